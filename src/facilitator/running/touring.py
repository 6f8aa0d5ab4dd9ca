"""Touring is what the app keeps of a tour: the steps done so far, and what it looks at."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from facilitator.core.record.plan import plan
from facilitator.core.telling import tour
from facilitator.core.telling.tour import Seen, Step
from facilitator.core.time.view import View
from facilitator.files.agenda.file import parse
from facilitator.files.agenda.starter import practice
from facilitator.meeting import Meeting
from facilitator.opening import Opening


class Touring:
    """A tour under way.

    Attributes: `told`, whether its last word was said, and `minutes`, those that it made.
    """

    def __init__(self) -> None:
        """Begin with nothing done."""
        self._done: frozenset[str] = frozenset()
        self.told = False
        self.minutes: Path | None = None

    @property
    def done(self) -> int:
        """How many steps are done."""
        return len(self._done)

    @property
    def step(self) -> Step | None:
        """The step to try next, None when all are done."""
        return tour.following(self._done)

    def look(self, meeting: Meeting, view: View, place: str) -> None:
        """Tick what was done since the last look; `place` is the one in front."""
        seen = Seen(
            view.state,
            view.plan,
            meeting.clock.speed,
            place,
            tour.undone(meeting.journal.events),
            self.minutes is not None,
        )
        self._done = tour.done(self._done, seen)


def opening(language: str, today: dt.date) -> Opening:
    """Prepare to rehearse the practice meeting, in "sv" or "en"; there is no file of it."""
    text = practice(language, today)
    agenda = parse(text, warnings=False).agenda
    if agenda is None:
        raise AssertionError
    dates = tuple(sorted({slot.start.date() for slot in plan(agenda)}))
    return Opening(agenda, text, None, rehearsal=True, dates=dates)
