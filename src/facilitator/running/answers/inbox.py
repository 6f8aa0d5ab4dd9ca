"""The inbox is what waits to be accepted, as the program that takes the answers last said.

That is another program: two hundred phones at once do not slow down a key then, and what waits is
still there when this program is started again. A thread asks it, so that nobody waits for it.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from msgspec import DecodeError, ValidationError, json
from msgspec.structs import replace

from facilitator.core.answers.sent import Sent, mended
from facilitator.core.answers.subject import Subject
from facilitator.core.base.ids import EventId
from facilitator.files import answering
from facilitator.running.answers.line import LONGEST, Opened, Order, Report, Settled, Standing
from facilitator.running.answers.starting import HERE, Started

PAUSE: Final = 0.5
"""Seconds between two questions to the program that takes the answers."""

PATIENCE: Final = 5.0
"""Seconds that it is waited for."""


class Inbox:
    """What waits for the meeting whose answers are taken where `path` says."""

    def __init__(self, path: Path) -> None:
        """Begin with nothing."""
        self._path = path
        self._asking: threading.Thread | None = None
        self._wake = threading.Event()
        self._lock = threading.Lock()
        self._ended = False
        self._wanted = Order("")
        self._last: tuple[Sent, ...] | None = None
        self._heard: Report | None = None
        self._known: tuple[int, tuple[Sent, ...]] = (-1, ())
        self._settled: dict[str, Settled] = {}
        self._kept: dict[str, Sent] = {}
        self.taken_back: set[str] = set()
        """The ids of answers whose acceptance was undone: they are not accepted by themselves."""
        self.started: Started | None = None
        """The program that was started to take answers, if it was from here."""
        self.report: Report | None = None
        """How it stands at the place where answers are taken, None if they are not."""
        self.waiting: tuple[Sent, ...] = ()
        """What waits and was not put aside, the oldest first."""
        self.aside: tuple[Sent, ...] = ()
        """What was put aside."""

    # What is known

    def look(self) -> bool:
        """Take in what was heard since, and say whether anything is new."""
        if self._asking is None and self._path.exists():
            self._asking = threading.Thread(target=self._ask, name="answers", daemon=True)
            self._asking.start()
        with self._lock:
            heard = self._heard
        before = self.report, self.waiting, self.aside
        self._take_in(heard)
        return (self.report, self.waiting, self.aside) != before

    def arrived(self, report: Report | None) -> None:
        """Take a report of the program that takes the answers, None when there is none."""
        with self._lock:
            self._heard = report

    def _take_in(self, report: Report | None) -> None:
        if report is None:
            self._known, self._settled = (-1, ()), {}
        elif report.waiting is not None:
            self._known = report.version, report.waiting
            ids = {sent.id for sent in report.waiting}
            self._settled = {id_: one for id_, one in self._settled.items() if id_ in ids}
        self.report = replace(report, waiting=None) if report else None
        found = [self._as_settled(sent) for sent in self._known[1]]
        there = [sent for sent in found if sent is not None]
        self.waiting = tuple(sent for sent in there if not sent.aside)
        self.aside = tuple(sent for sent in there if sent.aside)

    def _as_settled(self, sent: Sent) -> Sent | None:
        """Return an answer as it is after what was done to it here; None if it waits no more."""
        settled = self._settled.get(sent.id)
        if settled is None:
            return sent
        if settled.standing in {"accepted", "refused"}:
            return None
        text = mended(sent, settled.text) if settled.text is not None else sent
        return replace(text, aside=settled.standing == "aside")

    @property
    def opened(self) -> Sequence[Opened]:
        """What may be answered now."""
        return self.report.opened if self.report else ()

    def at_once(self, subject: Subject) -> bool:
        """Say whether answers are accepted as they come."""
        return any(each.at_once and each.subject == subject for each in self.opened)

    def find(self, id_: str) -> Sent | None:
        """Find what waits by its id."""
        return next((sent for sent in (*self.waiting, *self.aside) if sent.id == id_), None)

    # What whoever leads wants

    def settle(self, sent: Sent, standing: Standing, event: EventId | None = None) -> None:
        """Say what becomes of an answer; as it is here is how it was accepted, or waits on.

        `event` is the id of the event by which it was kept.
        """
        if event:
            self._kept[event] = sent
        text = sent.name if sent.subject.kind == "here" else sent.text
        settled = Settled(sent.id, standing, text)
        self._settled[sent.id] = settled
        self._order(Order("", settled=(settled,)))
        self._take_in(self._whole())

    def undone(self, event: EventId) -> None:
        """Let an answer wait again, if the event that was undone kept one."""
        sent = self._kept.get(event)
        if sent is not None:
            self.taken_back.add(sent.id)
            self.settle(sent, "waiting")

    def redone(self, event: EventId) -> None:
        """Let an answer be accepted, if the event that was done again kept one."""
        sent = self._kept.get(event)
        if sent is not None:
            self.settle(sent, "accepted")

    def open(self, opened: Iterable[Opened]) -> None:
        """Let this be answered from now on, and nothing else."""
        self._order(Order("", opened=tuple(opened)))

    def show(self, *, wall: bool) -> None:
        """Let the room see the address as large as can be, or no more."""
        self._order(Order("", wall=wall))

    def stop(self) -> None:
        """Let no answer be taken any more; they may be taken anew then."""
        if self.started is not None:
            self.started.stopped = True
        self._order(Order("", stop=True))

    def close(self) -> None:
        """Ask no more; what waits goes on waiting where it is."""
        self._ended = True
        self._wake.set()

    def _whole(self) -> Report | None:
        version, waiting = self._known
        return replace(self.report, version=version, waiting=waiting) if self.report else None

    def _order(self, order: Order) -> None:
        with self._lock:
            self._wanted = _both(self._wanted, order)
        self._wake.set()

    def _order_first(self, order: Order) -> None:
        with self._lock:
            self._wanted = _both(order, self._wanted)

    # The thread

    def _ask(self) -> None:
        known = -1
        while True:
            self._wake.clear()
            with self._lock:
                order, self._wanted = self._wanted, Order("")
            taking = answering.found(self._path)
            report = _exchange(taking, replace(order, known=known)) if taking else None
            if report is None:
                known = -1
                if taking:  # it may not have heard the order, and to hear it twice does no harm
                    self._order_first(order)
            else:
                if report.waiting is None:
                    report = replace(report, waiting=self._last)
                known, self._last = report.version, report.waiting
            self.arrived(report)
            if taking is None or self._ended:
                break
            self._wake.wait(PAUSE)
        self._asking = None


def _both(one: Order, other: Order) -> Order:
    """Return an order that wants what two did."""
    return Order(
        "",
        settled=(*one.settled, *other.settled),
        opened=one.opened if other.opened is None else other.opened,
        wall=one.wall if other.wall is None else other.wall,
        stop=one.stop or other.stop,
    )


def _exchange(taking: answering.Taking, order: Order) -> Report | None:
    """Give an order and return how it stands after it; None if nobody answers."""
    try:
        with socket.create_connection((HERE, taking.port), PATIENCE) as connection:
            connection.sendall(json.encode(replace(order, key=taking.key)) + b"\n")
            with connection.makefile("rb") as answer:
                return json.decode(answer.readline(LONGEST), type=Report)
    except (OSError, DecodeError, ValidationError, RecursionError):
        return None
