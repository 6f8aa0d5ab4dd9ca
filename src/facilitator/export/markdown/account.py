"""What there is to tell of a session: what was said in it, or else what it was to be about.

What was planned is not told as what happened: the agenda's description is there only as long as
nothing else is, and a summary takes its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from facilitator.core.base.text import clean_line, fold
from facilitator.core.record.agenda import Session
from facilitator.core.record.notes import CaptureKind, Note
from facilitator.core.record.pictures import Picture
from facilitator.core.record.state import State
from facilitator.export.markdown import text as md
from facilitator.export.markdown.description import description
from facilitator.export.markdown.groups import unreported
from facilitator.export.markdown.round import answered
from facilitator.export.programme import Entry, Fate

_NOT_BEGUN: Final = (Fate.SKIPPED, Fate.MISSED, Fate.MOVED, Fate.HOMEWORK, Fate.DROPPED)

_ASIDE: Final[tuple[CaptureKind, ...]] = ("action", "parking")
"""The kinds of captures that are told elsewhere only; so are decisions on the ground rules."""


class Account(Struct, frozen=True):
    """One session on one day: what was captured in it, by kind and in order.

    `points` are notes and questions, `pictures` those that were attached to it and its notes,
    `description` is the agenda's, unless it only lists actions of the meetings before. `answered`
    says that questions of a round were, `reported` that groups did.
    """

    entry: Entry
    summaries: tuple[Note, ...] = ()
    points: tuple[Note, ...] = ()
    quotes: tuple[Note, ...] = ()
    decisions: tuple[Note, ...] = ()
    pictures: tuple[Picture, ...] = ()
    description: str = ""
    answered: bool = False
    reported: bool = False

    @property
    def of(self) -> Session:
        """The session."""
        return self.entry.slot.session

    @property
    def held(self) -> bool:
        """Whether it was held, or at least begun."""
        return was_held(self.entry)

    @property
    def written(self) -> bool:
        """Whether anything was captured that is told in its place, answers and reports included."""
        noted = self.summaries or self.points or self.quotes or self.decisions or self.pictures
        return bool(noted) or self.answered or self.reported

    @property
    def told(self) -> bool:
        """Whether it has a place of its own, if there is anything to tell of it."""
        return self.written or (self.held and self.of.kind != "break")

    @property
    def about(self) -> str:
        """What it was about, as plain text: its summaries, or else its description."""
        if self.summaries:
            return "\n\n".join(note.text for note in self.summaries)
        return "" if self.written else self.description

    def text(self) -> list[str]:
        """Write what it was about as blocks."""
        if self.summaries:
            return [md.block(note.text) for note in self.summaries]
        described = self.held and self.description and not self.written
        return [description(self.description)] if described else []

    def questions(self) -> tuple[str, ...]:
        """Return what was discussed in it, unless answers tell their questions."""
        return () if self.answered or not self.held else self.of.questions


def was_held(entry: Entry) -> bool:
    """Return whether a session was held, or at least begun."""
    return entry.begun or entry.fate not in (*_NOT_BEGUN, Fate.COMING)


def account(entry: Entry, state: State) -> Account:
    """Gather what there is to tell of a session."""
    of = entry.slot.session
    elsewhere = (*_ASIDE, "decision") if of.kind == "rules" else _ASIDE
    asked = {fold(clean_line(question)) for question in of.questions}
    notes = [
        note
        for note in entry.notes
        if note.kind not in elsewhere
        and not (note.kind == "question" and fold(clean_line(note.text)) in asked)
    ]
    here = unreported(notes, state)
    return Account(
        entry,
        summaries=_of(here, "summary"),
        points=_of(here, "note", "question"),
        quotes=_of(here, "quote"),
        decisions=_of(here, "decision"),
        pictures=_pictures(entry, state),
        description="" if _lists_actions(of, state) else of.description,
        answered=answered(of, state),
        reported=len(here) < len(notes),
    )


def _pictures(entry: Entry, state: State) -> tuple[Picture, ...]:
    """List the pictures of a session, on the day on which it was held or is to be."""
    if entry.fate is Fate.MOVED:
        return ()
    id_ = entry.slot.session.id
    return tuple(each for each in state.pictures.values() if each.session == id_)


def _lists_actions(of: Session, state: State) -> bool:
    """Return whether a description lists the actions of earlier meetings, as `next` writes it."""
    brought = [md.inline(clean_line(one.text)) for one in state.earlier.actions]
    return bool(brought) and all(text in of.description for text in brought)


def _of(notes: Sequence[Note], *kinds: CaptureKind) -> tuple[Note, ...]:
    return tuple(note for note in notes if note.kind in kinds)
