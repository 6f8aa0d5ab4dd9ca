"""What the sessions to come need is listed, and ticked off with one key."""

from __future__ import annotations

from pathlib import Path

from facilitator.core.record.materials import MaterialTicked
from facilitator.core.record.undoing import Undone
from facilitator.tui.dialogs.keys import hints
from facilitator.tui.dialogs.preparations import Preparations
from tui.harness import PROGRAMME, stage

NEEDING = PROGRAMME.replace('"Strategy"', '"Strategy"\nlead = "Ann"\nprepare = ["Put out chairs"]')
NEEDING = NEEDING.replace('"Guests"', '"Guests"\nmaterials = ["Pens", "[b]Tape"]')


async def test_items_are_ticked_off_before_the_day_and_undone(tmp_path: Path) -> None:
    async with stage(tmp_path, NEEDING, at="08:00", size=(120, 40)) as on:
        on.app.screen.action_preparations()  # type: ignore[attr-defined]
        await on.rest()
        assert isinstance(on.app.screen, Preparations)
        assert "0 of 3 ready" in on.text
        assert hints(on.app.screen) in on.text
        box = on.app.screen.query_one("#preparations").region
        assert abs(on.app.size.width - box.right - box.x) <= 1
        edges_and_count = 3
        assert box.height == edges_and_count + 3  # as high as what is listed
        assert "Thursday 13:00 Strategy (Ann)" in on.line("○ Put out chairs")
        assert "Friday 09:00 Guests" in on.line("○ [b]Tape")
        await on.press("down", "space")
        assert on.last == MaterialTicked("guests", "Pens")
        assert on.line("✓ Pens")
        assert "1 of 3 ready" in on.text
        await on.press("u")
        assert isinstance(on.last, Undone)
        assert on.line("○ Pens")
        await on.press("escape")
        assert on.place == "Run"


async def test_a_programme_that_needs_nothing_says_where_that_is_written(tmp_path: Path) -> None:
    async with stage(tmp_path, at="08:00") as on:
        on.app.screen.action_preparations()  # type: ignore[attr-defined]
        await on.rest()
        assert "`materials` and `prepare`" in on.text
        await on.press("space")
        assert on.facts == []
