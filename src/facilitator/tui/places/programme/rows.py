"""The programme to be changed: each session with its times, lengths and what may be cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, cut, fit, one_line
from facilitator.core.base.language import Language, by_key, clock_time
from facilitator.core.base.span import ZERO
from facilitator.core.base.text import capital
from facilitator.core.record.agenda import Session
from facilitator.core.record.state import State
from facilitator.core.time.figures import apart
from facilitator.core.time.schedule import PAST, Phase, Row, Status
from facilitator.running import remote_lines as remote
from facilitator.running.messages import SESSION_KINDS
from facilitator.tui.rows import programme
from facilitator.tui.rows.programme import Item
from facilitator.tui.rows.ticks import tick
from facilitator.tui.widgets.labelled import Field, Room, items, prose
from facilitator.tui.widgets.panel import Panel
from facilitator.tui.widgets.rows import Piece

_LONGEST_TITLE: Final = 48
_APART: Final = 4
_LENGTH: Final = 8
_LEAST: Final = 7
"""How many cells a time's distance from the plan, the length and the least length take."""
_ENDS: Final = 100
"""From how many cells on the ends stand beside the starts."""
_SHORTEST_TITLE: Final = 16
_URGENT: Final[Mapping[Phase, str]] = {
    Phase.CALM: "good",
    Phase.WARNING: "warning",
    Phase.DANGER: "warning",
    Phase.OVERTIME: "danger",
}


def short(title: str) -> str:
    """Cut a session's title to what the title of a form has room for."""
    return cut(one_line(title), _LONGEST_TITLE)


def heading(width: int, language: Language) -> list[Piece]:
    """Name the columns."""
    say, time = language.say, _time_width(width)
    times = f"  {fit(say('Plan'), time)} {fit(say('Now'), time)}"
    figures = say("Min").rjust(_APART + 1 + _LENGTH) + say("Least").rjust(_LEAST)
    return [(fit(f"{times}{figures}  {say('Session')}", width), "dim")]


def folded(day: int, rows: Sequence[Row], state: State, language: Language) -> list[Piece]:
    """Draw a day that is over on one line."""
    date = language.weekday_and_day(state.dates[day])
    held = sum(row.held for row in rows)
    words = language.say("{n} of {all} held", n=held, all=len(rows))
    return [(f"{signs.CURSOR} {capital(date)} · {words}", "dim")]


def draw(item: Item, state: State, phase: Phase, width: int, language: Language) -> list[Piece]:
    """Draw a session, or the heading of a day; the time of what runs is as urgent as its phase."""
    if isinstance(item, int):
        return programme.draw(item, state, width, language)
    sign, planned, real = programme.timed(item, state, wide=width >= _ENDS)
    mark = programme.marked(item, state)
    if item.status is Status.RUNNING:
        sign, real = (sign[0], _URGENT[phase]), (real[0], _URGENT[phase])
    session, look = item.session, "dim" if item.status in PAST else ""
    length, changed = _length(session, state)
    least = str(session.shortest) if session.shortest != session.duration else ""
    used = 2 + 2 * (_time_width(width) + 1) + _APART + _LENGTH + _LEAST + 2
    room = max(0, width - used - cells(mark[0]))
    words = _words(session, language)
    if words and cells(words) + 2 + min(_SHORTEST_TITLE, cells(session.title)) > room:
        words = _signs(session)
    beside = f"  {words}" if words else ""
    late = apart(item.late).rjust(_APART - 1) + " "  # which takes of the length if it is much
    return [
        sign,
        planned,
        real,
        (late, "warning" if item.late > ZERO else "good"),
        (length.rjust(_APART + _LENGTH - cells(late)), "strong" if changed else look),
        (f"{least.rjust(_LEAST)}  ", "dim"),
        (fit(one_line(session.title), max(0, room - cells(beside))), programme.look(item)),
        (beside, "dim"),
        mark,
    ]


def _length(session: Session, state: State) -> tuple[str, bool]:
    """Say how many minutes are planned, and how many the agenda has if that was changed."""
    was = _written(session, state)
    if was == session.duration:
        return str(was), False
    return f"{was}{signs.NEXT}{session.duration}", True


def _written(session: Session, state: State) -> int:
    """Give the minutes that the agenda has a session take, those planned where it has none."""
    listed = (each for day in state.agenda.days for each in day.sessions)
    return next((each.duration for each in listed if each.id == session.id), session.duration)


def _words(session: Session, language: Language) -> str:
    """Say whether a session has times of its own, and whether it may be cut."""
    said = []
    if session.start is not None:
        fixed = session.starts == "fixed"
        earliest = language.say("earliest {time}", time=f"{session.start:%H:%M}")
        said.append(language.say("fixed start") if fixed else earliest)
    if session.end_fixed:
        said.append(language.say("fixed end"))
    if session.optional:
        said.append(language.say("may be cut, {n}", n=session.priority))
    return ", ".join(said)


def _signs(session: Session) -> str:
    """Say the same with less room: the sign of the start, and the order in which it is cut."""
    return f"{_own_start(session)} {session.priority if session.optional else ''}".strip()


def frame(row: Row, language: Language) -> Panel:
    """Name the chosen session, and the keys that change it."""
    more = language.say("{enter} more", enter=by_key("place.acts", "⏎"))
    change = language.say("{e} change", e=by_key("programme.change", "e"))
    return Panel(one_line(row.session.title), keys=(more, change))


def about(row: Row, state: State, language: Language, room: Room) -> Iterator[Field]:
    """Say in fields how a session is planned and what is prepared for it."""
    say, session = language.say, row.session
    yield prose(say("Kind"), say(SESSION_KINDS[session.kind]), room)
    yield prose(say("Who"), ", ".join(session.speakers), room)
    length = language.count("{n} minute", "{n} minutes", session.duration)
    if session.shortest != session.duration:
        length = say("{length}, {n} at the least", length=length, n=session.shortest)
    if (was := _written(session, state)) != session.duration:
        length = say("{length}, was {n}", length=length, n=was)
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
        return clock_time(row.awaited, state.zone)
    time = session.start.strftime("%H:%M")
    if session.starts == "fixed":
        return say("at {time}, fixed", time=time)
    return say("no earlier than {time}", time=time)


def _own_start(session: Session) -> str:
    if session.start is None:
        return ""
    sign = signs.FIXED if session.starts == "fixed" else signs.NOT_BEFORE
    return f"{sign}{session.start:%H:%M}"


def _time_width(width: int) -> int:
    return 11 if width >= _ENDS else 5
