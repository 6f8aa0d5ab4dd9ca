"""Rounds: who had the floor when, in which order, and what was answered.

A taker is an organisation or a person.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.ids import SessionId
from facilitator.core.base.span import ZERO, Span
from facilitator.core.record.fact import Fact
from facilitator.core.record.own import Own

# Rounds: a taker is an organisation's or a person's id


class RoundOrdered(Fact, frozen=True):
    """The order of a round; `seed` where it was shuffled."""

    session: SessionId
    order: tuple[str, ...]
    seed: int | None = None


class TurnStarted(Fact, frozen=True):
    """It is the taker's turn; the turn before ended."""

    session: SessionId
    taker: str


class TurnEnded(Fact, frozen=True):
    """The turn ended and none followed at once."""

    session: SessionId
    taker: str


class TurnSkipped(Fact, frozen=True):
    """The taker was passed over and may be returned to."""

    session: SessionId
    taker: str


class Answered(Fact, frozen=True):
    """What the taker answers to the session's question `question` (counted from 1), anew."""

    session: SessionId
    taker: str
    question: int
    text: str


class QuestionTaken(Fact, frozen=True):
    """The session's question `question` (counted from 1) is the one talked about; 0 is none."""

    session: SessionId
    question: int


RoundFact = RoundOrdered | TurnStarted | TurnEnded | TurnSkipped | Answered | QuestionTaken
"""Every fact about rounds."""


class Turn(Struct, frozen=True):
    """One taker's turn: when it ran, whether it is done, whether it was passed over.

    `away` is time within its spans that does not count.
    """

    spans: tuple[Span, ...] = ()
    done: bool = False
    skipped: bool = False
    away: dt.timedelta = ZERO


UNTAKEN: Final = Turn()


class Round(Struct, frozen=True):
    """A session's round: its order (empty as listed), turns, and answers by taker and question.

    Questions are counted from 1. `current` is whose turn it is, `away` how much of the time since
    it got there does not count. Of those passed over, the first in `turns` was passed over first.
    `question` is the one talked about, 0 if none is; a session that is no round has one too.
    """

    order: tuple[str, ...] = ()
    seed: int | None = None
    turns: Mapping[str, Turn] = {}
    current: str | None = None
    away: dt.timedelta = ZERO
    answers: Mapping[tuple[str, int], str] = {}
    question: int = 0

    def of(self, taker: str) -> Turn:
        """Give a taker's turn."""
        return self.turns.get(taker, UNTAKEN)

    def answer(self, taker: str, question: int) -> str:
        """Give a taker's answer to a question (counted from 1), or ""."""
        return self.answers.get((taker, question), "")


NOT_BEGUN: Final = Round()

Rounds = Mapping[SessionId, Round]
"""The rounds by session."""


class Lost(Struct, frozen=True):
    """The time between two instants; `ran` says how long the session's clock ran between others."""

    since: dt.datetime
    until: dt.datetime
    ran: Callable[[dt.datetime, dt.datetime], dt.timedelta]

    def within(self, spans: Iterable[Span]) -> dt.timedelta:
        """Return how much of it lies within the spans of a turn."""
        since, until = self.since, self.until
        parts = ((max(span.start, since), min(span.end or until, until)) for span in spans)
        return sum((self.ran(start, end) for start, end in parts if start < end), ZERO)


# What each fact does


def apply(rounds: Rounds, fact: RoundFact, at: dt.datetime, own: Own) -> Rounds:
    """Fold a fact about a round that happened at an instant (UTC)."""
    match fact:
        case RoundOrdered(session, order, seed):
            return _with(rounds, session, own, order=order, seed=seed)
        case TurnStarted(session, taker):
            started = _started(round_of(rounds, session), taker, at, own)
            return own.put(rounds, session, started)
        case TurnEnded(session, taker):
            of = round_of(rounds, session)
            closed = _closed(of, at, own) if of.current == taker else of
            return rounds if closed is of else own.put(rounds, session, closed)
        case TurnSkipped(session, taker):
            skipped = _skipped(round_of(rounds, session), taker, at, own)
            return own.put(rounds, session, skipped)
        case Answered(session, taker, question, text):
            answers = own.put(round_of(rounds, session).answers, (taker, question), text)
            return _with(rounds, session, own, answers=answers)
        case QuestionTaken(session, question):
            return _with(rounds, session, own, question=question)


def continued(rounds: Rounds, whole: SessionId, rest: SessionId, own: Own) -> Rounds:
    """Let the rest of a session be held in the order of the whole."""
    of = round_of(rounds, whole)
    return _with(rounds, rest, own, order=of.order, seed=of.seed) if of.order else rounds


def ended(rounds: Rounds, session: SessionId, at: dt.datetime, own: Own) -> Rounds:
    """End the turn that runs in a session, because the session ends or is left."""
    if round_of(rounds, session).current is None:
        return rounds
    return own.put(rounds, session, _closed(rounds[session], at, own))


def paused(rounds: Rounds, session: SessionId, lost: Lost, own: Own) -> Rounds:
    """Take time that was lost out of the turns that ran in it."""
    of = round_of(rounds, session)
    turns = {
        taker: replace(turn, away=turn.away + lost.within(turn.spans))
        for taker, turn in of.turns.items()
    }
    now = of.of(of.current or "").spans[-1:]
    away = of.away + lost.within(now)
    if not of.turns:
        return rounds
    return own.put(rounds, session, replace(of, turns=turns, away=away))


def set_back(rounds: Rounds, session: SessionId, by: dt.timedelta, own: Own) -> Rounds:
    """Move all instants of a session's turns, as the clock was set by a negative length."""
    of = round_of(rounds, session)
    turns = {
        taker: replace(turn, spans=tuple(span.moved(by) for span in turn.spans))
        for taker, turn in of.turns.items()
    }
    return own.put(rounds, session, replace(of, turns=turns)) if of.turns else rounds


def round_of(rounds: Rounds, session: SessionId) -> Round:
    """Return a session's round, begun or not."""
    return rounds.get(session, NOT_BEGUN)


def _with(rounds: Rounds, session: SessionId, own: Own, **changes: object) -> Rounds:
    return own.put(rounds, session, replace(round_of(rounds, session), **changes))


def _started(of: Round, taker: str, at: dt.datetime, own: Own) -> Round:
    # Whoever is interrupted by one who was done, and goes on, is not done and comes again.
    of = _closed(of, at, own, done=not of.of(taker).done)
    before = of.of(taker)
    turn = Turn((*before.spans, Span(at)), away=before.away)
    return replace(of, turns=own.put(of.turns, taker, turn), current=taker, away=ZERO)


def _skipped(of: Round, taker: str, at: dt.datetime, own: Own) -> Round:
    if of.current == taker:
        of = _closed(of, at, own, done=False)
    turn = replace(of.of(taker), done=False, skipped=True)
    return replace(of, turns=own.put_last(of.turns, taker, turn))


def _closed(of: Round, at: dt.datetime, own: Own, *, done: bool = True) -> Round:
    if of.current is None:
        return of
    turn = of.of(of.current)
    spans = (*turn.spans[:-1], turn.spans[-1].ended(at))
    closed = Turn(spans, done=done, away=turn.away)
    turns = own.put(of.turns, of.current, closed)
    return replace(of, turns=turns, current=None, away=ZERO)
