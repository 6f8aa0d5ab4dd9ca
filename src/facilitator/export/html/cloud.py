"""The word cloud as SVG: the concepts that organisations use, the larger the more they do.

In a page the page's style colours it; as a file of its own it has a style, and a white ground.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil
from typing import Final

from facilitator.core.base.cells import cells
from facilitator.core.base.language import Language
from facilitator.core.words.cloud import Cloud, Size, cloud
from facilitator.core.words.concepts import Usage
from facilitator.core.words.sentences import percent
from facilitator.export.html import svg

WIDTH: Final = 960
MOST_WORDS: Final = 80
"""How many concepts are drawn, and named in the words that stand in for the picture."""

_CELL: Final = 10
"""The layout is in cells of so many units; words are two of them apart."""

_LINES: Final = 24
_LETTER: Final = 0.58
"""How wide a letter is beside its height, on average; the text is set to that width."""

_HEIGHTS: Final[Mapping[Size, int]] = {
    Size.SMALL: 17,
    Size.MEDIUM: 23,
    Size.LARGE: 32,
    Size.HUGE: 44,
}
_MARKS: Final[Mapping[Size, str]] = {size: str(size.value) for size in Size}
"""The layout puts these before a word and a blank between: they tell its size to `_measure`."""


_STYLE: Final = """\
text{font-family:"Segoe UI","Helvetica Neue",Arial,"DejaVu Sans",sans-serif;fill:#14609c}
.size4,.size3{font-weight:bold;fill:#0b3d66}
.size1{fill:#4a4a4a}"""
"""Each colour has a contrast above 6 on white, and none carries a meaning that size does not."""


def word_cloud(id_: str, used: Usage, title: str, language: Language) -> str:
    """Draw the concepts, or nothing where no one uses any; `id_` is unique in the page."""
    drawn = _drawn(used)
    if not drawn.lines:
        return ""
    return svg.picture(id_, title, _told(used, language), _size(drawn), _words(drawn))


def cloud_file(used: Usage, title: str, language: Language) -> str:
    """Draw the concepts as a file of its own, or nothing where no one uses any."""
    drawn = _drawn(used)
    if not drawn.lines:
        return ""
    return svg.file(title, _told(used, language), _size(drawn), _words(drawn), _STYLE)


def _drawn(used: Usage) -> Cloud:
    shares = used.shares()
    return cloud(
        {label: shares[label] for label in _heaviest(shares)},
        WIDTH // _CELL,
        _LINES,
        measure=_measure,
        written=lambda term, size: f"{_MARKS[size]} {term}",
    )


def _told(used: Usage, language: Language) -> str:
    """Say in words what the picture shows."""
    shares = used.shares()
    heaviest = _heaviest(shares)
    told = ", ".join(
        language.say("{concept} {n}%", concept=label, n=percent(shares[label]))
        for label in heaviest
    )
    left = len(shares) - len(heaviest)
    if left:
        told = language.count(
            "{concepts} and {n} more", "{concepts} and {n} more", left, concepts=told
        )
    return language.say("The share of each among the words handed in: {concepts}.", concepts=told)


def _heaviest(shares: Mapping[str, float]) -> list[str]:
    return sorted(shares, key=lambda label: (-shares[label], label))[:MOST_WORDS]


def _size(drawn: Cloud) -> tuple[int, int]:
    return (WIDTH, round(sum(map(_height, _rows(drawn)))) + _CELL)


def _words(found: Cloud) -> Iterator[str]:
    y = 0.0
    for sizes, words in zip(_rows(found), found.lines, strict=True):
        y += _height(sizes)
        for word in words:
            yield svg.text(
                word.column * _CELL,
                y,
                word.text.partition(" ")[2],
                font_size=_HEIGHTS[word.size],
                textLength=word.cells * _CELL,
                lengthAdjust="spacingAndGlyphs",
                class_=f"size{word.size.value}",
            )


def _rows(found: Cloud) -> list[list[Size]]:
    return [[word.size for word in words] for words in found.lines]


def _height(sizes: list[Size]) -> float:
    return 1.25 * _HEIGHTS[max(sizes)]


def _measure(marked: str) -> int:
    """Return how many cells a word takes, the mark before it saying in which size."""
    mark, _, word = marked.partition(" ")
    return ceil(cells(word) * _HEIGHTS[Size(int(mark))] * _LETTER / _CELL)
