"""A programme in Markdown: a list or a table a day, under headings or bold lines with its date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it import MarkdownIt
from msgspec.structs import replace

from facilitator.core.base.language import phrase
from facilitator.core.base.text import clean_line
from facilitator.files.importing import values
from facilitator.files.importing.columns import Column, Table, columns, read_date, read_speakers
from facilitator.files.importing.programme import Row, Source, decode
from facilitator.files.toml.suggest import shown

LONGEST_LINE: Final = 5000
"""A longer line is not a line of a programme."""

LONGEST_MARKED: Final = 400
"""In a longer text no marks are looked for, as some take time by the square of its length."""

_HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+([^\n]*)")
_BOLD: Final = re.compile(r" {0,3}(?:\*\*|__)([^*_\n]+)(?:\*\*|__):?\s*")
_ITEM: Final = re.compile(r"([ \t]*)(?:[-*+]|[0-9]{1,4}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?([^\n]*)")
_RULE: Final = re.compile(r"[ \t|:=*_-]*")
_BELOW_HEADER: Final = re.compile(r" {0,3}:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+")
_CELLS: Final = re.compile(r"(?<!\\)\|")
_INDENT: Final = 2

_TIMES: Final = re.compile(
    rf"(?:{values.CLOCK.format('a')}{values.DASH}{values.CLOCK.format('b')}"
    rf"|{values.CLOCK.format('c')})(?![^\W_])(?! ?%)[ :,.|\u2013\u2014-]*",
    re.IGNORECASE,
)
_LENGTH_FIRST: Final = re.compile(
    rf"\(?{values.LENGTH}\)?(?![^\W_])[ :,.|\u2013\u2014-]*", re.IGNORECASE
)
# No two groups of a pattern may have the same name.
_SECOND_LENGTH: Final = values.LENGTH.replace("?P<", "?P<z")
_LENGTH_LAST: Final = re.compile(
    rf"[ ,\u2013\u2014-]{{0,3}}(?:\({values.LENGTH}\)|(?<=[,\u2013\u2014-] ){_SECOND_LENGTH})$",
    re.IGNORECASE,
)
_IN_BRACKETS: Final = re.compile(r" ?\(([^()]*)\)$")


def read_markdown(content: bytes, today: dt.date) -> Source:
    """Read a programme from lists and tables; never raises."""
    source = Source()
    text = decode(content, source)
    if "\0" in text:
        source.left_out(0, phrase("This is not a text file."))
        return source
    reader = _Reader(source, today)
    for number, line in enumerate(_edged(text.split("\n")), 1):
        if source.overfull(number):
            break
        if len(line) > LONGEST_LINE:
            source.left_out(number, phrase("This line is too long for a programme."))
        else:
            reader.take(number, line)
    reader.end()
    return source


def _edged(lines: Sequence[str]) -> Iterator[str]:
    """Give the lines, those of a table that has no bars at its edges with one before them."""
    table = False
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        bare = "|" in line and not line.lstrip().startswith("|")
        table = bare and (table or _BELOW_HEADER.fullmatch(after) is not None)
        yield f"|{line}" if table else line


class _Reader:
    """Takes a text line by line."""

    def __init__(self, source: Source, today: dt.date) -> None:
        self.source = source
        self.today = today
        self.markdown = MarkdownIt("commonmark")
        self.date: dt.date | None = None
        self.part = 0
        self.table: Table | None = None
        self.indent: int | None = None
        """How far the list item is indented that further lines belong to."""
        self.below: list[str] = []

    def take(self, number: int, line: str) -> None:
        if line.lstrip().startswith("|"):
            self._table_line(number, line)
            return
        if self.table is not None:
            self.part = max(self.part, self.table.part)
            self.table = None
        if not line.strip() or (_RULE.fullmatch(line) and line.strip() not in "-*+"):
            return
        if match := _HEADING.fullmatch(line):
            self._heading(number, self._plain(_unclosed(match[2])), top=len(match[1]) == 1)
        elif match := _BOLD.fullmatch(line):
            self._heading(number, self._plain(match[1]), top=False)
        elif (indent := len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())) >= _INDENT and (
            self.indent is not None and indent > self.indent
        ):
            self.below.append(line.strip())
        elif match := _ITEM.fullmatch(line):
            self._item(number, match[2], indent)
        else:
            self.indent = None
            message = phrase("“{text}” is neither a session nor a day.", text=shown(line))
            self.source.left_out(number, message)

    def _heading(self, number: int, text: str, *, top: bool) -> None:
        self.indent = None
        try:
            date = read_date(self.source, number, text.rstrip(":"), self.today)
        except values.Unclear:
            self._new_part()
            return
        if date is not None:
            self.date = date
        elif values.names_a_day(text.rstrip(":")):
            self._new_part()
        elif top and not self.source.title:
            self.source.title = text
        else:
            message = phrase("“{text}” is neither a session nor a day.", text=shown(text))
            self.source.left_out(number, message)

    def _new_part(self) -> None:
        """Begin a day whose date is not known."""
        self.date = None
        self.part += 1

    def end(self) -> None:
        """Keep what stood under the last list item as the description of its session."""
        if self.below:
            row = self.source.rows[-1]
            text = "\n".join(filter(None, (row.description, *self.below)))
            self.source.rows[-1] = replace(row, description=text)
            self.below.clear()

    def _item(self, number: int, item: str, indent: int) -> None:
        self.indent = None
        self.end()
        text, links = self._said(item)
        start, end, rest = _times(text)
        minutes, rest = _length(rest)
        speakers: tuple[str, ...] = ()
        if match := _IN_BRACKETS.search(rest):
            speakers = read_speakers(self.source, number, match[1])
            rest = rest[: match.start()]
            if minutes is None:
                minutes, rest = _length(rest)
        if start is None and minutes is None:
            message = phrase("“{title}” has neither a time nor a length.", title=shown(text))
            self.source.left_out(number, message)
        elif not rest:
            self.source.left_out(number, phrase("This has no title."))
        else:
            self.indent = indent
            self.source.rows.append(
                Row(
                    line=number,
                    title=rest,
                    date=self.date,
                    part=self.part,
                    start=start,
                    end=end,
                    minutes=minutes,
                    speakers=speakers,
                    description="\n".join(links),
                )
            )

    def _table_line(self, number: int, line: str) -> None:
        self.indent = None
        self.end()
        if _RULE.fullmatch(line):
            return
        inner = line.strip().removeprefix("|")
        inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
        cells = [self._plain(cell.replace("\\|", "|")) for cell in _CELLS.split(inner)]
        if self.table is None:
            self.table = self._begun(number, cells)
            if self.table is None or "title" in columns(cells).values():
                return
        self.table.take(number, cells)

    def _begun(self, number: int, cells: Sequence[str]) -> Table | None:
        known = columns(cells)
        if "title" in known.values():
            table = self._new_table(known, len(cells))
            table.header_left_out(number, cells)
            return table
        guessed = _columns_of(cells)
        if guessed is None:
            message = phrase("This is neither a header that names a title nor a session.")
            self.source.left_out(number, message)
            return None
        message = phrase(
            "The table has no header; its columns are taken for {columns}.",
            columns=", ".join(guessed.values()),
        )
        self.source.assumed(number, message)
        return self._new_table(guessed, len(cells))

    def _new_table(self, known: dict[int, Column], width: int) -> Table:
        table = Table(self.source, known, width, self.today)
        table.date, table.part = self.date, self.part
        return table

    def _plain(self, text: str) -> str:
        """Take the marks of Markdown away from the text of one line; links stand after it."""
        said, links = self._said(text)
        return clean_line(" ".join((said, *links)))

    def _said(self, text: str) -> tuple[str, list[str]]:
        """Give the text of one line as it reads, and where its links lead."""
        if len(text) > LONGEST_MARKED:
            return clean_line(text), []
        inline = self.markdown.parseInline(clean_line(text))
        tokens = [child for token in inline for child in token.children or ()]
        said = clean_line("".join(token.content for token in tokens))
        hrefs = (token.attrGet("href") for token in tokens if token.type == "link_open")
        return said, [str(href) for href in hrefs if href and str(href) not in said]


def _unclosed(heading: str) -> str:
    """Take away the signs that may close a heading."""
    text = heading.rstrip()
    bare = text.rstrip("#")
    return bare if not bare or bare[-1].isspace() else text


def _times(text: str) -> tuple[dt.time | None, dt.time | None, str]:
    """Read the clock times that a text begins with, and give the rest of it."""
    match = _TIMES.match(text)
    if match is None:
        return None, None, text
    both = values.clocks_of(match) if match["bhour"] else None
    start, end = both or (values.clock_of(match, "c") if match["chour"] else None, None)
    # "5-10 people" and "3 questions" begin with numbers and not with times.
    surely = any(match[f"{n}minute"] or match[f"{n}half"] for n in "abc")
    surely = surely or text.casefold().startswith("kl")
    if start is None or not surely:
        return None, None, text
    return start, end, text[match.end() :]


def _length(text: str) -> tuple[int | None, str]:
    """Read the length that a text begins or ends with, and give the rest of it."""
    if match := _LENGTH_FIRST.match(text):
        return values.length_of(match), text[match.end() :]
    if match := _LENGTH_LAST.search(text):
        length = values.length(match[0].strip(" ,()\u2013\u2014-"))
        return length, text[: match.start()]
    return None, text


def _columns_of(cells: Sequence[str]) -> dict[int, Column] | None:
    """Tell columns without names by what is in them: a time, a length, a title and a speaker."""
    if not cells or not (values.clocks(cells[0]) or (":" in cells[0] and values.clock(cells[0]))):
        return None
    order: list[Column] = ["start"]
    if len(cells) > 1 and values.clock(cells[1]) and re.search(r"[:.]", cells[1]):
        order.append("end")
    elif len(cells) > 1 and values.length(cells[1]) is not None:
        order.append("minutes")
    order += ["title", "speakers"]
    return dict(zip(range(len(cells)), order, strict=False))
