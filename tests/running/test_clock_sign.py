"""A rehearsal has one clock, whichever of its windows shows it or changes it."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.calling import AGENDA, TEN
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.time import moves
from facilitator.files.records.library import Library
from facilitator.files.records.shared_clock import kept, shared
from facilitator.meeting import Meeting
from facilitator.opening import Desk, Request, of_agenda, open_meeting
from facilitator.running.clock_sign import ClockSign

_ids = itertools.count()


class Window(NamedTuple):
    meeting: Meeting
    clock: SimulatedClock
    sign: ClockSign

    def beat(self) -> dt.datetime:
        self.sign.show()
        return self.clock.now()


class Desktop:
    """A computer on which windows with the same rehearsal are opened; `wait` lets time pass."""

    def __init__(self, folder: Path) -> None:
        self.seconds = 0.0
        self.real = SimulatedClock(TEN + dt.timedelta(days=900))
        self.agenda = folder / "agenda.toml"
        self.agenda.write_text(AGENDA, "utf-8")
        self.library = Library(folder / "data")

    def wait(self, seconds: float) -> None:
        self.seconds += seconds
        self.real.advance(dt.timedelta(seconds=seconds))

    def window(self, speed: float = 1) -> Window:
        desk = Desk(self.library, self.real, "laptop", lambda: f"id-{next(_ids)}")
        request = Request(rehearse=True, speed=speed)
        opening = of_agenda(desk, self.agenda, request)
        meeting = open_meeting(desk, opening, request, lambda: self.seconds)
        clock = meeting.clock
        assert isinstance(clock, SimulatedClock)
        window = Window(meeting, clock, ClockSign(meeting, self.real))
        window.beat()
        return window


@pytest.fixture
def desktop(tmp_path: Path) -> Desktop:
    return Desktop(tmp_path)


def test_a_second_window_shows_the_clock_of_the_first(desktop: Desktop) -> None:
    one = desktop.window(speed=60)
    desktop.wait(20)
    other = desktop.window(speed=1)
    assert other.beat() == one.beat() == TEN + dt.timedelta(minutes=20)
    desktop.wait(10)
    assert other.beat() == one.beat() == TEN + dt.timedelta(minutes=30)
    other.meeting.do(moves.start)
    assert one.meeting.follow()
    assert one.meeting.state.last == one.clock.now()


def test_whichever_window_lets_it_jump_or_changes_its_pace_does_so_in_both(
    desktop: Desktop,
) -> None:
    one, other = desktop.window(), desktop.window()
    for window, another in ((one, other), (other, one)):
        window.clock.advance(dt.timedelta(minutes=7))
        awake = another.clock.awake()
        there = window.beat()
        assert another.beat() == there == window.beat()
        assert another.clock.awake() - awake == pytest.approx(420), "no time away"
        window.clock.run_at(window.clock.speed * 10)
        window.beat()
        desktop.wait(3)
        assert (
            another.beat() == window.beat() == there + dt.timedelta(seconds=3 * window.clock.speed)
        )


def test_the_window_that_stays_goes_on_with_the_clock(desktop: Desktop) -> None:
    one, other = desktop.window(), desktop.window()
    desktop.wait(60)
    one.beat()
    one.sign.stop()
    assert kept(one.meeting.journal.path) is None
    desktop.wait(1)
    assert other.beat() == TEN + dt.timedelta(seconds=61)
    reading = kept(other.meeting.journal.path)
    assert reading is not None
    assert (reading.now, reading.speed) == (TEN + dt.timedelta(seconds=61), 1)
    other.sign.stop()
    left = shared(other.meeting.journal.path)
    assert left is not None
    assert left.stopped


@pytest.mark.parametrize("crashed", [True, False])
def test_a_rehearsal_that_nobody_keeps_goes_on_where_it_stopped(
    desktop: Desktop, crashed: bool
) -> None:
    one = desktop.window(speed=60)
    one.meeting.do(moves.start)
    desktop.wait(10)
    one.beat()
    left = one.meeting.journal.path.with_name("clock.toml")
    running = left.read_bytes()
    one.sign.stop()
    if crashed:
        left.write_bytes(running)
    desktop.wait(3600)
    assert desktop.window().beat() == TEN
