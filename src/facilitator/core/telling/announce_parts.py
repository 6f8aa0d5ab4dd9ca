"""What changed within a session, in whole sentences: turns, steps, groups, and a countdown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from facilitator.core.base.language import Phrase, clock_time, phrase, quoted
from facilitator.core.base.span import ZERO
from facilitator.core.base.text import clean_line
from facilitator.core.groups.timers import running_timers
from facilitator.core.record.group_clocks import Timer
from facilitator.core.record.groups import Breakout
from facilitator.core.rounds import standing
from facilitator.core.telling.speech import id_of, mark_passed, spoken, to_the_second
from facilitator.core.time import steps
from facilitator.core.time.view import View


def _round(here: View) -> standing.Standing | None:
    row = here.plan.current
    if row is None or row.session.kind != "round":
        return None
    return standing.standing(here.state, here.plan, row.session.id)


def turn_now(here: View) -> Phrase | None:
    """Say whose turn it is, and how much of it is left."""
    found = _round(here)
    return _turn(found) if found is not None else None


def _turn(of: standing.Standing) -> Phrase | None:
    if of.current is None:
        return None
    name = clean_line(of.current.name)
    left = max(ZERO, (of.budget or ZERO) - of.elapsed)
    told = phrase(
        "It is the turn of {name}, with {time} left.", name=name, time=to_the_second(left)
    )
    if of.following is None:
        return told
    follows = phrase("{name} is next.", name=clean_line(of.following.name))
    return phrase("{one} {other}", one=told, other=follows)


def turns(before: View, after: View) -> Iterator[Phrase]:
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


def step_now(here: View) -> Phrase | None:
    """Say which step it is time for, and for how long."""
    of = steps.running(here.plan)
    if of.current is None:
        return None
    title, left = clean_line(of.current.title), to_the_second(of.current.left)
    return phrase("It is time for the step “{title}”, with {time}.", title=title, time=left)


def steps_passed(before: View, after: View) -> Iterator[Phrase]:
    """Say which step it is time for now, and that the last one is over."""
    was, now = steps.running(before.plan), steps.running(after.plan)
    if id_of(before.plan.current) == id_of(after.plan.current) and was.number == now.number:
        return
    if told := step_now(after):
        yield told
    elif was.number and now.parts:
        yield phrase("All steps are over.")


def groups(before: View, after: View) -> Iterator[Phrase]:
    """Say how much time the groups have, or one of them."""
    known = {(session, _id(group), timer) for session, group, timer in running_timers(before.state)}
    for session, group, timer in running_timers(after.state):
        left = timer.left(after.plan.now)
        name = quoted(clean_line(group.name)) if group is not None else None
        if (session, _id(group), timer) not in known:
            yield _time_of_groups(name, left, timer, after)
            continue
        was = timer.left(before.plan.now)
        if was >= ZERO > left:
            yield (
                phrase("The time of {group} is up.", group=name)
                if name
                else phrase("The time of the groups is up.")
            )
        elif mark := mark_passed(was, left, timer.length):
            time = spoken(mark)
            yield (
                phrase("{group} has {time} left.", group=name, time=time)
                if name
                else phrase("The groups have {time} left.", time=time)
            )


def _id(group: Breakout | None) -> str:
    return group.id if group is not None else ""


def _time_of_groups(name: Phrase | None, left: dt.timedelta, timer: Timer, here: View) -> Phrase:
    time = to_the_second(left)
    until = clock_time(timer.start + timer.length, here.state.zone)
    if name is None:
        return phrase("The groups have {time}, until {until}.", time=time, until=until)
    return phrase("{group} has {time}, until {until}.", group=name, time=time, until=until)


def countdown(before: View, after: View) -> Iterator[Phrase]:
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
