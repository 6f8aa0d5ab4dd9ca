"""Small makers of agendas and meetings for tests; every test imports them from here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from gettext import NullTranslations
from pathlib import Path
from typing import Final, Literal, Self
from zoneinfo import ZoneInfo

import pytest

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.language import Language
from facilitator.core.base.refusal import Refused
from facilitator.core.record.agenda import Agenda, Day, Organisation, Session, SessionKind, Starts
from facilitator.core.record.events import AnyFact, Event, Source
from facilitator.core.record.move import Move, P, decide
from facilitator.core.record.opening import Opened
from facilitator.core.record.replay import fold, replay
from facilitator.core.record.state import EMPTY, State
from facilitator.core.record.undoing import UndoFact
from facilitator.core.time.moves import opened
from facilitator.core.time.schedule import Row, Schedule, schedule
from facilitator.files.agenda.file import parse

ZONE: Final = "Europe/Stockholm"
DATE: Final = dt.date(2013, 3, 21)
AGENDA_FOLDER: Final = Path(__file__).parents[1] / "agendas"
"""The agendas that come along."""
REGIONS: Final = (Organisation("a", "Region A"), Organisation("b", "Region B"))
ENGLISH: Final = Language("en", NullTranslations())
"""The language that sentences are written in."""


def minutes(n: float) -> dt.timedelta:
    """Give a length in minutes."""
    return dt.timedelta(minutes=n)


def at(
    clock: str, date: dt.date = DATE, *, zone: str = ZONE, fold: Literal[0, 1] = 0
) -> dt.datetime:
    """Give the instant (UTC) of a local clock time, "10:05" or "10:05:30"."""
    local = dt.datetime.combine(date, dt.time.fromisoformat(clock), ZoneInfo(zone))
    return local.replace(fold=fold).astimezone(dt.UTC)


def session(  # noqa: PLR0913
    id_: str,
    duration: int = 30,
    shortest: int | None = None,
    *,
    start: str | None = None,
    starts: Starts = "fixed",
    end_fixed: bool = False,
    kind: SessionKind = "talk",
    optional: bool = False,
    priority: int = 1,
) -> Session:
    """Make a session; its title is its id in capitals."""
    return Session(
        id=SessionId(id_),
        title=id_.upper(),
        kind=kind,
        duration=duration,
        shortest=duration if shortest is None else shortest,
        start=dt.time.fromisoformat(start) if start else None,
        starts=starts,
        end_fixed=end_fixed,
        optional=optional,
        priority=priority,
    )


def day(*sessions: Session | str, date: dt.date = DATE, start: str = "10:00") -> Day:
    """Make a day; a bare id is a session of half an hour."""
    made = tuple(session(s) if isinstance(s, str) else s for s in sessions)
    return Day(date, dt.time.fromisoformat(start), made)


def agenda(*days: Day, timezone: str = ZONE) -> Agenda:
    """Make an agenda; a day on the date of the one before it is held the day after that."""
    dated: list[Day] = []
    for one in days:
        date = one.date
        if dated and date <= dated[-1].date:
            date = dated[-1].date + dt.timedelta(days=1)
        dated.append(Day(date, one.start, one.sessions))
    return Agenda(title="Meeting", days=tuple(dated), timezone=timezone)


def one_day(*sessions: Session | str, start: str = "10:00") -> Agenda:
    """Make an agenda of one day."""
    return agenda(day(*sessions, start=start))


def agenda_text(
    title: str = "Träff",
    session: str = "Samling",
    *,
    head: str = "",
    tail: str = "",
    date: dt.date = DATE,
) -> str:
    """Write an agenda of one session; `head` are lines before its day, `tail` after it."""
    return f"""\
format = 1
title = "{title}"
{head}[[day]]
date = {date}
start = "10:00"
[[day.session]]
title = "{session}"
duration = 20
{tail}"""


def opening(text: str, *, rehearsal: bool = False) -> Opened:
    """Read an agenda in which nothing is wrong, as the fact that a record of it begins with."""
    read = parse(text).agenda
    assert read is not None, text
    return Opened(text, read, rehearsal=rehearsal)


def advance(state: State, events: Sequence[Event], new: Sequence[Event]) -> State:
    """Bring a state up to date with `new` events; `events` are all, the new ones included."""
    undoing = any(isinstance(event.fact, UndoFact) for event in new)
    return replay(events) if undoing else fold(state, new)


class Room:
    """A meeting in memory: each move is made at an instant, and the state kept up to date.

    The ids of its events begin with `ids`: those of two meetings of a series have to be different.
    """

    def __init__(
        self, programme: Agenda, now: dt.datetime | None = None, *, ids: str = "e"
    ) -> None:
        self.ids = ids
        self.now = now or at("09:00", programme.days[0].date, zone=programme.timezone)
        self.events: list[Event] = []
        self.state: State = EMPTY
        self.put(opened(programme, "", rehearsal=False))

    def put(self, *facts: AnyFact) -> Event:
        """Let facts happen now, whether or not they make sense."""
        for fact in facts:
            self.put_from(None, fact)
        return self.events[-1]

    def put_from(self, source: Source | None, fact: AnyFact, joined: EventId | None = None) -> None:
        """Let a fact happen that came from somewhere, perhaps as one step with another."""
        id_ = EventId(f"{self.ids}{len(self.events)}")
        event = Event(id_, self.now, "me", fact, source, joined)
        self.events.append(event)
        self.state = advance(self.state, self.events, [event])

    def wait(self, length: dt.timedelta | float) -> Self:
        """Let time pass; a number is minutes."""
        self.now += length if isinstance(length, dt.timedelta) else minutes(length)
        return self

    def until(self, clock: str, date: dt.date = DATE, *, fold: Literal[0, 1] = 0) -> Self:
        """Let it be a local clock time."""
        self.now = at(clock, date, zone=self.state.agenda.timezone, fold=fold)
        return self

    def do(self, move: Move[P], *args: P.args, **options: P.kwargs) -> Self:
        """Make a move now; it may be refused."""
        self.put(decide(move, self.state, self.now, *args, **options))
        return self

    @property
    def schedule(self) -> Schedule:
        """Where the meeting stands now."""
        return schedule(self.state, self.now)

    def row(self, session_id: str) -> Row:
        """Give the row of a session now."""
        return next(row for row in self.schedule.rows if row.session.id == session_id)

    def expected(self, session_id: str) -> tuple[str, str]:
        """Give the expected start and end of a session as local clock times."""
        row = self.row(session_id)
        return self.clock(row.expected_start), self.clock(row.expected_end)

    def clock(self, instant: dt.datetime | None) -> str:
        """Write an instant as local clock time, "-" for none."""
        if instant is None:
            return "-"
        local = instant.astimezone(ZoneInfo(self.state.agenda.timezone))
        return f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"


def refusal(room: Room, move: Move[P], *args: P.args, **options: P.kwargs) -> str:
    """Make a move that is refused, and give the sentence that says why; nothing has changed."""
    before = len(room.events), room.state
    with pytest.raises(Refused) as refused:
        room.do(move, *args, **options)
    assert (len(room.events), room.state) == before
    return ENGLISH.say(refused.value.phrase)


def folded(events: Iterable[Event]) -> State:
    """Fold events one at a time, as a program that follows a journal does."""
    state = EMPTY
    for event in events:
        state = fold(state, [event])
    return state
