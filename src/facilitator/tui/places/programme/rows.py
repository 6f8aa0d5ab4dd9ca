"""The programme to be changed: each session with its times, lengths and what may be cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import cut, fit, one_line
from facilitator.core.base.language import Language, clock_time
from facilitator.core.base.text import capital
from facilitator.core.record.agenda import Session
from facilitator.core.record.state import State
from facilitator.core.time.schedule import Row, Status
from facilitator.running import remote_lines as remote
from facilitator.running.messages import SESSION_KINDS
from facilitator.tui.rows import programme
from facilitator.tui.rows.programme import Item
from facilitator.tui.rows.ticks import tick
from facilitator.tui.widgets.labelled import Field, Room, items, prose
from facilitator.tui.widgets.rows import Piece

_LONGEST_TITLE: Final = 48
_COLUMNS: Final = (5, 6, 5, 8)
"""How many cells the length, the least length, the order of cutting and the own start take."""


def short(title: str) -> str:
    """Cut a session's title to what the title of a form has room for."""
    return cut(one_line(title), _LONGEST_TITLE)


def heading(width: int, language: Language) -> list[Piece]:
    """Name the columns."""
    say = language.say
    own = _cells((say("Min"), say("Least"), say("Cut"), say("Starts")))
    before = programme.heading(width - sum(_COLUMNS), language)
    times = _times_width(width)
    return [(before[:times] + own + before[times:], "dim")]


def folded(day: int, rows: Sequence[Row], state: State, language: Language) -> list[Piece]:
    """Draw a day that is over on one line."""
    date = language.weekday_and_day(state.dates[day])
    held = sum(row.status is Status.DONE for row in rows)
    words = language.say("{n} of {all} held", n=held, all=len(rows))
    return [(f"{signs.CURSOR} {capital(date)} · {words}", "dim")]


def draw(item: Item, state: State, width: int, language: Language) -> list[Piece]:
    """Draw a session, or the heading of a day."""
    if isinstance(item, int):
        return programme.draw(item, state, width, language)
    sign, planned, real, *title = programme.draw(item, state, width - sum(_COLUMNS), language)
    session = item.session
    order = str(session.priority) if session.optional else ""
    least = str(session.shortest) if session.shortest != session.duration else ""
    cells = _cells((str(session.duration), least, order, _own_start(session)))
    look = "dim" if item.status in (Status.DONE, Status.PASSED, Status.SKIPPED) else ""
    return [sign, planned, real, (cells, look), *title]


def about(row: Row, state: State, language: Language, room: Room) -> Iterator[Field]:
    """Say in fields how a session is planned and what is prepared for it."""
    say, session = language.say, row.session
    yield prose(say("Kind"), say(SESSION_KINDS[session.kind]), room)
    yield prose(say("Who"), ", ".join(session.speakers), room)
    length = language.count("{n} minute", "{n} minutes", session.duration)
    if session.shortest != session.duration:
        length = say("{length}, {n} at the least", length=length, n=session.shortest)
    yield prose(say("Length"), length, room, "bold")
    yield prose(say("Starts"), _start(row, state, language), room)
    if session.end_fixed:
        yield prose(say("Ends"), say("at {time}", time=clock_time(row.slot.end, state.zone)), room)
    cut = say("may be cut, priority {n}", n=session.priority) if session.optional else say("no")
    yield prose(say("Cut"), cut, room)
    if session.remote:
        yield prose(say("Link"), remote.line_words(session, state, language), room)
    yield prose(say("Ask"), "\n".join(map(one_line, session.questions)), room)
    yield prose(say("Script"), session.script, room)
    needs = (tick(state, session.id, item) for item in session.materials)
    yield Field(say("Needs"), items(needs, room.text))
    groups = ", ".join(one_line(group.name) for group in session.groups)
    yield prose(say("Per group"), groups, room)


def _start(row: Row, state: State, language: Language) -> str:
    session, say = row.session, language.say
    if session.start is None:
        return clock_time(row.expected_start or row.slot.start, state.zone)
    time = session.start.strftime("%H:%M")
    if session.starts == "fixed":
        return say("at {time}, fixed", time=time)
    return say("no earlier than {time}", time=time)


def _own_start(session: Session) -> str:
    if session.start is None:
        return ""
    sign = signs.FIXED if session.starts == "fixed" else signs.NOT_BEFORE
    return f"{sign}{session.start:%H:%M}"


def _cells(texts: Sequence[str]) -> str:
    """Write the columns, numbers to the right and the start to the left."""
    *numbers, start = (
        fit(text, size - 1) if index == len(_COLUMNS) - 1 else text.rjust(size - 1)[: size - 1]
        for index, (text, size) in enumerate(zip(texts, _COLUMNS, strict=True))
    )
    return "".join(f"{number} " for number in numbers) + f"{start} "


def _times_width(width: int) -> int:
    """Say how many cells the sign and the two times take."""
    column = 11 if width - sum(_COLUMNS) >= programme.WIDE else 5
    return 2 + 2 * (column + 1)
