"""Lookalikes stand for what a terminal has no letters for: ASCII of the same width."""

from __future__ import annotations

import codecs
import unicodedata
from typing import Final

from facilitator.core.base.cells import cells

NAME: Final = "facilitator.lookalikes"
"""What the handler of errors is called where a stream is told how to deal with them."""

_ALIKE: Final = {
    glyph: ascii_
    for ascii_, glyphs in {
        "#": "▣█▉▊▋▌▀▄▓▒░▐",
        "|": "│▕▏┃║▎▍‖",
        "-": "─━┄–—−‐‑═▁▔╌",  # noqa: RUF001 - what is alike is what this is about
        "+": "┌┐└┘├┤┬┴┼╭╮╯╰",
        ">": "▶▸►‣→›≥",  # noqa: RUF001
        "<": "◀◂←‹⏎↵≤",  # noqa: RUF001
        "^": "▲↑⇧",
        "v": "▼▾↓✓✔",
        "*": "●•◆♦★■▪◼✱",
        "o": "○◇◦□◌▫◷",
        "x": "×✗✕⌧",  # noqa: RUF001
        ".": "·…⋯",
        '"': "“”„«»",
        "'": "‘’‚´",  # noqa: RUF001
        "_": "␣",
        " ": "\u00a0\u2009\u202f",
        "=": "≡▃",
        "%": "▅",
        "~": "≈∼⇄",  # noqa: RUF001
    }.items()
    for glyph in glyphs
}  # fmt: skip


def lookalike(text: str) -> str:
    """Return ASCII that looks somewhat like a text, each character as wide as it was."""
    return "".join(map(_lookalike, text))


def _lookalike(letter: str) -> str:
    if letter in _ALIKE:
        return _ALIKE[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() else "?" * cells(letter)


def _handle(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return lookalike(error.object[error.start : error.end]), error.end


def register() -> str:
    """Let streams use the handler, and give its name."""
    codecs.register_error(NAME, _handle)
    return NAME
