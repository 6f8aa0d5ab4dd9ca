"""What a change of the programme did to the times of the sessions still to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from facilitator.core.base.cells import cut, one_line
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Language, by_key, clock_time
from facilitator.core.base.span import MINUTE, minutes_between
from facilitator.core.time.figures import apart
from facilitator.core.time.schedule import Row
from facilitator.core.time.view import View
from facilitator.running.messages import room_line
from facilitator.tui.widgets.inks import Piece
from facilitator.tui.widgets.labelled import Field, Line, Room, items, prose
from facilitator.tui.widgets.panel import Panel

LONGEST_TITLE = 24
MOST = 4
"""How many of the sessions that moved are named."""


def frame(language: Language) -> Panel:
    """Name the panel, and the key that takes the change back."""
    undo = language.say("{u} undoes", u=by_key("meeting.undo", "u"))
    return Panel(language.say("What the last change did"), keys=(undo,))


def last(changed: tuple[View, View] | None, language: Language, room: Room) -> Iterator[Field]:
    """Say what the last change did, by what was seen before and after it; None if there is none."""
    if changed is None:
        yield prose("", language.say("Nothing was changed yet."), room, "muted")
    else:
        yield from fields(*changed, language, room)


def fields(before: View, now: View, language: Language, room: Room) -> Iterator[Field]:
    """Say which sessions begin at another time than before, and how the fixed point stands."""
    say, zone = language.say, now.state.zone
    started = {row.session.id: row.expected_start for row in before.plan.rows}
    moved: list[list[Piece]] = [
        [
            (f"{cut(one_line(row.session.title), LONGEST_TITLE)} ", ""),
            (f"{clock_time(row.expected_start, zone)} ", ""),
            (apart(minutes * MINUTE), "warn" if minutes > 0 else "ok"),
        ]
        for row in now.plan.rows
        if row.expected_start is not None and (minutes := _by(started, row))
    ]
    point = now.plan.fixed_point
    if point is None and not moved:
        yield prose("", say("No times changed."), room, "muted")
    kept = list(_kept(now, language, room))
    below = sum(len(field.lines) for field in kept)
    yield Field(say("Moved"), _listed(moved, room, max(1, room.height - below), language))
    yield from kept


def _listed(
    moved: Sequence[Sequence[Piece]], room: Room, height: int, language: Language
) -> Sequence[Line]:
    """Name as many of those that moved as so many lines have room for, and count the others."""
    for most in range(min(MOST, len(moved)), 0, -1):
        shown = list(moved[:most])
        if more := len(moved) - most:
            shown.append([(language.say("and {n} more", n=more), "muted")])
        lines = items(shown, room.text)
        if len(lines) <= height:
            return lines
    return [[(language.count("{n} session", "{n} sessions", len(moved)), "")]] if moved else []


def _kept(now: View, language: Language, room: Room) -> Iterator[Field]:
    """Say how the fixed point stands."""
    say, point = language.say, now.plan.fixed_point
    if point is None:
        return
    title = cut(one_line(point.row.session.title), LONGEST_TITLE)
    at = clock_time(point.row.slot.start, now.state.zone)
    if point.lost:
        yield prose(say("Missed"), f"{title} {at}", room, "err")
    elif point.late:
        late = language.minutes(point.row.late)
        words = say(
            "{title} {at}, {time} late unless time is made up", title=title, at=at, time=late
        )
        yield prose(say("Tight"), words, room, "warn")
    else:
        yield prose(say("Kept"), f"{title} {at}, {room_line(now.plan, language)}", room)


def _by(started: Mapping[SessionId, dt.datetime | None], row: Row) -> int:
    """Say by how many minutes a session begins later than before, 0 if by less or not known."""
    was = started.get(row.session.id)
    if was is None or row.expected_start is None or abs(row.expected_start - was) < MINUTE:
        return 0
    return minutes_between(was, row.expected_start)
