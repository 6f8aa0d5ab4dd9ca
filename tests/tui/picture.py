"""Text pictures of a screen: its lines, and below each what ink and ground its cells have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from msgspec.structs import asdict
from rich.segment import Segment
from rich.style import Style
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.strip import Strip

from facilitator.tui.themes import DARK_ROLES
from tui.harness import Stage

INKS: Final = {
    "text": ".",
    "muted": "m",
    "edge": "e",
    "accent": "a",
    "ok": "o",
    "warn": "w",
    "err": "r",
    "cursor_text": "c",
    "ask_text": "q",
    "ground": "g",
}
GROUNDS: Final = {
    "ground": ".",
    "raised": "r",
    "box": "b",
    "cursor": "c",
    "ask": "q",
    "done": "d",
    "next": "n",
    "next_alt": "x",
    "now": "w",
    "lost": "l",
    "err": "E",
    "accent": "A",
    "ok": "O",
    "warn": "W",
    "muted": "M",
    "text": "T",
}
"""What stands for an ink, a capital for a bold one, and for a ground, underlined with a mark."""

_ROLES: Final = asdict(DARK_ROLES)
_INKS: Final = {_ROLES[role]: letter for role, letter in INKS.items()}
_GROUNDS: Final = {_ROLES[role]: letter for role, letter in GROUNDS.items()}
UNDERLINED: Final = "_"
OTHER: Final = "?"


class TextExtension(SingleFileSnapshotExtension):
    """One text file a test."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


def picture(on: Stage) -> str:
    """Draw the screen."""
    on.app.clear_notifications()
    with on.app._context():  # noqa: SLF001 - as for the lines of the screen
        strips = on.app.screen._compositor.render_strips(on.app.size)  # noqa: SLF001
    return drawn(strips)


def drawn(strips: Iterable[Strip]) -> str:
    """Draw lines; the marks of inks and grounds stand below each that has other than usual."""
    return "\n".join(line for strip in strips for line in _lines(strip))


def _lines(strip: Strip) -> Iterator[str]:
    yield f"│{strip.text.rstrip()}"
    segments = [segment for segment in strip if segment.text]
    for mark, row in (("i", _row(segments, _ink)), ("g", _row(segments, _ground))):
        if row := row.rstrip(". "):
            yield f"{mark}│{row}"


def _row(segments: Iterable[Segment], letter: Callable[[Segment], str]) -> str:
    return "".join(letter(segment) * segment.cell_length for segment in segments)


def _ink(segment: Segment) -> str:
    style = segment.style or Style.null()
    if not segment.text.strip():
        return " "
    letter = _INKS.get(style.color.name if style.color else "", OTHER)
    return letter.upper().replace(".", "B") if style.bold else letter


def _ground(segment: Segment) -> str:
    style = segment.style or Style.null()
    if style.underline:
        return UNDERLINED
    return _GROUNDS.get(style.bgcolor.name if style.bgcolor else "", OTHER)
