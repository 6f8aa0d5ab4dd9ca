"""Lines of a place: a number or a count, and the names it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from facilitator.core.base.language import Language, Phrase
from facilitator.core.time.view import View
from facilitator.plain.voice import Sentence

Reader = Callable[[View, Language], Iterable[Sentence]]
"""Gives the lines of a place."""


def counting(one: str, many: str, names: Sequence[str]) -> Iterator[Phrase]:
    """Say how many there are and who, with `{n}` and `{names}`; nothing if there is nobody."""
    if names:
        yield Phrase(one, {"n": len(names), "names": ", ".join(names)}, many)
