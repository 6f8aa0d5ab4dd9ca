"""The stage: it fills any window, follows the record, survives its loss, and can do nothing."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from gettext import NullTranslations
from pathlib import Path

import pytest
from rich.cells import cell_len

from audience import full
from builders import Room, at
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.base.language import Language
from facilitator.core.room import stage
from facilitator.core.room.audience import DARK, Entry, Kind, Page, Timer, audience
from facilitator.core.time import moves
from facilitator.files.records.library import Library
from facilitator.files.records.shared_clock import Reading, keep, share
from facilitator.meeting import Meeting
from facilitator.opening import Desk, Request, of_agenda, open_meeting
from facilitator.tui.stage import app as stage_module
from facilitator.tui.stage.app import StageApp
from facilitator.tui.stage.page import LISTS, TURN, lay_out
from facilitator.watching import Watcher
from tui.harness import PROGRAMME, moment

ENGLISH = Language("en", NullTranslations())
SIZES = [(20, 5), (21, 6), (40, 12), (60, 16), (80, 24), (120, 40), (200, 60), (1, 1), (300, 3)]
HOSTILE = "[b]x[/] a[/]b \u00e5\u4e2d\u6587 {0} %s $x"

_ids = itertools.count()


def text_of(page: Page, width: int, height: int, tick: int = 0, stale: str = "") -> list[str]:
    lines = lay_out(page, width, height, tick=tick, stale=stale)
    return ["".join(text for text, _ in line.pieces) for line in lines]


@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits_every_window(size: tuple[int, int]) -> None:
    width, height = size
    room = Room(full(), at("10:00")).do(moves.start).do(stage.tell, f"! {HOSTILE} {HOSTILE}")
    room.do(stage.start_countdown, f"10 {HOSTILE}")
    for page in stage.PAGES:
        if page != "auto":
            room.do(stage.show_page, page)
        for stale in ("", "not up to date since 10:00"):
            lines = text_of(audience(room.state, room.now, ENGLISH), width, height, 1, stale)
            assert len(lines) <= height
            assert all(cell_len(line) <= width for line in lines)


@pytest.mark.parametrize("kind", sorted(LISTS))
def test_no_line_is_wider_than_a_narrow_window(kind: Kind) -> None:
    entry = Entry("Programme \u4e2d\u6587", lead="10:00", mark="▶", detail="A", lines=("Bo",))
    page = Page(kind, title="T", time="1:00:00", sign="●", phase="60 min left", heading="H",
                timers=(Timer("Tea", "+59:59", "calm", "●"),), entries=(entry,))  # fmt: skip
    for width in range(1, 30):
        for height in (4, 20):
            assert all(cell_len(line) <= width for line in text_of(page, width, height))


@pytest.mark.parametrize(
    ("size", "rows"),
    [((20, 5), 3), ((40, 12), 5), ((80, 24), 10), ((120, 40), 15), ((200, 60), 25)],
)
def test_the_time_is_as_large_as_the_window_allows(size: tuple[int, int], rows: int) -> None:
    room = Room(full(), at("10:00")).do(moves.start)
    lines = text_of(audience(room.state, room.now, ENGLISH), *size)
    assert sum("█" in line or "▀" in line for line in lines) >= rows
    assert any("TALK" in line for line in lines)
    assert any("● 30 min left" in line for line in lines)


def test_what_matters_most_stays_in_a_small_window() -> None:
    page = Page("time", "M", title="T", time="9:59", seconds=599, sign="●", phase="9 min left",
                following="next", message="Hello", share=0.5)  # fmt: skip
    shown = "\n".join(text_of(page, 30, 6))
    assert "Hello" in shown
    assert "9 min left" in shown
    assert "next" not in shown


def test_a_list_that_does_not_fit_goes_on_by_itself() -> None:
    entries = tuple(Entry(f"Rule {n}", lead=str(n)) for n in range(60))
    page = Page("rules", title="T", time="1:00", heading="Rules", entries=entries,
                timers=(Timer("Fika", "2:00", "calm", "●"),))  # fmt: skip
    seen = [text_of(page, 80, 24, tick) for tick in range(0, 60 * TURN, TURN)]
    assert {entry.title for entry in entries} <= {
        line.split(" ", 1)[1].strip() for lines in seen for line in lines if " Rule " in f" {line}"
    }
    assert seen[0] != seen[1]
    assert "Rules 1/" in "\n".join(seen[0])
    assert "Fika ● 2:00" in "\n".join(seen[0])


@pytest.mark.parametrize("size", [(20, 5), (30, 10), (40, 15), (40, 16), (80, 24), (200, 60)])
@pytest.mark.parametrize("kind", ["time", "groups"])
def test_a_long_message_is_cut_and_not_left_out(kind: Kind, size: tuple[int, int]) -> None:
    page = Page(kind, title="T", time="1:00", sign="●", phase="1 min left", following="then",
                message="so much to tell " * 30, entries=(Entry("A"),) * 40)  # fmt: skip
    assert "so much" in "\n".join(text_of(page, *size))
    assert "1 min left" in "\n".join(text_of(page, *size))


def test_an_entry_that_is_taller_than_the_window_goes_on() -> None:
    names = tuple(f"Person {n}" for n in range(20))
    page = Page("groups", time="1:00", heading="Groups", entries=(Entry("A", lines=names),))
    pages = [text_of(page, 30, 10, tick) for tick in range(0, 20 * TURN, TURN)]
    assert {line.strip() for lines in pages for line in lines} >= {*names, "A"}
    assert all(any("Person" in line for line in lines) for lines in pages)


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (60, 16), (80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("sizes", [(20, 20, 20), (20, 3, 9, 14), (60,)])
def test_every_name_of_every_group_is_shown_below_its_group(
    size: tuple[int, int], sizes: tuple[int, ...]
) -> None:
    groups = {
        f"Group {letter}": tuple(f"{letter}{number:02} Nyberg" for number in range(of))
        for letter, of in zip("ABCD", sizes, strict=False)
    }
    entries = tuple(
        Entry(title, lead=str(number), detail="Who decides?", lines=names)
        for number, (title, names) in enumerate(groups.items(), start=1)
    )
    page = Page("groups", title="T", time="44:12", phase="44 min left", seconds=2652, share=0.2,
                heading="Groups", following="next 15:00 Report", entries=entries)  # fmt: skip
    seen: set[str] = set()
    for tick in range(0, 100 * TURN, TURN):
        heads: dict[int, str] = {}  # by the column at which they begin
        for line in text_of(page, *size, tick):
            heads |= {found.start() - 2: found[0] for found in re.finditer(r"Group \w\b", line)}
            for found in re.finditer(r"\w\d\d Nyberg", line):
                seen.add(found[0])
                assert found[0] in groups[heads[found.start() - 2]]
    assert seen == {name for names in groups.values() for name in names}


def test_a_message_blinks_gently_and_dark_is_dark() -> None:
    page = Page("time", title="T", time="1:00", message="Hi", blink=True)
    looks = [
        next(look for line in lay_out(page, 40, 12, tick=tick) for text, look in line.pieces
             if "Hi" in text)
        for tick in range(4)
    ]  # fmt: skip
    assert looks == ["message", "lit", "message", "lit"]
    dark = lay_out(DARK, 40, 12, stale="not up to date since 10:00")
    assert {piece for line in dark for piece in line.pieces} == {(" " * 40, "dark")}


class PlayedStage(StageApp):
    """The stage with its clock stopped between the looks of the test."""

    CSS_PATH = str(Path(stage_module.__file__).with_name("app.tcss"))

    def _next_beat(self) -> None:
        pass

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
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield app, meeting, clock


async def test_it_follows_the_meeting_and_shows_what_was_chosen(tmp_path: Path) -> None:
    async with staged(tmp_path) as (app, meeting, clock):
        assert "begins 10:00" in app.text
        before = sorted(path.name for path in meeting.journal.path.parent.iterdir())
        meeting.do(moves.start)
        assert "● 20 min left" in app.text
        clock.advance(dt.timedelta(minutes=19, seconds=30))
        assert "nearly over" in app.text
        meeting.do(moves.next_session)
        meeting.do(stage.tell, "[b]Welcome[/] a[/]b")
        assert "[b]Welcome[/] a[/]b" in app.text
        assert "Intro [/b]duction" in app.text
        meeting.do(stage.show_page, "dark")
        assert app.text.strip() == ""
        meeting.do(moves.undo)
        meeting.do(stage.start_countdown, "5 Coffee")
        assert "until 10:24" in app.text
        assert app.text.count("Coffee") == 1
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
        assert "Elsewhere" in app.text + app.text
