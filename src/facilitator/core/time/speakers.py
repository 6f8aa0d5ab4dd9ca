"""Remote speakers: who joins how, when their line is tried out, what is held when one is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.record.agenda import Participant, Session
from facilitator.core.record.events import Event
from facilitator.core.record.plan import Anchor
from facilitator.core.record.replay import fold
from facilitator.core.record.speakers import SpeakerChecked, SpeakerFact, SpeakerLost
from facilitator.core.record.state import State
from facilitator.core.time.moves import named
from facilitator.core.time.schedule import Row, Schedule, Status, schedule


def callers(state: State, session: Session) -> list[Participant]:
    """List the speakers of a session of whom it is known how they join: by a link or by phone."""
    wanted = {name.casefold() for name in session.speakers}
    return [
        each
        for each in state.agenda.participants
        if each.name.casefold() in wanted and (each.link or each.phone)
    ]


def at_hand(plan: Schedule) -> Row | None:
    """Return the remote session that runs, or else the one that follows."""
    return next((row for row in (plan.current, plan.following) if row and row.session.remote), None)


def called(state: State, plan: Schedule) -> Row | None:
    """Return the session that runs, or else the first to come, that has callers."""
    to_come = (row for row in plan.rows if row.status in (Status.UPCOMING, Status.INTERRUPTED))
    rows = (plan.current, plan.following, *to_come)
    return next((row for row in rows if row is not None and callers(state, row.session)), None)


# Trying out the line


def check_line(state: State, _: dt.datetime, session: SessionId, *, fine: bool) -> SpeakerFact:
    """Say whether the line to a session's remote speaker works."""
    _refuse_not_remote(state, session)
    if state.checked.get(session) is fine:
        raise Refused(phrase("That is known already."))
    return SpeakerChecked(session, fine)


def check_times(state: State, plan: Schedule, lead: int) -> Iterator[dt.datetime]:
    """Yield the instants (UTC) at which a line is due to be tried out, if the plan goes on so.

    That is `lead` minutes before the session, never with 0.
    """
    for row, start in _awaited(plan):
        if lead and not state.checked.get(row.session.id):
            yield start - lead * MINUTE


def near(plan: Schedule, lead: int) -> Iterator[tuple[Row, dt.timedelta]]:
    """List the remote sessions to come within `lead` minutes, with the time until each."""
    for row, start in _awaited(plan):
        if lead and start - plan.now <= lead * MINUTE:
            yield row, start - plan.now


def _awaited(plan: Schedule) -> Iterator[tuple[Row, dt.datetime]]:
    for row in plan.rows:
        if row.session.remote and not row.running and row.expected_start is not None:
            yield row, row.expected_start


# A speaker who cannot be reached


class Swap(Struct, frozen=True):
    """A session that can be held while a speaker is away.

    `minutes` is how long it lasts, `resumes` when the speaker's session is then expected, and
    `point` the next fixed point after that, which is then expected to begin `late`. `ends` is when
    the day is then expected to end.
    """

    session: Session
    minutes: int
    resumes: dt.datetime | None
    ends: dt.datetime | None = None
    point: Row | None = None
    late: dt.timedelta = ZERO


def lost(state: State, now: dt.datetime, session: SessionId, instead: SessionId) -> SpeakerFact:
    """Hold another session while a session's speaker is away; a running one is left for it."""
    _refuse_not_remote(state, session)
    other = named(state, instead)
    if instead in (session, state.current) or state.of(instead).begun or state.of(instead).over:
        raise Refused(phrase("Only a session still to come can be held instead."))
    if other.day != named(state, session).day:
        raise Refused(phrase("That session is on another day."))
    return _lost(state, now, session, instead)


def _lost(state: State, now: dt.datetime, session: SessionId, instead: SessionId) -> SpeakerFact:
    """Let a session wait; a speaker who was asked for a time is awaited no earlier than then."""
    soon, slot = SpeakerLost(session, instead), named(state, session)
    if slot.session.start is None or slot.start <= now:
        return soon
    plan = _after(state, now, soon)
    row = next((row for row in plan.rows if row.session.id == session), None)
    too_early = row is not None and row.awaited < slot.start
    return SpeakerLost(session, instead, earliest=too_early)


def _after(state: State, now: dt.datetime, fact: SpeakerFact) -> Schedule:
    """Work out what the programme would be after a fact."""
    return schedule(fold(state, [Event(EventId(""), now, "", fact)]), now)


def swaps(state: State, now: dt.datetime, session: SessionId) -> list[Swap]:
    """List the sessions of the day that fit until the next fixed point, in the programme's order.

    One fits if it does at its shortest. What has a start or an end of its own, or another remote
    speaker, is not offered: that is kept to its time.
    """
    plan = schedule(state, now)
    position = _position(plan, session)
    if position is None:
        return []
    away = plan.rows[position]
    gap = _gap(plan, position)
    found = (
        row
        for row in plan.rows[position + 1 :]
        if row.slot.day == away.slot.day
        and row.status is Status.UPCOMING
        and row.slot.anchor not in (Anchor.FIXED, Anchor.NOT_BEFORE)
        and not row.session.end_fixed
        and not (row.session.remote and not state.checked.get(row.session.id))
    )
    return [
        _swap(state, now, session, row)
        for row in found
        if gap is None or row.session.shortest * MINUTE <= gap
    ]


def gap_minutes(state: State, now: dt.datetime, session: SessionId) -> int | None:
    """Say how many whole minutes there are until the fixed point after a session, None for none."""
    plan = schedule(state, now)
    position = _position(plan, session)
    gap = None if position is None else _gap(plan, position)
    return None if gap is None else int(gap / MINUTE)


def _position(plan: Schedule, session: SessionId) -> int | None:
    return next((i for i, row in enumerate(plan.rows) if row.session.id == session), None)


def _gap(plan: Schedule, position: int) -> dt.timedelta | None:
    """Return the time from when a session is missed until the next fixed point of its day."""
    away = plan.rows[position]
    missed = plan.now if away.running else max(plan.now, away.expected_start or away.slot.start)
    point = _point(plan, position + 1)
    return None if point is None else max(ZERO, point.slot.start - missed)


def _point(plan: Schedule, position: int) -> Row | None:
    """Find the first fixed point still to come from a position on, on the day of what is there."""
    rows = plan.rows[position:]
    return next(
        (
            row
            for row in rows
            if row.slot.day == plan.rows[position - 1].slot.day
            and row.slot.anchor is Anchor.FIXED
            and row.status is Status.UPCOMING
        ),
        None,
    )


def _swap(state: State, now: dt.datetime, session: SessionId, row: Row) -> Swap:
    """Work out what the programme would be after the swap."""
    plan = _after(state, now, _lost(state, now, session, row.session.id))
    position = _position(plan, session) or 0
    point = _point(plan, position + 1)
    late = ZERO
    if point is not None and point.expected_start is not None:
        late = point.expected_start - point.slot.start
    day = plan.rows[position].slot.day
    ends = [each.expected_end for each in plan.rows if each.slot.day == day and each.expected_end]
    resumes = plan.rows[position].expected_start
    return Swap(row.session, row.session.duration, resumes, max(ends, default=None), point, late)


def _refuse_not_remote(state: State, session: SessionId) -> None:
    if not named(state, session).session.remote:
        raise Refused(phrase("Nobody joins that session by link."))
    if state.of(session).over:
        raise Refused(phrase("That session is over."))
