"""A reference is what somebody types to mean one of several things that have ids and names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from facilitator.core.base.language import joined, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line, says_nothing

Id = TypeVar("Id", bound=str)

Named = tuple[Id, str]
"""An id and a name."""


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
        names = joined([_told_apart(one, found) for one in found])
        raise Refused(phrase("“{typed}” could be any of these: {names}.", typed=line, names=names))
    return found[0] if found else None


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
