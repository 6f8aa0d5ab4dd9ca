"""Capturing a note, changing and removing it."""

from __future__ import annotations

import datetime as dt

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import says_nothing
from facilitator.core.notes.capture import Capture
from facilitator.core.record.groups import NO_GROUPS
from facilitator.core.record.notes import NoteChanged, Noted, NoteFact, NoteRemoved
from facilitator.core.record.state import State
from facilitator.core.time.moves import at_hand, named


def capture(
    state: State,
    now: dt.datetime,
    what: Capture,
    session: SessionId | None = None,
    *,
    group: str | None = None,
) -> NoteFact:
    """Keep a capture, in the session named or else the running one.

    Between sessions it belongs to the one that ran last that day; a summary is the whole meeting's
    then. With `group` it is what a group of the session named reports.
    """
    _refuse_empty(what)
    _refuse_private(what)
    _refuse_doubtful(what)
    if session is None:
        of_meeting = what.kind == "summary" and state.current is None
        session = None if of_meeting else at_hand(state, now)
    else:
        named(state, session)
    grouping = state.groupings.get(session, NO_GROUPS) if session else NO_GROUPS
    if group is not None and group not in grouping.groups:
        raise Refused(phrase("That group is no longer there."))
    return Noted(what.kind, what.text, session, what.who, what.due, group)


def change_note(state: State, _: dt.datetime, note: EventId, what: Capture) -> NoteFact:
    """Edit or reclassify a capture; it stays in its session."""
    before = state.notes.get(note)
    if before is None:
        raise Refused(phrase("That note is no longer there."))
    _refuse_empty(what)
    _refuse_private(what)
    _refuse_doubtful(what)
    if Capture(before.kind, before.text, before.who, before.due) == what:
        raise Refused(phrase("Nothing was changed."))
    return NoteChanged(note, what.kind, what.text, before.session, what.who, what.due)


def remove_note(state: State, _: dt.datetime, note: EventId) -> NoteFact:
    """Take a capture out of the minutes."""
    if note not in state.notes:
        raise Refused(phrase("That note is no longer there."))
    return NoteRemoved(note)


def _refuse_private(what: Capture) -> None:
    # What is in the journal is there for good, and with everybody who has a copy of it.
    if what.private:
        raise Refused(
            phrase(
                "This note is in the meeting's record, so it cannot be made private any more. "
                "Remove it, and type a new one that begins with %."
            )
        )


def _refuse_doubtful(what: Capture) -> None:
    if what.doubt is not None:
        raise Refused(what.doubt)


def _refuse_empty(what: Capture) -> None:
    if says_nothing(what.text):
        raise Refused(phrase("There is no text to keep."))
