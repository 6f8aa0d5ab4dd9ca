"""People of a list join those of an agenda file; who is there already is updated, not doubled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.text import clean_line, fold
from facilitator.core.people.unknown import near
from facilitator.core.record.agenda import Agenda, Organisation, Participant
from facilitator.files.agenda.build import made_ids
from facilitator.files.agenda.file import parse
from facilitator.files.agenda.write import table_lines, toml_value
from facilitator.files.importing.people.listed import Person
from facilitator.files.toml.positions import Place, locate
from facilitator.files.toml.text import normalise


class Meant(Enum):
    """What else than one of the agenda the name of an organisation may mean."""

    NEW = auto()
    """A new organisation of the meeting."""
    GUESTS = auto()
    """Where guests are from."""
    NOBODY = auto()
    """Nobody from there is listed."""


Asked = Callable[[str, Sequence[Organisation]], Organisation | Meant]
"""Says what the name of an organisation means that the agenda does not have."""

_KEYS: Final = ("organisation", "affiliation", "role", "title", "email", "phone")
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
    left_out: tuple[str, ...] = ()
    """The names of the people who were not to be listed."""


class NotJoined(Exception):  # noqa: N818 - it says what became of it
    """The agenda is written in a way that its people cannot be put into."""


def joined(text: str, agenda: Agenda, people: Sequence[Person], asked: Asked) -> Joined:
    """Put people into the text of an agenda, whose other lines stay; raises `NotJoined`."""
    text = normalise(text)
    meant = _Meanings(agenda, people, asked)
    listed = [person for person in people if not meant.leaves_out(person)]
    wanted, bodies = _merged(agenda, listed, meant), meant.new
    before = agenda.participants
    changed = [index for index, one in enumerate(before) if wanted.participants[index] != one]
    new = wanted.participants[len(before) :]
    written = _updated(text, wanted, changed)
    written = _inserted(written, bodies, new)
    read = parse(written, warnings=False).agenda
    if read != wanted:
        raise NotJoined
    same = len(listed) - len(new) - len(changed)
    names = tuple(body.name for body in bodies)
    left_out = tuple(person.name for person in people if meant.leaves_out(person))
    return Joined(written, len(new), len(changed), max(0, same), names, left_out)


def with_organisation(text: str, agenda: Agenda, name: str) -> tuple[str, Agenda]:
    """Put an organisation into the text of an agenda; raises `NotJoined`."""
    body = _new(agenda.organisations, name)
    written = _inserted(normalise(text), [body], [])
    read = parse(written, warnings=False).agenda
    if read != replace(agenda, organisations=(*agenda.organisations, body)):
        raise NotJoined
    return written, read


class _Meanings:
    """What the organisations of a list mean in an agenda; what is not known is asked once."""

    def __init__(self, agenda: Agenda, people: Sequence[Person], asked: Asked) -> None:
        self.new: list[Organisation] = []
        self._ids: dict[str, str] = {}
        self._others: dict[str, Meant] = {}
        for body in agenda.organisations:
            self._ids |= {fold(clean_line(one)): body.id for one in (body.id, body.name)}
        for name in dict.fromkeys(person.organisation for person in people if person.organisation):
            if fold(name) not in self._ids:
                theirs = [person for person in people if person.organisation == name]
                self._learn(
                    agenda,
                    name,
                    _as_before(agenda, name, theirs) or asked(name, agenda.organisations),
                )

    def _learn(self, agenda: Agenda, name: str, chosen: Organisation | Meant) -> None:
        if chosen is Meant.NEW:
            chosen = _new([*agenda.organisations, *self.new], name)
            self.new.append(chosen)
        if isinstance(chosen, Meant):
            self._others[fold(name)] = chosen
        else:
            self._ids[fold(name)] = chosen.id

    def of(self, person: Person) -> str | None:
        """Return the id of somebody's organisation."""
        return self._ids.get(fold(person.organisation))

    def leaves_out(self, person: Person) -> bool:
        """Return whether somebody is not to be listed."""
        return self._others.get(fold(person.organisation)) is Meant.NOBODY

    def elsewhere(self, person: Person) -> str:
        """Return where a guest is from, ""  for everybody else."""
        guest = self._others.get(fold(person.organisation)) is Meant.GUESTS
        return person.organisation if guest else ""


def _as_before(agenda: Agenda, name: str, people: Sequence[Person]) -> Organisation | Meant | None:
    """Return what a name was said to mean before, as far as who is listed tells."""
    guests = [one for one in agenda.participants if one.role == "guest"]
    if any(fold(one.affiliation) == fold(name) for one in guests):
        return Meant.GUESTS
    close = near(agenda, name)
    names = {fold(person.name) for person in people}
    listed = [one for one in agenda.participants if close and one.organisation == close.id]
    return close if any(fold(one.name) in names for one in listed) else None


def _merged(agenda: Agenda, people: Sequence[Person], meant: _Meanings) -> Agenda:
    """Return the agenda as it is to be."""
    everybody = list(agenda.participants)
    named = Counter(fold(person.name) for person in people)
    for person in people:
        only = named[fold(person.name)] == 1
        if from_ := meant.elsewhere(person):
            _put_guest(everybody, person, from_)
        else:
            _put(everybody, person, meant.of(person), only=only)
    organisations = (*agenda.organisations, *meant.new)
    return replace(agenda, organisations=organisations, participants=tuple(everybody))


def _put_guest(everybody: list[Participant], person: Person, from_: str) -> None:
    """Update who is from elsewhere and has the same name, or add a guest."""
    for index, one in enumerate(everybody):
        if fold(one.name) == fold(person.name) and fold(one.affiliation) == fold(from_):
            everybody[index] = _updated_by(one, person)
            return
    everybody.append(
        Participant(
            person.name,
            role=person.role or "guest",
            phone=person.phone,
            title=person.title,
            affiliation=from_,
            email=person.email,
        )
    )


def _updated_by(one: Participant, person: Person) -> Participant:
    return replace(
        one,
        role=person.role or one.role,
        phone=person.phone or one.phone,
        title=person.title or one.title,
        email=person.email or one.email,
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
    one = _updated_by(everybody[index], person)
    everybody[index] = replace(one, organisation=organisation or one.organisation)


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
