"""Laptops in memory that keep one meeting: each has a clock, what it wrote and what arrived."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import cast

from facilitator.core.base.ids import EventId
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.fact import Fact
from facilitator.core.record.following import Following
from facilitator.core.record.move import Move, P
from facilitator.core.record.sharing import Joined
from facilitator.core.record.state import State
from facilitator.core.shared.course import Course
from facilitator.core.shared.own import seen_by


class Laptop:
    """A laptop whose clock is `ahead`; its events are numbered as they are written."""

    def __init__(self, writer: str, opening: Event, ahead: dt.timedelta = dt.timedelta(0)) -> None:
        self.writer = writer
        self.ahead = ahead
        self.now = opening.at
        self.course = Course([opening])
        self.following = Following(self.course.events, span=3)
        self.written: list[Event] = []

    @property
    def state(self) -> State:
        """What is true as this laptop sees it."""
        return seen_by(self.following.state, self.writer)

    @property
    def clock(self) -> dt.datetime:
        """What its clock shows."""
        return self.now + self.ahead

    def join(self) -> Event:
        """Begin to keep the meeting with others."""
        return self.put(Joined(self.writer.capitalize()))

    def do(self, move: Move[P], *args: P.args, **options: P.kwargs) -> Event:
        """Make a move by its clock; raises `Refused`."""
        return self.put(move(self.state, self.clock, *args, **options))

    def put(self, fact: Fact) -> Event:
        """Write that something happened; raises `NotTimekeeper`."""
        id_ = EventId(f"{self.writer}{len(self.written)}")
        event = Event(id_, self.clock, self.writer, cast("AnyFact", fact))
        event = self.course.signed(event, self.writer)
        self.written.append(event)
        self.take_in([event])
        return event

    def take_in(self, events: Sequence[Event]) -> None:
        """Take in what was written, or what arrived."""
        unchanged = self.course.take_in(events)
        new = self.course.events[unchanged:]
        self.following.take_in(self.course.events, new, unchanged)
