"""When each laptop was heard, and what of theirs was on its way for long, whatever clocks show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from facilitator.core.base.span import MINUTE
from facilitator.core.record.events import Event
from facilitator.files.records.sharing.exchange import Exchanged
from facilitator.files.records.sharing.presence import Sign
from facilitator.running.together.listing import SILENT

APART: Final = 5 * MINUTE
"""By how much clocks may differ: what is older by more than that was on its way for long."""


class Late(NamedTuple):
    """Steps that arrive after a laptop was apart: whose, how `many`, of which instants (UTC)."""

    writer: str
    many: int
    first: dt.datetime
    last: dt.datetime


class Hearing:
    """Knows the signs that laptops left last, and when each was `heard` (UTC) by the clock here."""

    def __init__(self) -> None:
        """Begin with nothing heard."""
        self.signs: Mapping[str, Sign] = {}
        self.heard: dict[str, dt.datetime] = {}
        self._behind: dict[str, dt.timedelta] = {}

    def hear(self, came_to: Exchanged) -> None:
        """Note when each was heard: where its clock differs, by the one here."""
        for event in came_to.arrived:
            self._compare(event.by, came_to.at - event.at)
        for writer, sign in came_to.signs.items():
            if self.signs.get(writer) != sign:
                self._compare(writer, came_to.at - sign.at)
                now = writer in self.signs or self._prompt(writer, sign.at, came_to.at)
                self.heard[writer] = came_to.at if now else sign.at
        for event in came_to.arrived:
            if self._prompt(event.by, event.at, came_to.at):
                self.heard[event.by] = came_to.at
        self.signs = dict(came_to.signs)

    def late(self, came_to: Exchanged) -> Iterator[Late]:
        """Give what was on its way for long, laptop by laptop."""
        by_writer: dict[str, list[Event]] = {}
        for event in came_to.arrived:
            by_writer.setdefault(event.by, []).append(event)
        for writer, events in by_writer.items():
            first, last = min(each.at for each in events), max(each.at for each in events)
            if not self._prompt(writer, first, came_to.at):
                yield Late(writer, len(events), first, last)

    def _compare(self, writer: str, lag: dt.timedelta) -> None:
        """Learn how far a clock is behind: what came the fastest came almost at once."""
        self._behind[writer] = min(lag, self._behind.get(writer, APART))

    def _prompt(self, writer: str, at: dt.datetime, came: dt.datetime) -> bool:
        """Say whether what was written at an instant, by its writer's clock, came without delay."""
        return came - at - self._behind[writer] < SILENT
