"""The box holds what phones sent until it is accepted or refused; nothing of it is on a disk."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from facilitator.core.answers.sent import Sent
from facilitator.core.answers.subject import Subject
from facilitator.running.answers.protocol import (
    Kept,
    Opened,
    Settled,
    Standing,
    as_settled,
    by_subject,
)

LONGEST: Final = 2048
"""Bytes of UTF-8 that an answer has at most, with the name of whoever sends it."""

WAITING: Final[frozenset[Standing]] = frozenset({"waiting", "aside"})


class Bounds(NamedTuple):
    """How many answers may wait, and phones be known; the seconds between two of a phone.

    `burst` is how many strangers from one address may send at once, as a room full of phones does
    behind a router; `refill` is how many a second after that.
    """

    waiting: int = 5000
    phones: int = 5000
    pause: float = 1.0
    burst: int = 300
    refill: int = 20


BOUNDS: Final = Bounds()


class _Own(NamedTuple):
    """An answer of a phone, what became of it, and what stood in its place before."""

    sent: Sent
    standing: Standing = "waiting"
    before: Sent | None = None


class _Phone:
    """What is known of a phone: when it sent last, for whom, and its answers by subject."""

    def __init__(self) -> None:
        self.last = float("-inf")
        self.organisation = ""
        self.name = ""
        self.kept: dict[Subject, _Own] = {}


_STRANGER: Final = _Phone()


class Box:
    """What may be answered, and what was."""

    def __init__(self, seconds: Callable[[], float], bounds: Bounds = BOUNDS) -> None:
        """Begin empty, with nothing to be answered; `seconds` is a clock that only goes forward."""
        self._seconds = seconds
        self._bounds = bounds
        self._phones: dict[str, _Phone] = {}
        self._where: dict[str, tuple[str, Subject]] = {}
        self._addresses: dict[str, float] = {}
        self._seen: set[str] = set()
        self._number = 0
        self._mark = secrets.token_hex(4)  # a program that leads may know ids of one before
        self.opened: dict[Subject, bool] = {}
        """What may be answered, and whether answers are accepted as they come."""
        self.wall = True
        """Whether the room sees the address instead of a page, as it does at first."""
        self.version = 0

    # What phones do

    def seen(self, address: str) -> None:
        """Take note that a phone at an address has asked for the page."""
        if len(self._seen) < self._bounds.phones:
            self._seen.add(address)

    @property
    def reached(self) -> int:
        """How many phones have asked for the page, as far as addresses tell them apart."""
        return max(len(self._seen), len(self._phones))

    def in_haste(self, phone: str) -> bool:
        """Say whether a phone has only just sent something."""
        last = self._phones.get(phone, _STRANGER).last
        return self._seconds() - last < self._bounds.pause

    def crowds(self, address: str) -> bool:
        """Count somebody from an address who is not known yet; True if there are too many."""
        now, step = self._seconds(), 1 / self._bounds.refill
        until = max(self._addresses.get(address, now), now) + step
        if until > now + self._bounds.burst * step + step / 2:
            return True
        if len(self._addresses) >= self._bounds.phones:
            self._addresses = {one: at for one, at in self._addresses.items() if at > now}
        self._addresses[address] = until
        return False

    def full(self, phone: str, subject: Subject) -> bool:
        """Say whether there is no room for another answer, unless it takes the place of one."""
        kept = self._phones.get(phone, _STRANGER).kept.get(subject)
        if kept is not None and kept.standing in WAITING:
            return False
        strangers = phone not in self._phones and len(self._phones) >= self._bounds.phones
        return strangers or len(self._where) >= self._bounds.waiting

    def knows(self, phone: str) -> bool:
        """Say whether a phone has sent anything."""
        return phone in self._phones

    def put(self, phone: str, sent: Sent) -> None:
        """Take an answer, in the place of what the same phone sent to the same before."""
        of = self._phones.setdefault(phone, _Phone())
        own = of.kept.get(sent.subject)
        before = own.sent if own else None
        former = before.former if before else None
        if own is not None:
            former = replace(own.sent, former=None) if own.standing == "accepted" else former
            self._where.pop(own.sent.id, None)
        self._number += 1
        sent = replace(sent, id=f"{self._mark}-{self._number}", former=former, phone=phone)
        of.kept[sent.subject] = _Own(sent, before=before)
        of.last, of.organisation = self._seconds(), sent.organisation
        of.name = sent.name or of.name
        self._where[sent.id] = phone, sent.subject
        self.version += 1

    def own(self, phone: str, subject: Subject) -> _Own | None:
        """Give what a phone sent to a subject."""
        return self._phones.get(phone, _STRANGER).kept.get(subject)

    def sender(self, phone: str) -> tuple[str, str]:
        """Give the organisation and the name that a phone sent last."""
        of = self._phones.get(phone, _STRANGER)
        return of.organisation, of.name

    # What whoever leads does

    def open(self, opened: Iterable[Opened]) -> None:
        """Let this be answered from now on, and nothing else."""
        self.opened = by_subject(opened)

    def restore(self, restored: Iterable[Kept]) -> None:
        """Take what a program before this one had been sent, but for what phones sent anew.

        What is there already stays as it is: another program may have settled it meanwhile.
        """
        for sent, standing in ((one.sent, one.standing) for one in restored):
            of = self._phones.setdefault(sent.phone, _Phone())
            there = of.kept.get(sent.subject)
            if there is not None and (
                there.sent.id == sent.id or there.sent.id.startswith(self._mark)
            ):
                continue
            if there is not None:
                self._where.pop(there.sent.id, None)
            of.kept[sent.subject] = _Own(sent, standing)
            of.organisation, of.name = sent.organisation, sent.name or of.name
            if standing in WAITING:
                self._where[sent.id] = sent.phone, sent.subject
        self.version += 1

    @property
    def empty(self) -> bool:
        """Whether nothing waits."""
        return not self._where

    def waiting(self) -> Sequence[Sent]:
        """List what waits, the oldest first; what was put aside too."""
        found = [self._phones[phone].kept[subject] for phone, subject in self._where.values()]
        return [replace(kept.sent, aside=kept.standing == "aside") for kept in found]

    def settle(self, settled: Settled) -> None:
        """Take note of what became of an answer; one that was replaced meanwhile waits on."""
        where = self._where.get(settled.id)
        if where is None:
            self._settle_gone(settled)
            return
        phone, subject = where
        of = self._phones[phone]
        kept = of.kept[subject]
        sent = as_settled(kept.sent, settled)
        of.kept[subject] = kept._replace(sent=sent, standing=settled.standing)
        if settled.standing not in WAITING:
            del self._where[settled.id]
        self.version += 1

    def _settle_gone(self, settled: Settled) -> None:
        """Settle what waits no more: it was settled before, or the phone sent another since."""
        for name, phone in self._phones.items():
            for subject, kept in phone.kept.items():
                if kept.sent.id == settled.id and settled.standing in WAITING:
                    phone.kept[subject] = kept._replace(standing=settled.standing)
                    self._where[settled.id] = name, subject
                elif (
                    kept.before is not None
                    and kept.before.id == settled.id
                    and settled.standing == "accepted"
                ):
                    former = as_settled(replace(kept.before, former=None), settled)
                    phone.kept[subject] = kept._replace(sent=replace(kept.sent, former=former))
                else:
                    continue
                self.version += 1
                return
