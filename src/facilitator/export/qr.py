"""A QR code as rows of dark and light modules, to be drawn in cells or as squares."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

DARK: Final = "1"
"""What stands for a dark module; "0" is a light one."""

QUIET: Final = 2
"""How many light modules stand around it; phones need no more on a light ground."""


@lru_cache(maxsize=4)
def modules(text: str) -> tuple[str, ...]:
    """Encode a text, with light modules around it."""
    import segno

    code = segno.make_qr(text, error="l")
    return tuple("".join(map(str, row)) for row in code.matrix_iter(border=QUIET))
