"""The clock that tests and rehearsals move."""

from __future__ import annotations

import datetime as dt

from builders import at, minutes
from facilitator.core.base.clock import SimulatedClock


def test_a_simulated_clock_stands_still_until_it_is_moved() -> None:
    clock = SimulatedClock(dt.datetime(2013, 3, 21, 10, tzinfo=dt.timezone(minutes(60))))
    assert clock.now() == at("10:00")
    assert clock.now().tzinfo is dt.UTC
    clock.advance(minutes(5))
    assert clock.now() == at("10:05")
    assert clock.awake() == 300


def test_a_simulated_clock_sleeps_and_is_set_back() -> None:
    clock = SimulatedClock(at("10:00"))
    clock.sleep(minutes(12))
    assert (clock.now(), clock.awake()) == (at("10:12"), 0)
    clock.sleep(minutes(-20))
    assert (clock.now(), clock.awake()) == (at("09:52"), 0)


def test_a_simulated_clock_runs_faster_than_the_real_one() -> None:
    seconds = [100.0]
    clock = SimulatedClock(at("10:00"), 60, lambda: seconds[0])
    assert clock.now() == at("10:00")
    seconds[0] = 102.5
    assert clock.now() == at("10:02:30")
    assert clock.awake() == 150
    clock.sleep(minutes(1))
    assert clock.now() == at("10:03:30")
    assert clock.awake() == 150
