"""A state being changed: it copies what it changes once, however many events are folded."""

from __future__ import annotations

import datetime as dt
from operator import attrgetter
from typing import Any, Final, Self
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.span import MINUTE, ZERO, Span, whole
from facilitator.core.record import groups, programme, rounds, stage
from facilitator.core.record.own import Own
from facilitator.core.record.plan import Slot, expected_end, plan
from facilitator.core.record.programme import Programme
from facilitator.core.record.sessions import (
    LONGEST_ADDED,
    UNTOUCHED,
    LeftoverChoice,
    Progress,
)
from facilitator.core.record.state import State, StateFields


class Draft(StateFields, kw_only=True):
    """A state being changed: what it shares with that it copies when it changes it, as its `own`.

    `planned` says whether its slots still follow from its programme.
    """

    progress: dict[SessionId, Progress]
    leftovers: dict[SessionId, LeftoverChoice]
    checked: dict[SessionId, bool]
    history: list[EventId]
    undone: list[EventId]
    own: Own
    planned: bool = True

    @classmethod
    def of(cls, state: State) -> Self:
        """Begin to change a state, which itself stays as it is."""
        return cls(
            *_SHARED(state),
            progress=dict(state.progress),
            leftovers=dict(state.leftovers),
            checked=dict(state.checked),
            history=list(state.history),
            undone=list(state.undone),
            own=Own(),
        )

    def state(self) -> State:
        """Return the state as changed so far; the draft is not to be used after that."""
        self.plan()
        history = (tuple(self.history), tuple(self.undone))
        fields: tuple[Any, ...] = (*_GIVEN_BACK(self), *history)
        return State(*fields)

    # The programme

    def change_programme(self, changed: Programme) -> None:
        """Take over a programme; its slots are planned when they are needed."""
        self.programme = changed
        self.planned = False

    def plan(self) -> tuple[Slot, ...]:
        """Set the programme on the calendar, if that was not done since it was changed."""
        if not self.planned:
            self.slots = plan(self.agenda, self.dates, self.programme)
            self.planned = True
        return self.slots

    def slot(self, session: SessionId | None) -> Slot | None:
        """Give the place in the plan of a session, or None."""
        return next((slot for slot in self.plan() if slot.session.id == session), None)

    def hold(self, session: SessionId | None) -> None:
        """Let a session begin no earlier than it is planned to now."""
        slot = self.slot(session)
        if slot is not None:
            clock = slot.start.astimezone(ZoneInfo(self.agenda.timezone)).time()
            self.change_programme(programme.hold(self.programme, slot.session.id, clock))

    # How a session's progress changes

    def progress_of(self, session: SessionId) -> Progress:
        """Return what happened to a session so far."""
        return self.progress.get(session, UNTOUCHED)

    def change(self, session: SessionId, **changes: Any) -> None:  # noqa: ANN401 - fields of Progress
        """Change what happened to a session."""
        self.progress[session] = replace(self.progress_of(session), **changes)

    def start(self, session: SessionId, at: dt.datetime) -> None:
        """Begin a session's next interval."""
        of, slot = self.progress_of(session), self.slot(session)
        due = of.due or (slot.start if slot is not None else None)
        spans = (*of.spans, Span(at))
        self.change(session, spans=spans, ended=False, skipped=False, due=due)
        self.held_after_all(session)
        self.current = self.cursor = session
        self.closed = False
        self.stage = stage.went_on(self.stage, at)

    def late(self, at: dt.datetime) -> dt.timedelta:
        """Say how much later than planned the running session is expected to end."""
        slot = self.slot(self.current)
        if slot is None:
            return ZERO
        of = self.progress_of(slot.session.id)
        return max(at, expected_end(slot, of, at)) - slot.end - of.later

    def accept(self, at: dt.datetime) -> None:
        """Plan what has begun as it goes: it began when it was due, and ends when expected.

        What was left for another session has its place among those to come for that.
        """
        for session, of in [*self.progress.items()]:
            if of.begun and not of.over:
                late = max(ZERO, self.late(at)) if session == self.current else ZERO
                self.change(session, accepted=(of.accepted or ZERO) + late)

    def begin_late(self, late: dt.timedelta, at: dt.datetime) -> None:
        """Plan the session that began now to have begun so much earlier, in whole minutes."""
        slot = self.slot(self.current)
        if slot is None or len(self.progress_of(slot.session.id).here) > 1:
            return
        due = whole(at) - late // MINUTE * MINUTE
        put_off = ZERO if slot.session.end_fixed else due - slot.start
        self.change(slot.session.id, due=due, put_off=put_off)

    def stop(self, at: dt.datetime, *, ended: bool) -> None:
        """End the running session's interval; only one that is `ended` is done with."""
        if self.current is None:
            return
        self.resume(self.current, at)
        self.rounds = rounds.ended(self.rounds, self.current, at, self.own)
        *before, running = self.progress_of(self.current).spans
        spans = (*before, running.ended(at))
        self.change(self.current, spans=spans, ended=ended)
        self.current = None

    def skip(self, session: SessionId) -> None:
        """Leave a session out that has not been held."""
        if session != self.current and not self.progress_of(session).ended:
            self.change(session, skipped=True)

    def resume(self, session: SessionId, at: dt.datetime) -> None:
        """End a session's pause, if it has one."""
        of = self.progress_of(session)
        if of.paused:
            self.set_back(session, min(ZERO, at - of.pauses[-1].start))
            *before, pause = self.progress_of(session).pauses
            self.change(session, pauses=(*before, pause.ended(at)))

    def set_back(self, session: SessionId, by: dt.timedelta) -> None:
        """Let a session be as if the clock had shown another time before: it went back by that."""
        if by < ZERO:
            self.progress[session] = self.progress_of(session).set_back(by)
            self.rounds = rounds.set_back(self.rounds, session, by, self.own)
            self.groupings = groups.set_back(self.groupings, session, by, self.own)

    def add(self, session: SessionId, seconds: int, at: dt.datetime) -> None:
        """Give a session more time now, or less, within reason."""
        longest = int(LONGEST_ADDED.total_seconds())
        of = self.progress_of(session)
        seconds += int(of.added.total_seconds())
        added = dt.timedelta(seconds=max(-longest, min(longest, seconds)))
        turnings = of.turned(at, added=added - of.added) if self._has_steps(session) else ()
        self.change(session, added=added, turnings=turnings)

    def _has_steps(self, session: SessionId) -> bool:
        of = self.programme.session(session)
        return of is not None and bool(of.steps)

    def held_after_all(self, session: SessionId) -> None:
        """Forget that a session was dropped or became homework."""
        if self.leftovers.get(session) != "next-day":
            self.leftovers.pop(session, None)


_OWN: Final = ("progress", "leftovers", "checked", "history", "undone")
_SHARED: Final = attrgetter(*(name for name in State.__struct_fields__ if name not in _OWN))
_GIVEN_BACK: Final = attrgetter(*State.__struct_fields__[:-2])
"""All but the two that a draft keeps as lists, which come last."""
