"""The body of Run: all panels on one canvas, each drawn anew only when it looks otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.geometry import Region, Size
from textual.strip import Strip

from facilitator.core.base import signs
from facilitator.core.base.language import N_, Language
from facilitator.core.time.schedule import Row
from facilitator.core.time.view import View
from facilitator.tui.places.run import layout
from facilitator.tui.places.run.layout import Layout
from facilitator.tui.places.run.moment import Moment, Stage, moment, same
from facilitator.tui.places.run.panels import later, notes, programme, room
from facilitator.tui.places.run.panels.now import Now
from facilitator.tui.places.run.panels.programme import Item
from facilitator.tui.widgets import big_figure, day_bar, labelled, panel, points
from facilitator.tui.widgets.canvas import Canvas, Part
from facilitator.tui.widgets.inks import Inks
from facilitator.tui.widgets.labelled import Line, Room
from facilitator.tui.widgets.panel import MARGIN, SIDES, Panel


class Body(Canvas):
    """The panels; the programme has a cursor once somebody has moved it."""

    def __init__(self, language: Language, keys: Mapping[str, str]) -> None:
        """Show nothing until there is a view to show; `keys` are those that the user gave acts."""
        super().__init__(id="panels")
        self._language = language
        self._given = keys
        self._of: Moment | None = None
        self._still: tuple[object, ...] = ()
        self._now: tuple[Region, Now]
        self._left: Sequence[Part] = ()
        self._right: Sequence[Part] = ()
        self._items: list[Item] = []
        self._opened: frozenset[int] = frozenset()
        self._cursor: int | None = None
        self._top = 0

    def show(self, view: View) -> None:
        """Show a view; after a second only what counts down is drawn."""
        before = self._of
        self._of = moment(view, self._language, before, keys=self._given)
        if before is None or not same(before, view):
            self._still = ()
            if before is None or before.here != self._of.here:
                self._cursor = None  # what runs is to be seen
            self._items = programme.items(self._of, self._opened)
        self.renew()

    # The programme

    @property
    def chosen(self) -> Row | None:
        """The session under the cursor, or else the one that runs or is next."""
        if self._cursor is not None and self._cursor < len(self._items):
            item = self._items[self._cursor]
            return item if isinstance(item, Row) else None
        return self._of.row if self._of is not None else None

    @property
    def choosing(self) -> bool:
        """Whether there is a cursor in the programme."""
        return self._cursor is not None

    def move(self, by: int) -> None:
        """Move the cursor, from what runs if there was none."""
        if self._of is None or not self._items:
            return
        rows = list(programme.sessions(self._items))
        at = programme.position(self._items, self._of) if self._cursor is None else self._cursor
        place = rows.index(at) if at in rows else 0
        self._cursor = rows[max(0, min(len(rows) - 1, place + by))]
        self._redraw()

    def leave(self) -> None:
        """Take the cursor away: what runs is seen again."""
        self._cursor = None
        self._redraw()

    def unfold(self) -> bool:
        """Open the day under the cursor, or close it; say whether there is one."""
        item = self._items[self._cursor] if self._cursor is not None else None
        if self._of is None or not isinstance(item, int):
            return False
        self._opened ^= {item}
        self._items = programme.items(self._of, self._opened)
        self._cursor = self._items.index(item)
        self._redraw()
        return True

    def _redraw(self) -> None:
        self._still = ()
        self.renew()

    # Drawing

    def parts(self, width: int, height: int, inks: Inks) -> Sequence[Part]:
        """Draw the panels: those left of the time, the time, and those right of it and below."""
        of = self._of
        if of is None:
            return ()
        still = (self.app.size, width, height, inks)
        if still != self._still:
            self._still = still
            self._draw(of, Size(width, height), inks)
        region, now = self._now
        return [*self._left, Part(region, now.draw(of, region.height)), *self._right]

    def _draw(self, of: Moment, size: Size, inks: Inks) -> None:
        """Draw what a second does not change."""
        window, rows = self.app.size, len(self._items) + SIDES
        at = layout.laid_out(window, size, rows, 0)
        figure = points.HIGH * big_figure.size_of(window).high
        now = Now(of, inks, at, figure)
        ahead = of.ahead() and of.stage is not Stage.BETWEEN  # a day that is over says so itself
        wanted = now.wanted(of) if ahead else 0
        at = layout.laid_out(window, size, rows, wanted, now.whole(of))
        if at.later.area:
            now.leave_next_out()
        self._now = (at.now, now)
        drawn = {
            "programme": (at.programme, self._programme(of, at, inks)),
            "room": (at.room, _room(of, at, inks)),
            "later": (at.later, _later(of, at, inks)),
            "notes": (at.notes, _notes(of, at, inks)),
            "bar": (at.bar, _bar(of, at, inks)),
        }
        parts = {name: Part(*part) for name, part in drawn.items() if part[0]}
        self._left = [parts[name] for name in ("programme", "room") if name in parts]
        self._right = [parts[name] for name in ("later", "notes", "bar") if name in parts]

    def _programme(self, of: Moment, at: Layout, inks: Inks) -> list[Strip]:
        width, height = at.programme.width, at.programme.height
        seen = max(0, height - SIDES)
        top = self._first(of, seen)
        late = max(programme.LATE, programme.late_cells(of))
        rows = [
            programme.draw(
                item, of, width - MARGIN, narrow=at.narrow, opened=self._opened, late=late
            )
            for item in self._items[top : top + seen]
        ]
        below = len(self._items) - top - seen
        frame = Panel(
            of.say("Programme"),
            count=[(f"{signs.ABOVE} {top}", "muted")] if top else [],
            below=of.language.count("{n} more", "{n} more", below) if below > 0 else "",
            keys=(
                of.hint("session.go-to", "g", N_("go to")),
                of.hint("programme.open", "p", N_("change")),
            ),
        )
        lines = [
            panel.row(frame, inks, width, row, cursor=number == self._cursor)
            for number, row in enumerate(rows, top)
        ]
        return panel.draw(frame, inks, width, height, lines)

    def _first(self, of: Moment, seen: int) -> int:
        """Say which row is the first that is seen: the cursor, else what runs, is among them."""
        last = max(0, len(self._items) - seen)
        if self._cursor is None:  # in the upper part, as what comes is worth more
            self._top = programme.position(self._items, of) - seen // 3
        else:
            self._top = min(max(self._top, self._cursor - seen + 1), self._cursor)
        self._top = max(0, min(self._top, last))
        return self._top


def _inside(region: Region, at: Layout) -> Room:
    return Room(*panel.inside(region.width, region.height), narrow=at.narrow)


def _room(of: Moment, at: Layout, inks: Inks) -> list[Strip]:
    frame = Panel(
        of.say("The room sees"),
        keys=(
            of.hint("stage.page", "v", N_("change")),
            of.hint("stage.message", "m", N_("message")),
        ),
    )
    inside = _inside(at.room, at)
    return _filled(frame, at.room, inks, labelled.laid_out(room.fields(of, inside), inside))


def _later(of: Moment, at: Layout, inks: Inks) -> list[Strip]:
    frame = Panel(
        of.say("Up next"),
        detail=[(later.title(of), "muted")] if of.ahead() else (),
        keys=(
            of.hint("session.go-to", "g", N_("go to")),
            of.hint("programme.open", "p", N_("change")),
        ),
    )
    return _filled(frame, at.later, inks, later.lines(of, _inside(at.later, at)))


def _notes(of: Moment, at: Layout, inks: Inks) -> list[Strip]:
    count = notes.count(of)
    frame = Panel(
        of.say("Notes"),
        count=[(count, "muted")] if count and not at.narrow else (),
        keys=(of.hint("capture.open", "i", N_("write")), of.hint("place.notes", "2", N_("all"))),
    )
    width, height = panel.inside(at.notes.width, at.notes.height)
    return _filled(frame, at.notes, inks, notes.latest(of, width, height, narrow=at.wide))


def _filled(frame: Panel, region: Region, inks: Inks, lines: Sequence[Line]) -> list[Strip]:
    """Draw a panel with its lines."""
    width, height = region.size
    drawn = [panel.row(frame, inks, width, line) for line in lines]
    return panel.draw(frame, inks, width, height, drawn)


def _bar(of: Moment, at: Layout, inks: Inks) -> list[Strip]:
    """Draw the day to scale, or where there is one row only its sessions."""
    day = of.language.weekday_and_day(of.state.dates[of.day]) if of.bar is not None else ""
    lines = day_bar.draw(of.bar, at.bar.width, inks, of.language, day)
    return lines if at.bar.height >= day_bar.ROWS else lines[1:2]
