"""Only one may steer the clock of a meeting: who that is, and which steps count."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.ids import EventId
from facilitator.core.base.language import by_key, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.record.events import Event
from facilitator.core.record.opening import MeetingClosed
from facilitator.core.record.programme import Rebalanced
from facilitator.core.record.reporting import GroupReports
from facilitator.core.record.rounds import TurnEnded, TurnSkipped, TurnStarted
from facilitator.core.record.sessions import (
    AwaySettled,
    Extended,
    LeftoverSettled,
    Paused,
    Resumed,
    SessionEnded,
    SessionReopened,
    SessionRestored,
    SessionSkipped,
    SessionStarted,
    StepStarted,
)
from facilitator.core.record.sharing import Joined, TimekeepingTaken
from facilitator.core.record.speakers import SpeakerLost
from facilitator.core.record.undoing import Redone, UndoFact, Undone

STEERING: Final = (
    SessionStarted,
    SessionEnded,
    SessionReopened,
    SessionSkipped,
    SessionRestored,
    Paused,
    Resumed,
    Extended,
    StepStarted,
    AwaySettled,
    LeftoverSettled,
    Rebalanced,
    SpeakerLost,
    MeetingClosed,
)
"""The facts by which a timekeeper steers the clock, or plans anew by what it shows."""

TURNS: Final = (TurnStarted, TurnEnded, TurnSkipped, GroupReports)
_KEPT: Final = frozenset((*STEERING, *TURNS))


class NotTimekeeper(Refused):
    """A step at the clock by somebody who does not keep the time; `keeper` says who does."""

    def __init__(self, keeper: str) -> None:
        """Refuse, and say who keeps the time and how it is taken over."""
        super().__init__(
            phrase(
                "{keeper} keeps the time. {take} takes it over.",
                keeper=keeper,
                take=by_key("time.take", "Tab"),
            )
        )
        self.keeper = keeper


class Timekeeping:
    """Who keeps the time while the events of a record go by in their order.

    `names` says what those are called who keep the record together, by their writers.
    """

    def __init__(self) -> None:
        """Begin where nobody shares the record, and everybody keeps the time."""
        self.names: dict[str, str] = {}
        self._takings: dict[EventId, str] = {}  # who took it, by event
        self._given_back: set[EventId] = set()
        self._steps: set[EventId] = set()
        self._void: set[EventId] = set()

    @property
    def keeper(self) -> str | None:
        """Whoever keeps the time, by the name they write by; None where everybody does."""
        takings = [by for id_, by in self._takings.items() if id_ not in self._given_back]
        return takings[-1] if takings else next(iter(self.names), None)

    @property
    def keeper_name(self) -> str:
        """What whoever keeps the time is called."""
        keeper = self.keeper or ""
        return self.names.get(keeper, keeper)

    def owner(self, event: Event) -> str:
        """Say who wrote an event; what is older than the sharing is whoever's who began that."""
        return event.by if event.by in self.names else next(iter(self.names), event.by)

    def counts(self, event: Event) -> bool:
        """Say whether an event counts if it comes next."""
        if isinstance(event.fact, UndoFact) and event.fact.event in self._void:
            return False
        return not self._steers(event) or self.keeper in {None, event.by}

    def pass_by(self, event: Event) -> bool:
        """Let an event go by, and say whether it counts."""
        counts = self.counts(event)
        if type(event.fact) in _KEPT:
            self._steps |= {event.id, event.joined or event.id}
        if not counts:
            self._void.add(event.id)
            return False
        match event.fact:
            case Joined(name):
                self.names[event.by] = name
            case TimekeepingTaken():
                self._takings[event.id] = event.by
            case Undone(target) if target in self._takings:
                self._given_back.add(target)
            case Redone(target):
                self._given_back.discard(target)
            case _:
                pass
        return True

    def _steers(self, event: Event) -> bool:
        fact = event.fact
        return type(fact) in _KEPT or (isinstance(fact, UndoFact) and fact.event in self._steps)
