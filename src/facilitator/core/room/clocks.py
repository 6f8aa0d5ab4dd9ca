"""Which times run in the room, and which of them stands large on a page; the others stand below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

from facilitator.core.base.language import Language, clock_time
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.base.text import clean_line
from facilitator.core.groups.timers import running_timers
from facilitator.core.record.stage import Countdown
from facilitator.core.record.state import State
from facilitator.core.room.page import SIGNS, Kind, Mood, Timer
from facilitator.core.rounds import parts, standing
from facilitator.core.rounds.standing import Standing
from facilitator.core.time.figures import figure, in_words
from facilitator.core.time.schedule import Phase, Row, Schedule, phase_of

Of = Literal["session", "turn", "step", "groups", "group", "countdown"]

LARGE: Final[Mapping[Kind, tuple[Of, ...]]] = {
    "time": ("step",),
    "countdown": ("countdown",),
    "question": ("turn", "step", "groups"),
    "round": ("turn",),
    "groups": ("groups", "step"),
}
"""The clocks that come before the session's own on a page, if they run."""

_MOODS: Final[Mapping[Phase, Mood]] = {
    Phase.CALM: "calm",
    Phase.WARNING: "warning",
    Phase.DANGER: "danger",
    Phase.OVERTIME: "overtime",
}


class Clock(NamedTuple):
    """A time that runs: what it is of, how much is left (negative over time), and when it ends.

    A turn may end at any time. `share` says how much has passed, from 0 to 1, if that is known.
    """

    of: Of
    name: str
    left: dt.timedelta
    mood: Mood
    ends: dt.datetime | None = None
    share: float | None = None

    def figure(self, language: Language) -> str:
        """Write how much is left."""
        return figure(self.left, language)

    def phase(self, language: Language) -> str:
        """Say how urgent the end is."""
        rest = in_words(self.left, language)
        if self.mood == "paused":
            return language.say("paused, {rest}", rest=rest)
        if self.mood == "warning":
            return language.say("getting short, {rest}", rest=rest)
        if self.mood == "danger":
            return language.say("nearly over, {rest}", rest=rest)
        return rest


class Clocks(NamedTuple):
    """The clock that stands large on a page, if one does, and the others that run."""

    large: Clock | None
    others: list[Clock]


def clocks(state: State, plan: Schedule, kind: Kind, language: Language) -> Clocks:
    """Return the clocks of a page of a kind."""
    running = list(_running(state, plan, language))
    found = {clock.of: clock for clock in running}
    large = next((found[of] for of in (*LARGE.get(kind, ()), "session") if of in found), None)
    return Clocks(large, [clock for clock in running if clock is not large])


def line(clock: Clock, state: State, language: Language) -> Timer:
    """Put a clock on a line of its own, with what it is of."""
    name = called(clock, state, language)
    if clock.name and clock.ends is not None:
        at = clock_time(clock.ends, state.zone)
        name = language.say("{what} until {at}", what=name, at=at)
    return Timer(name, clock.figure(language), clock.mood, SIGNS[clock.mood])


def called(clock: Clock, state: State, language: Language) -> str:
    """Say what a clock is for: by its name, or else when it is over."""
    if clock.name:
        return clock.name
    at = clock_time(clock.ends, state.zone) if clock.ends else ""
    return language.say("We go on at {time}", time=at)


def round_at_hand(state: State, plan: Schedule) -> Standing | None:
    """Return how the round stands that runs."""
    row = plan.current
    if row is None or row.session.kind != "round":
        return None
    return standing.standing(state, plan, row.session.id)


def _running(state: State, plan: Schedule, language: Language) -> Iterator[Clock]:
    row = plan.current
    if row is not None and plan.remaining is not None:
        yield _session(state, row, plan, plan.remaining)
        yield from _part(state, plan)
        yield from _groups(state, row, plan.now, language)
    if (counting := state.stage.counting(plan.now)) is not None:
        yield _countdown(counting, plan.now)


def _session(state: State, row: Row, plan: Schedule, left: dt.timedelta) -> Clock:
    length = row.slot.end - row.slot.start + row.progress.added
    if row.session.end_fixed and row.actual_start is not None:
        length = row.slot.end + row.progress.added - row.actual_start
    mood: Mood = "paused" if state.paused else _MOODS[plan.phase]
    name = clean_line(row.session.title)
    return Clock("session", name, left, mood, plan.now + left, _share(left, length))


def _part(state: State, plan: Schedule) -> Iterator[Clock]:
    """Give the clock of the turn that runs, or of the step."""
    here = parts.at_hand(state, plan)
    if here is None:
        return
    left, length = here.part.left, here.part.length
    mood: Mood = "paused" if state.paused else _MOODS[phase_of(left, length)]
    yield Clock(here.of, clean_line(here.part.title), left, mood, share=_share(left, length))


def _groups(state: State, row: Row, now: dt.datetime, language: Language) -> Iterator[Clock]:
    """Give the clock of all groups, then those that groups have of their own."""
    for session, group, timer in running_timers(state):
        if session == row.session.id:
            left = timer.left(now)
            mood, share = _MOODS[phase_of(left, timer.length)], _share(left, timer.length)
            of: Of = "groups" if group is None else "group"
            name = language.say("The groups' clock") if group is None else clean_line(group.name)
            yield Clock(of, name, left, mood, now + left, share)


def _countdown(of: Countdown, now: dt.datetime) -> Clock:
    left = of.left(now)
    mood: Mood = "overtime" if left < ZERO else "danger" if left <= MINUTE else "calm"
    return Clock("countdown", clean_line(of.label), left, mood, of.until)


def _share(left: dt.timedelta, length: dt.timedelta) -> float:
    """Return how much of a time has passed, pauses left out."""
    if length <= ZERO:
        return 1.0
    return round(min(1.0, max(0.0, 1 - left / length)), 3)
