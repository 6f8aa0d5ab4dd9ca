"""Tables: as wide as the text, the row of headings on every page, no row on two pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from facilitator.export.docx import styles
from facilitator.export.docx.elements import element, twips
from facilitator.export.reading import ALIGNED, BLANK, words

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element
    from markdown_it.token import Token

_LONG: Final = 48
"""A cell with more characters than this can as well take more lines."""

_BLANK_WIDTH: Final = 24
"""How wide a column is that is filled in by hand, as characters."""

_BLANK_HEIGHT: Final = twips(10)


class Cell(Struct, frozen=True):
    """A cell: the line that stands in it, and to which side."""

    inline: Token
    side: str

    @property
    def text(self) -> str:
        """The text of the cell."""
        return words(self.inline)


class Row(Struct, frozen=True):
    """A row; the first one has the headings of the columns."""

    cells: Sequence[Cell]
    heads: bool

    @property
    def blank(self) -> bool:
        """Whether something in it is to be filled in by hand."""
        return any(cell.text == BLANK for cell in self.cells)


def rows(tokens: Sequence[Token]) -> list[Row]:
    """Read the rows of a table, the tokens between its beginning and its end."""
    found: list[Row] = []
    cells: list[Cell] = []
    for place, token in enumerate(tokens):
        if token.type in ("th_open", "td_open"):
            side = ALIGNED.search(str(token.attrGet("style") or ""))
            cells.append(Cell(tokens[place + 1], side[1] if side else ""))
        elif token.type == "tr_close":
            found.append(Row(tuple(cells), heads=not found))
            cells = []
    return found


def table(
    found: Sequence[Row],
    title: str,
    width: int,
    runs: Callable[[Sequence[Token]], Sequence[Element]],
    *,
    kept: bool,
) -> Element:
    """Make a table of a width in twips; it is named by its `title` to those who do not see it.

    One that is `kept` together is not torn at the end of a page.
    """
    widths = shared_out(width, [_wish(column) for column in zip(*_texts(found), strict=True)])
    properties = element(
        "tblPr",
        element("tblStyle", val=styles.TABLE),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0,
                noHBand=0, noVBand=1),
        *((element("tblCaption", val=title),) if title else ()),
    )  # fmt: skip
    grid = element("tblGrid", *(element("gridCol", w=wide) for wide in widths))
    last = found[-1]
    rows_ = (_row(row, widths, runs, kept=kept and row is not last) for row in found)
    return element("tbl", properties, grid, *rows_)


def shared_out(width: int, wishes: Sequence[tuple[int, int]]) -> list[int]:
    """Share a width out among columns by what each needs, so that no word is broken, and wants.

    Where there is not enough for what all need, each gets its part of that.
    """
    needs = [need for need, _ in wishes]
    wants = [max(want - need, 0) for need, want in wishes]
    unit = twips(2.1)  # as much as a letter takes, on average
    spare = width - unit * sum(needs)
    if spare <= 0:
        parts = [width * need / sum(needs) for need in needs]
    else:
        total = sum(wants)
        parts = [
            unit * need + spare * (want / total if total else 1 / len(needs))
            for need, want in zip(needs, wants, strict=True)
        ]
    return [int(part) for part in parts]


def _texts(found: Sequence[Row]) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found]


def _wish(column: Sequence[str]) -> tuple[int, int]:
    """Return how many characters a column needs for its longest word, and how many it wants."""
    longest = max((len(word) for text in column for word in text.split()), default=1)
    need = min(longest, _LONG) + 2
    want = min(max(map(len, column)), _LONG) + 2
    if BLANK in column:
        return need, max(want, _BLANK_WIDTH)
    return need, want


def _row(
    row: Row,
    widths: Sequence[int],
    runs: Callable[[Sequence[Token]], Sequence[Element]],
    *,
    kept: bool,
) -> Element:
    properties = [element("cantSplit")]
    if row.blank:
        properties.append(element("trHeight", val=_BLANK_HEIGHT, hRule="atLeast"))
    if row.heads:
        properties.append(element("tblHeader"))
    style = styles.TABLE_HEADING if row.heads else styles.TABLE_TEXT
    cells = []
    for cell, wide in zip(row.cells, widths, strict=True):
        about = [element("tcW", w=wide, type="dxa")]
        if row.heads:
            about.append(element("shd", val="clear", color="auto", fill=styles.TINT))
        side = (element("jc", val=cell.side),) if cell.side else ()
        keep = (element("keepNext"),) if kept else ()
        said = element("pPr", element("pStyle", val=style), *keep, *side)
        text = element("p", said, *runs(cell.inline.children or ()))
        cells.append(element("tc", element("tcPr", *about), text))
    return element("tr", element("trPr", *properties), *cells)
