"""A word cloud for the terminal: words around the heaviest, each with a mark of its weight."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from math import floor, log, sqrt
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from facilitator.core.base.cells import cells


class Size(IntEnum):
    """How heavy a word is beside the others; a greater one is heavier."""

    SMALL = 1
    MEDIUM = 2
    LARGE = 3
    HUGE = 4


BARS: Final[Mapping[Size, str]] = MappingProxyType(
    {Size.SMALL: "▁", Size.MEDIUM: "▃", Size.LARGE: "▅", Size.HUGE: "█"}
)
"""Marks that tell the sizes apart without colour, bold or dim."""


def barred(term: str, size: Size) -> str:
    """Write a bar for its size before a term."""
    return f"{BARS[size]} {term}"


_GAP: Final = 2
_CUT: Final = "…"
_WIDTH_PER_LINE: Final = 7
"""How much wider than high the cloud is, in cells: about 3 to 1, as a cell is half as wide."""


class Word(Struct, frozen=True):
    """A word in its place: `text` is the term as it is written, cut if it is too wide to show.

    `column` is where it begins, in cells from the left edge, and `cells` how wide it is.
    """

    term: str
    text: str
    size: Size
    column: int
    cells: int


class Cloud(Struct, frozen=True):
    """The lines of a cloud, each with its words from left to right.

    `left_out` counts the words for which there was no room; none of them is heavier than one shown.
    """

    lines: tuple[tuple[Word, ...], ...]
    left_out: int = 0

    def __str__(self) -> str:
        """Return the cloud as plain text."""
        return "\n".join(map(_plain, self.lines))


def size_of(weight: float, lightest: float, heaviest: float) -> Size:
    """Say the size of a weight beside the lightest and the heaviest, all above 0.

    The sizes part the scale evenly by the logarithm, s = 1 + ⌊4 ln(w/l) / ln(h/l)⌋ and at most 4,
    as few words are frequent and many are rare. When all weigh the same they are of medium size.

    Source: O. Kaser, D. Lemire, "Tag-Cloud Drawing: Algorithms for Cloud Visualization" (2007).
    """
    if heaviest <= lightest:
        return Size.MEDIUM
    part = log(weight / lightest) / log(heaviest / lightest)
    return Size(min(Size.HUGE, max(Size.SMALL, 1 + floor(len(Size) * part))))


def cloud(
    weights: Mapping[str, float],
    width: int,
    height: int,
    *,
    measure: Callable[[str], int] = cells,
    written: Callable[[str, Size], str] = barred,
) -> Cloud:
    """Lay out terms by weight within `width` cells and `height` lines.

    The heaviest comes in the middle of the middle line and the others around it, in an oval no
    larger than it takes; when that has no room for all the whole area is used, and then the
    lightest are left out. Sizes part the weights of the words shown. Words are two cells apart.
    The same weights give the same cloud in whatever order they come; terms of no weight are passed
    over. `measure` says how many cells a text takes, `written` how a term of a size is written.
    """
    terms = sorted(
        (term for term in weights if weights[term] > 0), key=lambda it: (-weights[it], it)
    )
    most = max(0, height) * ((max(0, width) + _GAP) // (1 + _GAP))  # if each took a single cell
    if not terms or not most:
        return Cloud((), len(terms))

    def sized(lightest: float) -> Cloud:
        words = []
        for term in terms[:most]:
            size = size_of(weights[term], lightest, weights[terms[0]])
            text = _cut(written(term, size), width, measure)
            words.append(Word(term, text, size, 0, measure(text)))
        return _arranged(words, width, height, len(terms) - len(words))

    found = sized(weights[terms[-1]])
    if found.left_out and found.lines:  # sizes are told beside what is shown
        found = sized(weights[terms[len(terms) - found.left_out - 1]])
    return found


def _arranged(words: Sequence[Word], width: int, height: int, left_out: int) -> Cloud:
    """Try ovals from the smallest on, then the whole area."""
    widest = max(word.cells for word in words)
    if widest > width:
        return Cloud((), len(words) + left_out)
    needed = sum(word.cells + _GAP for word in words)
    for count in range(1, height + 1):
        limits = _oval(count, max(widest, min(width, _WIDTH_PER_LINE * count)))
        if needed <= sum(limits) + _GAP * count and not (filled := _fill(words, limits)).left_out:
            return _centred(filled, width, left_out)
    return _centred(_fill(words, [width] * height), width, left_out)


def _oval(count: int, width: int) -> list[int]:
    middle = (count - 1) / 2
    return [round(width * sqrt(1 - ((line - middle) / (count / 2)) ** 2)) for line in range(count)]


def _fill(words: Sequence[Word], limits: Sequence[int]) -> Cloud:
    """Put words where there is room, nearest the middle first, until one finds none."""
    lines: list[list[Word]] = [[] for _ in limits]
    used = [0] * len(limits)
    sides = [0] * len(limits)  # how much more there is to the right of a line's first word
    middle_first = sorted(
        range(len(limits)), key=lambda line: (abs(2 * line + 1 - len(limits)), line)
    )
    for done, word in enumerate(words):
        for line in middle_first:
            taken = used[line] + _GAP * bool(lines[line]) + word.cells
            if taken <= limits[line]:
                break
        else:
            return Cloud(tuple(map(tuple, lines)), len(words) - done)
        if lines[line]:
            right = sides[line] <= 0
            lines[line].insert(len(lines[line]) if right else 0, word)
            sides[line] += word.cells if right else -word.cells
        else:
            lines[line].append(word)
        used[line] = taken
    return Cloud(tuple(map(tuple, lines)))


def _centred(filled: Cloud, width: int, left_out: int) -> Cloud:
    """Return every word its column, and drop the lines that stayed empty."""
    lines = []
    for words in filter(None, filled.lines):
        column = (width - sum(word.cells + _GAP for word in words) + _GAP) // 2
        placed = []
        for word in words:
            placed.append(Word(word.term, word.text, word.size, column, word.cells))
            column += word.cells + _GAP
        lines.append(tuple(placed))
    return Cloud(tuple(lines), filled.left_out + left_out)


def _cut(text: str, width: int, measure: Callable[[str], int]) -> str:
    """Make a text at most `width` cells wide if at all possible."""
    if measure(text) <= width:
        return text
    low, high = 0, len(text)  # the longest beginning that fits is between
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle] + _CUT) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + _CUT


def _plain(line: Sequence[Word]) -> str:
    text, column = "", 0
    for word in line:
        text += " " * (word.column - column) + word.text
        column = word.column + word.cells
    return text
