"""Who is expected at the next meeting: those who take part, and who still has to speak.

Speakers and guests come for their part only. The next meeting has its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.core.base.text import clean_line, fold
from facilitator.core.people.attendance import STAYING
from facilitator.core.record.people import Person
from facilitator.core.series.unfinished import not_held

if TYPE_CHECKING:
    from facilitator.core.record.state import State


def returning(state: State) -> tuple[Person, ...]:
    """List who is expected again, in the order listed."""
    awaited = {fold(name) for session in not_held(state) for name in session.speakers}
    return tuple(
        one
        for one in state.people.persons.values()
        if clean_line(one.name) and (one.role in STAYING or fold(one.name) in awaited)
    )


def not_returning(state: State) -> tuple[Person, ...]:
    """List who came for a part that is over."""
    again = {one.id for one in returning(state)}
    return tuple(
        one for one in state.people.persons.values() if clean_line(one.name) and one.id not in again
    )
