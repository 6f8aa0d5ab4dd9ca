"""The bell rings once as a session gets more urgent."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.core.time import moves
from facilitator.files.config import Config
from tui.harness import Stage, stage


async def _bells(on: Stage, *steps: float) -> list[int]:
    """Let time pass in steps of minutes and count the bells after each."""
    counted = []
    for minutes in steps:
        await on.advance(minutes)
        counted.append(on.app.bells)
    return counted


async def test_it_rings_once_a_phase_and_again_when_time_was_added(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        assert await _bells(on, 15, 1, 1, 2, 0.5, 1, 5) == [0, 1, 1, 2, 2, 3, 3]
        await on.press("plus", "plus", "plus")  # 20 + 15 minutes, of which 25.5 are gone
        assert await _bells(on, 0, 6, 3, 2) == [3, 4, 5, 6]
        await on.press("n")
        assert await _bells(on, 1, 34) == [6, 7]


async def test_a_pause_an_undo_and_another_session_do_not_ring(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.advance(15)
        await on.press("space")
        assert await _bells(on, 30) == [0]
        await on.press("space")
        assert await _bells(on, 1) == [1]
        await on.press("n", "b")
        assert await _bells(on, 0, 0) == [1, 1]
        on.app.act(moves.end)
        assert await _bells(on, 60) == [1]


ROUND = """
format = 1
title = "Digital agenda"
timezone = "Europe/Stockholm"
[[organisation]]
id = "blekinge"
name = "Region Blekinge"
[[organisation]]
id = "skane"
name = "Region Skåne"
[[day]]
date = 2013-03-21
start = "10:00"
[[day.session]]
title = "What to focus on"
kind = "round"
duration = "1h"
questions = ["Where are you now?"]
"""


async def test_a_turn_rings_once_when_its_share_is_used_up(tmp_path: Path) -> None:
    async with stage(tmp_path, ROUND, at="10:00") as on:
        await on.press("space", "t")
        assert await _bells(on, 20, 9, 2, 1) == [0, 0, 1, 1]
        await on.press("t")  # with 28 minutes for the last
        assert await _bells(on, 10) == [1]


STEPS = """
format = 1
title = "1-2-4-All"
timezone = "Europe/Stockholm"
[[day]]
date = 2013-03-21
start = "10:00"
[[day.session]]
title = "Ideas"
duration = "1h"
[[day.session.step]]
title = "Alone"
duration = 2
[[day.session.step]]
title = "In pairs"
duration = 4
[[day.session.step]]
title = "All"
duration = 6
"""


async def test_a_step_rings_when_the_next_comes_by_itself_not_by_hand(tmp_path: Path) -> None:
    async with stage(tmp_path, STEPS, at="10:00") as on:
        await on.press("space")
        assert await _bells(on, 1, 1.5, 1) == [0, 1, 1]
        await on.press("t", "plus")
        assert await _bells(on, 10.9, 0.2, 1) == [1, 2, 2]
        await on.press("u")
        assert await _bells(on, 0) == [2]


@pytest.mark.parametrize("by_key", [True, False])
async def test_a_silenced_bell_does_not_ring(tmp_path: Path, *, by_key: bool) -> None:
    async with stage(tmp_path, at="10:00", config=Config(bell=by_key)) as on:
        await on.press("space", *(["z"] if by_key else []))
        assert await _bells(on, 16, 3, 5) == [0, 0, 0]
        await on.answer("escape", "z", ">")
        assert await _bells(on, 0.5) == [0]
        await on.answer("escape", "z")
        assert on.said[-1] == "The bell is off."


async def test_a_meeting_resumed_in_overtime_does_not_ring(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
    async with stage(tmp_path, at="10:30") as on:
        await on.press("c")
        assert await _bells(on, 1) == [0]
