"""Tables of a meeting for spreadsheets, in the meeting's language; dates and times are local."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from facilitator.core.base.ids import EventId
from facilitator.core.base.language import N_, Language, Phrase, phrase
from facilitator.core.base.span import MINUTE, minutes_between, took
from facilitator.core.homework import tasks as hw
from facilitator.core.people.roster import body_name, roster, stands_in
from facilitator.core.record.state import State
from facilitator.core.record.terms import normal
from facilitator.core.words.comparison import compared
from facilitator.export import json
from facilitator.export.programme import Entry, Fate, programme
from facilitator.export.sheet import cell, number, sheet
from facilitator.export.words_table import AGREED, SHARING


class Word(Struct, frozen=True):
    """A word of the program's own, which is translated."""

    said: str


class Terms(Struct, frozen=True):
    """Terms with their weights, in one cell."""

    found: tuple[tuple[str, float], ...]


Row = tuple[str | float | dt.date | dt.datetime | Word | Terms | None, ...]


def table(name: str, state: State, now: dt.datetime, language: Language) -> str:
    """Write one of `TABLES`, below a row of headings, as of the instant `now`."""
    columns, rows = _TABLES[name]
    written = (
        ["" if value is None else _written(value, state, language) for value in row]
        for row in rows(state, now)
    )
    return sheet(columns, written, language)


def _written(value: object, state: State, language: Language) -> str:
    match value:
        case dt.datetime():
            return f"{value.astimezone(state.zone):%Y-%m-%d %H:%M:%S}"
        case dt.date() | int():
            return str(value)
        case float():
            return number(value, language)
        case Word(said):
            return language.say(said)
        case Terms(found):
            return cell("; ".join(f"{text}: {number(n, language)}" for text, n in found))
        case _:
            pass
    return cell(str(value))


def _attendance(state: State, now: dt.datetime) -> Iterator[Row]:
    """Yield a row for each day and person who was said to be there or absent."""
    people = {person.id: person for person in roster(state)}
    for was in json.attendance(state, now):
        person = people[was.person]
        yield (
            was.day,
            state.dates[was.day - 1],
            "" if stands_in(state, person.id) else person.name,
            body_name(state, person),
            Word(person.role),
            Word(N_("present") if was.present else N_("absent")),
            was.arrived,
            was.left,
            was.late // 60,
            was.left_early // 60,
        )


def _actions(state: State, _: dt.datetime) -> Iterator[Row]:
    """Yield a row for each action: those open from meetings before, then those taken on here."""
    for old in state.earlier.actions:
        yield (old.text, old.who, old.due, _status(state, old.id), old.session, old.meeting, None)
    for note in state.notes.values():
        if note.kind == "action":
            session = state.session(note.session)
            title = session.title if session else ""
            yield (note.text, note.who, note.due, _status(state, note.id), title, "", note.at)


def _status(state: State, action: EventId) -> Word:
    tick = state.actions.get(action)
    return Word(N_("done") if tick is not None and tick.done else N_("open"))


def _timing(state: State, now: dt.datetime) -> Iterator[Row]:
    """Yield a row for each session on each day of the programme."""
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
        Word(slot.session.kind),
        Word(fate.value),
        entry.start,
        entry.end,
        _minutes(slot.end - slot.start),
        spans[0].start if spans else None,
        end,
        _minutes(took(spans, now)) if spans else None,
        _minutes(here.halted(now)) if spans else None,
        _minutes(here.added) if fate is not Fate.MOVED else None,
        minutes_between(entry.end, end) if held and end else None,
    )


def _minutes(time: dt.timedelta) -> int:
    """Return whole minutes, rounded towards none."""
    return int(time / MINUTE)


def _homework(state: State, _: dt.datetime) -> Iterator[Row]:
    """Yield a row for each task and each of those who are to hand it in."""
    for task in hw.tasks(state):
        for id_, name in hw.who_hands_in(state, task):
            what = state.homework.of(task.id, id_)
            yield (
                task.title,
                task.due,
                name,
                Word(what.status),
                what.at if what.done else None,
                what.responsible,
                what.text,
                what.file,
                Terms(what.terms),
            )


def _terms(state: State, _: dt.datetime) -> Iterator[Row]:
    """Yield a row for each term of each organisation, with the concept it counts as."""
    used = compared(state)
    concepts = {form: concept for concept in used.concepts for form in concept.normals}
    for id_, terms in hw.lists(state).items():
        for term in terms:
            concept = concepts[normal(term.text)]
            yield (
                hw.name_of(state, id_),
                term.text,
                term.weight,
                concept.label,
                Word(AGREED[concept.agreed]),
                Word(SHARING[used.sharing(concept).value]),
            )


_OTHER_WORDS: Final = (
    *(N_("participant"), N_("speaker"), N_("facilitator"), N_("guest")),
    *(N_("talk"), N_("discussion"), N_("round"), N_("groups"), N_("break"), N_("homework")),
    *(N_("rules"), N_("checkin")),
    *(N_("held"), N_("running"), N_("paused"), N_("interrupted"), N_("skipped"), N_("missed")),
    *(N_("moved"), N_("dropped"), N_("coming")),
    *(N_("not-begun"), N_("promised"), N_("handed-in"), N_("excused")),
)
"""Words of the agenda's and of what became of things, which are values elsewhere."""

_HANDED_IN: Final = phrase("handed in{on}", on="")
"""The heading of a day, which languages may put otherwise than what became of a task."""

_TABLES: Final[
    Mapping[str, tuple[tuple[str | Phrase, ...], Callable[[State, dt.datetime], Iterator[Row]]]]
] = {
    "attendance": (
        (
            N_("day"), N_("date"), N_("name"), N_("organisation"), N_("role"), N_("presence"),
            N_("arrived"), N_("left"), N_("minutes late"), N_("minutes left early"),
        ),
        _attendance,
    ),
    "actions": (
        (
            N_("action"), N_("who"), N_("due"), N_("status"), N_("session"), N_("meeting before"),
            N_("captured"),
        ),
        _actions,
    ),
    "timing": (
        (
            N_("day"), N_("date"), N_("session"), N_("kind"), N_("outcome"), N_("planned start"),
            N_("planned end"), N_("planned minutes"), N_("actual start"), N_("actual end"),
            N_("actual minutes"), N_("minutes paused"), N_("minutes added"), N_("minutes behind"),
        ),
        _timing,
    ),
    "homework": (
        (
            N_("task"), N_("due"), N_("who"), N_("status"), _HANDED_IN, N_("responsible"),
            N_("text"), N_("file"), N_("terms"),
        ),
        _homework,
    ),
    "terms": (
        (
            N_("organisation"), N_("term"), N_("weight"), N_("concept"), N_("agreed"),
            N_("sharing"),
        ),
        _terms,
    ),
}  # fmt: skip

TABLES: Final = tuple(_TABLES)
"""The names of the tables."""
