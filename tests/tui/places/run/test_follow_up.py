"""The actions from the meetings before are ticked off in Run, by Enter and a digit."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

from facilitator.core.base.text import capital
from facilitator.core.record.actions import ActionTicked
from facilitator.core.record.earlier import Earlier, EarlierAction, EarlierMeeting
from facilitator.core.series.carrying import bring_forward
from facilitator.core.telling.describe.room import PAGES
from facilitator.files.records.series import earlier_text
from tui.harness import PROGRAMME, Stage, stage

TEXT: Final = PROGRAMME.replace(
    'title = "Check-in"\nkind = "checkin"\n', 'id = "follow-up"\ntitle = "Where we are"\n'
)
HOSTILE: Final = "[red]ring[/] \x1b]0;PWN\x07\u202e åäö"


def _bring(on: Stage, *actions: EarlierAction) -> None:
    """Take over what an earlier meeting left."""
    left = Earlier(
        meetings=(EarlierMeeting("r1", "Meeting 1", dt.date(2013, 1, 10)),), actions=actions
    )
    on.meeting.do(bring_forward, earlier_text(left), left)


async def test_they_stand_in_run_and_are_ticked_off_by_enter_and_a_digit(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00", size=(80, 24)) as on:
        _bring(
            on,
            EarlierAction("a1", "Book a room", "Åsa", dt.date(2013, 3, 1), "Meeting 1"),
            EarlierAction("a2", HOSTILE, "", None, "Meeting 1"),
        )
        await on.press("n")
        assert "○ Book a room  Åsa  overdue" in on.text
        await on.press("enter", "3")
        assert on.last == ActionTicked("a1")
        assert "✓ Book a room" in on.text
        assert on.said[-1] == "Ticked off “Book a room”."
        await on.press("enter", "3")
        assert on.last == ActionTicked("a1", done=False)
        await on.press("u")
        assert "✓ Book a room" in on.text
        assert "○ [red]ring[/]" in on.text
        await on.press("k")
        assert "1  ✓ Book a room" in on.text
        await on.press("escape", "v")
        assert capital(PAGES["actions"]) in on.text
        assert on.unwanted() == set()


async def test_all_of_them_are_listed_where_there_are_more_than_digits(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00", size=(80, 24)) as on:
        _bring(on, *(EarlierAction(f"a{n}", f"Thing {n}", meeting="One") for n in range(12)))
        await on.press("n", "enter")
        assert "9  ○ Thing 6" in on.text
        await on.press("2")
        assert on.place == "ActionList"
        assert "12 open actions" in on.text
        await on.press("enter", "escape")
        assert on.last == ActionTicked("a0")
        await on.press("enter")
        assert "3  ○ Thing 1" in on.text
        assert "9  ○ Thing 7" in on.text
