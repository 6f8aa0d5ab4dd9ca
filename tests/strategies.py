"""Random agendas, meetings and events for the property tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache, partial
from typing import Any, Final, get_args, get_type_hints

from hypothesis import strategies as st

from builders import Room
from contracts.facts import is_text
from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import ZERO
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import SIGNS, Capture
from facilitator.core.record.agenda import Agenda, Day, Session, Starts
from facilitator.core.record.earlier import NOTHING_EARLIER
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.notes import Noted, NoteRemoved
from facilitator.core.record.opening import Opened
from facilitator.core.record.programme import Rebalanced
from facilitator.core.record.sessions import UNTOUCHED, AwayChoice, LeftoverChoice
from facilitator.core.record.speakers import SpeakerLost
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.time import moves, programme_moves

# Weekends around both changes of the clocks in Europe, and an ordinary one.
FIRST_DATES: Final = (dt.date(2013, 3, 21), dt.date(2013, 3, 30), dt.date(2013, 10, 26))
ZONES: Final = ("Europe/Stockholm", "America/St_Johns", "Pacific/Auckland", "UTC")
UNKNOWN: Final = SessionId("unknown")


# A strategy that is made anew for each example is looked through anew, which takes longer than
# drawing from it.
upto = cache(partial(st.integers, 0))
from_one_to = cache(partial(st.integers, 1))
one_of = cache(st.sampled_from)
BOOLEANS: Final = st.booleans()
STARTS: Final[tuple[Starts, ...]] = ("fixed", "not-before")


@cache
@st.composite
def sessions(draw: st.DrawFn, id_: str, hour: int) -> Session:
    """Make a session; one with a start of its own begins some time after `hour`."""
    duration = draw(from_one_to(150))
    start = None
    if draw(upto(3)) == 0:
        start = dt.time((hour + draw(upto(8))) % 24, draw(one_of((0, 15, 30))))
    return Session(
        id=SessionId(id_),
        title=id_.upper(),
        duration=duration,
        shortest=draw(upto(duration)),
        start=start,
        starts=draw(one_of(STARTS)),
        end_fixed=draw(upto(4)) == 0,
        optional=draw(BOOLEANS),
        priority=draw(from_one_to(3)),
    )


@cache
@st.composite
def agendas(draw: st.DrawFn) -> Agenda:
    """Make an agenda of up to three days, whose sessions are named s0, s1, …"""
    date = draw(one_of(FIRST_DATES))
    days: list[Day] = []
    count = 0
    for _ in range(draw(from_one_to(3))):
        hour = draw(one_of((8, 9, 13, 22)))
        programme: list[Session] = []
        for _ in range(draw(from_one_to(5))):
            programme.append(draw(sessions(f"s{count}", hour)))
            count += 1
        days.append(Day(date, dt.time(hour, draw(one_of((0, 30)))), tuple(programme)))
        date += dt.timedelta(days=draw(from_one_to(2)))
    zone = draw(one_of(ZONES))
    return Agenda(title="Meeting", days=tuple(days), timezone=zone)


CLOCKS: Final = st.builds(dt.time, st.integers(0, 23), st.integers(0, 59))
"""Clock times of whole minutes, as the agenda and the screens take them."""

LENGTHS: Final = st.integers(0, 90 * 60).map(lambda seconds: dt.timedelta(seconds=seconds))
NIGHT: Final = dt.timedelta(hours=11)
WAITS: Final = st.one_of(LENGTHS, LENGTHS, LENGTHS, st.just(NIGHT))
CHOICES: Final[tuple[AwayChoice, ...]] = ("counted", "paused", "ended")
LEFTOVERS: Final[tuple[LeftoverChoice, ...]] = ("next-day", "homework", "dropped")


Draws = Callable[[st.SearchStrategy[Any]], Any]
"""Draws from a strategy, within a composite one or in the middle of a test."""


def any_session(draw: Draws, room: Room) -> SessionId:
    """Choose a session of the agenda."""
    return SessionId(draw(one_of(tuple(slot.session.id for slot in room.state.slots))))


def _settle_away(draw: Draws, room: Room) -> None:
    length = draw(LENGTHS)
    room.do(moves.settle_away, room.now - length, room.now, draw(one_of(CHOICES)))


def _settle_leftover(draw: Draws, room: Room) -> None:
    left = tuple(slot.session.id for slot in moves.left_over(room.state, room.schedule.day + 1))
    room.do(moves.settle_leftover, left[:2], draw(one_of(LEFTOVERS)))


def _move_day(draw: Draws, room: Room) -> None:
    day = int(draw(st.integers(1, len(room.state.dates))))
    days = dt.timedelta(days=draw(st.integers(-3, 5)))
    room.do(moves.move_day, day, room.state.dates[day - 1] + days)


def _capture(draw: Draws, room: Room) -> None:
    room.do(
        note_moves.capture, Capture(draw(st.sampled_from(list(SIGNS))), draw(st.text(max_size=3)))
    )


def _change_note(draw: Draws, room: Room) -> None:
    note = draw(st.sampled_from([*room.state.notes, UNKNOWN]))
    room.do(note_moves.change_note, note, Capture("decision", draw(st.text(max_size=3))))


def _remove_note(draw: Draws, room: Room) -> None:
    room.do(note_moves.remove_note, draw(st.sampled_from([*room.state.notes, UNKNOWN])))


def _add(draw: Draws, room: Room) -> None:
    after = draw(st.none() | st.sampled_from([slot.session.id for slot in room.state.slots]))
    room.do(programme_moves.add, "Extra", draw(st.integers(1, 90)), after=after)


def _change(draw: Draws, room: Room) -> None:
    minutes = draw(st.integers(1, 90))
    starts = draw(st.none() | CLOCKS)
    what = programme_moves.Wanted("Ny", minutes, draw(st.integers(0, minutes)), starts)
    room.do(programme_moves.change, any_session(draw, room), what)


def _split(draw: Draws, room: Room) -> None:
    day = int(draw(st.integers(1, len(room.state.dates))))
    length = draw(st.integers(1, 60))
    room.do(programme_moves.split, any_session(draw, room), length, title="Resten", day=day)


def _rebalance(draw: Draws, room: Room) -> None:
    """Plan some of what has not begun anew, as a rebalance might."""
    open_ = [s.session.id for s in room.state.slots if room.state.of(s.session.id) is UNTOUCHED]
    pairs = st.lists(st.tuples(st.sampled_from([*open_, UNKNOWN]), st.integers(1, 60)), max_size=2)
    durations, delays, shifted = (tuple(draw(pairs)) for _ in range(3))
    room.put(Rebalanced(durations, delays, shifted))


def _lose(draw: Draws, room: Room) -> None:
    """Hold a session of the day that has not begun before the one that runs, or before any."""
    away = room.state.current or any_session(draw, room)
    day = moves.named(room.state, away).day
    open_ = [
        slot.session.id
        for slot in room.state.slots
        if slot.day == day and slot.session.id != away
        if room.state.of(slot.session.id) is UNTOUCHED
    ]
    if not open_ or room.state.of(away).over:
        raise Refused(phrase("Nothing can be held instead."))
    instead = draw(st.sampled_from(open_))
    room.put(SpeakerLost(away, instead, earliest=draw(st.booleans())))


STEPS: Final[dict[str, Callable[[Draws, Room], object]]] = {
    "toggle": lambda _, room: room.do(moves.toggle),
    "next": lambda _, room: room.do(moves.next_session),
    "next again": lambda _, room: room.do(moves.next_session),
    "end": lambda _, room: room.do(moves.end),
    "back": lambda _, room: room.do(moves.back),
    "extend": lambda draw, room: room.do(moves.extend, draw(st.integers(-30, 30))),
    "skip": lambda _, room: room.do(moves.skip),
    "skip one": lambda draw, room: room.do(moves.skip, any_session(draw, room)),
    "take back": lambda draw, room: room.do(programme_moves.take_back, any_session(draw, room)),
    "go to": lambda draw, room: room.do(moves.go_to, any_session(draw, room)),
    "close": lambda _, room: room.do(moves.close),
    "away": _settle_away,
    "leftover": _settle_leftover,
    "move day": _move_day,
    "add": _add,
    "earlier": lambda draw, room: room.do(programme_moves.earlier, any_session(draw, room)),
    "later": lambda draw, room: room.do(programme_moves.later, any_session(draw, room)),
    "change": _change,
    "split": _split,
    "rebalance": _rebalance,
    "lose": _lose,
    "capture": _capture,
    "change note": _change_note,
    "remove note": _remove_note,
    "undo": lambda _, room: room.do(moves.undo),
    "redo": lambda _, room: room.do(moves.redo),
}


def step(draw: Draws, room: Room, *, without: tuple[str, ...] = ()) -> str | None:
    """Make a random move now; a refused one is None."""
    name = str(draw(one_of(tuple(name for name in STEPS if name not in without))))
    try:
        STEPS[name](draw, room)
    except Refused:
        return None
    return name


@st.composite
def meetings(draw: st.DrawFn, *, without: tuple[str, ...] = (), most: int = 15) -> Room:
    """Run a meeting by random moves at later and later instants."""
    programme = draw(agendas())
    room = Room(programme)
    room.now = room.state.slots[0].start - dt.timedelta(minutes=10)
    for _ in range(draw(upto(most))):
        room.wait(draw(WAITS))
        step(draw, room, without=without)
    return room.wait(draw(WAITS))


EPOCH: Final = dt.datetime(1971, 1, 1, tzinfo=dt.UTC)
SPRING: Final = dt.datetime(2013, 3, 1, tzinfo=dt.UTC)
INSTANTS: Final = st.timedeltas(ZERO, dt.timedelta(days=250)).map(lambda after: SPRING + after)
FAR_INSTANTS: Final = INSTANTS | st.timedeltas(ZERO, dt.timedelta(days=365_000)).map(
    lambda after: EPOCH + after
)
IDS: Final = st.sampled_from([*(f"s{n}" for n in range(6)), UNKNOWN])
EVENT_IDS: Final = st.integers(0, 25).map("e{}".format)


LENGTH_MINUTES: Final = st.integers(-(2**63), 2**63) | st.integers(0, 90)
PAIRS: Final = st.lists(st.tuples(IDS, LENGTH_MINUTES), max_size=3).map(tuple)


SPECIAL: Final[dict[str, st.SearchStrategy[Any]]] = {
    "after": st.none() | IDS,
    "agenda": agendas(),
    "action": EVENT_IDS,
    "date": st.dates(),
    "day": st.integers(-(2**63), 2**63) | st.integers(0, 4),
    "delays": PAIRS,
    "durations": PAIRS,
    "earlier": st.just(NOTHING_EARLIER),
    "event": EVENT_IDS,
    "hold": st.none() | IDS,
    "instead": IDS,
    "into": IDS,
    "minutes": LENGTH_MINUTES,
    "note": EVENT_IDS,
    "order": st.lists(IDS, max_size=3).map(tuple),
    "placement": st.dictionaries(IDS, IDS, max_size=3).map(lambda of: tuple(of.items())),
    "seconds": st.integers(-(2**63), 2**63),
    "rest": IDS,
    "session": IDS,
    "sessions": st.lists(IDS, max_size=3).map(tuple),
    "shifted": PAIRS,
    "shortest": LENGTH_MINUTES,
    "since": FAR_INSTANTS,
    "skipped": st.lists(IDS, max_size=2).map(tuple),
    "until": FAR_INSTANTS,
}
"""Values for fields of facts by name, where any of the type would hardly ever mean a thing."""


def fact(kind: type[AnyFact]) -> st.SearchStrategy[AnyFact]:
    """Make facts of a kind, whether or not they make sense."""
    types = get_type_hints(kind)
    fields = {}
    for name in kind.__struct_fields__:
        plain = IDS if is_text(types[name]) else st.from_type(types[name])
        fields[name] = SPECIAL.get(name, plain)
    return st.builds(kind, **fields)


KINDS: Final[tuple[type[AnyFact], ...]] = get_args(AnyFact)
TIMED: Final = KINDS[: KINDS.index(Noted)]
HISTORY: Final[tuple[type[AnyFact], ...]] = (Noted, NoteRemoved, Undone, Redone)
FACTS: Final[st.SearchStrategy[AnyFact]] = st.one_of(
    # A third keep time, and a third are undone and redone.
    st.one_of([fact(kind) for kind in TIMED]),
    st.one_of([fact(kind) for kind in HISTORY]),
    st.one_of([fact(kind) for kind in KINDS]),
)


@st.composite
def journals(draw: st.DrawFn) -> list[Event]:
    """Make any events in any order; most begin with an opening."""
    drawn = draw(st.lists(st.tuples(FACTS, FAR_INSTANTS), max_size=20))
    if draw(st.integers(0, 5)):
        drawn.insert(0, (Opened("", draw(agendas())), draw(INSTANTS)))
    return [Event(EventId(f"e{n}"), at, "me", fact) for n, (fact, at) in enumerate(drawn)]
