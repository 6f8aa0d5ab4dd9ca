"""People of a list join those of an agenda file; who is there already is updated, not doubled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.text import clean_line, fold
from facilitator.core.record.agenda import Agenda, Organisation, Participant
from facilitator.files.agenda.build import made_ids
from facilitator.files.agenda.file import parse
from facilitator.files.agenda.write import table_lines, toml_value
from facilitator.files.importing.people.listed import Person
from facilitator.files.toml.positions import Place, locate
from facilitator.files.toml.text import normalise

Asked = Callable[[str, Sequence[Organisation]], Organisation | None]
"""Says which organisation of the agenda a name means that it does not have; None for a new one."""

_KEYS: Final = ("organisation", "role", "title", "email", "phone")
"""What a list may say of somebody beside the name."""

_STRING: Final = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'')


class Joined(Struct, frozen=True):
    """The text of the agenda with the people, and how many were added, updated and there."""

    text: str
    added: int
    updated: int
    same: int
    organisations: tuple[str, ...]
    """The names of the organisations that are new."""


class NotJoined(Exception):  # noqa: N818 - it says what became of it
    """The agenda is written in a way that its people cannot be put into."""


def joined(text: str, agenda: Agenda, people: Sequence[Person], asked: Asked) -> Joined:
    """Put people into the text of an agenda, whose other lines stay; raises `NotJoined`."""
    text = normalise(text)
    wanted, bodies = _merged(agenda, people, asked)
    before = agenda.participants
    changed = [index for index, one in enumerate(before) if wanted.participants[index] != one]
    new = wanted.participants[len(before) :]
    written = _updated(text, wanted, changed)
    written = _inserted(written, bodies, new)
    read = parse(written, warnings=False).agenda
    if read != wanted:
        raise NotJoined
    same = len(people) - len(new) - len(changed)
    names = tuple(body.name for body in bodies)
    return Joined(written, len(new), len(changed), max(0, same), names)


def with_organisation(text: str, agenda: Agenda, name: str) -> tuple[str, Agenda]:
    """Put an organisation into the text of an agenda; raises `NotJoined`."""
    body = _new(agenda.organisations, name)
    written = _inserted(normalise(text), [body], [])
    read = parse(written, warnings=False).agenda
    if read != replace(agenda, organisations=(*agenda.organisations, body)):
        raise NotJoined
    return written, read


def _merged(
    agenda: Agenda, people: Sequence[Person], asked: Asked
) -> tuple[Agenda, list[Organisation]]:
    """Return the agenda as it is to be, and the organisations that are new in it."""
    known = list(agenda.organisations)
    meant: dict[str, str] = {}
    for body in known:
        meant |= {fold(clean_line(body.id)): body.id, fold(clean_line(body.name)): body.id}
    new: list[Organisation] = []
    for name in dict.fromkeys(person.organisation for person in people if person.organisation):
        if fold(name) in meant:
            continue
        chosen = asked(name, known)
        if chosen is None:
            chosen = _new([*known, *new], name)
            new.append(chosen)
        meant[fold(name)] = chosen.id
    everybody = list(agenda.participants)
    named = Counter(fold(person.name) for person in people)
    for person in people:
        only = named[fold(person.name)] == 1
        _put(everybody, person, meant.get(fold(person.organisation)), only=only)
    return (
        replace(agenda, organisations=(*known, *new), participants=tuple(everybody)),
        new,
    )


def _new(others: Sequence[Organisation], name: str) -> Organisation:
    taken = [(body.id, body.name) for body in others]
    return Organisation(made_ids([*taken, (None, name)], "organisation")[-1], name)


def _put(
    everybody: list[Participant], person: Person, organisation: str | None, *, only: bool
) -> None:
    """Update who has the same name, of several the one of the organisation, or add somebody.

    `only` is whether nobody else in the list has that name.
    """
    same = [n for n, one in enumerate(everybody) if fold(one.name) == fold(person.name)]
    reached = [n for n in same if person.email and fold(everybody[n].email) == fold(person.email)]
    mine = [n for n in same if organisation in (None, everybody[n].organisation)]
    unplaced = [n for n in same if everybody[n].organisation is None]
    alone = [n for n in same if len(same) == 1 and only and not _elsewhere(everybody[n], person)]
    index = next(iter([*reached, *mine, *unplaced, *alone]), None)
    if index is None:
        new = Participant(
            person.name,
            organisation,
            person.role or "participant",
            phone=person.phone,
            title=person.title,
            email=person.email,
        )
        everybody.append(new)
        return
    one = everybody[index]
    everybody[index] = replace(
        one,
        organisation=organisation or one.organisation,
        role=person.role or one.role,
        phone=person.phone or one.phone,
        title=person.title or one.title,
        email=person.email or one.email,
    )


def _elsewhere(one: Participant, person: Person) -> bool:
    """Return whether two with one name, of different organisations, are reached differently."""
    return bool(one.email and person.email) and fold(one.email) != fold(person.email)


def _updated(text: str, wanted: Agenda, changed: Sequence[int]) -> str:
    """Write what is said of some participants where they stand."""
    paths = [("participant", index, key) for index in changed for key in ("name", *_KEYS)]
    places = locate(text, paths)
    lines = text.split("\n")
    inserts: list[tuple[int, str]] = []
    for index in changed:
        person = wanted.participants[index]
        name = places["participant", index, "name"]
        for key in _KEYS:
            value = getattr(person, key)
            place = places["participant", index, key]
            if place == name or _is_header(place, lines):
                if value and value != "participant":
                    inserts.append((name.key[0], f"{key} = {toml_value(value)}"))
            elif value:
                _rewrite(lines, place, toml_value(value))
    for after, line in sorted(inserts, reverse=True):
        lines.insert(after, line)
    return "\n".join(lines)


def _is_header(place: Place, lines: Sequence[str]) -> bool:
    """Return whether a place is that of the table, as the key is not in it."""
    return lines[place.key[0] - 1].lstrip().startswith("[")


def _rewrite(lines: list[str], place: Place, value: str) -> None:
    row, column = place.value
    line = lines[row - 1]
    if (old := _STRING.match(line, column - 1)) is None:
        raise NotJoined
    lines[row - 1] = line[: old.start()] + value + line[old.end() :]


def _inserted(text: str, bodies: Sequence[Organisation], people: Sequence[Participant]) -> str:
    """Write new organisations and people before the first day."""
    new = [line for body in bodies for line in table_lines(("organisation", 0), body)]
    new += [line for person in people for line in table_lines(("participant", 0), person)]
    if not new:
        return text
    lines = text.split("\n")
    at = locate(text, [("day",)])["day",].key[0] - 1
    while at and lines[at - 1].lstrip()[:1] in ("#", ""):
        at -= 1
    lines[at:at] = new
    return "\n".join(lines)
