"""Searching finds words in what a meeting produced, by what it is and who said it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import N_
from facilitator.core.base.text import clean_line, fold
from facilitator.core.homework import scan
from facilitator.core.homework.tasks import name_of, tasks
from facilitator.core.notes.rules import adopted
from facilitator.core.people.roster import body_name
from facilitator.core.record.notes import CaptureKind

if TYPE_CHECKING:
    from facilitator.core.record.notes import Notes
    from facilitator.core.record.state import State

Kind = (
    CaptureKind
    | Literal[
        "answer",
        "homework",
        "term",
        "sighting",
        "group",
        "session",
        "person",
        "meeting",
        "rule",
        "earlier",
        "private",
    ]
)
KINDS: Final[Mapping[Kind, str]] = {
    "note": N_("Note"),
    "decision": N_("Decision"),
    "action": N_("Action"),
    "quote": N_("Quote"),
    "question": N_("Question"),
    "parking": N_("Parking lot"),
    "summary": N_("Summary"),
    "answer": N_("Answer"),
    "homework": N_("Homework"),
    "term": N_("Agreed term"),
    "sighting": N_("Horizon scan"),
    "group": N_("Group"),
    "session": N_("Session"),
    "person": N_("Person"),
    "meeting": N_("Meeting"),
    "rule": N_("Ground rule"),
    "earlier": N_("From earlier"),
    "private": N_("Private note"),
}
"""What can be found, in words."""


class Entry(Struct, frozen=True):
    """A piece of a meeting that can be found; `who` are the names it belongs to.

    `session` is the title of its session, `at` the instant (UTC) at which it was said.
    """

    kind: Kind
    text: str
    who: str = ""
    session: str = ""
    at: dt.datetime | None = None


class Query(Struct, frozen=True):
    """What is looked for: all the words, in whatever order; a person; a kind."""

    words: tuple[str, ...] = ()
    person: str = ""
    kind: Kind | None = None

    @property
    def asks(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.words or self.person or self.kind)

    @property
    def needed(self) -> tuple[str, ...]:
        """The words, folded, without which a record cannot hold what is looked for."""
        return tuple(map(fold, (*self.words, *self.person.split())))


def query(text: str, person: str = "", kind: Kind | None = None) -> Query:
    """Ask for the words of a text."""
    return Query(tuple(clean_line(text).split()), clean_line(person), kind)


def found(state: State, asked: Query) -> Iterator[Entry]:
    """Return what holds all the words, in its text or its names, in the order of `entries`."""
    return matching(entries(state), asked)


def found_private(notes: Notes, asked: Query, state: State) -> Iterator[Entry]:
    """Return those of the private notes kept beside a meeting that hold all the words."""
    return matching(
        (
            Entry("private", note.text, note.who, _title(state, note.session), note.at)
            for note in notes.values()
        ),
        asked,
    )


def matching(listed: Iterable[Entry], asked: Query) -> Iterator[Entry]:
    """Yield the entries that hold all the words and are of the kind asked for."""
    words = [fold(word) for word in asked.words]
    names = [fold(word) for word in asked.person.split()]
    for entry in listed:
        if asked.kind is not None and entry.kind != asked.kind:
            continue
        who = fold(entry.who)
        if not all(name in who for name in names):
            continue
        text = fold(entry.text)
        if all(word in text or word in who for word in words):
            yield entry


def snippet(text: str, words: Iterable[str], most: int) -> str:
    """Return at most so many characters of a text on one line, around the first of the words."""
    line = clean_line(text)
    if len(line) <= most:
        return line
    low = fold(line)
    at = min((place for word in words if (place := low.find(fold(word))) >= 0), default=0)
    start = max(0, min(at - most // 3, len(line) - most + 1))
    piece = line[start + bool(start) : start + most - 1]
    return ("…" if start else "") + piece + ("…" if start + most <= len(line) else "")


def entries(state: State) -> Iterator[Entry]:
    """Yield everything of a meeting in which words can be found."""
    agenda = state.agenda
    about = (agenda.title, agenda.theme, agenda.place, agenda.series)
    yield Entry("meeting", _joined(about))
    yield from (Entry("rule", rule) for rule in adopted(state))
    yield from _sessions(state)
    yield from _captures(state)
    yield from _answers(state)
    yield from _groups(state)
    yield from _homework(state)
    yield from _people(state)
    yield from _earlier(state)


def _sessions(state: State) -> Iterator[Entry]:
    for slot in state.slots:
        session = slot.session
        text = _joined((session.title, session.description, *session.questions), "\n")
        yield Entry("session", text, ", ".join(session.speakers), session.title)


def _captures(state: State) -> Iterator[Entry]:
    for note in state.notes.values():
        yield Entry(note.kind, note.text, note.who, _title(state, note.session), note.at)


def _answers(state: State) -> Iterator[Entry]:
    for session, round_ in state.rounds.items():
        for (taker, _), text in round_.answers.items():
            if text:
                yield Entry("answer", text, name_of(state, taker), _title(state, session))


def _groups(state: State) -> Iterator[Entry]:
    for session, grouping in state.groupings.items():
        for group in grouping.groups.values():
            members = [
                name_of(state, person) for person, of in grouping.members.items() if of == group.id
            ]
            who = ", ".join((*members, *group.unlisted))
            yield Entry("group", _joined((group.name, group.focus)), who, _title(state, session))


def _homework(state: State) -> Iterator[Entry]:
    titles = {task.id: task.title for task in tasks(state)}
    for task in tasks(state):
        text = _joined((task.title, task.instructions, task.purpose), "\n")
        yield Entry("homework", text, ", ".join(task.compilers), task.title)
    for (id_, of), hand_in in state.homework.hand_ins.items():
        terms = "\n".join(term for term, _ in hand_in.terms)
        text = _joined((hand_in.text, terms, hand_in.file), "\n")
        who = _joined((name_of(state, of), hand_in.responsible), ", ")
        if text or hand_in.responsible:
            yield Entry("homework", text, who, titles.get(id_, id_), hand_in.at)
    for sighting in state.homework.sightings.values():
        tags = scan.apart(sighting.text, sighting.tags)
        text = _joined((sighting.text, *tags), " · ")
        yield Entry("sighting", text, name_of(state, sighting.of))
    for term, label in state.words.agreed.items():
        yield Entry("term", _joined(dict.fromkeys((label, term))))


def _people(state: State) -> Iterator[Entry]:
    for person in state.people.persons.values():
        if person.name:
            organisation = body_name(state, person)
            yield Entry("person", _joined((person.name, organisation), ", "), person.name)
    for body in state.agenda.organisations:
        yield Entry("person", body.name, body.name)


def _earlier(state: State) -> Iterator[Entry]:
    for action in state.earlier.actions:
        yield Entry("earlier", action.text, action.who, action.session)
    for text in state.earlier.parking:
        yield Entry("earlier", text)


def _title(state: State, session: SessionId | None) -> str:
    known = state.session(session)
    return known.title if known else session or ""


def _joined(parts: Iterable[str] | Sequence[str], between: str = " · ") -> str:
    return between.join(part for part in parts if part)
