"""The audience's screen follows the record, survives its loss, and can do nothing."""

from __future__ import annotations

import datetime as dt
import itertools
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from builders import ENGLISH
from facilitator.core.base.clock import Clock, SimulatedClock
from facilitator.core.base.language import Language
from facilitator.core.room import stage
from facilitator.core.room.page import Page
from facilitator.core.time import moves
from facilitator.files.records.library import Library
from facilitator.files.records.shared_clock import Reading, keep, share
from facilitator.meeting import Meeting
from facilitator.opening import Desk, Request, of_agenda, open_meeting
from facilitator.tui.stage import app as stage_module
from facilitator.tui.stage.app import StageApp
from facilitator.tui.stage.room import Room
from facilitator.watching import Watcher
from tui.harness import PROGRAMME, moment
from tui.resting import rest

_ids = itertools.count()


class PlayedStage(StageApp):
    """The stage with its clock stopped between the looks of the test."""

    CSS_PATH = str(Path(stage_module.__file__).with_name("app.tcss"))

    def __init__(self, watcher: Watcher, clock: Clock, language: Language, theme: str) -> None:
        super().__init__(watcher, clock, language, theme)
        self.beats.begin = lambda: None  # type: ignore[method-assign]

    @property
    def page(self) -> Page:
        self.beat()
        return self.screen_stack[0].query_one(Room).page

    @property
    def text(self) -> str:
        self.beat()
        strips = self.screen_stack[0]._compositor.render_strips(self.size)  # noqa: SLF001
        return "\n".join(strip.text.rstrip() for strip in strips)


@asynccontextmanager
async def staged(
    folder: Path, request: Request | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[PlayedStage, Meeting, SimulatedClock]]:
    """Open a meeting, and the stage beside it."""
    request = request or Request()
    clock = SimulatedClock(moment("10:00"))
    desk = Desk(Library(folder / "data"), clock, "laptop", lambda: f"s-{next(_ids)}")
    file = folder / "meeting.toml"
    file.write_text(PROGRAMME.replace("Introduction", "Intro [/b]duction"), "utf-8")
    meeting = open_meeting(desk, of_agenda(desk, file, request), request, lambda: 0.0)
    watcher = Watcher(desk.library, None, clock, lambda _: ENGLISH)
    app = PlayedStage(watcher, clock, ENGLISH, "dark")
    async with app.run_test(size=size, notifications=True, tooltips=True):
        await rest(app)
        yield app, meeting, clock


async def test_it_follows_the_meeting_and_shows_what_was_chosen(tmp_path: Path) -> None:
    async with staged(tmp_path) as (app, meeting, clock):
        assert "planned for 10:00" in app.text
        before = sorted(path.name for path in meeting.journal.path.parent.iterdir())
        meeting.do(moves.start)
        assert "● 20 min left" in app.text
        clock.advance(dt.timedelta(minutes=19, seconds=30))
        assert "nearly over" in app.text
        meeting.do(moves.next_session)
        meeting.do(stage.tell_until, "[b]Welcome[/] a[/]b", "10")
        assert "[b]Welcome[/] a[/]b" in app.text
        assert "Intro [/b]duction" in app.text
        meeting.do(stage.tell)
        assert "[b]Welcome[/] a[/]b" not in app.text
        meeting.do(stage.show_page, "dark")
        assert app.text.strip() == ""
        meeting.do(moves.undo)
        meeting.do(stage.start_countdown, "5 Coffee")
        assert "until 10:24" in app.text
        assert app.page.title == "Coffee"
        assert "Intro [/b]duction until 10:59   ● 40:00" in app.text
        after = sorted(path.name for path in meeting.journal.path.parent.iterdir())
        assert [name for name in after if name not in {*before, "journal.lock"}] == []


async def test_it_has_no_moves_only_help_and_leaving(tmp_path: Path) -> None:
    async with staged(tmp_path) as (app, meeting, _):
        known = meeting.journal.path.read_bytes()
        from textual.pilot import Pilot

        pilot: Pilot[int] = Pilot(app)
        await pilot.press("space", "n", "m", "ctrl+p", "question_mark")
        assert len(app.screen_stack) == 2
        await pilot.press("escape", "q")
        assert app._exit  # noqa: SLF001 - there is no public word for it
        assert meeting.journal.path.read_bytes() == known


async def test_it_survives_that_the_record_is_gone_for_a_while(tmp_path: Path) -> None:
    async with staged(tmp_path) as (app, meeting, clock):
        meeting.do(moves.start)
        assert "not up to date" not in app.text
        folder = meeting.journal.path.parent
        away = folder.rename(folder.with_name("away"))
        clock.advance(dt.timedelta(minutes=2))
        assert "▲ not up to date since 10:02" in app.text
        clock.advance(dt.timedelta(minutes=3))
        assert "▲ not up to date since 10:02" in app.text
        assert "15 min left" in app.text
        away.rename(folder)
        assert "not up to date" not in app.text


async def test_a_rehearsal_goes_by_the_clock_of_the_facilitator(tmp_path: Path) -> None:
    request = Request(rehearse=True, at=moment("09:00"))
    async with staged(tmp_path, request) as (app, meeting, clock):
        meeting.do(moves.start)
        assert "[REHEARSAL]" in app.text
        assert "20 min left" in app.text
        held = keep(meeting.journal.path)
        assert held is not None
        share(meeting.journal.path, Reading(moment("09:05"), clock.now(), 60))
        assert "15 min left" in app.text
        clock.advance(dt.timedelta(seconds=5))
        assert "10 min left" in app.text
        share(meeting.journal.path, Reading(moment("09:19"), clock.now(), 0))
        clock.advance(dt.timedelta(seconds=50))
        assert "1 min left" in app.text
        os.close(held)


async def test_it_goes_over_to_the_record_opened_last(tmp_path: Path) -> None:
    async with staged(tmp_path) as (app, meeting, _):
        meeting.do(moves.start)
        assert "20 min left" in app.text
        library = Library(tmp_path / "data")
        other = tmp_path / "data" / "meetings" / "other"
        other.mkdir()
        path = other / "journal.toml"
        path.write_bytes(meeting.journal.path.read_bytes().replace(b"Check-in", b"Elsewhere"))
        library.opened(path)
        app.beat()
        app.beat()
        assert app.page.title == "Elsewhere"
