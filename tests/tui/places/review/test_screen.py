"""The place of the time review: what is seen of times so far, and where the keys lead."""

from __future__ import annotations

import re
from pathlib import Path

from facilitator.core.time import moves
from facilitator.tui.places.review.screen import Review
from tui.harness import Stage, stage

PROGRAMME = """
format = 1
title = "Digital agenda"
timezone = "Europe/Stockholm"

[[day]]
date = 2013-03-21
start = "10:00"
[[day.session]]
title = '[/foo] [@click=app.quit]Q[/] \\u202eevil and a title that is far too long'
duration = "20m"
[[day.session]]
title = "Round up"
kind = "discussion"
duration = "45m"
[[day.session]]
title = "Lunch"
kind = "break"
duration = "30m"
"""


async def review(on: Stage) -> None:
    """Go to the place from Run."""
    if not on.app.is_screen_installed("review"):
        on.app.install_screen(Review(), "review")
    on.app.switch_screen("review")
    await on.rest()


async def test_the_review_fills_as_the_meeting_goes_on(tmp_path: Path) -> None:
    text = PROGRAMME.replace("\\u202e", "\u202e")
    async with stage(tmp_path, text, at="10:09", size=(120, 60)) as on:
        await review(on)
        assert "No times yet" in on.text
        assert "Advice" not in on.footer
        on.meeting.do(moves.next_session)
        await on.advance(15)
        assert "Times · so far, at 10:24" in on.text
        assert "going on" in on.line("[/foo]")
        assert "━━━" in on.line("[/foo]")
        assert "┄" in on.line("[/foo]")
        on.meeting.do(moves.next_session)
        await on.advance(63)
        assert "5 min under" in on.line("[/foo]")
        assert "18 min over" in on.line("Round up")
        assert "■■" in on.line("Round up")[2:]
        assert "still to come" in on.line("Lunch")
        on.meeting.do(moves.close)
        await on.beat()
        assert "Times · ━ within the plan" in on.text
        assert "began 9 min late, ended 8 min early" in on.text
        assert "18 min over" in on.line("Discussions (1 held)")
        assert "1.4 × plan" in on.line("Discussions (1 held)")  # noqa: RUF001
        assert on.line("  Breaks (1 not held)")
        assert not on.unwanted()
        await on.press("home", "down")
        assert "Round up · began 4 min late · ended 22 min late" in on.text
        assert "Where the time went" in on.text
        assert "■■■■" in on.line("+18")
        assert "→ The meeting began 9 min late" in on.text
        assert "Advice" not in on.footer, "it is in view"
        await on.resize(80, 24)
        await on.press("a")
        assert "Where the time went" not in on.text
        assert "• The meeting began 9 min late" in on.text
        assert "Planned" in on.lines[3], "the names of the columns stay"
        await on.press("home", "up", "pagedown", "end")
        await on.resize(60, 16)
        assert "Round up" in on.text or "meeting" in on.text
        await on.press("w")
        assert on.question == "Run"


async def test_a_length_is_told_from_how_much_it_differs(tmp_path: Path) -> None:
    async with stage(tmp_path, PROGRAMME, at="10:00") as on:
        on.meeting.do(moves.start)
        await on.advance(20)
        on.meeting.do(moves.next_session)
        await on.advance(49)
        on.meeting.do(moves.next_session)
        await review(on)
        assert re.search(r"49 min {3,}4 min over", on.line("✓ Round up"))
        assert re.search(r"Actual {3,}Difference", on.text)
