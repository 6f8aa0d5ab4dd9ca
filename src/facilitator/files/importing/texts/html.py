"""A web page, or a document that was saved as one: its headings, lines, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import Final

from msgspec.structs import replace

from facilitator.core.base.language import phrase
from facilitator.core.base.text import clean_line
from facilitator.files.importing.content import text_in
from facilitator.files.importing.programme import MOST, Circumstances, Source
from facilitator.files.importing.tables.grid import MOST_LINES, Grid, words_of
from facilitator.files.importing.texts.blocks import (
    BOLD,
    Block,
    Heading,
    Left,
    Lines,
    Said,
    joined,
    leads_to,
    said_in,
    within_site,
)
from facilitator.files.importing.texts.html_tables import STRIKING, Cells
from facilitator.files.importing.texts.outline import read_blocks
from facilitator.files.importing.written.dates import is_day
from facilitator.files.importing.written.values import times
from facilitator.files.toml.suggest import shown

_BLOCKS: Final = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form header hgroup hr html legend li main nav ol option p pre "
    "section select summary table tbody td tfoot th thead tr ul h1 h2 h3 h4 h5 h6"
)
_APART: Final = frozenset(_BLOCKS.split())
"""Elements whose text stands apart from what is before and after them."""

_UNSEEN: Final = frozenset(("script", "style", "template", "noscript", "svg", "title"))
_HEADING: Final = re.compile(r"h[1-6]")
_BOLD: Final = ("b", "strong")
_LISTS: Final = ("ul", "ol")
_DEFINING: Final = ("dt", "dd")
_CONDITION: Final = re.compile(r"\[(?:if|endif)\b", re.IGNORECASE)
"""What office programs write for each other, in the form of a comment."""


def read_html(content: bytes, given: Circumstances) -> Source:
    """Read a programme from a page; never raises."""
    source = Source()
    text = text_in(content, source)
    if text is None:
        return source
    source.written = text.split("\n")
    page = _Page(1)
    page.feed(text)
    page.close()
    blocks = list(_bounded(source, page.ended()))
    for block in blocks:
        source.keep(_words(block))
    source.title = "" if any(map(_is_title, blocks)) else page.title
    read_blocks(source, blocks, given)
    for line, address, words in page.within[:MOST]:
        message = phrase(
            "The link of “{text}” leads within the site and is left out.",
            text=shown(clean_line("".join(words)) or address),
        )
        source.left_out(line, message, address)
    return source


def html_text(content: str) -> str:
    """Return a piece of HTML as plain text, with a line for each line that is shown."""
    return "\n".join(line for block in html_blocks(content, 1) for line in _plain(block))


def _plain(block: Block) -> Iterator[str]:
    match block:
        case Heading(said):
            yield " ".join((said.text, *said.links))
        case Lines(lines):
            sign = "- " if block.item else ""
            yield from (sign + " ".join((said.text, *said.links)) for said in lines)
        case Grid(lines=rows):
            yield from (" ".join(row.filled) for row in rows)
        case Left():
            pass


def html_blocks(content: str, first: int) -> Sequence[Block]:
    """Return the blocks of a piece of HTML whose text begins on a line."""
    page = _Page(first)
    page.feed(content)
    page.close()
    return page.ended()


def _bounded(source: Source, blocks: Sequence[Block]) -> Iterator[Block]:
    for number, block in enumerate(blocks):
        if number >= MOST_LINES:
            source.stop(next((line for line, _ in _words(block)), 0))
            return
        yield block


def _is_title(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _words(block: Block) -> list[tuple[int, str]]:
    if isinstance(block, Grid):
        return words_of(block)
    return [(said.line, f"{said.text} {said.struck}") for said in said_in(block)]


class _Page(HTMLParser):
    """Puts the text of a page into blocks as it reads on a screen."""

    def __init__(self, first: int) -> None:
        super().__init__()
        self.first = first
        self.title = ""
        self.blocks: list[Block] = []
        self.cells: Cells | None = None
        """The table that is open; one that holds another only lays out the page."""
        self.lists: list[bool] = []
        """Whether each of the lists that are open is numbered."""
        self.begun = False
        """Whether what comes next is the first of an item."""
        self.level = 0
        self.unseen: list[str] = []
        self.leading: list[str] = []
        """The text of the menus that are open."""
        self.menus = 0
        self.within: list[tuple[int, str, list[str]]] = []
        """The links that lead to other pages of the site: their lines, addresses and words."""
        self.leading_on = False
        """Whether such a link is open."""
        self.striking = self.bold = 0
        self.all_bold = False
        self.said: list[Said] = []
        self.defining = ""
        """Whether what comes next is defined ("dt") or defines it ("dd")."""
        self.term: list[Said] = []
        """What is defined, until it is known by what."""
        self._begin_line()

    # What the parser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        said = {name: value or "" for name, value in attrs}
        if tag == "a":
            self._link(within_site(tag, said))
        if tag in _UNSEEN or self.unseen:
            self.unseen.append(tag)
        elif tag == "table":
            self._table()
        elif self.cells is not None and self.cells.start(tag, said, self._line()):
            pass
        else:
            self._start(tag, said)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        self.leading_on = self.leading_on and tag != "a"
        if self.unseen:
            self._end_unseen(tag)
        elif self.cells is not None and tag == "table":
            self._end_table()
        elif self.cells is not None and self.cells.end(tag):
            pass
        else:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        """Take text; breaks of lines in the source are only blanks."""
        if self.leading_on:
            self.within[-1][2].append(data)
        if self.unseen:
            self.title = self.title or (clean_line(data) if self.unseen == ["title"] else "")
        elif self.cells is not None:
            self.cells.data(data)
        elif self.menus:
            self.leading.append(data)
        else:
            self._text(data)

    def handle_comment(self, data: str) -> None:
        """Leave a comment out."""
        if data.strip() and not _CONDITION.match(data.strip()):
            self.blocks.append(Left(self._line(), data, phrase("A comment is left out.")))

    def ended(self) -> Sequence[Block]:
        """Return the blocks when all has been read."""
        if self.cells is not None:
            self._end_table()
        self._end_block()
        self._end_term()
        self._end_menu()
        return self.blocks

    # Elements

    def _link(self, address: str) -> None:
        """Note a link that leads to another page of the site."""
        self.leading_on = bool(address) and not (self.menus or self.unseen)
        if self.leading_on:
            self.within.append((self._line(), address, []))

    def _line(self) -> int:
        return self.first + self.getpos()[0] - 1

    def _start(self, tag: str, said: Mapping[str, str]) -> None:
        if tag in _APART:
            self._end_block()
        if tag in _LISTS:
            self.lists.append(tag == "ol")
        elif tag == "li":
            self.begun = True
        elif tag == "nav":
            self.menus += 1
        elif _HEADING.fullmatch(tag):
            self.level = int(tag[1])
        elif tag == "br":
            self._end_line()
        elif tag in _DEFINING:
            self.defining = tag
        elif link := leads_to(tag, said):
            self.links.append(link)
        else:
            self._weigh(tag, 1)

    def _end(self, tag: str) -> None:
        if tag in _APART:
            self._end_block()
        if tag in _LISTS and self.lists:
            self.lists.pop()
        elif tag == "dl":
            self._end_term()
            self.defining = ""
        elif tag == "nav":
            self.menus = max(0, self.menus - 1)
            self._end_menu()
        elif _HEADING.fullmatch(tag):
            self.level = 0
        else:
            self._weigh(tag, -1)

    def _weigh(self, tag: str, more: int) -> None:
        """Count how many elements are open that strike text through or make it bold."""
        if tag in STRIKING:
            self.striking = max(0, self.striking + more)
        elif tag in _BOLD:
            self.bold = max(0, self.bold + more)

    def _end_unseen(self, tag: str) -> None:
        """End an element of which nothing is shown, and those in it that were not ended."""
        if tag in self.unseen:
            while self.unseen.pop() != tag:
                pass

    def _end_menu(self) -> None:
        text = clean_line(" ".join(self.leading))
        if text and not self.menus:
            why = phrase("What leads to other pages is left out.")
            self.blocks.append(Left(self._line(), text, why))
            self.leading.clear()

    def _table(self) -> None:
        if self.cells is not None:
            self._lay_out(self.cells.ended())
        self._end_block()
        self.cells = Cells(self._line())

    def _end_table(self) -> None:
        if self.cells is None:
            return
        grid = self.cells.ended()
        self.cells = None
        if grid.width > 1:
            self.blocks.append(grid)
        else:
            self._lay_out(grid)

    def _lay_out(self, grid: Grid) -> None:
        """Let the cells of a table that only lays out the page be text."""
        merged = grid.goes_on | grid.as_left
        for index, line in enumerate(grid.lines):
            for column, cell in enumerate(line.cells):
                if cell.strip() and (index, column) not in merged:
                    said = [Said(line.line, text) for text in cell.split("\n")]
                    self.blocks.append(Lines(said))

    # Text

    def _begin_line(self) -> None:
        self.text = self.struck = self.plain = ""
        self.links: list[str] = []
        self.at = 0

    def _text(self, data: str) -> None:
        self.at = self.at or (self._line() if data.strip() else 0)
        data = data.replace("\n", " ")
        if self.striking:
            self.struck += data
            return
        self.text += data
        self.plain += "" if self.bold else data.strip(" :\N{NO-BREAK SPACE}")

    def _end_line(self) -> None:
        text, struck = clean_line(self.text), clean_line(self.struck)
        links = [link for link in self.links if link not in text]
        if text or struck:
            self.said.append(Said(self.at, text, struck, links))
            self.all_bold = not self.plain and len(self.said) == 1
        self._begin_line()

    def _end_block(self) -> None:
        self._end_line()
        said, self.said = self.said, []
        if not said:
            return
        if self.defining == "dt" and _is_term(said[0]):
            self._end_term()
            self.term = said
            return
        if self.defining == "dd" and self.term:
            term, self.term = joined(self.term), []
            text = f"{term.text.rstrip(' :')}: {said[0].text}"
            said[0] = replace(said[0], text=text, links=[*term.links, *said[0].links])
        self._end_term()
        if self.level:
            self.blocks.append(Heading(joined(said), self.level))
        elif self.all_bold and len(said) == 1 and not self.lists:
            self.blocks.append(Heading(said[0], BOLD))
        else:
            numbered = bool(self.lists) and self.lists[-1]
            self.blocks.append(Lines(said, len(self.lists), item=self.begun, numbered=numbered))
        self.begun = False

    def _end_term(self) -> None:
        """Let what is defined by nothing be a line."""
        if self.term:
            self.blocks.append(Lines(self.term))
            self.term = []


def _is_term(said: Said) -> bool:
    """Return whether something that is defined is no time or day below which something stands."""
    return not (times(said.text) or is_day(said.text))
