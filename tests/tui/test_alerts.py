"""A session's own alerts are seen and heard when their time comes, once, wherever one is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tui.harness import PROGRAMME, stage

TEXT: Final = PROGRAMME.replace('min = "10m"\n', 'min = "10m"\nwarn = ["10m", "1m"]\n', 1)


def _told(said: list[str]) -> list[str]:
    return [each for each in said if each.startswith("Your alert: ")]


async def test_it_is_seen_in_every_place_and_rings_once(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00") as on:
        await on.press("n", "6")
        on.app.saying.clear()
        await on.advance(9.9)
        assert (on.app.bells, _told(on.said)) == (0, [])
        await on.advance(0.1)
        assert "Your alert: 10 min left of “Check-in”." in on.lines[-2]
        assert on.app.bells == 1
        await on.advance(1 / 60)
        assert on.app.bells == 1
        assert len(_told(on.said)) == 1


async def test_it_stands_above_the_line_in_which_somebody_types(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00") as on:
        await on.press("n", "i", *"half")
        on.app.saying.clear()
        await on.advance(10)
        assert "Your alert: 10 min left" in on.text
        await on.press(*" a word", "enter")
        assert on.last.text == "half a word"


async def test_after_more_time_it_comes_again(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00") as on:
        await on.press("n")
        await on.advance(10)
        await on.press("+")
        await on.advance(4)
        assert len(_told(on.said)) == 1
        await on.advance(1)
        assert len(_told(on.said)) == 2


async def test_after_a_restart_what_was_told_is_not_told_again(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00") as on:
        await on.press("n")
        await on.advance(10)
        assert len(_told(on.said)) == 1
        record = on.journal
    async with stage(tmp_path, at="10:11", record=record) as on:
        await on.advance(1)
        assert _told(on.said) == []
        await on.advance(7)
        assert _told(on.said) == ["Your alert: 1 min left of “Check-in”."]


async def test_after_a_restart_what_came_meanwhile_is_told_with_the_time_that_is_left(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, TEXT, at="10:00") as on:
        await on.press("n")
        await on.advance(9)
        record = on.journal
    async with stage(tmp_path, at="10:13", record=record) as on:
        await on.beat()
        await on.beat()
        assert _told(on.said) == ["Your alert: 7 min left of “Check-in”."]


async def test_a_bell_that_is_off_leaves_the_words(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00") as on:
        await on.press("n", "z")
        await on.advance(10)
        assert on.app.bells == 0
        assert len(_told(on.said)) == 1
