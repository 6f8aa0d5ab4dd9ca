"""Points set figures and capitals in a grid five points high, to be read from across a room."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

HIGH: Final = 5
"""How many points high a character is, without what stands above it."""

# N, M, V and W are five wide: in three, BEFINNER reads as BEFIMMER and VAR as UAR.
_GLYPHS: Final = {
    "0": "### #.# #.# #.# ###",
    "1": "##. .#. .#. .#. ###",
    "2": "### ..# ### #.. ###",
    "3": "### ..# ### ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# ..# ..#",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
    "A": ".#. #.# ### #.# #.#",
    "B": "##. #.# ##. #.# ##.",
    "C": ".## #.. #.. #.. .##",
    "D": "##. #.# #.# #.# ##.",
    "E": "### #.. ##. #.. ###",
    "F": "### #.. ##. #.. #..",
    "G": ".## #.. #.# #.# .##",
    "H": "#.# #.# ### #.# #.#",
    "I": "# # # # #",
    "J": "..# ..# ..# #.# .#.",
    "K": "#.# #.# ##. #.# #.#",
    "L": "#.. #.. #.. #.. ###",
    "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#...# ##..# #.#.# #..## #...#",
    "O": ".#. #.# #.# #.# .#.",
    "P": "##. #.# ##. #.. #..",
    "Q": ".##. #..# #..# #.#. .#.#",
    "R": "##. #.# ##. #.# #.#",
    "S": ".## #.. .#. ..# ##.",
    "T": "### .#. .#. .#. .#.",
    "U": "#.# #.# #.# #.# ###",
    "V": "#...# #...# .#.#. .#.#. ..#..",
    "W": "#...# #...# #.#.# ##.## #...#",
    "X": "#.# #.# .#. #.# #.#",
    "Y": "#.# #.# .#. .#. .#.",
    "Z": "### ..# .#. #.. ###",
    " ": ".. .. .. .. ..",
    "+": "... .#. ### .#. ...",
    "-": "... ... ### ... ...",
    "\N{EN DASH}": "... ... ### ... ...",
    "\N{EM DASH}": ".... .... #### .... ....",
    "=": "... ### ... ### ...",
    ":": ". # . # .",
    ";": ". # . # #",
    ".": ". . . . #",
    ",": ". . . # #",
    "\N{HORIZONTAL ELLIPSIS}": "..... ..... ..... ..... #.#.#",
    "!": "# # # . #",
    "?": "##. ..# .#. ... .#.",
    "/": "..# ..# .#. #.. #..",
    "(": ".# #. #. #. .#",
    ")": "#. .# .# .# #.",
    "&": ".#.. #.#. .#.. #.#. .#.#",
    "%": "#.# ..# .#. #.. #.#",
    "'": "# # . . .",
    '"': "#.# #.# ... ... ...",
}
# A ring, two dots, an acute and a grave accent.
_ABOVE: Final = {"": "", "\u030a": ".#.", "\u0308": "#.#", "\u0301": ".##", "\u0300": "##."}
_SAME: Final = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


class Glyph(NamedTuple):
    """A character in points: its five rows, and the row above it."""

    rows: tuple[str, ...]
    above: str


@lru_cache(maxsize=256)
def glyph(character: str) -> Glyph | None:
    """Give a character in points, small letters as capitals; None if there is no such picture."""
    parts = unicodedata.normalize("NFD", character)
    base, mark = parts[:1], parts[1:]
    rows = tuple(_GLYPHS[base].split()) if base in _GLYPHS else ()
    if not rows or mark not in _ABOVE or len(_ABOVE[mark]) > len(rows[0]):
        return None
    return Glyph(rows, _ABOVE[mark].center(len(rows[0]), "."))


def glyphs(text: str) -> list[Glyph] | None:
    """Give the characters of a text in points, or None if one of them has no picture."""
    found = [glyph(character) for character in _upper(text)]
    return None if None in found else [each for each in found if each is not None]


def wide(text: str) -> int:
    """Say how many points wide a text is, with one between two characters."""
    found = glyphs(text) or []
    return sum(len(each.rows[0]) + 1 for each in found) - 1 if found else 0


def above(text: str) -> str:
    """Give the row of marks above a text."""
    return ".".join(each.above for each in glyphs(text) or ())


def rows(text: str) -> list[str]:
    """Give the five rows of a text, with an empty point between two characters."""
    found = glyphs(text) or []
    return [".".join(each.rows[row] for each in found) for row in range(HIGH)]


def _upper(text: str) -> str:
    return unicodedata.normalize("NFC", text).upper().translate(_SAME)
