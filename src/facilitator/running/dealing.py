"""What a dealing of people to groups would do, before it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import Phrase, counted, joined, phrase
from facilitator.core.groups.board import Board, board, label
from facilitator.core.record import groups
from facilitator.core.record.events import AnyFact
from facilitator.core.record.groups import MemberPlaced, MembersDealt, Rotated
from facilitator.core.record.own import Own
from facilitator.core.record.state import State
from facilitator.core.telling.speech import to_the_second


def dealt(state: State, fact: AnyFact, now: dt.datetime) -> Iterator[Phrase]:
    """Say how large the groups would be, how many people would move, and what is not kept.

    Of a fact that deals nobody there is nothing to say.
    """
    if not isinstance(fact, MemberPlaced | MembersDealt | Rotated):
        return
    changed = groups.apply(state.groupings, fact, now, Own())
    before = board(state, fact.session)
    after = board(replace(state, groupings=changed), fact.session)
    each = [
        counted(
            "{name}: {n} person",
            "{name}: {n} people",
            table.size,
            name=one_line(table.group.name),
        )
        for table in after.tables
    ]
    yield joined(each)
    was, will = before.placement, after.placement
    moved = sum(was.get(person) != will.get(person) for person in {**was, **will})
    yield counted("{n} person moves", "{n} people move", moved)
    yield from after.not_kept(will)
    if isinstance(fact, Rotated):
        yield from _round(before, fact)


def _round(of: Board, fact: Rotated) -> Iterator[Phrase]:
    """Say of the next round which tables have no host, and whether the clock starts again."""
    if of.hostless:
        names = joined([Phrase(one_line(label(table))) for table in of.hostless])
        yield phrase("No host: {names}", names=names)
    if fact.seconds is not None:
        time = to_the_second(dt.timedelta(seconds=fact.seconds))
        yield phrase("The clock starts again: {time}", time=time)
