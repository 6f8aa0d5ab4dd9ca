"""Help finds each key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.tui.offers.keyed import HERE, TIME
from facilitator.tui.widgets.rows import Rows
from tui.drawing import text
from tui.harness import Stage, stage


def _order(on: Stage, *parts: str) -> list[str]:
    """Give parts of the help in the order in which they stand, as far as they are seen."""
    found = ((on.text.find(part), part) for part in parts)
    return [part for at, part in sorted(found) if at >= 0]


async def test_the_help_is_searched_by_typing(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("?")
        assert _order(on, HERE, TIME)[0] == TIME  # of Run
        await on.press(*"min")
        assert "Gives this session a minute more." in on.text
        assert "Goes to Groups" not in on.text
        await on.press(*"[/x]")
        assert "nothing is called that" in on.text
        await on.press(*["backspace"] * 7, "u")
        assert "Undoes the last step" in on.text
        await on.press("backspace", "?")
        assert on.question == "Run"
        await on.press("question_mark", "enter")
        assert on.question == "Run"


async def test_the_help_tells_of_the_capture_line_only_where_there_is_one(tmp_path: Path) -> None:
    async with stage(tmp_path, None, size=(80, 60)) as on:
        await on.press("?")
        assert "Shows what each key does here." in on.text
        assert "In the capture line" not in on.text
        await on.press("escape", "t", "?", "end")
        assert "In the capture line" in on.text
        await on.press("escape", "p", "?")
        assert _order(on, HERE, TIME) == [HERE, TIME]
        assert "Adds a session after the chosen one." in on.text


@pytest.mark.parametrize("language", ["en", "sv"])
async def test_nothing_in_the_help_is_cut(tmp_path: Path, language: str) -> None:
    async with stage(tmp_path, language=language) as on:
        for place in "1234567":
            await on.press(place, "question_mark")
            assert on.question == "Help"
            rows = on.app.screen.query_one(Rows)
            width = rows.scrollable_content_region.width
            drawn = (text(rows._draw(row, width)) for row in range(rows.count))  # noqa: SLF001
            assert [line for line in drawn if re.search(r"\S…", line)] == []
            await on.press("escape")
