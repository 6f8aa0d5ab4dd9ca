"""A move decides, from a state and an instant, which fact happens now, or refuses with a reason.

Every key press that changes something is one move and becomes one event. Instants are aware UTC.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Final

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Phrase, by_key, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import DAY_MINUTES
from facilitator.core.base.times import too_long
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.events import AnyFact
from facilitator.core.record.opening import DayMoved, MeetingClosed, Opened
from facilitator.core.record.plan import Anchor, Slot, expected_end
from facilitator.core.record.sessions import (
    AwayChoice,
    AwaySettled,
    Extended,
    LeftoverChoice,
    LeftoverSettled,
    Paused,
    Resumed,
    SessionEnded,
    SessionReopened,
    SessionSkipped,
    SessionStarted,
)
from facilitator.core.record.sharing import TimekeepingTaken
from facilitator.core.record.state import State
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.time.schedule import day_at

_TOGGLE: Final = by_key("session.toggle", "Space")
NOTHING_RUNS: Final = phrase("No session is running. {space} starts the next one.", space=_TOGGLE)
NOTICED_TOGETHER: Final = dt.timedelta(seconds=5)
"""Within this time of each other several programs notice that the clock was set back."""

ACCOUNTED: Final = phrase("That time was already accounted for in another window.")


def upcoming(state: State, now: dt.datetime | None = None) -> Slot | None:
    """Return the session that comes next: the first after the cursor that is not over.

    With an instant, what is left over of the days before the day it is then is passed by.
    """
    if state.closed:
        return None
    day = day_at(state, now) if now else 0
    return next((slot for slot in _after_cursor(state) if slot.day >= day), None)


def left_over(state: State, before_day: int) -> tuple[Slot, ...]:
    """List the sessions neither held nor settled of the days before `before_day` (from 0).

    A break is over with its day: nobody makes up for it. Nothing is left over of a meeting that was
    closed: what was not held will not be.
    """
    if state.closed:
        return ()
    return tuple(
        slot
        for slot in state.slots
        if slot.day < before_day
        and slot.session.kind != "break"
        and not state.of(slot.session.id).over
        and slot.session.id != state.current
    )


def toggle(state: State, now: dt.datetime) -> AnyFact:
    """Start the next session, or pause the running one, or let the paused one go on."""
    if state.current is None:
        return start(state, now)
    if state.paused:
        return Resumed(state.current)
    return Paused(state.current)


def start(state: State, now: dt.datetime) -> AnyFact:
    """Start the next session, or let the paused one go on."""
    if state.paused and state.current is not None:
        return Resumed(state.current)
    if state.current is not None:
        raise Refused(phrase("A session is already running. Go on to the next one instead."))
    slot = upcoming(state, now)
    if slot is None:
        raise Refused(_nothing_left(state))
    _refuse_other_day(state, slot, now)
    return SessionStarted(slot.session.id)


def pause(state: State, _: dt.datetime) -> AnyFact:
    """Pause the running session."""
    current = _running(state)
    if state.paused:
        raise Refused(
            phrase("The session is already paused. {space} lets it go on.", space=_TOGGLE)
        )
    return Paused(current)


def next_session(state: State, now: dt.datetime, *, hold: bool = False) -> AnyFact:
    """End the running session and start the one that follows on the same day.

    The last session of a day just ends. A day's first session is started only on its date. With
    `hold` the one after it begins no earlier than planned, which keeps the time saved in reserve.
    """
    if state.current is None:
        return start(state, now)
    slot = upcoming(state, now)
    # The cursor is at the running session, or near it if a new agenda no longer has that.
    here = state.slot(state.cursor)
    if slot is None or (here is not None and slot.day != here.day):
        return SessionEnded(state.current)
    if not hold:
        return SessionStarted(slot.session.id)
    waiting = can_wait(state, now)
    if waiting is None:
        raise Refused(phrase("No session after the next one can wait for its planned start."))
    return SessionStarted(slot.session.id, waiting)


def can_wait(state: State, now: dt.datetime) -> SessionId | None:
    """Name the session after the next one, if it is free and planned later that day."""
    following = upcoming(state, now)
    after = [s for s in _after_cursor(state) if following and s.day == following.day]
    if len(after) < 2:  # noqa: PLR2004 - the next one and the one after it
        return None
    slot = after[1]
    free = slot.anchor is Anchor.NONE and not state.of(slot.session.id).begun
    return slot.session.id if free and slot.start > now else None


def end(state: State, _: dt.datetime) -> AnyFact:
    """End the running session without starting another."""
    return SessionEnded(_running(state))


def back(state: State, now: dt.datetime) -> AnyFact:
    """Reopen the session that ended last: it goes on in a second interval."""
    slot = ended_last(state, now)
    if slot is None:
        raise Refused(phrase("No session has ended yet, so there is none to go back to."))
    return SessionReopened(slot.session.id)


def ended_last(state: State, now: dt.datetime) -> Slot | None:
    """Return the session that ended last, which `back` reopens."""
    ended = [
        (progress.spans[-1].end or now, position)
        for position, slot in enumerate(state.slots)
        if (progress := state.of(slot.session.id)).ended
    ]
    return state.slots[max(ended)[1]] if ended else None


def extend(state: State, now: dt.datetime, minutes: int) -> AnyFact:
    """Give the running session more time, or less.

    Less time than is left means that it should end now: the time left becomes nothing, and the
    session goes on until it is ended.
    """
    current = _running(state)
    if abs(minutes) > DAY_MINUTES:  # a slip of the keyboard
        raise Refused(too_long())
    seconds = minutes * 60
    slot = state.slot(current)
    if slot is None:
        raise Refused(phrase("This session is no longer in the agenda."))
    left = int((expected_end(slot, state.of(current), now) - now).total_seconds())
    if seconds < 0:
        if left <= 0:
            raise Refused(phrase("The time is already used up. Go on to the next session."))
        seconds = max(seconds, -left)
    if seconds == 0:
        raise Refused(phrase("Zero minutes change nothing."))
    return Extended(current, seconds)


def skip(state: State, now: dt.datetime, session: SessionId | None = None) -> AnyFact:
    """Leave out a session, by default the day's next one; its row stays in the minutes."""
    slot = named(state, session) if session else skipped_next(state, now)
    if slot is None:
        raise Refused(phrase("No session is left to skip."))
    if slot.session.id == state.current or state.of(slot.session.id).over:
        raise Refused(phrase("Only a session that has not been held can be skipped."))
    return SessionSkipped(slot.session.id)


def skipped_next(state: State, now: dt.datetime) -> Slot | None:
    """Return the day's next session, which `skip` leaves out unless another is named."""
    slot = upcoming(state, now)
    return slot if slot is not None and slot.day == day_at(state, now) else None


def go_to(state: State, _: dt.datetime, session: SessionId) -> AnyFact:
    """Start any session, and the running one ends; or go on with one that has ended.

    That leaves the running one unfinished, as `back` does.
    """
    named(state, session)
    if session == state.current:
        raise Refused(phrase("That session is the one that is running."))
    if state.of(session).ended:
        return SessionReopened(session)
    return SessionStarted(session)


def on_another_day(state: State, now: dt.datetime, slot: Slot) -> bool:
    """Return whether a session is on another day than the one the meeting is on."""
    return slot.day != day_at(state, now)


def close(state: State, _: dt.datetime) -> AnyFact:
    """Close the meeting, whatever is left of it."""
    if state.closed:
        raise Refused(phrase("The meeting is already closed."))
    return MeetingClosed()


def move_day(state: State, _: dt.datetime, day: int, date: dt.date) -> AnyFact:
    """Hold day `day` (counted from 1) on another date; clock times stay."""
    if not 1 <= day <= len(state.dates):
        raise Refused(
            phrase("There is no day {day}: the last is {last}.", day=day, last=len(state.dates))
        )
    dates = state.dates_if_moved(day - 1, date)
    if dates is None:
        raise Refused(phrase("{date} is not a date for a meeting.", date=date.isoformat()))
    if any(before >= after for before, after in pairwise(dates)):
        raise Refused(phrase("Day {day} would be out of order with the days held.", day=day))
    return DayMoved(day, date)


def settle_away(
    state: State, _: dt.datetime, since: dt.datetime, until: dt.datetime, choice: AwayChoice
) -> AnyFact:
    """Say what the time between two instants, when the laptop slept, meant for the session.

    Two programs that wake up together both ask; the first answer counts.
    """
    current = _running(state)
    if accounted(state, current, since, until):
        raise Refused(ACCOUNTED)
    return AwaySettled(current, since, until, choice)


def accounted(state: State, session: SessionId, since: dt.datetime, until: dt.datetime) -> bool:
    """Say whether it is settled what the time between two instants meant for a session."""
    settled = state.of(session).settled
    if settled is None:
        return False
    if until < since:  # every window notices that the clock was set back within a moment
        return abs(settled - until) <= NOTICED_TOGETHER
    return since < settled <= until


def settle_leftover(
    state: State, now: dt.datetime, sessions: tuple[SessionId, ...], choice: LeftoverChoice
) -> AnyFact:
    """Say what happens to sessions that a day did not get round to.

    On the next day they come before its last session, which closes it, unless that has begun.
    """
    if not sessions:
        raise Refused(phrase("No session was left over."))
    slots = [named(state, session) for session in sessions]
    if any(session == state.current or state.of(session).over for session in sessions):
        raise Refused(phrase("Only a session that has not been held can be left over."))
    if choice == "next-day" and any(slot.day + 1 >= len(state.dates) for slot in slots):
        raise Refused(phrase("There is no later day to move a session to."))
    before = closing(state, now, sessions) if choice == "next-day" else None
    return LeftoverSettled(sessions, choice, before)


def closing(state: State, now: dt.datetime, sessions: Collection[SessionId]) -> SessionId | None:
    """Name the last session of the day that what was left over is held on, if it is to come."""
    days = [slot.day + 1 for slot in state.slots if slot.session.id in sessions]
    day = max(day_at(state, now), min(days, default=0))
    planned = [slot.session.id for slot in state.slots if slot.day == day]
    if len(planned) < 2:  # noqa: PLR2004 - what is alone closes nothing
        return None
    of = state.of(planned[-1])
    return None if of.begun or of.over else planned[-1]


def undo(state: State, _: dt.datetime) -> AnyFact:
    """Make the last event count no longer; again and again goes further back."""
    if not state.history:
        raise Refused(phrase("There is nothing to undo."))
    return Undone(state.history[-1])


def redo(state: State, _: dt.datetime) -> AnyFact:
    """Make the event undone last count again."""
    if not state.undone:
        raise Refused(phrase("There is nothing to redo."))
    return Redone(state.undone[-1])


def take_time(state: State, _: dt.datetime) -> AnyFact:
    """Keep the time from here on, where several laptops keep the meeting."""
    if not state.sharing.names:
        raise Refused(phrase("This meeting is kept on one laptop only, which keeps the time."))
    if state.sharing.keeps_time:
        raise Refused(phrase("The time is kept here already."))
    return TimekeepingTaken()


def opened(agenda: Agenda, text: str, *, rehearsal: bool) -> Opened:
    """Return the first fact of a record; `text` is the agenda's TOML as the author wrote it."""
    return Opened(text, agenda, rehearsal=rehearsal)


def _running(state: State) -> SessionId:
    if state.current is None:
        raise Refused(NOTHING_RUNS)
    return state.current


def named(state: State, session: SessionId) -> Slot:
    """Give the slot of a session that a move names; raises `Refused` if the agenda has none."""
    slot = state.slot(session)
    if slot is None:
        raise Refused(phrase("There is no session “{session}” in the agenda.", session=session))
    return slot


def at_hand(state: State, now: dt.datetime) -> SessionId | None:
    """Name the session that runs, or between sessions the one of this day that ran last."""
    slot = state.slot(state.cursor)
    if slot is None or (state.current is None and slot.day != day_at(state, now)):
        return None
    return slot.session.id


def _after_cursor(state: State) -> Iterator[Slot]:
    passed = state.slot(state.cursor) is None
    for slot in state.slots:
        if passed and not state.of(slot.session.id).over:
            yield slot
        passed = passed or slot.session.id == state.cursor


def _nothing_left(state: State) -> Phrase:
    if state.closed:
        return phrase("The meeting is closed. Go to any session, or export the minutes.")
    if state.finished:
        return phrase("Every session is over. Export the minutes, or leave.")
    return phrase("The programme is at its end. Go to any session, or export the minutes.")


def _refuse_other_day(state: State, slot: Slot, now: dt.datetime) -> None:
    """Keep a second press at the end of a day from starting the next day the evening before."""
    date = state.dates[slot.day]
    if now.astimezone(state.zone).date() < date:
        raise Refused(
            phrase(
                "The next session is on day {day}, {date}: {g} goes to it.",
                day=slot.day + 1,
                date=date.isoformat(),
                g=by_key("session.go-to", "g"),
            )
        )
