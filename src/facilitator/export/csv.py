"""Tables of a meeting as comma-separated values (RFC 4180), for spreadsheets and programs.

Columns and words are the same in every language; dates and times are local to the meeting. Cells
are safe to open in a spreadsheet: before a text that it would take for a formula goes an
apostrophe, see `words_table.cell`.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from types import SimpleNamespace
from typing import Final

from facilitator.core.base.span import MINUTE
from facilitator.core.homework import tasks as hw
from facilitator.core.people.roster import organisation_name, roster, stands_in
from facilitator.core.record.state import State
from facilitator.core.record.terms import normal, weight_text
from facilitator.core.review.review import took, whole
from facilitator.core.words.comparison import compared
from facilitator.export import json
from facilitator.export.programme import Entry, Fate, programme
from facilitator.export.words_table import cell

BOM: Final = "\ufeff"
"""What a file begins with, so that spreadsheets read its letters as UTF-8."""

Row = tuple[str | int | dt.date | dt.datetime | None, ...]


def table(name: str, state: State, now: dt.datetime) -> str:
    """Write one of `TABLES`, below a row of headings, as of the instant `now`."""
    columns, rows = _TABLES[name]
    lines: list[str] = []
    writer = csv.writer(SimpleNamespace(write=lines.append))
    writer.writerow(columns)
    for row in rows(state, now):
        writer.writerow([_written(value, state) for value in row])
    return "".join(lines)


def _written(value: object, state: State) -> str:
    match value:
        case None:
            return ""
        case dt.datetime():
            return f"{value.astimezone(state.zone):%Y-%m-%d %H:%M:%S}"
        case dt.date() | int():
            return str(value)
        case _:
            pass
    return cell(str(value))


def _attendance(state: State, now: dt.datetime) -> Iterator[Row]:
    """Give a row for each day and person who was said to be there or absent."""
    people = {person.id: person for person in roster(state)}
    for was in json.attendance(state, now):
        person = people[was.person]
        yield (
            was.day,
            state.dates[was.day - 1],
            "" if stands_in(state, person.id) else person.name,
            organisation_name(state, person.organisation),
            person.role,
            "present" if was.present else "absent",
            was.arrived,
            was.left,
            was.late // 60,
            was.left_early // 60,
        )


def _actions(state: State, _: dt.datetime) -> Iterator[Row]:
    """Give a row for each action: those open from meetings before, then those taken on here."""
    for old in state.earlier.actions:
        yield (old.text, old.who, old.due, _status(state, old.id), old.session, old.meeting, None)
    for note in state.notes.values():
        if note.kind == "action":
            session = state.session(note.session)
            title = session.title if session else ""
            yield (note.text, note.who, note.due, _status(state, note.id), title, "", note.at)


def _status(state: State, action: str) -> str:
    tick = state.actions.get(action)
    return "done" if tick is not None and tick.done else "open"


def _timing(state: State, now: dt.datetime) -> Iterator[Row]:
    """Give a row for each session on each day of the programme."""
    for day in programme(state, now).days:
        for entry in day.entries:
            yield (day.index + 1, day.date, *_times(entry, now))


def _times(entry: Entry, now: dt.datetime) -> Row:
    slot, fate, here = entry.slot, entry.fate, entry.here
    spans = here.spans
    end = spans[-1].end if spans else None
    held = fate is Fate.HELD and end is not None
    return (
        slot.session.title,
        slot.session.kind,
        fate.value,
        slot.start,
        slot.end,
        _minutes(slot.end - slot.start),
        spans[0].start if spans else None,
        end,
        _minutes(took(spans, now)) if spans else None,
        _minutes(here.halted(now)) if spans else None,
        _minutes(here.added) if fate is not Fate.MOVED else None,
        _minutes(whole(end) - slot.end) if held and end else None,
    )


def _minutes(time: dt.timedelta) -> int:
    """Give whole minutes, rounded towards none."""
    return int(time / MINUTE)


def _homework(state: State, _: dt.datetime) -> Iterator[Row]:
    """Give a row for each task and each of those who are to hand it in."""
    for task in hw.tasks(state):
        for id_, name in hw.who_hands_in(state, task):
            what = state.homework.of(task.id, id_)
            terms = "; ".join(f"{text}: {weight_text(weight)}" for text, weight in what.terms)
            yield (
                task.title,
                task.due,
                name,
                what.status,
                what.at if what.done else None,
                what.responsible,
                what.text,
                what.file,
                terms,
            )


def _terms(state: State, _: dt.datetime) -> Iterator[Row]:
    """Give a row for each term of each organisation, with the concept it counts as."""
    used = compared(state)
    concepts = {form: concept for concept in used.concepts for form in concept.normals}
    for id_, terms in hw.lists(state).items():
        for term in terms:
            concept = concepts[normal(term.text)]
            yield (
                hw.name_of(state, id_),
                term.text,
                weight_text(term.weight),
                concept.label,
                "yes" if concept.agreed else "no",
                used.sharing(concept).value,
            )


_TABLES: Final[
    Mapping[str, tuple[tuple[str, ...], Callable[[State, dt.datetime], Iterator[Row]]]]
] = {
    "attendance": (
        ("day", "date", "name", "organisation", "role", "presence", "arrived", "left",
         "minutes late", "minutes left early"),
        _attendance,
    ),
    "actions": (
        ("action", "who", "due", "status", "session", "meeting before", "captured"),
        _actions,
    ),
    "timing": (
        ("day", "date", "session", "kind", "outcome", "planned start", "planned end",
         "planned minutes", "actual start", "actual end", "actual minutes", "minutes paused",
         "minutes added", "minutes behind"),
        _timing,
    ),
    "homework": (
        ("task", "due", "who", "status", "handed in", "responsible", "text", "file", "terms"),
        _homework,
    ),
    "terms": (
        ("organisation", "term", "weight", "concept", "agreed", "sharing"),
        _terms,
    ),
}  # fmt: skip

TABLES: Final = tuple(_TABLES)
"""The names of the tables."""
