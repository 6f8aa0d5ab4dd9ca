"""The programme to be changed: each session with its times, lengths and what may be cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import fit
from facilitator.core.base.language import Language, clock_time
from facilitator.core.record.agenda import Session
from facilitator.core.record.state import State
from facilitator.core.time.schedule import Row, Status
from facilitator.running import remote_lines as remote
from facilitator.running.messages import SESSION_KINDS
from facilitator.tui.rows import programme
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


def about(row: Row, state: State, language: Language) -> str:
    """Say in words how a session is planned."""
    say, session = language.say, row.session
    parts = [say(SESSION_KINDS[session.kind])]
    length = language.count("{n} minute", "{n} minutes", session.duration)
    if session.shortest != session.duration:
        length = say("{length}, {n} at the least", length=length, n=session.shortest)
    parts.append(length)
    if session.start is not None:
        time = session.start.strftime("%H:%M")
        parts.append(
            say("starts at {time}, fixed", time=time)
            if session.starts == "fixed"
            else say("starts no earlier than {time}", time=time)
        )
    if session.end_fixed:
        parts.append(say("ends at {time}", time=clock_time(row.slot.end, state.zone)))
    if session.optional:
        parts.append(say("may be cut, priority {n}", n=session.priority))
    if session.remote:
        parts.append(remote.line_words(session, state, language))
    return " · ".join(parts)


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
