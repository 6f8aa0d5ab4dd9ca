"""A QR code in cells: two rows of modules in one row of half blocks, light ones drawn.

Without colours it is read on a dark terminal, and by most phones on a light one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from facilitator.export.qr import DARK
from facilitator.tui.widgets.inks import Piece

_BLOCKS: Final = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
_MIXED: Final = "code"
_LIGHT: Final = "paper"
"""The look of light modules by themselves: between blocks some terminals show the ground."""

STYLES: Final[Mapping[str, str]] = {
    _MIXED: "#ffffff on #000000",
    _LIGHT: "#ffffff on #ffffff",
}
"""The looks as styles of a text."""


def rows(modules: Sequence[str]) -> Iterator[list[Piece]]:
    """Draw a code, two rows of modules in each row."""
    light = [[module != DARK for module in row] for row in modules]
    if len(light) % 2:
        light.append([True] * len(light[0]))
    for upper, lower in zip(light[::2], light[1::2], strict=True):
        blocks = "".join(_BLOCKS[pair] for pair in zip(upper, lower, strict=True))
        yield [
            ("".join(run), _LIGHT if full else _MIXED)
            for full, run in groupby(blocks, lambda block: block == _BLOCKS[True, True])
        ]
