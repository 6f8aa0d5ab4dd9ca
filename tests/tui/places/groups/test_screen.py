"""Each key of the Groups place: what it writes in the journal, and what is seen afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.core.groups import timers
from facilitator.core.groups.board import board
from facilitator.core.record.group_clocks import GroupTimerStarted, GroupTimerStopped
from facilitator.core.record.groups import (
    GroupChanged,
    GroupDissolved,
    GroupFormed,
    GroupRulesCleared,
    GroupRuleSet,
    HostNamed,
    MemberPlaced,
    MembersDealt,
    Rotated,
)
from facilitator.core.record.notes import Noted
from facilitator.core.record.people import Arrived, Departed, PersonAdded
from facilitator.core.record.reporting import GroupReports, ReportsOrdered
from facilitator.core.time import moves
from facilitator.tui.stage.room import Room
from facilitator.tui.widgets.capture_line import CaptureLine
from facilitator.tui.widgets.columns import Columns
from tui.drawing import unclosed
from tui.harness import Stage, stage

HEAD = """
format = 1
title = "Digital agenda"
timezone = "Europe/Stockholm"

[[organisation]]
id = "blekinge"
name = "Region Blekinge"

[[organisation]]
id = "skåne"
name = "Region Skåne"
"""

PEOPLE = "".join(
    f'\n[[participant]]\nname = "{name}"\n{more}\n'
    for name, more in (
        ("Anna Berg", 'organisation = "blekinge"'),
        ("Bo Ek", 'organisation = "blekinge"'),
        ("Cia", ""),
        ("Dan", ""),
        ("Sune", 'role = "speaker"'),
    )
)

DAY = """
[[day]]
date = 2013-03-21
start = "10:00"

[[day.session]]
title = "Talk"
duration = "30m"

[[day.session]]
title = "Work"
kind = "groups"
duration = "1h"
"""

PRESET = """
[[day.session.group]]
name = "Plans"
focus = "Concrete work"

[[day.session.group]]
name = "Deeds"
"""

EMPTY = HEAD + PEOPLE + DAY
AGENDA = EMPTY + PRESET
G = "work"
DASH = "\N{EN DASH}"


def chosen(on: Stage) -> str:
    return on.app.screen.query_one(Columns).chosen


def seated(on: Stage) -> dict[str, list[str]]:
    """Give the names of who sits where, "" for nowhere."""
    of = board(on.meeting.state, G)
    return {
        "": [person.name for person in of.nowhere],
        **{table.group.name: [s.person.name for s in table.seats] for table in of.tables},
    }


async def deal(on: Stage) -> None:
    """Deal everybody to the groups, by the keys for that."""
    await on.press("home", "enter", "1" if seated(on)[""] else "4", "1")


async def rotate(on: Stage) -> None:
    """Go on to the next round, by the keys for that."""
    await on.press("home", "enter", "3" if seated(on)[""] else "6", "1")


async def test_everybody_is_listed_with_the_groups_to_go_to(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA) as on:
        await on.press("3")
        assert f"Work · 10:30{DASH}11:30" in on.text
        assert "▲ In no group: 5 people" in on.text
        assert "1 Plans 0 ─" in on.text
        assert "2 Deeds 0 ─" in on.text
        assert "Concrete work" in on.text
        assert on.text.count("nobody yet") == 2
        assert on.line("Anna Berg").split()[1:4] == ["Anna", "Berg", "Blekinge"]
        assert "Region Skåne" in on.text
        assert "Sune" not in on.text
        assert on.facts == []
        await on.press("escape")
        assert on.question == "Run"


async def test_a_digit_moves_who_is_lifted_and_the_next_is_chosen(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA) as on:
        await on.press("3")
        assert chosen(on) == "person:anna-berg"
        await on.press("space")
        assert "1 lifted." in on.lines[-2]
        await on.press("1")
        assert on.last == MemberPlaced(G, "anna-berg", "plans")
        assert chosen(on) == "person:bo-ek"
        assert "lifted" not in on.lines[-2]
        await on.press("space", "2", "enter", "2")
        assert on.last == MemberPlaced(G, "@skåne", "deeds")
        assert "groups as even as can be" in on.text
        await on.press("space", "2", "space", "2")
        assert seated(on)[""] == []
        assert "moving 1 would even the groups out" in on.text
        assert "1 speaker or" in on.text
        assert "everybody is in a group" not in on.text
        assert chosen(on) == "person:dan"
        await on.press("space", "0")
        assert on.last == MemberPlaced(G, "dan", None)
        assert "In no group: 1 person" in on.text
        await on.press("u", "space", "3")
        assert on.app.said[-1] == "There is no group 3."
        await on.press("2")
        assert on.app.said[-1] == "Dan is already in that group."


async def test_digits_go_to_places_while_nobody_is_lifted(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA) as on:
        await on.press("3", "2")
        assert on.question == "Notes"
        await on.press("3", "space", "escape", "1")
        assert on.question == "Run"
        assert on.facts == []


async def test_a_digit_moves_those_who_are_marked_together(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA) as on:
        await on.press("3", "space", "down", "space", "right", "up")
        assert chosen(on) == "person:bo-ek"
        await on.press("1")
        assert on.last == MemberPlaced(G, "anna-berg", "plans", (("@skåne", "plans"),))
        assert seated(on)["Plans"] == ["Anna Berg", "Region Skåne"]
        assert "▪" not in on.text
        assert chosen(on) == "person:bo-ek"
        await on.press("space", "down", "space", "up", "1")
        assert seated(on)["Plans"] == ["Anna Berg", "Bo Ek", "Region Skåne", "Dan"]
        assert chosen(on) == "person:cia"
        await on.press("u")
        assert seated(on)["Plans"] == ["Anna Berg", "Region Skåne"]


async def test_latecomers_who_are_marked_join_together(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA) as on:
        await on.press("3", "space", "right", "space", "home", "enter", "2", "1")
        assert on.kinds == ["member-placed"]
        assert sorted(map(len, (seated(on)["Plans"], seated(on)["Deeds"]))) == [1, 1]
        assert seated(on)[""] == ["Region Skåne", "Cia", "Dan"]
        assert "▪" not in on.text


async def test_the_arrow_keys_go_from_cell_to_cell(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA) as on:
        await on.press("3", "right")
        assert chosen(on) == "person:bo-ek"
        await on.press("down")
        assert chosen(on) == "person:cia"
        await on.press("down")
        assert chosen(on) == "group:deeds"
        await on.press("left")
        assert chosen(on) == "group:plans"
        await on.press("end")
        assert chosen(on) == "group:deeds"
        await on.press("up")
        assert chosen(on) == "person:cia"
        await on.press("home", "left", "up")
        assert chosen(on) == "nowhere"
        await on.press("pagedown")
        assert chosen(on) == "group:plans"
        await on.press("pageup")
        assert chosen(on) == "nowhere"


async def test_groups_are_formed_renamed_and_dissolved(tmp_path: Path) -> None:
    async with stage(tmp_path, EMPTY) as on:
        await on.press("3")
        assert "Here people are put into smaller groups" in on.text
        assert "No groups yet: a forms one" in on.text
        await on.press("space", "1")
        assert on.app.said[-1] == "There is no group yet: a forms one."
        await on.press("escape")
        await on.burst("aPlans: concrete work\rDeeds\r")
        assert on.facts == [
            GroupFormed(G, "plans", "Plans", "concrete work"),
            GroupFormed(G, "deeds", "Deeds"),
        ]
        assert "New group: its name, or “name: focus”." in on.text
        await on.type("plans")
        await on.press("enter")
        assert on.app.said[-1] == "There is already a group called “plans”."
        assert on.app.screen.query_one(CaptureLine).text == "plans"
        await on.press("escape")
        assert chosen(on) == "group:deeds"
        await on.press("e", "space", "2", "enter")
        assert on.last == GroupChanged(G, "deeds", "Deeds 2")
        await on.press("e", "enter")
        assert len(on.facts) == 3
        await on.press("left", "d")
        assert "Dissolve “1 Plans”?" in on.text
        await on.press("1")
        assert on.last == GroupDissolved(G, "plans")
        assert "1 Deeds 2 0" in on.text
        await on.press("u", "u", "u")
        assert "1 Plans 0" in on.text


async def test_a_balances_with_a_seed_and_again_with_the_next(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA) as on:
        await on.press("3", "home", "enter", "1")
        assert "Deal 5 people to the groups?" in on.text
        assert "Plans: 3 people, Deeds: 2 people" in on.text
        assert "5 people move" in on.text
        assert on.facts == []
        await on.press("escape")
        await deal(on)
        assert isinstance(on.last, MembersDealt)
        assert on.last.seed == 1
        assert "groups as even as can be" in on.text
        first = seated(on)
        assert first[""] == []
        assert {"Anna Berg", "Bo Ek"}.isdisjoint(first["Plans"]) is False
        assert not {"Anna Berg", "Bo Ek"} <= set(first["Plans"])
        await deal(on)
        assert on.last.seed == 2
        await on.press("u")
        assert seated(on) == first
        await on.press("k")
        assert "Sune" in on.text
        assert "In no group: 1 person" in on.text
        await on.press("home", "enter", "1", "1")
        assert sum(map(len, seated(on).values())) == 6
        await on.press("k")
        assert "Sune" in on.text


async def test_rules_are_made_for_those_marked(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA) as on:
        await on.press("3", "h", "1")
        assert on.app.said[-1] == "It takes at least two people: choose them first."
        await on.press("space", "right", "space")
        assert "▪ Anna Berg" in on.text
        assert "▪ Bo Ek" in on.text
        await on.press("h", "1")
        assert on.last == GroupRuleSet(G, "together", ("anna-berg", "bo-ek"))
        assert "▪" not in on.text
        assert "t1 together: Anna Berg, Bo Ek" in on.text
        assert "Bo Ek t1" in on.text
        await on.press("h", "3")
        assert on.app.said[-1] == "Put them into the group first, then fix them there."
        await on.press("home", "down", "space", "1", "space", "2")
        assert "Not kept: t1." in on.text
        await deal(on)
        await on.press("home", "down")
        assert "Not kept" not in on.text
        placed = board(on.meeting.state, G).placement
        assert placed["anna-berg"] == placed["bo-ek"]
        await on.press("h", "3")
        fixed = on.last
        assert isinstance(fixed, GroupRuleSet)
        assert fixed.rule == "fixed"
        assert "f fixed in" in on.text
        await on.press("space", "escape")
        assert on.question == "Groups"
        await on.press("h", "5")
        assert on.last == GroupRulesCleared(G)
        assert "together" not in on.text


async def test_rules_that_cannot_be_kept_are_explained(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA) as on:
        await on.press("3", "space", "right", "space", "down", "space", "h", "2")
        await deal(on)
        assert isinstance(on.facts[0], GroupRuleSet)
        assert on.facts[0].rule == "apart"
        assert "cannot all be kept apart: they are more" in on.text


async def test_latecomers_and_leavers(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA) as on:
        await on.press("3", "space", "1", "space", "home", "enter", "2", "1")
        assert on.last == MemberPlaced(G, "bo-ek", "deeds")
        on.do_elsewhere(lambda *_: Arrived("anna-berg", 1))
        await on.beat()
        assert " away " not in on.text
        on.do_elsewhere(lambda *_: Departed("bo-ek", 1))
        await on.beat()
        assert seated(on)[""] == ["Region Skåne", "Cia", "Dan"]
        assert "Bo Ek away" in on.text
        await on.press("end", "right", "space", "0")
        assert on.last == MemberPlaced(G, "bo-ek", None)
        assert "Took Bo Ek out of the groups." in on.text  # and the box names him no more
        assert on.text.count("Bo Ek") == 1


async def test_people_are_typed_in(tmp_path: Path) -> None:
    async with stage(tmp_path, HEAD.split("[[organisation]]", maxsplit=1)[0] + DAY + PRESET) as on:
        await on.press("3")
        assert "Nobody to put into groups: 6 lists people" in on.text
        await on.app.screen.run_action("list_person")
        await on.type("Eva")
        await on.press("enter")
        assert on.last == PersonAdded("eva", "Eva")
        await on.press("escape")
        assert chosen(on) == "person:eva"
        await on.press("space", "2")
        assert on.last == MemberPlaced(G, "eva", "deeds")


async def test_somebody_is_found_by_name(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA) as on:
        await on.press("3", "f")
        await on.type("ek")
        await on.press("enter")
        assert chosen(on) == "person:bo-ek"
        assert "1 lifted." in on.lines[-2]
        await on.press("escape", "f", "x", "x", "enter")
        assert on.app.said[-1] == "Nobody here is called that."
        assert on.question == "Groups"
        assert on.facts == []


async def test_hosts_stay_when_the_groups_rotate(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA) as on:
        await on.press("3", "home", "enter", "3")
        assert "Nobody is in a group yet" in on.app.said[-1]
        await deal(on)
        await on.press("home", "down", "h", "4")
        assert isinstance(on.last, HostNamed)
        host = on.last.person
        assert host is not None
        assert " host" in on.text
        before = board(on.meeting.state, G).placement
        await rotate(on)
        assert isinstance(on.last, Rotated)
        assert on.last.number == 2
        after = board(on.meeting.state, G).placement
        assert [p for p, group in after.items() if before[p] == group] == [host]
        assert "Round 2: 0 pairs have met twice or more" in on.text or "Round 2: " in on.text
        await on.press("u", "home", "down", "h", "4")
        assert isinstance(on.last, HostNamed)
        assert on.last.person is None


async def test_hosts_are_named_together_and_the_next_round_starts_the_clock_again(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, AGENDA, at="10:00") as on:
        await on.press("3")
        await deal(on)
        tables = board(on.meeting.state, G).tables
        await on.press("home", "down", "space", "right", "space", "h", "4")
        assert isinstance(on.last, HostNamed)
        assert {on.last.person, *dict(on.last.others or ())} == set(
            board(on.meeting.state, G).hosts.values()
        )
        assert len(board(on.meeting.state, G).hosts) == len(tables)
        assert "lifted" not in on.text
        await on.press("home", "down", "h", "4")
        assert f"No host: 1 {tables[0].group.name}" in on.text
        await on.press("c", *"20", "enter", "home", "enter", "6")
        assert "No host: 1" in on.text
        assert "The clock starts again: 20 minutes" in on.text
        before = len(on.facts)
        await on.press("enter")
        assert len(on.facts) == before + 1
        assert isinstance(on.last, Rotated)
        assert on.last.seconds == 1200
        await on.advance(5)
        assert on.text.count("● 15:00") == 2


async def test_a_group_has_a_time_of_its_own(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA, at="10:00", size=(120, 40)) as on:
        await on.press("3", "c", *"10", "enter", "end", "enter", "7")
        assert "How long does “2 Deeds” have from now?" in on.text
        await on.press(*"90s", "enter")
        assert on.last == GroupTimerStarted(G, 90, "deeds")
        assert ("● 10:00 ─" in on.text, "1:30 ─" in on.text) == (True, True)
        await on.press("enter", "7", "2")
        assert on.last == GroupTimerStopped(G, "deeds")
        assert on.text.count("● 10:00 ─") == 2
        assert on.app.said[-1].startswith("Set the timer of Deeds")


async def test_groups_report_in_an_order_and_t_goes_on_to_the_next(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA, at="10:00", size=(120, 40)) as on:
        on.do_elsewhere(moves.go_to, G)
        await on.press("3", "end", "enter", "9")
        assert on.last == ReportsOrdered(G, ("deeds", "plans"))
        assert "“Deeds” reports next" in on.text
        await on.press("t")
        assert on.last == GroupReports(G, "deeds")
        assert "“Deeds” reports, then “Plans”" in on.text
        assert ("2 Deeds 0 ▶" in on.text, "1 Plans 0 →" in on.text) == (True, True)
        await on.press("1")
        assert "Next report" in on.footer
        await on.press("t")
        assert on.last == GroupReports(G, "plans")
        await on.press("3", "home", "end", "enter", "8")
        assert on.last == GroupReports(G, "deeds")


async def test_what_is_written_goes_to_the_group_that_reports(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA, at="10:00", size=(120, 40)) as on:
        on.do_elsewhere(moves.go_to, G)
        await on.press("3", "end", "enter", "9", "home")
        for group in ("deeds", "plans"):
            await on.press("t")
            assert on.last == GroupReports(G, group)
            await on.burst("iWe go on")
            await on.press("enter", "escape")
            assert on.last == Noted("note", "We go on", G, group=group)
        await on.press("home", "t")
        assert on.last == GroupReports(G)
        await on.press("i")
        assert "Report from group" not in on.text


async def test_the_timer_counts_down_and_rings(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA, at="10:00", size=(120, 40)) as on:
        await on.press("3", "c")
        await on.type("soon")
        await on.press("enter")
        assert on.app.said[-1] == "Write how long: 20, 1h30m or 1:30, or seconds as 90s."
        await on.press(*["backspace"] * 4, "1", "0", "enter")
        assert on.last == GroupTimerStarted(G, 600)
        assert on.text.count("● 10:00 ─") == 2
        await on.beat()
        await on.advance(8)
        assert on.text.count("▲ 2:00 ─") == 2
        assert on.app.bells == 1
        await on.advance(1.5)
        assert on.text.count("◆ 0:30 ─") == 2
        await on.advance(2)
        assert on.text.count("■ +1:30 ─") == 2
        assert on.app.bells == 3
        await on.press("c", "2")
        assert on.last == GroupTimerStopped(G)
        assert "■" not in on.text
        await on.press("u")
        assert len(on.facts) == 3
        assert on.text.count("■ +1:30 ─") == 2


async def test_the_groups_time_is_on_run_and_rings_wherever_the_user_is(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA, at="10:00") as on:
        on.do_elsewhere(moves.go_to, G)
        on.do_elsewhere(timers.start_timer, G, 600)
        await on.beat()
        assert "● 10:00" in " ".join(on.line("Plans").split())
        await on.advance(8)
        assert ("▲ 2:00" in " ".join(on.line("Plans").split()), on.app.bells) == (True, 1)
        await on.press("2", "question_mark")
        await on.advance(1.5)
        assert on.app.bells == 2
        await on.press("escape", "escape")
        assert "◆ 0:30" in " ".join(on.line("Plans").split())
        await on.advance(2)
        assert ("■ +1:30" in " ".join(on.line("Plans").split()), on.app.bells) == (True, 3)
        on.do_elsewhere(timers.start_timer, G, 600)
        await on.beat()
        on.do_elsewhere(moves.end)
        await on.advance(9)
        assert "■" not in on.line("1 Plans")
        assert on.app.bells == 3


async def test_a_group_reports_with_the_same_signs(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA) as on:
        await on.press("3", "end")
        await on.burst("i! We go on")
        assert "Report from group 2 Deeds:" in on.text
        await on.press("enter")
        assert on.last == Noted("decision", "We go on", G, group="deeds")
        await on.press("escape")
        assert "! We go on" in on.text
        await on.press("home", "i")
        assert "For the meeting, not of one group:" in on.text
        await on.type("all")
        await on.press("enter", "escape")
        assert on.last == Noted("note", "all", None)


async def test_letters_of_a_text_are_no_keys(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA) as on:
        await on.press("3", "a")
        await on.burst("neapm 0123 dtkfclhrsgov")
        assert on.facts == []
        await on.press("enter")
        assert on.last == GroupFormed(G, "neapm-0123-dtkfclhrsgov", "neapm 0123 dtkfclhrsgov", "")


async def test_many_groups_have_numbers_of_two_digits(tmp_path: Path) -> None:
    groups = "".join(f'[[day.session.group]]\nname = "G{n}"\n' for n in range(1, 61))
    people = "".join(
        f'[[participant]]\nname = "P{n}"\norganisation = "skåne"\n' for n in range(1, 501)
    )
    async with stage(tmp_path, HEAD + people + DAY + groups) as on:
        await on.press("3", "space", "7")
        assert on.last == MemberPlaced(G, "@blekinge", "g7")
        await on.press("space", "1")
        assert "1 lifted to group 1_" in on.lines[-2]
        await on.press("escape", "1", "2")
        assert on.last.group == "g12"
        await on.press("space", "1", "enter")
        assert on.last.group == "g1"
        await on.press("space", "6", "1")
        assert on.app.said[-1] == "There is no group 61."
        await on.press("escape")
        await deal(on)
        assert "everybody is in a group" in on.text
        assert "groups as even as can be" in on.text
        await on.press("end")
        assert "60 G60" in on.text
        await on.press("home")
        assert "1 G1 " in on.text


async def test_the_list_for_all_is_shown_until_a_key_is_pressed(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA, at="10:00", size=(120, 40)) as on:
        await on.press("3", "space", "1", "space", "1", "h", "4", "c", "5", "enter", "v", "1")
        assert on.question == "Projector"
        assert "1 Plans" in on.text

        def names() -> str:
            page = on.app.screen.query_one(Room).page
            return ", ".join(line.text for entry in page.entries for line in entry.lines)

        assert "Anna Berg" in names()
        assert "Cia" not in names()  # nor who is in no group: that is not for the room
        on.do_elsewhere(moves.start)
        on.do_elsewhere(lambda *_: MemberPlaced(G, "cia", "deeds"))
        await on.beat()
        assert "Cia" in names()
        # What some terminals tell of keys that type nothing.
        for key in ("shift", "control", "alt", "super", "hyper", "meta"):
            await on.press(f"left_{key}")
        await on.press("caps_lock", "iso_level3_shift")
        assert on.question == "Projector"
        await on.press("a")
        assert on.question == "Groups"
        assert not any(isinstance(fact, MembersDealt) for fact in on.facts)


async def test_another_session_can_be_chosen(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA) as on:
        await on.press("3", "o")
        await on.type("talk")
        await on.press("enter")
        assert f"Talk · 10:00{DASH}10:30" in on.text
        await on.press("o", "home", "enter")
        assert f"Work · 10:30{DASH}11:30" in on.text
        await on.press("o", "down", "enter")
        await on.burst("aHere\r")
        assert on.last == GroupFormed("talk", "here", "Here")


HOSTILE = "[b]x[/b] \u202eevil 👩‍👩‍👧 åäö שלום " + "x" * 300


async def test_hostile_text_is_taken_as_it_is(tmp_path: Path) -> None:
    async with stage(tmp_path, EMPTY) as on:
        await on.press("3", "a")
        await on.paste(HOSTILE + ":\n" + HOSTILE)
        await on.press("enter", "escape")
        await on.app.screen.run_action("list_person")
        await on.paste(HOSTILE)
        await on.press("enter", "escape", "space", "1", "end", "i")
        await on.paste(HOSTILE + "\nmore")
        await on.press("enter", "escape")
        (table,) = board(on.meeting.state, G).tables
        text = HOSTILE.replace("\u202e", "")
        assert (table.group.name, table.group.focus) == (text, text)
        assert [seat.person.name for seat in table.seats] == [text]
        assert [note.text for note in table.notes] == [text + "\nmore"]
        assert "1 [b]x[/b] evil" in on.text
        assert on.unwanted() == set()
        await on.press("f")
        await on.paste("[b]")
        await on.press("enter")
        assert chosen(on).startswith("person:b-x-b-evil")


@pytest.mark.parametrize("size", [(1, 1), (20, 10), (60, 16), (61, 24), (200, 60)])
async def test_no_size_and_no_text_breaks_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async with stage(tmp_path, AGENDA, size=size) as on:
        for fact in (
            GroupFormed(G, "x", HOSTILE, HOSTILE),
            PersonAdded("p", HOSTILE),
            MemberPlaced(G, "p", "x"),
            HostNamed(G, "x", "p"),
            GroupRuleSet(G, "together", ("p", "cia")),
            Noted("note", HOSTILE, G, group="x"),
            GroupTimerStarted(G, 60),
        ):
            on.do_elsewhere(lambda *_, fact=fact: fact)
        await on.press("3", "down", "space", "1", "v", "1")
        assert on.kinds[-1] == "member-placed"
        assert on.unwanted() <= {"U+202E"}


async def test_the_help_tells_the_keys(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA, size=(120, 50)) as on:
        await on.press("3", "?")
        for words in ("Lift", "New group", "Rename", "Rules"):
            assert words in on.text
        assert "\n".join(on.lines[:-1]).count("Lifts a person") == 1


async def test_people_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """By the organisation, for which a long name makes room, or else by a number."""
    long = "Maximiliana Konstantinopolitanska"
    twice = "".join(
        f'\n[[participant]]\nname = "{name}"\n{more}\n'
        for name, more in (
            (long, 'organisation = "blekinge"'),
            (long, 'organisation = "skåne"'),
            ("Bo Ek", 'organisation = "blekinge"'),
        )
    )
    three = PRESET + '\n[[day.session.group]]\nname = "Words"\n'
    async with stage(tmp_path, HEAD + PEOPLE + twice + DAY + three) as on:
        await on.press("3")
        await deal(on)
        words = " ".join(on.text.split())
        for shown in ("… Blekin…", "… Skåne", "Bo Ek (1)", "Bo Ek (2)"):
            assert shown in words
        await on.press("v", "1")
        assert "Bo Ek (2)" in on.text


async def test_where_room_is_short_everybody_s_organisation_is_told_alike(tmp_path: Path) -> None:
    """By its short name, which may be cut too."""
    named = HEAD + '\n[[organisation]]\nid = "västra-götaland"\nname = "Västra Götalandsregionen"\n'
    people = "".join(
        f'\n[[participant]]\nname = "{name}"\norganisation = "{organisation}"\n'
        for name, organisation in (
            ("Bo Eriksson", "blekinge"),
            ("Nils Holmström", "västra-götaland"),
        )
    )
    three = PRESET + '\n[[day.session.group]]\nname = "Words"\n'
    async with stage(tmp_path, named + people + DAY + three, size=(90, 24)) as on:
        await on.press("3")
        await deal(on)
        assert "Bo Eriksson Blekinge" in " ".join(on.text.split())
        assert "Nils Holmström Västra" in " ".join(on.text.split())


async def test_of_large_groups_a_part_is_seen_and_the_arrow_keys_reach_the_rest(
    tmp_path: Path,
) -> None:
    people = "".join(
        f'[[participant]]\nname = "P{n:02}"\norganisation = "skåne"\n' for n in range(1, 61)
    )
    async with stage(tmp_path, HEAD + people + DAY + PRESET) as on:
        await on.press("3")
        assert "1 Plans 0" in on.text  # the groups are seen although all are in none of them yet
        assert "╭" in on.text
        assert unclosed(on.lines) == []
        await on.press("h", "escape", "home", "k", "home")
        await deal(on)
        heads = on.line("1 Plans")
        assert "2 Deeds" in heads
        assert on.text.count("↓ ") == 2
        assert unclosed(on.lines) == []
        here = seated(on)["Plans"]
        await on.press("home")
        for name in here:
            await on.press("down")
            assert name in on.text
            assert on.line("1 Plans") == heads
        assert "↑ " in on.text
        for name in reversed(here[:-1]):
            await on.press("up")
            assert chosen(on).endswith(name.lower())


async def test_the_head_says_when_the_session_is_held_not_when_it_was_planned(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, AGENDA, at="10:00", size=(120, 40)) as on:
        await on.press("space")
        await on.advance(42)
        await on.press("3")
        assert f"Work · 10:42{DASH}11:42" in on.lines[2]  # as it is expected
        await on.press("1", "n", "3")
        await on.advance(3)
        assert f"Work · 10:42{DASH}11:42" in on.lines[2]
        await on.press("+")
        assert f"Work · 10:42{DASH}11:47" in on.lines[2]


async def test_while_somebody_is_without_a_group_it_says_how_they_are_dealt(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, AGENDA) as on:
        await on.press("3")
        assert "Home ⏎ deals those without a group · i notes" in on.lines[-2]
        await deal(on)
        on.app.saying.clear()
        await on.beat()
        assert "deals those" not in on.lines[-2]


async def test_many_in_no_group_stand_in_as_many_columns_as_there_is_room_for(
    tmp_path: Path,
) -> None:
    """Two groups would give them two columns, and half of a small window."""
    many = "".join(f"\n[[participant]]\nname = 'Person {n:02}'\n" for n in range(24))
    async with stage(tmp_path, HEAD + many + DAY + PRESET) as on:
        await on.press("3")
        assert on.line("Person 01").count("Person") == 3
        await on.resize(120, 40)
        assert on.line("Person 02").count("Person") == 4  # two above each of the groups
