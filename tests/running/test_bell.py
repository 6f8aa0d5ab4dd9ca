"""The bell rings once as a session gets more urgent; the terminal's title counts down."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.files.config import Config
from facilitator.tui import terminal
from facilitator.tui.app import FacilitatorApp
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
        await on.press(">", ">", ">")  # 20 + 15 minutes, of which 25.5 are gone
        assert await _bells(on, 0, 6, 3, 2) == [3, 4, 5, 6]
        await on.answer("escape", "n")  # lunch cannot be kept, which is asked about
        assert await _bells(on, 1, 34) == [6, 7]


async def test_a_pause_an_undo_and_another_session_do_not_ring(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.advance(15)
        await on.press("space")
        assert await _bells(on, 30) == [0]
        await on.answer("escape", "space")  # lunch cannot be kept, which is asked about
        assert await _bells(on, 1) == [1]
        await on.press("n", "b")
        assert await _bells(on, 0, 0) == [1, 1]
        await on.answer("escape", "e")
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
        await on.press("space", "t", "n")
        assert await _bells(on, 20, 9, 2, 1) == [0, 0, 1, 1]
        await on.press("n")  # with 28 minutes for the last
        assert await _bells(on, 10) == [1]


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


class Written:
    """A driver that remembers what is written to the terminal it believes to have."""

    is_headless = False
    is_web = False

    def __init__(self, driver: object) -> None:
        self._driver = driver
        self.text = ""

    def __getattr__(self, name: str) -> object:
        return getattr(self._driver, name)

    def write(self, text: str) -> None:
        if text.startswith(("\x1b]2;", terminal.PUSH_TITLE, terminal.POP_TITLE)):
            self.text += text


async def test_the_title_counts_down_names_no_one_and_is_given_back(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        written = Written(on.app._driver)  # noqa: SLF001 - the terminal is no part of the app
        on.app._driver = written  # type: ignore[assignment]  # noqa: SLF001
        title = terminal.Title(on.app)
        on.app._title = title  # noqa: SLF001 - it was made for no terminal
        title.open()
        await on.press("space")
        await on.advance(1)
        await on.beat()
        await on.advance(20)
        await on.press("space")
        await on.advance(1)
        await on.press("e")
        await on.advance(1)
        title.show("\x1b]0;PWN\x07\x9b2J" + "x" * 200)
        title.close()
        titles = written.text.split("\x1b\\")
        assert [part.removeprefix("\x1b]2;") for part in titles[1:-2]] == [
            "1:00 over time",
            "paused",
            "facilitator",
        ]
        assert titles[0] == terminal.PUSH_TITLE + "\x1b]2;19:00"
        assert titles[-2] == "\x1b]2;" + "x" * terminal.LONGEST
        assert titles[-1] == terminal.POP_TITLE


async def test_the_beat_is_taken_up_again_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path, at="10:00") as on:
        armed: list[float] = []
        monkeypatch.setattr(on.app, "set_timer", lambda delay, _: armed.append(delay))
        monkeypatch.setattr(type(on.app), "_next_beat", FacilitatorApp._next_beat)  # noqa: SLF001
        on.app._on_beat()  # noqa: SLF001 - what the timer would do
        monkeypatch.undo()
        assert [0 < delay <= 1.002 for delay in armed] == [True]
