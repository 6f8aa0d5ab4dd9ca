"""The app beside two hundred phones that answer at once, which another program serves."""

from __future__ import annotations

import asyncio
import http.client
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from textual.pilot import Pilot

from bench.measure import Figure
from bench.records import meeting
from bench.screens import app_of
from bench.terminals import SIZE
from facilitator.core.answers.subject import HERE
from facilitator.files.catalogues import load
from facilitator.running.answers import starting
from facilitator.running.answers.inbox import Inbox
from facilitator.running.answers.protocol import Opened
from facilitator.tui.app import FacilitatorApp

PHONES: Final = 200
PRESSES: Final = 60
SECONDS: Final = 15.0
"""For how long the phones go on answering, each every second or so."""

PATIENCE: Final = 30.0


def figures() -> Iterator[Figure]:
    """Measure a key press with phones, and without."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        meeting(data, 10)
        beside, alone = asyncio.run(_pressed(data))
    name = f"key press to repaint, {PHONES} phones"
    yield Figure(name, beside, "no phone", alone, at_most=1.2)


async def _pressed(data: Path) -> tuple[float, float]:
    app = app_of(data, load("sv"))
    async with app.run_test(size=SIZE) as pilot:
        inbox = await _taken(app, data)
        try:
            alone = [await _press(pilot) for _ in range(PRESSES)]
            command = (sys.executable, "-m", "bench.phones", _address(inbox))
            crowd = await asyncio.create_subprocess_exec(*command)
            beside = [await _press(pilot) for _ in range(PRESSES)]
            await crowd.wait()
            alone += [await _press(pilot) for _ in range(PRESSES)]
            await _until(inbox, lambda: len(inbox.waiting) == PHONES)
        finally:
            if inbox.started is not None:
                inbox.started._process.kill()  # noqa: SLF001 - nobody else ends it at once
    return statistics.median(beside), statistics.median(alone)


async def _taken(app: FacilitatorApp, data: Path) -> Inbox:
    """Let answers be taken by another program."""
    inbox, journal = app.led.inbox, app.led.meeting.journal.path
    inbox.started = starting.begin(data, journal, starting.HERE, app.language)
    await _until(inbox, lambda: inbox.report is not None)
    inbox.open([Opened(HERE)])
    await _until(inbox, lambda: bool(inbox.opened))
    return inbox


async def _until(inbox: Inbox, holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not holds():
            inbox.look()
            await asyncio.sleep(0.05)


async def _press(pilot: Pilot[Any]) -> float:
    start = time.perf_counter()
    await pilot.press("plus")
    return time.perf_counter() - start


def _address(inbox: Inbox) -> str:
    return inbox.report.address if inbox.report else ""


# The crowd, in a program of its own


def gather(address: str) -> None:
    """Let each phone look and answer, again and again."""
    until = time.monotonic() + SECONDS
    phones = [threading.Thread(target=_phone, args=(address, n, until)) for n in range(PHONES)]
    for phone in phones:
        phone.start()
    for phone in phones:
        phone.join()


def _phone(address: str, number: int, until: float) -> None:
    parts, headers = urlsplit(address), {"Origin": address.rsplit("/", 2)[0]}
    form = urlencode({"kind": "here", "organisation": "-", "name": f"Phone {number}"})
    while time.monotonic() < until:
        with closing(http.client.HTTPConnection(parts.netloc, timeout=PATIENCE)) as connection:
            connection.request("GET", parts.path, headers=headers)
            connection.getresponse().read()
            connection.request("POST", parts.path, form, headers)
            answer = connection.getresponse()
            answer.read()
            if cookie := answer.headers["set-cookie"]:
                headers["Cookie"] = cookie.partition(";")[0]
        time.sleep(1 + number / PHONES)


if __name__ == "__main__":
    gather(sys.argv[1])
