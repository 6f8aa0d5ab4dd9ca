"""Meetings held in so many minutes, and their review."""

from __future__ import annotations

from builders import Room, one_day, session
from facilitator.core.record.agenda import SessionKind
from facilitator.core.review.review import (
    Review,
    review,
)
from facilitator.core.time import moves


def of(room: Room) -> Review:
    return review(room.state, room.now)


def held(*lengths: tuple[SessionKind, int, int], start: str = "10:00", late: float = 0) -> Room:
    """Hold sessions of a kind, planned to take so many minutes, each in so many minutes."""
    made = [session(f"s{i}", plan, kind=kind) for i, (kind, plan, _) in enumerate(lengths)]
    room = Room(one_day(*made, start=start)).until(start).wait(late)
    for _, _, took in lengths:
        room.do(moves.next_session).wait(took)
    return room.do(moves.end).do(moves.close)


LUNCH = session("lunch", 60, start="12:00", kind="break")
