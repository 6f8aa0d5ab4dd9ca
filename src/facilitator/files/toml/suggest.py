"""A suggestion is the known word that somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from facilitator.core.base.text import clean_line, slug

LONGEST_SHOWN: Final = 40
"""How many characters of a wrong text a sentence repeats."""


def alike(text: str, known: Iterable[str]) -> list[str]:
    """Return the ids most like `text`; else those that contain it, the last first."""
    import difflib

    ids, part = list(known), slug(text)
    near = difflib.get_close_matches(text, ids)
    return near or sorted((id_ for id_ in ids if part and part in id_), reverse=True)


def shown(text: str) -> str:
    """Shorten and clean a text so that a sentence can repeat it."""
    text = clean_line(text)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
