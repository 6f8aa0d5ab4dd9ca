"""Materials and preparations are ticked off, and open again."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import Room, one_day, session
from facilitator.core.base.refusal import Refused
from facilitator.core.record.undoing import Undone
from facilitator.core.time import moves
from facilitator.core.time.materials import missing, near, needs, tick, ticked


def room() -> Room:
    of = replace(session("a"), materials=("Flip chart", "Pens"), prepare=("Put out the chairs",))
    return Room(one_day(of, "b"))


def test_one_fact_ticks_off_both_lists() -> None:
    on = room().do(tick, "a", "Pens").do(tick, "a", "Put out the chairs")
    assert on.state.ticked == {"a": frozenset({"Pens", "Put out the chairs"})}
    assert ticked(on.state, "a", "Pens")
    assert not ticked(on.state, "a", "Flip chart")
    assert not ticked(on.state, "b", "Pens")
    on.do(tick, "a", "Pens", done=False)
    assert not ticked(on.state, "a", "Pens")
    on.put(Undone(on.events[-1].id))
    assert ticked(on.state, "a", "Pens")


@pytest.mark.parametrize(
    ("name", "item", "done", "why"),
    [
        ("a", "Chalk", True, "not in the lists"),
        ("b", "Pens", True, "not in the lists"),
        ("c", "Pens", True, "no session"),
        ("a", "Flip chart", False, "Nothing was changed"),
        ("a", "Pens", True, "Nothing was changed"),
    ],
)
def test_what_makes_no_sense_is_refused(name: str, item: str, done: bool, why: str) -> None:
    on = room().do(tick, "a", "Pens")
    with pytest.raises(Refused, match=why):
        tick(on.state, on.now, name, item, done=done)


def test_what_is_needed_is_listed_from_the_session_that_runs_on() -> None:
    on = room().do(tick, "a", "Pens")
    listed = [(need.session, need.item, need.ready) for need in needs(on.state, on.schedule)]
    assert listed == [
        ("a", "Put out the chairs", False),
        ("a", "Flip chart", False),
        ("a", "Pens", True),
    ]
    assert [need.item for need in missing(on.state, on.schedule, "a")] == [
        "Put out the chairs",
        "Flip chart",
    ]
    on.do(moves.start)
    assert [need.item for need in needs(on.state, on.schedule)] == ["Flip chart", "Pens"]
    on.do(moves.next_session)
    assert needs(on.state, on.schedule) == ()


def test_a_session_is_near_some_minutes_before_it_until_all_is_ready() -> None:
    of = replace(session("b"), materials=("Pens",))
    on = Room(one_day("a", of)).until("10:00").do(moves.start)
    assert list(near(on.until("10:19").state, on.schedule, 10)) == []
    ((row, left),) = near(on.until("10:20").state, on.schedule, 10)
    assert (row.session.id, left.total_seconds()) == ("b", 600)
    assert list(near(on.state, on.schedule, 0)) == []
    on.do(tick, "b", "Pens")
    assert list(near(on.state, on.schedule, 10)) == []
