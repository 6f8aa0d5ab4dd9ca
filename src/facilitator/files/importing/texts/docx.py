"""A Word document: its headings, paragraphs, lists and tables, as those of any text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from facilitator.core.base.language import phrase
from facilitator.core.base.text import clean_line
from facilitator.files.importing.content import too_much_packed
from facilitator.files.importing.programme import Circumstances, Source
from facilitator.files.importing.tables.grid import MOST_LINES, Grid, GridLine, words_of
from facilitator.files.importing.texts.aligned import take_aligned
from facilitator.files.importing.texts.blocks import BOLD, Block, Heading, Lines, Said, line_of
from facilitator.files.importing.texts.outline import read_blocks

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_HEADING: Final = re.compile(r"(?:heading|rubrik) ?([1-9])", re.IGNORECASE)
_TITLE: Final = re.compile(r"title|titel|rubrik", re.IGNORECASE)
_LIST: Final = re.compile(r"(?:list|punktlista|numrerad lista)", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"list number|numrerad lista", re.IGNORECASE)


def read_docx(content: bytes, given: Circumstances) -> Source:
    """Read a programme from a document; never raises."""
    source = Source()
    read_blocks(source, blocks_of(content, source), given)
    return source


def blocks_of(content: bytes, source: Source) -> list[Block]:
    """Return the blocks of a document; never raises."""
    if too_much_packed(content):
        source.left_out(0, phrase("This document is too long to be a programme."))
        return []
    written: dict[int, str] = {}
    try:
        blocks = list(_blocks(_loaded(content), source, written))
    except Exception:  # noqa: BLE001 - whatever the library makes of a broken document
        source.left_out(0, phrase("This is not a document that can be read."))
        return []
    return _with_aligned(blocks, written)


def _loaded(content: bytes) -> Document:
    import docx

    return docx.Document(io.BytesIO(content))


def _with_aligned(blocks: list[Block], written: Mapping[int, str]) -> list[Block]:
    """Put the tables that are only aligned by tabs in the place of their lines.

    `written` are the lines of the paragraphs, with their tabs, by number.
    """
    lines = [written.get(n, "") for n in range(1, max(written, default=0) + 1)]
    grids = take_aligned(lines)
    taken = {row.line for grid in grids for row in grid.lines}
    rest = [block for block in blocks if line_of(block) not in taken]
    return sorted([*rest, *grids], key=line_of) if grids else blocks


def _blocks(document: Document, source: Source, written: dict[int, str]) -> Iterator[Block]:
    """Yield the blocks of a document; lines are counted as they stand below each other."""
    from docx.table import Table

    line = 0
    styles = {style.style_id: style.name or "" for style in document.styles}
    for item in document.iter_inner_content():
        if line > MOST_LINES:
            source.stop(line)
            return
        if isinstance(item, Table):
            grid = _grid(item, line + 1)
            source.keep(words_of(grid))
            line += len(item.rows)
            yield grid
        else:
            texts = item.text.split("\n")
            if item.text.strip():
                said = [
                    Said(line + n, clean_line(text))
                    for n, text in enumerate(texts, 1)
                    if text.strip()
                ]
                source.keep((one.line, one.text) for one in said)
                if len(said) == 1 and "\t" in texts[0]:
                    written[line + 1] = texts[0]
                yield _block(item, said, styles)
            line += len(texts)


def _block(paragraph: Paragraph, said: list[Said], styles: Mapping[str | None, str]) -> Block:
    style = styles.get(paragraph._p.style, "")  # noqa: SLF001 - finding a style takes long
    runs = [run for run in paragraph.runs if run.text.strip()]
    if runs and all(run.font.strike for run in runs):
        said = [Said(one.line, "", one.text) for one in said]
    if match := _HEADING.match(style):
        return Heading(said[0], int(match[1]))
    if _TITLE.fullmatch(style):
        return Heading(said[0], 1)
    properties = paragraph._p.pPr  # noqa: SLF001 - the library has no name for lists
    numbering: Any = properties.numPr if properties is not None else None
    if numbering is not None or _LIST.match(style):
        level = numbering.ilvl.val if numbering is not None and numbering.ilvl is not None else 0
        numbered = numbering is not None or bool(_NUMBERED.match(style))
        return Lines(said, level + 1, item=True, numbered=numbered)
    if runs and len(said) == 1 and all(run.bold for run in runs):
        return Heading(said[0], BOLD)
    return Lines(said)


def _grid(table: Table, first: int) -> Grid:
    """Return a table, with merged cells in each of their places."""
    lines: list[GridLine] = []
    goes_on: set[tuple[int, int]] = set()
    as_left: set[tuple[int, int]] = set()
    above: list[object] = []
    for number, row in enumerate(table.rows):
        cells = row.cells
        kinds: list[object] = [cell._tc for cell in cells]  # noqa: SLF001 - one of merged cells
        texts = tuple("\n".join(map(clean_line, cell.text.split("\n"))) for cell in cells)
        if not any(text.strip() for text in texts):
            above = kinds
            continue
        for column, kind in enumerate(kinds):
            if column and kinds[column - 1] is kind:
                as_left.add((len(lines), column))
            if column < len(above) and above[column] is kind:
                goes_on.add((len(lines), column))
        lines.append(GridLine(first + number, texts))
        above = kinds
    return Grid(lines=lines, goes_on=goes_on, as_left=as_left)
