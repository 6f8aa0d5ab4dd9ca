"""Signs say by their shape what colours say too: how far a session is, how urgent its end is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from facilitator.core.schedule import Phase, Status

PHASES: Final[Mapping[Phase, str]] = {
    Phase.CALM: "●",
    Phase.WARNING: "▲",
    Phase.DANGER: "◆",
    Phase.OVERTIME: "■",
}
STATUSES: Final[Mapping[Status, str]] = {
    Status.UPCOMING: " ",
    Status.RUNNING: "▶",
    Status.PAUSED: "‖",
    Status.INTERRUPTED: "…",
    Status.PASSED: "–",  # noqa: RUF001 - a dash for what was not held
    Status.DONE: "✓",
    Status.SKIPPED: "×",  # noqa: RUF001 - a cross for what was crossed out
}
WAITING: Final = "○"
"""Nothing runs yet."""
