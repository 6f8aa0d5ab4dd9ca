"""What an organisation may be that the agenda does not have, and who is from it already."""

from __future__ import annotations

import pytest

from builders import refusal
from core.people.making import room
from facilitator.core.people import moves, unknown
from facilitator.core.people.person_line import Line


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Region Blekynge", "Region Blekinge"),
        ("RS", "Region Skåne"),
        ("R.S.", "Region Skåne"),
        ("Region Skåne, IT", "Region Skåne"),
        ("Acme", None),
        ("Region", None),
    ],
)
def test_a_name_may_be_mistyped_or_cut_short(name: str, meant: str | None) -> None:
    found = unknown.near(room().state.agenda, name)
    assert (found.name if found else None) == meant


def test_a_refusal_names_the_one_that_may_be_meant() -> None:
    assert "“Region Blekinge” may be meant" in refusal(
        room(), moves.add, Line("Bo", "Region Blekynge")
    )


def test_who_was_asked_about_is_meant_as_before() -> None:
    on = room()
    here, there = Line("Bo", "Region Blekynge"), Line("Cia", "Acme")
    assert unknown.is_unknown(on.state, here)
    assert unknown.as_before(on.state, here) == here
    on.do(moves.add, Line("Bo", "Region Blekinge")).do(moves.add, Line("Dan", "Acme", "guest"))
    assert unknown.as_before(on.state, here) == Line("Bo", "Region Blekinge")
    assert unknown.as_before(on.state, there) == Line("Cia", "Acme", "guest")
    assert unknown.as_before(on.state, Line("Eva", "Region Blekynge")).role == "participant"


def test_whoever_is_changed_may_stay_where_they_are_from() -> None:
    on = room().do(moves.add, Line("Dan", "Acme", "guest"))
    dan, line = on.state.people.persons["dan"], Line("Dan", "Acme")
    assert not unknown.is_unknown(on.state, line, dan)
    assert unknown.as_before(on.state, line, dan) == line
    on.do(moves.change, "dan", line)
    assert on.state.people.persons["dan"].role == "participant"
