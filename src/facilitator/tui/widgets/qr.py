"""A QR code in cells: two rows of modules in one row of half blocks, light ones drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from facilitator.export.qr import DARK

LOOK: Final = "#ffffff on #000000"
"""How it is drawn; without colours it is read on a dark terminal, and by most phones on a light."""

_BLOCKS: Final = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def lines(modules: Sequence[str]) -> list[str]:
    """Draw a code, two rows of modules in each line."""
    light = [[module != DARK for module in row] for row in modules]
    if len(light) % 2:
        light.append([True] * len(light[0]))
    return [
        "".join(_BLOCKS[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(light[::2], light[1::2], strict=True)
    ]
