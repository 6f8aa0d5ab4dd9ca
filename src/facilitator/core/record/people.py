"""The facts about people and what they add up to: who takes part, and who was there when.

An organisation of which no delegate is named takes part anyway: a stand-in, "somebody from
Region Blekinge", can be marked as present and be named later.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.ids import PersonId
from facilitator.core.base.text import slug
from facilitator.core.record.agenda import (
    Agenda,
    Role,
)
from facilitator.core.record.fact import Fact
from facilitator.core.record.own import Own
from facilitator.core.record.plan import BEGINNING

Marking = Literal["here", "left", "absent", "expected", "unknown"]
"""What can be said of several people at once."""

# Facts


class PersonFields(Fact, frozen=True):
    """What is recorded of a person."""

    person: PersonId
    name: str
    organisation: str | None = None
    role: Role = "participant"
    affiliation: str | None = None


class PersonDetails(PersonFields, frozen=True, kw_only=True):
    """What they are, and how they are reached."""

    title: str | None = None
    email: str | None = None


class PersonAdded(PersonDetails, frozen=True):
    """Somebody not in the agenda takes part; `person` is an id unique in the meeting.

    `affiliation` is where they are from if that is none of the organisations, `title` what they
    are. They are there on day `here` (counted from 1), if given.
    """

    here: int | None = None


class PersonChanged(PersonDetails, frozen=True):
    """Somebody's name, organisation or role was mended, and the others of these that are given."""


class PersonRemoved(Fact, frozen=True):
    """Somebody was listed by mistake; what was said of them stays in the journal."""

    person: PersonId


class Arrived(Fact, frozen=True):
    """Somebody is there on day `day` (counted from 1); they came `ago` seconds ago, if given."""

    person: PersonId
    day: int
    ago: int | None = None


class Departed(Fact, frozen=True):
    """Somebody left on day `day` (counted from 1), now or `ago` seconds ago, or is absent."""

    person: PersonId
    day: int
    ago: int | None = None


class AttendanceCleared(Fact, frozen=True):
    """It is not known any more whether somebody was there on day `day` (counted from 1)."""

    person: PersonId
    day: int


class AttendanceMarked(Fact, frozen=True):
    """What is so of several people on day `day` (counted from 1) was said of all at once.

    `presence` says what: "here", "left", "absent", "expected", or "unknown" for what is not known
    any more. They came or left `ago` seconds ago, or are expected in `ahead` seconds, if given.
    """

    day: int
    people: tuple[PersonId, ...]
    presence: Marking = "here"
    ago: int | None = None
    ahead: int | None = None


PeopleFact = (
    PersonAdded
    | PersonChanged
    | PersonRemoved
    | Arrived
    | Departed
    | AttendanceCleared
    | AttendanceMarked
)
"""Every fact about people."""


STAND_IN: Final = "@"
"""What the id of a stand-in begins with, before its organisation's id; no other id does."""

LONGEST_ID: Final = 40
"""An id made of a name has no more characters than this, and a number if it is taken."""

LONGEST_AGO: Final = 366 * 24 * 3600
"""No presence is dated back or ahead by more seconds than this, whatever a journal says."""

LAST_MOMENT: Final = dt.datetime(9999, 12, 30, tzinfo=dt.UTC)
"""After it there is no local time."""


class Person(Struct, frozen=True):
    """Somebody who takes part; `organisation` is an organisation's id.

    `affiliation` is where they are from if that is none of the organisations, `title` what they
    are. `since` is when somebody not in the agenda was listed (UTC).
    """

    id: PersonId
    name: str
    organisation: str | None = None
    role: Role = "participant"
    link: str = ""
    since: dt.datetime | None = None
    affiliation: str = ""
    title: str = ""
    email: str = ""


class Presence(Struct, frozen=True):
    """What was said of somebody on a day: that they came, that they left, or that they are absent.

    `arrived` is when they came (UTC), if that was said; who is marked as present just `came`.
    `left` is when they were said to be away. Of most people nothing may have been said: that is not
    known, and means neither.
    """

    came: bool = False
    arrived: dt.datetime | None = None
    left: dt.datetime | None = None

    @property
    def there(self) -> bool:
        """Whether the person was said to be there, and not to have left."""
        return self.came and self.left is None

    @property
    def away(self) -> bool:
        """Whether the person was said to have left or to be absent."""
        return self.left is not None

    @property
    def absent(self) -> bool:
        """Whether the person was said not to be there, and was never there."""
        return self.away and not self.came


class People(Struct, frozen=True):
    """Everybody by id, in the order listed, and presence by day (counted from 0) and person.

    `live` are the ids of those who were listed, mended or taken off during the meeting: what the
    agenda says of them counts no longer. `expected` are those who were said to come later, with
    when, if that was said; it counts until something is known of their presence.
    """

    persons: Mapping[PersonId, Person] = {}
    presence: Mapping[tuple[int, PersonId], Presence] = {}
    live: AbstractSet[PersonId] = frozenset()
    expected: Mapping[tuple[int, PersonId], dt.datetime | None] = {}

    def at(self, day: int, person: PersonId) -> Presence:
        """Give somebody's presence on a day (counted from 0)."""
        return self.presence.get((day, person), NOBODY_KNOWS)

    def days_there(self, person: PersonId) -> list[int]:
        """List the days (counted from 0) on which somebody was there."""
        came = (key for key, was in self.presence.items() if was.came)
        return sorted(day for day, id_ in came if id_ == person)


NOBODY_KNOWS: Final = Presence()
NOBODY: Final = People()


def listed(agenda: Agenda, before: People) -> People:
    """Take over an agenda's participants.

    Presence stays, and so do those of whom it is known and what was changed during the meeting.
    """
    persons: dict[PersonId, Person] = {}
    for participant in agenda.participants:
        id_ = PersonId(free_id(participant.name, persons))
        persons[id_] = Person(
            id_,
            participant.name,
            participant.organisation,
            participant.role,
            participant.link,
            affiliation=participant.affiliation,
            title=participant.title,
            email=participant.email,
        )
    persons = {
        id_: before.persons.get(id_, person) if id_ in before.live else person
        for id_, person in persons.items()
        if id_ not in before.live or id_ in before.persons
    }
    marked = {id_ for _, id_ in before.presence}
    for id_, person in before.persons.items():
        if id_ in before.live or id_ in marked:
            persons.setdefault(id_, person)
    return replace(before, persons=persons)


def stand_in_id(organisation: str) -> PersonId:
    """Make the id of an organisation's stand-in."""
    return PersonId(STAND_IN + organisation)


def free_id(name: str, taken: Iterable[str], mark: str = "") -> str:
    """Make an id of a name that is not taken: two people may have the same name.

    It ends with the `mark` of the laptop that it is made on, where several keep a record.
    """
    base = slug(name)[:LONGEST_ID].strip("-") or "x"
    end = f"-{mark}" if mark else ""
    number = 1
    while (id_ := (base if number == 1 else f"{base}-{number}") + end) in taken:
        number += 1
    return id_


# What facts make of it


def apply(  # noqa: PLR0911
    people: People, fact: PeopleFact, at: dt.datetime, own: Own
) -> People:
    """Fold a fact about people that happened at an instant (UTC)."""
    match fact:
        case PersonAdded(id_, name, organisation, role, affiliation, here):
            person = Person(
                id_,
                name,
                organisation,
                role,
                since=at,
                affiliation=affiliation or "",
                title=fact.title or "",
                email=fact.email or "",
            )
            people = _put(people, person, own)
            return people if here is None else _marked(people, own, here, [id_], "here", at)
        case PersonChanged():
            return _changed(people, fact, own)
        case PersonRemoved(id_):
            return _removed(people, id_, own)
        case Arrived(id_, day, ago):
            return _marked(people, own, day, [id_], "here", at, ago)
        case Departed(id_, day, ago):
            return _marked(people, own, day, [id_], "left", at, ago)
        case AttendanceCleared(id_, day):
            return _marked(people, own, day, [id_], "unknown", at)
        case AttendanceMarked(day, those, presence, ago, ahead):
            return _marked(people, own, day, those, presence, at, ago, ahead)


def _removed(people: People, person: PersonId, own: Own) -> People:
    presence, expected = people.presence, people.expected
    for key in [key for key in (*presence, *expected) if key[1] == person]:
        presence, expected = own.without(presence, key), own.without(expected, key)
    persons, live = own.without(people.persons, person), own.add(people.live, person)
    return People(persons, presence, live, expected)


def _changed(people: People, fact: PersonChanged, own: Own) -> People:
    before = people.persons.get(fact.person)
    if before is None:
        if not fact.person.startswith(STAND_IN):
            return people
        before = Person(fact.person, fact.name)
    from_ = before.affiliation if fact.affiliation is None else fact.affiliation
    changed = replace(
        before,
        name=fact.name,
        organisation=fact.organisation,
        role=fact.role,
        affiliation=from_,
        title=before.title if fact.title is None else fact.title,
        email=before.email if fact.email is None else fact.email,
    )
    return _put(people, changed, own)


def _marked(  # noqa: PLR0913, PLR0917 - what is said of whom, and when
    people: People,
    own: Own,
    day: int,
    persons: Iterable[PersonId],
    what: Marking,
    at: dt.datetime,
    ago: int | None = None,
    ahead: int | None = None,
) -> People:
    """Let something be said of the presence of some on a day, counted from 1."""
    presence, expected = people.presence, people.expected
    for key in ((day - 1, person) for person in persons):
        if what in ("expected", "unknown"):
            presence, expected = own.without(presence, key), own.without(expected, key)
            if what == "expected":
                expected = own.put(expected, key, _ahead(at, ahead))
        else:
            was = presence.get(key, NOBODY_KNOWS)
            presence = own.put(presence, key, _seen(was, what, at, ago))
    return replace(people, presence=presence, expected=expected)


def _seen(was: Presence, what: Marking, at: dt.datetime, ago: int | None) -> Presence:
    """Say what is known of somebody who came, left or is absent."""
    if what == "here":
        return _arrived(was, at, ago)
    left = _back(at, ago)
    return replace(was, left=left) if what == "left" else Presence(left=left)


def _arrived(before: Presence, at: dt.datetime, ago: int | None) -> Presence:
    """Let somebody come, or come back; an arrival with its time mends when they came.

    Without one it is not known when they came: many are only marked once there is time for it.
    """
    if ago is None:
        return Presence(came=True, arrived=before.arrived)
    arrived = _back(at, ago)
    stayed = before.left if before.came and before.left and before.left >= arrived else None
    return Presence(came=True, arrived=arrived, left=stayed)


def _back(at: dt.datetime, ago: int | None) -> dt.datetime:
    length = dt.timedelta(seconds=min(max(ago or 0, 0), LONGEST_AGO))
    return at - min(length, at - BEGINNING)


def _ahead(at: dt.datetime, ahead: int | None) -> dt.datetime | None:
    if ahead is None:
        return None
    length = dt.timedelta(seconds=min(max(ahead, 0), LONGEST_AGO))
    return at + min(length, max(dt.timedelta(), LAST_MOMENT - at))


def _put(people: People, person: Person, own: Own) -> People:
    persons = own.put(people.persons, person.id, person)
    return replace(people, persons=persons, live=own.add(people.live, person.id))
