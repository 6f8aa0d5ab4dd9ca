"""Notes: everything that was captured, by the id of the event that captured it."""

import datetime as dt
from typing import Literal

from msgspec import Struct

from facilitator.core.record.fact import Fact

CaptureKind = Literal["note", "decision", "action", "quote", "question", "parking"]


class Noted(Fact, frozen=True):
    """Something said was captured, in `session` or between sessions, by `group` if it reports."""

    capture: CaptureKind
    text: str
    session: str | None = None
    who: str = ""
    due: dt.date | None = None
    group: str | None = None


class NoteChanged(Fact, frozen=True):
    """A capture was edited or reclassified; `note` is the id of the event that captured it."""

    note: str
    capture: CaptureKind
    text: str
    session: str | None = None
    who: str = ""
    due: dt.date | None = None


class NoteRemoved(Fact, frozen=True):
    """A capture was taken out of the minutes; it stays in the journal."""

    note: str


class Note(Struct, frozen=True):
    """A capture: what was said, of which kind, in which session, by whom and due when."""

    id: str
    at: dt.datetime
    by: str
    kind: CaptureKind
    text: str
    session: str | None = None
    who: str = ""
    due: dt.date | None = None
    group: str | None = None
