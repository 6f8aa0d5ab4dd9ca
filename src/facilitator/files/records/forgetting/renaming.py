"""Renaming puts another name in the place of a person's in what a record is made of.

Texts go by the spellings of the name, ids by the rules by which they are made of names, and words
of the format stay.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any, Final, get_args

import msgspec
import tomli_w
from msgspec.structs import asdict, replace

from facilitator.core.base.language import phrase
from facilitator.core.base.text import clean_line, fold, slug
from facilitator.core.record.agenda import Agenda, Per
from facilitator.core.record.earlier import Earlier
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.opening import AgendaRevised, BroughtForward, Opened
from facilitator.core.record.people import (
    LONGEST_ID,
    NOBODY,
    STAND_IN,
    PersonAdded,
    PersonChanged,
    PersonDetails,
    free_id,
    listed,
)
from facilitator.files.agenda.file import parse
from facilitator.files.errors import FileProblem
from facilitator.files.records.forgetting.spellings import Spellings

_IDS: Final = frozenset({"id", "of", "organisation", "members", "record", "task", "about"})
"""The keys of an agenda, of what was brought forward, and of drafts, whose values may be ids."""

TEXTS: Final = frozenset(
    {"text", "name", "title", "who", "focus", "label", "instructions", "purpose", "term", "terms",
     "into", "one", "other", "tags", "compilers", "place", "theme", "host", "asked_by", "item",
     "affiliation", "email"}
)  # fmt: skip
"""The fields of facts whose values are texts, never ids."""

WORDS_OF_THE_FORMAT: Final = frozenset(
    {"capture", "choice", "collects", "kind", "language", "page", "per", "presence", "role", "rule",
     "session_kind", "starts", "status", "timezone"}
)  # fmt: skip
"""The fields of facts, and the keys of an agenda, whose values are words of the format.

They stay, whatever somebody is called: somebody named Guest may be a guest.
"""

DETAILS: Final = ("link", "phone", "email")
"""What an agenda says of how to reach a person: it is theirs alone, and goes with the name."""

_ID_LINE: Final = re.compile(r"\s*(?:id|organisation)\s*=")
_ONE_LINE: Final = re.compile(r"""\s*["']?\w+["']?\s*=\s*(?:"[^"\\]*"|'[^']*')\s*(?:\#.*)?""")


class Renaming:
    """Puts `replacement` in the place of `name`, in every spelling.

    `details` are the person's own addresses and numbers; `ids` what ids become that are made of
    texts with the name. `learned_from` a record, both are those of that record.
    """

    def __init__(
        self,
        name: str,
        replacement: str,
        details: Iterable[str] = (),
        ids: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Prepare to replace a name, which must have a letter or a digit."""
        self.name = clean_line(name)
        self.replacement = clean_line(replacement)
        self._details = tuple(details)
        self._ids = ids
        self._spellings = Spellings(self.name, self.replacement, self._details)
        self._slug = slug(self.replacement) or "x"
        self._slug_with_s = slug(self.replacement + "s")
        self._in_id = re.compile(rf"(?<![^-@ ]){re.escape(slug(self.name))}(?=s?(?![^-]))")

    def learned_from(self, events: Iterable[Event]) -> Renaming:
        """Return the renaming for a record: it knows the person's details and the record's ids."""
        facts = [event.fact for event in events]
        agendas = [fact for fact in facts if isinstance(fact, Opened | AgendaRevised)]
        found = [each for fact in agendas for each in self._details_in(fact.agenda)]
        found += [
            fact.email
            for fact in facts
            if isinstance(fact, PersonDetails) and fact.email and self._is_named(fact.name)
        ]
        details = tuple(dict.fromkeys((*self._details, *found)))
        knowing = Renaming(self.name, self.replacement, details)
        ids: dict[str, str] = {}
        for one in agendas:
            ids |= dict(_paired(one.agenda, knowing.agenda(one.text, one.agenda)[1]))
        for fact in facts:
            if isinstance(fact, PersonAdded | PersonChanged):
                ids |= dict(knowing.cut_ids(fact.person, fact.name))
        changed = {old: new for old, new in ids.items() if new != knowing.id(old)}
        return Renaming(self.name, self.replacement, details, changed) if changed else knowing

    def _details_in(self, agenda: Agenda) -> Iterator[str]:
        """Yield how to reach the person, but for what others are reached by too."""
        of_others = {
            detail
            for one in agenda.participants
            if not self._is_named(one.name)
            for detail in (one.link, one.phone, one.email)
        }
        for one in agenda.participants:
            if self._is_named(one.name):
                yield from {one.link, one.phone, one.email} - of_others - {""}

    def _is_named(self, name: object) -> bool:
        return isinstance(name, str) and fold(clean_line(name)) == fold(self.name)

    def cut_ids(self, id_: str, name: str) -> Iterator[tuple[str, str]]:
        """Yield what an id becomes in which a long name is cut off."""
        cut = slug(name)[:LONGEST_ID].strip("-")
        if cut and len(slug(name)) > LONGEST_ID and id_.startswith(cut) and self.finds(name):
            yield id_, free_id(self.text(name), ()) + id_[len(cut) :]

    # Texts

    def text(self, text: str) -> str:
        """Replace the name in a text."""
        return self._spellings.replaced(text)

    def finds(self, text: str) -> bool:
        """Return whether a text holds the name in any spelling."""
        return self._spellings.count(text) > 0

    def finds_parts(self, text: str) -> bool:
        """Return whether a text holds each part of the name, perhaps apart as in a table."""
        return all(Spellings(part, "x").count(text) for part in self.name.split() if slug(part))

    def id(self, value: str) -> str:
        """Replace the name in what may be an id, else as in a text."""
        known = self._ids.get(value)
        if known is not None:
            return known
        if value == value.casefold():
            value = self._in_id.sub(self._instead_in_id, value)
        return self.text(value)

    def _instead_in_id(self, found: re.Match[str]) -> str:
        genitive = found.string[found.end() : found.end() + 1] == "s"
        return self._slug_with_s[:-1] if genitive else self._slug

    def quoted(self, line: str) -> str:
        """Replace the name in what stands between quotation marks, by the rules of ids."""
        parts = line.split('"')
        return '"'.join(self.id(part) if at % 2 else part for at, part in enumerate(parts))

    # TOML

    def toml(self, text: str) -> str:
        """Replace the name in TOML, keeping how it is written wherever that is possible."""
        with suppress(ValueError):
            wanted = self.within(tomllib.loads(text))
            plain = unicodedata.normalize("NFC", text)
            lines = self._without_details(plain).splitlines(keepends=True)
            careful = "".join(self.quoted(line) if _ID_LINE.match(line) else line for line in lines)
            simple = self.text(careful)
            with suppress(ValueError):
                if not set(self.replacement) & set("\"'\\") and tomllib.loads(simple) == wanted:
                    return simple if simple != plain else text
            return tomli_w.dumps(wanted)
        return self.text(text)

    def _without_details(self, text: str) -> str:
        """Take out the lines that say how to reach the person."""
        from facilitator.files.toml.positions import locate

        paths = [
            ("participant", number, key)
            for number, one in enumerate(_tables(tomllib.loads(text), "participant"))
            if self._is_named(one.get("name"))
            for key in DETAILS
            if key in one
        ]
        if not paths:
            return text
        lines = text.split("\n")
        places = locate(text, paths)
        gone = {places[path].key[0] - 1 for path in paths}
        if not all(_ONE_LINE.fullmatch(lines[number]) for number in gone):
            return text
        return "\n".join(line for number, line in enumerate(lines) if number not in gone)

    def within(self, value: Any, key: str = "") -> Any:  # noqa: ANN401 - whatever TOML holds
        """Replace the name in all the texts of a value, by the rules of the key it has."""
        match value:
            case str() if key in WORDS_OF_THE_FORMAT or (key == "of" and value in get_args(Per)):
                return value
            case str():
                return self.id(value) if key in _IDS else self.text(value)
            case dict():
                theirs = key == "participant" and self._is_named(value.get("name"))
                kept = {k: each for k, each in value.items() if not (theirs and k in DETAILS)}
                return {name: self.within(each, name) for name, each in kept.items()}
            case list():
                return [self.within(each, key) for each in value]
            case tuple():
                return tuple(self.within(each, key) for each in value)
            case _:
                pass
        return value

    def agenda(self, text: str, agenda: Agenda) -> tuple[str, Agenda]:
        """Replace the name in an agenda; raises `FileProblem` if it would be none any more."""
        new = self.toml(text)
        read = agenda if new == text else parse(new, warnings=False).agenda
        if read is None:
            raise FileProblem(
                phrase("With the name “{name}” the agenda would no longer be valid. Nothing "
                       "was changed. Choose another name with --as.", name=self.replacement)
            )  # fmt: skip
        return new, read

    # What happened

    def fact(self, fact: AnyFact) -> AnyFact:
        """Replace the name in a fact."""
        fields = asdict(fact)
        if isinstance(fact, PersonDetails) and self._is_named(fact.name):
            fields["email"] = None
        if isinstance(fact, Opened | AgendaRevised):
            text, agenda = self.agenda(fact.text, fact.agenda)
            return type(fact)(**{**fields, "text": text, "agenda": agenda})
        if isinstance(fact, BroughtForward):
            text = tomli_w.dumps(self.within(tomllib.loads(fact.text)))
            return BroughtForward(text, msgspec.convert(tomllib.loads(text), Earlier))
        return type(fact)(
            **{
                field: value
                if field in WORDS_OF_THE_FORMAT
                else self.within(value, "" if field in TEXTS else "id")
                for field, value in fields.items()
            }
        )

    def event(self, event: Event) -> Event:
        """Replace the name in an event."""
        return replace(event, by=self.id(event.by), fact=self.fact(event.fact))


def _tables(table: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    found = table.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _paired(before: Agenda, after: Agenda) -> Iterator[tuple[str, str]]:
    """Yield each id that an agenda gives by itself, and what it is in the agenda renamed."""
    yield from zip(listed(before, NOBODY).persons, listed(after, NOBODY).persons, strict=False)
    for one, other in zip(before.organisations, after.organisations, strict=False):
        yield one.id, other.id
        yield STAND_IN + one.id, STAND_IN + other.id
    for one_day, other_day in zip(before.days, after.days, strict=False):
        for one_session, other_session in zip(one_day.sessions, other_day.sessions, strict=False):
            yield one_session.id, other_session.id
            groups = (
                [group.name for group in each.groups] for each in (one_session, other_session)
            )
            yield from zip(*map(_ids_of, groups), strict=False)
    for task, other_task in zip(before.homework, after.homework, strict=False):
        yield task.id, other_task.id


def _ids_of(names: Iterable[str]) -> list[str]:
    ids: list[str] = []
    for name in names:
        ids.append(free_id(name, ids))
    return ids
