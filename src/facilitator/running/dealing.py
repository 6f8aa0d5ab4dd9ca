"""What a dealing of people to groups would do, before it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from facilitator.core.base.cells import one_line
from facilitator.core.base.ids import PersonId
from facilitator.core.base.language import Phrase, counted, joined
from facilitator.core.groups.board import board
from facilitator.core.record.events import AnyFact
from facilitator.core.record.groups import MemberPlaced, MembersDealt, Rotated
from facilitator.core.record.state import State

Dealt = MemberPlaced | MembersDealt | Rotated


def dealt(state: State, fact: AnyFact) -> Iterator[Phrase]:
    """Say how large the groups would be, how many people would move, and what is not kept.

    Of a fact that deals nobody there is nothing to say.
    """
    if not isinstance(fact, Dealt):
        return
    before = board(state, fact.session)
    after = {**before.placement, **_placed(fact)}
    sizes = Counter(group for group in after.values() if group)
    each = [
        counted(
            "{name}: {n} person",
            "{name}: {n} people",
            sizes[table.group.id],
            name=one_line(table.group.name),
        )
        for table in before.tables
    ]
    yield joined(each)
    moved = sum(before.placement.get(person) != group for person, group in after.items())
    yield counted("{n} person moves", "{n} people move", moved)
    yield from before.not_kept({p: g for p, g in after.items() if g})


def _placed(fact: Dealt) -> dict[PersonId, str]:
    match fact:
        case MembersDealt(placement=placement) | Rotated(placement=placement):
            return {person: group or "" for person, group in placement}
        case MemberPlaced(person=person, group=group, others=others):
            return {person: group or "", **{each: to or "" for each, to in others or ()}}
