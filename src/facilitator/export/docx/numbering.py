"""The signs and numbers of lists, which Word keeps apart from the paragraphs that have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from facilitator.export.docx import styles
from facilitator.export.docx.elements import element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

LEVELS: Final = 9
"""How deep lists can be in Word."""

_SIGNS: Final = ("•", "\N{EN DASH}", "▪")


class Numbering:
    """The lists of a document: one with signs, and each with numbers apart."""

    def __init__(self, document: Document) -> None:
        """Put these lists in place of those of the document's template."""
        self._all: Element = document.part.numbering_part.element
        self._last = styles.NUMBERS
        for child in list(self._all):
            self._all.remove(child)
        for number, kind in ((styles.BULLETS, _bullet), (styles.NUMBERS, _number)):
            levels = [kind(level) for level in range(LEVELS)]
            many = element("multiLevelType", val="multilevel")
            self._all.append(element("abstractNum", many, *levels, abstractNumId=number))
        for number in (styles.BULLETS, styles.NUMBERS):
            self._all.append(_list(number, number))

    def begin(self, level: int, start: float | str) -> int:
        """Begin a list with numbers, so that it starts with its own, and give its id."""
        self._last += 1
        restart = element("lvlOverride", element("startOverride", val=start), ilvl=level)
        self._all.append(_list(self._last, styles.NUMBERS, restart))
        return self._last


def _list(number: int, kind: int, *overrides: Element) -> Element:
    return element("num", element("abstractNumId", val=kind), *overrides, numId=number)


def _bullet(level: int) -> Element:
    return _level(level, "bullet", _SIGNS[level % len(_SIGNS)])


def _number(level: int) -> Element:
    return _level(level, "decimal", f"%{level + 1}.")


def _level(level: int, kind: str, sign: str) -> Element:
    indent = element("ind", left=styles.STEP * (level + 1), hanging=styles.STEP)
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=kind),
        element("lvlText", val=sign),
        element("lvlJc", val="left"),
        element("pPr", indent),
        ilvl=level,
    )
