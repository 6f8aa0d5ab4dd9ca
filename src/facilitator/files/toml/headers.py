"""A header is the line with a table's name in brackets, one pair or two as the form says.

Only the brackets tell TOML a table from one of several, and most of what is wrong with them makes
the text no TOML at all. So where a text cannot be used, its headers are looked at as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from msgspec import inspect

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.reference import nearest
from facilitator.files.toml.problems import Problem
from facilitator.files.toml.shape import bare, described
from facilitator.files.toml.suggest import shown

Spot = tuple[int, int]
"""A line and a column."""

Name = tuple[str, ...]
"""The name of a table: "day.session" is ("day", "session")."""

_LIKENESS: Final = 0.8
"""How like a table's name another has to be, as "sessions" is."""

_TOKENS: Final = re.compile(
    r'''
    """ (?: \\. | [^\\] )*? (?: """ | \Z )  # texts and comments, in which nothing is a header
    | \'{3} .*? (?: \'{3} | \Z )
    | " (?: \\ [^\n]? | [^"\\\n] )*+ "?
    | ' [^'\n]*+ '?
    | \# [^\n]*+
    | ^ [ \t]*+ (?P<header> (?P<left> \[ [\[ \t]*+ )
        (?P<name> [\w-]++ (?: [ \t]*+ \. [ \t]*+ [\w-]++ )*+ ) [ \t]*+
        (?P<right> (?: \] [\] \t]*+ )? ) ) (?= \# | $ )
    ''',
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


class Headers(NamedTuple):
    """What is wrong with a text's headers, and the text with right ones, on the same lines.

    `homeless` are the places of those that lack the table they belong to, for which the text is
    perhaps still no TOML.
    """

    text: str
    problems: tuple[Problem, ...]
    homeless: frozenset[Spot]

    def beside(self, others: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Return all problems by place, without others about a header that is homeless."""
        rest = [other for other in others if (other.line, other.column) not in self.homeless]
        return tuple(sorted((*self.problems, *rest), key=lambda each: (each.line, each.column)))


def check_headers(text: str, form: type) -> Headers:
    """Find the headers of a normalised text that are not as `form` has them."""
    root = described(form)
    tables = dict(_tables((), root)) if isinstance(root, inspect.StructType) else {}
    problems: list[Problem] = []
    parts: list[str] = []
    opened: set[Name] = set()
    homeless: set[Spot] = set()
    end = 0
    for found in _found(text, tables):
        right = header(found.name, several=tables[found.name])
        if said := _wrong(found, right, several=tables[found.name]):
            problems.append(Problem(*found.place, said))
        home = found.name[:-1]
        if tables.get(home) and home not in opened:
            problems.append(Problem(*found.place, _homeless(right, header(home, several=True))))
            homeless.add(found.place)
        opened |= {found.name[:count] for count in range(1, len(found.name) + 1)}
        parts += text[end : found.start], right
        end = found.end
    return Headers("".join((*parts, text[end:])), tuple(problems), frozenset(homeless))


def header(name: Name, *, several: bool) -> str:
    """Write a table's name as its header."""
    written = ".".join(name)
    return f"[[{written}]]" if several else f"[{written}]"


def _tables(name: Name, form: inspect.StructType) -> Iterator[tuple[Name, bool]]:
    """List the tables of a form, each with whether there may be several."""
    for field in form.fields:
        inner, kind = (*name, field.encode_name), bare(field.type)
        item = bare(kind.item_type) if isinstance(kind, inspect.VarTupleType) else None
        if isinstance(item, inspect.StructType):
            yield inner, True
            yield from _tables(inner, item)
        elif isinstance(kind, inspect.StructType):
            yield inner, False
            yield from _tables(inner, kind)
        elif isinstance(kind, inspect.DictType):
            yield inner, False


class _Found(NamedTuple):
    """A header as it is written, and the table that it means."""

    start: int
    end: int
    place: Spot
    written: str
    brackets: tuple[int, int]
    name: Name


def _found(text: str, tables: Mapping[Name, bool]) -> Iterator[_Found]:
    """Find the headers that mean a known table, in order."""
    line, counted = 1, 0
    for found in _TOKENS.finditer(text):
        name = _meant(found["name"], tables) if found["header"] else None
        if name is None:
            continue
        start, end = found.span("header")
        line += text.count("\n", counted, start)
        counted = start
        place = line, start - text.rfind("\n", 0, start)
        brackets = found["left"].count("["), found["right"].count("]")
        yield _Found(start, end, place, found["name"], brackets, name)


def _meant(written: str, tables: Mapping[Name, bool]) -> Name | None:
    """Find the table that a name means; None when that cannot be said."""
    parts = _parts(written)
    if parts in tables:
        return parts
    last = nearest(parts[-1], {name[-1] for name in tables}, _LIKENESS)
    found = [name for name in tables if name[-1] == last]
    return found[0] if len(found) == 1 else None


def _parts(written: str) -> Name:
    return tuple(re.split(r"[ \t]*\.[ \t]*", written))


def _wrong(found: _Found, right: str, *, several: bool) -> Phrase | None:
    """Say what is wrong with the name or with the brackets."""
    if _parts(found.written) != found.name:
        return phrase('"{key}" must be written {there}.', key=shown(found.written), there=right)
    if found.brackets == (right.count("["), right.count("]")):
        return None
    if several:
        return phrase(
            "Write {right} with two brackets on each side; there may be several.", right=right
        )
    return phrase("Write {right} with one bracket on each side; there is only one.", right=right)


def _homeless(right: str, home: str) -> Phrase:
    return phrase(
        "{table} belongs to a {home}, which has to be written above it.", table=right, home=home
    )
