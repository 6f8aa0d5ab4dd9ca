"""Below the times stand amounts, names and bars in columns, as wide as there is room for them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import ENGLISH, Room, one_day, session
from core.review.making import LUNCH, held, of
from facilitator.core.base.cells import cells
from facilitator.core.record.agenda import SessionKind
from facilitator.core.review.review import Review
from facilitator.core.time import moves
from facilitator.tui.places.review.beside import MOST, where

LONG = "A" * 90


def longer() -> Review:
    """Hold a session of a long title 36 minutes too long, and one 18; lunch is late by then."""
    talk = replace(session("talk", 30), title=LONG)
    room = Room(one_day(talk, session("b", 90), LUNCH, "c")).until("10:00").do(moves.next_session)
    for wait in (66, 108, 1):
        room = room.wait(wait).do(moves.next_session) if wait > 1 else room.wait(wait)
    return of(room)


@pytest.mark.parametrize(("width", "name"), [(200, 44), (64, 44), (62, 43), (40, 21), (20, 1)])
def test_a_name_is_cut_where_the_bar_would_have_no_room(width: int, name: int) -> None:
    first, second, *_ = where(longer(), width, ENGLISH).plain.split("\n")
    assert first.startswith("+36   ")
    assert first.index("■") == second.index("■") == 6 + name + 1
    assert (first.count("■"), second.count("■")) == (12, 6)
    assert cells(first.split("■")[0].rstrip()[6:]) == min(name, cells(LONG))


def test_what_there_is_no_room_for_is_summed_up() -> None:
    lengths: list[tuple[SessionKind, int, int]] = [("talk", 10, 10 + n) for n in range(1, 9)]
    found = held(*lengths, ("talk", 10, 6))
    lines = where(of(found), 60, ENGLISH).plain.split("\n")
    assert len(lines) == MOST
    assert lines[-1].startswith("+6    3 more")
    assert sum(int(line.split()[0].replace("\N{MINUS SIGN}", "-")) for line in lines) == 32
