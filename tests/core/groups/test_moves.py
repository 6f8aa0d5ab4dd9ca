"""What each move of group work does, and when it is refused."""

from __future__ import annotations

import pytest

from builders import ENGLISH, Room, minutes, refusal
from core.groups.making import SIX, G, alone, person, room, seated
from facilitator.core.base.refusal import Refused
from facilitator.core.groups import moves, timers
from facilitator.core.groups.board import board
from facilitator.core.notes.capture import Capture
from facilitator.core.notes.moves import capture
from facilitator.core.record.group_clocks import Timer
from facilitator.core.record.groups import (
    GroupFormed,
    GroupRuleSet,
    HostNamed,
    MemberPlaced,
    MembersDealt,
    Rotated,
)
from facilitator.core.record.move import Move, bound
from facilitator.core.record.notes import Noted
from facilitator.core.record.people import Arrived
from facilitator.core.record.undoing import Undone
from facilitator.core.telling.describe.fact import describe
from facilitator.core.time.moves import end, go_to, start, undo


def test_several_people_move_in_one_step() -> None:
    on = room("A", "B").do(moves.put, G, "bo", "a")
    before = on.state.groupings
    on.do(moves.put, G, "anna", "a", "bo", "cia", "gone", "cia")
    assert on.events[-1].fact == MemberPlaced(G, "anna", "a", (("cia", "a"),))
    assert seated(on) == {"A": ["Anna", "Bo", "Cia"], "B": []}
    on.do(undo)
    assert on.state.groupings == before
    on.do(moves.put, G, "anna", "b", "bo").do(moves.put, G, "bo", None, "anna")
    assert seated(on) == {"A": [], "B": []}
    with pytest.raises(Refused, match="They are in no group"):
        on.do(moves.put, G, "bo", None, "anna")
    on.do(moves.put, G, "bo", "a", "anna")
    with pytest.raises(Refused, match="They are already in that group"):
        on.do(moves.put, G, "bo", "a", "anna")


def test_several_latecomers_go_where_they_are_needed_one_after_the_other() -> None:
    on = room("A", "B").do(moves.put, G, "anna", "a").do(moves.put, G, "bo", "a")
    on.do(moves.join, G, "anna", "cia", "dan", "eva")
    assert {group: len(names) for group, names in seated(on).items()} == {"A": 3, "B": 2}
    with pytest.raises(Refused, match="They are already in groups"):
        on.do(moves.join, G, "anna", "cia")


def test_one_tick_of_attendance_leaves_everybody_else_where_they_are() -> None:
    on = room("A").do(moves.put, G, "anna", "a").do(moves.put, G, "bo", "a")
    before = board(on.state, G)
    on.put(Arrived("anna", 1))
    assert board(on.state, G) == before
    on.do(moves.deal, G)
    assert board(on.state, G).tables[0].size == len(SIX)
    over = on.do(start).do(go_to, G).do(end)
    assert board(over.state, G).tables[0].size == len(SIX)


def test_groups_are_formed_changed_and_dissolved() -> None:
    on = room()
    on.do(moves.form, G, *moves.read_line("Plans:  concrete\nwork "))
    assert on.events[-1].fact == GroupFormed(G, "plans", "Plans", "concrete work")
    on.do(moves.form, G, "", "Only a focus")
    assert on.events[-1].fact == GroupFormed(G, "only-a-focus", "Only a focus", "Only a focus")
    on.do(moves.put, G, "anna", "plans")
    on.do(moves.change, G, "plans", "Deeds", "now")
    assert seated(on) == {"Deeds": ["Anna"], "Only a focus": []}
    on.do(capture, Capture("note", "said"), G, group="plans")
    on.do(moves.dissolve, G, "plans")
    assert seated(on) == {"Only a focus": []}
    assert "Anna" in alone(on)
    on.do(moves.form, G, "Plans")
    assert list(on.state.groupings[G].groups) == ["only-a-focus", "plans-2"]
    assert board(on.state, G).tables[1].notes == ()


def test_people_are_moved_and_taken_out() -> None:
    on = room("A", "B")
    on.do(moves.put, G, "anna", "a")
    assert on.events[-1].fact == MemberPlaced(G, "anna", "a")
    on.do(moves.put, G, "anna", "b")
    assert seated(on) == {"A": [], "B": ["Anna"]}
    on.do(moves.put, G, "anna", None)
    assert on.events[-1].fact == MemberPlaced(G, "anna", None)
    assert "Anna" in alone(on)


def test_each_dealing_has_the_next_seed_and_says_so() -> None:
    on = room("A", "B")
    on.do(moves.deal, G)
    assert isinstance(on.events[-1].fact, MembersDealt)
    first = seated(on)
    assert on.state.groupings[G].seed == 1
    assert sorted(map(len, first.values())) == [3, 3]
    on.do(moves.deal, G)
    assert on.state.groupings[G].seed == 2
    on.put(Undone(on.events[-1].id))
    assert (seated(on), on.state.groupings[G].seed) == (first, 1)
    on.put(Undone(on.events[1].id))
    assert len(alone(on)) == 6


def test_rules_are_heeded_by_the_next_dealing() -> None:
    on = room("A", "B")
    on.do(moves.put, G, "anna", "a").do(moves.put, G, "bo", "b")
    on.do(moves.set_rule, G, "together", ["anna", "bo"])
    on.do(moves.set_rule, G, "apart", ["anna", "cia"])
    on.do(moves.set_rule, G, "fixed", ["bo"])
    assert on.events[-1].fact == GroupRuleSet(G, "fixed", ("bo",), "b")
    now = board(on.state, G)
    assert [rule.rule for rule in now.broken()] == ["together"]
    assert now.unmet() == ()
    on.do(moves.deal, G)
    now = board(on.state, G)
    assert now.broken() == ()
    assert now.unmet() == ()
    assert now.placement["anna"] == now.placement["bo"] == "b"
    assert now.placement["cia"] == "a"
    on.do(moves.put, G, "anna", "a")
    assert {rule.rule for rule in board(on.state, G).broken()} == {"together", "apart"}
    on.do(moves.clear_rules, G)
    assert board(on.state, G).rules == ()


def test_what_a_dealing_could_not_keep_is_explained_with_the_groups_as_shown() -> None:
    on = room("Plans", "Deeds")
    on.do(moves.set_rule, G, "apart", ["anna", "bo", "cia"]).do(moves.deal, G)
    (sentence,) = board(on.state, G).unmet()
    assert sentence.text == "{people} cannot all be kept apart: they are more than the groups."
    on = room("Plans", "Deeds")
    on.do(moves.put, G, "anna", "plans").do(moves.put, G, "bo", "plans")
    on.do(moves.set_rule, G, "fixed", ["anna", "bo"])
    on.do(moves.set_rule, G, "apart", ["anna", "bo"]).do(moves.deal, G)
    (sentence,) = board(on.state, G).unmet()
    assert sentence.values["group"] == "1 Plans"


def test_a_rule_about_a_group_that_is_gone_counts_no_more() -> None:
    on = room("A", "B")
    on.do(moves.put, G, "anna", "a").do(moves.set_rule, G, "fixed", ["anna"])
    on.do(moves.dissolve, G, "a")
    assert board(on.state, G).rules == ()
    on.do(moves.deal, G)
    assert len(seated(on)["B"]) == 6


def test_a_latecomer_joins_where_they_are_needed() -> None:
    on = room("A", "B")
    on.do(moves.put, G, "anna", "a").do(moves.join, G, "bo")
    assert on.events[-1].fact == MemberPlaced(G, "bo", "b")
    on.do(moves.set_rule, G, "apart", ["bo", "cia"]).do(moves.join, G, "cia")
    assert on.events[-1].fact == MemberPlaced(G, "cia", "a")


def test_a_rotation_leaves_hosts_and_keeps_the_rounds() -> None:
    on = room("A", "B", "C")
    on.do(moves.deal, G)
    first = board(on.state, G).placement
    host = next(p for p, group in first.items() if group == "a")
    on.do(moves.name_host, G, host)
    assert board(on.state, G).hosts == {"a": host}
    assert board(on.state, G).tables[0].seats[0].person.id == host
    on.do(moves.rotate, G).do(moves.rotate, G)
    fact = on.events[-1].fact
    assert isinstance(fact, Rotated)
    assert fact.number == 3
    rounds = on.state.groupings[G].rounds
    assert rounds[0] == first
    assert [placement[host] for placement in rounds] == ["a", "a", "a"]
    assert all(rounds[1][p] != group for p, group in first.items() if p != host)
    assert rounds[2] == board(on.state, G).placement
    on.do(moves.name_host, G, host)
    assert board(on.state, G).hosts == {}
    on.do(moves.deal, G)
    assert on.state.groupings[G].rounds == ()


def test_the_next_round_starts_the_clock_again_with_the_same_length() -> None:
    on = room("A", "B", "C").do(moves.deal, G).do(moves.rotate, G)
    assert not on.state.groupings[G].clocks.running
    on.do(timers.start_timer, G, 600).do(timers.start_timer, G, 60, "b").wait(11)
    on.do(moves.rotate, G)
    assert isinstance(on.events[-1].fact, Rotated)
    assert on.events[-1].fact.seconds == 600
    clocks = on.state.groupings[G].clocks
    assert [clocks.of(group) for group in "abc"] == [Timer(on.now, minutes(10))] * 3
    on.do(timers.stop_timer, G).do(moves.rotate, G)
    assert on.state.groupings[G].clocks.all == Timer(on.now, minutes(10)), "stopped, not forgotten"
    on = room("A", "B").do(moves.deal, G).do(timers.start_timer, G, 60, "b").do(moves.rotate, G)
    assert on.state.groupings[G].clocks.all == Timer(on.now, minutes(1))


def test_hosts_are_named_together_and_stay_where_they_are_dealt_again() -> None:
    on = room("A", "B", "C").do(moves.deal, G)
    first = {table.group.id: table.seats[0].person.id for table in board(on.state, G).tables}
    on.do(moves.name_host, G, first["a"], first["c"])
    assert on.events[-1].fact == HostNamed(G, "a", first["a"], ((first["c"], "c"),))
    assert ENGLISH.say(describe(on.events[-1].fact, on.state)) == "made 2 people hosts"
    on.do(moves.deal, G)
    now = board(on.state, G)
    assert now.hosts == {"a": first["a"], "c": first["c"]}
    assert [table.group.id for table in now.hostless] == ["b"]
    assert refusal(on, moves.name_host, G, first["a"], first["c"]) == "They are hosts already."
    ones, twos = (now.tables[1].seats[n].person.id for n in (0, 1))
    assert refusal(on, moves.name_host, G, ones, twos).startswith("A group has one host")
    on.do(moves.put, G, ones, None)
    assert refusal(on, moves.name_host, G, ones, first["a"]).startswith("A host is in a group")
    on.do(moves.name_host, G, first["a"], twos)
    assert board(on.state, G).hosts == {"a": first["a"], "b": twos, "c": first["c"]}
    on.do(undo).do(moves.name_host, G, first["a"])
    assert board(on.state, G).hosts == {"c": first["c"]}


def test_a_host_who_is_moved_stays_a_host_unless_one_is_there() -> None:
    on = room("A", "B", "C").do(moves.deal, G)
    hosts = {table.group.id: table.seats[0].person.id for table in board(on.state, G).tables}
    on.do(moves.name_host, G, hosts["a"], hosts["b"])
    on.do(moves.put, G, hosts["a"], "c")
    assert on.events[-1].fact == MemberPlaced(G, hosts["a"], "c", None, (hosts["a"],))
    assert board(on.state, G).hosts == {"b": hosts["b"], "c": hosts["a"]}
    assert [table.group.name for table in board(on.state, G).hostless] == ["A"]
    on.do(moves.put, G, hosts["a"], "b")
    assert board(on.state, G).hosts == {"b": hosts["b"]}
    on.do(undo).do(moves.put, G, hosts["b"], None)
    assert board(on.state, G).hosts == {"c": hosts["a"]}
    on.do(moves.put, G, hosts["b"], "b")
    assert board(on.state, G).hosts == {"b": hosts["b"], "c": hosts["a"]}, "only away for a while"


def test_the_first_rounds_are_planned_together() -> None:
    on = room("A", "B", "C", "D", people=[person(f"P{n}") for n in range(12)])
    on.do(moves.deal, G).do(moves.rotate, G).do(moves.rotate, G)
    assert len(on.state.groupings[G].rounds) == 3
    assert board(on.state, G).repeated_pairs() == 0


def test_a_rotation_heeds_rules_and_says_which_it_could_not() -> None:
    on = room("A", "B", "C", people=[person(f"P{n}") for n in range(9)])
    on.do(moves.deal, G).do(moves.set_rule, G, "together", ["p0", "p1"])
    on.do(moves.set_rule, G, "apart", ["p2", "p3"])
    for _ in range(4):
        before = board(on.state, G).placement
        on.do(moves.rotate, G)
        after = board(on.state, G).placement
        assert after["p0"] == after["p1"]
        assert after["p2"] != after["p3"]
        assert after["p0"] not in {before["p0"], before["p1"]}
        assert (board(on.state, G).unmet(), board(on.state, G).broken()) == ((), ())
    on.do(moves.set_rule, G, "fixed", ["p4"])
    home = board(on.state, G).placement["p4"]
    host = next(p for p, g in board(on.state, G).placement.items() if g != home)
    on.do(moves.set_rule, G, "fixed", [host]).do(moves.put, G, host, home)
    on.do(moves.name_host, G, host).do(moves.rotate, G)
    here = board(on.state, G).placement
    assert here["p4"] == here[host] == home
    assert [line.text for line in board(on.state, G).unmet()] == [
        "{person} belongs in {group} but is in {other}."
    ]
    on.do(moves.put, G, "p4", None)
    assert board(on.state, G).unmet() == ()


def test_a_move_by_hand_counts_in_the_round_and_the_next_round_is_found_all_the_same() -> None:
    on = room("A", "B", "C")
    on.do(moves.deal, G).do(moves.rotate, G).do(moves.put, G, "anna", None)
    grouping = on.state.groupings[G]
    assert "anna" not in grouping.rounds[-1]
    on.do(moves.join, G, "anna")
    for number in (3, 4, 5):
        on.do(moves.rotate, G)
        before, after = on.state.groupings[G].rounds[-2:]
        assert len(on.state.groupings[G].rounds) == number
        assert all(after[p] != group for p, group in before.items())


def test_what_a_group_reports_is_kept_with_it() -> None:
    on = room("A")
    event = on.do(capture, Capture("decision", "Go"), G, group="a").events[-1]
    assert event.fact == Noted("decision", "Go", G, group="a")
    assert [note.text for note in board(on.state, G).tables[0].notes] == ["Go"]


def test_refusals() -> None:
    on = room("A", "B")
    on.do(moves.put, G, "anna", "a").do(moves.put, G, "bo", "b")
    none = room()
    nobody = room("A", "B", people=[])
    refused: list[tuple[Room, Move[[]], str]] = [
        (on, bound(moves.form, G, " ", ""), "A group needs a name."),
        (on, bound(moves.form, G, "a", ""), "There is already a group called “{name}”."),
        (on, bound(moves.form, "gone", "X", ""), "There is no session “{session}” in the agenda."),
        (on, bound(moves.change, G, "a", "A", ""), "Nothing was changed."),
        (on, bound(moves.change, G, "a", "b", ""), "There is already a group called “{name}”."),
        (on, bound(moves.change, G, "gone", "X", ""), "That group is no longer there."),
        (on, bound(moves.dissolve, G, "gone"), "That group is no longer there."),
        (on, bound(moves.put, G, "anna", "a"), "{name} is already in that group."),
        (on, bound(moves.put, G, "cia", None), "{name} is in no group."),
        (on, bound(moves.put, G, "anna", "gone"), "That group is no longer there."),
        (on, bound(moves.put, G, "x", "a"), "Nobody of that name is on the list any more."),
        (on, bound(moves.join, G, "anna"), "{name} is already in a group."),
        (on, bound(moves.join, G, "x"), "Nobody of that name is on the list any more."),
        (none, bound(moves.join, G, "anna"), "There is no group yet: form one first."),
        (none, bound(moves.deal, G), "There is no group yet: form one first."),
        (nobody, bound(moves.deal, G), "There is nobody to put into groups: list people first."),
        (
            on,
            bound(moves.set_rule, G, "apart", ["anna"]),
            "It takes at least two people: choose them first.",
        ),
        (
            on,
            bound(moves.set_rule, G, "fixed", ["cia"]),
            "Put them into the group first, then fix them there.",
        ),
        (
            on,
            bound(moves.set_rule, G, "fixed", ["anna", "bo"]),
            "They are in different groups: fix one group at a time.",
        ),
        (on, bound(moves.clear_rules, G), "There is no rule to clear."),
        (
            on,
            bound(moves.name_host, G, "cia"),
            "A host is in a group: put the person into one first.",
        ),
        (none, bound(moves.rotate, G), "It takes at least two groups to rotate."),
        (
            nobody,
            bound(moves.rotate, G),
            "Nobody is in a group yet: deal people to the groups first.",
        ),
        (
            on,
            bound(timers.start_timer, "gone", 60),
            "There is no session “{session}” in the agenda.",
        ),
        (
            on,
            bound(timers.start_timer, G, 0),
            "Write how long: 20, 1h30m or 1:30, or seconds as 90s.",
        ),
        (on, bound(timers.start_timer, G, 10**6), "That is more than {hours} hours."),
        (on, bound(timers.stop_timer, G), "No timer is running. Start one first."),
    ]
    for meeting, move, sentence in refused:
        with pytest.raises(Refused) as refusal:
            meeting.do(move)
        assert refusal.value.phrase.text == sentence
        assert refusal.value.phrase.values.get("hours", 24) == 24
    with pytest.raises(Refused, match="no longer there"):
        on.do(capture, Capture("note", "x"), G, group="gone")


def test_a_rule_is_about_people_on_the_list() -> None:
    on = room("A")
    on.do(moves.set_rule, G, "apart", ["anna", "gone", "bo", "anna"])
    assert on.events[-1].fact == GroupRuleSet(G, "apart", ("anna", "bo"))
    with pytest.raises(Refused, match="at least two"):
        on.do(moves.set_rule, G, "together", ["anna", "gone"])
