"""Forgetting puts another name in the place of a person's, wherever a record holds it.

It is the only thing that rewrites a record. The journal is replaced in one step, and only by one
that can be read and tells the same but for the name.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, get_args

import msgspec
import tomli_w
from msgspec import Struct
from msgspec.structs import asdict

from facilitator.core.base.language import phrase
from facilitator.core.base.text import clean_line, slug
from facilitator.core.record.agenda import Per
from facilitator.core.record.earlier import Earlier
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.opening import AgendaRevised, BroughtForward, Opened
from facilitator.core.record.replay import replay
from facilitator.core.record.state import State
from facilitator.files.agenda.file import parse
from facilitator.files.atomic import write_atomically
from facilitator.files.errors import FileProblem
from facilitator.files.records.drafts import NAMES as DRAFTS
from facilitator.files.records.journal import NAME, PASSING, Journal
from facilitator.files.records.private import NAME as PRIVATE
from facilitator.files.records.private import PrivateJournal

_PLAIN_FILES: Final = frozenset({".md", ".toml", ".txt", ".html", ".json", ".csv", ".ics", ".svg"})
_IDS: Final = frozenset({"id", "of", "organisation", "members", "record", "task", "about"})
"""The keys of an agenda, of what was brought forward, and of drafts, whose values may be ids."""

TEXTS: Final = frozenset(
    {"text", "name", "title", "who", "focus", "label", "instructions", "purpose", "term", "terms",
     "into", "one", "other", "tags", "compilers", "place", "theme", "host", "asked_by", "item",
     "affiliation"}
)  # fmt: skip
"""The fields of facts whose values are texts, never ids."""

WORDS_OF_THE_FORMAT: Final = frozenset(
    {"capture", "choice", "collects", "kind", "language", "page", "per", "presence", "role", "rule",
     "session_kind", "starts", "status", "timezone"}
)  # fmt: skip
"""The fields of facts, and the keys of an agenda, whose values are words of the format.

They stay, whatever somebody is called: somebody named Guest may be a guest.
"""

_ID_LINE: Final = re.compile(r"\s*(?:id|organisation)\s*=")
_GENITIVE: Final = r"(?=(?:['\u2019]?s)?(?!\w))"
_AROUND: Final = 30


class Change(Struct, frozen=True):
    """A place that changes: the kind of event, and how it reads before and after."""

    kind: str
    before: str
    after: str


class Plan(Struct, frozen=True):
    """What forgetting somebody would change in a record.

    `files` are the files beside the journal that hold the name and would be rewritten, `unsure`
    those that cannot be looked into. `parts` says how often each part of the name stands alone.
    `private` are the places in the private notes.
    """

    journal: Path
    changes: tuple[Change, ...]
    files: tuple[Path, ...]
    unsure: tuple[Path, ...]
    parts: Mapping[str, int]
    in_folder: bool
    private: tuple[Change, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """How many places change in each kind of event."""
        return Counter(change.kind for change in self.changes)

    @property
    def empty(self) -> bool:
        """Whether nothing holds the name."""
        return not (self.changes or self.private or self.files)


class Renaming:
    """Puts `replacement` in the place of `name`: whole words, in capital or small letters.

    A genitive s stays. In ids, which are made of names, it does the same by the rules of ids.
    """

    def __init__(self, name: str, replacement: str) -> None:
        """Prepare to replace a name, which must have a letter or a digit."""
        self.name = clean_line(name)
        self.replacement = clean_line(replacement)
        self._words = self._pattern(r"\s+")
        # In an agenda a text may go on in the next line after a backslash.
        self._words_in_toml = self._pattern(r"(?:\s|\\\s*\n)+")
        self._slug = slug(self.replacement) or "x"
        self._slug_with_s = slug(self.replacement + "s")
        self._in_id = re.compile(rf"(?<![^-@ ]){re.escape(slug(self.name))}(?=s?(?![^-]))")
        self._small = self.name != self.name.casefold()

    def text(self, text: str) -> str:
        """Replace the name in a text."""
        return self._replaced(self._words, text)

    def id(self, value: str) -> str:
        """Replace the name in what may be an id, else as in a text."""
        if value == value.casefold() and self._in_id.search(value):
            return self._in_id.sub(self._instead_in_id, value)
        return self.text(value)

    def toml(self, text: str) -> str:
        """Replace the name in TOML, keeping how it is written wherever that is possible."""
        with suppress(ValueError):
            wanted = self.within(tomllib.loads(text))
            lines = unicodedata.normalize("NFC", text).splitlines(keepends=True)
            careful = "".join(self.quoted(line) if _ID_LINE.match(line) else line for line in lines)
            simple = self._replaced(self._words_in_toml, careful)
            with suppress(ValueError):
                if not set(self.replacement) & set("\"'\\") and tomllib.loads(simple) == wanted:
                    return simple if simple != unicodedata.normalize("NFC", text) else text
            return tomli_w.dumps(wanted)
        return self.text(text)

    def within(self, value: Any, key: str = "") -> Any:  # noqa: ANN401 - whatever TOML holds
        """Replace the name in all the texts of a value, by the rules of the key it has."""
        match value:
            case str() if key in WORDS_OF_THE_FORMAT or (key == "of" and value in get_args(Per)):
                return value
            case str():
                return self.id(value) if key in _IDS else self.text(value)
            case dict():
                return {name: self.within(each, name) for name, each in value.items()}
            case list():
                return [self.within(each, key) for each in value]
            case tuple():
                return tuple(self.within(each, key) for each in value)
            case _:
                pass
        return value

    def fact(self, fact: AnyFact) -> AnyFact:
        """Replace the name in a fact."""
        fields = asdict(fact)
        if isinstance(fact, Opened | AgendaRevised):
            text = self.toml(fact.text)
            agenda = fact.agenda if text == fact.text else parse(text, warnings=False).agenda
            if agenda is None:
                raise FileProblem(
                    phrase("The agenda would not be one any more by the name “{name}”. Nothing was "
                           "changed. Choose another by --as.", name=self.replacement)
                )  # fmt: skip
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
        return Event(event.id, event.at, self.id(event.by), self.fact(event.fact))

    def _pattern(self, between: str) -> re.Pattern[str]:
        words = between.join(map(re.escape, self.name.split()))
        return re.compile(rf"(?<!\w){words}{_GENITIVE}", re.IGNORECASE)

    def _replaced(self, pattern: re.Pattern[str], text: str) -> str:
        changed, count = pattern.subn(self._instead, unicodedata.normalize("NFC", text))
        return changed if count else text

    def _instead(self, found: re.Match[str]) -> str:
        small = self._small and found[0] == found[0].casefold()
        return self.replacement.casefold() if small else self.replacement

    def _instead_in_id(self, found: re.Match[str]) -> str:
        genitive = found.string[found.end() : found.end() + 1] == "s"
        return self._slug_with_s[:-1] if genitive else self._slug

    def quoted(self, line: str) -> str:
        """Replace the name in what stands between quotation marks, by the rules of ids."""
        parts = line.split('"')
        return '"'.join(self.id(part) if at % 2 else part for at, part in enumerate(parts))


def stand_in(journals: Iterable[Path]) -> str:
    """Give a name that none of the records holds: "Person 1", or with the next number."""
    texts = [path.read_bytes().decode(errors="replace").casefold() for path in journals]
    number = 1
    while any(f"person {number}" in text or f"person-{number}" in text for text in texts):
        number += 1
    return f"Person {number}"


def plan(journal: Path, renaming: Renaming) -> Plan:
    """Say what would change in a record; raises `JournalError`, and `FileProblem` if nothing may.

    Nothing is written.
    """
    events = list(Journal.open(journal, writable=False).events)
    renamed = [renaming.event(event) for event in events]
    _same_but_for_the_name(replay(events), replay(renamed), renaming)
    private = list(_private(journal).events)
    private_renamed = [renaming.event(event) for event in private]
    files, unsure = _beside(journal, renaming)
    return Plan(
        journal,
        tuple(_all_changes(events, renamed)),
        files,
        unsure,
        _parts([*renamed, *private_renamed], renaming.name),
        renaming.id(journal.parent.name) != journal.parent.name,
        tuple(_all_changes(private, private_renamed)),
    )


def forget(planned: Plan, renaming: Renaming) -> None:
    """Rewrite the journal and the files beside it; raises as `plan`, and `WriteFailed`.

    What others wrote to the journal since it was planned is rewritten as well.
    """
    if planned.changes:
        Journal.open(planned.journal, writable=False).rewrite(renaming.event)
    if planned.private:
        _private(planned.journal).rewrite(renaming.event)
    for path in planned.files:
        write_atomically(path, _renamed(path, path.read_bytes(), renaming))


def _same_but_for_the_name(before: State, after: State, renaming: Renaming) -> None:
    """Refuse where two people, tasks, groups or other things would become one, or get lost."""
    ids = [renaming.id(id_) for id_ in before.people.persons]
    sessions = [renaming.id(slot.session.id) for slot in before.slots]
    tasks = [renaming.id(id_) for id_ in before.homework.tasks]
    kept = (
        _counted(before) == _counted(after)
        and set(ids) == set(after.people.persons)
        and sessions == [slot.session.id for slot in after.slots]
        and set(tasks) == set(after.homework.tasks)
    )
    if not kept:
        raise FileProblem(
            phrase(
                "By the name “{name}” the record would mix up what is now told apart. Nothing was "
                "changed. Choose another by --as.",
                name=renaming.replacement,
            )
        )


def _counted(state: State) -> tuple[int, ...]:
    """Count what a record tells apart by ids, each sort by itself."""
    groups = [grouping.groups for grouping in state.groupings.values()]
    sorts = (state.people.persons, state.homework.tasks, state.upcoming.meetings, state.notes)
    return tuple(map(len, (*sorts, *groups)))


def _private(journal: Path) -> PrivateJournal:
    """Read the private notes beside a journal; instants are written in the meeting's zone."""
    events = Journal.open(journal, writable=False).events
    private = PrivateJournal(journal, replay(events).zone)
    private.follow()
    return private


def _all_changes(events: Iterable[Event], renamed: Iterable[Event]) -> Iterator[Change]:
    for before, after in zip(events, renamed, strict=True):
        if before != after:
            yield from _changes(before, after)


def _changes(before: Event, after: Event) -> Iterator[Change]:
    kind = before.fact.__struct_config__.tag
    if before.by != after.by:
        yield Change(str(kind), before.by, after.by)
    old, new = asdict(before.fact), asdict(after.fact)
    for field in old:
        if field in ("agenda", "earlier") or old[field] == new[field]:
            continue
        pairs = zip(_texts(old[field]), _texts(new[field]), strict=False)
        for one, other in pairs:
            for line, changed in zip(one.splitlines(), other.splitlines(), strict=False):
                if line != changed:
                    yield Change(str(kind), *_sample(line, changed))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each)


def _sample(before: str, after: str) -> tuple[str, str]:
    """Give as much of two texts as shows where they differ."""
    same = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    start = max(0, same - _AROUND)
    return before[start : same + 2 * _AROUND].strip(), after[start : same + 2 * _AROUND].strip()


def _parts(events: Iterable[Event], name: str) -> Mapping[str, int]:
    """Count how often each part of a name stands in the texts that are left."""
    parts = name.split()
    if len(parts) == 1:
        return {}
    text = "\n".join(
        each for event in events for value in asdict(event.fact).values() for each in _texts(value)
    )
    counts = {
        part: len(re.findall(rf"(?<!\w){re.escape(part)}{_GENITIVE}", text, re.IGNORECASE))
        for part in parts
    }
    return {part: count for part, count in counts.items() if count}


def _beside(journal: Path, renaming: Renaming) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    files, unsure = [], []
    for path in sorted(journal.parent.iterdir()):
        if path.name in {NAME, PRIVATE, *PASSING} or path.is_symlink():
            continue
        if not path.is_file() or path.suffix not in _PLAIN_FILES:
            unsure.append(path)
            continue
        data = path.read_bytes()
        if _renamed(path, data, renaming) != data:
            files.append(path)
    return tuple(files), tuple(unsure)


def _renamed(path: Path, data: bytes, renaming: Renaming) -> bytes:
    """Replace the name in a file; a torn tail holds ids, too."""
    text = data.decode(errors="surrogateescape")
    if path.name in DRAFTS:
        return renaming.toml(text).encode(errors="surrogateescape")
    if path.suffix == ".toml":
        text = "\n".join(map(renaming.quoted, text.split("\n")))
    return renaming.text(text).encode(errors="surrogateescape")
