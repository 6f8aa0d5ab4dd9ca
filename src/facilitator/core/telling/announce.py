"""What changed between two looks at a meeting, in whole sentences, as they are read aloud.

What somebody did is a sentence of its own (`deed`); `announcements` are what came of it, and what
time does by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from facilitator.core.base.language import Phrase, clock_time, counted, phrase
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.base.text import clean_line
from facilitator.core.groups.timers import running_timers
from facilitator.core.rounds import standing
from facilitator.core.time.schedule import FixedPoint, Phase, Row, Schedule, Status
from facilitator.core.time.view import View

MARKS: Final = (10 * MINUTE, 5 * MINUTE, 2 * MINUTE, MINUTE)
"""The times left at which a session's time is told."""

HALF: Final = 10 * MINUTE
"""Half of a session's time is told when that is more than this."""

AGAIN: Final = 5 * MINUTE
"""How much more overtime, or lateness that grows by itself, is told again."""

EXACT: Final = 5 * MINUTE
"""Lengths below this are told with their seconds where turns are so short."""


def deed(what: Phrase, who: str | Phrase | None = None) -> Phrase:
    """Say that somebody did what `describe` says; if nobody is named it was the reader."""
    if who is None:
        return phrase("You {what}.", what=what)
    return phrase("{who} {what}.", who=who, what=what)


def where(here: View) -> tuple[Phrase, ...]:
    """Say where the meeting stands, in whole sentences."""
    return tuple(
        one
        for one in (_standing(here), _turn_now(here), _offset(here), _fixed(here))
        if one is not None
    )


def announcements(before: View, after: View) -> list[Phrase]:
    """Say what is different, the most important first."""
    return [
        *_sessions(before, after),
        *_turns(before, after),
        *_groups(before, after),
        *_countdown(before, after),
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
    title = _title(row)
    if row.status is Status.PAUSED:
        if left < ZERO:
            return phrase(
                "“{title}” is paused, {time} over its time.", title=title, time=_time(-left)
            )
        return phrase("“{title}” is paused with {time} left.", title=title, time=_time(left))
    if left < ZERO:
        return phrase("“{title}” is {time} over its time.", title=title, time=_time(-left))
    until = clock_time(row.expected_end, here.state.zone)
    return phrase(
        "“{title}” has {time} left, until {until}.", title=title, time=_time(left), until=until
    )


def _next(here: View) -> Phrase:
    row = here.plan.following
    if row is None:
        return phrase("Nothing more is in the programme.")
    zone, start = here.state.zone, row.expected_start or row.slot.start
    at = clock_time(start, zone)
    if start.astimezone(zone).date() > here.plan.now.astimezone(zone).date():
        day = row.slot.day + 1
        return phrase("“{title}” is next, on day {day} at {at}.", title=_title(row), day=day, at=at)
    return phrase("“{title}” is next, at {at}.", title=_title(row), at=at)


def _sessions(before: View, after: View) -> Iterator[Phrase]:
    was, now = before.plan.current, after.plan.current
    if after.state.finished != before.state.finished or _id(was) != _id(now):
        yield _standing(after)
    elif now is None:
        yield from _awaited(before, after)
    elif was is not None and was.status is not Status.PAUSED and now.status is Status.PAUSED:
        return  # which is what was just done
    elif after.plan.phase > before.plan.phase and now.status is not Status.PAUSED:
        yield _phase(after, now)
    elif was is not None and _replanned(was, now):
        yield _running(after) or _standing(after)
    elif _id(before.plan.following) != _id(after.plan.following):
        yield _next(after)
    elif now.status is not Status.PAUSED:
        yield from _passing(before.plan, after.plan, now)


def _awaited(before: View, after: View) -> Iterator[Phrase]:
    """Say that the session waited for was to begin by now, or that another one is next."""
    row = after.plan.following
    if _id(before.plan.following) != _id(row):
        yield _next(after)
    elif row is not None and before.plan.now < row.slot.start <= after.plan.now:
        yield phrase("It is time for “{title}”.", title=_title(row))


def _replanned(was: Row, now: Row) -> bool:
    """Return whether a session goes on after a pause, or was given another end."""
    if was.status is not now.status:
        return True
    one, other = was.progress, now.progress
    return (one.added, one.away, was.slot.end) != (other.added, other.away, now.slot.end)


def _phase(here: View, row: Row) -> Phrase:
    title, left = _title(row), _time(max(ZERO, here.plan.remaining or ZERO))
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
    title = _title(row)
    if now < ZERO:
        if after.overtime // AGAIN > before.overtime // AGAIN:
            over = _time(after.overtime)
            behind = _behind(after.offset)
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
    passed = _passed(was, now, whole, [mark for mark in marks if mark not in own])
    if passed is None:
        return
    left = _time(passed)
    if passed == half > HALF:
        yield phrase("Half of its time is used: “{title}” has {time} left.", title=title, time=left)
    else:
        yield phrase("“{title}” has {time} left.", title=title, time=left)


def _passed(
    was: dt.timedelta,
    now: dt.timedelta,
    whole: dt.timedelta,
    marks: Iterable[dt.timedelta] = MARKS,
) -> dt.timedelta | None:
    """Return the least of the marks, below the whole time, that time left has come down to."""
    return min((mark for mark in marks if mark < whole and was > mark >= now), default=None)


# How late it is


def _offset(here: View) -> Phrase | None:
    if here.plan.current is None and here.plan.following is None:
        return None
    return phrase("The meeting is {offset}.", offset=_behind(here.plan.offset))


def _offsets(before: View, after: View) -> Iterator[Phrase]:
    """Say how late it is when a move changed that, or when it grew by itself."""
    was, now = before.plan, after.plan
    if was.day != now.day or (now.current is None and now.following is None):
        return
    moved = before.state.progress != after.state.progress or before.state.slots != after.state.slots
    if not moved and now.overtime > ZERO:
        return  # what is said of the overtime says it too
    step = MINUTE if moved else AGAIN
    if int(was.offset / step) != int(now.offset / step) and (told := _offset(after)):
        yield told


def _fixed(here: View) -> Phrase | None:
    point = here.plan.fixed_point
    if point is None or not here.state.day_begun(point.row.slot.day):
        return None
    if point.late and point.row.session.id in here.state.programme.accepted:
        return phrase("“{title}” may begin late.", title=_title(point.row))
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
    known = was is not None and _id(was.row) == _id(point.row)
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
    return {"title": _title(point.row), "at": at}


def _behind(offset: dt.timedelta) -> Phrase:
    if abs(offset) < MINUTE:
        return phrase("on time")
    if offset > ZERO:
        return phrase("{time} behind", time=_time(offset, exactly=True))
    return phrase("{time} ahead", time=_time(offset, exactly=True))


# Turns, groups, countdown


def _round(here: View) -> standing.Standing | None:
    row = here.plan.current
    if row is None or row.session.kind != "round":
        return None
    return standing.standing(here.state, here.plan, row.session.id)


def _turn_now(here: View) -> Phrase | None:
    found = _round(here)
    return _turn(found) if found is not None else None


def _turn(of: standing.Standing) -> Phrase | None:
    if of.current is None:
        return None
    name = clean_line(of.current.name)
    left = max(ZERO, (of.budget or ZERO) - of.elapsed)
    told = phrase("It is the turn of {name}, with {time} left.", name=name, time=_short(left))
    if of.following is None:
        return told
    follows = phrase("{name} is next.", name=clean_line(of.following.name))
    return phrase("{one} {other}", one=told, other=follows)


def _turns(before: View, after: View) -> Iterator[Phrase]:
    """Say whose turn it is, and that the time for it is up."""
    was, now = _round(before), _round(after)
    if now is None:
        return
    earlier = was.current if was is not None else None
    if now.current != earlier:
        if told := _turn(now):
            yield told
        elif not now.left:
            yield phrase("Everybody has had a turn.")
    elif now.current is not None and was is not None and _over(now) and not _over(was):
        name = clean_line(now.current.name)
        yield phrase("The time for the turn of {name} is up.", name=name)


def _over(of: standing.Standing) -> bool:
    return of.budget is not None and of.elapsed > of.budget


def _groups(before: View, after: View) -> Iterator[Phrase]:
    """Say how much time the groups have."""
    known = {(session, timer.start) for session, timer in running_timers(before.state)}
    for session, timer in running_timers(after.state):
        left = timer.left(after.plan.now)
        if (session, timer.start) not in known:
            until = clock_time(timer.start + timer.length, after.state.zone)
            yield phrase("The groups have {time}, until {until}.", time=_time(left), until=until)
            continue
        was = timer.left(before.plan.now)
        if was >= ZERO > left:
            yield phrase("The time of the groups is up.")
        elif mark := _passed(was, left, timer.length):
            yield phrase("The groups have {time} left.", time=_time(mark))


def _countdown(before: View, after: View) -> Iterator[Phrase]:
    """Say until when a countdown runs, and that it has run out."""
    was, now = before.state.stage.countdown, after.state.stage.countdown
    if now is None:
        return
    if was != now:
        yield phrase("The countdown runs until {at}.", at=clock_time(now.until, after.state.zone))
    elif now.left(before.plan.now) >= ZERO > now.left(after.plan.now):
        label = clean_line(now.label)
        yield (
            phrase("The countdown “{label}” has run out.", label=label)
            if label
            else phrase("The countdown has run out.")
        )


# Words


def _id(row: Row | None) -> str:
    return row.session.id if row is not None else ""


def _title(row: Row) -> str:
    return clean_line(row.session.title)


def _time(length: dt.timedelta, *, exactly: bool = False) -> Phrase:
    """Say a length in minutes, to the nearest, or rounded down where they are counted `exactly`."""
    total = int((abs(length) + (ZERO if exactly else MINUTE / 2)) / MINUTE)
    hours, minutes = divmod(total, 60)
    if not total:
        return phrase("less than a minute")
    if not hours:
        return counted("{n} minute", "{n} minutes", minutes)
    told = counted("{n} hour", "{n} hours", hours)
    if not minutes:
        return told
    rest = counted("{n} minute", "{n} minutes", minutes)
    return phrase("{one} and {other}", one=told, other=rest)


def _short(length: dt.timedelta) -> Phrase:
    """Say a length with its seconds if it is short."""
    total = round(length.total_seconds())
    if length >= EXACT or not total % 60:
        return _time(length) if total else phrase("no time")
    minutes, seconds = divmod(total, 60)
    rest = counted("{n} second", "{n} seconds", seconds)
    if not minutes:
        return rest
    return phrase(
        "{one} and {other}", one=counted("{n} minute", "{n} minutes", minutes), other=rest
    )
