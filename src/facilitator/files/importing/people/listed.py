"""A list of people: a table with names and organisations, or a line for each person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.language import Language, phrase
from facilitator.core.base.text import clean_line, fold
from facilitator.core.people.person_line import ROLE_WORDS, read
from facilitator.core.record.agenda import EMAIL, Role
from facilitator.files.importing.people.tables import tables_of
from facilitator.files.importing.programme import Remark, Source
from facilitator.files.importing.tables.grid import Grid, GridLine
from facilitator.files.importing.written.names import like_a_name
from facilitator.files.toml.suggest import shown

Field = Literal["name", "first", "last", "organisation", "role", "email", "title", "phone"]

_CALLED: Final[Sequence[tuple[Field, str]]] = (
    (
        "name",
        (
            "name,full name,participant,participants,person,attendee,delegate,namn,deltagare,"
            "för- och efternamn,förnamn och efternamn,fullständigt namn,kontaktperson"
        ),
    ),
    ("first", "first name,firstname,given name,förnamn,tilltalsnamn"),
    ("last", "last name,lastname,surname,family name,efternamn"),
    (
        "organisation",
        (
            "organisation,organization,company,employer,affiliation,institution,agency,municipality,"
            "region,department,org,företag,myndighet,arbetsgivare,arbetsplats,kommun,förening,"
            "organisation/företag,kommun/region,verksamhet,lärosäte,enhet,förvaltning"
        ),
    ),
    ("role", "role,roll,funktion i mötet,type,typ,deltar som"),
    (
        "email",
        (
            "e-mail,email,e-mail address,email address,mail,e-post,epost,e-postadress,epostadress,"
            "mejl,mejladress,mail address,mailadress"
        ),
    ),
    ("title", "title,job title,position,titel,befattning,yrkesroll,yrkestitel,tjänst"),
    (
        "phone",
        (
            "phone,telephone,mobile,phone number,mobile number,telefon,mobil,telefonnummer,"
            "mobilnummer,tel"
        ),
    ),
)
_NAMES: Final[Mapping[str, Field]] = {
    name: field for field, called in _CALLED for name in called.split(",")
}
_ROLES: Final[Mapping[str, Role]] = {
    "deltagare": "participant",
    "attendee": "participant",
    "delegate": "participant",
    "talare": "speaker",
    "föreläsare": "speaker",
    "föredragshållare": "speaker",
    "presenter": "speaker",
    "processledare": "facilitator",
    "mötesledare": "facilitator",
    "moderator": "facilitator",
    "host": "facilitator",
    "gäst": "guest",
    "observatör": "guest",
    "observer": "guest",
    **{role: role for role in get_args(Role)},
}
_MAIL: Final = re.compile(r"<?\(?[^\s<>(),;\"]+@[^\s<>(),;\"]+\.[^\s<>(),;\"]+\)?>?")
_ADDRESSED: Final = re.compile(r"[^;<>\n]*<[^<>@\s]+@[^<>\s]+>")
_ITEM: Final = re.compile(r"^[ \t]*(?:[-*+\u2022\u00b7\u2013]|[0-9]{1,3}[.)])[ \t]+")
_WITH_ORGANISATION: Final = re.compile(
    r"^(?P<name>[^,;()\t]+?) *(?:\((?P<inside>[^()]+)\)| [-\u2013\u2014] (?=\S))(?P<after>)"
)
"""An organisation in brackets or after a dash."""

_FIRST_LINES: Final = 12


class Person(Struct, frozen=True):
    """Somebody in a list, as it was written; what was not is "" or None."""

    line: int
    name: str
    organisation: str = ""
    role: Role | None = None
    email: str = ""
    title: str = ""
    phone: str = ""


class People(Struct, frozen=True):
    """The people of a list, each once, and what is to be said of it."""

    people: tuple[Person, ...]
    remarks: tuple[Remark, ...]


def read_people(content: bytes, path: Path, language: Language) -> People:
    """Read people from a table, a workbook, a document or lines; raises `UnreadableFile`."""
    source = Source()
    roles = {fold(language.say(word)): role for role, word in ROLE_WORDS.items()}
    reader = _Reader(source, {**_ROLES, **roles})
    for grid in tables_of(content, path, source):
        reader.read(grid)
    found = _once(source, reader.people)
    if not found:
        source.left_out(0, phrase("No person was found."))
    return People(tuple(found), tuple(source.remarks))


def names_columns(line: str) -> bool:
    """Return whether a line is the header of a table of people."""
    cells = tuple(re.split(r"[\t;,]", line))
    return len(cells) > 1 and _has_names(_fields(GridLine(1, cells)))


def _has_names(fields: Mapping[int, Field]) -> bool:
    return "name" in fields.values() or {"first", "last"} <= set(fields.values())


def _once(source: Source, people: Sequence[Person]) -> list[Person]:
    """Return each person once; who is listed twice is so for what is said of them last."""
    found: dict[tuple[str, str], Person] = {}
    for person in people:
        key = (fold(person.name), fold(person.organisation))
        if key in found:
            message = phrase("“{name}” is listed twice.", name=shown(person.name))
            source.assumed(person.line, message)
        found[key] = person
    return list(found.values())


class _Reader:
    def __init__(self, source: Source, roles: Mapping[str, Role]) -> None:
        self.source = source
        self.roles = roles
        self.people: list[Person] = []

    def read(self, grid: Grid) -> None:
        for index, line in enumerate(grid.lines[:_FIRST_LINES]):
            fields = _fields(line)
            if _has_names(fields):
                self._table(grid, index, fields)
                return
        for line in grid.lines:
            self._free(line)

    def _table(self, grid: Grid, header: int, fields: Mapping[int, Field]) -> None:
        for index, name in enumerate(grid.lines[header].cells):
            if clean_line(name) and index not in fields:
                message = phrase(
                    "The column “{name}” is left out; an agenda does not keep it.", name=shown(name)
                )
                self.source.left_out(grid.lines[header].line, message)
        for line in grid.lines[header + 1 :]:
            if self.source.overfull(line.line):
                return
            told: dict[Field, str] = {}
            for index, field in fields.items():
                told.setdefault(field, clean_line(line.cell(index)))
            name = told.get("name") or f"{told.get('first', '')} {told.get('last', '')}".strip()
            self._add(line, name, told)

    def _free(self, line: GridLine) -> None:
        """Read a line without columns, as a person is typed or as an e-mail is addressed."""
        text = "\t".join(line.cells)
        addressed = _ADDRESSED.findall(text)
        for part in addressed if len(addressed) > 1 else [text]:
            if part.strip(" ;,\t"):
                self._typed(line, part)

    def _typed(self, line: GridLine, text: str) -> None:
        mail = _MAIL.search(text)
        text = _ITEM.sub("", _MAIL.sub("", text)).strip(" ;,\"'")
        text = _WITH_ORGANISATION.sub(r"\g<name>, \g<inside>\g<after>", text, count=1)
        found = read(text, self.roles)
        name, organisation = found.name, found.organisation
        if not like_a_name(name) and like_a_name(f"{organisation} {name}"):
            # "Berg, Anna"
            name, organisation = f"{organisation} {name}", ""
        role = found.role if any(fold(part) in self.roles for part in _parts(text)) else None
        email = mail[0].strip("<>()") if mail else ""
        self._person(Person(line.line, name, clean_line(organisation), role, email))

    def _add(self, line: GridLine, name: str, told: Mapping[Field, str]) -> None:
        if not name:
            text = " ".join(line.filled)
            message = phrase("“{text}” has no name.", text=shown(text))
            self.source.left_out(line.line, message, text)
            return
        role, email = told.get("role", ""), told.get("email", "")
        if email and not re.fullmatch(EMAIL, email):
            message = phrase("“{text}” is not an e-mail address.", text=shown(email))
            self.source.left_out(line.line, message, email)
            email = ""
        if role and fold(role) not in self.roles:
            message = phrase(
                "“{role}” is not a role; the roles are participant, speaker, facilitator and "
                "guest.",
                role=shown(role),
            )
            self.source.left_out(line.line, message, role)
        person = Person(
            line.line,
            _turned(name),
            told.get("organisation", ""),
            self.roles.get(fold(role)),
            email,
            told.get("title", ""),
            told.get("phone", ""),
        )
        self._person(person)

    def _person(self, person: Person) -> None:
        name = clean_line(person.name)
        if name:
            self.people.append(replace(person, name=name))


def _turned(name: str) -> str:
    """Put the given name first: "Berg, Anna"."""
    last, comma, first = name.partition(",")
    turned = f"{first.strip()} {last.strip()}"
    return turned if comma and like_a_name(turned) else name


def _parts(text: str) -> Iterator[str]:
    yield from map(clean_line, re.split(r"[,;\t]", text))


def _fields(line: GridLine) -> dict[int, Field]:
    """Find the columns that a header names."""
    found: dict[int, Field] = {}
    for index, cell in enumerate(line.cells):
        field = _NAMES.get(fold(clean_line(cell)).strip("*:. "))
        if field and field not in found.values():
            found[index] = field
    return found
