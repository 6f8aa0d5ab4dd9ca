"""The tables of any file, whatever program wrote it, before anybody asks what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from facilitator.core.base.language import phrase
from facilitator.files.importing.content import kind_of_zip, text_in, within_bounds
from facilitator.files.importing.programme import Source
from facilitator.files.importing.tables.grid import Grid, GridLine
from facilitator.files.importing.texts.blocks import Block, Lines
from facilitator.files.toml.text import UnreadableFile

TEXTS = (".csv", ".tsv", ".txt", ".md", ".markdown", "")


def tables_of(content: bytes, path: Path, source: Source) -> Iterator[Grid]:
    """Yield the tables of a file; lines of text are one of a single column or as they are cut.

    Raises `UnreadableFile`.
    """
    content = within_bounds(content, path)
    kind = kind_of_zip(content, path)
    if kind == "xlsx":
        from facilitator.files.importing.tables.xlsx import sheets

        for grid in sheets(content, source):
            yield grid
            if grid.lines:
                return  # the list is on the first sheet; others are about something else
    elif kind == "docx":
        from facilitator.files.importing.texts.docx import blocks_of

        yield from _of_document(blocks_of(content, source))
    elif path.suffix.lower() in TEXTS or str(path) == "-":
        from facilitator.files.importing.tables.csv import text_grid

        text = text_in(content, source)
        if text is not None:
            yield text_grid(text, source)
    else:
        message = phrase(
            "{path} must end in .csv, .tsv, .xlsx, .docx or .txt, to tell what it is.",
            path=str(path),
        )
        raise UnreadableFile(message)


def _of_document(blocks: list[Block]) -> Iterator[Grid]:
    """Yield the tables of a document, or else its lines."""
    grids = [block for block in blocks if isinstance(block, Grid)]
    if grids:
        yield from grids
        return
    lines = [said for block in blocks if isinstance(block, Lines) for said in block.lines]
    yield Grid(lines=[GridLine(said.line, (said.text,)) for said in lines])
