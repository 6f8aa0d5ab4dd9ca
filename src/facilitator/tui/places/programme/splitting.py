"""Where the rest of a session that is split can be held."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from facilitator.core.base.cells import one_line
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Language, clock_time
from facilitator.core.time.schedule import Row
from facilitator.tui.rows.programme import Item

Place = tuple[int, SessionId | None]
"""On which day (counted from 1), and after which session; None is first on that day."""


def places(listed: Sequence[Item], row: Row, language: Language) -> list[tuple[str, Place]]:
    """List the places for the rest of the session of a row, each in words."""
    say = language.say
    found: list[tuple[str, Place]] = []
    reached = False
    for item in listed:
        if not isinstance(item, Row):
            if reached:
                found.append((say("First on day {day}", day=item + 1), (item + 1, None)))
        elif reached and item.expected_end is not None:
            after = say("After “{title}”", title=one_line(item.session.title))
            found.append((after, (item.slot.day + 1, item.session.id)))
        reached = reached or item is row
    if not found or found[0][1][0] != row.slot.day + 1:
        own = say("Right after it"), (row.slot.day + 1, row.session.id)
        found.insert(0, own)
    return found


def ends(listed: Sequence[Item], session: SessionId | None, zone: ZoneInfo) -> str:
    """Say when a session is expected to end, "" for none."""
    found = (
        item.expected_end for item in listed if isinstance(item, Row) and item.session.id == session
    )
    end = next(found, None)
    return clock_time(end, zone) if end else ""
