"""The panels are drawn anew only when they look otherwise, and never show what is true no more."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.core.time import moves
from facilitator.tui.places.run.body import Body
from tui.harness import Stage, stage

STEPS = (1.0, 7.0, 19.3, 1.6)
"""Seconds from one look to the next: most looks are not the first of a minute."""


def told(body: Body) -> list[str]:
    """Give what is drawn, without the bars: they are as of their minute."""
    drawn = [strip.text for part in body._parts[:-1] for strip in part.lines]  # noqa: SLF001
    return [line for line in drawn if "━" not in line]


async def interrupted(on: Stage) -> None:
    """Go to another session and come back, at odd seconds."""
    for minutes, seconds, session in ((7, 31, "rules"), (3, 17, "check-in")):
        on.clock.advance(timedelta(minutes=minutes, seconds=seconds))
        on.meeting.do(moves.go_to, session)
    await on.beat()


@pytest.mark.parametrize("stand", ["not begun", "over", "paused", "interrupted"])
async def test_a_second_draws_no_panel_that_looks_the_same(stand: str, tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00", size=(120, 50)) as on:
        on.clock.advance(timedelta(seconds=13.4))
        await on.beat()
        keys = {"not begun": [], "over": ["space"], "paused": ["space", "space"]}
        await on.press(*keys.get(stand, ["space"]))
        if stand == "interrupted":
            await interrupted(on)
        on.clock.advance(timedelta(minutes=18))
        await on.beat()
        body = on.app.screen.query_one(Body)
        minutes, drawings = set(), 0
        for step in STEPS * 25:
            on.clock.advance(timedelta(seconds=step))
            before = body._left  # noqa: SLF001 - which is made anew with all of them
            await on.beat()
            drawings += body._left is not before  # noqa: SLF001
            minutes.add(f"{on.clock.now():%H:%M}")
            seen = told(body)
            body._of = None  # noqa: SLF001 - so that nothing is kept
            body.show(on.app.view())
            assert seen == told(body), on.clock.now()
        # Where two things pass a minute at other seconds than the clock, each draws them once more.
        assert drawings <= 3 * len(minutes)
