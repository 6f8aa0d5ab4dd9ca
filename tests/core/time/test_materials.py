"""Materials and preparations are ticked off, and open again."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import Room, one_day, session
from facilitator.core.base.refusal import Refused
from facilitator.core.record.undoing import Undone
from facilitator.core.time.materials import tick, ticked


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
