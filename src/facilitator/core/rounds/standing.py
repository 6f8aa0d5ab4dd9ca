"""A round gives each organisation or person a turn, with a share of the time left."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.ids import SessionId
from facilitator.core.base.span import ZERO
from facilitator.core.people.roster import namesakes, told_apart
from facilitator.core.record.agenda import Session

if TYPE_CHECKING:
    from facilitator.core.record.state import State
    from facilitator.core.time.schedule import Schedule
from facilitator.core.record.rounds import Round, round_of

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


def in_agenda(state: State) -> tuple[SessionId, ...]:
    """List the sessions that are rounds, by id."""
    return tuple(slot.session.id for slot in state.slots if slot.session.kind == "round")


def at_hand(state: State, plan: Schedule) -> SessionId | None:
    """Give the round that runs, or else comes next, or else was begun last; None without one."""
    for row in (plan.current, plan.following):
        if row is not None and row.session.kind == "round":
            return row.session.id
    begun = [session for session in in_agenda(state) if state.of(session).begun]
    return max(begun, key=lambda session: state.of(session).spans[-1].start, default=None)


def running(plan: Schedule) -> SessionId | None:
    """Give the round that runs, None without one."""
    row = plan.current
    return row.session.id if row is not None and row.session.kind == "round" else None


def of_session(state: State, session: SessionId) -> Round:
    """Give the round of a session; one that nothing happened in is as listed and unanswered."""
    return round_of(state.rounds, session)


def takers(state: State, session: SessionId) -> tuple[Taker, ...]:
    """List who gets a turn in a session, each once, in the order of the round.

    Whoever the order does not name, such as one who came later, comes last.
    """
    known = {taker.id: taker for taker in listed_takers(state, session)}
    order = dict.fromkeys((*of_session(state, session).order, *known))
    return tuple(known[id_] for id_ in order if id_ in known)


def held(state: State, session: SessionId) -> tuple[Taker, ...]:
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
    """Return a round's questions; a round without any has one that is not worded."""
    return session.questions or ("",)


def in_hand(state: State, session: SessionId) -> int:
    """Give the question that is talked about (counted from 1), 0 if none is said to be."""
    return of_session(state, session).question


def answered(state: State, session: SessionId, question: int) -> int:
    """Count the takers with an answer to a question (counted from 1)."""
    of = of_session(state, session)
    return sum(bool(of.answer(taker.id, question)) for taker in takers(state, session))


def used(state: State, session: SessionId, taker: str, now: dt.datetime) -> dt.timedelta:
    """Say how long a taker has had the turn, all intervals together, without pauses."""
    progress = state.of(session)
    turn = of_session(state, session).of(taker)
    return max(ZERO, sum((progress.ran(s.start, s.end or now) for s in turn.spans), -turn.away))


def standing(state: State, plan: Schedule, session: SessionId) -> Standing:
    """Say where the round of a session stands at the instant of the schedule."""
    of = of_session(state, session)
    everyone = takers(state, session)
    current = current_taker(state, session, everyone)
    waiting = waiting_takers(of, everyone, current)
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


def listed_takers(state: State, session: SessionId) -> tuple[Taker, ...]:
    """List who takes part; in the rest of a round those who have not had their turn before it."""
    everyone = _everyone(state, session)
    parts = [of_session(state, whole) for whole in state.programme.origins(session)]
    left = tuple(taker for taker in everyone if not any(part.of(taker.id).done for part in parts))
    return left or everyone


def _everyone(state: State, session: SessionId) -> tuple[Taker, ...]:
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


def current_taker(state: State, session: SessionId, everyone: tuple[Taker, ...]) -> Taker | None:
    """Give whose turn it is; only while the session runs or is paused it is anybody's."""
    of = of_session(state, session)
    if state.current != session:
        return None
    return next((taker for taker in everyone if taker.id == of.current), None)


def waiting_takers(of: Round, everyone: tuple[Taker, ...], current: Taker | None) -> list[Taker]:
    """List whose turn is still to come, in that order: those passed over come back last."""
    waiting = [taker for taker in everyone if taker != current and not of.of(taker.id).done]
    skipped = {id_: place for place, id_ in enumerate(of.turns) if of.of(id_).skipped}
    return sorted(waiting, key=lambda taker: skipped.get(taker.id, -1))


def _time_left(plan: Schedule, session: SessionId) -> dt.timedelta | None:
    """Say how much time a session has left, negative in overtime; None if it is over."""
    if plan.current is not None and plan.current.session.id == session:
        return plan.remaining
    for row in plan.rows:
        if row.session.id == session and row.expected_start and row.expected_end:
            return row.expected_end - row.expected_start
    return None
