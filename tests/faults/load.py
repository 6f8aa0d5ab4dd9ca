"""The page in a browser under load: many connections, slow ones, and few files to open.

Whoever asks for the page is answered within a second all the while, viewers see what happens, and
nothing is said on standard error.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import selectors
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import Final, NamedTuple

from facilitator.core.room import stage
from facilitator.meeting import Meeting
from faults.trial import Counts, Skipped, Trial, opened

PATIENCE: Final = 1.0
"""Seconds within which the page is answered, on a computer that is not busy with other things."""

LONG: Final = 15.0
"""Seconds for which a crowd stays: longer than anybody is waited for."""

QUICK: Final = 150
"""A crowd of fewer is there for a moment only."""

FEW: Final = 256
FEWEST: Final = 64
MANY: Final = 4096
"""How many files the server may have open."""

_HERE: Final = "127.0.0.1"
_ADDRESS: Final = re.compile(r"http://127\.0\.0\.1:(\d+)/([\w-]+)/")
_SLOWEST: Final = "milliseconds until the slowest page"


class Served(NamedTuple):
    """A meeting that is served by a process of its own."""

    port: int
    token: str
    meeting: Meeting

    def request(self, path: str = "", end: str = "\r\n\r\n") -> bytes:
        """Write a request for the page, or for what lies under it."""
        return f"GET /{self.token}/{path} HTTP/1.1\r\nHost: {_HERE}:{self.port}{end}".encode()

    def asking(self, sent: bytes) -> socket.socket:
        """Connect and send some bytes, as much as there is room for."""
        made = socket.socket()
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        made.settimeout(20)
        try:
            made.connect((_HERE, self.port))
            made.setblocking(False)
            with suppress(BlockingIOError):
                made.send(sent)
        except BaseException:
            made.close()
            raise
        return made

    def whole(self) -> bytes:
        """Write a request for the page, after which the connection is closed."""
        return self.request(end="\r\nConnection: close\r\n\r\n")


@contextmanager
def _served(trial: Trial, files: int) -> Iterator[Served]:
    """Serve a meeting in a process that may have so many files open."""
    if not importlib.util.find_spec("uvicorn"):
        raise Skipped("the packages that serve a page are not installed")
    meeting = opened(trial.folder / "data")
    limited = ["sh", "-c", f'ulimit -n {files} && exec "$@"', "sh"]
    program = [sys.executable, "-m", "facilitator", "--data-dir", str(trial.folder / "data")]
    with subprocess.Popen(
        [*limited, *program, "serve"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            found = _ADDRESS.search(process.stdout.readline())
            assert found, "no address was told"
            yield Served(int(found[1]), found[2], meeting)
            assert process.poll() is None, "it ended"
        finally:
            process.terminate()
        assert process.stderr.read() == ""


class Crowd(threading.Thread):
    """Holds connections that take nothing of what they are sent; who is dropped comes again."""

    def __init__(self, served: Served, count: int, sent: Callable[[], bytes]) -> None:
        """Hold so many, each of which sends what it is told to."""
        super().__init__(daemon=True)
        self._served = served
        self._count = count
        self._sent = sent
        self._held: list[socket.socket] = []
        self.over = threading.Event()
        self.dropped = 0

    def run(self) -> None:
        """Come again each second, until it is over."""
        while not self.over.is_set():
            while len(self._held) < self._count and not self.over.is_set():
                with suppress(OSError):
                    self._held.append(self._served.asking(self._sent()))
            self.over.wait(1)
            gone = [held for held in self._held if _is_dropped(held)]
            self.dropped += len(gone)
            self._held = [held for held in self._held if held not in gone]
            for held in gone:
                held.close()
        for held in self._held:
            held.close()


def _is_dropped(held: socket.socket) -> bool:
    try:
        return held.recv(1, socket.MSG_PEEK) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


class Viewer(threading.Thread):
    """Listens as a browser does, which comes again when it is let go."""

    def __init__(self, served: Served) -> None:
        """Listen until it is `over`; `messages` are those seen, `stale` what was out of date."""
        super().__init__(daemon=True)
        self._served = served
        self.messages: set[str] = set()
        self.stale: list[str] = []
        self.over = threading.Event()

    def run(self) -> None:
        """Listen."""
        while not self.over.is_set():
            with suppress(OSError), closing(self._connected()) as connection:
                self._listen(connection.makefile("rb"))
            self.over.wait(1)

    def _listen(self, lines: Iterable[bytes]) -> None:
        for line in lines:
            if line.startswith(b"data: "):
                told = json.loads(line[6:])
                self.messages.add(told["page"]["words"])
                self.stale += filter(None, [told["stale"]])
            if self.over.is_set():
                return

    def _connected(self) -> socket.socket:
        made = self._served.asking(self._served.request("events"))
        made.settimeout(20)
        return made


def _answers(served: Served, count: int) -> Iterator[float]:
    """Ask for the page so many times at once, and give the seconds until each was there whole."""
    began = time.monotonic()
    waiting = selectors.DefaultSelector()
    for _ in range(count):
        waiting.register(served.asking(served.whole()), selectors.EVENT_READ, bytearray())
    while waiting.get_map():
        assert time.monotonic() - began < 20, f"{len(waiting.get_map())} were not answered"
        for key, _ in waiting.select(1):
            assert isinstance(key.fileobj, socket.socket)
            data = key.fileobj.recv(65536)
            key.data.extend(data)
            if not data:
                waiting.unregister(key.fileobj)
                key.fileobj.close()
                assert key.data.startswith(b"HTTP/1.1 200"), bytes(key.data[:99])
                assert key.data.rstrip().endswith(b"</html>"), "the page was cut off"
                yield time.monotonic() - began


def _watch(served: Served, seconds: float, counts: Counts) -> None:
    """Ask for the page again and again, and see that a viewer sees what happens."""
    viewer = Viewer(served)
    viewer.start()
    said: list[str] = []
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        _count(counts, *_answers(served, 1))
        said.append(f"message {len(said)}")
        served.meeting.do(stage.tell, said[-1])
        time.sleep(0.5)
    _wait_for(lambda: said[-1] in viewer.messages, 5)
    viewer.over.set()
    served.meeting.do(stage.tell, "over")
    viewer.join(20)
    assert not viewer.stale, viewer.stale
    # Who was let go in between has missed what was said meanwhile.
    assert len(viewer.messages & set(said)) > len(said) / 2, (said, viewer.messages)
    counts["messages that a viewer saw"] += len(viewer.messages & set(said))


def _wait_for(seen: Callable[[], bool], seconds: float) -> None:
    began = time.monotonic()
    while not seen():
        assert time.monotonic() - began < seconds, "the viewer was not told"
        time.sleep(0.05)


def _patience() -> float:
    """Give more time where more programs want to run than there are processors."""
    return PATIENCE * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def _count(counts: Counts, *waits: float) -> None:
    assert max(waits) < _patience(), f"the page took {max(waits):.2f} s"
    counts["pages answered"] += len(waits)
    counts[_SLOWEST] = max(counts[_SLOWEST], round(max(waits) * 1000))


def _crowded(trial: Trial, files: int, sent: Callable[[Served], bytes]) -> Counts:
    """Watch the page while a crowd holds connections, for a shorter time if it is small."""
    counts: Counts = Counter()
    with _served(trial, files) as served:
        crowd = Crowd(served, trial.tries, lambda: sent(served))
        crowd.start()
        try:
            _watch(served, LONG if trial.tries >= QUICK else 2, counts)
        finally:
            crowd.over.set()
            crowd.join()
        counts["connections held meanwhile"] += trial.tries
        counts["times one of them was let go"] += crowd.dropped
    return counts


def half_open(trial: Trial) -> Counts:
    """Hold connections that never send a whole request, far more than there is room for."""
    return _crowded(trial, MANY, lambda _: b"GET / HTTP/1.1\r\n")


def few_files(trial: Trial) -> Counts:
    """Do the same where a program may have 256 files open, and 64."""
    counts: Counts = Counter()
    for files in (FEW, FEWEST):
        folder = trial.folder / str(files)
        folder.mkdir()
        found = _crowded(trial._replace(folder=folder), files, lambda _: b"GET / HTTP/1.1\r\n")
        slowest = max(counts[_SLOWEST], found[_SLOWEST])
        counts.update(found)
        counts[_SLOWEST] = slowest
    return counts


def slow_readers(trial: Trial) -> Counts:
    """Ask for the page, and some for what happens, and take nothing of the answer."""
    dice = trial.dice
    return _crowded(trial, FEW, lambda of: of.request("events" if dice.random() < 0.1 else ""))


def long_heads(trial: Trial) -> Counts:
    """Send heads of requests that have no end."""
    return _crowded(trial, FEW, lambda of: of.request(end="\r\nX: " + "x" * 500_000))


def insatiable(trial: Trial) -> Counts:
    """Ask for the page 200 times in a row on each connection."""
    return _crowded(trial, FEW, lambda of: of.request() * 200)


def at_once(trial: Trial) -> Counts:
    """Ask for the page on very many connections at the same instant, with 256 files."""
    counts: Counts = Counter()
    with _served(trial, FEW) as served:
        for _ in range(5):
            _count(counts, *_answers(served, trial.tries))
        _watch(served, 2, counts)
    return counts
