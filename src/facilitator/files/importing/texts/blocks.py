"""A text as blocks: headings, lines, tables and what is left alone, whatever wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from facilitator.core.base.language import Phrase
from facilitator.core.base.text import clean_line
from facilitator.files.importing.tables.grid import Grid

BOLD: Final = 7
"""The level of a paragraph that is bold as a whole: below all headings."""


class Said(Struct, frozen=True):
    """One line as it reads; `struck` is what of it is struck through, `links` where it leads."""

    line: int
    text: str
    struck: str = ""
    links: Sequence[str] = ()


class Heading(Struct, frozen=True):
    """A heading, or a paragraph that is bold as a whole; the highest `level` is 1."""

    said: Said
    level: int


class Lines(Struct, frozen=True):
    """The lines of a paragraph.

    `depth` is 0, or how deep in lists it stands; only the first paragraph of an item is `item`.
    """

    lines: Sequence[Said]
    depth: int = 0
    item: bool = False
    numbered: bool = False


class Left(Struct, frozen=True):
    """What is no text for its readers, such as a comment or code."""

    line: int
    text: str
    why: Phrase


Block = Heading | Lines | Left | Grid


_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
"""What an address begins with that says more than a place within a site."""


def said_in(block: Block) -> Sequence[Said]:
    """Return the lines of text of a block; a table has none."""
    match block:
        case Heading(said):
            return [said]
        case Lines(lines):
            return lines
        case _:
            return []


def line_of(block: Block) -> int:
    """Return the line that a block begins on, or 0 if it is empty."""
    match block:
        case Heading(said):
            return said.line
        case Lines(lines):
            return lines[0].line if lines else 0
        case Left(line):
            return line
        case Grid(lines=rows):
            return rows[0].line if rows else 0


def leads_to(tag: str, said: Mapping[str, str]) -> str:
    """Return the address that an element of a page shows or leads to; "" if only within a site."""
    link = said.get("href" if tag == "a" else "src", "") if tag in ("a", "img") else ""
    return link if link.startswith(("http://", "https://", "mailto:")) else ""


def within_site(tag: str, said: Mapping[str, str]) -> str:
    """Return the address of a link that only leads to another page of its site, or ""."""
    link = said.get("href", "").strip() if tag == "a" else ""
    return "" if link.startswith("#") or _SCHEME.match(link) else link


def joined(said: Sequence[Said]) -> Said:
    """Put the lines of a heading on one."""
    if not said:
        return Said(0, "")
    return Said(
        said[0].line,
        clean_line(" ".join(one.text for one in said)),
        clean_line(" ".join(one.struck for one in said)),
        [link for one in said for link in one.links],
    )
