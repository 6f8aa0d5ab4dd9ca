"""Text on a terminal is measured in cells: a letter takes one or two, a joiner none."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, chop_cells, set_cell_size

ELLIPSIS = "…"
LINE_END = " ⏎ "


def one_line(text: str) -> str:
    """Show a text of several lines on one, its line ends as a sign."""
    return text.replace("\n", LINE_END)


def fit(text: str, width: int) -> str:
    """Make a text exactly `width` cells wide: cut with an ellipsis or filled with blanks."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, max(0, width - 1)).rstrip() + ELLIPSIS, width)


def cut_left(text: str, width: int) -> str:
    """Make a text at most `width` cells wide by its end: a path ends in its name."""
    if cell_len(text) <= width:
        return text
    kept = text
    while kept and cell_len(kept) > max(0, width - 1):
        kept = kept[1:]
    return (ELLIPSIS + kept)[:width]


def cut(text: str, width: int) -> str:
    """Make a text at most `width` cells wide."""
    return text if cell_len(text) <= width else fit(text, width).rstrip()


def wrapped(text: str, width: int, most: int) -> list[str]:
    """Break a text between words into at most so many lines; what is left out is marked."""
    if width < 1:
        return []
    lines: list[str] = []
    line = ""
    for word in _words(text, width):
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
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
        if cell_len(word) <= width:
            yield word
        else:  # a piece is wider still where not even one letter has room
            yield from (cut(piece, width) for piece in chop_cells(word, width))
