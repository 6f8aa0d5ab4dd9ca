"""Deeds are what was done, by the reader or in another program, each in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from facilitator.core.base.language import Language, Phrase, phrase
from facilitator.core.record.events import AnyFact, Event, step
from facilitator.core.record.notes import NoteChanged, Noted
from facilitator.core.record.state import State
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.telling.announce import deed
from facilitator.core.telling.describe.fact import describe, describe_step
from facilitator.core.telling.undoable import UNDO, taken
from facilitator.plain.places.line import understood

if TYPE_CHECKING:
    from facilitator.running.together.listing import Record


class Deeds:
    """Remembers how much of a record was told."""

    def __init__(self, record: Record, language: Language) -> None:
        """Begin with all told that is there."""
        self._record = record
        self._language = language
        self._told = len(record.journal.arrived)

    def new(
        self,
        before: State,
        after: State,
        mine: Event | None = None,
        *,
        answering: bool = False,
    ) -> Iterator[Phrase]:
        """Report the events since the last time; `mine` is the one that the reader made.

        Of an answer, and of a note that was no command, it is said how to take it back.
        """
        events = self._record.journal.arrived
        new, self._told = events[self._told :], len(events)
        for event in new:
            gone = taken(event.fact, before)
            if mine is None or event.id != mine.id:
                what = self._what(event.fact, before if gone else after)
                by = after.sharing.name(event.by)
                yield deed(what, by or phrase("Another program"))
            elif gone:
                yield gone  # that says how to bring it back
            elif answering or _plain_note(event.fact):
                yield phrase(
                    "You {what}; {u} takes it back.", what=self._what(event.fact, after), u=UNDO
                )
            else:
                yield deed(self._what(event.fact, after))

    def _what(self, fact: AnyFact, state: State) -> Phrase:
        match fact:
            case Undone(target) if found := step(self._record.journal.events, target):
                return phrase("undid: {what}", what=describe_step(found, state))
            case Redone(target) if found := step(self._record.journal.events, target):
                return phrase("redid: {what}", what=describe_step(found, state))
            case Noted():
                return phrase("kept “{text}” ({about})", text=fact.text, about=self._about(fact))
            case NoteChanged():
                return phrase(
                    "changed a note to “{text}” ({about})",
                    text=fact.text,
                    about=self._about(fact),
                )
            case _:
                pass
        return describe(fact, state)

    def _about(self, fact: Noted | NoteChanged) -> str:
        """Say all that was understood of a note, so that it can be put right."""
        return ", ".join(understood(fact.capture, fact.who, fact.due, self._language))


def _plain_note(fact: AnyFact) -> bool:
    return isinstance(fact, Noted) and fact.capture == "note"
