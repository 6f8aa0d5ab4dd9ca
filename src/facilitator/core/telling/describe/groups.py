"""What happened to groups, in words."""

from __future__ import annotations

from facilitator.core.base.language import Phrase, counted, phrase
from facilitator.core.record.group_clocks import GroupTimerStarted, GroupTimerStopped
from facilitator.core.record.groups import (
    GroupChanged,
    GroupDissolved,
    GroupFact,
    GroupFormed,
    GroupRulesCleared,
    GroupRuleSet,
    HostNamed,
    MemberPlaced,
    MembersDealt,
    Placement,
    Rotated,
)
from facilitator.core.record.reporting import GroupReports, ReportsOrdered
from facilitator.core.record.state import State
from facilitator.core.telling import names


def describe(fact: GroupFact, state: State) -> Phrase:  # noqa: C901, PLR0911
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case GroupFormed():
            return phrase("formed the group {name}", name=names.short(fact.name))
        case GroupChanged():
            return phrase("changed the group {name}", name=names.short(fact.name))
        case GroupDissolved():
            return phrase(
                "dissolved the group {name}", name=names.group(fact.session, fact.group, state)
            )
        case MemberPlaced():
            return _member(fact, state)
        case MembersDealt():
            return phrase("balanced the groups")
        case GroupRuleSet() | GroupRulesCleared():
            return phrase("changed the rules for the groups")
        case HostNamed():
            return _host(fact, state)
        case Rotated():
            return phrase("rotated the groups")
        case GroupTimerStarted() | GroupTimerStopped():
            return _timer(fact, state)
        case ReportsOrdered():
            return phrase("changed the order of reporting")
        case GroupReports():
            return _report(fact, state)


def _timer(fact: GroupTimerStarted | GroupTimerStopped, state: State) -> Phrase:
    if fact.group is None:
        return phrase("set the groups' timer")
    return phrase("set the timer of {group}", group=names.group(fact.session, fact.group, state))


def _report(fact: GroupReports, state: State) -> Phrase:
    if fact.group is None:
        return phrase("ended the reporting")
    return phrase("let {group} report", group=names.group(fact.session, fact.group, state))


def _member(fact: MemberPlaced, state: State) -> Phrase:
    if fact.others:
        return _members(fact, fact.others, state)
    name = names.who(fact.person, state)
    if fact.group is None:
        return phrase("took {name} out of the groups", name=name)
    group = names.group(fact.session, fact.group, state)
    return phrase("put {name} in {group}", name=name, group=group)


def _host(fact: HostNamed, state: State) -> Phrase:
    if fact.others:
        n = 1 + len(fact.others)
        return counted("made {n} person a host", "made {n} people hosts", n)
    group = names.group(fact.session, fact.group, state)
    if fact.person is None:
        return phrase("left {group} without a host", group=group)
    return phrase(
        "made {name} the host of {group}", name=names.who(fact.person, state), group=group
    )


def _members(fact: MemberPlaced, others: Placement, state: State) -> Phrase:
    n, places = 1 + len(others), {fact.group or "", *(group for _, group in others)}
    if places == {""}:
        return counted("took {n} person out of the groups", "took {n} people out of the groups", n)
    if len(places) > 1:
        return counted("put {n} person in groups", "put {n} people in groups", n)
    group = names.group(fact.session, places.pop(), state)
    return counted("put {n} person in {group}", "put {n} people in {group}", n, group=group)
