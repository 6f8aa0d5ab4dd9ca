"""Attendance is what presence means against the plan: who is late, left early or is absent.

Only what was said counts: of whom nothing was said it is not known whether they are there, and who
was marked as present without a time is not late.

Days are counted from 0. Somebody is expected on a day if the agenda names them as a participant or
facilitator, if they were listed so by the end of that day, or if they stand in for an organisation;
speakers and guests come for their part only: they are never late or absent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from facilitator.core.base.ids import PersonId
from facilitator.core.base.language import Language, clock_time
from facilitator.core.base.span import MINUTE, ZERO, minutes_between
from facilitator.core.base.text import fold
from facilitator.core.people.roster import delegations, person_of, roster, stands_in
from facilitator.core.record.agenda import Role
from facilitator.core.record.people import Person, Presence
from facilitator.core.record.plan import instant, planned_end

if TYPE_CHECKING:
    from facilitator.core.record.state import State
    from facilitator.core.time.schedule import Row, Schedule

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
    """Return whether anything is known of who was there on a day."""
    return any(of == day for of, _ in state.people.presence)


def expected_again(state: State, day: int) -> tuple[Person, ...]:
    """List who was there on the day before and of whom nothing is known on this one.

    The day before is the last one of which anything is known. Speakers and guests are left out, who
    come for their part only, and whoever is awaited later.
    """
    before = day_before(state, day)
    if before is None:
        return ()
    known = {id_ for of, id_ in (*state.people.presence, *state.people.expected) if of == day}
    return tuple(
        person
        for person in roster(state)
        if person.role in STAYING
        and state.people.at(before, person.id).came
        and person.id not in known
    )


def day_before(state: State, day: int) -> int | None:
    """Return the last day before this one of which anything is known."""
    return next((each for each in reversed(range(day)) if used(state, each)), None)


def awaited(state: State, plan: Schedule, day: int) -> dict[PersonId, dt.datetime | None]:
    """Give who is not known to be there and comes later on a day, by id, with when if it is known.

    That was said of them, or a session of theirs is still to be held, when the programme has it.
    """
    waited: dict[PersonId, dt.datetime | None] = {}
    speakers: dict[str, list[Person]] = {}
    for person in state.people.persons.values():
        if person.role == "speaker":
            speakers.setdefault(fold(person.name), []).append(person)
    for row in ahead(plan, day):
        for name in row.session.speakers:
            for person in speakers.get(fold(name), ()):
                waited.setdefault(person.id, row.begins)
    waited.update({id_: when for (of, id_), when in state.people.expected.items() if of == day})
    return {id_: at for id_, at in waited.items() if not _known(state, day, id_)}


def ahead(plan: Schedule, day: int) -> tuple[Row, ...]:
    """List the sessions of a day that run or are still to be held, and that somebody speaks in."""
    return tuple(
        row
        for row in plan.rows
        if row.slot.day == day and row.expected_end is not None and row.session.speakers
    )


def unseen(state: State, day: int, later: Collection[PersonId]) -> tuple[Person, ...]:
    """List those expected on a day of whom nothing is known; `later` are those who are awaited."""
    expected = _expectation(state, day)
    return tuple(
        person
        for person in roster(state)
        if expected(person) and not _known(state, day, person.id) and person.id not in later
    )


def _known(state: State, day: int, person: PersonId) -> bool:
    return (day, person) in state.people.presence


def none_came(state: State, day: int, people: Iterable[Person]) -> bool:
    """Return whether all of some people who were expected on a day were said to be absent."""
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
    """Return a function that says whether somebody is expected on a day."""
    end = ends(state, day)
    represented = delegations(state)

    def awaited(person: Person) -> bool:
        if stands_in(state, person.id):
            return person.organisation not in represented
        return person.role in STAYING and (person.since is None or person.since <= end)

    return awaited


def late(state: State, day: int, person: PersonId) -> dt.timedelta:
    """Say how long after the day's planned start somebody came, in whole minutes; or nothing.

    Nobody is late whose time of arrival was not said. Those who come for their part only are never
    late.
    """
    return _late(state.people.at(day, person), starts(state, day), person_of(state, person))


def left_early(state: State, day: int, person: PersonId) -> dt.timedelta:
    """Say how long before the end of the day somebody left, in whole minutes; or nothing.

    The end is the planned one, or the actual one where the day was over sooner. Those who come for
    their part only never leave early.
    """
    was = state.people.at(day, person)
    if not was.came or was.left is None or not _stays(person_of(state, person)):
        return ZERO
    return _minutes(was.left, _end(state, day))


def in_words(state: State, day: int, person: PersonId, language: Language) -> list[str]:
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
    """Return the planned start of a day (UTC)."""
    planned = [slot.start for slot in state.slots if slot.day == day]
    return min(planned, default=instant(state.dates[day], state.agenda.days[day].start, state.zone))


def ends(state: State, day: int) -> dt.datetime:
    """Return the planned end of a day (UTC)."""
    slots = [slot for slot in state.slots if slot.day == day]
    return planned_end(slots) if slots else starts(state, day)


def _end(state: State, day: int) -> dt.datetime:
    """Return the end of a day that leaving early is measured by."""
    of = [state.of(slot.session.id) for slot in state.slots if slot.day == day]
    spans = [progress.spans[-1].end for progress in of if progress.spans]
    ended = [end for end in spans if end is not None]
    if ended and all(progress.over for progress in of):
        return min(ends(state, day), max(ended))
    return ends(state, day)


def _late(was: Presence, start: dt.datetime, person: Person | None) -> dt.timedelta:
    return _minutes(start, was.arrived) if was.arrived and _stays(person) else ZERO


def _stays(person: Person | None) -> bool:
    """Return whether somebody is to be there all day."""
    return person is not None and person.role in STAYING


def _minutes(start: dt.datetime, end: dt.datetime) -> dt.timedelta:
    """Give the time between two instants by the clock times shown; less than nothing is nothing."""
    return max(ZERO, minutes_between(start, end) * MINUTE)


def is_over(state: State, now: dt.datetime, day: int) -> bool:
    """Return whether a day is one that is looked back on."""
    later = any(start <= now for other, start in state.dawns.items() if other > day)
    return later or now > ends(state, day) + LATEST_AFTER_END
