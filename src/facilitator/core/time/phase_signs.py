"""The signs for how a session stands and how much time is left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from facilitator.core.base.signs import (
    BROKEN_OFF,
    CALM,
    CROSSED,
    DANGER,
    DONE,
    HEED,
    HERE,
    NEVER,
    OVER,
    PAUSED,
)
from facilitator.core.time.schedule import Phase, Status

PHASES: Final[Mapping[Phase, str]] = {
    Phase.CALM: CALM,
    Phase.WARNING: HEED,
    Phase.DANGER: DANGER,
    Phase.OVERTIME: OVER,
}
STATUSES: Final[Mapping[Status, str]] = {
    Status.UPCOMING: " ",
    Status.RUNNING: HERE,
    Status.PAUSED: PAUSED,
    Status.INTERRUPTED: BROKEN_OFF,
    Status.PASSED: NEVER,
    Status.DONE: DONE,
    Status.SKIPPED: CROSSED,
}
