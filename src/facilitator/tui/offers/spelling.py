"""What was probably meant by words that nothing has: a slip, or a keyboard without å."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from facilitator.core.base.reference import nearest

LIKE_ENOUGH: Final = 0.8
"""How alike two words are of which one is the other with a slip: 1 is the same."""


def respelled(typed: Sequence[str], said: Iterable[str]) -> Sequence[str]:
    """Replace words by those of what is said that are spelled most like them; leave out the rest.

    That letters are without their dots and rings is no difference here: "asa" is meant for "Åsa".
    """
    known = {_bare(word): word for word in said}
    meant = (nearest(_bare(word), known, LIKE_ENOUGH) for word in typed if word.isalpha())
    return [known[word] for word in meant if word]


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if letter.isalnum())
