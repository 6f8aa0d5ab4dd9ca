"""A rehearsal's clock: it jumps to what happens next, and runs faster than a real one."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.clock import SimulatedClock
from facilitator.core.base.language import Phrase, phrase
from facilitator.core.time.next_instant import next_event
from facilitator.core.time.speakers import check_times
from facilitator.meeting import Meeting
from facilitator.running.leading import Leading

SPEEDS: Final = (1, 10, 60)
"""How many times as fast as a real clock a rehearsal's may run."""

NOWHERE: Final = phrase("The clock is already there. Go on to the next session, or end this one.")
NO_REHEARSAL: Final = phrase("Only a rehearsal's clock can be changed.")


def clock_of(meeting: Meeting) -> SimulatedClock | None:
    """Return the clock of a rehearsal, None where time is not ours to change."""
    clock = meeting.clock
    return clock if meeting.state.rehearsal and isinstance(clock, SimulatedClock) else None


def jump(leading: Leading) -> Phrase | None:
    """Let the clock jump to where something happens next by itself; say why if it does not."""
    clock, (state, plan) = clock_of(leading.meeting), leading.view()
    if clock is None:
        return NO_REHEARSAL
    there = next_event(plan, check_times(state, plan, leading.lead))
    if there is None:
        return NOWHERE
    clock.advance(there - plan.now)
    return None


def change_speed(leading: Leading) -> Phrase:
    """Let the clock run at the next of the speeds, and say which it is."""
    clock = clock_of(leading.meeting)
    if clock is None:
        return NO_REHEARSAL
    faster = [speed for speed in SPEEDS if speed > clock.speed]
    clock.run_at(faster[0] if faster else SPEEDS[0])
    speed = phrase("{n}×", n=int(clock.speed))  # noqa: RUF001 - the sign for times
    return phrase("The clock runs at {speed} speed.", speed=speed)
