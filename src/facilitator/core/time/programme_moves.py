"""Moves that change the programme live: what has begun is never touched.

Days are counted from 1, lengths are whole minutes, clock times local to the meeting.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.fields import shared
from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.language import by_key, clock_time, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import DAY_MINUTES, MINUTE, whole
from facilitator.core.base.text import clean_line, clean_words
from facilitator.core.record.agenda import Agenda, Session, SessionKind, Starts
from facilitator.core.record.events import Event
from facilitator.core.record.opening import AgendaRevised
from facilitator.core.record.people import free_id
from facilitator.core.record.plan import Slot, expected_end, instant
from facilitator.core.record.programme import (
    ProgrammeFact,
    SessionAdded,
    SessionChanged,
    SessionMoved,
    SessionSplit,
    ids,
)
from facilitator.core.record.replay import fold
from facilitator.core.record.sessions import SessionRestored
from facilitator.core.record.state import State
from facilitator.core.time.moves import named
from facilitator.core.time.schedule import day_at

LAST_PRIORITY: Final = 99


class Wanted(Struct, frozen=True):
    """How a session is to be planned; `start` makes it a fixed point, or "not-before"."""

    title: str
    minutes: int
    shortest: int
    start: dt.time | None = None
    starts: Starts = "fixed"
    priority: int = 1
    optional: bool = False


def wanted(session: Session) -> Wanted:
    """Return how a session is planned now."""
    return shared(Wanted, session, minutes=session.duration)


def add(  # noqa: PLR0913 - it is what there is to say of a session
    state: State,
    now: dt.datetime,
    title: str,
    minutes: int,
    *,
    kind: SessionKind = "discussion",
    after: SessionId | None = None,
) -> ProgrammeFact:
    """Hold a session that is not in the agenda, after another or else as the next one."""
    title = _titled(title)
    refuse_length(minutes)
    day, place = _after(state, now, after) if after else _next_place(state, now)
    return SessionAdded(_free(state, title), title, minutes, day + 1, place, kind)


def move(
    state: State, now: dt.datetime, session: SessionId, day: int, after: SessionId | None
) -> ProgrammeFact:
    """Hold a session on a day (counted from 1) after another, or as the first still to come."""
    slot = _untouched(state, session)
    if not 1 <= day <= len(state.programme.days):
        raise Refused(
            phrase("There is no day {day}: the last is {last}.", day=day, last=len(state.dates))
        )
    if after is not None and (named(state, after).day != day - 1 or after == session):
        raise Refused(phrase("That session is on another day."))
    least = _last_passed(state, now, day - 1)
    if least is not None:
        order = ids(state.programme.days[day - 1])
        if after is None:
            after = least
        elif order.index(after) < order.index(least):
            raise Refused(phrase("The meeting has already gone past that place."))
    elif day - 1 < day_at(state, now):
        raise Refused(phrase("That day is over."))
    if slot.day == day - 1 and state.programme.before(session) == after:
        raise Refused(phrase("It is there already."))
    return SessionMoved(session, day, after)


def earlier(state: State, now: dt.datetime, session: SessionId) -> ProgrammeFact:
    """Hold a session one place earlier; the first of a day goes to the end of the day before."""
    slot = _untouched(state, session)
    order = ids(state.programme.days[slot.day])
    position = order.index(session)
    if position:
        if order[position - 1] == _last_passed(state, now, slot.day):
            raise Refused(phrase("The meeting has already gone past that place."))
        before = order[position - 2] if position > 1 else None
        return move(state, now, session, slot.day + 1, before)
    if slot.day == 0:
        raise Refused(phrase("It is the first session already."))
    held = ids(state.programme.days[slot.day - 1])
    return move(state, now, session, slot.day, held[-1] if held else None)


def later(state: State, now: dt.datetime, session: SessionId) -> ProgrammeFact:
    """Hold a session one place later; the last of a day goes to the start of the day after."""
    slot = _untouched(state, session)
    order = ids(state.programme.days[slot.day])
    position = order.index(session)
    if position + 1 < len(order):
        return move(state, now, session, slot.day + 1, order[position + 1])
    if slot.day + 1 == len(state.programme.days):
        raise Refused(phrase("It is the last session already."))
    return move(state, now, session, slot.day + 2, None)


def change(state: State, now: dt.datetime, session: SessionId, what: Wanted) -> ProgrammeFact:
    """Plan a session that has not begun anew: its title, length, own start, what may be cut."""
    slot = _untouched(state, session)
    title = _titled(what.title)
    refuse_length(what.minutes)
    if not 0 <= what.shortest <= what.minutes:
        raise Refused(
            phrase("The shortest length is at most the length, {n} minutes.", n=what.minutes)
        )
    if not 1 <= what.priority <= LAST_PRIORITY:
        raise Refused(phrase("A priority is a number from 1 to {last}.", last=LAST_PRIORITY))
    fact = shared(SessionChanged, what, session=session, title=title)
    if what == wanted(slot.session):
        raise Refused(phrase("Nothing was changed."))
    if what.start is not None and what.start != slot.session.start:
        _refuse_start(state, now, fact, what.start)
    return fact


def lengthen(state: State, now: dt.datetime, session: SessionId, minutes: int) -> ProgrammeFact:
    """Plan a session that has not begun for more minutes, or fewer, one at the least.

    One that could not be shortened cannot be shortened afterwards either.
    """
    before = wanted(_untouched(state, session).session)
    length = min(max(before.minutes + minutes, 1), DAY_MINUTES)
    shortest = length if before.shortest == before.minutes else min(before.shortest, length)
    if length == before.minutes and minutes < 0:
        raise Refused(phrase("One minute is the least."))
    return change(state, now, session, replace(before, minutes=length, shortest=shortest))


def cuttable(state: State, now: dt.datetime, session: SessionId) -> ProgrammeFact:
    """Let a session that has not begun be cut when time is short, or no more."""
    before = wanted(_untouched(state, session).session)
    return change(state, now, session, replace(before, optional=not before.optional))


def take_back(state: State, _: dt.datetime, session: SessionId) -> SessionRestored:
    """Hold a skipped session after all, whatever it was skipped by."""
    if not state.of(named(state, session).session.id).skipped:
        raise Refused(phrase("That session was not skipped."))
    return SessionRestored(session)


def split(  # noqa: PLR0913 - as add
    state: State,
    now: dt.datetime,
    session: SessionId,
    minutes: int,
    *,
    title: str,
    day: int,
    after: SessionId | None = None,
) -> ProgrammeFact:
    """Make the last minutes of a session one of its own, held on a day after another.

    Of the running session no more than what is left can be taken; it then ends so much earlier.
    Without `after` the rest comes as the first session still to come of that day.
    """
    slot = named(state, session)
    most = whole_minutes_left(state, now, session)
    if most < 1:
        raise Refused(phrase("Nothing of it is left to hold later."))
    if not 1 <= minutes <= most:
        raise Refused(phrase("From 1 to {n} minutes of it can be held later.", n=most))
    if not slot.day <= day - 1 < len(state.programme.days):
        raise Refused(phrase("There is no such day ahead."))
    if after is not None and named(state, after).day != day - 1:
        raise Refused(phrase("That session is on another day."))
    if after is not None:
        _after(state, now, after)
        order = ids(state.programme.days[day - 1])
        if day - 1 == slot.day and order.index(after) < order.index(session):
            raise Refused(phrase("The rest comes after the first part."))
    else:
        after = session if day - 1 == slot.day else _last_passed(state, now, day - 1)
    title = _titled(title)
    return SessionSplit(session, _free(state, title), title, minutes, day, after)


def whole_minutes_left(state: State, now: dt.datetime, session: SessionId) -> int:
    """Say how many whole minutes of a session can be held later: a running one keeps what it had.

    Of a session still to come one minute has to stay.
    """
    slot, progress = named(state, session), state.of(session)
    if session == state.current:
        return max(0, int((expected_end(slot, progress, now) - now) / MINUTE))
    if progress.begun or progress.over:
        return 0
    return slot.session.duration - 1


def read_again(state: State, _: dt.datetime, agenda: Agenda, text: str) -> AgendaRevised:
    """Take over the agenda file as it was edited; what has happened stays as it was."""
    if text == state.text:
        raise Refused(phrase("The agenda file is as it was."))
    begun = [day for day in range(len(state.programme.days)) if state.day_begun(day)]
    if begun and len(agenda.days) <= max(begun):
        raise Refused(
            phrase(
                "The meeting has begun day {day}, which the file has no more.", day=max(begun) + 1
            )
        )
    dates = [day.date for day in agenda.days]
    for day in begun:
        date = state.agenda.days[day].date
        if date in dates and dates.index(date) != day:
            raise Refused(
                phrase(
                    "The meeting has begun day {day}, which is day {other} in the file: "
                    "add or take out only days after it.",
                    day=day + 1,
                    other=dates.index(date) + 1,
                )
            )
    return AgendaRevised(text, agenda)


# Where a session can go


def _untouched(state: State, session: SessionId) -> Slot:
    """Give the slot of a session that has not begun; raises `Refused` otherwise."""
    slot = named(state, session)
    if session == state.current:
        raise Refused(
            phrase(
                "That session is running: {plus} changes its time.",
                plus=by_key("session.longer-5", "+"),
            )
        )
    if state.of(session).begun or state.of(session).over:
        raise Refused(phrase("What has been held or skipped is not replanned."))
    return slot


def _last_passed(state: State, now: dt.datetime, day: int) -> SessionId | None:
    """Name the last session of a day (counted from 0) that the meeting has gone past."""
    cursor = state.slot(state.cursor)
    if cursor is None or cursor.day != day or day < day_at(state, now):
        return None
    return cursor.session.id


def _next_place(state: State, now: dt.datetime) -> tuple[int, SessionId | None]:
    """Say where the next session is held: its day (counted from 0) and what it comes after."""
    day = day_at(state, now)
    return day, _last_passed(state, now, day)


def _after(state: State, now: dt.datetime, after: SessionId) -> tuple[int, SessionId]:
    slot = named(state, after)
    passed = _last_passed(state, now, slot.day)
    order = ids(state.programme.days[slot.day])
    if slot.day < day_at(state, now) or (passed and order.index(after) < order.index(passed)):
        raise Refused(phrase("The meeting has already gone past that place."))
    return slot.day, after


def _refuse_start(state: State, now: dt.datetime, fact: SessionChanged, start: dt.time) -> None:
    """Refuse a start of its own that a session cannot have at its place in the programme."""
    after = fold(state, [Event(EventId(""), now, "", fact)])
    slot = named(after, fact.session)
    time = {"time": f"{start:%H:%M}"}
    if fact.starts == "fixed" and slot.start < whole(now):
        raise Refused(phrase("It is past {time} already.", **time))
    begins = after.programme.days[slot.day].start
    opening = instant(after.dates[slot.day], begins, after.zone)
    if fact.starts == "fixed" and start < begins and slot.start == opening:  # not in the night
        at = clock_time(opening, after.zone)
        raise Refused(
            phrase(
                '"{title}" starts at {time}, before the day does at {opening}.',
                title=fact.title, opening=at, **time,
            )
        )  # fmt: skip
    for other in after.slots:
        if other is slot:
            return
        waits = other.day == slot.day and not after.of(other.session.id).over
        if waits and other.start > slot.start:
            raise Refused(
                phrase(
                    "“{title}” comes before it and begins at {time}: change the order first.",
                    title=clean_line(other.session.title),
                    time=clock_time(other.start, after.zone),
                )
            )


def _titled(title: str) -> str:
    title = clean_words(title)
    if not title:
        raise Refused(phrase("A session needs a title."))
    return title


def refuse_length(minutes: int) -> None:
    """Refuse a length that no session can have."""
    if not 1 <= minutes <= DAY_MINUTES:
        raise Refused(phrase("A session lasts from 1 to {n} minutes.", n=DAY_MINUTES))


def _free(state: State, title: str) -> SessionId:
    """Make an id for a session that no session has or had."""
    taken = {slot.session.id for slot in state.slots} | set(state.progress)
    return SessionId(free_id(title, taken, state.sharing.mark))
