"""Rounds: who had the floor when, in which order, and what was answered.

A taker is an organisation or a person.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.span import ZERO, Span
from facilitator.core.record.fact import Fact

# Rounds: a taker is an organisation's or a person's id


class RoundOrdered(Fact, frozen=True):
    """The order of a round; `seed` where it was shuffled."""

    session: str
    order: tuple[str, ...]
    seed: int | None = None


class TurnStarted(Fact, frozen=True):
    """It is the taker's turn; the turn before ended."""

    session: str
    taker: str


class TurnEnded(Fact, frozen=True):
    """The turn ended and none followed at once."""

    session: str
    taker: str


class TurnSkipped(Fact, frozen=True):
    """The taker was passed over and may be returned to."""

    session: str
    taker: str


class Answered(Fact, frozen=True):
    """What the taker answers to the session's question `question` (counted from 1), anew."""

    session: str
    taker: str
    question: int
    text: str


class QuestionTaken(Fact, frozen=True):
    """The session's question `question` (counted from 1) is the one talked about; 0 is none."""

    session: str
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

Rounds = Mapping[str, Round]
"""The rounds by session."""

Ran = Callable[[dt.datetime, dt.datetime], dt.timedelta]
"""Says how long a session's clock ran between two instants."""


# What each fact does


def apply(rounds: Rounds, fact: RoundFact, at: dt.datetime) -> Rounds:
    """Fold a fact about a round that happened at an instant (UTC)."""
    match fact:
        case RoundOrdered(session, order, seed):
            return _with(rounds, session, order=order, seed=seed)
        case TurnStarted(session, taker):
            return {**rounds, session: _started(round_of(rounds, session), taker, at)}
        case TurnEnded(session, taker):
            of = round_of(rounds, session)
            return {**rounds, session: _closed(of, at)} if of.current == taker else rounds
        case TurnSkipped(session, taker):
            return {**rounds, session: _skipped(round_of(rounds, session), taker, at)}
        case Answered(session, taker, question, text):
            answers = {**round_of(rounds, session).answers, (taker, question): text}
            return _with(rounds, session, answers=answers)
        case QuestionTaken(session, question):
            return _with(rounds, session, question=question)


def continued(rounds: Rounds, whole: str, rest: str) -> Rounds:
    """Let the rest of a session be held in the order of the whole."""
    of = round_of(rounds, whole)
    return _with(rounds, rest, order=of.order, seed=of.seed) if of.order else rounds


def ended(rounds: Rounds, session: str, at: dt.datetime) -> Rounds:
    """End the turn that runs in a session, because the session ends or is left."""
    if round_of(rounds, session).current is None:
        return rounds
    return {**rounds, session: _closed(rounds[session], at)}


def paused(
    rounds: Rounds, session: str, since: dt.datetime, until: dt.datetime, ran: Ran
) -> Rounds:
    """Take the time between two instants out of the turns that ran in it, as `ran` measures it."""
    of = round_of(rounds, session)
    turns = {
        taker: replace(turn, away=turn.away + _lost(turn.spans, since, until, ran))
        for taker, turn in of.turns.items()
    }
    now = of.of(of.current or "").spans[-1:]
    away = of.away + _lost(now, since, until, ran)
    return {**rounds, session: replace(of, turns=turns, away=away)} if of.turns else rounds


def set_back(rounds: Rounds, session: str, by: dt.timedelta) -> Rounds:
    """Move all instants of a session's turns, as the clock was set by a negative length."""
    of = round_of(rounds, session)
    turns = {
        taker: replace(turn, spans=tuple(span.moved(by) for span in turn.spans))
        for taker, turn in of.turns.items()
    }
    return {**rounds, session: replace(of, turns=turns)} if of.turns else rounds


def _lost(spans: Iterable[Span], since: dt.datetime, until: dt.datetime, ran: Ran) -> dt.timedelta:
    """Say how much of the time between two instants lies within the spans of a turn."""
    parts = ((max(span.start, since), min(span.end or until, until)) for span in spans)
    return sum((ran(start, end) for start, end in parts if start < end), ZERO)


def round_of(rounds: Rounds, session: str) -> Round:
    """Return a session's round, begun or not."""
    return rounds.get(session, NOT_BEGUN)


def _with(rounds: Rounds, session: str, **changes: object) -> Rounds:
    return {**rounds, session: replace(round_of(rounds, session), **changes)}


def _started(of: Round, taker: str, at: dt.datetime) -> Round:
    # Whoever is interrupted by one who was done, and goes on, is not done and comes again.
    of = _closed(of, at, done=not of.of(taker).done)
    before = of.of(taker)
    turn = Turn((*before.spans, Span(at)), away=before.away)
    return replace(of, turns={**of.turns, taker: turn}, current=taker, away=ZERO)


def _skipped(of: Round, taker: str, at: dt.datetime) -> Round:
    if of.current == taker:
        of = _closed(of, at, done=False)
    others = {other: turn for other, turn in of.turns.items() if other != taker}
    turn = replace(of.of(taker), done=False, skipped=True)
    return replace(of, turns={**others, taker: turn})


def _closed(of: Round, at: dt.datetime, *, done: bool = True) -> Round:
    if of.current is None:
        return of
    turn = of.of(of.current)
    spans = (*turn.spans[:-1], turn.spans[-1].ended(at))
    turns = {**of.turns, of.current: Turn(spans, done=done, away=turn.away)}
    return replace(of, turns=turns, current=None, away=ZERO)
