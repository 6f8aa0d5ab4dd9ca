"""Where a meeting stands, in one line."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import Language
from facilitator.core.base.text import clean_line
from facilitator.core.record.state import State
from facilitator.core.time.schedule import Schedule
from facilitator.running import messages

DOT: Final = " · "


def status_line(state: State, now_schedule: Schedule, language: Language) -> str:
    """Say in one line where the meeting stands."""
    current = now_schedule.current
    parts = [
        clean_line(current.session.title) if current else "",
        messages.phase_line(now_schedule, language),
        messages.offset_line(now_schedule, language),
        clean_line(messages.following_line(now_schedule, state, language)),
    ]
    return DOT.join(part for part in parts if part)
