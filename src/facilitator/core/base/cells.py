"""Text on a terminal is measured in cells: a letter takes one or two, a joiner none.

rich says how many, as it does for the screens. It is loaded only for text that needs it, as most
commands that print a few lines do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from facilitator.core.base import signs

ELLIPSIS = "…"
LINE_END = " ⏎ "

UNITS: Final = frozenset(
    "min minute minutes minut minuter h hour hours tim timme timmar".split()  # noqa: SIM905
)
"""What follows a length of time in the languages of the app."""

_BEHIND: Final = ',.;:!?)”"'
"""What may stand behind a word."""

_BEFORE_A_FIGURE: Final = f" ,·:;+-−–—(=≥{signs.HEED}{signs.CALM}"  # noqa: RUF001 - as above
"""What is left before a figure says nothing without it."""

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

    A figure is not cut, nor taken from its unit: half of it would be read as another. So it goes
    as a whole, unless nothing else is left.
    """
    taken = cells(text)
    if taken <= width:
        return text + " " * (width - taken)
    from rich.cells import set_cell_size

    kept = set_cell_size(text, max(0, width - 1)).rstrip()
    return set_cell_size((_whole_figures(kept, text) or kept) + ELLIPSIS, width)


def _whole_figures(kept: str, text: str) -> str:
    """Leave out the end of what is kept of a text if it is a figure that was cut or lost its unit.

    "" if nothing else is left.
    """
    words, rest = kept.split(" "), text[len(kept) :]
    whole = kept + rest.partition(" ")[0]
    last: list[str] = []
    if rest.startswith(" "):  # it ends with a word: is the next one its unit?
        if _is_unit(rest.strip().partition(" ")[0]) and _is_figure(words[-1]):
            last = words[-1:]
    elif rest.lstrip(_BEHIND)[:1].strip() == "":  # only a comma or the like was cut
        return kept
    elif _is_figure(words[-1]):
        last = words[-1:]
    elif _is_unit(whole.rpartition(" ")[2]) and len(words) > 1 and _is_figure(words[-2]):
        last = words[-2:]
    return " ".join(words[: -len(last)]).rstrip(_BEFORE_A_FIGURE) if last else kept


def _is_figure(word: str) -> bool:
    return word.lstrip(_BEFORE_A_FIGURE)[:1].isdecimal()


def _is_unit(word: str) -> bool:
    return word.rstrip(_BEHIND).casefold() in UNITS


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
