"""Exchanging beside what is shown: what is written goes out at once, whatever is under way."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import cast

from facilitator.files.records.sharing.exchange import Exchange, Exchanged
from facilitator.running.together.exchanging import Exchanging
from facilitator.running.together.laptops import Laptops
from shared_folder import Desk

PATIENCE = 20


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


class Slow:
    """An exchange that is done when it is let go."""

    def __init__(self) -> None:
        self.begun = 0
        self.go = Event()

    def once(self, *, left: bool = False, sign: bool = True) -> Exchanged:  # noqa: ARG002
        self.begun += 1
        self.go.wait(PATIENCE)
        return Exchanged(dt.datetime(2013, 3, 21, 9, tzinfo=dt.UTC))


def test_what_is_written_while_an_exchange_is_under_way_goes_out_by_one_more() -> None:
    slow = Slow()
    exchanging = Exchanging(cast("Exchange", slow))
    exchanging.begin()
    until(lambda: slow.begun == 1)
    for _ in range(3):
        exchanging.begin()
        exchanging.wait()
    assert slow.begun == 1
    slow.go.set()
    until(lambda: slow.begun == 2)
    exchanging.last()
    assert slow.begun == 3
    assert len(exchanging.came_to()) == 3


def test_a_step_goes_out_without_waiting_for_the_next_look(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "anna")
    desk.begin()
    desk.once()
    (part,) = desk.folder.glob("journal.*.toml")
    laptops = Laptops(desk.meeting(), desk.new_id)
    laptops.look()
    desk.note("said just now")
    laptops.written()
    until(lambda: b"said just now" in part.read_bytes())
    laptops.stop()
