"""While nothing happens next to nothing is done: a second repaints what shows the second."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual._styles_cache import StylesCache
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from facilitator.tui.places.run.body import Body
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Rows
from tui.harness import many_sessions, stage

SECOND = 1 / 60

FIGURE = 5
"""How many rows the figure has."""


class Counter:
    """Counts what is drawn."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.drawn: list[str] = []
        for owner, name in (
            (Rows, "render_line"),
            (Body, "render_line"),
            (Plain, "update"),
            (Screen, "_refresh_layout"),
        ):
            self._count(monkeypatch, owner, name)

    def _count(self, monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> None:
        real = getattr(owner, name)

        def counted(widget: object, *args: object, **options: object) -> object:
            self.drawn.append(f"{owner.__name__}.{name}")
            return real(widget, *args, **options)

        monkeypatch.setattr(owner, name, counted)


async def test_a_second_repaints_the_countdown_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path, many_sessions(100), at="08:00") as on:
        await on.press("space")
        await on.advance(1.5)
        counter = Counter(monkeypatch)
        await on.advance(SECOND)
        assert set(counter.drawn) == {"Body.render_line"}
        assert len(counter.drawn) <= FIGURE
        counter.drawn.clear()
        await on.beat()
        await on.advance(SECOND / 100)
        assert counter.drawn == []


async def test_a_second_asks_one_widget_for_other_lines_and_styles_or_lays_out_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path, many_sessions(100), at="08:00", size=(120, 40)) as on:
        await on.press("space")
        await on.advance(1.5)
        asked: list[object] = []

        def counted(owner: type, name: str) -> None:
            real = getattr(owner, name)

            def called(of: object, *args: object, **options: object) -> object:
                asked.append(type(of).__name__)
                return real(of, *args, **options)

            monkeypatch.setattr(owner, name, called)

        counted(Widget, "refresh")
        counted(Stylesheet, "apply")
        counted(Stylesheet, "update_nodes")
        counted(DOMNode, "query")
        counted(Screen, "_refresh_layout")
        await on.advance(SECOND)
        assert asked == ["Body"]
        rendered: list[str] = []
        render = StylesCache.render_widget

        def drawn(cache: StylesCache, widget: Widget, crop: Region) -> list[Strip]:
            rendered.append(type(widget).__name__)
            return render(cache, widget, crop)

        monkeypatch.setattr(StylesCache, "render_widget", drawn)
        await on.advance(SECOND)
        assert sorted(rendered) == ["Body", "Head", "KeyLine", "SayLine"]


async def test_a_minute_of_overtime_repaints_the_rows_whose_times_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.advance(30.5)
        counter = Counter(monkeypatch)
        await on.advance(SECOND)
        assert set(counter.drawn) == {"Body.render_line"}
        assert len(counter.drawn) <= FIGURE
        assert "10:30" in on.line("Introduction")
        counter.drawn.clear()
        await on.advance(0.5)
        assert "10:31" in on.line("Introduction")
        assert "Body.render_line" in counter.drawn


async def test_before_the_start_a_second_repaints_what_counts_down_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path) as on:
        await on.advance(0.25)
        counter = Counter(monkeypatch)
        await on.advance(SECOND)
        assert set(counter.drawn) == {"Body.render_line"}
        assert len(counter.drawn) <= FIGURE
        await on.advance(1)
        assert "09:59" in on.lines[0]


async def test_the_list_of_captures_is_left_alone_while_time_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.capture("one")
        await on.press("space", "2")
        counter = Counter(monkeypatch)
        await on.advance(3)
        assert counter.drawn == []
        assert "10:03" in on.lines[0]


async def test_help_tells_the_seconds_and_the_place_behind_it_its_minutes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space", "question_mark")
        timers = len(on.app._timers)  # noqa: SLF001 - what Textual keeps track of
        for _ in range(3):
            await on.press("escape", "2", "1", "g", "escape", "question_mark")
        assert len(on.app._timers) <= timers + 1  # noqa: SLF001 - as above
        assert len(on.app.screen_stack) == 3
        assert not on.app.workers
        await on.advance(0.5)
        counter = Counter(monkeypatch)
        assert on.line("19:30 · ")
        await on.advance(SECOND)
        assert on.line("19:29 · ")
        assert counter.drawn == []
        await on.advance(0.5)
        assert set(counter.drawn) == {"Body.render_line"}
