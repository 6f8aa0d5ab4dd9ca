"""Who has taken the time over, and which steps of this laptop's do not count by that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from functools import partial

from msgspec.structs import replace

from facilitator.core.base.language import Phrase, clock_time, counted, phrase
from facilitator.core.record.events import Event
from facilitator.core.record.sharing import TimekeepingTaken
from facilitator.files.errors import FileProblem
from facilitator.files.records.share_file import change_share
from facilitator.meeting import Meeting


class Timekeeping:
    """Tells once who keeps the time now, and what counts no more, also after a restart."""

    def __init__(self, meeting: Meeting, *, kept_here: bool) -> None:
        """Begin with what is known to whoever sits here: whether they keep the time."""
        self._meeting = meeting
        self._kept_here = kept_here
        share = meeting.journal.share
        self._told = self._remembered = share.uncounted if share else 0

    def news(self) -> Iterator[Phrase]:
        """Tell who took the time over, and which steps do not count by that."""
        sharing = self._meeting.state.sharing
        before, self._kept_here = self._kept_here, sharing.keeps_time
        lost, told = len(self._uncounted()), self._told
        if before and not self._kept_here and lost <= told:
            yield phrase("{name} keeps the time now.", name=sharing.name(sharing.keeper))
        if not sharing.keeps_time:
            self._told = lost
        if self._told > told:
            yield counted(
                "{name} has kept the time since {time}; {n} step of yours after it does not count.",
                "{name} has kept the time since {time}; {n} steps of yours after it do not count.",
                lost,
                name=sharing.name(sharing.keeper),
                time=clock_time(self._taken_at(), self._meeting.state.zone),
            )
        self._remember()

    def _remember(self) -> None:
        """Remember how many were reported, also for the next start.

        While an exchange goes on that cannot be done, so it is tried again at the next beat: an
        exchange with a slow folder goes on at nearly every beat.
        """
        if self._told == self._remembered:
            return
        with suppress(FileProblem):  # then it is told again when the program is started anew
            change = partial(replace, uncounted=self._told)
            if not change_share(self._meeting.journal.path, change):
                return
        self._remembered = self._told

    def _uncounted(self) -> tuple[Event, ...]:
        journal = self._meeting.journal
        uncounted = journal.course.uncounted if journal.course else ()
        return tuple(event for event in uncounted if event.by == journal.by)

    def _taken_at(self) -> dt.datetime:
        """Return when whoever keeps the time took it."""
        keeper = self._meeting.state.sharing.keeper
        taken = (
            event.at
            for event in reversed(self._meeting.journal.events)
            if event.by == keeper and isinstance(event.fact, TimekeepingTaken)
        )
        return next(taken, self._meeting.journal.events[0].at)
