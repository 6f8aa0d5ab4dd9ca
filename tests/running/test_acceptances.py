"""How late a session was when that was accepted is read from the events, undone ones left out."""

from __future__ import annotations

import pytest

from builders import minutes, one_day, session
from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.record.programme import LatenessAccepted
from facilitator.core.record.sessions import Extended
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.time import moves
from facilitator.running import acceptances
from facilitator.running.acceptances import Acceptances
from running.led import LedRoom

LUNCH = SessionId("lunch")


def extended() -> tuple[LedRoom, EventId, EventId]:
    """Give a session 5 and 10 minutes more before a lunch, and accept that it begins late."""
    room = LedRoom(one_day("a", session("lunch", 60, start="10:30")))
    room.until("10:00").do(moves.start)
    five, ten = (room.put(Extended(SessionId("a"), n * 60)).id for n in (5, 10))
    room.put(LatenessAccepted(LUNCH))
    return room, five, ten


def test_what_was_accepted_is_read_anew_when_another_step_is_undone_instead() -> None:
    room, five, ten = extended()
    read = Acceptances(room.meeting)
    assert read.late() == {LUNCH: minutes(15)}
    room.put(Undone(ten))
    assert read.late() == {LUNCH: minutes(5)}
    room.put(Redone(ten), Undone(five))
    assert read.late() == {LUNCH: minutes(10)}


def test_what_was_accepted_is_not_read_again_when_a_later_step_is_undone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room, _, _ = extended()
    read = Acceptances(room.meeting)
    assert read.late() == {LUNCH: minutes(15)}
    room.put(Undone(room.put(Extended(SessionId("a"), 60)).id))
    monkeypatch.delattr(acceptances, "replay")
    assert read.late() == {LUNCH: minutes(15)}
