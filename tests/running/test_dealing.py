"""What a dealing would do is said before it is done, and the people stay where they are."""

from __future__ import annotations

from builders import ENGLISH, Room
from core.groups.making import G, alone, room, seated
from facilitator.core.groups import moves
from facilitator.core.record.groups import GroupRuleSet
from facilitator.core.record.move import Move, bound, decide
from facilitator.running.dealing import dealt


def said(on: Room, move: Move[[]]) -> list[str]:
    """Say what a move would do."""
    return [ENGLISH.say(line) for line in dealt(on.state, decide(move, on.state, on.now), on.now)]


def test_sizes_and_who_moves_are_those_of_after() -> None:
    on = room("A", "B").do(moves.put, G, "anna", "a").do(moves.put, G, "bo", "a")
    before = on.state
    assert said(on, bound(moves.put, G, "bo", "b")) == [
        "A: 1 person, B: 1 person",
        "1 person moves",
    ]
    assert said(on, bound(moves.put, G, "bo", None))[0] == "A: 1 person, B: 0 people"
    assert said(on, bound(moves.deal, G))[0] == "A: 3 people, B: 3 people"
    assert on.state is before
    assert "Cia" in alone(on)
    assert seated(on)["A"] == ["Anna", "Bo"]


def test_a_rule_that_would_not_be_kept_is_told() -> None:
    on = room("A", "B")
    on.put(GroupRuleSet(G, "apart", ("anna", "bo", "cia")))
    assert len(said(on, bound(moves.deal, G))) == 3


def test_of_what_deals_nobody_there_is_nothing_to_say() -> None:
    on = room("A")
    assert said(on, bound(moves.form, G, "B")) == []
