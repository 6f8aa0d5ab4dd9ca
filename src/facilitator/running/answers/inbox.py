"""The inbox is what waits to be accepted, as the program that takes the answers last said.

That is another program: two hundred phones at once do not slow down a key then, and what waits is
still there when this program is started again. A thread asks it, so that nobody waits for it. When
it ends before its time, what was heard of it last is still known here, and the one that takes its
place is told.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple

from msgspec import DecodeError, ValidationError, json
from msgspec.structs import replace

from facilitator.core.answers.sent import Sent
from facilitator.core.answers.subject import Subject
from facilitator.core.base.ids import EventId
from facilitator.files import answering
from facilitator.running.answers.protocol import (
    LONGEST,
    Kept,
    Opened,
    Order,
    Report,
    Settled,
    Standing,
    as_settled,
    by_subject,
    in_all,
)
from facilitator.running.answers.starting import HERE, Started

PAUSE: Final = 0.5
"""Seconds between two questions to the program that takes the answers."""

PATIENCE: Final = 5.0
"""Seconds that it is waited for."""

SETTLED: Final[frozenset[Standing]] = frozenset({"accepted", "refused"})
"""What becomes of an answer that waits no more."""


End = Literal["stopped", "ended", "died"]
"""How it came that no answers are taken: as was ordered, by being ended, or without its will."""


class Heard(NamedTuple):
    """How it stands where answers are taken, or why they are not.

    `orders` is how many orders it has heard of those that were given here.
    """

    report: Report | None = None
    end: End | None = None
    orders: int = 0


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
        self._orders = 0
        self._taking: answering.Taking | None = None
        self._last: Report | None = None
        self._heard = Heard()
        self._known: tuple[int, tuple[Sent, ...]] = (-1, ())
        self._settled: dict[str, Settled] = {}
        self._done: dict[str, Kept] = {}
        self._kept: dict[str, Sent] = {}
        self._hoped = Order("")
        self.taken_back: set[str] = set()
        """The ids of answers whose acceptance was undone: they are not accepted by themselves."""
        self.started: Started | None = None
        """The program that was started to take answers, if it was from here."""
        self.report: Report | None = None
        """How it stands at the place where answers are taken, None if they are not."""
        self.end: End | None = None
        """Why no answers are taken, if they were before or something was left of that."""
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
        before = self.report, self.end, self.waiting, self.aside
        self._take_in(heard)
        return (self.report, self.end, self.waiting, self.aside) != before

    def arrived(self, report: Report | None, end: End | None = None, orders: int = 0) -> None:
        """Take what was heard from where answers are taken."""
        with self._lock:
            self._heard = Heard(report, end, orders)

    def _take_in(self, heard: Heard) -> None:
        report, self.end = heard.report, heard.end
        if heard.orders >= self._orders or self.end == "stopped":
            self._hoped = Order("")
        if self.end == "stopped":
            self._known, self._settled = (-1, ()), {}
        elif report is not None and report.waiting is not None:
            self._known = report.version, report.waiting
            ids = {sent.id for sent in report.waiting}
            self._settled = {id_: one for id_, one in self._settled.items() if id_ in ids}
        self.report = replace(report, waiting=None) if report else None
        self._sort()

    def _sort(self) -> None:
        """Part what waits from what was put aside, as it is after what was done to it here."""
        found = [self._as_settled(sent) for sent in self._known[1]]
        there = [sent for sent in found if sent is not None]
        self.waiting = tuple(sent for sent in there if not sent.aside)
        self.aside = tuple(sent for sent in there if sent.aside)

    def _as_settled(self, sent: Sent) -> Sent | None:
        """Return an answer as it is after what was done to it here; None if it waits no more."""
        settled = self._settled.get(sent.id)
        if settled is None:
            return sent
        if settled.standing in SETTLED:
            return None
        return replace(as_settled(sent, settled), aside=settled.standing == "aside")

    @property
    def left(self) -> answering.Taking | None:
        """What a program left that ended before its time."""
        return answering.abandoned(self._path)

    @property
    def starting(self) -> bool:
        """Whether the program was started from here, and is not heard of yet."""
        return self.report is None and self.started is not None and self.started.runs

    @property
    def opened(self) -> Sequence[Opened]:
        """What may be answered now, or will be as soon as the order is heard."""
        if self._hoped.opened is not None:
            return self._hoped.opened
        return self.report.opened if self.report else ()

    @property
    def wall(self) -> bool:
        """Whether the room sees the address large, or will as soon as the order is heard."""
        if self._hoped.wall is not None:
            return self._hoped.wall
        return self.report is not None and self.report.wall

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
        with self._lock:
            self._done.pop(sent.id, None)
            if standing in SETTLED:
                self._done[sent.id] = Kept(sent, standing)
        self._sort()

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

    def turn(self, subject: Subject, *, at_once: bool | None = None) -> bool:
        """Let something be answered if it cannot be yet, or else no more; say if it can be then.

        With `at_once` it can be, and that says whether its answers are accepted as they come.
        """
        opened = by_subject(self.opened)
        if at_once is None and subject in opened:
            del opened[subject]
        else:
            opened[subject] = bool(at_once)
        self.open(in_all(opened))
        return subject in opened

    def open(self, opened: Iterable[Opened]) -> None:
        """Let this be answered from now on, and nothing else."""
        self._hope(Order("", opened=tuple(opened)))

    def show(self, *, wall: bool) -> None:
        """Let the room see the address as large as can be, or no more."""
        self._hope(Order("", wall=wall))

    def stop(self) -> None:
        """Let no answer be taken any more; they may be taken anew then."""
        if self.started is not None:
            self.started.stopped = True
        self._order(Order("", stop=True))

    def close(self) -> None:
        """Ask no more; what waits goes on waiting where it is."""
        self._ended = True
        self._wake.set()

    def _hope(self, order: Order) -> None:
        self._hoped = _both(self._hoped, order)
        self._order(order)

    def _order(self, order: Order) -> None:
        with self._lock:
            self._orders += 1
            self._wanted = _both(self._wanted, order)
        self._wake.set()

    # The thread

    def _ask(self) -> None:
        while not self._ended:
            self._wake.clear()
            taking = answering.found(self._path)
            if taking is not None:
                self._exchange(taking)
            elif self._path.exists():
                self.arrived(None, "died")
            else:
                break
            self._wake.wait(PAUSE)
        if not self._ended:
            self.arrived(None, "ended" if self._taking is not None else "stopped")
        self._asking = None

    def _exchange(self, taking: answering.Taking) -> None:
        """Give the orders that wait, and take in the answer; unheard ones wait on."""
        with self._lock:
            order, orders = self._wanted, self._orders
            self._wanted = Order("")
        if self._taking is not None and self._taking.key != taking.key:
            order = _both(self._restoring(), order)
        known = self._last.version if self._last and self._is_known(taking) else -1
        report = _exchange(taking, replace(order, known=known))
        if report is None:
            with self._lock:  # it may have heard the order: to hear it twice does no harm
                self._wanted = _both(order, self._wanted)
            self.arrived(None)
            return
        if report.waiting is None and self._last is not None:
            report = replace(report, waiting=self._last.waiting)
        self._taking, self._last = (None, None) if order.stop else (taking, report)
        self.arrived(report, None, orders)

    def _is_known(self, taking: answering.Taking) -> bool:
        return self._taking is not None and self._taking.key == taking.key

    def _restoring(self) -> Order:
        """Say to another program what the one before it had been sent, and what was open there."""
        last = self._last
        if last is None:
            return Order("")
        with self._lock:
            done = dict(self._done)
        waiting = [
            Kept(sent, "aside" if sent.aside else "waiting")
            for sent in last.waiting or ()
            if sent.id not in done
        ]
        restored = (*done.values(), *waiting)
        return Order("", opened=last.opened, wall=last.wall, restored=restored)


def _both(one: Order, other: Order) -> Order:
    """Return an order that wants what two did."""
    return Order(
        "",
        settled=(*one.settled, *other.settled),
        opened=one.opened if other.opened is None else other.opened,
        wall=one.wall if other.wall is None else other.wall,
        stop=one.stop or other.stop,
        restored=(*one.restored, *other.restored),
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
