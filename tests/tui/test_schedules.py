"""How often the schedule is worked out: once a beat, not once a row."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import FrameType

import pytest

from facilitator.core.time.schedule import schedule
from tui.harness import Stage, stage

SESSIONS = "".join(
    f'[[day.session]]\ntitle = "Session {number}"\nduration = "10m"\nmin = "5m"\n'
    for number in range(59)
)
LONG = f"""
title = "A long day"
timezone = "Europe/Stockholm"
[[organisation]]
id = "blekinge"
name = "Region Blekinge"
[[day]]
date = 2013-03-21
start = "10:00"
{SESSIONS}
[[day.session]]
title = "Dinner"
start = "19:50"
duration = "1h"
[[upcoming]]
status = "proposed"
date = 2013-05-24
"""


class Count:
    """How many schedules were worked out."""

    schedules = 0


@contextmanager
def counted() -> Iterator[Count]:
    """Count the schedules that are worked out meanwhile, by whomever."""
    count = Count()

    def called(frame: FrameType, event: str, _: object) -> None:
        count.schedules += event == "call" and frame.f_code is schedule.__code__

    sys.setprofile(called)
    try:
        yield count
    finally:
        sys.setprofile(None)


async def beat(on: Stage) -> int:
    """Let a second pass, and count the schedules of showing that."""
    with counted() as count:
        await on.advance(1 / 60)
    return count.schedules


async def test_the_rebalance_preview_of_60_sessions_works_out_three_schedules_at_most(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, LONG, at="10:04", size=(120, 60)) as on:
        await on.press("space")
        with counted() as count:
            await on.press("r")
        assert sum("Session" in line and ":" in line for line in on.lines) >= 30
        assert 1 <= count.schedules <= 3
        with counted() as count:
            await on.press("2")
        assert 1 <= count.schedules <= 3
        assert 1 <= await beat(on) <= 3


@pytest.mark.parametrize("keys", [["1"], ["2"], ["3"], ["4"], ["5"], ["6"], ["7"], ["p"]])
async def test_a_place_works_out_one_schedule_a_beat(keys: list[str], tmp_path: Path) -> None:
    async with stage(tmp_path, LONG, at="10:04", size=(120, 60)) as on:
        await on.press("space", *keys)
        assert await beat(on) == 1


@pytest.mark.parametrize("keys", [["g"], ["7", "v"], ["7", "a"], ["m"], ["a"], ["question_mark"]])
async def test_a_sheet_works_out_no_more(keys: list[str], tmp_path: Path) -> None:
    async with stage(tmp_path, LONG, at="10:04", size=(120, 60)) as on:
        await on.press("space", *keys)
        assert await beat(on) == 1


async def test_the_schedule_of_a_beat_says_when_the_next_is_due(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, at="10:00") as on:
        on.clock.run_at(1)
        on.clock.advance(timedelta(seconds=0.3))
        await on.press("space")
        on.clock.advance(timedelta(seconds=0.4))
        with counted() as count:
            assert 0.6 < on.app._on_beat() < 0.61  # noqa: SLF001 - what the timer does
        assert count.schedules == 1
