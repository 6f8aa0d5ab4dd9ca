"""What goes wrong on disk or in the configuration is told, and nothing typed is lost."""

from __future__ import annotations

import asyncio
import gc
import shutil
import threading
import weakref
from pathlib import Path

import pytest

from builders import AGENDA_FOLDER
from facilitator.core.record.sessions import SessionStarted
from facilitator.core.time import moves
from facilitator.files.config import Config, read_config
from facilitator.files.records.forgetting.forget import forget, plan
from facilitator.files.records.forgetting.renaming import Renaming
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.frame.places import PLACES as PLACE_NAMES
from facilitator.tui.themes import THEMES
from facilitator.tui.widgets.capture_line import CaptureLine
from systems import needs_links
from tui.harness import PROGRAMME, english, noted, stage


def test_an_app_that_was_left_is_held_on_to_by_nothing(tmp_path: Path) -> None:
    async def held() -> tuple[weakref.ref[FacilitatorApp], threading.Thread]:
        async with stage(tmp_path, at="10:00") as on:
            return weakref.ref(on.app), on.app.disk.wait_for(threading.current_thread)

    app, thread = asyncio.run(held())
    thread.join()
    del thread  # it holds on to where the app had all be printed
    gc.collect()
    assert app() is None


async def test_a_folder_that_is_gone_is_told_until_writing_works_again(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00", size=(100, 24)) as on:
        await on.press("space")
        folder, aside = on.journal.parent, tmp_path / "aside"
        shutil.move(folder, aside)
        await on.press("i")
        await on.type("must not be lost")
        await on.press("enter")
        line = on.app.screen.query_one(CaptureLine)
        assert line.text == "must not be lost"
        assert on.app.bells == 1
        for _ in range(2):
            await on.advance(1)
            assert "the file or its folder is gone" in on.text
        await on.press("escape", "n", "n", "2")
        assert on.meeting.state.current == "check-in"
        assert "there is no such folder" in on.text
        await on.press("1")
        shutil.move(aside, folder)
        await on.beat()
        assert "there is no such folder" in on.text
        await on.press("i", "enter")
        assert "no such folder" not in on.text
        assert line.text == ""
        assert [fact.text for fact in noted(on.facts)] == ["must not be lost"]


async def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00", config=Config(bell=False), size=(100, 24)) as on:
        folder = on.journal.parent
        shutil.move(folder, tmp_path / "aside")
        folder.write_text("in the way")
        await on.press("space")
        assert "a file is where a folder should be" in on.text
        assert on.meeting.state.current is None
        assert on.app.bells == 0
        folder.unlink()
        shutil.move(tmp_path / "aside", folder)
        await on.press("space")
        assert "should be" not in on.text
        assert on.kinds == ["session-started"]


async def test_a_journal_changed_behind_the_back_is_noticed(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00", size=(100, 24)) as on:
        await on.press("space")
        on.journal.write_bytes(on.journal.read_bytes()[:200])
        await on.beat()
        assert "the journal has lost events since it was read" in on.text


async def test_a_name_that_is_forgotten_elsewhere_is_gone_here_and_all_goes_on(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, at="10:00", size=(120, 40)) as on:
        await on.press("space", "i")
        await on.type("> call them @Cissi")
        await on.press("enter")
        await on.type("Cissi said so")
        await on.press("enter")
        await on.type("not kept yet")
        renaming = Renaming("Cissi", "Person 1")
        forget(plan(on.journal, renaming))
        await on.beat()
        assert "it was reloaded" in on.text
        assert "Cissi" not in on.text
        assert "Person 1 said so" in on.text
        await on.press("enter", "escape")
        assert [fact.text for fact in noted(on.facts)][1:] == ["Person 1 said so", "not kept yet"]
        await on.press("u", "u", "y", "2")
        assert "Person 1 said so" in on.text
        assert on.meeting.state == on.elsewhere().state
        assert b"Cissi" not in on.journal.read_bytes()


async def test_minutes_that_cannot_be_written_are_told_and_stop_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        shutil.move(on.journal.parent, tmp_path / "aside")
        await on.press("x")
        assert "Nothing was written to" in on.said[-1]
        shutil.move(tmp_path / "aside", on.journal.parent)
        await on.press("x")
        assert "Minutes written to" in on.said[-1]


async def test_what_another_program_does_is_shown_at_the_next_beat(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        on.do_elsewhere(moves.start)
        assert "▶" not in on.text
        await on.beat()
        assert "▶ 10:00" in on.text
        on.do_elsewhere(moves.extend, 5)
        await on.press("n", "n")  # a key sees the newest state
        assert on.last == SessionStarted("introduction")
        assert on.kinds == ["session-started", "extended", "session-started"]


async def test_a_torn_line_is_told_on_opening(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        journal = on.journal
    with journal.open("ab") as file:
        file.write(b'[[event]]\nid = "half')
    async with stage(tmp_path, at="10:00") as on:
        assert on.said[0].startswith("The last line was not written whole;")
        assert journal.with_name("journal.torn-1.toml").is_file()
        assert on.kinds == ["session-started"]


async def test_what_the_app_breaks_down_of_is_raised_and_not_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ZeroDivisionError):  # noqa: PT012 - the stage is where it comes out
        async with stage(tmp_path) as on:
            on.app.call_later(lambda: 1 / 0)
            await on.rest()
    assert capsys.readouterr().err == ""


@needs_links
async def test_an_agenda_that_cannot_be_stored_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "meetings").symlink_to("nowhere")
    async with stage(tmp_path, PROGRAMME) as on:
        assert on.app.meeting is None
        assert "Nothing was written to" in on.said[0]
        assert on.question == "Start"


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


async def test_a_closed_meeting_says_so_and_is_opened_again_by_undo(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        on.app.close_meeting()
        await on.press("u")
        assert on.said[1:] == [
            "The meeting is closed. x exports the minutes, u opens it again.",
            "Undone: closed the meeting. y does it again.",
        ]


async def test_everything_is_drawn_in_swedish_when_asked_for(tmp_path: Path) -> None:
    text = (AGENDA_FOLDER / "digital-agenda.toml").read_text("utf-8")
    async with stage(tmp_path, text, language="sv", size=(120, 50)) as on:
        assert "torsdag 21 mars" in on.lines[0]
        assert english("Nothing ahead is late") != []
        for name in PLACE_NAMES:
            on.app.switch_screen(name)
            await on.rest()
            assert english(on.text) == [], name
            await on.press("f1")
            assert english(on.text) == [], name
            await on.press("escape")
        for key in ("m", "c", "v", "r", "g", "a", "ctrl+p"):
            await on.press("1", key)
            assert on.question != "Run"
            assert english(on.text) == [], key
            await on.press("escape")


@pytest.mark.parametrize("text", [PROGRAMME, None], ids=["run", "start"])
async def test_what_is_wrong_in_the_configuration_is_told_with_its_place(
    tmp_path: Path, text: str | None
) -> None:
    path = tmp_path / "config.toml"
    path.write_text('bel = 1\ntheme = "neon"\n[keys]\n"session.nxt" = "f6"\n', "utf-8")
    async with stage(tmp_path, text, config_file=read_config(path)) as on:
        wrong, instead, theme, keys = on.said
        assert wrong == (
            f'{path}:1:1: "bel" is not known in the top part of the file. Did you mean "bell"?'
        )
        assert instead == "Defaults are used for these settings; the rest of the file applies."
        assert 'config.toml:1:1: "bel" is not known' in on.lines[-2]
        assert theme.startswith(f"{path}:2:9: There is no theme “neon”; ")
        assert keys.startswith(f"{path}:4:17: There is no action “session.nxt”. Did you mean ")
        assert on.app.theme == THEMES["dark"]


async def test_of_many_mistakes_the_first_are_on_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("".join(f"x{number} = 1\n" for number in range(20)), "utf-8")
    async with stage(tmp_path, config_file=read_config(path)) as on:
        *lines, instead = on.said
        assert [line.partition(": ")[0] for line in lines] == [f"{path}:{n}:1" for n in (1, 2)]
        assert instead.startswith("Defaults are used for these settings;")


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_a_meeting_is_shown_in_the_colours_of_the_terminal(
    tmp_path: Path, theme: str
) -> None:
    async with stage(tmp_path, at="10:00", config=Config(theme=theme)) as on:
        assert "Check-in" in on.text
        for name in ("dark", theme, "light"):
            on.app.theme = THEMES[name]
            await on.beat()
            assert "Check-in" in on.text
