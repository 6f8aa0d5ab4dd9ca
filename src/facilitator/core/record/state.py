"""Everything that is true of a meeting after its events so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from msgspec import Struct

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.record import groups, programme
from facilitator.core.record.actions import NO_TICKS, Ticks
from facilitator.core.record.agenda import Agenda, Day, Session
from facilitator.core.record.earlier import NOTHING_EARLIER, Earlier
from facilitator.core.record.homework import NONE_SET, Homework
from facilitator.core.record.materials import NOTHING_TICKED, Ticked
from facilitator.core.record.notes import NO_NOTES, Notes
from facilitator.core.record.people import NOBODY, People
from facilitator.core.record.pictures import NO_PICTURES, Pictures
from facilitator.core.record.plan import Slot, dawns
from facilitator.core.record.programme import Programme
from facilitator.core.record.rounds import Rounds
from facilitator.core.record.rules import AS_WRITTEN, Rules
from facilitator.core.record.series import NONE_PLANNED, Upcomings
from facilitator.core.record.sessions import UNTOUCHED, LeftoverChoice, Progress
from facilitator.core.record.sharing import NOT_SHARED, Sharing
from facilitator.core.record.stage import PLAIN, Stage
from facilitator.core.record.words import NO_WORDS, Words

DATES: Final = range(dt.date(1970, 1, 1).toordinal(), dt.date(3000, 1, 1).toordinal())
"""The dates a day can be held on, as their ordinals."""


class StateFields(Struct):
    """Everything true of a meeting after its events so far.

    `current` is the session that runs or is paused, `cursor` the one last started, reopened or
    ended. `agenda` is what its author wrote, but that what has begun keeps the times written
    before; `first` is it as the record was opened with it, `programme` it as changed live; `dates`
    are the days' dates as held. `checked` says whose remote line was tried out, `ticked` the
    materials that are there, `rules` what the room changed of the ground rules, `earlier` what the
    meetings before left to this one, `sharing` which laptops keep the record together. `history`
    names the events that can still be undone, oldest first, and `undone` those that can be redone,
    last undone last.
    """

    agenda: Agenda
    text: str = ""
    rehearsal: bool = False
    opened: dt.datetime | None = None
    first: Agenda | None = None
    last: dt.datetime | None = None
    programme: Programme = programme.EMPTY
    dates: tuple[dt.date, ...] = ()
    slots: tuple[Slot, ...] = ()
    progress: Mapping[SessionId, Progress] = {}
    leftovers: Mapping[SessionId, LeftoverChoice] = {}
    checked: Mapping[SessionId, bool] = {}
    current: SessionId | None = None
    cursor: SessionId | None = None
    closed: bool = False
    notes: Notes = NO_NOTES
    pictures: Pictures = NO_PICTURES
    people: People = NOBODY
    rounds: Rounds = {}
    groupings: groups.Groupings = {}
    homework: Homework = NONE_SET
    words: Words = NO_WORDS
    actions: Ticks = NO_TICKS
    ticked: Ticked = NOTHING_TICKED
    rules: Rules = AS_WRITTEN
    upcoming: Upcomings = NONE_PLANNED
    stage: Stage = PLAIN
    earlier: Earlier = NOTHING_EARLIER
    sharing: Sharing = NOT_SHARED
    history: Sequence[EventId] = ()
    undone: Sequence[EventId] = ()


class State(StateFields, frozen=True, dict=True):  # type: ignore[misc] # msgspec may freeze what a draft changes
    """The state of a meeting, which never changes; what is asked of it all the time it keeps."""

    @cached_property
    def dawns(self) -> Mapping[int, dt.datetime]:
        """Give for each day (counted from 0) the instant from which on the meeting is on it."""
        return dawns(self.slots, self.zone)

    @property
    def zone(self) -> ZoneInfo:
        """The meeting's time zone."""
        return ZoneInfo(self.agenda.timezone)

    @property
    def paused(self) -> bool:
        """Whether the current session is paused."""
        return self.current is not None and self.of(self.current).paused

    @property
    def finished(self) -> bool:
        """Whether nothing is left to hold: the meeting was closed, or every session is over."""
        return self.closed or (
            bool(self.slots) and all(self.of(slot.session.id).over for slot in self.slots)
        )

    def of(self, session: SessionId) -> Progress:
        """Give what happened to a session so far."""
        return self.progress.get(session, UNTOUCHED)

    def session(self, id_: SessionId | None) -> Session | None:
        """Give the session with this id, or None where the agenda has none."""
        slot = self.slot(id_)
        return slot.session if slot else None

    def slot(self, id_: SessionId | None) -> Slot | None:
        """Give the place in the plan of the session with this id, or None."""
        return next((slot for slot in self.slots if slot.session.id == id_), None)

    def day_begun(self, day: int) -> bool:
        """Return whether any of the sessions planned on a day (counted from 0) ever started."""
        return begun(self.programme.days[day], self.progress)

    def dates_if_moved(self, day: int, date: dt.date) -> tuple[dt.date, ...] | None:
        """Return the days' dates when `day` (counted from 0) is held on another date.

        The days not yet begun move along. None when there is no such day or date.
        """
        return dates_if_moved(self.programme.days, self.progress, self.dates, day, date)


def begun(day: Day, progress: Mapping[SessionId, Progress]) -> bool:
    """Say whether any of a day's sessions ever started."""
    return any(progress.get(session.id, UNTOUCHED).begun for session in day.sessions)


def dates_if_moved(
    days: Sequence[Day],
    progress: Mapping[SessionId, Progress],
    dates: Sequence[dt.date],
    day: int,
    date: dt.date,
) -> tuple[dt.date, ...] | None:
    """Return the days' dates when `day` (counted from 0) is held on another date.

    Days that have not begun move along. None when there is no such day or date.
    """
    if not 0 <= day < len(dates):
        return None
    shift = date.toordinal() - dates[day].toordinal()
    moved = [
        held.toordinal() + (0 if index != day and begun(days[index], progress) else shift)
        for index, held in enumerate(dates)
    ]
    if not all(ordinal in DATES for ordinal in moved):
        return None
    return tuple(dt.date.fromordinal(ordinal) for ordinal in moved)


EMPTY: Final = State(Agenda(title="", days=()))
"""The state before a record's first event."""
