"""Markdown as blocks: its headings, paragraphs, lists and tables, by the rules of CommonMark."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, groupby, takewhile
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from facilitator.core.base.language import phrase
from facilitator.core.base.text import clean_line
from facilitator.files.importing.content import text_in
from facilitator.files.importing.programme import Circumstances, Source
from facilitator.files.importing.tables.grid import MOST_COLUMNS, MOST_LINES, Grid, GridLine
from facilitator.files.importing.texts.aligned import take_aligned
from facilitator.files.importing.texts.blocks import (
    BOLD,
    Block,
    Heading,
    Left,
    Lines,
    Said,
    joined,
    line_of,
)
from facilitator.files.importing.texts.html import html_blocks
from facilitator.files.importing.texts.mail import without_mail
from facilitator.files.importing.texts.outline import read_blocks
from facilitator.files.importing.texts.overview import all_timed

LONGEST_LINE: Final = 5000
"""A longer line is not a line of a programme."""

LONGEST_MARKED: Final = 2000
"""In a longer line no signs are looked for."""

_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]*>")
_SCRIPT: Final = re.compile(r"<(script|style|pre)\b.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_TABLE: Final = re.compile(r"<table\b.*?(?:</table>|\Z)", re.DOTALL | re.IGNORECASE)
_TASK: Final = re.compile(r"\[[ xX]\] +")
_MARKER: Final = re.compile(r"^[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(?:\[[ xX]\] )?")
_BULLET: Final = re.compile(
    r"^(?P<before>[ \t]*(?:> ?)*)"
    r"(?:[\u2022\u25cf\u25aa\u25a0\u2023\u2219\u00b7\uf0b7][ \t]*|[\u2013\u2014][ \t]+"
    r"|(?P<second>\u25e6[ \t]*|o\t))(?=\S)"
)
_REFERENCE: Final = re.compile(r"(?<=\])\[[^\]\n]*\]|^ {0,3}\[[^\]\n]+\](?=:)")
_FRONT: Final = re.compile(
    r"(?:---[ \t]*\n(?P<yaml>.*?\n)(?:---|\.\.\.)|\+\+\+[ \t]*\n(?P<toml>.*?\n)\+\+\+)"
    r"[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_ISO: Final = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")
_RULE: Final = re.compile(r"[ \t|:=-]*")
_CELLS: Final = re.compile(r"(?<!\\)\|")


def read_markdown(content: bytes, given: Circumstances) -> Source:
    """Read a programme from Markdown; never raises."""
    return _read(content, given, plain=False)


def read_text(content: bytes, given: Circumstances) -> Source:
    """Read a programme from plain text, in which indented lines are no code; never raises."""
    return _read(content, given, plain=True)


def _read(content: bytes, given: Circumstances, *, plain: bool) -> Source:
    source = Source()
    text = text_in(content, source)
    if text is None:
        return source
    source.written = _bounded(source, text.split("\n"))
    lines = [_BULLET.sub(_bulleted, line) for line in source.written]
    source.keep((n, _without_signs(line)) for n, line in enumerate(lines, 1))
    without_mail(source, lines)
    grids = take_aligned(lines) if plain else []
    text = _front_matter(source, "\n".join(lines))
    blocks = [*_Text(plain=plain).blocks(text), *grids]
    read_blocks(source, sorted(blocks, key=line_of) if grids else blocks, given)
    return source


def _bulleted(match: re.Match[str]) -> str:
    """Write the sign of an item as Markdown does; on a second level Word writes an "o"."""
    return f"{match['before']}{'  - ' if match['second'] else '- '}"


def _without_signs(line: str) -> str:
    """Take away what of a line is no words: list signs, tags and the names of addresses."""
    return _TAG.sub(" ", _REFERENCE.sub("", _MARKER.sub("", line)))


def _bounded(source: Source, lines: list[str]) -> list[str]:
    if len(lines) > MOST_LINES:
        source.stop(MOST_LINES + 1)
        del lines[MOST_LINES:]
    for index, line in enumerate(lines):
        if len(line) > LONGEST_LINE:
            message = phrase("This line is too long for a programme.")
            source.left_out(index + 1, message, line)
            lines[index] = ""
    return lines


def _iso_date(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if _ISO.fullmatch(value) else None
    except ValueError:
        return None


def _front_matter(source: Source, text: str) -> str:
    """Read the title and the rest that a block of keys before the text says."""
    match = _FRONT.match(text)
    if match is None:
        return text
    sign = ":" if match["yaml"] is not None else "="
    for line, pair in enumerate((match["yaml"] or match["toml"] or "").split("\n"), 2):
        key, _, value = pair.partition(sign)
        value = clean_line(value).strip("\"'")
        if key.strip().casefold() in ("title", "titel") and value:
            source.title = value
            source.use(line, key)
        elif pair.strip():
            if key.strip().casefold() in ("date", "datum"):
                source.headed = _iso_date(value)
            source.left_out(line, phrase("What stands above the text is left out."), pair)
    return "\n" * match[0].count("\n") + text[match.end() :]


@cache
def _block_parser(*, plain: bool) -> MarkdownIt:
    """Make the parser of blocks; their text is parsed when it is needed, if it is not too long."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("inline")
    return parser.disable("code") if plain else parser


@cache
def _inline_parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("strikethrough")


class _Text:
    """A text in Markdown, with the addresses that its links refer to."""

    def __init__(self, *, plain: bool) -> None:
        self.plain = plain
        self.env: dict[str, Any] = {}

    def _children(self, content: str) -> Sequence[Token]:
        """Parse the text of a block line by line if it is long: that takes less time."""
        found: list[Token] = []
        whole = len(content) <= LONGEST_MARKED
        for part in [content] if whole else content.split("\n"):
            if found:
                found.append(Token("softbreak", "br", 0))
            if len(part) > LONGEST_MARKED:
                found.append(Token("text", "", 0, content=part))
            else:
                inline = _inline_parser().parseInline(part, self.env)
                found += [child for token in inline for child in token.children or ()]
        return found

    def blocks(self, text: str, *, first: int = 1) -> Iterator[Block]:
        """Yield the blocks of a text whose first line has this number."""
        tokens = _block_parser(plain=self.plain).parse(text, self.env)
        lists: list[bool] = []
        begun = False
        for index, token in enumerate(tokens):
            line = (token.map[0] if token.map else 0) + first
            match token.type:
                case "bullet_list_open" | "ordered_list_open":
                    lists.append(token.type.startswith("ordered"))
                case "bullet_list_close" | "ordered_list_close":
                    lists.pop()
                case "list_item_open":
                    begun = True
                case "paragraph_open":
                    yield from self._paragraph(tokens[index + 1], line, lists, item=begun)
                    begun = False
                case "html_block":
                    yield from self._html(token.content, line)
                case _:
                    yield from self._other(tokens, index, line, first)

    def _other(self, tokens: Sequence[Token], index: int, line: int, first: int) -> Iterator[Block]:
        token = tokens[index]
        match token.type:
            case "heading_open":
                yield Heading(
                    joined(_said(self._children(tokens[index + 1].content), line)),
                    int(token.tag[1]),
                )
            case "table_open":
                inside = takewhile(lambda other: other.type != "table_close", tokens[index:])
                yield self._grid(list(inside), first)
            case "fence" | "code_block":
                first_line = line + (token.type == "fence")
                said = [
                    Said(number, clean_line(text))
                    for number, text in enumerate(token.content.split("\n"), first_line)
                    if text.strip()
                ]
                if all_timed(said):
                    yield Lines(said)
                else:
                    yield Left(line, token.content, phrase("Code is left out."))
            case _:
                pass

    def _html(self, content: str, line: int) -> Iterator[Block]:
        """Yield the comments of HTML as left out and what else is written in it as text."""
        for pattern, why in (
            (_COMMENT, phrase("A comment is left out.")),
            (_SCRIPT, phrase("Code is left out.")),
        ):
            for match in pattern.finditer(content):
                yield Left(line + content.count("\n", 0, match.start()), match[0], why)
            content = pattern.sub(lambda found: "\n" * found[0].count("\n"), content)
        yield from self._text_with_tables(content, line)

    def _text_with_tables(self, content: str, line: int) -> Iterator[Block]:
        """Yield the tables that are written in HTML as tables, and the text around them."""
        end = 0
        for match in _TABLE.finditer(content):
            yield from self._untagged(
                content[end : match.start()], line + content.count("\n", 0, end)
            )
            at = line + content.count("\n", 0, match.start())
            yield from html_blocks(match[0], at)
            end = match.end()
        yield from self._untagged(content[end:], line + content.count("\n", 0, end))

    def _untagged(self, content: str, line: int) -> Iterator[Block]:
        text = "\n".join(map(str.strip, html.unescape(_TAG.sub(" ", content)).split("\n")))
        if text.strip() and _TAG.search(content):
            yield from self.blocks(text, first=line)
        elif text.strip():
            yield Lines([Said(line, clean_line(text))])

    def _paragraph(
        self, inline: Token, line: int, lists: Sequence[bool], *, item: bool
    ) -> Iterator[Block]:
        """Yield a paragraph, cut where rows of a table stand in it."""
        rows = inline.content.split("\n")
        if not any(row.startswith("|") for row in rows):
            yield self._lines(inline.content, line, lists, item=item)
            return
        for is_table, group in groupby(enumerate(rows, line), lambda row: row[1].startswith("|")):
            numbered = list(group)
            text = "\n".join(row for _, row in numbered)
            if is_table:
                yield self._bare_grid(text, numbered[0][0])
            else:
                yield self._lines(text, numbered[0][0], lists, item=item)

    def _lines(self, content: str, line: int, lists: Sequence[bool], *, item: bool) -> Block:
        tokens = self._children(content)
        said = _said(tokens, line)
        if not lists and len(said) == 1 and _all_bold(tokens):
            return Heading(said[0], BOLD)
        if item and said:
            said[0] = replace(said[0], text=_TASK.sub("", said[0].text, count=1))
        numbered = bool(lists) and lists[-1]
        return Lines(said, len(lists), item=item, numbered=numbered)

    def _grid(self, tokens: Sequence[Token], first: int) -> Grid:
        """Return a table; what its cells lead to stands below their text."""
        lines: list[GridLine] = []
        cells: list[list[Said]] = []
        line = first
        for token in tokens:
            if token.type == "tr_open":
                cells = []
                line = (token.map[0] if token.map else 0) + first
            elif token.type == "inline" and len(cells) < MOST_COLUMNS:
                cells.append(_said(self._children(token.content), line))
            elif token.type == "tr_close":
                lines += _grid_line(line, cells)
        return Grid(lines=lines)

    def _bare_grid(self, content: str, first: int) -> Grid:
        """Return a table that has no line of dashes below its header, or no header."""
        lines: list[GridLine] = []
        for line, row in enumerate(content.split("\n"), first):
            if _RULE.fullmatch(row):
                continue
            inner = row.strip().removeprefix("|")
            inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
            cells = [
                self._inline(cell.replace("\\|", "|"), line)
                for cell in _CELLS.split(inner)[:MOST_COLUMNS]
            ]
            lines += _grid_line(line, cells)
        return Grid(lines=lines)

    def _inline(self, text: str, line: int) -> list[Said]:
        return _said(self._children(text.strip()), line)


def _all_bold(tokens: Sequence[Token]) -> bool:
    children = [t for t in tokens if t.content.strip(" :") or t.type != "text"]
    return (
        len(children) > 1
        and children[0].type == "strong_open"
        and children[-1].type == "strong_close"
        and sum(token.type == "strong_open" for token in children) == 1
    )


def _said(inline: Sequence[Token], line: int) -> list[Said]:
    """Return the lines of a paragraph as they read, without signs, and where their links lead."""
    lines: list[list[Token]] = [[]]
    breaks: list[bool] = []
    for token in inline:
        written = token.type in ("softbreak", "hardbreak")
        if written or (token.type == "html_inline" and token.content.lower().startswith("<br")):
            lines.append([])
            breaks.append(written)
        else:
            lines[-1].append(token)
    numbers = accumulate(breaks, initial=line)
    said, striking = [], False
    for number, tokens in zip(numbers, lines, strict=True):
        one, striking = _line(number, tokens, striking=striking)
        if one.text or one.struck or one.links:
            said.append(one)
    return said


def _line(line: int, tokens: Sequence[Token], *, striking: bool) -> tuple[Said, bool]:
    text = struck = ""
    links: list[str] = []
    for token in tokens:
        if token.type in ("s_open", "s_close"):
            striking = token.type == "s_open"
        elif token.type in ("link_open", "image"):
            links.append(str(token.attrGet("href") or token.attrGet("src") or ""))
        if token.type == "html_inline":
            continue
        if striking:
            struck += token.content
        else:
            text += token.content
    text = clean_line(text)
    kept = [link for link in links if link and link not in text]
    return Said(line, text, clean_line(struck), kept), striking


def _grid_line(line: int, cells: Sequence[Sequence[Said]]) -> list[GridLine]:
    """Return a line of a table unless it is empty; one is struck through if all of it is."""
    texts = ["\n".join(one.text for one in cell) for cell in cells]
    struck = [" ".join(one.struck for one in cell if one.struck) for cell in cells]
    links = [[link for one in cell for link in one.links] for cell in cells]
    if not any(map(str.strip, [*texts, *struck])):
        return []
    return [GridLine(line, tuple(texts), struck if any(struck) else (), links)]
