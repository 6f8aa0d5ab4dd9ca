"""Ground rules: the agenda's, and those that the room agrees on or takes back."""

from __future__ import annotations

from msgspec.structs import replace

from builders import Room, one_day, refusal
from facilitator.core.notes import rules
from facilitator.core.record.opening import AgendaRevised
from facilitator.core.record.undoing import Undone

WRITTEN = replace(one_day("a"), rules=("Håll tiden.", "Ta med kolleger"))


def test_a_rule_agreed_on_in_the_room_stands_after_the_agendas() -> None:
    room = Room(WRITTEN).do(rules.agree, "  Lyssna\n först ")
    assert rules.ground_rules(room.state) == ("Håll tiden.", "Ta med kolleger", "Lyssna först")
    room.put(Undone(room.events[-1].id))
    assert rules.ground_rules(room.state) == WRITTEN.rules


def test_a_rule_holds_once_however_it_is_written() -> None:
    room = Room(WRITTEN)
    assert "already applies" in refusal(room, rules.agree, "HÅLL  tiden!")
    assert "Type the rule" in refusal(room, rules.agree, " ")
    room.do(rules.agree, "Lyssna först")
    room.put(AgendaRevised("", replace(WRITTEN, rules=("Lyssna först.", "Håll tiden"))))
    assert rules.ground_rules(room.state) == ("Lyssna först.", "Håll tiden")


def test_a_rule_is_taken_back_by_its_number_or_a_part_of_it() -> None:
    room = Room(WRITTEN).do(rules.agree, "Lyssna").do(rules.agree, "Lyssna på alla")
    room.do(rules.drop, "1").do(rules.drop, "lyssna")
    assert rules.ground_rules(room.state) == ("Ta med kolleger", "Lyssna på alla")
    assert "none of these" in refusal(room, rules.drop, "tiden")
    assert "none of these" in refusal(room, rules.drop, "3")
    room.do(rules.agree, "Håll tiden.")
    assert rules.ground_rules(room.state) == ("Håll tiden.", "Ta med kolleger", "Lyssna på alla")
