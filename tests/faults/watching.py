"""When each event of a meeting arrives on each laptop, on the disk and on the screen."""

from __future__ import annotations

import re
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import Final

from facilitator.files.records.folder import OTHERS
from facilitator.files.records.others import by_id
from facilitator.files.records.reading import opened
from faults.tmux import Screen

LOOKING: Final = 0.1
"""Seconds between two looks at the disk, and at each screen."""

SETTLING: Final = 180.0
"""Seconds in which all have to be equal when nothing disturbs them any more."""

_NOTE: Final = re.compile(r"\b[a-z]+\d{4}\b")
Span = tuple[float, float]
"""From when until when, in seconds since 1970."""


class Watch(Thread):
    """Looks at the records and the screens of all laptops, and notes what is new there, and when.

    `kept` are the instants (s) at which events were first in the journal of their own laptop,
    `came` those at which they had come to others, by laptop. `noted` says on which laptop and when
    notes were kept, by what they begin with, and `seen` when they stood on which screens. All of it
    is in a log, too.
    """

    def __init__(self, journals: Sequence[Path], screens: Sequence[Screen], log: Path) -> None:
        super().__init__(name="watch", daemon=True)
        self.kept: dict[str, float] = {}
        self.came: dict[str, dict[int, float]] = defaultdict(dict)
        self.noted: dict[str, tuple[int, float]] = {}
        self.seen: dict[str, dict[int, float]] = defaultdict(dict)
        self._journals = journals
        self._screens = screens
        self._log = log
        self._sizes: dict[Path, int] = {}
        self._stopped = Event()

    def run(self) -> None:
        """Look, again and again."""
        with self._log.open("a", encoding="utf-8", buffering=1) as log:
            while not self._stopped.wait(LOOKING):
                for what, id_, number, now in self._news():
                    log.write(f"{what} {id_} {number} {now}\n")

    def _news(self) -> Iterator[tuple[str, str, int, float]]:
        """Note what is new: its kind, what it is, on which laptop, and the instant."""
        for number, journal in enumerate(self._journals):
            for id_, block in self._new(journal).items():
                if id_ not in self.kept:
                    self.kept[id_] = time.time()
                    for found in _NOTE.findall(block.decode()):
                        self.noted.setdefault(found, (number, self.kept[id_]))
                    yield "kept", id_, number, self.kept[id_]
            for id_ in self._new(journal.with_name(OTHERS)):
                if number not in self.came[id_]:
                    self.came[id_][number] = time.time()
                    yield "came", id_, number, self.came[id_][number]
        for number, screen in enumerate(self._screens):
            for found in _NOTE.findall(screen.look()):
                if number not in self.seen[found]:
                    self.seen[found][number] = time.time()
                    yield "seen", found, number, self.seen[found][number]

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()
        self.join()

    def settled(self, carry: Callable[[], None]) -> int:
        """Let what connects them do its work until all are equal; give the seconds that took."""
        began = time.monotonic()
        while time.monotonic() - began < SETTLING:
            events = [opened(each, writable=False).everything for each in self._journals]
            if all(each == events[0] for each in events):
                return round(time.monotonic() - began)
            carry()
            time.sleep(0.5)
        raise AssertionError("the records are not equal")

    def _new(self, path: Path) -> Mapping[str, bytes]:
        """Give the blocks of a file that has grown, by the ids of their events."""
        size = path.stat().st_size if path.exists() else 0
        if size == self._sizes.get(path, 0):
            return {}
        data = path.read_bytes()
        self._sizes[path] = len(data)
        return by_id(data)


def waits(
    kept: Mapping[str, float], came: Mapping[str, Mapping[int, float]]
) -> tuple[dict[str, float], dict[str, float]]:
    """Give the seconds until events were on one other laptop, and until they were on all."""
    first = {id_: min(came[id_].values()) - at for id_, at in kept.items() if came.get(id_)}
    last = {id_: max(came[id_].values()) - at for id_, at in kept.items() if came.get(id_)}
    return first, last


def within(seconds: Sequence[float], part: float = 0.5) -> float:
    """Give the seconds within which a part of all came."""
    return statistics.quantiles(seconds, n=100, method="inclusive")[round(part * 100) - 1]
