"""Beats come in step with the seconds that are shown, by one timer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest
from textual.app import App

from facilitator.tui.beats import Beats


class Timer:
    """A timer that goes off when the test lets it."""

    def __init__(self, seconds: float, call: Callable[[], None], *, again: bool) -> None:
        self.seconds = seconds
        self.call = call
        self.again = again
        self.stopped = False

    def stop(self) -> None:
        self.stopped = True


class Loop:
    """An app of which there are only the timers, and what a beat finds: seconds to the next."""

    def __init__(self) -> None:
        self.set: list[Timer] = []
        self.beats = 0
        self.left = 0.4
        self.beating = Beats(cast("App[Any]", self), 1.0, self.beat, lambda: self.left)

    def set_timer(self, seconds: float, call: Callable[[], None]) -> Timer:
        self.set.append(Timer(seconds, call, again=False))
        return self.set[-1]

    def set_interval(self, seconds: float, call: Callable[[], None]) -> Timer:
        self.set.append(Timer(seconds, call, again=True))
        return self.set[-1]

    def beat(self) -> float:
        self.beats += 1
        return self.left

    def at(self, left: float) -> list[tuple[float, bool]]:
        """Let the timer go off so long before the next second; give the timers set by that."""
        self.left, before = left, len(self.set)
        self.set[-1].call()
        return [(timer.seconds, timer.again) for timer in self.set[before:]]


def test_the_first_beat_waits_for_the_second_and_one_timer_goes_on() -> None:
    on = Loop()
    on.beating.begin()
    assert [(timer.seconds, timer.again) for timer in on.set] == [(0.4, False)]
    assert on.at(0.999) == [(1.0, True)]
    assert [on.at(left) for left in (0.999, 1.001, 0.985, 0.9951)] == [[], [], [], []]
    assert on.beats == 5


@pytest.mark.parametrize("left", [0.003, 0.4, 0.97])
def test_when_other_seconds_are_shown_by_now_the_beat_keeps_step_with_those(left: float) -> None:
    on = Loop()
    on.beating.begin()
    on.at(0.999)
    going = on.set[-1]
    assert on.at(left) == [(left, False)]
    assert going.stopped
    assert on.at(0.999) == [(1.0, True)]
    assert on.beats == 3
