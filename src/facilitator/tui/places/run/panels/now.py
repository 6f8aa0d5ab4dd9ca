"""The middle panel: what is going on, its time in large figures, and what there is to know of it.

Its edge says how the time stands. Each second changes the figure, the line of the state and what
else counts down; all other rows are kept as they were drawn, and those of a figure seen before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from msgspec.structs import replace
from textual.strip import Strip

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import N_
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.time.held import held
from facilitator.core.time.schedule import Row, Status
from facilitator.running.messages import SESSION_KINDS
from facilitator.tui.places.run.layout import Layout
from facilitator.tui.places.run.moment import Live, Moment, Stage
from facilitator.tui.places.run.panels import before, between, session
from facilitator.tui.places.run.panels.room import unusual
from facilitator.tui.places.run.panels.time import Time, time
from facilitator.tui.widgets import big_figure, labelled, panel
from facilitator.tui.widgets.inks import Inks, Piece, length, shortened
from facilitator.tui.widgets.labelled import BLANK, Field, Line, Room, Worth
from facilitator.tui.widgets.panel import MARGIN, SIDES, Panel

SOON: Final = 60 * MINUTE
"""So long before its start a session starts soon."""


class Now:
    """The panel of one moment; `draw` draws it at each of its seconds."""

    def __init__(self, of: Moment, inks: Inks, at: Layout, figure: int) -> None:
        """Find out what stands in it; the figure has so many rows."""
        self._inks, self._width, self._air = inks, at.now.width, not at.low
        self._room = Room(max(0, self._width - MARGIN), 0, narrow=at.narrow)
        self._figure = figure if of.stage in (Stage.RUNNING, Stage.BEFORE) else 0
        self._fields = list(_fields(of, self._room, apart=bool(at.room.area)))
        self._next = True
        self._edges: tuple[Panel, Strip, Strip] | None = None
        self._drawn: dict[tuple[object, ...], Strip] = {}

    def leave_next_out(self) -> None:
        """Say nothing of what comes next, as a panel of its own does."""
        self._next = False

    def wanted(self, of: Moment) -> int:
        """Say how high it is with all that stands in it, and air, but for what comes next."""
        shown = [field for field in self._shown(of) if field.worth is not Worth.NEXT]
        rows = [len(field.lines) for field in shown if field.lines]
        return SIDES + len(self._head(of, Time())) + sum(rows) + len(rows)

    def whole(self, of: Moment) -> Sequence[int]:
        """Say how high it is with all that stands in it: with all air, with some, and without."""
        around = SIDES + len(self._head(of, Time()))
        return [around + rows for rows in labelled.heights(self._shown(of), int(self._air))]

    def draw(self, of: Moment, height: int) -> list[Strip]:
        """Draw it at a second of its moment."""
        here = time(of, self._room.width, narrow=self._room.narrow)
        frame = Panel(
            _name(of),
            detail=_detail(of, narrow=self._room.narrow),
            keys=tuple(_keys(of)),
            standing=here.standing,
        )
        head = self._head(of, here)
        left = replace(self._room, height=max(0, height - SIDES - len(head)))
        rows = labelled.laid_out(self._shown(of), left, air=int(self._air))
        top, bottom = self._edge(frame)
        filled = [*head, *rows, *[BLANK] * height][: max(0, height - SIDES)]
        return [top, *self._rows(frame, filled), bottom][:height]

    def _shown(self, of: Moment) -> list[Field]:
        shown = (field(of) if callable(field) else field for field in self._fields)
        return [field for field in shown if self._next or field.worth is not Worth.NEXT]

    def _head(self, of: Moment, here: Time) -> list[Line]:
        """Give what stands above the fields: the title, the figure and the lines below it."""
        title: Line = [(one_line(_title(of)), "bold")]
        if not self._figure:
            return [title]
        air: list[Line] = [BLANK] if self._air else []
        width = self._room.width
        large = big_figure.rows(here.figure, width, self._figure, here.look)
        lines = [_centred(line, width) for line in (here.state, here.point)]
        return [title, *air, *large, *air, *lines]

    def _edge(self, frame: Panel) -> tuple[Strip, Strip]:
        if self._edges is None or self._edges[0] != frame:
            top = panel.top(frame, self._inks, self._width)
            self._edges = (frame, top, panel.bottom(frame, self._inks, self._width))
        return self._edges[1:]

    def _rows(self, frame: Panel, rows: Sequence[Line]) -> Iterator[Strip]:
        for row in rows:
            key = (frame.standing, *row)
            if key not in self._drawn:
                self._drawn[key] = panel.row(frame, self._inks, self._width, row)
            yield self._drawn[key]


def _centred(line: Line, width: int) -> Line:
    line = shortened(line, width)
    return [(" " * ((width - length(line)) // 2), ""), *line]


def _fields(of: Moment, room: Room, *, apart: bool) -> Iterator[Field | Live]:
    """Give the fields; `apart` says whether a panel of its own says what the room sees."""
    if not apart:
        yield partial(unusual, room=room)
    if of.plan.current is not None:
        yield from session.fields(of, of.plan.current, room)
    elif of.stage is Stage.BEFORE and of.plan.following is not None:
        yield from before.fields(of, of.plan.following, room)
    else:
        yield from between.fields(of, room)


def _name(of: Moment) -> str:
    """Give the title in the edge: the kind of what runs, or how far the meeting has come."""
    if of.plan.current is not None:
        return of.say(SESSION_KINDS[of.plan.current.session.kind])
    if of.stage is Stage.BETWEEN:
        return of.say("The day is over")
    if of.plan.following is None:
        return of.say("The meeting is over")
    return of.say(_waiting(of, of.plan.following))


def _waiting(of: Moment, row: Row) -> str:
    """Say how a session stands that is waited for."""
    left = row.slot.start - of.now
    if row.progress.begun:
        return N_("Next")
    if left < ZERO:
        return N_("Not started yet")
    if row.expected_start is not None and row.expected_start <= of.now:
        return N_("Can start now")
    return N_("Starts soon") if left <= SOON else N_("Next")


def _title(of: Moment) -> str:
    if of.stage in (Stage.RUNNING, Stage.BEFORE) and of.row is not None:
        return of.row.session.title
    return between.title(of)


def _detail(of: Moment, *, narrow: bool) -> list[Piece]:
    """Say from when until when, as in the programme, and how long it is planned to be."""
    row = of.row
    if row is None or of.stage not in (Stage.RUNNING, Stage.BEFORE):
        ended = between.ended(of)
        return [(ended, "muted")] if ended else []
    start, end = held(row, of.now)
    times = f"{of.clock(start)}\N{EN DASH}{of.clock(end)}"
    long = (row.slot.end - row.slot.start + row.progress.added) // MINUTE
    return [(times if narrow else f"{times} · {of.say('{n} min', n=long)}", "muted")]


def _keys(of: Moment) -> Iterator[str]:
    """Give the keys that act on what is going on."""
    if of.plan.current is not None:
        paused = of.plan.current.status is Status.PAUSED
        words = N_("go on") if paused else N_("pause")
        if of.plan.current.session.kind == "round":
            yield of.hint("session.read", "⏎", N_("answers"))
        yield of.hint("session.toggle", "space", words)
        yield of.hint("session.next", "n", N_("next"))
    elif of.stage is Stage.OVER:
        yield of.hint("meeting.export", "x", N_("minutes"))
    elif _today(of):
        yield of.hint("session.toggle", "space", N_("start"))
    else:
        yield of.hint("session.go-to", "g", N_("go to"))


def _today(of: Moment) -> bool:
    row = of.plan.following
    date = of.now.astimezone(of.zone).date()
    return row is not None and date >= of.state.dates[row.slot.day]
