"""Which words are forms of one word, by their Swedish or English endings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

PARADIGMS: Final = tuple(
    (least, tuple(ending.strip("-") for ending in endings.split()))
    for least, endings in (
        # Swedish nouns, indefinite and definite, singular and plural
        (4, "a an or orna"),  # skola
        (3, "- en ar arna"),  # dag
        (4, "e en ar arna"),  # timme
        (3, "el eln lar larna"),  # nyckel
        (3, "er ern rar rarna"),  # syster
        (3, "- en er erna"),  # tjänst
        (3, "- n er erna"),  # strategi, dator
        (3, "- et er erna"),  # kompani
        (4, "um et er erna"),  # museum
        (3, "- n r rna"),  # händelse
        (3, "- t n na"),  # område
        (3, "- et en"),  # mål
        (3, "are aren arna"),  # lärare
        (3, "el let len"),  # medel
        (3, "er ret ren"),  # fönster
        # Swedish adjectives
        (4, "- t a"),  # digital
        (3, "en et na"),  # öppen
        (3, "el elt la"),  # enkel
        (3, "er ert ra"),  # säker
        (4, "ad at ade"),  # begränsad
        (4, "d t da"),  # känd
        # English nouns
        (3, "- es"),  # process
        (3, "y ies"),  # policy
        (3, "- 's \u2019s"),
    )
)
"""Endings that the forms of one word have, each row with the shortest stem it goes on.

The declensions of Swedish nouns and adjectives are those of Svenska Akademiens grammatik (1999),
vol. 2, without those that change a vowel. Longer stems are asked for where the ending replaces
letters of the word: "data" and "dator" are two words.
"""

_LEAST: Final = min(least for least, _ in PARADIGMS)


def _rows(ending: str, longest: int) -> int:
    """Give, as bits, the rows that have an ending and go on stems no longer than that."""
    return sum(
        1 << row for row, (least, of) in enumerate(PARADIGMS) if ending in of and least <= longest
    )


_ROWS: Final[Mapping[str, tuple[int, int]]] = {
    ending: (_rows(ending, _LEAST), _rows(ending, _LEAST + 1))
    for ending in {ending for _, endings in PARADIGMS for ending in endings}
}
"""The rows of an ending on the shortest stems and on longer ones."""

_LONGEST_ENDING: Final = max(map(len, _ROWS))
GENITIVE: Final = "s"
"""The ending of the genitive in both languages, and of the English plural."""


REMEMBERED: Final = 10_000
"""Of how many words the stems are kept at hand."""


@lru_cache(REMEMBERED)
def stems(word: str) -> Mapping[str, int]:
    """Return the stems that a word may have, each with the rows its ending is in, as bits."""
    found: dict[str, int] = {}
    bases = [word]
    if word.endswith(GENITIVE) and not word.endswith(2 * GENITIVE):
        bases.append(word[: -len(GENITIVE)])
    for base in bases:
        for length in range(max(_LEAST, len(base) - _LONGEST_ENDING), len(base) + 1):
            short, long = _ROWS.get(base[length:], (0, 0))
            if rows := long if length > _LEAST else short:
                found[base[:length]] = found.get(base[:length], 0) | rows
    return found


def related(one: str, other: str) -> bool:
    """Say whether two words are the same or end as two forms of one word do."""
    if one[:_LEAST] != other[:_LEAST]:
        return False  # no stem is shorter
    return one == other or share(stems(one), stems(other))


def may_have_form(text: str, word: str) -> bool:
    """Say whether there may be a form of a word in a text, which is found out fast."""
    return word[:_LEAST] in text


def share(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Say whether two words, of which these are the stems, have one with a row in common."""
    return any(rows & other.get(stem, 0) for stem, rows in one.items())
