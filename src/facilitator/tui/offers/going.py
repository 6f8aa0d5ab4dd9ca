"""Going to what a search found in the open meeting."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.people.roster import roster
from facilitator.core.record.state import State
from facilitator.core.telling.search import Entry
from facilitator.tui.frame.place import Place
from facilitator.tui.offers import doing

PLACES = {
    "homework": "homework",
    "term": "words",
    "sighting": "scan",
    "group": "groups",
    "session": "programme",
    "person": "people",
    "answer": "round",
    "meeting": "series",
    "earlier": "series",
    "picture": "notes",
    "private": "notes",
}
"""The places in which what is no capture is shown, by what it is; a rule is in Run."""


def to_hit(screen: Place, entry: Entry) -> None:
    """Go to the place that shows what was found, and choose it there if it has a row."""
    state = screen.host.state
    if note := next(_notes(state, entry), None):
        doing.go(screen, "notes", lambda there: there.reveal(note))
        return
    place = PLACES.get(entry.kind, "run")
    id_ = next(_rows(state, entry), "")
    doing.go(screen, place, lambda there: there.reveal(id_) if id_ else None)


def _notes(state: State, entry: Entry) -> Iterator[str]:
    return (
        note.id
        for note in state.notes.values()
        if note.kind == entry.kind and note.at == entry.at and note.text == entry.text
    )


def _rows(state: State, entry: Entry) -> Iterator[str]:
    if entry.kind == "session":
        slots = (slot for slot in state.slots if slot.session.title == entry.session)
        yield from (slot.session.id for slot in slots)
    elif entry.kind == "picture":
        known = state.pictures.values()
        yield from (one.id for one in known if (one.text, one.at) == (entry.text, entry.at))
    elif entry.kind == "person":
        yield from (person.id for person in roster(state) if person.name == entry.who)
