"""What was captured, session by session, each note with its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitator.core.base.language import Language, Phrase, phrase
from facilitator.core.notes.actions import Action, actions
from facilitator.core.notes.follow_up import status
from facilitator.core.notes.pictures import told
from facilitator.core.record.notes import Note
from facilitator.core.record.state import State
from facilitator.core.time.view import View
from facilitator.plain.places.line import understood
from facilitator.plain.voice import Sentence
from facilitator.running.commands.notes import Numbered, numbered


def notes(here: View, language: Language) -> Iterator[Sentence]:
    """Read the actions from before and then each session in which something was captured."""
    of = _Reading(here, language)
    every = numbered(here.state)
    yield from _under(phrase("From earlier meetings:"), (one for one in every if not one.note), of)
    for slot in here.state.slots:
        id_, title = slot.session.id, phrase("“{title}”:", title=slot.session.title)
        own = (one for one in every if one.note and one.note.session == id_)
        yield from _under(title, own, of)
    known = {slot.session.id for slot in here.state.slots}
    rest = (one for one in every if one.note and one.note.session not in known)
    yield from _under(phrase("Outside the sessions:"), rest, of)
    yield from _pictures(here.state)


def _pictures(state: State) -> Iterator[Sentence]:
    """Read what each picture tells, or else what it is of."""
    for number, picture in enumerate(state.pictures.values(), 1):
        yield phrase("Picture {n}: {text}", n=number, text=told(picture, state))


def open_actions(here: View, language: Language) -> Iterator[Sentence]:
    """Read the actions that are not done, each with the number of its note."""
    of = _Reading(here, language)
    still = [one for one in numbered(here.state) if (act := of.action(one)) and act.done is None]
    return _under(phrase("Open actions:"), still, of)


class _Reading:
    """Says what a note is, with what came of it if it is an action."""

    def __init__(self, here: View, language: Language) -> None:
        self._state: State = here.state
        self._language = language
        self._today = here.plan.now.astimezone(here.state.zone).date()
        self._actions = {one.id: one for one in actions(here.state)}

    def action(self, of: Numbered) -> Action | None:
        return self._actions.get(of.id)

    def line(self, of: Numbered) -> Phrase:
        action = self.action(of)
        about = list(self._about(action)) if action is not None else self._said(of.note)
        if not about:
            return phrase("Note {n}: {text}", n=of.number, text=of.text)
        return phrase(
            "Note {n}, {about}: {text}", n=of.number, about=", ".join(about), text=of.text
        )

    def _said(self, note: Note | None) -> list[str]:
        """Say of which kind a note is, if it is more than a note, and who said it."""
        if note is None or note.kind == "note":
            return []
        return list(understood(note.kind, note.who, None, self._language))

    def _about(self, action: Action) -> Iterator[str]:
        yield from understood("action", action.who, action.due, self._language)
        yield status(action, self._today, self._state, self._language)


def _under(heading: Phrase, those: Iterable[Numbered], of: _Reading) -> Iterator[Sentence]:
    lines = [of.line(one) for one in those]
    if lines:
        yield heading
        yield from lines
