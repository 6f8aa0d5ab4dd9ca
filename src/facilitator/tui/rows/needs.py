"""What sessions need as rows: whether it is ready, what it is, and for which session."""

from __future__ import annotations

from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import fit, one_line
from facilitator.core.base.language import Language, clock_time
from facilitator.core.record.state import State
from facilitator.core.time.materials import Need
from facilitator.tui.widgets.rows import Piece

_SHARE: Final = 45
"""How many of a hundred cells say for which session something is needed."""


def need_row(need: Need, state: State, width: int, language: Language) -> list[Piece]:
    """Draw something that a session needs, and the day and time for which it is needed."""
    sign, look = (signs.DONE, "good") if need.ready else (signs.OPEN, "")
    room = max(0, width - 2)
    beside = room * _SHARE // 100
    return [
        (f"{sign} ", look),
        (fit(one_line(need.item), max(0, room - beside - 1)) + " ", "dim" if need.ready else ""),
        (fit(one_line(_for(need, state, language)), beside), "dim"),
    ]


def _for(need: Need, state: State, language: Language) -> str:
    start = clock_time(need.row.begins, state.zone)
    title, lead = need.row.session.title, need.row.session.lead
    told = f"{start} {title} ({lead})" if lead else f"{start} {title}"
    if len(state.dates) == 1:
        return told
    return f"{language.weekday(state.dates[need.row.slot.day])} {told}"
