"""Attendance is what presence means against the plan: who is late, left early or is absent.

Only what was said counts: of whom nothing was said it is not known whether they are there, and who
was marked as present without a time is not late.

Days are counted from 0. Somebody is expected on a day if the agenda names them as a participant or
facilitator, if they were listed so by the end of that day, or if they stand in for an organisation;
speakers and guests come for their part only: they are never late or absent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from facilitator.core.base.language import Language, clock_time, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.people.roster import delegations, person_of, roster, stands_in
from facilitator.core.record.agenda import Role
from facilitator.core.record.people import (
    Arrived,
    AttendanceCarried,
    AttendanceCleared,
    Departed,
    PeopleFact,
    Person,
    Presence,
)
from facilitator.core.record.plan import dawns, instant

if TYPE_CHECKING:
    from facilitator.core.record.state import State

STAYING: Final[tuple[Role, ...]] = ("participant", "facilitator")
"""The roles of those who are to be there all day."""

LATEST_AFTER_END: Final = dt.timedelta(hours=6)
"""From then on after its last session a day is one that is looked back on."""


class Turnout(Struct, frozen=True):
    """How many people were said to be there on a day: `here` now, `late`, `left`, `absent`.

    `of` counts those expected and those who came unexpected, also where nothing was said of them.
    """

    here: int = 0
    late: int = 0
    left: int = 0
    absent: int = 0
    of: int = 0

    @property
    def came(self) -> int:
        """How many were there at all."""
        return self.here + self.left


def turnout(state: State, day: int, people: Iterable[Person] | None = None) -> Turnout:
    """Count those who were there on a day, of everybody or of the people given."""
    here = late = left = absent = of = 0
    start = starts(state, day)
    awaited = _expectation(state, day)
    for person in roster(state) if people is None else people:
        was = state.people.at(day, person.id)
        here += was.there
        left += was.came and was.away
        absent += was.absent
        late += _late(was, start, person) > ZERO
        of += was.came or awaited(person)
    return Turnout(here, late, left, absent, of)


def used(state: State, day: int) -> bool:
    """Say whether anything is known of who was there on a day."""
    return any(of == day for of, _ in state.people.presence)


def expected_again(state: State, day: int) -> tuple[Person, ...]:
    """List who was there on the day before and of whom nothing is known on this one.

    The day before is the last one of which anything is known. Speakers and guests are left out, who
    come for their part only.
    """
    before = next((each for each in reversed(range(day)) if used(state, each)), None)
    if before is None:
        return ()
    known = {id_ for of, id_ in state.people.presence if of == day}
    return tuple(
        person
        for person in roster(state)
        if person.role in STAYING
        and state.people.at(before, person.id).came
        and person.id not in known
    )


def none_came(state: State, day: int, people: Iterable[Person]) -> bool:
    """Say whether all of some people who were expected on a day were said to be absent."""
    expected = filter(_expectation(state, day), people)
    absent = [state.people.at(day, person.id).absent for person in expected]
    return bool(absent) and all(absent)


def not_here(state: State, day: int) -> tuple[Person, ...]:
    """List those who are expected on a day and were not said to be there now.

    That is no word on whether they come: they may be on their way, or unmarked.
    """
    expected = filter(_expectation(state, day), roster(state))
    return tuple(person for person in expected if not state.people.at(day, person.id).there)


def _expectation(state: State, day: int) -> Callable[[Person], bool]:
    """Give a function that says whether somebody is expected on a day."""
    end = ends(state, day)
    represented = delegations(state)

    def awaited(person: Person) -> bool:
        if stands_in(state, person.id):
            return person.organisation not in represented
        return person.role in STAYING and (person.since is None or person.since <= end)

    return awaited


def late(state: State, day: int, person: str) -> dt.timedelta:
    """Say how long after the day's planned start somebody came, in whole minutes; or nothing.

    Nobody is late whose time of arrival was not said. Those who come for their part only are never
    late.
    """
    return _late(state.people.at(day, person), starts(state, day), person_of(state, person))


def left_early(state: State, day: int, person: str) -> dt.timedelta:
    """Say how long before the end of the day somebody left, in whole minutes; or nothing.

    The end is the planned one, or the actual one where the day was over sooner. Those who come for
    their part only never leave early.
    """
    was = state.people.at(day, person)
    if not was.came or was.left is None or not _stays(person_of(state, person)):
        return ZERO
    return _whole(_end(state, day) - was.left)


def in_words(state: State, day: int, person: str, language: Language) -> list[str]:
    """Say what is to be said of somebody's presence: "12 min late", "left 14:10, 50 min early"."""
    was = state.people.at(day, person)
    if was.absent:
        return [language.say("absent")]
    said = []
    if behind := late(state, day, person):
        said.append(language.say("{time} late", time=language.minutes(behind)))
    if was.left:
        clock = clock_time(was.left, state.zone)
        if early := left_early(state, day, person):
            time = language.minutes(early)
            said.append(language.say("left {clock}, {time} early", clock=clock, time=time))
        else:
            said.append(language.say("left {clock}", clock=clock))
    return said


def starts(state: State, day: int) -> dt.datetime:
    """Give the planned start of a day (UTC)."""
    planned = [slot.start for slot in state.slots if slot.day == day]
    return min(planned, default=instant(state.dates[day], state.agenda.days[day].start, state.zone))


def ends(state: State, day: int) -> dt.datetime:
    """Give the planned end of a day (UTC)."""
    return max((slot.end for slot in state.slots if slot.day == day), default=starts(state, day))


def _end(state: State, day: int) -> dt.datetime:
    """Give the end of a day that leaving early is measured by."""
    of = [state.of(slot.session.id) for slot in state.slots if slot.day == day]
    spans = [progress.spans[-1].end for progress in of if progress.spans]
    ended = [end for end in spans if end is not None]
    if ended and all(progress.over for progress in of):
        return min(ends(state, day), max(ended))
    return ends(state, day)


def _late(was: Presence, start: dt.datetime, person: Person | None) -> dt.timedelta:
    return _whole(was.arrived - start) if was.arrived and _stays(person) else ZERO


def _stays(person: Person | None) -> bool:
    """Say whether somebody is to be there all day."""
    return person is not None and person.role in STAYING


def _whole(length: dt.timedelta) -> dt.timedelta:
    """Leave out seconds; less than nothing is nothing."""
    return max(ZERO, length // MINUTE * MINUTE)


# Moves


def toggle(state: State, now: dt.datetime, person: str, day: int) -> PeopleFact:
    """Mark somebody as there, or as back; one who is there is unmarked again.

    That says nothing of when they came.
    """
    if _presence(state, now, person, day).there:
        return AttendanceCleared(person, day + 1)
    return Arrived(person, day + 1)


def on_time(state: State, now: dt.datetime, person: str, day: int) -> PeopleFact:
    """Say that somebody was there when the day began, whenever that is said."""
    was = _presence(state, now, person, day)
    if was.there and was.arrived is not None and late(state, day, person) == ZERO:
        raise Refused(phrase("That is already so."))
    return _came(person, day, was, now, min(now, starts(state, day)))


def came_at(
    state: State, now: dt.datetime, person: str, day: int, clock: dt.time | None
) -> PeopleFact:
    """Say at which local clock time somebody came."""
    was = _presence(state, now, person, day)
    return _came(person, day, was, now, _at(state, now, day, clock))


def leave(state: State, now: dt.datetime, person: str, day: int) -> PeopleFact:
    """Let somebody who is there leave now; one who was not said to be there is absent."""
    was = _presence(state, now, person, day)
    if was.away:
        raise Refused(phrase("That is already so."))
    if was.there and is_over(state, now, day):
        raise Refused(phrase("That day is over. Type the time at which they left."))
    return Departed(person, day + 1)


def left_at(
    state: State, now: dt.datetime, person: str, day: int, clock: dt.time | None
) -> PeopleFact:
    """Say at which local clock time somebody left."""
    was = _presence(state, now, person, day)
    left = _at(state, now, day, clock)
    if not was.came:
        raise Refused(phrase("Only somebody who is there can leave. Space marks them as present."))
    if was.arrived is not None and left < was.arrived:
        raise Refused(phrase("They came after that. t mends when."))
    return Departed(person, day + 1, _ago(now, left))


def carry(state: State, now: dt.datetime, day: int) -> PeopleFact:
    """Mark as there on a day whoever `expected_again` lists."""
    _refuse_not_come(state, now, day)
    people = expected_again(state, day)
    if not people:
        raise Refused(phrase("Nobody from the day before is left to mark."))
    return AttendanceCarried(day + 1, tuple(person.id for person in people))


def is_over(state: State, now: dt.datetime, day: int) -> bool:
    """Say whether a day is one that is looked back on."""
    come = dawns(state.slots, state.zone)
    later = any(start <= now for other, start in come.items() if other > day)
    return later or now > ends(state, day) + LATEST_AFTER_END


def _presence(state: State, now: dt.datetime, person: str, day: int) -> Presence:
    """Give somebody's presence on a day that has come."""
    found = person_of(state, person)
    if found is None:
        raise Refused(phrase("Nobody of that name is on the list any more."))
    _refuse_not_come(state, now, day)
    return state.people.at(day, found.id)


def _refuse_not_come(state: State, now: dt.datetime, day: int) -> None:
    if not 0 <= day < len(state.dates):
        raise Refused(
            phrase("There is no day {day}: the last is {last}.", day=day + 1, last=len(state.dates))
        )
    if state.dates[day] > now.astimezone(state.zone).date() and not state.day_begun(day):
        raise Refused(phrase("Day {day} has not come yet.", day=day + 1))


def _came(person: str, day: int, was: Presence, now: dt.datetime, arrived: dt.datetime) -> Arrived:
    if was.came and was.left is not None and arrived > was.left:
        raise Refused(phrase("They left before that. Space marks them as back."))
    return Arrived(person, day + 1, _ago(now, arrived))


def _ago(now: dt.datetime, then: dt.datetime) -> int:
    return int(max(ZERO, now - then).total_seconds())


def _at(state: State, now: dt.datetime, day: int, clock: dt.time | None) -> dt.datetime:
    """Give the instant of a clock time on a day, or in the night when the day goes on past it."""
    if clock is None:
        raise Refused(phrase("Write a clock time: 9, 9:05, 9.05 or 0905."))
    night = instant(state.dates[day] + dt.timedelta(days=1), clock, state.zone)
    at = instant(state.dates[day], clock, state.zone)
    if night <= ends(state, day) and at < starts(state, day):
        at = night
    if at > now:
        raise Refused(phrase("It is not yet {time}.", time=f"{clock:%H:%M}"))
    return at
