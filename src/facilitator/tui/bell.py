"""The bell says once, when a session enters a more urgent phase, that its time gets short."""

from __future__ import annotations

from facilitator.core.schedule import Phase, Schedule, Status


class Bell:
    """Remembers the phase last seen; more time, or another session, arms the bell again."""

    def __init__(self) -> None:
        """Begin with nothing seen, so that a meeting that is resumed does not ring at once."""
        self._seen: tuple[str, Phase] | None = None

    def rings(self, plan: Schedule) -> bool:
        """Say whether to ring now; while paused it waits."""
        row = plan.current
        if row is None:
            self._seen = None
            return False
        if row.status is Status.PAUSED:
            return False
        before, self._seen = self._seen, (row.session.id, plan.phase)
        return before is not None and before[0] == row.session.id and plan.phase > before[1]
