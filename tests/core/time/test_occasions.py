"""When the user's own commands are told that something happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builders import Room, one_day, session
from facilitator.core.time import moves
from facilitator.core.time.occasions import between


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        ("10:00", "10:15", []),
        ("10:15", "10:16", ["on-warning a"]),
        ("10:15", "10:19:30", ["on-warning a"]),  # nearly over at once
        ("10:16", "10:19:30", []),
        ("10:19:30", "10:20:01", ["on-overtime a"]),
        ("10:15", "10:20:01", ["on-overtime a"]),
        ("10:21", "10:30", []),
    ],
)
def test_time_gets_short_once_and_is_then_up(since: str, until: str, told: list[str]) -> None:
    assert _told(_started().until(since), lambda room: room.until(until)) == told


def test_one_session_ends_as_the_next_one_starts() -> None:
    room = Room(one_day(session("a", 20), session("b", 20)))
    for move, told in (
        (moves.start, ["on-start a"]),
        (moves.pause, []),
        (moves.next_session, ["on-end a", "on-start b"]),
        (moves.end, ["on-end b"]),
    ):
        assert _told(room, lambda room, move=move: room.do(move)) == told  # type: ignore[misc]


def test_more_time_lets_it_get_short_again() -> None:
    room = _started().until("10:19")
    room.do(moves.extend, 20)
    assert _told(room, lambda room: room.until("10:39")) == ["on-warning a"]


def _started() -> Room:
    return Room(one_day(session("a", 20), "b")).until("10:00").do(moves.start)


def _told(room: Room, change: Callable[[Room], object]) -> list[str]:
    before = room.schedule
    change(room)
    return [f"{what} {row.session.id}" for what, row in between(before, room.schedule)]


def test_each_occasion_comes_once_and_in_order() -> None:
    room = Room(one_day("a", session("b", 30))).until("10:00")
    seen = []
    look = room.schedule
    steps: list[Callable[[], object]] = [
        lambda: room.do(moves.start),
        lambda: room.wait(10),
        lambda: room.wait(15),  # five minutes left: a warning
        lambda: room.wait(4),  # one minute left
        lambda: room.wait(2),
        lambda: room.wait(2),
        lambda: room.do(moves.extend, 20),
        lambda: room.wait(14),
        lambda: room.do(moves.next_session),
        lambda: room.do(moves.end),
    ]
    for step in steps:
        step()
        before, look = look, room.schedule
        seen += [(occasion, row.session.id) for occasion, row in between(before, look)]
    assert seen == [
        ("on-start", "a"),
        ("on-warning", "a"),
        ("on-overtime", "a"),
        ("on-warning", "a"),
        ("on-end", "a"),
        ("on-start", "b"),
        ("on-end", "b"),
    ]
