"""Captures are listed below headings."""

from __future__ import annotations

from typing import NamedTuple


class Heading(NamedTuple):
    """The day, or the session, that the captures below belong to."""

    words: str
    look: str = "heading"
