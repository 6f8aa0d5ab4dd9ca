"""Whole numbers as they are typed."""

from __future__ import annotations

from typing import Final

LONGEST: Final = 9
"""How many figures a number has at most that is typed: Python reads no thousands of them."""


def read_number(text: str) -> int | None:
    """Read a whole number of figures alone, or give None, also for one that nobody can mean."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST else None
