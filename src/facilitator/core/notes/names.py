"""Names that are known in a meeting, and what is typed to mean one of them.

People and organisations are known by their names, organisations by their ids as well. One word is
enough where only one has it: a first name, or a word of an organisation's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from facilitator.core.base.text import clean_line, fold

if TYPE_CHECKING:
    from facilitator.core.record.state import State

SHORTEST_WORD: Final = 3
"""A word of an organisation's name is enough to mean it if it has as many letters as this."""

_WORD: Final = re.compile(r"[^\W_][\w-]*")


class Names(Struct, frozen=True):
    """What may be typed, with small letters only, and the name that it means.

    `bodies` are the names that are of organisations.
    """

    meant: Mapping[str, str] = {}
    bodies: frozenset[str] = frozenset()

    def of(self, typed: str) -> str:
        """Return the name that is meant, or what was typed where none is."""
        return self.meant.get(fold(typed), typed)

    def knows(self, typed: str) -> bool:
        """Return whether a name is meant."""
        return fold(typed) in self.meant


NO_NAMES: Final = Names()


def named(
    people: Iterable[str], organisations: Iterable[tuple[str, str]] = (), others: Iterable[str] = ()
) -> Names:
    """Let these names be known: people's, organisations' with their ids first, and others'.

    What is one's whole name never means another. Of `others`, who may be the same people by less of
    their names, each is known by the whole name only.
    """
    persons = list(filter(None, map(bare_name, people)))
    bodies = [(bare_name(id_), bare_name(name)) for id_, name in organisations]
    meant = {fold(name): name for name in reversed(persons)}
    for id_, name in bodies:
        for typed in filter(None, (name, id_)):
            meant.setdefault(fold(typed), name or id_)
    rest = [name for name in map(bare_name, others) if " " in name]
    for name in rest:
        meant.setdefault(fold(name), name)
    words = chain(
        ((_first(name), name) for name in (*persons, *rest)),
        ((word, name) for _, name in bodies for word in _words(name)),
    )
    of_bodies = frozenset(name or id_ for id_, name in bodies)
    return Names({**meant, **_of_one(words, meant)}, of_bodies - {*persons, *rest})


def names_of(state: State) -> Names:
    """Return the names that are known in a meeting, those listed during it included."""
    return named(
        (person.name for person in state.people.persons.values()),
        ((body.id, body.name) for body in state.agenda.organisations),
        mentioned(state),
    )


def mentioned(state: State) -> Iterator[str]:
    """Yield the names of people who need not be on the list."""
    for slot in state.slots:
        yield from slot.session.speakers
        yield slot.session.lead
    for task in state.homework.tasks.values():
        yield from task.compilers
    for work in state.homework.hand_ins.values():
        yield work.responsible
    for grouping in state.groupings.values():
        for group in grouping.groups.values():
            yield from group.unlisted
    yield state.agenda.notes_by


def bare_name(text: str) -> str:
    """Clean a name; one that begins with the sign of a mention could not be told from one."""
    return clean_line(text).lstrip("@ ")


def _first(name: str) -> str:
    """Return a first name, "" where a name is one word or is turned round by a comma."""
    first, _, rest = name.partition(" ")
    return first if rest and _WORD.fullmatch(first) else ""


def _words(name: str) -> list[str]:
    words = _WORD.findall(name)
    return [word for word in words if len(word) >= SHORTEST_WORD] if len(words) > 1 else []


def _of_one(words: Iterable[tuple[str, str]], meant: Mapping[str, str]) -> dict[str, str]:
    """Keep the words that are of one name alone and are no whole name."""
    found: dict[str, set[str]] = {}
    for word, name in words:
        if word:
            found.setdefault(fold(word), set()).add(name)
    return {
        word: next(iter(names))
        for word, names in found.items()
        if len(names) == 1 and word not in meant
    }
