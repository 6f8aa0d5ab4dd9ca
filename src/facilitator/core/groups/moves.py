"""What may be done with a session's groups: each move gives one fact, or is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from facilitator.core.base.ids import PersonId, SessionId
from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line, clean_words
from facilitator.core.groups.board import Board, as_rules, board, members
from facilitator.core.groups.grouping import balance, rotation
from facilitator.core.people.roster import person_of
from facilitator.core.record.groups import (
    NO_GROUPS,
    GroupChanged,
    GroupDissolved,
    GroupFact,
    GroupFormed,
    Grouping,
    GroupRule,
    GroupRulesCleared,
    GroupRuleSet,
    HostNamed,
    MemberPlaced,
    MembersDealt,
    Rotated,
)
from facilitator.core.record.people import Person, free_id
from facilitator.core.time.moves import named

if TYPE_CHECKING:
    from facilitator.core.record.state import State

PLANNED_ROUNDS: Final = 3
"""How many rounds a rotation is planned for at first: as many as a World Café usually has."""


def form(state: State, _: dt.datetime, session: SessionId, name: str, focus: str = "") -> GroupFact:
    """Form a group by its name and focus; the focus alone is name enough."""
    named(state, session)
    name, focus = _named(state, session, name, focus)
    taken = {*grouping_of(state, session).groups, *(n.group or "" for n in state.notes.values())}
    return GroupFormed(session, free_id(name, taken), name, focus)


def change(
    state: State, _: dt.datetime, session: SessionId, group: str, name: str, focus: str = ""
) -> GroupFact:
    """Give a group another name or focus."""
    _group(state, session, group)
    before = grouping_of(state, session).groups[group]
    name, focus = _named(state, session, name, focus, but=group)
    if (name, focus) == (before.name, before.focus):
        raise Refused(phrase("Nothing was changed."))
    return GroupChanged(session, group, name, focus)


def dissolve(state: State, _: dt.datetime, session: SessionId, group: str) -> GroupFact:
    """Dissolve a group; its members are in none."""
    _group(state, session, group)
    return GroupDissolved(session, group)


def put(
    state: State,
    _: dt.datetime,
    session: SessionId,
    person: PersonId,
    group: str | None,
    *others: PersonId,
) -> GroupFact:
    """Move somebody, and others too, into a group, or with None out of every one."""
    those = _known(state, person, *others)
    if group is not None:
        _group(state, session, group)
    on = board(state, session)
    moving = [one for one in those if _group_of(on, one) != group]
    if not moving:
        raise Refused(_nobody_moves(those, group))
    return _placed(session, [(one.id, group) for one in moving])


def join(
    state: State, _: dt.datetime, session: SessionId, person: PersonId, *others: PersonId
) -> GroupFact:
    """Put a latecomer, and others after them, into the group that needs them most."""
    those = _known(state, person, *others)
    on = board(state, session)
    _refuse_no_groups(on)
    late = [one for one in those if on.table_of(one.id) is None]
    if not late and len(those) > 1:
        raise Refused(phrase("They are already in groups."))
    if not late:
        raise Refused(phrase("{name} is already in a group.", name=those[0].name))
    groups = [table.group.id for table in on.tables]
    known = members((*on.placed, *late))
    placement = dict(on.placement)
    for one in late:
        rules = as_rules(on.rules)
        placement[one.id] = balance.latecomer(placement, groups, one.id, known, rules)
    return _placed(session, [(one.id, placement[one.id]) for one in late])


def deal(state: State, _: dt.datetime, session: SessionId, *, everyone: bool = False) -> GroupFact:
    """Put everybody into groups of even size with the next seed.

    Whoever is away is in none any more. Speakers and facilitators who are in no group are only
    put into one when `everyone` is wanted.
    """
    on = board(state, session, everyone=everyone)
    _refuse_no_groups(on)
    people = members((*on.placed, *on.nowhere))
    if not people:
        raise Refused(phrase("There is nobody to put into groups: list people first."))
    seed = 1 if on.grouping.seed is None else on.grouping.seed + 1
    groups = [table.group.id for table in on.tables]
    dealt = balance.balance(people, groups, as_rules(on.rules), seed)
    return MembersDealt(session, tuple(dealt.placement.items()), seed)


def set_rule(
    state: State, _: dt.datetime, session: SessionId, rule: GroupRule, people: Sequence[PersonId]
) -> GroupFact:
    """Keep people together or apart, or fix them in the group where they are."""
    on = board(state, session, everyone=True)
    known = {person.id for person in (*on.placed, *on.nowhere)}
    those = tuple(dict.fromkeys(person for person in people if person in known))
    if rule != "fixed":
        if len(those) < 2:  # noqa: PLR2004 - one person is neither together nor apart
            raise Refused(phrase("It takes at least two people: choose them first."))
        return GroupRuleSet(session, rule, those)
    tables = {table.group.id for p in those if (table := on.table_of(p)) is not None}
    if not those or any(on.table_of(person) is None for person in those):
        raise Refused(phrase("Put them into the group first, then fix them there."))
    if len(tables) > 1:
        raise Refused(phrase("They are in different groups: fix one group at a time."))
    return GroupRuleSet(session, rule, those, tables.pop())


def clear_rules(state: State, _: dt.datetime, session: SessionId) -> GroupFact:
    """Let no rule count any more."""
    if not grouping_of(state, session).rules:
        raise Refused(phrase("There is no rule to clear."))
    return GroupRulesCleared(session)


def name_host(state: State, _: dt.datetime, session: SessionId, person: PersonId) -> GroupFact:
    """Let somebody be the host of the group they are in; a host is one no more."""
    on = board(state, session)
    table = on.table_of(person)
    if table is None:
        raise Refused(phrase("A host is in a group: put the person into one first."))
    return HostNamed(session, table.group.id, None if table.host == person else person)


def rotate(state: State, _: dt.datetime, session: SessionId) -> GroupFact:
    """Send everybody but the hosts on to other groups, so that few meet whom they have met."""
    on = board(state, session)
    if len(on.tables) < 2:  # noqa: PLR2004 - else there is nowhere to go
        raise Refused(phrase("It takes at least two groups to rotate."))
    if not on.placement:
        raise Refused(phrase("Nobody is in a group yet: deal people to the groups first."))
    held = on.grouping.rounds or (on.grouping.members,)
    seed = on.grouping.seed or 0
    return Rotated(session, len(held) + 1, tuple(_next_round(on, held, seed).items()), seed)


def read_line(line: str) -> tuple[str, str]:
    """Read what is typed of a group, "name: focus" or a name alone."""
    name, _, focus = line.partition(":")
    return clean_line(name), clean_line(focus)


def _next_round(
    on: Board, held: Sequence[Mapping[PersonId, str]], seed: int
) -> dict[PersonId, str]:
    """Find the next round; the first ones are planned together, so that none spoils the next."""
    ahead = max(1, PLANNED_ROUNDS - len(held))
    groups = [table.group.id for table in on.tables]
    rules = as_rules(on.rules)
    here = on.placement
    plan = rotation.rotate(here, groups, on.hosts, ahead, seed, earlier=held, rules=rules)
    return dict(plan.rounds[0])


def _known(state: State, *people: PersonId) -> list[Person]:
    """Give those of some people who are on the list, each once; there has to be somebody."""
    found = [one for id_ in dict.fromkeys(people) if (one := person_of(state, id_)) is not None]
    if not found:
        raise Refused(phrase("Nobody of that name is on the list any more."))
    return found


def _group_of(on: Board, person: Person) -> str | None:
    table = on.table_of(person.id)
    return table.group.id if table is not None else None


def _nobody_moves(those: Sequence[Person], group: str | None) -> Phrase:
    if len(those) > 1:
        if group is None:
            return phrase("They are in no group.")
        return phrase("They are already in that group.")
    name = those[0].name
    if group is None:
        return phrase("{name} is in no group.", name=name)
    return phrase("{name} is already in that group.", name=name)


def _placed(session: SessionId, placement: Sequence[tuple[PersonId, str | None]]) -> MemberPlaced:
    (person, group), *others = placement
    pairs = tuple((other, place or "") for other, place in others)
    return MemberPlaced(session, person, group, pairs or None)


def grouping_of(state: State, session: SessionId) -> Grouping:
    """Return a session's groups."""
    return state.groupings.get(session, NO_GROUPS)


def _group(state: State, session: SessionId, group: str) -> None:
    if group not in grouping_of(state, session).groups:
        raise Refused(phrase("That group is no longer there."))


def _named(
    state: State, session: SessionId, name: str, focus: str, *, but: str | None = None
) -> tuple[str, str]:
    """Clean a name and a focus; the name has to be there and no other group's."""
    name, focus = clean_words(name), clean_words(focus)
    name = name or focus
    if not name:
        raise Refused(phrase("A group needs a name."))
    others = [group for group in grouping_of(state, session).groups.values() if group.id != but]
    if any(group.name.casefold() == name.casefold() for group in others):
        raise Refused(phrase("There is already a group called “{name}”.", name=name))
    return name, focus


def _refuse_no_groups(on: Board) -> None:
    if not on.tables:
        raise Refused(phrase("There is no group yet: form one first."))
