"""At any size of the terminal every screen is drawn, and says so where it is too small."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tui.harness import PROGRAMME, Stage, many_sessions, stage

SIZES = (
    (1, 1), (2, 1), (1, 2), (3, 3), (8, 2), (20, 5), (40, 12), (60, 15), (60, 16), (66, 20),
    (200, 60), (80, 24),
)  # fmt: skip
SCREENS = {
    "Run": (),
    "Run and a note": ("space", "i", "x", "enter"),
    "Notes": ("i", "x", "enter", "escape", "2"),
    "GoTo": ("g",),
    "Help": ("question_mark",),
    "AskSheet": ("2", "o"),
    "CommandPalette": ("ctrl+p",),
}


async def _sweep(on: Stage) -> None:
    for columns, lines in SIZES:
        await on.resize(columns, lines)
        assert len(on.lines) == lines
        assert max(len(line) for line in on.lines) <= columns


@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
async def test_every_screen_is_drawn_at_every_size(tmp_path: Path, keys: Sequence[str]) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press(*keys)
        front = on.question
        await _sweep(on)
        assert on.question == front
        await on.press("escape")
        await on.resize(1, 1)
        await on.beat()


async def test_start_and_problems_are_drawn_at_every_size(tmp_path: Path) -> None:
    (tmp_path / "agendas").mkdir()
    (tmp_path / "agendas" / "a.toml").write_text(PROGRAMME.replace('"break"', '"x"'), "utf-8")
    async with stage(tmp_path, None) as on:
        await _sweep(on)
        await on.press("enter")
        assert on.question == "Problems"
        await _sweep(on)


async def test_a_terminal_that_is_too_small_is_told_so_and_nothing_else(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00", size=(59, 16)) as on:
        assert "The window is too small" in on.text
        assert "Check-in" not in on.text
        await on.resize(60, 15)
        assert "The window is too small" in on.text
        await on.resize(60, 16)
        assert "too small" not in on.text
        assert "Check-in" in on.text
        assert "space Start" in on.footer
        assert "? Help" in on.footer


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((58, 8), "The window is too small: 60 columns and 16 lines are needed."),
        ((20, 5), "The window is too small: 60 columns and 16 lines are needed."),
        ((12, 4), "At least 60 × 16"),  # noqa: RUF001
        ((8, 2), "At least 60 × 16"),  # noqa: RUF001
        ((8, 1), "60×16"),  # noqa: RUF001
    ],
)
async def test_what_a_small_terminal_says_is_not_itself_cut(
    tmp_path: Path, size: tuple[int, int], said: str
) -> None:
    async with stage(tmp_path, at="10:00", size=size) as on:
        assert " ".join(on.text.split()) == said


async def test_typing_goes_on_while_the_terminal_is_too_small(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("i", "n")
        await on.resize(30, 10)
        await on.press("n")
        await on.resize(80, 24)
        await on.press("n", "enter")
        assert on.kinds == ["noted"]
        assert "10:00 nnn" in on.text


async def test_a_place_behind_a_question_takes_the_new_size_too(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("question_mark")
        await on.resize(40, 10)
        await on.press("escape")
        assert "too small" in on.text
        await on.press("question_mark")
        await on.resize(120, 40)
        await on.press("escape")
        assert "too small" not in on.text
        await on.press("2")
        await on.resize(40, 10)
        await on.press("1")
        assert "too small" in on.text


async def test_more_room_shows_more(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.capture(*(f"note {n}" for n in range(12)))
        assert on.text.count(" note ") == 2
        assert "The room sees" not in on.text
        await on.resize(120, 40)
        await on.until(lambda: on.text.count(" note ") == 6)
        assert "The room sees" in on.text
        await on.resize(200, 60)
        await on.until(lambda: on.text.count(" note ") == 12)
        assert "note 11" in on.text
        assert "Up next" in on.text


async def test_the_session_that_runs_stays_in_sight_at_every_size(tmp_path: Path) -> None:
    async with stage(tmp_path, many_sessions(60), at="08:00", size=(80, 60)) as on:
        await on.press("g", *"Part 40", "enter")
        for lines in (20, 40, 16, 60):
            await on.resize(80, lines)
            await on.until(
                lambda: any("▶" in line and "Part 40" in line for line in on.lines)  # its row
            )
