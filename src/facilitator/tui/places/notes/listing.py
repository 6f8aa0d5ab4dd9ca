"""What Notes lists: captures and pictures, below their sessions, and these below their days."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from facilitator.core.base.cells import one_line
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Language, clock_time
from facilitator.core.base.text import capital
from facilitator.core.record.notes import Note
from facilitator.core.record.pictures import Picture
from facilitator.core.record.plan import Slot
from facilitator.core.record.state import State
from facilitator.tui.places.notes.heading import Heading

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

    def when(placed: tuple[int, Note | Picture]) -> tuple[object, ...]:
        place, one = placed
        note = of_note.get(one.note) if isinstance(one, Picture) and one.note else None
        if note is not None:
            return order.get(note.session, -1), note.at, note.id, one.at
        return place, one.at, one.id, one.at

    shown.sort(key=when)
    days = {state.slots[place].day for place, _ in shown if place >= 0}
    rows: list[Item] = []
    day = -1
    for place, those in groupby(shown, key=lambda placed: placed[0]):
        slot = state.slots[place] if place >= 0 else None
        if slot is not None and len(days) > 1 and slot.day != day:
            day = slot.day
            rows.append(Heading(capital(language.weekday_and_day(state.dates[day]))))
        rows += [_heading(slot, state, language), *(one for _, one in those)]
    return rows


def _heading(slot: Slot | None, state: State, language: Language) -> Heading:
    """Write when a session began, or is to begin, and what it is called."""
    if slot is None:
        return Heading(language.say("Outside the programme"))
    spans = state.of(slot.session.id).spans
    start = clock_time(spans[0].start if spans else slot.start, state.zone)
    return Heading(f"{start}  {one_line(slot.session.title)}", "strong")
