"""Ground rules: the agenda's, and those that the room agrees on or takes back."""

from __future__ import annotations

from msgspec.structs import replace

from builders import Room, one_day, refusal, session
from facilitator.core.notes import rules
from facilitator.core.record.notes import Noted
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


def test_what_is_decided_while_rules_are_talked_about_is_one_until_it_is_dropped() -> None:
    made = replace(one_day(session("r", kind="rules"), "a"), rules=WRITTEN.rules)
    room = Room(made)
    room.put(
        Noted("decision", "Håll tiden i alla pass.", "r"),
        Noted("decision", "Ta med kolleger!", "r"),
        Noted("decision", "Vi ses i Kista", "a"),
    )
    assert rules.ground_rules(room.state) == ("Ta med kolleger", "Håll tiden i alla pass.")
    room.do(rules.drop, "i alla pass")
    assert rules.ground_rules(room.state) == ("Håll tiden.", "Ta med kolleger")
