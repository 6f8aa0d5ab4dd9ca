"""A reference is what somebody types to mean one of several things that have ids and names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from facilitator.core.base.language import joined, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line, says_nothing

Id = TypeVar("Id", bound=str)

Named = tuple[Id, str]
"""An id and a name."""

MOST_NAMED: Final = 4
"""How many are named of those that could be meant."""

LONGEST: Final = 40
"""How many characters of a name are repeated."""

LIKENESS: Final = 0.7
"""From which share of equal letters on a word may have been meant by another, at most 1."""


def meant(typed: str, known: Sequence[Named[Id]]) -> Named[Id]:
    """Find what is meant as `perhaps_meant` does; raises `Refused` also when nothing is."""
    found = perhaps_meant(typed, known)
    if found is None:
        raise none_of(typed, known)
    return found


def perhaps_meant(typed: str, known: Sequence[Named[Id]]) -> Named[Id] | None:
    """Find what is meant by an id, a name, or the part of one that only one of them has.

    Upper and lower case count as one, unless that tells two apart. Raises `Refused` if several
    could be meant, naming them.
    """
    line = clean_line(typed)
    wanted = line.casefold()
    found = (
        [one for one in known if line in one]
        or [one for one in known if wanted in (one[0].casefold(), one[1].casefold())]
        or [one for one in known if not says_nothing(wanted) and wanted in one[1].casefold()]
    )
    if len(found) > 1:
        raise several(line, [_told_apart(one, found) for one in found])
    return found[0] if found else None


def several(typed: str, names: Sequence[str]) -> Refused:
    """Refuse what could mean several things, naming the first of them."""
    named = joined([clean_line(name) for name in names[:MOST_NAMED]])
    line = clean_line(typed)
    if len(names) > MOST_NAMED:
        return Refused(
            phrase("“{typed}” could be any of these: {names}, or another.", typed=line, names=named)
        )
    said = phrase("“{typed}” could be any of these: {names}.", typed=line, names=named)
    return Refused(said)


def nearest(typed: str, known: Iterable[str], likeness: float = LIKENESS) -> str | None:
    """Find the known word that was probably meant; a `likeness` of 1 asks for the same word."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(typed[:LONGEST].lower(), list(known), 1, likeness)), None)


def none_of(typed: str, known: Sequence[Named[Id]]) -> Refused:
    """Refuse what means nothing, naming the ids there are."""
    names = joined([clean_line(id_) for id_, _ in known])
    said = phrase("“{typed}” is none of these: {names}.", typed=clean_line(typed), names=names)
    return Refused(said)


def _told_apart(one: Named[Id], found: Sequence[Named[Id]]) -> str:
    """Give a name, with the id where another has the same name."""
    id_, name = clean_line(one[0]), clean_line(one[1])
    alone = sum(clean_line(other) == name for _, other in found) == 1
    return name if alone else f"{name} ({id_})"
