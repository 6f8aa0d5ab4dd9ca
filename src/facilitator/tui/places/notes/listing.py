"""What Notes lists: captures and pictures, below their sessions, and these below their days."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Language
from facilitator.core.base.text import capital
from facilitator.core.record.notes import Note
from facilitator.core.record.pictures import Picture
from facilitator.core.record.state import State
from facilitator.tui.places.notes.heading import Heading, of_session

Item = Note | Picture | Heading
"""A row: a capture, a picture, or a heading."""


def listed(
    notes: Iterable[Note], pictures: Iterable[Picture], state: State, language: Language
) -> list[Item]:
    """List captures and pictures in their sessions; days are named if there are several.

    A picture stands below its note if that is listed, or else when it was attached.
    """
    order: dict[SessionId | None, int] = {
        slot.session.id: place for place, slot in enumerate(state.slots)
    }
    of_note = {note.id: note for note in notes}
    shown: list[tuple[int, Note | Picture]] = [
        (order.get(note.session, -1), note) for note in of_note.values()
    ]
    shown += [(order.get(each.session, -1), each) for each in pictures]

    rank = {id_: number for number, id_ in enumerate(of_note)}

    def when(placed: tuple[int, Note | Picture]) -> tuple[object, ...]:
        """Sort by place and instant; what is of one instant keeps its order, pictures behind."""
        place, one = placed
        note = of_note.get(one.note) if isinstance(one, Picture) and one.note else None
        if note is not None:
            place = order.get(note.session, -1)
        behind = isinstance(one, Picture)
        return place, (note or one).at, rank.get((note or one).id, len(rank)), behind, one.at

    shown.sort(key=when)
    days = {state.slots[place].day for place, _ in shown if place >= 0}
    rows: list[Item] = []
    day = -1
    for place, those in groupby(shown, key=lambda placed: placed[0]):
        slot = state.slots[place] if place >= 0 else None
        if slot is not None and len(days) > 1 and slot.day != day:
            day = slot.day
            rows.append(Heading(capital(language.weekday_and_day(state.dates[day]))))
        rows += [of_session(slot, state, language), *(one for _, one in those)]
    return rows
