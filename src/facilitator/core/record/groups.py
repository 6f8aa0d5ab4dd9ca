"""Groups: which breakout groups a session has, and who is in which."""

import datetime as dt
from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.ids import PersonId, SessionId
from facilitator.core.base.span import DAY, shifted
from facilitator.core.record.agenda import (
    Agenda,
    Session,
)
from facilitator.core.record.fact import Fact
from facilitator.core.record.own import Own
from facilitator.core.record.people import People, free_id, stand_in_id

Placement = tuple[tuple[PersonId, str], ...]
"""Who is in which group: pairs of a person and a group, as a journal has no nested tables."""
GroupRule = Literal["together", "apart", "fixed"]


# Groups


class GroupFields(Fact, frozen=True):
    """What is recorded of a group."""

    session: SessionId
    group: str
    name: str
    focus: str = ""


class GroupFormed(GroupFields, frozen=True):
    """A breakout group was formed; `group` is an id unique in the session."""


class GroupChanged(GroupFields, frozen=True):
    """A group's name or focus was changed."""


class GroupDissolved(Fact, frozen=True):
    """A group was dissolved; its members are in none."""

    session: SessionId
    group: str


class MemberPlaced(Fact, frozen=True):
    """Somebody is in a group now, or in none; so are `others`, pairs of person and group or ""."""

    session: SessionId
    person: PersonId
    group: str | None = None
    others: Placement | None = None


class MembersDealt(Fact, frozen=True):
    """Everybody was placed at once, by balance with `seed`; pairs of person and group."""

    session: SessionId
    placement: Placement
    seed: int


class GroupRuleSet(Fact, frozen=True):
    """People are to be kept together, apart, or fixed in `group`."""

    session: SessionId
    rule: GroupRule
    people: tuple[PersonId, ...]
    group: str | None = None


class GroupRulesCleared(Fact, frozen=True):
    """No rule counts any more."""

    session: SessionId


class HostNamed(Fact, frozen=True):
    """The person who stays with a group when the others rotate, or nobody."""

    session: SessionId
    group: str
    person: PersonId | None = None


class Rotated(Fact, frozen=True):
    """Round `number` (counted from 1) of a rotation, in which everybody is placed anew."""

    session: SessionId
    number: int
    placement: Placement
    seed: int


class GroupTimerStarted(Fact, frozen=True):
    """The groups have `seconds` from now, within the session's time."""

    session: SessionId
    seconds: int


class GroupTimerStopped(Fact, frozen=True):
    """The groups' time is over."""

    session: SessionId


GroupFact = (
    GroupFormed
    | GroupChanged
    | GroupDissolved
    | MemberPlaced
    | MembersDealt
    | GroupRuleSet
    | GroupRulesCleared
    | HostNamed
    | Rotated
    | GroupTimerStarted
    | GroupTimerStopped
)
"""Every fact about groups."""


LONGEST_TIMER: Final = DAY
"""A timer is no longer than this, whatever a journal says."""


class Breakout(Struct, frozen=True):
    """One breakout group; `host` is the person who stays when the others rotate.

    `unlisted` are the members it has in the agenda by names that are not listed there.
    """

    id: str
    name: str
    focus: str = ""
    host: PersonId | None = None
    unlisted: tuple[str, ...] = ()


class Timer(Struct, frozen=True):
    """The groups' time: from when (UTC) and how long."""

    start: dt.datetime
    length: dt.timedelta

    def left(self, now: dt.datetime) -> dt.timedelta:
        """Return how much of it is left, negative once it has run out."""
        return self.start + self.length - now


class Rule(Struct, frozen=True):
    """People to keep together, apart, or fixed in a group."""

    rule: GroupRule
    people: tuple[PersonId, ...]
    group: str | None = None


class Grouping(Struct, frozen=True):
    """A session's groups by id, members as person -> group, rules, and how far a rotation is.

    `rounds` are the placements of a rotation so far, the last of them being that of `members`, and
    `began` says when (UTC) each of them did, None of the first, which was there before. `seed` is
    that of the last dealing, and `dealt` says that nothing was changed since people were dealt or
    sent on. An `untouched` grouping is as the agenda has it.
    """

    groups: Mapping[str, Breakout] = {}
    members: Mapping[PersonId, str] = {}
    rules: tuple[Rule, ...] = ()
    timer: Timer | None = None
    rounds: tuple[Mapping[PersonId, str], ...] = ()
    began: tuple[dt.datetime | None, ...] = ()
    seed: int | None = None
    dealt: bool = False
    untouched: bool = False


Groupings = Mapping[SessionId, Grouping]
"""The groupings by session."""

NO_GROUPS: Final = Grouping()


def preset(agenda: Agenda, people: People, before: Groupings) -> Groupings:
    """Take over an agenda's groups; sessions whose groups were changed live keep theirs."""
    found = {
        session.id: _of_session(session, agenda, people)
        for day in agenda.days
        for session in day.sessions
        if session.groups
    }
    return {**found, **{id_: kept for id_, kept in before.items() if not kept.untouched}}


def _of_session(session: Session, agenda: Agenda, people: People) -> Grouping:
    """Find members by name, or everybody who takes part for an organisation by its id.

    Who is named comes before who is meant by an organisation; of two groups the first counts.
    """
    groups: dict[str, Breakout] = {}
    named: dict[PersonId, str] = {}
    meant: dict[PersonId, str] = {}
    for given in session.groups:
        id_ = free_id(given.name, groups)
        unlisted: list[str] = []
        for member in given.members:
            persons = [p.id for p in people.persons.values() if p.name == member]
            delegates = () if persons else _delegates(member, agenda, people)
            named.update((p, id_) for p in persons if p not in named)
            meant.update((p, id_) for p in delegates if p not in meant)
            if not persons and not delegates:
                unlisted.append(member)
        groups[id_] = Breakout(id_, given.name, given.focus, unlisted=tuple(unlisted))
    return Grouping(groups, {**meant, **named}, untouched=True)


def _delegates(organisation: str, agenda: Agenda, people: People) -> tuple[PersonId, ...]:
    """List who takes part for an organisation, or else its stand-in."""
    if not any(organisation == known.id for known in agenda.organisations):
        return ()
    delegates = (
        person.id
        for person in people.persons.values()
        if person.organisation == organisation and person.role == "participant"
    )
    return tuple(delegates) or (stand_in_id(organisation),)


def set_back(groupings: Groupings, session: SessionId, by: dt.timedelta, own: Own) -> Groupings:
    """Move the start of a session's group time, as the clock was set by a negative length."""
    of = groupings.get(session)
    if of is None or of.timer is None:
        return groupings
    timer = replace(of.timer, start=shifted(of.timer.start, by))
    return own.put(groupings, session, replace(of, timer=timer))


def continued(groupings: Groupings, whole: SessionId, rest: SessionId, own: Own) -> Groupings:
    """Let the rest of a session have the groups of the whole, without their time."""
    of = groupings.get(whole)
    if of is None or not of.groups:
        return groupings
    groups, members = dict(of.groups), dict(of.members)  # from now on they go ways of their own
    left = replace(of, groups=groups, members=members, timer=None, untouched=False)
    return own.put(groupings, rest, left)


def apply(groupings: Groupings, fact: GroupFact, at: dt.datetime, own: Own) -> Groupings:
    """Fold a fact about groups that happened at an instant (UTC)."""
    session = fact.session
    before = groupings.get(session, NO_GROUPS)
    after = _apply(before, fact, at, own)
    if after is before:
        return groupings
    dealt = isinstance(fact, MembersDealt | Rotated) or (before.dealt and _keeps(fact))
    return own.put(groupings, session, replace(after, dealt=dealt, untouched=False))


def _keeps(fact: GroupFact) -> bool:
    """Return whether a fact leaves people, groups and rules as they are."""
    return isinstance(fact, GroupTimerStarted | GroupTimerStopped | HostNamed)


def _apply(  # noqa: C901, PLR0911
    of: Grouping, fact: GroupFact, at: dt.datetime, own: Own
) -> Grouping:
    match fact:
        case GroupFormed(_, id_, name, focus) | GroupChanged(_, id_, name, focus):
            group = replace(of.groups.get(id_, Breakout(id_, "")), name=name, focus=focus)
            return replace(of, groups=own.put(of.groups, id_, group))
        case GroupDissolved(_, id_):
            left = replace(of, groups=own.without(of.groups, id_))
            inside = [person for person, group in of.members.items() if group == id_]
            return _moved(left, dict.fromkeys(inside, ""), own)
        case MemberPlaced(_, person, group, others):
            return _moved(of, {person: group or "", **dict(others or ())}, own)
        case MembersDealt(_, placement, seed):
            return replace(of, members=dict(placement), seed=seed, rounds=(), began=())
        case GroupRuleSet(_, rule, people, group):
            return replace(of, rules=(*of.rules, Rule(rule, people, group)))
        case GroupRulesCleared():
            return replace(of, rules=())
        case HostNamed(_, id_, person):
            if id_ not in of.groups:
                return of
            group_ = replace(of.groups[id_], host=person)
            return replace(of, groups=own.put(of.groups, id_, group_))
        case Rotated(_, _, placement, seed):
            members = dict(placement)
            rounds = (*(of.rounds or (of.members,)), members)
            began = (*(of.began or (None,)), at)
            return replace(of, members=members, rounds=rounds, began=began, seed=seed)
        case GroupTimerStarted(_, seconds):
            longest = int(LONGEST_TIMER.total_seconds())
            return replace(of, timer=Timer(at, dt.timedelta(seconds=max(0, min(seconds, longest)))))
        case GroupTimerStopped():
            return replace(of, timer=None)


def _moved(of: Grouping, places: Mapping[PersonId, str], own: Own) -> Grouping:
    """Let people be elsewhere, in no group if that is ""; in a rotation, in its last round."""
    members = of.members
    for person, place in places.items():
        members = own.put(members, person, place) if place else own.without(members, person)
    rounds = (*of.rounds[:-1], members) if of.rounds else ()
    return replace(of, members=members, rounds=rounds)
