"""The day bar draws a day to scale: the hours, the sessions, and where it is now.

Blocks differ little from each other on purpose; the names, `▶ 10:32` and `= Lunch 12:00 kept`
say what they are. Where the theme has no shades a line stands before each session, what is gone is
underlined and what is lost reversed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import ClassVar, Final, NamedTuple

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, cut
from facilitator.core.base.language import Language, clock_time
from facilitator.core.time.day_bar import Block, DayBar, Hold, Point, Stand, said
from facilitator.tui.widgets.inks import Inks, Piece, inks, length

ROWS: Final = 3
"""The hours, the bar and the marks; in one row there is only the bar."""
_MARGIN: Final = 1
_STEPS: Final = (1, 2, 3, 6, 12, 24)
_LEAST_HOUR: Final = 5
_LEAST_TITLE: Final = 3
_APART: Final = 2
"""How many cells part two marks, as there are blanks within each."""
_AIRY: Final = 8
"""From how many cells on a block has a blank before its title."""
_LOOKS: Final[Mapping[Hold, str]] = MappingProxyType(
    {Hold.KEPT: "ok", Hold.LATE: "warn", Hold.MISSED: "err", Hold.MOVED: "muted"}
)
_STANDS: Final[Mapping[Stand, str]] = MappingProxyType(
    {Stand.DONE: "done", Stand.NOW: "now", Stand.LOST: "lost"}
)


class Mark(NamedTuple):
    """A text below the bar and the cell that it is about, in which it begins, or else `ends`.

    It may stand beside that cell if there is something else, unless it has to be `exact`.
    """

    cell: int
    text: str
    look: str
    ends: bool = False
    exact: bool = False

    @property
    def first(self) -> int:
        """The cell of its first letter."""
        return max(0, self.cell - cells(self.text) + 1) if self.ends else self.cell


def hours(bar: DayBar, width: int) -> list[Piece]:
    """Draw the line of hours, as many of them as there is room for."""
    full = bar.hours()
    step = next(
        (step for step in _STEPS if width * step >= _LEAST_HOUR * max(1, len(full))), _STEPS[-1]
    )
    pieces: list[Piece] = []
    for hour in full[::step]:
        words = f"{hour.astimezone(bar.zone):%H}"
        cell = _cell(bar, hour, width)
        if cell + cells(words) <= width:
            pieces += [("─" * (cell - length(pieces)), "edge"), (words, "muted")]
    return [*pieces, ("─" * (width - length(pieces)), "edge")]


def blocks(bar: DayBar, width: int, *, shades: bool) -> list[Piece]:
    """Draw the sessions."""
    drawn: list[Piece] = [(" ", "track")] * width
    alternate = True
    ended, gone = 0, False
    for block in bar.blocks:
        start, end = _cell(bar, block.start, width), _cell(bar, block.end, width)
        start, end = min(start, width - 1), min(width, max(end, start + 1))
        over = all(stretch.stand is Stand.DONE for stretch in block.stretches)
        looks = _looks(bar, block, (start, end), width, alternate=alternate)
        if not (block.pause or over):
            alternate = not alternate
        drawn[start:end] = _titled(block, looks, shades=shades)
        if shades and over and gone and start == ended and end - start > _LEAST_TITLE:
            drawn[start - 1] = (" ", "track")  # two that are gone would else be one
        ended, gone = end, over and not block.pause
    return list(_joined(drawn))


def marks(bar: DayBar, width: int, language: Language, name: str = "") -> list[Piece]:
    """Draw what is true now and of the fixed points, as much of it as there is room for.

    Of a day that is not now its `name` is there instead.
    """
    now = _now(bar, width, language) or (Mark(0, name, "muted", exact=True) if name else None)
    wanted = list(_wanted(bar, width, language))
    for order in chain(_to_come(now, wanted), *(_orders(now, points) for points in wanted)):
        placed = _placed(order, width)
        if placed is not None:
            return list(_spaced(placed))
    return []


def _to_come(now: Mark | None, wanted: Sequence[Sequence[Mark]]) -> Iterator[list[Mark]]:
    """Rather say less of what is to come than set it before now, where it would look as if gone."""
    whole = not wanted[0] or wanted[0][0].ends
    for points in wanted:
        if now is None or not points or (points[0].ends and not whole):
            continue
        if points[0].cell >= now.cell:
            yield [now, *points]


def _orders(now: Mark | None, points: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Put now before the points, as they are to come; else behind as many as have to be."""
    if now is None:
        yield list(points)
        return
    for before in range(len(points) + 1):
        yield [*points[:before], now, *points[before:]]


def _spaced(marks: Iterable[Mark]) -> Iterator[Piece]:
    """Draw marks that have their cells."""
    reached = 0
    for mark in marks:
        yield " " * (mark.cell - reached), ""
        yield mark.text, mark.look
        reached = mark.cell + cells(mark.text)


def _cell(bar: DayBar, instant: dt.datetime, width: int) -> int:
    return round(bar.share(instant) * width)


def _looks(
    bar: DayBar, block: Block, reach: tuple[int, int], width: int, *, alternate: bool
) -> list[str]:
    """Say how each cell of a block is drawn."""
    start, end = reach
    looks = [""] * (end - start)
    for stretch in block.stretches:
        here = max(0, _cell(bar, stretch.start, width) - start)
        look = _look(block, stretch.stand, alternate=alternate)
        looks[here:] = [look] * (end - start - here)
    return looks


def _look(block: Block, stand: Stand, *, alternate: bool) -> str:
    if block.pause and stand in (Stand.DONE, Stand.NEXT):
        return "track"
    if stand is Stand.NEXT:
        return "next-alt" if alternate else "next"
    return _STANDS[stand]


def _titled(block: Block, looks: Sequence[str], *, shades: bool) -> list[Piece]:
    """Write a block's title on its cells, with a blank or a line before it."""
    lead = (" " if len(looks) >= _AIRY else "") if shades else "│"
    room = len(looks) - len(lead) - (1 if shades else 0)
    title = cut(block.title, room) if room >= _LEAST_TITLE else ""
    text = [*lead, *_letters(title)]
    text += [" "] * (len(looks) - len(text))
    drawn = list(zip(text, looks, strict=False))
    if not shades:
        drawn[0] = (drawn[0][0], "edge")
    return drawn


def _letters(text: str) -> list[str]:
    """Split a text into cells: a wide letter takes two, what joins another none."""
    found: list[str] = []
    for letter in text:
        wide = cells(letter)
        if wide == 0 and found:
            found[-1] += letter
        else:
            found += [letter, *[""] * (wide - 1)]
    return found


def _joined(drawn: Iterable[Piece]) -> Iterator[Piece]:
    """Join cells of one look, as each change of it is sent to the terminal."""
    text, look = "", ""
    for letter, its in drawn:
        if its != look and text:
            yield text, look
            text = ""
        text, look = text + letter, its
    yield text, look


def _now(bar: DayBar, width: int, language: Language) -> Mark | None:
    if bar.now is None:
        return None
    clock = clock_time(bar.now, bar.zone)
    cell = min(_cell(bar, bar.now, width), width - 1)
    words = language.say("now {at}", at=clock)
    if bar.now < bar.start:
        return Mark(0, f"{signs.FROM} {words}", "bold", exact=True)
    if bar.now > bar.end:
        return Mark(width - 1, f"{words} {signs.NEXT}", "bold", ends=True, exact=True)
    if cell + cells(clock) + 2 <= width:
        return Mark(cell, f"{signs.HERE} {clock}", "bold", exact=True)
    return Mark(cell, f"{clock} {signs.HERE}", "bold", ends=True, exact=True)


def _wanted(bar: DayBar, width: int, language: Language) -> Iterator[list[Mark]]:
    """Give the marks of the fixed points: all at length, then less and less of them."""
    made = [
        [
            _mark(bar, width, point, f"{signs.FIXED} {language.say(words)}")
            for words in said(point, bar.zone)
        ]
        for point in bar.points
    ]
    if made:
        *between, end = made
        for number in range(len(between), 1, -1):
            # Those after the next one are shown only where they stand at their own cells.
            later = [mark[1]._replace(exact=True) for mark in between[1:number]]
            yield [between[0][0], *later, end[0]]
            yield [between[0][1], *later, end[0]]
        for its, ends in ((0, 0), (1, 0), (0, 1), (1, 1)) if between else ():
            yield [between[0][its], end[ends]]
        if between:
            yield [between[0][0]]
            yield [between[0][1]]
        yield [end[0]]
        yield [end[1]]
    yield []


def _mark(bar: DayBar, width: int, point: Point, words: str) -> Mark:
    look = _LOOKS[point.hold]
    if not point.title:
        return Mark(width - 1, words, look, ends=True)
    return Mark(_cell(bar, point.at, width), words, look)


def _placed(marks: Sequence[Mark], width: int) -> list[Mark] | None:
    """Give each mark the free cell nearest to its own, in their order; None if there are too few.

    A mark that has its cell begins there.
    """
    placed: list[Mark] = []
    reached = 0
    for mark in marks:
        placed.append(mark._replace(cell=mark.first if mark.exact else max(reached, mark.first)))
        reached = placed[-1].cell + cells(mark.text) + _APART
    limit = width
    for number, mark in reversed(list(enumerate(placed))):
        cell = min(mark.cell, limit - cells(mark.text))
        if cell < 0 or (mark.exact and cell != mark.cell):
            return None
        placed[number] = mark._replace(cell=cell)
        limit = cell - _APART
    return placed


class DayBarLine(Widget):
    """The bar of a day, in three rows or one."""

    DEFAULT_CSS: ClassVar[str] = "DayBarLine { height: 3; }"

    def __init__(
        self,
        language: Language,
        *,
        id: str | None = None,  # noqa: A002
        ground: str = "",
    ) -> None:
        """Show nothing until there is a day to show; `ground` is the look of what it stands on."""
        super().__init__(id=id)
        self._language = language
        self._ground = ground
        self._bar: DayBar | None = None
        self._drawn: tuple[object, ...] = ()
        self._lines: Sequence[Strip] = ()

    def show(self, bar: DayBar | None) -> None:
        """Show a day; it is drawn anew only if that looks otherwise, once a minute or so."""
        before, self._bar = self._lines, bar
        if self._draw() != before:
            self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows there is room for."""
        self._draw()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Give one row."""
        blank = Strip.blank(self.content_size.width, inks(self).style(self._ground))
        return self._lines[y] if y < len(self._lines) else blank

    def _draw(self) -> Sequence[Strip]:
        # Textual asks every widget for its lines whenever anything on the screen changes.
        wanted = (self._bar, self.content_size, inks(self))
        if wanted != self._drawn:
            self._drawn = wanted
            width = self.content_size.width
            lines = draw(self._bar, width, inks(self), self._language, ground=self._ground)
            self._lines = lines if self.content_size.height >= ROWS else lines[1:2]
        return self._lines


def draw(  # noqa: PLR0913 - what is drawn, and where it stands
    bar: DayBar | None,
    width: int,
    inks: Inks,
    language: Language,
    name: str = "",
    *,
    ground: str = "",
) -> list[Strip]:
    """Draw the hours, the bar and the marks, with a blank at each end; `name` names the day.

    `ground` is the look of what the bar stands on.
    """
    room = width - 2 * _MARGIN
    if bar is None or room < 1:
        return []
    rows = (
        hours(bar, room),
        blocks(bar, room, shades=inks.shades),
        marks(bar, room, language, name),
    )
    return [inks.strip([(" " * _MARGIN, ""), *row], width, ground) for row in rows]
