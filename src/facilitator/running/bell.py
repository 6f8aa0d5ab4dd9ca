"""The bell says once, and by which sound, when something enters a more urgent phase.

That is the running session, the time that groups were given beside it, the end of a turn's share,
a countdown's end, and the planned start that is waited for.
"""

from __future__ import annotations

import datetime as dt

from facilitator.core.base.span import ZERO
from facilitator.core.groups.timers import running_timers
from facilitator.core.record.stage import Countdown
from facilitator.core.record.state import State
from facilitator.core.rounds import standing
from facilitator.core.time.occasions import Sound
from facilitator.core.time.schedule import Phase, Schedule, Status, phase_of
from facilitator.running.messages import waiting_for


class Bell:
    """Remembers the phases last seen; more time, or another session or timer, arms it again."""

    def __init__(self) -> None:
        """Begin with nothing seen, so that a meeting that is resumed does not ring at once."""
        self._seen: tuple[str, Phase] | None = None
        self._timers: dict[tuple[str, dt.datetime], Phase] = {}
        self._turn: tuple[str, str] | None = None
        self._counting: Countdown | None = None
        self._awaited: str | None = None

    def rings(self, state: State, plan: Schedule) -> Sound | None:
        """Return by which sound to ring now, the most urgent of several; None for not at all."""
        session, timers = self._session_rings(plan), self._timers_ring(state, plan.now)
        start, turn = self._start_rings(state, plan), self._turn_rings(state, plan)
        part = self._countdown_rings(state, plan.now) or timers or start or turn
        if session:
            return "over" if plan.phase is Phase.OVERTIME else "warning"
        return "part" if part else None

    def _turn_rings(self, state: State, plan: Schedule) -> bool:
        """Return whether the share of the turn that runs is used up: then the next one's begins."""
        row, turn, over = plan.current, None, False
        if row is not None and row.session.kind == "round":
            here = standing.standing(state, plan, row.session.id)
            if here.current is not None and here.budget is not None:
                turn, over = (row.session.id, here.current.id), here.elapsed >= here.budget
        before, self._turn = self._turn, None if over else turn
        return over and before == turn

    def _start_rings(self, state: State, plan: Schedule) -> bool:
        """Return whether the planned start that was waited for has come."""
        row = waiting_for(plan, state)
        before, self._awaited = self._awaited, row.session.id if row else None
        if row is not None or before is None or plan.current is not None:
            return False
        return plan.following is not None and plan.following.session.id == before

    def _countdown_rings(self, state: State, now: dt.datetime) -> bool:
        """Return whether the countdown that was running has run out."""
        here = state.stage.countdown
        before = self._counting
        self._counting = here if here is not None and here.left(now) > ZERO else None
        return before is not None and before == here and self._counting is None

    def _session_rings(self, plan: Schedule) -> bool:
        """Return whether the session's time gets shorter; while paused it waits."""
        row = plan.current
        if row is None:
            self._seen = None
            return False
        if row.status is Status.PAUSED:
            return False
        before, self._seen = self._seen, (row.session.id, plan.phase)
        return before is not None and before[0] == row.session.id and plan.phase > before[1]

    def _timers_ring(self, state: State, now: dt.datetime) -> bool:
        """Return whether the time of groups gets shorter."""
        before, self._timers = (
            self._timers,
            {
                (session, timer.start): phase_of(timer.left(now), timer.length)
                for session, timer in running_timers(state)
            },
        )
        return any(phase > before.get(timer, phase) for timer, phase in self._timers.items())
