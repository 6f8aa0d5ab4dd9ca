"""What changed between two looks at a meeting, in whole sentences, as they are read aloud.

What somebody did is a sentence of its own (`deed`); `announcements` are what came of it, and what
time does by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from facilitator.core.base.language import Phrase, clock_time, phrase
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.telling.announce_parts import (
    countdown,
    groups,
    step_now,
    steps_passed,
    turn_now,
    turns,
)
from facilitator.core.telling.speech import MARKS, id_of, mark_passed, spoken, titled
from facilitator.core.time.schedule import FixedPoint, Phase, Row, Schedule, Status
from facilitator.core.time.view import View

HALF: Final = 10 * MINUTE
"""Half of a session's time is told when that is more than this."""

AGAIN: Final = 5 * MINUTE
"""How much more overtime, or lateness that grows by itself, is told again."""


def deed(what: Phrase, who: str | Phrase | None = None) -> Phrase:
    """Say that somebody did what `describe` says; if nobody is named it was the reader."""
    if who is None:
        return phrase("You {what}.", what=what)
    return phrase("{who} {what}.", who=who, what=what)


def where(here: View) -> tuple[Phrase, ...]:
    """Say where the meeting stands, in whole sentences."""
    return tuple(
        one
        for one in (
            _standing(here),
            turn_now(here),
            step_now(here),
            _offset(here),
            _fixed(here),
        )
        if one is not None
    )


def announcements(before: View, after: View) -> list[Phrase]:
    """Say what is different, the most important first."""
    return [
        *_sessions(before, after),
        *turns(before, after),
        *steps_passed(before, after),
        *groups(before, after),
        *countdown(before, after),
        *_offsets(before, after),
        *_fixed_points(before, after),
    ]


# The session that runs, and the one that is next


def _standing(here: View) -> Phrase:
    if here.state.finished and here.plan.current is None:
        return phrase("The meeting is finished.")
    now = _running(here) or phrase("No session is running.")
    return phrase("{one} {other}", one=now, other=_next(here))


def _running(here: View) -> Phrase | None:
    row, left = here.plan.current, here.plan.remaining
    if row is None or left is None or row.expected_end is None:
        return None
    title = titled(row)
    if row.status is Status.PAUSED:
        if left < ZERO:
            return phrase(
                "“{title}” is paused, {time} over its time.", title=title, time=spoken(-left)
            )
        return phrase("“{title}” is paused with {time} left.", title=title, time=spoken(left))
    if left < ZERO:
        return phrase("“{title}” is {time} over its time.", title=title, time=spoken(-left))
    until = clock_time(row.expected_end, here.state.zone)
    return phrase(
        "“{title}” has {time} left, until {until}.", title=title, time=spoken(left), until=until
    )


def _next(here: View) -> Phrase:
    row = here.plan.following
    if row is None:
        return phrase("Nothing more is in the programme.")
    zone, start = here.state.zone, row.awaited
    at = clock_time(start, zone)
    if start.astimezone(zone).date() > here.plan.now.astimezone(zone).date():
        day = row.slot.day + 1
        return phrase("“{title}” is next, on day {day} at {at}.", title=titled(row), day=day, at=at)
    return phrase("“{title}” is next, at {at}.", title=titled(row), at=at)


def _sessions(before: View, after: View) -> Iterator[Phrase]:
    was, now = before.plan.current, after.plan.current
    if after.state.finished != before.state.finished or id_of(was) != id_of(now):
        yield _standing(after)
    elif now is None:
        yield from _awaited(before, after)
    elif was is not None and was.status is not Status.PAUSED and now.status is Status.PAUSED:
        return  # which is what was just done
    elif after.plan.phase > before.plan.phase and now.status is not Status.PAUSED:
        yield _phase(after, now)
    elif was is not None and _replanned(was, now):
        yield _running(after) or _standing(after)
    elif id_of(before.plan.following) != id_of(after.plan.following):
        yield _next(after)
    elif now.status is not Status.PAUSED:
        yield from _passing(before.plan, after.plan, now)


def _awaited(before: View, after: View) -> Iterator[Phrase]:
    """Say that the session waited for was to begin by now, or that another one is next."""
    row = after.plan.following
    if id_of(before.plan.following) != id_of(row):
        yield _next(after)
    elif row is not None and before.plan.now < row.slot.start <= after.plan.now:
        yield phrase("It is time for “{title}”.", title=titled(row))


def _replanned(was: Row, now: Row) -> bool:
    """Return whether a session goes on after a pause, or was given another end."""
    if was.status is not now.status:
        return True
    one, other = was.progress, now.progress
    return (one.added, one.away, was.slot.end) != (other.added, other.away, now.slot.end)


def _phase(here: View, row: Row) -> Phrase:
    title, left = titled(row), spoken(max(ZERO, here.plan.remaining or ZERO))
    if here.plan.phase is Phase.WARNING:
        return phrase("Time is getting short: “{title}” has {time} left.", title=title, time=left)
    if here.plan.phase is Phase.DANGER:
        return phrase("Time is nearly up: “{title}” has {time} left.", title=title, time=left)
    return phrase("Time is up: “{title}” goes over its time.", title=title)


def _passing(before: Schedule, after: Schedule, row: Row) -> Iterator[Phrase]:
    """Say how much time is left when a mark is passed, or how much it is over."""
    was, now = before.remaining, after.remaining
    if was is None or now is None:
        return
    title = titled(row)
    if now < ZERO:
        if after.overtime // AGAIN > before.overtime // AGAIN:
            over = spoken(after.overtime)
            behind = _behind(after.behind)
            yield phrase(
                "“{title}” is {time} over its time, and the meeting is {offset}.",
                title=title,
                time=over,
                offset=behind,
            )
        return
    whole = row.slot.end - row.slot.start + row.progress.added
    half = whole / 2
    marks = (half, *MARKS) if half > HALF else MARKS
    own = [mark * MINUTE for mark in row.session.warn]  # which are told by themselves
    passed = mark_passed(was, now, whole, [mark for mark in marks if mark not in own])
    if passed is None:
        return
    left = spoken(passed)
    if passed == half > HALF:
        yield phrase("Half of its time is used: “{title}” has {time} left.", title=title, time=left)
    else:
        yield phrase("“{title}” has {time} left.", title=title, time=left)


# How late it is


def _offset(here: View) -> Phrase | None:
    if here.plan.current is None and here.plan.following is None:
        return None
    return phrase("The meeting is {offset}.", offset=_behind(here.plan.behind))


def _offsets(before: View, after: View) -> Iterator[Phrase]:
    """Say how late it is when a move changed that, or when it grew by itself."""
    was, now = before.plan, after.plan
    if was.day != now.day or (now.current is None and now.following is None):
        return
    moved = before.state.progress != after.state.progress or before.state.slots != after.state.slots
    if not moved and now.overtime > ZERO:
        return  # what is said of the overtime says it too
    step = MINUTE if moved else AGAIN
    if int(was.behind / step) != int(now.behind / step) and (told := _offset(after)):
        yield told


def _fixed(here: View) -> Phrase | None:
    point = here.plan.fixed_point
    if point is None or not here.state.day_begun(point.row.slot.day):
        return None
    if point.late and point.row.session.id in here.state.programme.accepted:
        return phrase("“{title}” may begin late.", title=titled(point.row))
    if point.lost:
        return _lost(point, here)
    if point.late:
        return _shortened(point, here)
    latest = clock_time(point.latest, here.state.zone)
    if here.plan.current is None:
        return phrase(
            "Starting by {latest} keeps “{title}” at {at}.", latest=latest, **_named(point, here)
        )
    return phrase(
        "Ending by {latest} keeps “{title}” at {at}.", latest=latest, **_named(point, here)
    )


def _lost(point: FixedPoint, here: View) -> Phrase:
    return phrase("“{title}” at {at} can no longer be kept.", **_named(point, here))


def _shortened(point: FixedPoint, here: View) -> Phrase:
    return phrase(
        "“{title}” at {at} is kept only if what comes before it gets shorter.",
        **_named(point, here),
    )


def _fixed_points(before: View, after: View) -> Iterator[Phrase]:
    """Say when the next fixed point comes into danger, and when it is out of it."""
    point = after.plan.fixed_point
    if point is None or not after.state.day_begun(point.row.slot.day):
        return
    if point.row.session.id in after.state.programme.accepted:
        return
    was = before.plan.fixed_point
    level = _danger(point)
    known = was is not None and id_of(was.row) == id_of(point.row)
    earlier = _danger(was) if known and was is not None else 0
    if level == earlier:
        return
    if level == 2:  # noqa: PLR2004 - the worse of the two dangers
        yield _lost(point, after)
    elif level > earlier:
        yield _shortened(point, after)
    elif not level:
        yield phrase("“{title}” at {at} can be kept again.", **_named(point, after))
    else:
        yield _shortened(point, after)


def _danger(point: FixedPoint) -> int:
    if point.lost:
        return 2
    return int(point.late)


def _named(point: FixedPoint, here: View) -> dict[str, str]:
    at = clock_time(point.row.slot.start, here.state.zone)
    return {"title": titled(point.row), "at": at}


def _behind(offset: dt.timedelta) -> Phrase:
    if abs(offset) < MINUTE:
        return phrase("on time")
    if offset > ZERO:
        return phrase("{time} behind", time=spoken(offset, exactly=True))
    return phrase("{time} ahead", time=spoken(offset, exactly=True))
