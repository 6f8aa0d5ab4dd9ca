"""The meetings of a series on a line to scale: held, today, and those to come that have a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from textual.content import Content

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, cut, one_line
from facilitator.core.base.language import Language
from facilitator.core.record.agenda import UpcomingStatus
from facilitator.core.record.state import State
from facilitator.core.series import coming, naming

_LEAST: Final = 6
"""How many cells a month has at least; fewer months are named where they have less."""
_GAP: Final = 2
_MOST_APART: Final = 12
"""How many cells marks that fall together are kept apart where there is room: "1 Uppstart"."""
_WIDE_EACH: Final = 40
"""From twice as many cells on there is room for a meeting without a date, and for each so many."""
_STANDS: Final[Mapping[UpcomingStatus, tuple[str, str]]] = {
    "fixed": (signs.FIXED, "bold"),
    "proposed": (signs.OPEN, "$warn"),
    "wish": (signs.BLANK, "$muted"),
}


_UNDATED: Final = 20
"""How many cells a meeting without a date takes at most, after the line."""
_MOST_UNDATED: Final = 3
_LETTERS: Final = 3
"""How many letters of a month tell it from the others."""


class Mark(NamedTuple):
    """A meeting on the line: its date, its sign with a look, its name, and when and where."""

    date: dt.date
    sign: str
    look: str
    name: str
    when: str


def lines(state: State, today: dt.date, width: int, language: Language) -> list[Content]:
    """Draw the line, and after it what has no date; nothing where there is nothing beside today."""
    marks = sorted(_marks(state, today, language), key=lambda mark: mark.date)
    after = _undated(state, language)[: max(0, width // _WIDE_EACH - 1)]
    if len(marks) + len(after) < 2 or width < 4 * _LEAST:  # noqa: PLR2004 - a line has two ends
        return []
    whole, width = width, width - len(after) * _UNDATED
    first = marks[0].date.replace(day=1)
    last = _next_month(_next_month(marks[-1].date))  # so that the last one has room for its name
    places = _placed([_cell(mark.date, first, last, width) for mark in marks], width)
    places += [width + _GAP + n * _UNDATED for n in range(len(after))]
    marks += after
    ends = [*places[1:], whole + _GAP]
    room = [max(1, end - place - _GAP) for place, end in zip(places, ends, strict=True)]
    return [
        _months(first, last, width, language),
        _row([(p, m.sign, m.look) for p, m in zip(places, marks, strict=True)]),
        _row([(p, cut(m.name, r), m.look) for p, m, r in zip(places, marks, room, strict=True)]),
        _row([(p, cut(m.when, r), "$muted") for p, m, r in zip(places, marks, room, strict=True)]),
    ]


def _marks(state: State, today: dt.date, language: Language) -> Iterator[Mark]:
    for each in state.earlier.meetings:
        name = _numbered(naming.number(each.title), each.theme or each.title)
        yield Mark(each.date, signs.DONE, "$ok", name, _when(each.date, each.place, language))
    own = naming.number(state.agenda.title)
    here = _numbered(own, state.agenda.theme or state.agenda.title)
    date = min(state.dates, key=lambda day: abs(day - today), default=today)
    yield Mark(date, signs.HERE, "bold", here, _when(date, state.agenda.place, language))
    following = own
    for one in coming.in_order(state):
        if one.date is None:
            continue
        fixed = one.status == "fixed" and one.date > date
        following = following + 1 if fixed and following is not None else following
        name = _numbered(following if fixed else None, one.theme or one.place)
        sign, look = _STANDS[one.status]
        yield Mark(one.date, sign, look, name, _when(one.date, one.place, language))


def _numbered(number: int | None, name: str) -> str:
    return one_line(name if number is None else f"{number} {name}")


def _undated(state: State, language: Language) -> list[Mark]:
    """List the first of the coming meetings that have no date yet."""
    without = [one for one in coming.in_order(state) if one.date is None][:_MOST_UNDATED]
    when = language.say("no date yet")
    return [
        Mark(dt.date.max, *_STANDS[one.status], one_line(one.place or one.theme), when)
        for one in without
    ]


def _when(date: dt.date, place: str, language: Language) -> str:
    return ", ".join(filter(None, (language.day_and_month(date), one_line(place))))


def _next_month(date: dt.date) -> dt.date:
    return (date.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


def _cell(date: dt.date, first: dt.date, last: dt.date, width: int) -> int:
    return (date - first).days * width // max(1, (last - first).days)


def _placed(cells_of: Sequence[int], width: int) -> list[int]:
    """Keep marks that fall together apart, as near to their own cells as there is room for."""
    least = max(_LEAST, min(_MOST_APART, width // (2 * len(cells_of))))
    placed: list[int] = []
    for cell in cells_of:
        placed.append(max(cell, placed[-1] + least if placed else 0))
    limit = width - least
    for number in range(len(placed) - 1, -1, -1):
        placed[number] = max(0, min(placed[number], limit))
        limit = placed[number] - least
    return placed


def _months(first: dt.date, last: dt.date, width: int, language: Language) -> Content:
    """Name the months, all of them by their first letters where one has no room for its name."""
    months = [first]
    while (following := _next_month(months[-1])) < last:
        months.append(following)
    at = [_cell(month, first, last, width) for month in months]
    names = [language.month(month) for month in months]
    room = [end - start for start, end in zip(at, [*at[1:], width], strict=True)]
    if any(cells(name) + _GAP > free for name, free in zip(names, room, strict=True)):
        names = [name[:_LETTERS] for name in names]
    pieces: list[tuple[int, str, str]] = []
    for x, name in zip(at, names, strict=True):
        free = not pieces or x > pieces[-1][0] + cells(pieces[-1][1])
        if free and x + cells(name) <= width:
            pieces.append((x, f"{name} "[: width - x], "$muted"))
    return _row(pieces, "─", width)


def _row(pieces: Sequence[tuple[int, str, str]], blank: str = " ", width: int = 0) -> Content:
    """Put texts at their cells."""
    made: list[Content | tuple[str, str]] = []
    reached = 0
    for at, text, look in pieces:
        made += [(blank * (at - reached), "$edge"), (text, look)]
        reached = max(at, reached) + cells(text)
    made.append((blank * max(0, width - reached), "$edge"))
    return Content.assemble(*made)
