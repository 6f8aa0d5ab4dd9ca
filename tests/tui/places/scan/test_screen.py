"""Each key of the horizon scan, and what is seen afterwards."""

from __future__ import annotations

from pathlib import Path

from facilitator.core.record.homework import (
    SightingChanged,
    Spotted,
)
from facilitator.core.record.notes import Noted
from facilitator.tui.widgets.capture_line import CaptureLine
from tui.harness import stage
from tui.places.tasks import programme


async def test_findings_are_kept_one_after_the_other(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        await on.press("4", "o", "3", "down")
        await on.burst("a*Open data #data\rFibre #web\r")
        await on.press("escape")
        assert on.facts == [
            Spotted("o1", "Open data", ("data",), spearhead=True),
            Spotted("o1", "Fibre", ("web",)),
        ]
        assert "2 findings · ★ 1 spearhead · by organisation" in on.lines[2]
        assert "★ Open data #data" in on.text
        await on.press("down", "down", "k")
        marked = on.last
        assert isinstance(marked, SightingChanged)
        assert marked.spearhead
        await on.press("e", *["backspace"] * 4)
        await on.type("#net")
        await on.press("enter")
        changed = on.last
        assert isinstance(changed, SightingChanged)
        assert (changed.text, changed.tags, changed.spearhead) == ("Fibre", ("net",), True)
        await on.press("o")
        assert "by tag" in on.lines[2]
        assert on.line("#net").strip("│ ").split() == ["#net", "1"]
        await on.press("d")
        assert on.kinds[-1] == "sighting-removed"
        await on.press("u", "u", "u", "o")
        assert "· Fibre #web" in on.text
        await on.press("escape")
        assert on.question == "Homework"


async def test_a_finding_put_off_leaves_what_stood_in_the_line(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        await on.press("4", "o", "3", "i")
        await on.type("a note")
        await on.press("escape", "enter")
        await on.type("nothing")
        assert "a note" not in on.text
        await on.press("escape", "i", "enter")
        assert on.facts == [Noted("note", "a note")]
        usual = "type, or begin with !"
        assert usual in on.text
        await on.press("escape", "enter")
        assert usual not in on.text
        await on.press("escape", "i")
        assert usual in on.text
        await on.press("escape", "a")
        assert on.app.screen.query_one(CaptureLine).text == "nothing"
        on.app.screen.query_one(CaptureLine).clear()
        await on.press("enter", "k", "d", "o", "a", "escape")
        assert len(on.facts) == 1
        assert on.app.said[-1] == "Choose an organisation first: o lists them."
        assert on.question == "Homework"
