"""A meeting that two laptops keep, each with its own app, through one folder on the disk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from facilitator.core.record.sessions import SessionStarted
from facilitator.core.record.sharing import TimekeepingTaken
from facilitator.core.record.undoing import Undone
from facilitator.files.config import Config
from facilitator.tui.widgets.rows import Rows
from tui.harness import PATIENCE, PROGRAMME, Stage, stage
from tui.resting import A_MOMENT

ROUND: Final = """
format = 1
title = "Träff"
timezone = "Europe/Stockholm"
series = "digital"
organisation = [
  { id = "a", name = "Region Blekinge" },
  { id = "b", name = "Region Dalarna" },
  { id = "c", name = "Region Skåne" },
]
[[day]]
date = 2013-03-21
start = "10:00"
[[day.session]]
title = "Var står vi?"
kind = "round"
duration = 30
"""
SERIES: Final = PROGRAMME.replace("\ntimezone", '\nseries = "digital"\ntimezone')


@asynccontextmanager
async def laptop(
    base: Path,
    name: str,
    text: str | None = SERIES,
    *,
    config: Config | None = None,
    at: str = "09:58",
) -> AsyncIterator[Stage]:
    """Start the app of somebody whose laptop shares the series through the common folder."""
    folder, common = base / name, base / "common"
    for each in (folder, common):
        each.mkdir(exist_ok=True)
    share = {"digital": common}
    async with stage(folder, text, name=name, share=share, config=config, at=at) as on:
        yield on


async def until(holds: Callable[[], bool], *stages: Stage) -> None:
    """Let the apps look around until something holds."""
    async with asyncio.timeout(PATIENCE):
        while not holds():
            for on in stages:
                await on.beat()
            await asyncio.sleep(A_MOMENT)


def keeps_time(on: Stage) -> bool:
    """Say whether the time is kept on a laptop."""
    return on.app.led.laptops.keeps_time


def heard(on: Stage) -> bool:
    """Say whether another laptop was heard."""
    return any(each.heard for each in on.app.led.laptops.listed())


async def test_who_does_not_keep_the_time_is_told_and_tab_takes_it_over(tmp_path: Path) -> None:
    async with laptop(tmp_path, "Anna") as anna, laptop(tmp_path, "Bo") as bo:
        await until(lambda: len(bo.app.led.laptops.listed()) > 1, anna, bo)
        await bo.press("space")
        assert "Anna keeps the time. Tab takes it over." in bo.text
        assert not any(isinstance(fact, SessionStarted) for fact in bo.facts)
        await bo.press("tab")
        assert isinstance(bo.last, TimekeepingTaken)
        assert keeps_time(bo)
        await until(lambda: not keeps_time(anna), bo, anna)
        await anna.beat()
        assert "Bo keeps the time now." in anna.text
        await anna.advance(9 / 60)
        assert "Bo keeps the time now." in anna.text
        await anna.advance(2 / 60)
        assert "Bo keeps the time now." not in anna.text
        await bo.press("space")
        assert isinstance(bo.last, SessionStarted)
        await bo.press("u", "u")
        assert isinstance(bo.last, Undone)
        assert not keeps_time(bo)
        await until(lambda: keeps_time(anna), bo, anna)


async def test_tab_takes_nothing_over_once_the_line_has_gone(tmp_path: Path) -> None:
    async with laptop(tmp_path, "Anna"), laptop(tmp_path, "Bo") as bo:
        await bo.press("n")
        assert "Anna keeps the time." in bo.text
        await bo.advance(7 / 60)
        await bo.press("tab")
        assert not keeps_time(bo)
        for key in ("r", "g", "b"):
            await bo.press(key)
            assert "Anna keeps the time." in bo.text, key
            assert bo.question == "Run"
        await bo.press("ctrl+p", *"keep the time", "enter")
        assert keeps_time(bo)


async def test_the_header_and_the_list_say_who_else_keeps_the_meeting(tmp_path: Path) -> None:
    async with laptop(tmp_path, "Anna") as anna:
        async with laptop(tmp_path, "Bo") as bo:
            await until(lambda: heard(anna), anna, bo)
            await anna.advance(1 / 60)
            assert "♦ Bo 1 s" in anna.lines[0]
            await anna.press("ctrl+p", *"laptops", "enter")
            assert anna.line("♦ Anna · keeps the time")
            assert anna.line("♦ Bo")
            await anna.press("escape")
        await until(lambda: anna.app.led.laptops.listed()[1].left, anna)
        await anna.advance(1)
        assert "♦ Bo left 09:58" in anna.lines[0]
        await anna.resize(60, 24)
        assert "♦ left 09:58" in anna.lines[0]


async def test_what_arrives_moves_nothing_and_an_edited_note_says_who_changed_it(
    tmp_path: Path,
) -> None:
    async with laptop(tmp_path, "Anna") as anna, laptop(tmp_path, "Bo") as bo:
        await bo.press("2")
        await bo.capture("one", "two")
        await until(lambda: len(anna.app.state.notes) > 1, bo, anna)
        await anna.press("2", "up", "e")
        await until(lambda: bool(anna.line("Editing the note")), anna)
        await anna.type(" more")
        await bo.press("up", "e")
        await bo.type("!")
        await bo.press("enter")
        await bo.capture("zero")
        await until(lambda: len(anna.app.state.notes) > 2, bo, anna)
        await until(lambda: bool(anna.line("Bo has changed this note meanwhile")), anna)
        await anna.press("enter")
        await until(lambda: "one more" in bo.text, anna, bo)
        assert anna.app.focused is not None
        assert anna.line("one more")


async def test_an_edit_that_was_put_off_says_who_changed_the_note_meanwhile(
    tmp_path: Path,
) -> None:
    async with laptop(tmp_path, "Bo") as bo, laptop(tmp_path, "Anna") as anna:
        await bo.press("2")
        await bo.capture("one")
        await until(lambda: bool(anna.app.state.notes), bo, anna)
        await anna.press("2", "e")
        await anna.type(" more")
        await anna.press("escape")
        assert anna.line("Not saved:")
        await bo.press("e")
        await bo.type("!")
        await bo.press("enter")
        await until(lambda: bool(anna.line("one!")), bo, anna)
        await anna.press("e")
        assert anna.line("Bo has changed this note meanwhile")
        assert anna.line("one more")
        await anna.press("enter")
        assert anna.line("one more")
        await anna.press("e")
        assert anna.line("Editing the note")


async def test_the_chosen_turn_stays_when_the_turn_goes_on_elsewhere(tmp_path: Path) -> None:
    async with (
        laptop(tmp_path, "Anna", ROUND) as anna,
        laptop(tmp_path, "Bo", ROUND) as bo,
    ):
        await until(lambda: len(bo.app.led.laptops.listed()) > 1, anna, bo)
        await anna.press("space")
        await until(lambda: bo.app.state.current is not None, anna, bo)
        await bo.press("enter", "2")
        takers = bo.app.screen.query_one("#takers", Rows)
        await bo.press("down", "down")
        chosen = takers.cursor_row
        await anna.press("t", "t")
        turns = anna.app.state.rounds
        await until(lambda: bo.app.state.rounds == turns, anna, bo)
        assert takers.cursor_row == chosen
        await anna.press("enter", "2")
        mine = anna.app.screen.query_one("#takers", Rows)
        assert mine.cursor_row == 1
        await anna.press("t")
        assert mine.cursor_row == 2


async def test_start_lists_a_meeting_that_others_keep_and_enter_joins_it(tmp_path: Path) -> None:
    async with laptop(tmp_path, "Anna") as anna:
        await anna.capture("from Anna")
        async with laptop(tmp_path, "Bo", None) as bo:
            await until(lambda: bool(bo.line("shared, not on this laptop yet")), anna, bo)
            await bo.press("up", "up", "up", "enter")
            await until(lambda: "from Anna" in bo.text, anna, bo)
            assert bo.place == "Run"
            assert not keeps_time(bo)


async def test_a_meeting_of_one_laptop_shows_nothing_of_others(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("ctrl+p", *"laptops", "enter")
        assert "This meeting is not shared." in on.text
        assert "♦" not in on.text


async def test_another_agenda_is_told_and_its_difference_is_shown_in_the_programme(
    tmp_path: Path,
) -> None:
    other = SERIES.replace('"Guests"\nduration = "30m"', '"Guests"\nduration = "35m"')
    assert other != SERIES
    async with laptop(tmp_path, "Anna") as anna:
        away = tmp_path / "away"
        away.mkdir()
        (tmp_path / "common").rename(tmp_path / "kept")
        async with laptop(tmp_path, "Bo", other) as bo:
            await bo.beat()
            for each in (tmp_path / "kept").glob("*/*"):
                target = tmp_path / "common" / each.parent.name / each.name
                target.parent.mkdir(exist_ok=True)
                each.rename(target)
            await until(lambda: bool(anna.app.led.laptops.other_agendas), bo, anna)
            await until(lambda: bool(bo.app.led.laptops.other_agendas), anna, bo)
        await until(lambda: "opened this meeting with another agenda, which" in anna.text, anna)
        await anna.press("p", "end")
        assert anna.line("♦ Bo opened this meeting with another agenda")
        await anna.press("enter")
        assert anna.line("What differs in the agenda of Bo")
        assert anna.line("35 min")
        await anna.press("escape", "up", "enter")
        assert "What differs" not in anna.text


async def test_a_clock_that_is_ahead_is_told_once_and_hooks_run_where_the_time_is_kept(
    tmp_path: Path,
) -> None:
    hooks = Config(remote_check=0, hooks={"on-start": ("no-such-program",)})
    async with (
        laptop(tmp_path, "Anna", config=hooks) as anna,
        laptop(tmp_path, "Bo", config=hooks, at="10:02") as bo,
    ):
        await until(lambda: len(bo.app.led.laptops.listed()) > 1, anna, bo)
        await bo.capture("ahead")
        await until(lambda: bool(anna.line("Bo's clock is 4 min ahead of this one.")), bo, anna)
        await anna.advance(1)
        await bo.capture("again")
        await until(lambda: len(anna.app.state.notes) > 1, bo, anna)
        await anna.beat()
        assert "clock is" not in anna.text
        assert "clock is" not in bo.text
        await anna.press("space")
        await until(lambda: bo.app.state.current is not None, anna, bo)
        await until(lambda: "no-such-program" in anna.app.saying.latest[-1], bo, anna)
        await anna.advance(10 / 60)
        assert anna.line("The hook no-such-program could not be run")
        assert not any("no-such-program" in said for said in bo.app.saying.latest)
