"""The programme to be changed: each session with its times, lengths and what may be cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content

from facilitator.core.base import signs
from facilitator.core.base.cells import fit
from facilitator.core.base.language import Language, clock_time
from facilitator.core.record.agenda import Session
from facilitator.core.record.state import State
from facilitator.core.time.schedule import Row, Status
from facilitator.running import remote_lines as remote
from facilitator.running.messages import SESSION_KINDS
from facilitator.tui.rows import programme
from facilitator.tui.rows.fields import field
from facilitator.tui.rows.programme import Item
from facilitator.tui.widgets.rows import Piece

_COLUMNS: Final = (5, 6, 5, 8)
"""How many cells the length, the least length, the order of cutting and the own start take."""


def heading(width: int, language: Language) -> list[Piece]:
    """Name the columns."""
    say = language.say
    own = _cells((say("Min"), say("Least"), say("Cut"), say("Starts")))
    before = programme.heading(width - sum(_COLUMNS), language)
    times = _times_width(width)
    return [(before[:times] + own + before[times:], "dim")]


def draw(item: Item, state: State, width: int, language: Language) -> list[Piece]:
    """Draw a session, or the heading of a day."""
    if isinstance(item, int):
        return programme.draw(item, state, width, language)
    sign, planned, real, *title = programme.draw(item, state, width - sum(_COLUMNS), language)
    session = item.session
    cut = str(session.priority) if session.optional else ""
    least = str(session.shortest) if session.shortest != session.duration else ""
    cells = _cells((str(session.duration), least, cut, _own_start(session)))
    look = "dim" if item.status in (Status.DONE, Status.PASSED, Status.SKIPPED) else ""
    return [sign, planned, real, (cells, look), *title]


def about(row: Row, state: State, language: Language) -> Content:
    """Say in fields how a session is planned and what is prepared for it."""
    return Content("\n").join(_fields(row, state, language))


def _fields(row: Row, state: State, language: Language) -> Iterator[Content]:
    say, session = language.say, row.session
    yield field(say("Kind"), say(SESSION_KINDS[session.kind]))
    if session.speakers:
        yield field(say("Who"), ", ".join(session.speakers))
    length = language.count("{n} minute", "{n} minutes", session.duration)
    if session.shortest != session.duration:
        length = say("{length}, {n} at the least", length=length, n=session.shortest)
    yield field(say("Length"), length, "bold")
    yield field(say("Starts"), _start(row, state, language))
    if session.end_fixed:
        yield field(say("Ends"), say("at {time}", time=clock_time(row.slot.end, state.zone)))
    yield field(
        say("Cut"),
        say("may be cut, priority {n}", n=session.priority) if session.optional else say("no"),
    )
    if session.remote:
        yield field(say("Link"), remote.line_words(session, state, language))
    yield from _listed(say("Ask"), session.questions)
    if session.script:
        yield from _listed(say("Script"), session.script.strip().split("\n"))
    yield from _listed(say("Needs"), session.materials)


def _listed(label: str, texts: Sequence[str]) -> Iterator[Content]:
    for number, text in enumerate(texts):
        yield field(label if number == 0 else "", text)


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
