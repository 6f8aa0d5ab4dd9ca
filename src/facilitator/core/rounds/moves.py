"""Giving the floor, passing over, ordering a round, and keeping its answers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import by_key, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean, says_nothing
from facilitator.core.record.rounds import (
    Answered,
    QuestionTaken,
    RoundFact,
    RoundOrdered,
    TurnEnded,
    TurnSkipped,
    TurnStarted,
)

if TYPE_CHECKING:
    from facilitator.core.record.state import State
from facilitator.core.record.rounds import Round
from facilitator.core.rounds.standing import (
    Taker,
    current_taker,
    listed_takers,
    of_session,
    questions,
    takers,
    waiting_takers,
)

SEEDS: Final = 1_000_000
"""How many seeds a shuffle may have: few enough to be read aloud."""
NOT_RUNNING: Final = phrase("The session is not running: start it first.")


# Moves


def next_turn(state: State, _: dt.datetime, session: SessionId) -> RoundFact:
    """Give the turn to the next one; after the last the round ends with the running turn."""
    everyone = _takers_now(state, session)
    current = current_taker(state, session, everyone)
    waiting = waiting_takers(of_session(state, session), everyone, current)
    if waiting:
        return TurnStarted(session, waiting[0].id)
    if current is None:
        raise Refused(
            phrase(
                "Everybody has had a turn. {enter} gives the turn to the chosen one.",
                enter=by_key("turn.give", "⏎"),
            )
        )
    return TurnEnded(session, current.id)


def previous_turn(state: State, now: dt.datetime, session: SessionId) -> RoundFact:
    """Give the turn back to the one who had it last; the one who has it now comes next."""
    _takers_now(state, session)
    of = of_session(state, session)
    known = {taker.id for taker in takers(state, session)}
    done = {id_: turn.spans[-1] for id_, turn in of.turns.items() if turn.done and id_ in known}
    if not done:
        raise Refused(phrase("No turn has ended yet, so there is none to go back to."))
    last = max(done, key=lambda id_: (done[id_].end or now, done[id_].start))
    return TurnStarted(session, last)


def give_turn(state: State, _: dt.datetime, session: SessionId, taker: str) -> RoundFact:
    """Give the turn to anybody, and the running turn ends; who had a turn goes on with it."""
    _takers_now(state, session)
    who = _taker(state, session, taker)
    if of_session(state, session).current == taker:
        raise Refused(phrase("It is already the turn of {name}.", name=who.name))
    return TurnStarted(session, taker)


def pass_over(state: State, _: dt.datetime, session: SessionId, taker: str) -> RoundFact:
    """Pass somebody over, before the turn or in the middle of it, to be returned to at the end."""
    who = _taker(state, session, taker)
    turn = of_session(state, session).of(taker)
    if turn.done:
        raise Refused(phrase("{name} has had a turn already.", name=who.name))
    if turn.skipped:
        raise Refused(phrase("{name} is passed over already and comes back last.", name=who.name))
    return TurnSkipped(session, taker)


def shuffle(state: State, now: dt.datetime, session: SessionId) -> RoundFact:
    """Shuffle those who have had no turn yet, by a seed that the instant gives.

    The seed alone decides the order of those who wait, whatever their order was: they are dealt
    with `Dice.shuffle` from the order in which they are listed.
    """
    of = _round_of(state, session)
    first = [t.id for t in takers(state, session) if of.of(t.id).spans]
    rest = [t.id for t in listed_takers(state, session) if not of.of(t.id).spans]
    if len(rest) < 2:  # noqa: PLR2004 - one alone has no order
        raise Refused(phrase("There are not two left to shuffle."))
    from facilitator.core.base.dice import Dice

    seed = int(now.timestamp() * 1000) % SEEDS
    seed = (seed + 1) % SEEDS if seed == of.seed else seed
    Dice(seed).shuffle(rest)
    return RoundOrdered(session, (*first, *rest), seed)


def as_listed(state: State, _: dt.datetime, session: SessionId) -> RoundFact:
    """Let the order be that of the agenda again."""
    if not _round_of(state, session).order:
        raise Refused(phrase("The order is already as listed."))
    return RoundOrdered(session, ())


def shift(state: State, _: dt.datetime, session: SessionId, taker: str, places: int) -> RoundFact:
    """Move somebody so many places later in the order, or earlier if negative."""
    _round_of(state, session)
    who = _taker(state, session, taker)
    order = [taker.id for taker in takers(state, session)]
    place = order.index(taker) + places
    if place < 0:
        raise Refused(phrase("{name} is the first already.", name=who.name))
    if place >= len(order):
        raise Refused(phrase("{name} is the last already.", name=who.name))
    order.remove(taker)
    order.insert(place, taker)
    return RoundOrdered(session, tuple(order))


def answer(
    state: State, _: dt.datetime, session: SessionId, taker: str, question: int, text: str
) -> RoundFact:
    """Keep what somebody answers to a question (counted from 1), in place of what was there."""
    _asked(state, session, taker, question)
    text = clean(text).strip()
    if says_nothing(text):
        raise Refused(phrase("There is no text to keep."))
    if of_session(state, session).answer(taker, question) == text:
        raise Refused(phrase("Nothing was changed."))
    return Answered(session, taker, question, text)


def clear_answer(
    state: State, _: dt.datetime, session: SessionId, taker: str, question: int
) -> RoundFact:
    """Take back an answer; the question is unanswered again."""
    _asked(state, session, taker, question)
    if not of_session(state, session).answer(taker, question):
        raise Refused(phrase("There is no answer to clear."))
    return Answered(session, taker, question, "")


def take_question(state: State, _: dt.datetime, session: SessionId, question: int) -> RoundFact:
    """Let a question of a session (counted from 1) be the one talked about; 0 for none."""
    of = state.session(session)
    if of is None or not 0 <= question <= len(of.questions):
        raise Refused(phrase("The session has no question {n}.", n=question))
    if of_session(state, session).question == question:
        raise Refused(phrase("Nothing was changed."))
    return QuestionTaken(session, question)


def _asked(state: State, session: SessionId, taker: str, question: int) -> None:
    _round_of(state, session)
    _taker(state, session, taker)
    of = state.session(session)
    if of is None or not 1 <= question <= len(questions(of)):
        raise Refused(phrase("The round has no question {n}.", n=question))


def _round_of(state: State, session: SessionId) -> Round:
    of = state.session(session)
    if of is None or of.kind != "round":
        raise Refused(phrase("That session is not a round."))
    return of_session(state, session)


def _takers_now(state: State, session: SessionId) -> tuple[Taker, ...]:
    """Give the takers of the session that runs or is paused: only then is there a turn."""
    _round_of(state, session)
    if state.current != session:
        over = state.of(session).over
        raise Refused(phrase("The session is over.") if over else NOT_RUNNING)
    return takers(state, session)


def _taker(state: State, session: SessionId, taker: str) -> Taker:
    for one in takers(state, session):
        if one.id == taker:
            return one
    raise Refused(phrase("There is nobody chosen who takes part in the round."))
