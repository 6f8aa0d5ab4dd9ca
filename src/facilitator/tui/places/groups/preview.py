"""What dealing people to groups would do, shown before it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import Language
from facilitator.core.groups.board import Board
from facilitator.core.record.events import AnyFact
from facilitator.core.record.groups import MemberPlaced, MembersDealt, Rotated


def preview(board: Board, fact: AnyFact, language: Language) -> Iterator[str]:
    """Say how large the groups would be, how many people would move, and what is not kept."""
    after = {**board.placement, **_placed(fact)}
    sizes = Counter(group for group in after.values() if group)
    yield language.say(
        "Sizes: {sizes}",
        sizes=", ".join(
            f"{one_line(table.group.name)} {sizes[table.group.id]}" for table in board.tables
        ),
    )
    moved = sum(board.placement.get(person) != group for person, group in after.items())
    yield language.count("{n} person moves", "{n} people move", moved)
    yield from map(language.say, board.not_kept({p: g for p, g in after.items() if g}))


def _placed(fact: AnyFact) -> dict[str, str]:
    match fact:
        case MembersDealt(placement=placement) | Rotated(placement=placement):
            return {person: group or "" for person, group in placement}
        case MemberPlaced(person=person, group=group, others=others):
            return {person: group or "", **{each: to or "" for each, to in others or ()}}
        case _:
            return {}
