"""A refusal is a move's answer when it makes no sense now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from facilitator.core.base.language import Phrase
from facilitator.core.base.text import shortened

LONGEST: Final = 60
"""How many characters a refusal repeats of a text."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """The move makes no sense now; `phrase` says why and what to do instead."""

    def __init__(self, reason: Phrase, *, whole: bool = False) -> None:
        """Refuse for this reason, repeating no more of a long text than its beginning.

        One that repeats what nobody typed, a path or a command, is told as a `whole`.
        """
        super().__init__(reason.text)
        self.phrase = reason if whole else _brief(reason)


def _brief(said: Phrase) -> Phrase:
    return replace(said, values=dict(_values(said))) if said.values else said


def _values(said: Phrase) -> Iterator[tuple[str, object]]:
    for name, value in said.values.items():
        match value:
            case str():
                yield name, shortened(value, LONGEST)
            case Phrase():
                yield name, _brief(value)
            case _:
                yield name, value
