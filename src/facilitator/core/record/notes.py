"""Notes: everything that was captured, by the id of the event that captured it."""

import datetime as dt
from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.record.fact import Fact

CaptureKind = Literal["note", "decision", "action", "quote", "question", "parking", "summary"]


class Noted(Fact, frozen=True):
    """Something said was captured, in `session` or between sessions, by `group` if it reports."""

    capture: CaptureKind
    text: str
    session: SessionId | None = None
    who: str = ""
    due: dt.date | None = None
    group: str | None = None


class NoteChanged(Fact, frozen=True):
    """A capture was edited or reclassified; `note` is the id of the event that captured it."""

    note: EventId
    capture: CaptureKind
    text: str
    session: SessionId | None = None
    who: str = ""
    due: dt.date | None = None


class NoteRemoved(Fact, frozen=True):
    """A capture was taken out of the minutes; it stays in the journal."""

    note: EventId


NoteFact = Noted | NoteChanged | NoteRemoved
"""Every fact about notes."""


class Note(Struct, frozen=True):
    """A capture: what was said, of which kind, in which session, by whom and due when."""

    id: EventId
    at: dt.datetime
    by: str
    kind: CaptureKind
    text: str
    session: SessionId | None = None
    who: str = ""
    due: dt.date | None = None
    group: str | None = None


Notes = Mapping[EventId, Note]
"""Every capture that was not removed, by its id."""

NO_NOTES: Final[Notes] = {}


def apply(
    notes: dict[EventId, Note], fact: NoteFact, event: EventId, at: dt.datetime, by: str
) -> None:
    """Fold a fact about notes into `notes`, kept by the event with an id at an instant (UTC)."""
    match fact:
        case Noted(kind, text, session, who, due, group):
            notes[event] = Note(event, at, by, kind, text, session, who, due, group)
        case NoteChanged(id_, kind, text, session, who, due):
            if id_ in notes:
                notes[id_] = replace(
                    notes[id_], kind=kind, text=text, session=session, who=who, due=due
                )
        case NoteRemoved(id_):
            notes.pop(id_, None)
