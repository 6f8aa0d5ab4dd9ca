"""Marking says of one or several people on a day that they are here, come later or are away.

What is said of several at once is one fact, and so one step to undo. A mark alone says nothing of
when somebody came: only `on_time` and `came_at` do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from facilitator.core.base.ids import PersonId
from facilitator.core.base.language import by_key, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import ZERO
from facilitator.core.people.attendance import ends, expected_again, is_over, late, starts
from facilitator.core.people.roster import person_of
from facilitator.core.record.people import (
    Arrived,
    AttendanceCleared,
    AttendanceMarked,
    Departed,
    Marking,
    PeopleFact,
    Presence,
)
from facilitator.core.record.plan import instant

if TYPE_CHECKING:
    from facilitator.core.record.state import State

_HERE: Final = by_key("people.here", "⏎")

Who = PersonId | Sequence[PersonId]
"""The id of somebody, or of several people."""


def here(state: State, now: dt.datetime, who: Who, day: int) -> PeopleFact:
    """Mark people as there, or as back; those who are there already stay so.

    That says nothing of when they came.
    """
    those = _those(state, now, who, day, lambda _, was: not was.there)
    return _marked(day, those, "here")


def on_time(state: State, now: dt.datetime, who: Who, day: int) -> PeopleFact:
    """Say that people were there when the day began, whenever that is said.

    Before it begins, that only says that they are there.
    """
    start = starts(state, day) if 0 <= day < len(state.dates) else now
    began = now >= start or state.day_begun(day)

    def otherwise(id_: PersonId, was: Presence) -> bool:
        timed = was.arrived is not None and late(state, day, id_) == ZERO
        return not was.there or (began and not timed)

    those = _those(state, now, who, day, otherwise)
    if not began:
        return _marked(day, those, "here")
    return _came(state, now, those, day, min(now, start))


def came_at(
    state: State, now: dt.datetime, who: Who, day: int, clock: dt.time | None
) -> PeopleFact:
    """Say at which local clock time people came; they can do that only once the day begins."""
    those = _those(state, now, who, day)
    if now < starts(state, day) and not state.day_begun(day):
        raise Refused(
            phrase("It has not begun: {enter} marks who is here, without a time.", enter=_HERE)
        )
    return _came(state, now, those, day, _at(state, now, day, clock))


def left(state: State, now: dt.datetime, who: Who, day: int) -> PeopleFact:
    """Let those of the people who are there leave now."""
    _refuse_none_there(state, now, who, day)
    those = _those(state, now, who, day, lambda _, was: was.there)
    if is_over(state, now, day):
        raise Refused(phrase("That day is over. Type the time at which they left."))
    return _marked(day, those, "left")


def left_at(
    state: State, now: dt.datetime, who: Who, day: int, clock: dt.time | None
) -> PeopleFact:
    """Say at which local clock time those of the people who came left."""
    _refuse_none_there(state, now, who, day)
    those = _those(state, now, who, day, lambda _, was: was.came)
    at = _at(state, now, day, clock)
    for id_ in those:
        arrived = state.people.at(day, id_).arrived
        if arrived is not None and at < arrived:
            raise Refused(
                phrase("They came after that. {k} changes when.", k=by_key("people.state", "k"))
            )
    return _marked(day, those, "left", _ago(now, at))


def absent(state: State, now: dt.datetime, who: Who, day: int) -> PeopleFact:
    """Say that people are not there on a day, and were not."""
    those = _those(state, now, who, day, lambda _, was: not was.absent)
    if len(those) == 1 and not state.people.at(day, those[0]).came:
        return Departed(those[0], day + 1)
    return AttendanceMarked(day + 1, those, "absent")


def expect(
    state: State, now: dt.datetime, who: Who, day: int, clock: dt.time | None = None
) -> PeopleFact:
    """Say that people who are not there come later, at a local clock time if that is known."""
    _refuse_no_such(state, day)
    those = _known(state, who)
    if any(state.people.at(day, id_).there for id_ in those):
        raise Refused(phrase("They are here already."))
    if clock is None:
        return AttendanceMarked(day + 1, those, "expected")
    at = _on(state, day, clock)
    if at <= now:
        raise Refused(phrase("{time} has passed already.", time=f"{clock:%H:%M}"))
    return AttendanceMarked(day + 1, those, "expected", ahead=int((at - now).total_seconds()))


def unknown(state: State, now: dt.datetime, who: Who, day: int) -> PeopleFact:
    """Take back whatever is known of people's presence on a day."""
    known = {id_ for of, id_ in (*state.people.presence, *state.people.expected) if of == day}
    those = _those(state, now, who, day, lambda id_, _: id_ in known)
    return _marked(day, those, "unknown")


def carry(state: State, now: dt.datetime, day: int) -> PeopleFact:
    """Mark as there on a day whoever `expected_again` lists."""
    _refuse_not_come(state, now, day)
    people = expected_again(state, day)
    if not people:
        raise Refused(phrase("Nobody from the day before is left to mark."))
    return AttendanceMarked(day + 1, tuple(person.id for person in people))


def _marked(
    day: int, those: tuple[PersonId, ...], presence: Marking, ago: int | None = None
) -> PeopleFact:
    """Give the fact that says something of people: of one alone that of their own."""
    if len(those) == 1:
        match presence:
            case "here":
                return Arrived(those[0], day + 1, ago)
            case "left":
                return Departed(those[0], day + 1, ago)
            case "unknown":
                return AttendanceCleared(those[0], day + 1)
            case _:
                pass
    return AttendanceMarked(day + 1, those, presence, ago)


def _came(
    state: State, now: dt.datetime, those: tuple[PersonId, ...], day: int, arrived: dt.datetime
) -> PeopleFact:
    for id_ in those:
        was = state.people.at(day, id_)
        if was.came and was.left is not None and arrived > was.left:
            raise Refused(
                phrase(
                    "They left before that. {enter} marks them as back.",
                    enter=_HERE,
                )
            )
    return _marked(day, those, "here", _ago(now, arrived))


def _those(
    state: State,
    now: dt.datetime,
    who: Who,
    day: int,
    changes: Callable[[PersonId, Presence], bool] = lambda *_: True,
) -> tuple[PersonId, ...]:
    """Give those of whom something changes, on a day that has come; refuse if that is nobody."""
    known = _known(state, who)
    _refuse_not_come(state, now, day)
    those = tuple(id_ for id_ in known if changes(id_, state.people.at(day, id_)))
    if not those:
        raise Refused(phrase("That is already so."))
    return those


def _known(state: State, who: Who) -> tuple[PersonId, ...]:
    ids = (who,) if isinstance(who, str) else tuple(dict.fromkeys(who))
    found = tuple(id_ for id_ in ids if person_of(state, id_) is not None)
    if not found:
        raise Refused(phrase("Nobody of that name is on the list any more."))
    return found


def _refuse_none_there(state: State, now: dt.datetime, who: Who, day: int) -> None:
    those = _those(state, now, who, day)
    if not any(state.people.at(day, id_).came for id_ in those):
        raise Refused(
            phrase(
                "Only somebody who is there can leave. {enter} marks them as here.",
                enter=_HERE,
            )
        )


def _refuse_no_such(state: State, day: int) -> None:
    if not 0 <= day < len(state.dates):
        raise Refused(
            phrase("There is no day {day}: the last is {last}.", day=day + 1, last=len(state.dates))
        )


def _refuse_not_come(state: State, now: dt.datetime, day: int) -> None:
    _refuse_no_such(state, day)
    if state.dates[day] > now.astimezone(state.zone).date() and not state.day_begun(day):
        raise Refused(phrase("Day {day} has not come yet.", day=day + 1))


def _ago(now: dt.datetime, then: dt.datetime) -> int:
    return int(max(ZERO, now - then).total_seconds())


def _at(state: State, now: dt.datetime, day: int, clock: dt.time | None) -> dt.datetime:
    """Return the instant of a clock time on a day that is not to come."""
    if clock is None:
        raise Refused(phrase("Write a clock time: 9, 9:05, 9.05 or 0905."))
    at = _on(state, day, clock)
    if at > now:
        raise Refused(phrase("It is not yet {time}.", time=f"{clock:%H:%M}"))
    return at


def _on(state: State, day: int, clock: dt.time) -> dt.datetime:
    """Return the instant of a clock time on a day, or in the night when the day goes on past it."""
    night = instant(state.dates[day] + dt.timedelta(days=1), clock, state.zone)
    at = instant(state.dates[day], clock, state.zone)
    return night if night <= ends(state, day) and at < starts(state, day) else at
