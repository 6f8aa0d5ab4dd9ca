"""Groups: which breakout groups a session has, and who is in which."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.ids import PersonId, SessionId
from facilitator.core.record import group_clocks, reporting
from facilitator.core.record.agenda import (
    Agenda,
    Session,
)
from facilitator.core.record.fact import Fact
from facilitator.core.record.group_clocks import (
    NO_CLOCKS,
    GroupClocks,
    GroupTimerStarted,
    GroupTimerStopped,
    Timer,
)
from facilitator.core.record.own import Own
from facilitator.core.record.people import People, free_id, stand_in_id
from facilitator.core.record.reporting import NOT_BEGUN, GroupReports, Reporting, ReportsOrdered

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
    """Somebody is in a group now, or in none; so are `others`, pairs of person and group or "".

    Those of them who are named in `hosts` are the hosts where they are now.
    """

    session: SessionId
    person: PersonId
    group: str | None = None
    others: Placement | None = None
    hosts: tuple[PersonId, ...] | None = None


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
    """The person who stays with a group when the others rotate, or nobody.

    So are `others`, pairs of a person and the group that they stay with.
    """

    session: SessionId
    group: str
    person: PersonId | None = None
    others: Placement | None = None


class Rotated(Fact, frozen=True):
    """Round `number` (counted from 1) of a rotation, in which everybody is placed anew.

    With `seconds` the groups have so much time from now, each the same.
    """

    session: SessionId
    number: int
    placement: Placement
    seed: int
    seconds: int | None = None


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
    | ReportsOrdered
    | GroupReports
)
"""Every fact about groups."""


_Clock = GroupTimerStarted | GroupTimerStopped
_Report = ReportsOrdered | GroupReports


class Breakout(Struct, frozen=True):
    """One breakout group; `host` is the person who stays when the others rotate.

    `unlisted` are the members it has in the agenda by names that are not listed there.
    """

    id: str
    name: str
    focus: str = ""
    host: PersonId | None = None
    unlisted: tuple[str, ...] = ()


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
    clocks: GroupClocks = NO_CLOCKS
    reporting: Reporting = NOT_BEGUN
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
    """Move the start of a session's group times, as the clock was set by a negative length."""
    of = groupings.get(session)
    if of is None or of.clocks is NO_CLOCKS:
        return groupings
    return own.put(groupings, session, replace(of, clocks=of.clocks.set_back(by)))


def continued(groupings: Groupings, whole: SessionId, rest: SessionId, own: Own) -> Groupings:
    """Let the rest of a session have the groups of the whole, without their time."""
    of = groupings.get(whole)
    if of is None or not of.groups:
        return groupings
    groups, members = dict(of.groups), dict(of.members)  # from now on they go ways of their own
    left = replace(
        of, groups=groups, members=members, clocks=NO_CLOCKS, reporting=NOT_BEGUN, untouched=False
    )
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
    return isinstance(fact, HostNamed | _Clock | _Report)


def _apply(  # noqa: C901, PLR0911
    of: Grouping, fact: GroupFact, at: dt.datetime, own: Own
) -> Grouping:
    match fact:
        case GroupFormed(_, id_, name, focus) | GroupChanged(_, id_, name, focus):
            group = replace(of.groups.get(id_, Breakout(id_, "")), name=name, focus=focus)
            return replace(of, groups=own.put(of.groups, id_, group))
        case GroupDissolved(_, id_):
            return _dissolved(of, id_, own)
        case MemberPlaced(_, person, group, others, hosts):
            moved = _moved(of, {person: group or "", **dict(others or ())}, own)
            return _hosted(moved, hosts or (), own)
        case MembersDealt(_, placement, seed):
            return replace(of, members=dict(placement), seed=seed, rounds=(), began=())
        case GroupRuleSet(_, rule, people, group):
            return replace(of, rules=(*of.rules, Rule(rule, people, group)))
        case GroupRulesCleared():
            return replace(of, rules=())
        case HostNamed(_, id_, person, others):
            return _with_hosts(of, ((person, id_), *(others or ())), own)
        case Rotated():
            return _rotated(of, fact, at)
        case GroupTimerStarted() | GroupTimerStopped():
            return replace(of, clocks=group_clocks.apply(of.clocks, fact, at, own))
        case ReportsOrdered() | GroupReports():
            return replace(of, reporting=reporting.apply(of.reporting, fact))


def _dissolved(of: Grouping, group: str, own: Own) -> Grouping:
    left = replace(of, groups=own.without(of.groups, group), clocks=of.clocks.without(group, own))
    inside = [person for person, place in of.members.items() if place == group]
    return _moved(left, dict.fromkeys(inside, ""), own)


def _rotated(of: Grouping, fact: Rotated, at: dt.datetime) -> Grouping:
    members = dict(fact.placement)
    rounds = (*(of.rounds or (of.members,)), members)
    began = (*(of.began or (None,)), at)
    clocks = of.clocks
    if fact.seconds is not None:
        clocks = clocks.for_all(Timer.of(at, fact.seconds))
    return replace(of, members=members, rounds=rounds, began=began, seed=fact.seed, clocks=clocks)


def _with_hosts(of: Grouping, hosts: Iterable[tuple[PersonId | None, str]], own: Own) -> Grouping:
    for host, group in hosts:
        if group in of.groups:
            with_host = replace(of.groups[group], host=host)
            of = replace(of, groups=own.put(of.groups, group, with_host))
    return of


def _hosted(of: Grouping, hosts: Iterable[PersonId], own: Own) -> Grouping:
    """Let people be hosts where they are now, and no more where they were."""
    before = [
        (None, group.id) for host in hosts for group in of.groups.values() if group.host == host
    ]
    now = [(host, of.members.get(host, "")) for host in hosts]
    return _with_hosts(of, (*before, *now), own)


def _moved(of: Grouping, places: Mapping[PersonId, str], own: Own) -> Grouping:
    """Let people be elsewhere, in no group if that is ""; in a rotation, in its last round."""
    members = of.members
    for person, place in places.items():
        members = own.put(members, person, place) if place else own.without(members, person)
    rounds = (*of.rounds[:-1], members) if of.rounds else ()
    return replace(of, members=members, rounds=rounds)
