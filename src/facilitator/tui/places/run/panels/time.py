"""The time of the middle panel: the figure, the words below it, and whether what is fixed holds.

All of it is worked out of the seconds that the figure shows, so that no two say different minutes.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from msgspec import Struct

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, cut, one_line
from facilitator.core.base.language import N_
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.time.day_bar import Hold, Point, said
from facilitator.core.time.figures import figure, in_words, shown
from facilitator.core.time.phase_signs import PHASES
from facilitator.core.time.schedule import Phase, Row, Status
from facilitator.running import messages
from facilitator.tui.places.run.moment import Moment, Stage
from facilitator.tui.places.run.panels.programme import LOOKS
from facilitator.tui.widgets.inks import Piece, length
from facilitator.tui.widgets.labelled import APART, Line
from facilitator.tui.widgets.panel import Standing

_NAME: Final = 6
"""To fewer cells no title is cut as long as something else can go."""


class Time(Struct, frozen=True):
    """What is seen of the time: the figure with its look, what the edge says, and two lines."""

    figure: str = ""
    look: str = "text"
    standing: Standing = ""
    state: Line = ()
    point: Line = ()


def time(of: Moment, width: int, *, narrow: bool) -> Time:
    """Say how the time stands, in lines of at most `width` cells."""
    if of.stage is Stage.RUNNING:
        return _running(of, width, point(of, width, narrow=narrow))
    if of.stage is Stage.BEFORE:
        return _before(of, point(of, width, narrow=narrow))
    return Time()


def _running(of: Moment, width: int, point: Line) -> Time:
    row, left = of.plan.current, shown(of.plan.remaining or ZERO)
    text = figure(left, of.language)
    if row is not None and row.status is Status.PAUSED:
        since = of.language.minutes(of.now - row.progress.pauses[-1].start)
        words = f"{signs.PAUSED} {of.say('paused for {time}', time=since)}"
        rest: list[Piece] = [(f", {in_words(left, of.language)}", "bold")]
        state = [(words, "bold"), *rest, *_offset(of, left)]
        if length(state) > width:  # the figure says it too
            state.remove(*rest)
        return Time(text, "muted", "", state, point)
    look = LOOKS[of.plan.phase]
    words = f"{PHASES[of.plan.phase]} {in_words(left, of.language)}"
    return Time(text, look, look, [(words, f"{look} bold"), *_offset(of, left)], point)


def _offset(of: Moment, left: dt.timedelta) -> list[Piece]:
    """Say how far the meeting is from the plan, unless that is just the time it is over."""
    offset = of.plan.behind
    if left < ZERO and abs(offset - of.plan.overtime) < MINUTE:
        return []
    return [APART, (of.language.offset(offset), "warn" if offset >= MINUTE else "ok")]


def _before(of: Moment, point: Line) -> Time:
    row = of.plan.following
    if row is None:
        return Time()
    if row.progress.begun:
        return _unfinished(of, row, point)
    left = shown(row.slot.start - of.now)
    date = of.state.dates[row.slot.day]
    today = of.now.astimezone(of.zone).date() >= date
    start = of.clock(row.slot.start)
    if not today:
        start = f"{of.language.weekday_and_day(date)} {start}"
    late = left < ZERO
    look: Standing = "warn" if late else "accent"
    words = _late(-left, start, of) if late else of.say("until {start}", start=start)
    state: list[Piece] = [(words, f"{look} bold")]
    if today:  # before that it does not start what is of another day
        state += [
            APART,
            (of.key("session.toggle", "space"), "bold"),
            (f" {of.say('starts it')}", "muted"),
        ]
    text = figure(left, of.language, before=True)
    return Time(text, look, "warn" if late else "", state, point)


def _unfinished(of: Moment, row: Row, point: Line) -> Time:
    """Say how much is left of a session that was left for another."""
    left = (row.expected_end or of.now) - (row.expected_start or of.now)
    words = f"{signs.BROKEN_OFF} {of.say('left unfinished')}, {in_words(left, of.language)}"
    key: list[Piece] = [
        (of.key("session.toggle", "space"), "bold"),
        (f" {of.say('goes on')}", "muted"),
    ]
    return Time(figure(left, of.language), "muted", "", [(words, "bold"), APART, *key], point)


def _late(late: dt.timedelta, start: str, of: Moment) -> str:
    if late < MINUTE:
        return f"{signs.HEED} {of.say('{start} now', start=start)}"
    time = of.language.minutes(late)
    return f"{signs.HEED} {of.say('{time} after {start}', time=time, start=start)}"


def point(of: Moment, width: int, *, narrow: bool) -> Line:
    """Say whether the next fixed point, or else the end of the day, is kept.

    Where that is too long what saves it goes first, then the title is cut, but never to a stump
    like "Fi…": before that goes how much time there is to spare.
    """
    if of.bar is None or not of.bar.points:
        return ()
    here = of.bar.points[0]
    name = one_line(here.title) or of.say("Finish")
    line = [*_point(of, here, name, narrow=narrow), *_saves(of, here, narrow=narrow)]
    if length(line) <= width:
        return line
    line = _point(of, here, name, narrow=narrow)
    room = cells(name) - max(0, length(line) - width)
    spare = room >= min(cells(name), _NAME)
    if not spare:
        line = _point(of, here, name, narrow=narrow, spare=False)
        room = cells(name) - max(0, length(line) - width)
    return _point(of, here, cut(name, max(1, room)), narrow=narrow, spare=spare)


def _point(of: Moment, here: Point, name: str, *, narrow: bool, spare: bool = True) -> list[Piece]:
    at, sign = of.clock(here.at), f"{signs.FIXED} "
    match here.hold:
        case Hold.KEPT:
            planned: list[Piece] = [(sign, "muted"), (f"{name} {at}", "")]
            kept = (f" {of.say('kept')}", "ok")
            return [*planned, kept, (_spare(of), "muted")] if spare else [*planned, kept]
        case Hold.LATE:
            _, late = said(here, of.zone)  # as it stands below the bar of the day
            return [(sign, "muted"), (f"{name} ", ""), (of.language.say(late), "warn")]
        case Hold.MISSED:
            words, start = _missed(of, here, narrow=narrow), of.clock(here.expected)
            return [(sign + of.say(words, title=name, at=at, start=start), "err")]
        case Hold.MOVED:
            moved = f"{name} {of.clock(here.expected)}"
            return [(sign, "muted"), (moved, ""), (f", {of.say('planned {at}', at=at)}", "muted")]


def _spare(of: Moment) -> str:
    line = messages.room_line(of.plan, of.language)
    return f", {line}" if line else ""


def _saves(of: Moment, here: Point, *, narrow: bool) -> list[Piece]:
    """Say what keeps a fixed point that is late; the end of a day is nobody's appointment."""
    point = of.plan.fixed_point
    if here.hold is not Hold.LATE or point is None or point.row.session.id != here.session:
        return []
    if point.recoverable:
        return [
            APART,
            (of.key("session.rebalance", "r"), "bold"),
            (f" {of.say('rebalances')}", "muted"),
        ]
    words = N_("end by {latest}") if narrow else N_("end by {latest} to keep it")
    return [APART, (of.say(words, latest=of.clock(point.latest)), "")]


def _missed(of: Moment, here: Point, *, narrow: bool) -> str:
    if of.now < here.at:
        if narrow:
            return N_("{title} {at} lost, now {start}")
        return N_("{title} {at} cannot be kept, starts {start}")
    if narrow:
        return N_("{title} {at} missed, now {start}")
    if of.plan.phase is Phase.OVERTIME:
        return N_("{title} {at} is missed, starts {start} if you end now")
    return N_("{title} {at} is missed, starts {start}")
