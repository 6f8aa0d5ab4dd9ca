"""The place of the series: planning, voting, what earlier meetings left, and ticking off."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from facilitator.core.base.text import capital
from facilitator.core.notes import actions
from facilitator.core.record.earlier import Earlier, EarlierAction, EarlierAnswer, EarlierMeeting
from facilitator.core.series.carrying import bring_forward
from facilitator.core.series.coming import Plan, add, in_order, vote, votes_for
from facilitator.core.telling.describe.room import PAGES
from facilitator.core.time import moves
from facilitator.files.records.series import earlier_text
from facilitator.tui.dialogs.keys import hints
from facilitator.tui.places.notes.screen import Notes
from facilitator.tui.places.series.screen import Series
from facilitator.tui.widgets.matrix import Matrix
from facilitator.tui.widgets.rows import Rows
from tui.harness import PROGRAMME, Stage, stage

EVIL = "[red]x[/]\x1b]0;PWN\x07 \u202eåäö"

AGENDA = (
    PROGRAMME
    + """
[[day.session]]
title = "Where are we?"
kind = "round"
duration = "20m"
questions = ["Where are you?"]

[[organisation]]
id = "blekinge"
name = "Region Blekinge"
[[organisation]]
id = "halland"
name = "Region Halland"

[[homework]]
id = "words"
title = "Word cloud"
collects = "terms"

[[upcoming]]
status = "proposed"
place = "Värmland"
[[upcoming]]
status = "wish"
theme = "A journey"
asked_by = "Region Skåne"
"""
)


BEFORE = Earlier(
    meetings=(
        EarlierMeeting("r0", "Meeting 0", dt.date(2012, 11, 1)),
        EarlierMeeting("r1", "Meeting 1", dt.date(2013, 1, 10), "Kista", "", "/m/m.md"),
    ),
    actions=(
        EarlierAction("a1", "Book a room", "Åsa", dt.date(2013, 3, 1), "Meeting 1"),
        EarlierAction("a2", "Invite", "Region Blekinge", None, "Meeting 0"),
    ),
    answers=(EarlierAnswer("blekinge", "Where are you?", "At the start"),),
)


def bring(on: Stage, left: Earlier) -> None:
    """Take over what two earlier meetings left."""
    on.meeting.do(bring_forward, earlier_text(left), left)


def named(on: Stage) -> dict[str, str]:
    """Give the status of each coming meeting by its place or theme."""
    found = in_order(on.meeting.state)
    return {one.place or one.theme: one.status for one in found}


async def test_a_coming_meeting_is_planned_promoted_changed_and_removed(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as on:
        await on.press("7")
        assert isinstance(on.app.screen, Series)
        assert "a plans one" in on.text
        assert "The agenda names no series" in on.text
        await on.press("a")
        await on.type("Visit")
        await on.press("tab")
        await on.type("Kista")
        await on.press("tab", "right", "tab")
        await on.type("2013-09-01")
        await on.press("f2")
        assert named(on) == {"Kista": "wish"}
        assert "· wish        1 September" in on.text
        assert "When      Sunday, 1 September 2013, week 35, in 164 days" in on.text
        await on.press("enter")
        assert "Turn it into a proposal" in on.text
        assert "after all" not in on.text
        await on.press("3")
        assert named(on) == {"Kista": "proposed"}
        await on.press("enter")
        assert "Confirm it" in on.text
        assert "Only a wish after all" in on.text
        await on.press("3")
        assert named(on) == {"Kista": "fixed"}
        await on.press("enter")  # what is fixed can be no surer, and is not voted on
        assert "Confirm it" not in on.text
        assert "1  Change it" in on.text
        await on.press("2", "e", "tab", "tab", "tab", "tab")
        await on.type("Bo")
        await on.press("f2")
        assert "○ proposed" in on.text
        assert "Host      Bo" in on.text
        await on.press("d")
        assert named(on) == {}
        await on.press("u")
        assert named(on) == {"Kista": "proposed"}


async def test_votes_are_marked_counted_and_tie(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA, size=(120, 40)) as on:
        await on.press("7", "down", "enter", "3", "enter", "1")
        assert "Nobody has voted yet." in on.text
        assert hints(on.app.screen) in on.text
        await on.press("space", "down", "left", "space")
        assert "tied · 1 vote" in on.text
        assert "A tie, 1 vote each: " in on.text
        await on.press("up", "space")
        assert "the most · 2 votes" in on.text
        first, second = in_order(on.meeting.state)
        votes = {one.place: votes_for(on.meeting.state, one.id) for one in (first, second)}
        assert sorted(map(len, votes.values())) == [1, 2]
        await on.press("u", "escape")
        assert "1 ━━━━━" in on.line("○ proposed")
        assert "Can agree 1 of 2, tied" in on.text
        await on.press("1", "v")
        assert capital(PAGES["votes"]) in on.text
        await on.press("escape", "7")
        await on.press("end")
        assert "Asked by  Region Skåne" in on.text


async def test_earlier_meetings_tell_what_is_open_and_actions_are_ticked(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA, size=(120, 40)) as on:
        bring(on, BEFORE)
        await on.press("7")
        for text in (
            "Open actions · 2, 1 overdue",
            "Meeting 1 · Kista",
            "minutes: /m/m.md",
            "1 open action: Book a room",
            "no minutes were written beside its record r0",
            "homework “Word cloud”: 2 missing",
        ):
            assert text in on.text
        for text in ("Åsa", "overdue, 1 March", "Meeting 1"):
            assert text in on.line("■ Book a room")
        await on.press("end")
        assert "Nobody has voted yet." in on.text
        await on.press("enter", "1")
        assert "Thursday, 1 November 2012" in on.text
        await on.press("escape", "o")
        assert hints(on.app.screen) in on.text
        assert "▲ overdue   Book a room (Åsa · by 1 March 2013 · Meeting 1)" in on.text
        await on.press("space")
        done, still_open = on.text.find("✓ done      Book a room"), on.text.find("Invite")
        assert 0 < done < still_open  # it stays under the cursor
        assert on.meeting.state.actions["a1"].done
        await on.press("u")
        assert "a1" not in on.meeting.state.actions
        await on.press("f")
        await on.type("blekinge")
        await on.press("enter")
        assert "overdue   Book a room" not in on.text
        assert "1 open action · Region Blekinge" in on.text
        on.meeting.do(moves.go_to, "where-are-we")
        await on.press("escape", "escape", "enter", "2")
        await on.press("down")  # to the second taker, and back
        await on.press("up")
        assert "last time: At the start" in on.text
        await on.press("e")
        assert "last time: At the start" in on.text


async def test_the_list_of_actions_goes_by_what_others_do_meanwhile(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA, size=(120, 40)) as on:
        bring(on, BEFORE)
        await on.press("7", "o", "end")
        assert on.app.screen.query_one(Rows).cursor_row == 1
        on.do_elsewhere(actions.tick, "a2")
        await on.press("space")  # as it was shown: to be done, and not to be opened again
        assert on.app.said[-1] == "That is already so."
        assert "✓ done      Invite" in on.text
        assert "1 open action, 1 overdue" in on.text
        on.do_elsewhere(actions.tick, "a1")
        await on.beat()
        assert "Book a room" not in on.text
        assert on.app.screen.query_one(Rows).cursor_row == 0
        await on.press("escape", "enter", "1", "down")
        (proposed,) = [
            id_
            for id_, one in on.meeting.state.upcoming.meetings.items()
            if one.status == "proposed"
        ]
        on.do_elsewhere(vote, "blekinge", proposed)
        await on.beat()
        assert "✓ yes" in on.text
        assert on.app.screen.query_one(Matrix).cursor == (1, 0)


async def test_own_actions_are_ticked_in_notes(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as on:
        await on.capture("> Ring Bo", "Not an action")
        await on.press("7")
        assert "nobody named" in on.line("▲ Ring Bo")
        assert "21 March 09:58" in on.line("▲ Ring Bo")
        await on.press("2", "home", "enter")
        assert isinstance(on.app.screen, Notes)
        assert "✓ 09:58 Ring Bo, done" in on.text
        await on.press("end", "enter")
        assert "Make it another kind, such as an action" in on.text
        await on.press("escape", "u")
        assert "> 09:58 Ring Bo" in on.text


async def test_hostile_texts_are_plain_and_nothing_is_cut_into_a_crash(tmp_path: Path) -> None:
    async with stage(tmp_path, AGENDA, size=(120, 40)) as on:
        coming = Plan("proposed", None, EVIL, EVIL, EVIL, EVIL)
        on.meeting.do(add, coming)
        evil = EarlierMeeting("r", "[b]t", dt.date(2013, 1, 1), "[/]", "[/]", "/[/]/m")
        action = EarlierAction("a", "[/]x", "[b]", None, "[b]t")
        bring(on, Earlier(meetings=(evil,), actions=(action,)))
        await on.press("7")
        assert "[red]x[/] åäö" in on.text
        assert "[b]t · [/] · [/]" in on.text
        await on.press("enter", "1", "space", "escape", "o", "f", "escape", "escape")
        for size in ((40, 12), (200, 60)):
            await on.resize(*size)
            await on.press("enter", "1", "escape", "o", "escape")
        assert not on.unwanted()
