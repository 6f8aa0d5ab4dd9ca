"""A document in Markdown as a Word document: A4, in its language, with the number of each page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import docx
from docx.shared import Mm
from msgspec import Struct

from facilitator.core.base.language import Language
from facilitator.core.base.text import shortened
from facilitator.export.about import About
from facilitator.export.docx import styles
from facilitator.export.docx.blocks import Blocks
from facilitator.export.docx.elements import field, run, twips
from facilitator.export.docx.inline import Inlines
from facilitator.export.docx.numbering import Numbering
from facilitator.export.docx.package import packaged
from facilitator.export.docx.settings import settle
from facilitator.export.pictures import NONE, Pictures
from facilitator.export.reading import Reader, words
from facilitator.export.xml import FORBIDDEN

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement as Element
    from docx.section import Section

LANGUAGES: Final[Mapping[str, str]] = {"sv": "sv-SE", "en": "en-GB"}
"""The languages of documents as word processors name them."""

LONGEST_PROPERTY: Final = 255
"""No property of a document has more characters."""

_WIDTH, _HEIGHT = 210, 297
_BESIDE, _ABOVE = 22, 20
_TO_THE_FOOT: Final = 10


class Piece(Struct, frozen=True):
    """A document in Markdown, in its language, and the pictures that it shows."""

    markdown: str
    language: Language
    pictures: Pictures = NONE


def document(of: About, pieces: Sequence[Piece]) -> Mapping[str, bytes]:
    """Make a Word document of documents that each begin on a new page, but below a mere title.

    Given are the files that it is a package of; the same input gives the same ones.
    """
    made = docx.Document()
    language = LANGUAGES.get(of.language.code, of.language.code)
    styles.restyle(made, language)
    settle(made, of.language, language)
    _lay_out(made.sections[0], of.language)
    read = [Reader(piece.pictures).parse(piece.markdown) for piece in pieces]
    title = next((words(tokens[1]) for tokens in read if _has_title(tokens)), of.title)
    _describe(made, of, title, language)
    height = twips(_HEIGHT - 2 * _ABOVE)
    inlines = Inlines(made.part, height)
    blocks = Blocks(inlines, Numbering(made), twips(_WIDTH - 2 * _BESIDE))
    body = made.element.body
    for piece, tokens in zip(pieces, read, strict=True):
        other = LANGUAGES.get(piece.language.code, piece.language.code)
        other = "" if other == language else other
        for block in blocks.written(tokens, other):
            body.sectPr.addprevious(block)
    return packaged(made)


def _has_title(tokens: Sequence[object]) -> bool:
    return bool(tokens) and getattr(tokens[0], "tag", "") == "h1"


def _lay_out(section: Section, language: Language) -> None:
    """Set the size of the paper and its margins, and number the pages at their foot."""
    section.page_width, section.page_height = Mm(_WIDTH), Mm(_HEIGHT)
    section.left_margin = section.right_margin = Mm(_BESIDE)
    section.top_margin = section.bottom_margin = Mm(_ABOVE)
    section.footer_distance = section.header_distance = Mm(_TO_THE_FOOT)
    footer = section.footer
    footer.is_linked_to_previous = False
    footer.paragraphs[0]._p.extend(_page_number(language))  # noqa: SLF001 - python-docx has no fields


def _page_number(language: Language) -> Iterator[Element]:
    """Yield which page it is of how many, in the order of the language."""
    fields = {"\x00": "PAGE", "\x01": "NUMPAGES"}
    said = language.say("Page {page} of {pages}", page="\x00", pages="\x01")
    text = ""
    for letter in (*said, ""):
        if letter and letter not in fields:
            text += letter
            continue
        if text:
            yield run(text)
            text = ""
        if letter:
            yield from field(fields[letter], "1")


def _describe(made: Document, of: About, title: str, language: str) -> None:
    """Say what the document is, and nothing of what it was made with."""
    known = made.core_properties
    known.title, known.author = _property(title), _property(of.author)
    known.last_modified_by = known.author
    known.comments = known.keywords = known.subject = known.category = ""
    known.language = language
    known.created, known.modified = map(_instant, (of.created, of.changed))


def _property(text: str) -> str:
    return shortened(FORBIDDEN.sub("", text), LONGEST_PROPERTY)


def _instant(instant: dt.datetime) -> dt.datetime:
    """Return an instant as properties have it, in UTC to the second."""
    return instant.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
