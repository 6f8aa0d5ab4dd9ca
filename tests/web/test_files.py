"""The files that serving a page takes: how many there may be, and those kept for the journal."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from builders import ENGLISH, agenda_text, at, opening
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.room import stage
from facilitator.files.records.library import Library
from facilitator.meeting import Writer, create
from facilitator.watching import Watcher

pytest.importorskip("resource")
pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

import resource

from facilitator.web.connections import FEWEST, LIMITS, MOST, OTHER_FILES, limits_for
from facilitator.web.feed import Feed
from facilitator.web.files import KEPT, WANTED, Reserve

ASKED = """
import resource, sys
from facilitator.web.files import files_allowed
resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[1]), int(sys.argv[2])))
print(files_allowed(), *resource.getrlimit(resource.RLIMIT_NOFILE))
"""


@pytest.mark.parametrize(
    ("soft", "hard", "allowed"),
    [(64, 128, 128), (256, 256, 256), (100, 10_000, WANTED), (5000, 6000, 5000)],
)
def test_the_limit_is_raised_as_far_as_it_may_and_is_needed(
    soft: int, hard: int, allowed: int
) -> None:
    command = [sys.executable, "-c", ASKED, str(soft), str(hard)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(allowed), str(allowed), str(hard)]


@pytest.mark.parametrize("files", [16, 64, 100, 256, 1024, 4096, 10**6])
def test_connections_leave_files_for_all_else(files: int) -> None:
    limits = limits_for(files)
    assert limits.connections == max(FEWEST, min(MOST, files - OTHER_FILES))
    assert limits.viewers < limits.connections
    assert 0 < limits.grace <= LIMITS.grace
    # A thousand that only take up room are gone through in less than half a second.
    assert 1000 / limits.connections * limits.grace < 0.5


@contextmanager
def no_file_left() -> Iterator[None]:
    """Let this program open no more files."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    taken: list[int] = []
    used = max(int(name.name) for name in Path("/proc/self/fd").iterdir())
    resource.setrlimit(resource.RLIMIT_NOFILE, (used + 20, hard))
    try:
        with suppress(OSError):
            while True:
                taken.append(os.open(os.devnull, os.O_RDONLY))
        yield
    finally:
        for each in taken:
            os.close(each)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.skipif(sys.platform != "linux", reason="it looks into /proc")
def test_what_is_in_reserve_can_be_opened_where_nothing_else_can() -> None:
    reserve = Reserve()
    with no_file_left():
        for _ in range(3):
            with pytest.raises(OSError, match="Too many open files"):
                os.close(os.open(os.devnull, os.O_RDONLY))
            with reserve.lent():
                opened = [os.open(os.devnull, os.O_RDONLY) for _ in range(KEPT)]
                for each in opened:
                    os.close(each)
    reserve.close()


@pytest.mark.skipif(sys.platform != "linux", reason="it looks into /proc")
def test_the_journal_is_read_where_nothing_else_can_be(tmp_path: Path) -> None:
    clock = SimulatedClock(at("10:00"))
    library = Library(tmp_path)
    opened = opening(agenda_text())
    new_id = map(str, count()).__next__
    meeting = create(library, opened.agenda, opened.text, Writer(clock, "me", new_id))
    feed = Feed(Watcher(library, None, clock, lambda _: ENGLISH), 5)
    meeting.do(stage.tell, "Fika")
    with no_file_left():
        feed.look()
    told = asyncio.run(first(feed))
    assert (told["page"]["words"], told["stale"]) == ("Fika", "")


async def first(feed: Feed) -> Any:  # noqa: ANN401 - as JSON has it
    """Give what a browser is told first."""
    async for event in feed.events(lambda: False):
        if event.startswith(b"data: "):
            return json.loads(event[6:])
    return None
