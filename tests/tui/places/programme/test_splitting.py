"""The rest of a session may come after each that is still to come, and first on each later day."""

from __future__ import annotations

from builders import ENGLISH, Room, agenda, day
from facilitator.core.time import moves
from facilitator.tui.places.programme.splitting import places
from facilitator.tui.rows.programme import Item


def _offered(running: str) -> list[str]:
    room = Room(agenda(day("a", "b"), day("c", "d"))).until("10:00").do(moves.start)
    rows = room.schedule.rows
    listed: list[Item] = [0, *rows[:2], 1, *rows[2:]]
    row = next(row for row in rows if row.session.id == running)
    return [words for words, _ in places(listed, row, ENGLISH)]


def test_where_nothing_follows_on_the_day_it_may_come_right_after_it() -> None:
    assert _offered("a") == ["After “B”", "First on day 2", "After “C”", "After “D”"]
    assert _offered("b") == ["Right after it", "First on day 2", "After “C”", "After “D”"]
    assert _offered("c") == ["After “D”"]
    assert _offered("d") == ["Right after it"]
