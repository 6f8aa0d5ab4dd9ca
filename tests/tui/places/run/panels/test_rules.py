"""Run shows the ground rules while the meeting agrees on them, with those of the room."""

from __future__ import annotations

from msgspec.structs import replace

from builders import Room, one_day, session
from facilitator.core.notes import rules as moves
from facilitator.tui.places.run.panels.rules import rules
from tui.places.run.showing import SMALL, WIDE, at, told


def shown(of: Room, name: str = "rules") -> list[str]:
    found = of.state.session(name)
    assert found is not None
    return told([rules(at(of), found, WIDE)], at(of)).get("Rules", [])


def test_they_stand_there_with_those_that_the_room_agrees_on() -> None:
    programme = replace(one_day(session("rules", kind="rules"), "b"), rules=("Be on time.",))
    of = Room(programme).until("10:00")
    assert shown(of) == ["1 Be on time."]
    of.do(moves.agree, "One at a time")
    assert shown(of) == ["1 Be on time.", "2 One at a time"]
    of.do(moves.drop, "1")
    assert shown(of) == ["1 One at a time"]
    assert shown(of, "b") == []


def test_a_long_rule_takes_two_lines_and_one_where_there_is_little_room() -> None:
    programme = replace(one_day(session("rules", kind="rules")), rules=("word " * 60,))
    of = Room(programme).until("10:00")
    found = of.state.session("rules")
    assert found is not None
    wide = told([rules(at(of), found, WIDE)], at(of))["Rules"]
    assert len(wide) == 2
    assert wide[1].startswith("  word")
    assert len(told([rules(at(of), found, SMALL)], at(of))["Rules"]) == 1
