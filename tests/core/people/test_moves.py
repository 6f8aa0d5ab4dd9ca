"""People are listed, mended and taken off the list."""

from __future__ import annotations

from core.people.making import here, room, words
from facilitator.core.people import attendance, roster
from facilitator.core.people import moves as people_moves
from facilitator.core.people.person_line import Line


def test_a_stand_in_that_is_named_keeps_its_presence() -> None:
    on = room().until("10:05").do(attendance.toggle, "@blekinge", 0)
    on.do(people_moves.change, "@blekinge", Line("Anna Berg", "Region Blekinge"))
    assert not roster.stands_in(on.state, "@blekinge")
    assert here(on) == ["Anna Berg"]
    assert attendance.turnout(on.state, 0).of == 3


def test_an_absent_stand_in_goes_once_somebody_is_named() -> None:
    on = room().until("10:00").do(attendance.leave, "@blekinge", 0)
    assert words(on, "@blekinge") == "absent"
    on.do(people_moves.add, Line("Anna Berg", "blek"))
    assert roster.roster(on.state)[0].id == "anna-berg"
