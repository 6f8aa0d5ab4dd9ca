"""Names are completed in every line in which something is said, and no key is taken for that."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from textual.geometry import Offset, Region

from facilitator.core.record.people import PersonAdded
from facilitator.tui.frame.capturing import CapturingPlace
from facilitator.tui.frame.places import PLACES
from facilitator.tui.widgets.completion import CompletionBox
from tui.harness import PROGRAMME, Stage, stage

HOSTILE: Final = "[b]Lina\\u001b[31m\\u202e Bo"
TEXT: Final = (
    PROGRAMME
    + f"""
[[organisation]]
id = "dalarna"
name = "Region Dalarna"
[[organisation]]
id = "lk"
name = "Lidköpings kommun"
[[participant]]
name = "Lisa Ek"
organisation = "dalarna"
[[participant]]
name = "Karin Lind"
[[participant]]
name = "{HOSTILE}"
[[homework]]
id = "words"
title = "Word cloud"
compilers = ["Per Alm"]
"""
)


def box(on: Stage) -> CompletionBox | None:
    """Give the box that is open, if one is."""
    found = [each for each in on.app.screen.query(CompletionBox) if each.is_attached]
    return found[0] if found else None


def offered(on: Stage) -> list[str]:
    """Give the names in the box."""
    here = box(on)
    return [one.name for one in here.of.offers] if here else []


def line(on: Stage) -> str:
    assert isinstance(on.app.screen, CapturingPlace)
    return on.app.screen.capture_line.text


@pytest.mark.parametrize("place", PLACES)
async def test_a_mention_is_completed_in_every_place(tmp_path: Path, place: str) -> None:
    async with stage(tmp_path, TEXT, at="10:00", size=(80, 24)) as on:
        on.app.switch_screen(place)
        await on.rest()
        await on.press(">")
        await on.type("@l")
        assert offered(on)[:2] == ["Lisa Ek", "Karin Lind"]
        assert "Tab fills in" in on.text
        assert "╭─ Who ─" in on.text
        assert on.unwanted() == set()
        await on.press("tab")
        await on.type("books a room")
        assert box(on) is None
        await on.press("enter")
        assert (on.last.who, on.last.text) == ("Lisa Ek", "books a room")


async def test_the_box_says_who_is_who_and_lies_within_the_window(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00", size=(80, 24)) as on:
        await on.press("6", "f", *"lisa", "enter", "escape", "i")
        await on.type("a long line that has the caret far to the right of it all, @l")
        rows = [" ".join(row[31:].strip(" │").split()) for row in on.lines]
        at = next(n for n, row in enumerate(rows) if "─ Who ─" in row)
        assert rows[at + 1 : at + 6] == [
            "Lisa Ek Region Dalarna, here",
            "Karin Lind not here",
            "[b]Lina Bo not here",
            "Lidköpings kommun organisation",
            "new person “l” written as it stands",
        ]
        assert all(len(row) <= 80 for row in on.lines)
        assert not on.app.screen.show_vertical_scrollbar


async def test_it_takes_tab_and_the_arrows_and_nothing_else(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00") as on:
        await on.press("i")
        await on.type("@l")
        await on.press("down", "down", "up", "tab")
        assert line(on) == "@Karin Lind "
        await on.type("and @li")
        await on.press("enter")  # keeps what was typed and not what is chosen
        assert on.last.text == "Karin Lind and @li"
        await on.type("@li")
        await on.press("escape")
        assert box(on) is None
        assert on.place == "Run"
        await on.press("n")
        assert on.kinds[-1] == "session-started"
        await on.press("i")
        assert line(on) == "@li"
        assert offered(on)[0] == "Lisa Ek"


async def test_what_is_no_name_leaves_tab_without_effect(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00") as on:
        await on.press("i")
        for text in ("x", "@ ", "lisa@exempel.se", "l", "ring @lisa nu"):
            await on.press("end", "ctrl+u")
            await on.type(text)
            assert box(on) is None
            await on.press("tab", "down", "up", "shift+tab")
            assert (line(on), box(on)) == (text, None)
        assert on.facts == []


async def test_without_a_sign_two_letters_and_tab_complete_a_name(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00") as on:
        await on.press("i")
        await on.type("ring ")
        assert " Tab " not in on.footer
        await on.type("ka")
        assert " Tab " in on.footer
        assert box(on) is None
        await on.press("tab")
        assert line(on) == "ring Karin Lind "
        await on.type("och li")
        await on.press("tab")  # several begin so: they are shown first
        assert line(on) == "ring Karin Lind och li"
        assert offered(on) == ["Lisa Ek", "Karin Lind", "[b]Lina Bo", "Lidköpings kommun"]
        await on.type("d")
        assert offered(on) == ["Lidköpings kommun"]
        await on.press("tab")
        assert line(on) == "ring Karin Lind och Lidköpings kommun "
        assert box(on) is None
        await on.type("li")
        await on.press("tab")
        assert box(on) is not None
        await on.type("zz ")
        assert box(on) is None
        await on.type("li")
        assert box(on) is None  # it was asked for that word


async def test_a_name_that_nobody_knows_is_written_as_it_stands(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00") as on:
        await on.press(">")
        await on.type("@Sara Nyström")
        assert "new person “Sara Nyström”" in on.text
        await on.press("tab")
        await on.type("bokar lokal")
        await on.press("enter")
        assert (on.last.who, on.last.text) == ("Sara Nyström", "bokar lokal")


async def test_keys_that_come_all_at_once_are_taken_in_their_order(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00") as on:
        await on.burst([">", *"@ka", "tab", *"ring", "enter", "escape"])
        assert (on.last.who, on.last.text) == ("Karin Lind", "ring")


async def test_more_names_than_rows_are_scrolled_through(tmp_path: Path) -> None:
    people = "".join(f'[[participant]]\nname = "Anna {letter}"\n' for letter in "ABCDEFGHIJ")
    async with stage(tmp_path, PROGRAMME + people, at="10:00", size=(80, 24)) as on:
        await on.press("i")
        await on.type("@anna ")
        assert "↓ 4 more" in on.text
        assert "Anna A" in on.text
        await on.press("up")
        assert "Anna A" not in on.text
        await on.press("tab")
        assert line(on) == "@Anna J "


async def test_a_new_person_s_organisation_is_completed(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00") as on:
        await on.press("6", "a")
        await on.type("Lisa Al")
        await on.press("tab")
        assert box(on) is None
        await on.type("m, da")
        await on.press("tab")
        assert line(on) == "Lisa Alm, Region Dalarna"
        await on.press("enter")
        assert isinstance(on.last, PersonAdded)
        assert (on.last.name, on.last.organisation) == ("Lisa Alm", "dalarna")
        await on.type("Bo Alm, @li")
        await on.press("tab", "enter")
        assert (on.last.name, on.last.organisation) == ("Bo Alm", "lk")


async def test_the_line_that_finds_looks_everywhere_by_tab(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00") as on:
        await on.press("2", "f")
        await on.type("li")
        await on.press("tab")
        assert on.place == "Find"


async def test_a_field_of_a_form_completes_after_the_sign_and_else_leaves_tab_alone(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, TEXT, at="10:00", size=(80, 40)) as on:
        await on.press("4", "e")
        assert on.place == "TaskForm"
        await on.press(*["tab"] * 6)
        assert on.app.focused is not None
        assert on.app.focused.id == "compilers"
        await on.type(", @ka")
        assert offered(on) == ["Karin Lind"]
        await on.press("tab")
        assert on.app.focused.id == "compilers"
        await on.type(", li")
        await on.press("tab")
        assert on.app.focused.id == "links"
        await on.press("f2")
        assert on.meeting.state.homework.tasks["words"].compilers == ("Per Alm", "Karin Lind", "li")


async def test_the_box_lies_on_the_line_from_the_first_and_follows_it(tmp_path: Path) -> None:
    """A line that opens with a mention in it is not laid out yet when its names are offered."""
    async with stage(tmp_path, TEXT) as on:
        await on.press("2")
        await on.capture("> ring @Kim")
        await on.press("e")
        names, below = on.app.screen.query_one(CompletionBox), on.app.screen.query_one("#line")
        assert names.region.bottom == below.region.y
        names.place(Region(), Offset())
        assert not names.visible
        await on.type(" ord" * 40 + " @l")
        names = on.app.screen.query_one(CompletionBox)
        assert names.region.bottom == below.region.y
        assert names.visible
