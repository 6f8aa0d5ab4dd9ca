"""Coming meetings of the series: fixed, proposed or wished for, and the votes on what is proposed.

A voter is known by an organisation's or a person's id.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import count
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core import events as ev
from facilitator.core.agenda import Agenda, Upcoming, UpcomingStatus
from facilitator.core.language import phrase
from facilitator.core.people import free_id
from facilitator.core.refused import Refused
from facilitator.core.text import clean_line

if TYPE_CHECKING:
    from facilitator.core.state import State


class Coming(Struct, frozen=True):
    """A coming meeting; `host` receives it, `asked_by` wished for it, `date` is local."""

    id: str
    status: UpcomingStatus
    date: dt.date | None = None
    place: str = ""
    theme: str = ""
    host: str = ""
    asked_by: str = ""


class Upcomings(Struct, frozen=True):
    """The coming meetings by id, and what each voter can agree to.

    `written` are those of the agenda as it says them, also those changed or removed live.
    """

    meetings: Mapping[str, Coming] = {}
    votes: Mapping[str, tuple[str, ...]] = {}
    written: Mapping[str, Coming] = {}


NONE_PLANNED: Final = Upcomings()


def listed(agenda: Agenda, before: Upcomings) -> Upcomings:
    """Take over an agenda's coming meetings; those added or changed live stay as they are."""
    was, now = before.written, _recognised(agenda, before)
    live = {id_: one for id_, one in before.meetings.items() if was.get(id_) != one}
    gone = {id_ for id_ in was if id_ not in before.meetings}
    kept = {id_: one for id_, one in now.items() if id_ not in gone}
    return replace(before, meetings={**kept, **live}, written=now)


def _recognised(agenda: Agenda, before: Upcomings) -> Mapping[str, Coming]:
    """Give an agenda's coming meetings by id, the same that they had in it before.

    They are known again by all that is said of them, else by place and theme: votes are for a
    meeting, wherever in the list it stands by now.
    """
    left = dict(before.written)
    ids = [""] * len(agenda.upcoming)
    for said in (_all, _what):
        for n, one in enumerate(agenda.upcoming):
            known = (id_ for id_, was in left.items() if said(was) == said(one))
            if not ids[n] and (id_ := next(known, "")):
                ids[n] = id_
                del left[id_]
    taken = {*before.written, *_taken(before)}
    for n, id_ in enumerate(ids):
        if not id_:
            ids[n] = next(new for k in count(n + 1) if (new := f"agenda-{k}") not in taken)
            taken.add(ids[n])
    return {
        id_: Coming(id_, one.status, one.date, one.place, one.theme, one.host, one.asked_by)
        for id_, one in zip(ids, agenda.upcoming, strict=True)
    }


def _taken(upcomings: Upcomings) -> set[str]:
    """Give the ids that are or were a meeting's: votes for one that is gone are for no other."""
    return {*upcomings.meetings, *(id_ for of in upcomings.votes.values() for id_ in of)}


def _all(one: Coming | Upcoming) -> tuple[object, ...]:
    return one.status, one.date, one.place, one.theme, one.host, one.asked_by


def _what(one: Coming | Upcoming) -> tuple[object, ...]:
    return one.place, one.theme


def apply(upcomings: Upcomings, fact: ev.AnyFact) -> Upcomings:
    """Fold a fact about coming meetings."""
    match fact:
        case ev.UpcomingAdded() | ev.UpcomingChanged():
            one = Coming(
                fact.upcoming,
                fact.status,
                fact.date,
                fact.place,
                fact.theme,
                fact.host,
                fact.asked_by,
            )
            return replace(upcomings, meetings={**upcomings.meetings, one.id: one})
        case ev.UpcomingRemoved(id_):
            kept = {key: one for key, one in upcomings.meetings.items() if key != id_}
            return replace(upcomings, meetings=kept)
        case ev.Voted(of, choices):
            return replace(upcomings, votes={**upcomings.votes, of: choices})
        case _:
            return upcomings


# What is true

ORDER: Final[tuple[UpcomingStatus, ...]] = ("wish", "proposed", "fixed")
"""From the least sure to the surest."""


def in_order(state: State) -> tuple[Coming, ...]:
    """List the coming meetings, the surest first, then by date, those without one last."""
    return tuple(
        sorted(
            state.upcoming.meetings.values(),
            key=lambda one: (-ORDER.index(one.status), one.date or dt.date.max),
        )
    )


def votes_for(state: State, upcoming: str) -> tuple[str, ...]:
    """Name, by id, those who can agree to a coming meeting."""
    return tuple(of for of, choices in state.upcoming.votes.items() if upcoming in choices)


def leading(state: State) -> tuple[Coming, ...]:
    """List the proposals with the most votes, several if they tie, none before anybody voted."""
    proposed = [one for one in in_order(state) if one.status == "proposed"]
    counts = {one.id: len(votes_for(state, one.id)) for one in proposed}
    most = max(counts.values(), default=0)
    return tuple(one for one in proposed if most and counts[one.id] == most)


def next_fixed(state: State) -> Coming | None:
    """Give the next meeting: the first fixed one after the days of this one, or None."""
    last = max(state.dates, default=dt.date.min)
    fixed = (one for one in in_order(state) if one.status == "fixed" and one.date)
    return next((one for one in fixed if one.date and one.date > last), None)


# The moves


class Plan(Struct, frozen=True):
    """What there is to say of a coming meeting."""

    status: UpcomingStatus = "proposed"
    date: dt.date | None = None
    place: str = ""
    theme: str = ""
    host: str = ""
    asked_by: str = ""


def plan_of(coming: Coming) -> Plan:
    """Give what is said of a coming meeting."""
    return Plan(
        coming.status, coming.date, coming.place, coming.theme, coming.host, coming.asked_by
    )


def add(state: State, _: dt.datetime, what: Plan) -> ev.AnyFact:
    """Fix, propose or wish for a coming meeting."""
    what = _checked(what)
    id_ = free_id(what.theme or what.place or what.status, _taken(state.upcoming))
    return ev.UpcomingAdded(id_, *_fields(what))


def change(state: State, _: dt.datetime, id_: str, what: Plan) -> ev.AnyFact:
    """Change a coming meeting, all of it as said."""
    what = _checked(what)
    if what == plan_of(_named(state, id_)):
        raise Refused(phrase("Nothing was changed."))
    return ev.UpcomingChanged(id_, *_fields(what))


def promote(state: State, now: dt.datetime, id_: str) -> ev.AnyFact:
    """Make a wish a proposal, and a proposal a fixed meeting."""
    return _step(state, now, id_, 1)


def demote(state: State, now: dt.datetime, id_: str) -> ev.AnyFact:
    """Make a fixed meeting a proposal again, and a proposal a wish."""
    return _step(state, now, id_, -1)


def remove(state: State, _: dt.datetime, id_: str) -> ev.AnyFact:
    """Take a coming meeting off the list."""
    _named(state, id_)
    return ev.UpcomingRemoved(id_)


def vote(state: State, _: dt.datetime, of: str, id_: str) -> ev.AnyFact:
    """Note that somebody can agree to a proposal, or no longer can."""
    if _named(state, id_).status != "proposed":
        raise Refused(phrase("Only proposals are voted on: promote the wish first."))
    before = [one for one in state.upcoming.votes.get(of, ()) if one in state.upcoming.meetings]
    choices = [one for one in before if one != id_] if id_ in before else [*before, id_]
    return ev.Voted(of, tuple(choices))


def _step(state: State, now: dt.datetime, id_: str, step: int) -> ev.AnyFact:
    what = plan_of(_named(state, id_))
    position = ORDER.index(what.status) + step
    if not 0 <= position < len(ORDER):
        sure = phrase("It is fixed already."), phrase("It is only a wish already.")
        raise Refused(sure[step < 0])
    return change(state, now, id_, replace(what, status=ORDER[position]))


def _named(state: State, id_: str) -> Coming:
    found = state.upcoming.meetings.get(id_)
    if found is None:
        raise Refused(phrase("That meeting is no longer on the list."))
    return found


def _checked(what: Plan) -> Plan:
    """Clean what was typed; a meeting needs a date to be fixed, and anything at all to be one."""
    what = replace(
        what,
        place=clean_line(what.place),
        theme=clean_line(what.theme),
        host=clean_line(what.host),
        asked_by=clean_line(what.asked_by),
    )
    if not (what.date or what.place or what.theme):
        raise Refused(phrase("Say a date, a place or a theme."))
    if what.status == "fixed" and what.date is None:
        raise Refused(phrase("A meeting needs a date to be fixed."))
    return what


def _fields(what: Plan) -> tuple[UpcomingStatus, dt.date | None, str, str, str, str]:
    return what.status, what.date, what.place, what.theme, what.host, what.asked_by
