"""A reference is what somebody types to mean one of several things that have ids and names."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.core.language import Phrase, phrase
from facilitator.core.refused import Refused
from facilitator.core.text import clean_line

Named = tuple[str, str]
"""An id and a name."""


def meant(typed: str, known: Sequence[Named]) -> Named:
    """Find what is meant by an id, a name, or the part of one that only one of them has.

    Upper and lower case count as one. Raises `Refused`, naming what could have been meant.
    """
    wanted = clean_line(typed).casefold()
    exact = [one for one in known if wanted in (one[0].casefold(), one[1].casefold())]
    found = exact or [one for one in known if wanted and wanted in one[1].casefold()]
    if len(found) == 1:
        return found[0]
    raise Refused(_several(typed, found) if found else _none(typed, known))


def _several(typed: str, found: Sequence[Named]) -> Phrase:
    names = ", ".join(name for _, name in found)
    return phrase("“{typed}” could be any of these: {names}.", typed=typed, names=names)


def _none(typed: str, known: Sequence[Named]) -> Phrase:
    names = ", ".join(id_ for id_, _ in known)
    return phrase("“{typed}” is none of these: {names}.", typed=typed, names=names or "–")  # noqa: RUF001
