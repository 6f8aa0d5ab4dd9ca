"""Moves by name: what a line of words, a hot key or a clicker can do in a meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from facilitator.core.base.language import N_, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import DAY_MINUTES
from facilitator.core.base.text import clean_line
from facilitator.core.base.times import no_length, read_length, too_long
from facilitator.core.notes import rules
from facilitator.core.people import marking
from facilitator.core.record.events import AnyFact
from facilitator.core.record.move import Move, bound
from facilitator.core.record.plan import Slot
from facilitator.core.record.state import State
from facilitator.core.room import stage
from facilitator.core.time import moves, programme_moves, speakers
from facilitator.core.time.rebalance import propose
from facilitator.core.time.schedule import day_at, schedule

Words = Sequence[str]


Reader = Callable[[Words], Move[[]]]
"""Makes a move of the words after its name; raises `Refused` if they are not what it needs."""


class Step(NamedTuple):
    """How a move is read, and how many words follow its name (any number if `most` is None).

    `words` names them for whoever forgets them.
    """

    read: Reader
    words: str = ""
    least: int = 0
    most: int | None = 0


def _alone(move: Move[[]]) -> Reader:
    """Read a move that takes no words."""
    return lambda _: move


def _with_text(move: Move[[str]]) -> Reader:
    """Read a move that takes all its words as one text."""
    return lambda words: bound(move, " ".join(words))


def _with_minutes(move: Move[[int]]) -> Reader:
    """Read a move that takes a number of minutes."""
    return lambda words: bound(move, read_minutes(words))


def _add(words: Words) -> Move[[]]:
    return bound(programme_moves.add, " ".join(words[1:]), read_minutes(words))


def _skip(words: Words) -> Move[[]]:
    return bound(moves.skip, *words[:1])


def read_minutes(words: Words) -> int:
    """Read a length, with a minus before it if time is taken; raises `Refused`."""
    typed = words[0]
    less = typed.startswith("-")
    minutes = read_length(typed.removeprefix("-" if less else "+"))
    if minutes is None:
        raise Refused(no_length(typed))
    if minutes > DAY_MINUTES:
        raise Refused(too_long())
    return -minutes if less else minutes


def _hold(state: State, now: dt.datetime) -> AnyFact:
    """Go on to the next session and keep the time saved in reserve."""
    return moves.next_session(state, now, hold=True)


def _fixed_ahead(state: State, now: dt.datetime) -> str:
    """Name the next fixed point of the day; raises `Refused` where there is none."""
    point = schedule(state, now).fixed_point
    if point is None:
        raise Refused(phrase("No session with a fixed start is ahead."))
    return point.row.session.id


def _accept(state: State, now: dt.datetime) -> AnyFact:
    """Let the next fixed point begin late."""
    return propose.accept(state, now, _fixed_ahead(state, now))


def _delay(state: State, now: dt.datetime) -> AnyFact:
    """Move the next fixed point to when it can begin, and shorten nothing."""
    return propose.rebalance(state, now, (), moving=(_fixed_ahead(state, now),))


def _at_hand(state: State, now: dt.datetime) -> str:
    """Name the session with a remote speaker that is at hand; raises `Refused`."""
    row = speakers.at_hand(schedule(state, now))
    if row is None:
        raise Refused(phrase("No session with a remote speaker is at hand."))
    return row.session.id


def _works(state: State, now: dt.datetime) -> AnyFact:
    """Say that the line to the remote speaker works."""
    return speakers.check_line(state, now, _at_hand(state, now), fine=True)


def _lose(state: State, now: dt.datetime, instead: str) -> AnyFact:
    """Hold a session instead of the one at hand whose remote speaker cannot be reached."""
    return speakers.lost(state, now, _at_hand(state, now), instead)


def _back(state: State, now: dt.datetime) -> AnyFact:
    """Reopen the session that ended last; raises `Refused` if it is of another day."""
    _refuse_another_day(state, now, moves.ended_last(state, now))
    return moves.back(state, now)


def _go(state: State, now: dt.datetime, session: str) -> AnyFact:
    """Go to a session; raises `Refused` if it is of another day."""
    _refuse_another_day(state, now, state.slot(session))
    return moves.go_to(state, now, session)


def _refuse_another_day(state: State, now: dt.datetime, slot: Slot | None) -> None:
    if slot is not None and moves.on_another_day(state, now, slot):
        raise Refused(
            phrase(
                "“{title}” is on day {day}, {date}. --another-day goes there anyway.",
                title=clean_line(slot.session.title),
                day=slot.day + 1,
                date=state.dates[slot.day].isoformat(),
            )
        )


def _as_before(state: State, now: dt.datetime) -> AnyFact:
    """Mark as present today who was there the day before."""
    return marking.carry(state, now, day_at(state, now))


def _count_down(state: State, now: dt.datetime, when: str) -> AnyFact:
    if when == "stop":
        return stage.stop_countdown(state, now)
    return stage.start_countdown(state, now, when)


STEPS: Final[Mapping[str, Step]] = {
    "start": Step(_alone(moves.start)),
    "pause": Step(_alone(moves.pause)),
    "toggle": Step(_alone(moves.toggle)),
    "next": Step(_alone(moves.next_session)),
    "bank": Step(_alone(_hold)),
    "back": Step(_alone(_back)),
    "extend": Step(_with_minutes(moves.extend), N_("MINUTES"), 1, 1),
    "skip": Step(_skip, N_("[SESSION]"), 0, 1),
    "end": Step(_alone(moves.end)),
    "go": Step(_with_text(_go), N_("SESSION"), 1, 1),
    "add": Step(_add, N_("MINUTES TITLE"), 2, None),
    "rebalance": Step(_alone(propose.rebalance)),
    "accept": Step(_alone(_accept)),
    "delay": Step(_alone(_delay)),
    "works": Step(_alone(_works)),
    "lost": Step(_with_text(_lose), N_("SESSION"), 1, 1),
    "message": Step(_with_text(stage.tell), N_("[TEXT]"), 0, None),
    "page": Step(_with_text(stage.show_page), N_("PAGE"), 1, 1),
    "countdown": Step(_with_text(_count_down), N_("[MINUTES | CLOCK TIME | stop]"), 0, None),
    "attendance": Step(_alone(_as_before)),
    "rule": Step(_with_text(rules.agree), N_("TEXT"), 1, None),
    "drop-rule": Step(_with_text(rules.drop), N_("NUMBER | TEXT"), 1, None),
    "close": Step(_alone(moves.close)),
    "undo": Step(_alone(moves.undo)),
    "redo": Step(_alone(moves.redo)),
}

ANOTHER_DAY: Final[Mapping[str, Reader]] = {
    "back": _alone(moves.back),
    "go": _with_text(moves.go_to),
}
"""How the moves are read that may lead to a session of another day, but only if that is said."""
