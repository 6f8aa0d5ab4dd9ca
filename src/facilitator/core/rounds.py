"""A round gives each organisation or person a turn, with a share of the time left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core import events as ev
from facilitator.core.agenda import Session
from facilitator.core.language import phrase
from facilitator.core.people import namesakes, told_apart
from facilitator.core.refused import Refused
from facilitator.core.span import ZERO, Span
from facilitator.core.text import clean

if TYPE_CHECKING:
    from facilitator.core.schedule import Schedule
    from facilitator.core.state import State

SEEDS: Final = 1_000_000
"""How many seeds a shuffle may have: few enough to be read aloud."""
NOT_RUNNING: Final = phrase("The session is not running. p starts it.")


class Turn(Struct, frozen=True):
    """One taker's turn: when it ran, whether it is done, whether it was passed over.

    `away` is time within its spans that does not count (negative when the clock was set back).
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
    """

    order: tuple[str, ...] = ()
    seed: int | None = None
    turns: Mapping[str, Turn] = {}
    current: str | None = None
    away: dt.timedelta = ZERO
    answers: Mapping[tuple[str, int], str] = {}

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


def apply(rounds: Rounds, fact: ev.AnyFact, at: dt.datetime) -> Rounds:
    """Fold a fact about a round that happened at an instant (UTC)."""
    match fact:
        case ev.RoundOrdered(session, order, seed):
            return _with(rounds, session, order=order, seed=seed)
        case ev.TurnStarted(session, taker):
            return {**rounds, session: _started(_round(rounds, session), taker, at)}
        case ev.TurnEnded(session, taker) if _round(rounds, session).current == taker:
            return {**rounds, session: _closed(_round(rounds, session), at)}
        case ev.TurnSkipped(session, taker):
            return {**rounds, session: _skipped(_round(rounds, session), taker, at)}
        case ev.Answered(session, taker, question, text):
            answers = {**_round(rounds, session).answers, (taker, question): text}
            return _with(rounds, session, answers=answers)
        case _:
            return rounds


def continued(rounds: Rounds, whole: str, rest: str) -> Rounds:
    """Let the rest of a session be held in the order of the whole."""
    of = _round(rounds, whole)
    return _with(rounds, rest, order=of.order, seed=of.seed) if of.order else rounds


def ended(rounds: Rounds, session: str, at: dt.datetime) -> Rounds:
    """End the turn that runs in a session, because the session ends or is left."""
    if _round(rounds, session).current is None:
        return rounds
    return {**rounds, session: _closed(rounds[session], at)}


def paused(
    rounds: Rounds, session: str, since: dt.datetime, until: dt.datetime, ran: Ran
) -> Rounds:
    """Take the time between two instants out of the turns that ran in it, as `ran` measures it.

    Where the clock was set back, so that `until` is the earlier one, the running turn gets longer.
    """
    of = _round(rounds, session)
    turns = {
        taker: replace(turn, away=turn.away + _lost(turn.spans, since, until, ran))
        for taker, turn in of.turns.items()
    }
    now = of.of(of.current or "").spans[-1:]
    away = of.away + _lost(now, since, until, ran)
    return {**rounds, session: replace(of, turns=turns, away=away)} if of.turns else rounds


def _lost(spans: Iterable[Span], since: dt.datetime, until: dt.datetime, ran: Ran) -> dt.timedelta:
    """Say how much of the time between two instants lies within the spans of a turn."""
    if until < since:
        return ran(since, until) if any(span.end is None for span in spans) else ZERO
    parts = ((max(span.start, since), min(span.end or until, until)) for span in spans)
    return sum((ran(start, end) for start, end in parts if start < end), ZERO)


def _round(rounds: Rounds, session: str) -> Round:
    return rounds.get(session, NOT_BEGUN)


def _with(rounds: Rounds, session: str, **changes: object) -> Rounds:
    return {**rounds, session: replace(_round(rounds, session), **changes)}


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
    spans = (*turn.spans[:-1], Span(turn.spans[-1].start, at))
    turns = {**of.turns, of.current: Turn(spans, done=done, away=turn.away)}
    return replace(of, turns=turns, current=None, away=ZERO)


# What there is to know


class Taker(Struct, frozen=True):
    """Who gets a turn: the id and the name of an organisation or a person.

    `apart` is what the name ends with, in brackets, to tell people of one name apart.
    """

    id: str
    name: str
    apart: str = ""


class Standing(Struct, frozen=True):
    """Where a round stands at an instant.

    `takers` are in the order of the round, `left` counts the turns not done yet, the running one
    included. `elapsed` is how long the running turn lasts already, without the session's pauses.
    `budget` is the share of each turn left in the time left, a running turn's whole time included
    in both, so that it does not change while a turn runs; it is never negative, and None when no
    turn or no time is to come. `after` is what each of the others gets if the running turn ends
    when its budget is used up, or now if it is.
    """

    takers: tuple[Taker, ...]
    current: Taker | None = None
    following: Taker | None = None
    left: int = 0
    elapsed: dt.timedelta = ZERO
    budget: dt.timedelta | None = None
    after: dt.timedelta | None = None


def in_agenda(state: State) -> tuple[str, ...]:
    """List the sessions that are rounds, by id."""
    return tuple(slot.session.id for slot in state.slots if slot.session.kind == "round")


def at_hand(state: State, plan: Schedule) -> str | None:
    """Give the round that runs, or else comes next, or else was begun last; None without one."""
    for row in (plan.current, plan.following):
        if row is not None and row.session.kind == "round":
            return row.session.id
    begun = [session for session in in_agenda(state) if state.of(session).begun]
    return max(begun, key=lambda session: state.of(session).spans[-1].start, default=None)


def of_session(state: State, session: str) -> Round:
    """Give the round of a session; one that nothing happened in is as listed and unanswered."""
    return _round(state.rounds, session)


def takers(state: State, session: str) -> tuple[Taker, ...]:
    """List who gets a turn in a session, each once, in the order of the round.

    Whoever the order does not name, such as one who came later, comes last.
    """
    known = {taker.id: taker for taker in _listed(state, session)}
    order = dict.fromkeys((*of_session(state, session).order, *known))
    return tuple(known[id_] for id_ in order if id_ in known)


def held(state: State, session: str) -> tuple[Taker, ...]:
    """List the takers in the order in which they first had a turn, then those who had none.

    Whoever answered and is no longer listed comes last, named by id.
    """
    of = of_session(state, session)
    everyone = takers(state, session)
    known = {taker.id for taker in everyone}
    gone = dict.fromkeys(id_ for (id_, _), text in of.answers.items() if text and id_ not in known)
    begun = [taker for taker in everyone if of.of(taker.id).spans]
    begun.sort(key=lambda taker: of.of(taker.id).spans[0].start)
    waiting = [taker for taker in everyone if not of.of(taker.id).spans]
    return (*begun, *waiting, *(Taker(id_, id_) for id_ in gone))


def questions(session: Session) -> tuple[str, ...]:
    """Give a round's questions; a round without any has one that is not worded."""
    return session.questions or ("",)


def answered(state: State, session: str, question: int) -> int:
    """Count the takers with an answer to a question (counted from 1)."""
    of = of_session(state, session)
    return sum(bool(of.answer(taker.id, question)) for taker in takers(state, session))


def used(state: State, session: str, taker: str, now: dt.datetime) -> dt.timedelta:
    """Say how long a taker has had the turn, all intervals together, without pauses."""
    progress = state.of(session)
    turn = of_session(state, session).of(taker)
    return max(ZERO, sum((progress.ran(s.start, s.end or now) for s in turn.spans), -turn.away))


def standing(state: State, plan: Schedule, session: str) -> Standing:
    """Say where the round of a session stands at the instant of the schedule."""
    of = of_session(state, session)
    everyone = takers(state, session)
    current = _current(state, session, everyone)
    waiting = _waiting(of, everyone, current)
    left = len(waiting) + (current is not None)
    time = _time_left(plan, session)
    here = Standing(everyone, current, waiting[0] if waiting else None, left)
    if time is None or not left:
        return here
    if current is None:
        return replace(here, budget=max(ZERO, time) / left)
    start = of.of(current.id).spans[-1].start
    elapsed = max(ZERO, state.of(session).ran(start, plan.now) - of.away)
    budget = max(ZERO, time + elapsed) / left
    rest = max(ZERO, time - max(ZERO, budget - elapsed))
    after = rest / len(waiting) if waiting else None
    return replace(here, elapsed=elapsed, budget=budget, after=after)


def _listed(state: State, session: str) -> tuple[Taker, ...]:
    """List who takes part; in the rest of a round those who have not had their turn before it."""
    everyone = _everyone(state, session)
    parts = [of_session(state, whole) for whole in state.programme.origins(session)]
    left = tuple(taker for taker in everyone if not any(part.of(taker.id).done for part in parts))
    return left or everyone


def _everyone(state: State, session: str) -> tuple[Taker, ...]:
    of = state.session(session)
    if of is None:
        return ()
    if of.per == "organisation":
        return tuple(Taker(body.id, body.name) for body in state.agenda.organisations)
    apart = namesakes(state)
    return tuple(
        Taker(one.id, told_apart(one, apart), apart.get(one.id, ""))
        for one in state.people.persons.values()
        if one.role == "participant"
    )


def _current(state: State, session: str, everyone: tuple[Taker, ...]) -> Taker | None:
    """Give whose turn it is; only while the session runs or is paused it is anybody's."""
    of = of_session(state, session)
    if state.current != session:
        return None
    return next((taker for taker in everyone if taker.id == of.current), None)


def _waiting(of: Round, everyone: tuple[Taker, ...], current: Taker | None) -> list[Taker]:
    """List whose turn is still to come, in that order: those passed over come back last."""
    waiting = [taker for taker in everyone if taker != current and not of.of(taker.id).done]
    skipped = {id_: place for place, id_ in enumerate(of.turns) if of.of(id_).skipped}
    return sorted(waiting, key=lambda taker: skipped.get(taker.id, -1))


def _time_left(plan: Schedule, session: str) -> dt.timedelta | None:
    """Say how much time a session has left, negative in overtime; None if it is over."""
    if plan.current is not None and plan.current.session.id == session:
        return plan.remaining
    for row in plan.rows:
        if row.session.id == session and row.expected_start and row.expected_end:
            return row.expected_end - row.expected_start
    return None


# Moves


def next_turn(state: State, _: dt.datetime, session: str) -> ev.AnyFact:
    """Give the turn to the next one; after the last the round ends with the running turn."""
    everyone = _takers_now(state, session)
    current = _current(state, session, everyone)
    waiting = _waiting(of_session(state, session), everyone, current)
    if waiting:
        return ev.TurnStarted(session, waiting[0].id)
    if current is None:
        raise Refused(phrase("Everybody has had a turn. Enter gives the turn to the chosen one."))
    return ev.TurnEnded(session, current.id)


def previous_turn(state: State, now: dt.datetime, session: str) -> ev.AnyFact:
    """Give the turn back to the one who had it last; the one who has it now comes next."""
    _takers_now(state, session)
    of = of_session(state, session)
    known = {taker.id for taker in takers(state, session)}
    done = {id_: turn.spans[-1] for id_, turn in of.turns.items() if turn.done and id_ in known}
    if not done:
        raise Refused(phrase("No turn has ended yet, so there is none to go back to."))
    last = max(done, key=lambda id_: (done[id_].end or now, done[id_].start))
    return ev.TurnStarted(session, last)


def give_turn(state: State, _: dt.datetime, session: str, taker: str) -> ev.AnyFact:
    """Give the turn to anybody, and the running turn ends; who had a turn goes on with it."""
    _takers_now(state, session)
    who = _taker(state, session, taker)
    if of_session(state, session).current == taker:
        raise Refused(phrase("It is already the turn of {name}.", name=who.name))
    return ev.TurnStarted(session, taker)


def pass_over(state: State, _: dt.datetime, session: str, taker: str) -> ev.AnyFact:
    """Pass somebody over, before the turn or in the middle of it, to be returned to at the end."""
    who = _taker(state, session, taker)
    turn = of_session(state, session).of(taker)
    if turn.done:
        raise Refused(phrase("{name} has had a turn already.", name=who.name))
    if turn.skipped:
        raise Refused(phrase("{name} is passed over already and comes back last.", name=who.name))
    return ev.TurnSkipped(session, taker)


def shuffle(state: State, now: dt.datetime, session: str) -> ev.AnyFact:
    """Shuffle those who have had no turn yet, by a seed that the instant gives.

    The seed alone decides the order of those who wait, whatever their order was: they are dealt
    with `Dice.shuffle` from the order in which they are listed.
    """
    of = _round_of(state, session)
    first = [t.id for t in takers(state, session) if of.of(t.id).spans]
    rest = [t.id for t in _listed(state, session) if not of.of(t.id).spans]
    if len(rest) < 2:  # noqa: PLR2004 - one alone has no order
        raise Refused(phrase("There are not two left to shuffle."))
    from facilitator.core.dice import Dice

    seed = int(now.timestamp() * 1000) % SEEDS
    seed = (seed + 1) % SEEDS if seed == of.seed else seed
    Dice(seed).shuffle(rest)
    return ev.RoundOrdered(session, (*first, *rest), seed)


def as_listed(state: State, _: dt.datetime, session: str) -> ev.AnyFact:
    """Let the order be that of the agenda again."""
    if not _round_of(state, session).order:
        raise Refused(phrase("The order is already as listed."))
    return ev.RoundOrdered(session, ())


def shift(state: State, _: dt.datetime, session: str, taker: str, places: int) -> ev.AnyFact:
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
    return ev.RoundOrdered(session, tuple(order))


def answer(
    state: State, _: dt.datetime, session: str, taker: str, question: int, text: str
) -> ev.AnyFact:
    """Keep what somebody answers to a question (counted from 1), in place of what was there."""
    _asked(state, session, taker, question)
    text = clean(text).strip()
    if not text:
        raise Refused(phrase("There is no text to keep."))
    if of_session(state, session).answer(taker, question) == text:
        raise Refused(phrase("Nothing was changed."))
    return ev.Answered(session, taker, question, text)


def clear_answer(
    state: State, _: dt.datetime, session: str, taker: str, question: int
) -> ev.AnyFact:
    """Take back an answer; the question is unanswered again."""
    _asked(state, session, taker, question)
    if not of_session(state, session).answer(taker, question):
        raise Refused(phrase("There is no answer to clear."))
    return ev.Answered(session, taker, question, "")


def _asked(state: State, session: str, taker: str, question: int) -> None:
    _round_of(state, session)
    _taker(state, session, taker)
    of = state.session(session)
    if of is None or not 1 <= question <= len(questions(of)):
        raise Refused(phrase("The round has no question {n}.", n=question))


def _round_of(state: State, session: str) -> Round:
    of = state.session(session)
    if of is None or of.kind != "round":
        raise Refused(phrase("That session is no round."))
    return of_session(state, session)


def _takers_now(state: State, session: str) -> tuple[Taker, ...]:
    """Give the takers of the session that runs or is paused: only then is there a turn."""
    _round_of(state, session)
    if state.current != session:
        over = state.of(session).over
        raise Refused(phrase("The session is over.") if over else NOT_RUNNING)
    return takers(state, session)


def _taker(state: State, session: str, taker: str) -> Taker:
    for one in takers(state, session):
        if one.id == taker:
            return one
    raise Refused(phrase("There is nobody chosen who takes part in the round."))
