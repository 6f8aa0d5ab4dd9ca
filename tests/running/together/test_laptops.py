"""What is told of the laptops that keep a meeting together, and when each was heard."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.core.base.span import MINUTE
from facilitator.core.time import moves
from facilitator.files.catalogues import load
from facilitator.files.records.folder import SHARE_LOCK
from facilitator.files.records.lock import hold
from facilitator.files.records.share_file import change_share, read_share
from facilitator.meeting import Meeting
from facilitator.running.together.laptops import Laptops
from facilitator.running.together.timekeeping import Timekeeping
from shared_folder import Desk, copy_all

SAY = load("en").say
PATIENCE = 20


class Led:
    """A meeting that a laptop leads: its desk, the open record, and what was told of others."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.told: list[str] = []
        self.open()

    def open(self) -> None:
        """Open the record, as a program does that was started."""
        self.meeting: Meeting = self.desk.meeting()
        self.laptops = Laptops(self.meeting, self.desk.new_id)

    def look(self) -> None:
        """Look once, as at each beat."""
        self.told += map(SAY, self.laptops.look())
        self.meeting.follow()

    def until(self, holds: Callable[[], bool]) -> None:
        """Look until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, self.told
            self.look()
            time.sleep(0.01)

    @property
    def here(self) -> set[str]:
        """Who else was heard and is not silent."""
        now = self.desk.clock.now()
        others = [each for each in self.laptops.listed() if not each.here]
        return {each.name for each in others if each.heard and not each.silent(now)}


class Pair:
    """Two laptops, the second ahead by so many minutes, and the folders that are kept the same."""

    def __init__(self, base: Path, ahead: float) -> None:
        anna, bo = Desk(base, "anna"), Desk(base, "bo", ahead)
        anna.begin()
        anna.once()
        copy_all(anna.shared, bo.shared)
        bo.join()
        self.anna, self.bo = Led(anna), Led(bo)

    def carry(self) -> None:
        """Bring the files of each to the other."""
        for one, other in ((self.anna, self.bo), (self.bo, self.anna)):
            share = one.meeting.journal.share
            assert share is not None
            copy_all(one.desk.shared, other.desk.shared, f".{share.writer}.")

    def connected(self) -> None:
        """Let each look, and see all of the other's."""
        for _ in range(3):
            for led in (self.anna, self.bo):
                led.look()
                settle(led)
            self.carry()

    def passes(self, length: dt.timedelta) -> None:
        """Let time pass on both."""
        for led in (self.anna, self.bo):
            led.desk.clock.advance(length)


def settle(led: Led) -> None:
    """Wait until the exchange that was begun is done, and take in what it came to."""
    led.laptops.stop()
    led.look()


@pytest.fixture(params=[0.0, 4.0, -4.0], ids=lambda ahead: f"{ahead:+.0f} min")
def pair(tmp_path: Path, request: pytest.FixtureRequest) -> Pair:
    pair = Pair(tmp_path, request.param)
    pair.connected()
    return pair


def test_clocks_that_differ_make_nobody_silent_and_nothing_late(pair: Pair) -> None:
    for n in range(3):
        pair.passes(MINUTE)
        for led in (pair.anna, pair.bo):
            led.desk.note("said")
        pair.connected()
        assert pair.anna.here == {"Bo"}, n
        assert pair.bo.here == {"Anna"}, n
    for led in (pair.anna, pair.bo):
        assert not [said for said in led.told if "arrived" in said]


def test_what_was_on_its_way_for_long_is_told_with_the_time_of_its_writer(pair: Pair) -> None:
    for _ in range(4):
        pair.passes(MINUTE)
        pair.bo.desk.note("apart")
    pair.bo.meeting.follow()
    pair.connected()
    (said,) = [said for said in pair.anna.told if "arrived" in said]
    assert said.startswith("4 steps of Bo's arrived, ")


def test_who_stays_silent_is_said_to_be(pair: Pair) -> None:
    pair.passes(3 * MINUTE)
    pair.anna.look()
    assert not pair.anna.here


def test_what_does_not_count_is_told_once_and_not_again_after_a_restart(tmp_path: Path) -> None:
    pair = Pair(tmp_path, 0)
    pair.connected()
    pair.passes(MINUTE)
    pair.bo.meeting.do(moves.take_time)
    pair.passes(MINUTE)
    pair.anna.meeting.do(moves.start)
    pair.connected()
    words = "1 step of yours after it does not count."
    assert len([said for said in pair.anna.told if words in said]) == 1
    pair.anna.open()
    pair.connected()
    assert len([said for said in pair.anna.told if "does not count" in said]) == 1


def test_what_does_not_count_is_told_while_an_exchange_takes_long(tmp_path: Path) -> None:
    pair = Pair(tmp_path, 0)
    pair.connected()
    timekeeping = Timekeeping(pair.anna.meeting, kept_here=True)
    pair.passes(MINUTE)
    pair.bo.meeting.do(moves.take_time)
    pair.passes(MINUTE)
    pair.anna.meeting.do(moves.start)
    pair.connected()
    journal = pair.anna.meeting.journal.path
    assert change_share(journal, partial(replace, uncounted=0))
    lock = hold(journal.with_name(SHARE_LOCK))
    try:
        (said,) = map(SAY, timekeeping.news())
        assert said.endswith("1 step of yours after it does not count.")
        assert not list(timekeeping.news())
    finally:
        os.close(lock)
    assert not list(timekeeping.news())
    share = read_share(journal)
    assert share is not None
    assert share.uncounted == 1


def test_who_takes_the_time_over_once_more_is_told_though_steps_were_lost_before(
    tmp_path: Path,
) -> None:
    pair = Pair(tmp_path, 0)
    pair.connected()
    pair.passes(MINUTE)
    pair.bo.meeting.do(moves.take_time)
    pair.passes(MINUTE)
    pair.anna.meeting.do(moves.start)
    for led in (pair.anna, pair.bo):
        pair.connected()
        pair.passes(MINUTE)
        led.meeting.do(moves.take_time)
    pair.connected()
    assert "Bo keeps the time now." in pair.anna.told
    assert len([said for said in pair.anna.told if "does not count" in said]) == 1
    pair.bo.meeting.do(moves.start)
    pair.connected()
    assert len([said for said in pair.anna.told if "not count" in said]) == 1
    assert not [said for said in pair.bo.told if "not count" in said]
