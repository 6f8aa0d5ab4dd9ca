"""Sentences put together of words: their full stop, figures that are words."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_, Language
from facilitator.core.base.text import capital

_ENDS: Final = tuple(".!?…:")
_CLOSING: Final = "\"'”\N{RIGHT SINGLE QUOTATION MARK}»)*_"
"""What may stand after the end of a sentence."""

_NUMBERS: Final = (
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
    N_("ten"),
    N_("eleven"),
    N_("twelve"),
)


BETWEEN: Final = " · "
"""What stands between titles, and other things that may have commas of their own."""


def sentence(text: str) -> str:
    """Make a sentence of words in Markdown: a capital first, and an end as `ended` gives it.

    It has to begin with a letter, no mark of Markdown, to get the capital.
    """
    return ended(capital(text))


def ended(text: str) -> str:
    """End a text in Markdown with a full stop, unless it has an end of its own.

    A number with a full stop would begin a list: it is written as plain text.
    """
    if text.isascii() and text.isdigit():
        return rf"{text}\."
    return text if not text or text.rstrip(_CLOSING).endswith(_ENDS) else f"{text}."


def unended(text: str) -> str:
    """Take the full stop away from a sentence that is to go on; dots at the end stay."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def number(n: int, language: Language) -> str:
    """Write a number as running text does, in words up to twelve."""
    first = 2
    return language.say(_NUMBERS[n - first]) if first <= n < first + len(_NUMBERS) else str(n)
