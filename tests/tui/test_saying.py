"""What an act on marked or lifted rows did is said, and how it is undone, once it is done."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tui.harness import PROGRAMME, stage

TEXT: Final = (
    PROGRAMME.replace(
        'title = "Check-in"\nkind = "checkin"\n',
        'title = "A very long title of a session that nobody has room for, and longer still"\n'
        'kind = "groups"\n',
    )
    + '[[participant]]\nname = "Bo Ek"\n'
)


async def test_all_who_were_marked_as_here_are_told(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00") as on:
        await on.press("6", "*")
        assert on.lines[-2].startswith(" ▪ 2 marked")
        await on.press("enter")
        assert "Marked 2 people as present" in on.lines[-2]
        assert "u undoes" in on.lines[-2]


async def test_who_was_put_into_a_group_is_told(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00") as on:
        await on.press("3", "a", *"Plans", "enter", "escape", "f", *"bo", "enter")
        assert on.lines[-2].startswith(" ▪ 1 lifted.")
        await on.press("1")
        assert "Bo Ek" in on.lines[-2]
        assert "u undoes" in on.lines[-2]


async def test_of_a_long_sentence_the_key_that_undoes_it_is_seen(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00") as on:
        await on.press("n")
        assert on.lines[-2].startswith(" Started “A very long title")
        assert on.lines[-2].endswith("…  u undoes")


@pytest.mark.parametrize("over", ["", "a", "r", "v", "?", "ctrl+p"])
async def test_how_to_leave_is_told_whatever_lies_over_the_place(tmp_path: Path, over: str) -> None:
    async with stage(tmp_path) as on:
        await on.press(*filter(None, [over]), "ctrl+c")
        assert "Ctrl+Q leaves." in on.text
        if over == "v":
            assert on.line("  The question")
        await on.press("escape")
        await on.advance(1)
        assert sum("Ctrl+Q leaves." in line for line in on.lines) <= 1


async def test_what_is_selected_is_copied_by_the_same_key(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("a")
        await on.type("Walk")
        await on.press("shift+home", "ctrl+c")
        assert on.app.clipboard == "Walk"
        assert not on.said


async def test_how_much_is_left_is_not_said_once_it_is_less(tmp_path: Path) -> None:
    text = PROGRAMME.replace('min = "10m"\n', 'min = "10m"\nwarn = ["4m"]\n', 1)
    async with stage(tmp_path, text, at="10:00") as on:
        await on.press("space")
        await on.advance(15.9)
        await on.advance(0.1)
        assert [words for words in on.said if "Your alert: 4 min left" in words]
        on.app.saying.tell("Something else was done.")
        await on.advance(1.1)  # when what had to wait would be said
        assert "Your alert" not in on.text
