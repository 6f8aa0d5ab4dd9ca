"""Who is in which group, session by session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from facilitator.core.base.language import Language, counted, phrase
from facilitator.core.base.span import ZERO
from facilitator.core.groups.board import Board, Table, board
from facilitator.core.groups.reports import Reports, reports
from facilitator.core.record.group_clocks import Timer
from facilitator.core.telling.speech import to_the_second
from facilitator.core.time.view import View
from facilitator.plain.places.line import counting
from facilitator.plain.voice import Sentence


def groups(here: View, _: Language) -> Iterator[Sentence]:
    """Read the groups of each session that has some."""
    for slot in here.state.slots:
        of = board(here.state, slot.session.id)
        if of.tables:
            yield phrase("“{title}”:", title=slot.session.title)
            yield from _board(of, here.plan.now)


def _board(of: Board, now: dt.datetime) -> Iterator[Sentence]:
    for table in of.tables:
        yield from _table(table)
        yield from _time(of.grouping.clocks.of(table.group.id), now)
    yield from _reporting(reports(of.grouping))
    alone = [person.name for person in of.nowhere]
    yield from counting(
        "In no group, {n} person: {names}", "In no group, {n} people: {names}", alone
    )


def _time(timer: Timer | None, now: dt.datetime) -> Iterator[Sentence]:
    left = timer.left(now) if timer is not None else None
    if left is not None and left >= ZERO:
        yield phrase("It has {time} left.", time=to_the_second(left))
    elif left is not None:
        yield phrase("Its time is up.")


def _reporting(of: Reports) -> Iterator[Sentence]:
    if not of.begun:
        return
    if of.current is not None:
        yield phrase("“{name}” is reporting.", name=of.current.name)
    yield from counting(
        "{n} group is to report: {names}",
        "{n} groups are to report, in this order: {names}",
        [group.name for group in of.to_come],
    )


def _table(table: Table) -> Iterator[Sentence]:
    members = [seat.person.name for seat in table.seats if seat.there]
    if members:
        yield counted(
            "Group {number}, {name}, {n} person: {names}",
            "Group {number}, {name}, {n} people: {names}",
            len(members),
            number=table.number,
            name=table.group.name,
            names=", ".join(members),
        )
    else:
        yield phrase(
            "Group {number}, {name}, nobody yet", number=table.number, name=table.group.name
        )
    if table.group.focus:
        yield phrase("It is about: {focus}", focus=table.group.focus)
    host = next((seat.person.name for seat in table.seats if seat.person.id == table.host), None)
    if host is not None:
        yield phrase("Its host: {name}", name=host)
    for note in table.notes:
        yield phrase("It reports: {text}", text=note.text)
