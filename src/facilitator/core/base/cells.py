"""Text on a terminal is measured in cells: a letter takes one or two, a joiner none.

rich says how many, as it does for the screens. It is loaded only for text that needs it, as most
commands that print a few lines do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from facilitator.core.base import signs

ELLIPSIS = "…"
LINE_END = " ⏎ "

UNITS: Final = frozenset(
    (  # noqa: SIM905
        "s sec second seconds sek sekund sekunder min minute minutes minut minuter "
        "h hour hours tim timme timmar day days dag dagar dygn %"
    ).split()
)
"""What follows a length of time or a share in the languages of the app."""

_BEHIND: Final = ',.;:!?)”"'
"""What may stand behind a word."""

_BEFORE_A_FIGURE: Final = f" ,·:;+-−–—(=≥{signs.HEED}{signs.CALM}"  # noqa: RUF001 - they are meant
"""What is left before a figure says nothing without it."""

_NEAR: Final = 40
"""How far from the end of what is kept it is looked for a figure that was cut."""

_NUMBER: Final = r"(?:\d{1,3}(?: \d{3}(?!\d))+|\d+)"
"""Digits, also in groups of three."""

NARROW: Final = frozenset(
    map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x250)))
) | {
    *"–—‘’“”…",  # noqa: RUF001 - they are what this is about
    *(sign for name, sign in vars(signs).items() if name.isupper()),
}
"""Letters and signs of one cell each, of which most text consists."""


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if (text.isascii() and text.isprintable()) or NARROW.issuperset(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def one_line(text: str) -> str:
    """Show a text of several lines on one, its line ends as a sign."""
    return text.replace("\n", LINE_END)


def fit(text: str, width: int) -> str:
    """Make a text exactly `width` cells wide: cut with an ellipsis or filled with blanks.

    A figure is not cut, nor taken from its unit or from what it is one figure with: half of it
    would be read as another. So it goes as a whole, unless nothing else is left.
    """
    taken = cells(text)
    if taken <= width:
        return text + " " * (width - taken)
    from rich.cells import set_cell_size

    kept = set_cell_size(text, max(0, width - 1)).rstrip()
    return set_cell_size(_whole_figures(kept, text) + ELLIPSIS, width)


def _whole_figures(kept: str, text: str) -> str:
    """Leave out the end of what is kept of a text if it is a figure that was cut or lost its unit.

    Where no word is left without it, what is whole of it stays.
    """
    end = len(kept)
    begin = kept.rfind(" ", 0, max(0, end - _NEAR)) + 1
    for figure in _joined().finditer(text, begin, end + _NEAR):
        if figure.start() < end < figure.end():
            left = kept[: figure.start()].rstrip(_BEFORE_A_FIGURE)
            return left if any(map(str.isalnum, left)) else _whole_part(kept, figure)
    return kept


def _whole_part(kept: str, figure: re.Match[str]) -> str:
    """Leave of a figure that was cut what is whole of it, with its unit if it can have it.

    Of digits and letters in one word, as in a file's name, all that was kept stays, and of a
    number that is one word too; of one in groups of three digits nothing does.
    """
    if any(map(str.isalpha, figure.group().partition(" ")[0])):
        return kept
    parts = list(_parts().finditer(figure.string, figure.start(), figure.end()))
    for group in ("unit", "number"):
        whole = [part.end(group) for part in parts if 0 < part.end(group) <= len(kept)]
        if whole:
            return kept[: whole[-1]]
    return "" if " " in parts[0]["number"] else kept


@cache
def _parts() -> re.Pattern[str]:
    """Find the numbers of a figure with their units, if they have any."""
    return re.compile(rf"(?P<number>{_NUMBER}(?:[:.,]\d+)*)(?P<unit>{_unit()})?")


@cache
def _joined() -> re.Pattern[str]:
    """Find words that are one figure: a span, a number in groups, "3 h 15 min" or "47 %"."""
    before, behind = (re.escape(signs) for signs in (_BEFORE_A_FIGURE.strip(), _BEHIND))
    times = r"\d{1,2}[:.]\d\d [–—-] \d{1,2}[:.]\d\d"  # noqa: RUF001 - they are meant
    word = rf"[{before}]*(?:{times}|{_NUMBER})(?:[^ ]*[^ {behind}])?"
    more = rf"(?: (?:and |och )?{word}{_unit()})*"
    return re.compile(rf"(?<![^ ]){word}(?:{_unit()}{more})?")


def _unit() -> str:
    units = "|".join(map(re.escape, UNITS))
    return rf" +(?i:{units})(?=[{re.escape(_BEHIND)}]*(?: |$))"


def cut_left(text: str, width: int) -> str:
    """Make a text at most `width` cells wide by its end: a path ends in its name."""
    if cells(text) <= width:
        return text
    kept = text
    while kept and cells(kept) > max(0, width - 1):
        kept = kept[1:]
    return (ELLIPSIS + kept)[:width]


def cut(text: str, width: int) -> str:
    """Make a text at most `width` cells wide."""
    return text if cells(text) <= width else fit(text, width).rstrip()


def told_apart(texts: Sequence[str], width: int) -> list[str]:
    """Cut texts to at most `width` cells so that those that differ still do.

    Where the beginning is the same the end is kept too; where even that does not tell them apart
    each has a number before it.
    """
    shown = [cut(text, width) for text in texts]
    same = _repeated(texts, shown)
    if not same:
        return shown
    for place in same:
        shown[place] = _ends(texts[place], width)
    for place in _repeated(texts, shown):
        number = f"{place + 1} "
        shown[place] = number + cut(texts[place], max(0, width - len(number)))
    return shown


def _repeated(texts: Sequence[str], shown: Sequence[str]) -> list[int]:
    """Find the places of texts that look like others which are other texts."""
    found: dict[str, set[str]] = {}
    for text, short in zip(texts, shown, strict=True):
        found.setdefault(short, set()).add(text)
    return [place for place, short in enumerate(shown) if len(found[short]) > 1]


def _ends(text: str, width: int) -> str:
    """Keep the beginning and the end of a text that is too long."""
    if cells(text) <= width:
        return text
    behind = max(1, (width - 1) // 2)
    first = cut(text, max(1, width - behind)).removesuffix(ELLIPSIS)
    return first + cut_left(text, width - cells(first))


def wrapped(text: str, width: int, most: int) -> list[str]:
    """Break a text between words into at most so many lines; what is left out is marked."""
    if width < 1:
        return []
    lines: list[str] = []
    line = ""
    for word in _words(text, width):
        longer = f"{line} {word}" if line else word
        if cells(longer) <= width:
            line = longer
            continue
        lines.append(line)
        line = word
        if len(lines) == most:
            lines[-1] = cut(f"{lines[-1]} {line}", width) if most else ""
            return lines
    return [*lines, line] if line else lines


def _words(text: str, width: int) -> Iterator[str]:
    for word in text.split():
        if cells(word) <= width:
            yield word
        else:  # a piece is wider still where not even one letter has room
            from rich.cells import chop_cells

            yield from (cut(piece, width) for piece in chop_cells(word, width))
