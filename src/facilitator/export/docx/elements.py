"""Elements of WordprocessingML, made of what may stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from facilitator.export.unbroken import UNBROKEN
from facilitator.export.xml import FORBIDDEN

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

TWIPS_PER_MM: Final = 20 * 72 / 25.4
"""Lengths are in twentieths of a point, called twips."""


def twips(mm: float) -> int:
    """Return a length in twips."""
    return round(mm * TWIPS_PER_MM)


def element(tag: str, *children: Element, **attributes: float | str) -> Element:
    """Make an element, "p" or "r"; attributes are of WordprocessingML, too."""
    made: Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), FORBIDDEN.sub("", str(value)))
    made.extend(children)
    return made


def run(text: str, *properties: Element) -> Element:
    """Make a run of text: line ends and tabs are elements, what XML forbids is left out."""
    head = (element("rPr", *properties),) if properties else ()
    return element("r", *head, *_pieces(FORBIDDEN.sub("", text)))


def field(code: str, shown: str, *properties: Element) -> Iterator[Element]:
    """Make the runs of a field, shown until the word processor works it out again."""
    head = (element("rPr", *properties),) if properties else ()
    for inside in (
        element("fldChar", fldCharType="begin"),
        _text("instrText", code),
        element("fldChar", fldCharType="separate"),
        _text("t", shown),
        element("fldChar", fldCharType="end"),
    ):
        yield element("r", *head, inside)


def _pieces(text: str) -> Iterator[Element]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    yield from chain.from_iterable(
        chain((element("br"),) if number else (), _line(line)) for number, line in enumerate(lines)
    )


def _line(line: str) -> Iterator[Element]:
    for number, part in enumerate(line.split("\t")):
        if number:
            yield element("tab")
        yield from _words(part)


def _words(text: str) -> Iterator[Element]:
    end = 0
    for found in UNBROKEN.finditer(text) if "-" in text else ():
        hyphen = text.index("-", found.start())
        yield _text("t", text[end:hyphen])
        yield element("noBreakHyphen")
        end = hyphen + 1
    if end < len(text):
        yield _text("t", text[end:])


def _text(tag: str, text: str) -> Element:
    made = element(tag)
    made.set(qn("xml:space"), "preserve")
    made.text = text
    return made
