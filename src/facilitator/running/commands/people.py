"""People: who is here, who left, who is on the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from facilitator.core.base.language import N_
from facilitator.core.people import marking, moves, person_line, roster, unknown
from facilitator.core.record.agenda import Role
from facilitator.core.record.events import AnyFact
from facilitator.core.record.move import Move
from facilitator.core.record.people import Person
from facilitator.core.record.state import State
from facilitator.core.time.schedule import day_at
from facilitator.running.commands import who
from facilitator.running.commands.command import Command, alone, with_both, with_text

_Mark = Callable[[State, dt.datetime, marking.Who, int], AnyFact]
_MarkAt = Callable[[State, dt.datetime, marking.Who, int, dt.time | None], AnyFact]


def _marking(mark: _Mark, at_time: _MarkAt | None = None) -> Move[[str]]:
    """Mark people as on this day, at the clock time behind their names if that may be."""

    def move(state: State, now: dt.datetime, typed: str) -> AnyFact:
        names, clock = who.at_time(state, typed) if at_time else (typed, None)
        those, day = who.people(state, names), day_at(state, now)
        if clock is not None and at_time is not None:
            return at_time(state, now, those, day, clock)
        return mark(state, now, those, day)

    return move


def _as_before(state: State, now: dt.datetime) -> AnyFact:
    """Mark as present today who was there the day before."""
    return marking.carry(state, now, day_at(state, now))


ROLES: Final[Mapping[str, Role]] = {
    **{role: role for role in person_line.ROLE_WORDS},
    "deltagare": "participant",
    "talare": "speaker",
    "mötesledare": "facilitator",
    "gäst": "guest",
}
"""The roles as they are typed, in both languages."""


def read_line(state: State, typed: str, before: Person | None = None) -> person_line.Line:
    """Read somebody's line; an organisation that was asked about before is meant as it was then."""
    return unknown.as_before(state, person_line.read(typed, ROLES), before)


def _add(state: State, now: dt.datetime, typed: str) -> AnyFact:
    line = read_line(state, typed)
    known = line == person_line.read(typed, ROLES)
    return moves.add(state, now, line) if known else moves.take(state, now, line)


def _add_guest(state: State, now: dt.datetime, line: str) -> AnyFact:
    """List a guest who is here now."""
    read = person_line.read(line, ROLES)
    if read.role == "participant":
        read = replace(read, role="guest")
    return moves.add(state, now, read, here=day_at(state, now))


def _change(state: State, now: dt.datetime, named: str, line: str) -> AnyFact:
    person = who.person(state, named)
    read = read_line(state, line, roster.person_of(state, person))
    return moves.change(state, now, person, read)


def _remove(state: State, now: dt.datetime, named: str) -> AnyFact:
    return moves.remove(state, now, who.person(state, named))


COMMANDS: Final = (
    Command(
        "here",
        N_("WHO [CLOCK TIME]"),
        N_("Marks people as here, or as here since a clock time."),
        with_text(_marking(marking.here, marking.came_at)),
    ),
    Command(
        "on-time",
        N_("WHO"),
        N_("Says that people were here when the day began."),
        with_text(_marking(marking.on_time)),
    ),
    Command(
        "left",
        N_("WHO [CLOCK TIME]"),
        N_("Says that people have left, or left at a clock time."),
        with_text(_marking(marking.left, marking.left_at)),
    ),
    Command(
        "absent",
        N_("WHO"),
        N_("Says that people do not come today."),
        with_text(_marking(marking.absent)),
    ),
    Command(
        "expected",
        N_("WHO [CLOCK TIME]"),
        N_("Says that people come later, or at a clock time."),
        with_text(_marking(marking.expect, marking.expect)),
    ),
    Command(
        "unmark",
        N_("WHO"),
        N_("Takes back what is known of people's attendance today."),
        with_text(_marking(marking.unknown)),
    ),
    Command(
        "attendance",
        "",
        N_("Marks everyone who was there the day before as present."),
        alone(_as_before),
    ),
    Command(
        "person",
        N_("NAME[, ORGANISATION][, ROLE]"),
        N_("Adds somebody to the list."),
        with_text(_add),
    ),
    Command(
        "guest", N_("NAME[, FROM WHERE]"), N_("Adds a guest who is here."), with_text(_add_guest)
    ),
    Command(
        "change-person",
        N_("WHO: NAME[, ORGANISATION][, ROLE]"),
        N_("Changes a name, an organisation or a role."),
        with_both(_change),
    ),
    Command("remove-person", N_("WHO"), N_("Takes somebody off the list."), with_text(_remove)),
)
"""WHO is a name or a part of it, an organisation, `all`, or several with commas between."""
