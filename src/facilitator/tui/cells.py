"""Text on a terminal is measured in cells: a letter takes one or two, a joiner none."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

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
