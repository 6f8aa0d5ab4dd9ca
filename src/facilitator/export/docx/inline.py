"""What stands in a line: runs of text with their marks, and links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from facilitator.export.docx import styles
from facilitator.export.docx.elements import element, run
from facilitator.export.docx.picture import Pictures
from facilitator.export.reading import words

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element
    from docx.parts.story import StoryPart
    from markdown_it.token import Token

LONGEST_ADDRESS: Final = 2000
"""Word follows no address that has more characters."""

_FOLLOWED: Final = re.compile(
    r"(?:https?://|mailto:)(?:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+", re.IGNORECASE
)
"""Addresses that are well formed: Word calls a document damaged that holds another."""

_MARKS: Final = {"strong": ("b", "bCs"), "em": ("i", "iCs"), "s": ("strike",)}


class Inlines:
    """A writer of lines; what they link to is kept in the part of the document they stand in."""

    def __init__(self, part: StoryPart, height: int) -> None:
        """Keep addresses and pictures with this part; `height` is that of a page's text."""
        self._part = part
        self._height = height
        self._targets: dict[str, str] = {}
        self._pictures = Pictures(part)

    def runs(
        self, children: Sequence[Token], language: str = "", *, width: int
    ) -> Iterator[Element]:
        """Write a line; `language` is said where it is not that of the document.

        Pictures are no wider than `width`.
        """
        open_: Counter[str] = Counter()
        link: Element | None = None
        for child in children:
            kind, _, end = child.type.rpartition("_")
            if child.type == "link_open":
                link = self._link(str(child.attrGet("href") or ""))
            elif child.type == "link_close":
                if link is not None:
                    yield link
                link = None
            elif kind in _MARKS and child.nesting:
                open_[kind] += 1 if end == "open" else -1
            elif child.type == "image":
                yield self._picture(child, width)
            elif text := _text(child):
                style = _style(child, linked=link is not None)
                made = run(text, *_properties(style, open_, language))
                if link is None:
                    yield made
                else:
                    link.append(made)

    def _picture(self, image: Token, width: int) -> Element:
        return self._pictures.run(image.meta["picture"], words(image), (width, self._height))

    def _link(self, address: str) -> Element | None:
        """Begin a link; of an address that cannot be one only the words are shown."""
        if not is_followed(address):
            return None
        if address not in self._targets:
            kind = RELATIONSHIP_TYPE.HYPERLINK
            self._targets[address] = self._part.rels.get_or_add_ext_rel(kind, address)
        made = element("hyperlink", history=1)
        made.set(qn("r:id"), self._targets[address])
        return made


def is_followed(address: str) -> bool:
    """Return whether a document can have a link to an address."""
    if len(address) > LONGEST_ADDRESS or not _FOLLOWED.fullmatch(address):
        return False
    with suppress(ValueError):
        found = urlsplit(address)
        return found.scheme == "mailto" or (found.port != 0 and bool(found.hostname))
    return False


def _text(child: Token) -> str:
    match child.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case _:
            return child.content


def _style(child: Token, *, linked: bool) -> str:
    if linked:
        return styles.HYPERLINK
    return styles.CODE if child.type == "code_inline" else ""


def _properties(style: str, open_: Counter[str], language: str) -> Iterator[Element]:
    if style:
        yield element("rStyle", val=style)
    for kind, names in _MARKS.items():
        if open_[kind] > 0:
            yield from map(element, names)
    if language:
        yield element("lang", val=language)
