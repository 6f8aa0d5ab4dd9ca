"""What is there to know when a day, or the meeting, is over: how it went, what is to be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, cut, one_line
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.groups import board
from facilitator.core.notes.capture import SIGNS
from facilitator.core.record.plan import Anchor
from facilitator.core.time.materials import preparations
from facilitator.core.time.schedule import Row
from facilitator.tui.places.run.moment import Moment
from facilitator.tui.places.run.panels import coming
from facilitator.tui.rows.ticks import tick
from facilitator.tui.widgets.inks import Piece, length, shortened
from facilitator.tui.widgets.labelled import APART, Field, Line, Room, items

if TYPE_CHECKING:
    from facilitator.core.review.review import SessionReview

MOST: Final = 3
"""So many sessions of the next day are named."""


def title(of: Moment) -> str:
    """Say when the meeting goes on."""
    row = of.plan.following
    if row is None:
        return of.say("The programme is done")
    date = of.state.dates[row.slot.day]
    day = of.language.weekday_and_day(date)
    at = of.clock(row.slot.start)
    if (date - of.now.astimezone(of.zone).date()).days == 1:
        return of.say("Goes on tomorrow, {day}, {at}", day=day, at=at)
    return of.say("Goes on {day}, {at}", day=day, at=at)


def ended(of: Moment) -> str:
    """Say when the last session of the day ended."""
    ends = [row.actual_end for row in of.rows_of(of.today) if row.actual_end]
    return of.say("ended {at}", at=of.clock(max(ends))) if ends else ""


def fields(of: Moment, room: Room) -> Iterator[Field]:
    """Give the fields of a day that is over."""
    yield today(of, room)
    yield noted(of, room)
    if of.plan.following is not None:
        yield tomorrow(of, room)
    yield tonight(of, room)


def today(of: Moment, room: Room) -> Field:
    """Say in two lines how the day went: how much was held, and what took longest."""
    from facilitator.core.review.review import Outcome, review

    day = next((day for day in review(of.state, of.now).days if day.day == of.today), None)
    if day is None:
        return Field("", ())
    held = [each for each in day.sessions if each.outcome is Outcome.HELD]
    first: list[Piece] = [(of.say("{n} of {all} held", n=len(held), all=len(day.sessions)), "")]
    if day.ended_late is not None:
        first += [(", ", ""), _ended(of, day.ended_late, room, room.text - length(first) - 2)]
    lines: list[Line] = [shortened(first, room.text)]
    longest = max(held, key=lambda each: each.over, default=None)
    if longest is not None and longest.over >= MINUTE:
        lines.append(_longest(of, longest, room))
    return Field(of.say("Today"), lines)


def _ended(of: Moment, late: dt.timedelta, room: Room, width: int) -> Piece:
    """Say how late a day ended, in a narrow window in so many cells, where that is possible."""
    look = "warn" if late >= MINUTE else "ok"
    if room.narrow:
        from facilitator.core.review import sentences

        words = of.language.say(sentences.late(late))
        return words if cells(words) <= width else of.language.offset(late), look
    if abs(late) < MINUTE:
        return of.say("ended on time"), look
    length = of.language.minutes(late)
    if late > ZERO:
        return of.say("ended {length} late", length=length), look
    return of.say("ended {length} early", length=length), look


def _longest(of: Moment, longest: SessionReview, room: Room) -> Line:
    first: Piece = (of.say("Most over: "), "")
    rest: list[Piece] = [(f" +{of.language.minutes(longest.over)}", "warn")]
    if not room.narrow:
        rest += [APART, (of.key("review.open", "w"), "bold"), (f" {of.say('times')}", "muted")]
    name = cut(one_line(longest.slot.session.title), max(8, room.text - length([first, *rest])))
    return shortened([first, (name, "bold"), *rest], room.text)


def noted(of: Moment, room: Room) -> Field:
    """Count what was captured, and the actions that nobody has."""
    kinds = of.tally.kinds
    found: list[list[Piece]] = []
    if n := kinds.get("decision", 0):
        words = of.language.count("{n} decision", "{n} decisions", n)
        found.append([(SIGNS["decision"], "ok"), (f" {words}", "")])
    if n := kinds.get("action", 0):
        words = of.language.count("{n} action", "{n} actions", n)
        found.append([(SIGNS["action"], "accent"), (f" {words}", "")])
    if n := of.tally.unowned:
        found.append([(f"{signs.HEED} {of.say('{n} without owner', n=n)}", "warn")])
    if n := kinds.get("quote", 0):
        found.append([(SIGNS["quote"], "accent"), (f" {n}", "")])
    if n := kinds.get("question", 0):
        found.append([(SIGNS["question"], "warn"), (f" {n}", "")])
    return Field(of.say("Noted"), items(found, room.text))


def tomorrow(of: Moment, room: Room) -> Field:
    """Name what the next day begins with and what it holds that has to be prepared."""
    rows = of.rows_of(of.day)
    telling = sorted(rows[1:], key=_plain)[: MOST - 1]
    shown = [row for row in rows if row in (rows[0], *telling)]
    date = of.state.dates[of.day] - of.now.astimezone(of.zone).date()
    label = of.say("Tomorrow") if date.days == 1 else of.say("Up next")
    return Field(label, [_tomorrow(of, row, room) for row in shown])


def _plain(row: Row) -> int:
    """Say how little of a session has to be prepared: groups and links are worth a thought."""
    if row.session.kind == "groups" or row.session.remote:
        return 0
    if row.session.kind == "round":
        return 1
    return 2 if row.slot.anchor is Anchor.FIXED else 3


def _tomorrow(of: Moment, row: Row, room: Room) -> Line:
    line = list(coming.line_of(of, row, room))
    if row.session.remote:
        line.append((f" {of.say('by link')}", "muted"))
    if n := placeless(of, row):
        words = str(n) if room.narrow else of.say("{n} without a group", n=n)
        line += [(f" {signs.HEED} {words}", "warn")]
    return shortened(line, room.text)


def placeless(of: Moment, row: Row) -> int:
    """Count those who are in none of the groups of a session."""
    if row.session.kind != "groups":
        return 0
    there = board.board(of.state, row.session.id)
    return len(there.nowhere) if there.tables else 0


def tonight(of: Moment, room: Room) -> Field:
    """List what is to be done before it goes on."""
    lines: list[Line] = []
    for row in of.rows_of(of.day) if of.plan.following is not None else ():
        if n := placeless(of, row):
            words = of.language.count("put {n} person in a group", "put {n} people in groups", n)
            lines.append(_to_do(words, of.key("place.groups", "3"), room))
    if n := of.tally.unowned:
        words = of.language.count("find an owner for {n} action", "find owners for {n} actions", n)
        lines.append(_to_do(words, of.key("place.notes", "2"), room))
    for row in of.rows_of(of.day) if of.plan.following is not None else ():
        lines += [tick(of.state, row.session.id, item) for item in preparations(row)]
    lines.append(_to_do(of.say("write the minutes"), of.key("meeting.export", "x"), room))
    return Field(of.say("To do"), [shortened(line, room.text) for line in lines])


def _to_do(words: str, key: str, room: Room) -> list[Piece]:
    """Write what is to be done with the key for it, which is never cut."""
    line: list[Piece] = [(f"{signs.OPEN} {words}", "")]
    apart = length([*line, APART, (key, "")]) <= room.text
    keyed: list[Piece] = [APART if apart else (" ", ""), (key, "bold")]
    return [*shortened(line, room.text - length(keyed)), *keyed]
