"""The facts about coming meetings of the series and the votes on them, and what they add up to."""

import datetime as dt
from collections.abc import Mapping
from itertools import count
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.fields import shared
from facilitator.core.record.agenda import (
    Agenda,
    Upcoming,
    UpcomingStatus,
)
from facilitator.core.record.earlier import Earlier
from facilitator.core.record.fact import Fact
from facilitator.core.record.own import Own

# Coming meetings: `upcoming` is an id unique in the meeting


class UpcomingFields(Fact, frozen=True):
    """What is recorded of a coming meeting."""

    upcoming: str
    status: UpcomingStatus
    date: dt.date | None = None
    place: str = ""
    theme: str = ""
    host: str = ""
    asked_by: str = ""


class UpcomingAdded(UpcomingFields, frozen=True):
    """A coming meeting was fixed, proposed or wished for, by `asked_by`; `host` receives it."""


class UpcomingChanged(UpcomingFields, frozen=True):
    """A coming meeting was changed, all of it as said here."""


class UpcomingRemoved(Fact, frozen=True):
    """A coming meeting was taken off the list."""

    upcoming: str


class Voted(Fact, frozen=True):
    """Which proposals and wishes an organisation or a person votes for, in place of before."""

    of: str
    choices: tuple[str, ...] = ()


SeriesFact = UpcomingAdded | UpcomingChanged | UpcomingRemoved | Voted
"""Every fact about coming meetings."""


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

    @property
    def proposed(self) -> tuple[Coming, ...]:
        """The proposals that are voted on, by date, those without one last."""
        found = (one for one in self.meetings.values() if one.status == "proposed")
        return tuple(sorted(found, key=lambda one: one.date or dt.date.max))

    def agreeing(self, upcoming: str) -> tuple[str, ...]:
        """Name, by id, those who can agree to a coming meeting."""
        return tuple(of for of, choices in self.votes.items() if upcoming in choices)


NONE_PLANNED: Final = Upcomings()


def listed(agenda: Agenda, before: Upcomings) -> Upcomings:
    """Take over an agenda's coming meetings; those added or changed live stay as they are."""
    was, now = before.written, _recognised(agenda, before)
    live = {id_: one for id_, one in before.meetings.items() if was.get(id_) != one}
    gone = {id_ for id_ in was if id_ not in before.meetings}
    kept = {id_: one for id_, one in now.items() if id_ not in gone}
    return replace(before, meetings={**kept, **live}, written=now)


def brought_forward(upcomings: Upcomings, earlier: Earlier) -> Upcomings:
    """Take over what was voted before on meetings that are not fixed yet; votes given here stay.

    A meeting is the same one if date, place and theme are; one that has got a date since is so by
    its place and theme.
    """
    still = [one for one in upcomings.meetings.values() if one.status != "fixed"]
    votes: dict[str, tuple[str, ...]] = {}
    for vote in earlier.votes:
        same = (one for one in still if _what(one) == (vote.place, vote.theme))
        choice = next((one.id for one in same if vote.date in (None, one.date)), None)
        if choice is not None:
            votes[vote.of] = (*votes.get(vote.of, ()), choice)
    return replace(upcomings, votes={**votes, **upcomings.votes})


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
    used = {*before.written, *taken(before)}
    for n, id_ in enumerate(ids):
        if not id_:
            ids[n] = next(new for k in count(n + 1) if (new := f"agenda-{k}") not in used)
            used.add(ids[n])
    return {id_: shared(Coming, one, id=id_) for id_, one in zip(ids, agenda.upcoming, strict=True)}


def taken(upcomings: Upcomings) -> set[str]:
    """Give the ids that are or were a meeting's: votes for one that is gone are for no other."""
    return {*upcomings.meetings, *(id_ for of in upcomings.votes.values() for id_ in of)}


def _all(one: Coming | Upcoming) -> Upcoming:
    return shared(Upcoming, one)


def _what(one: Coming | Upcoming) -> tuple[str, str]:
    return one.place, one.theme


def apply(upcomings: Upcomings, fact: SeriesFact, own: Own) -> Upcomings:
    """Fold a fact about coming meetings."""
    match fact:
        case UpcomingAdded() | UpcomingChanged():
            one = shared(Coming, fact, id=fact.upcoming)
            return replace(upcomings, meetings=own.put(upcomings.meetings, one.id, one))
        case UpcomingRemoved(id_):
            return replace(upcomings, meetings=own.without(upcomings.meetings, id_))
        case Voted(of, choices):
            return replace(upcomings, votes=own.put(upcomings.votes, of, choices))
