"""What happens to each block of a document in Markdown: paragraphs with a style, and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from markdown_it.token import Token

from facilitator.export.docx import keeping, styles
from facilitator.export.docx.elements import element, run
from facilitator.export.docx.numbering import LEVELS, Numbering
from facilitator.export.docx.tables import rows, table
from facilitator.export.reading import TICKS, is_short, table_at, words

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

    from facilitator.export.docx.inline import Inlines


class _List:
    """A list that is being written; `due` says that the next paragraph is to have its sign."""

    def __init__(self, style: str, number: int, level: int) -> None:
        self.style = style
        self.number = number
        self.level = level
        self.due = False


class Blocks:
    """A writer of blocks, one after the other."""

    def __init__(self, inlines: Inlines, numbering: Numbering, width: int) -> None:
        """Write lines with `inlines`, add lists to `numbering`; `width` is that of the text."""
        self._inlines = inlines
        self._numbering = numbering
        self._width = width
        self._within: list[_List | None] = []  # what is open: lists, and None for a quotation
        self._heading = ""
        self._language = ""
        self._begun = False
        self._new_page = False

    def written(self, tokens: Sequence[Token], language: str = "") -> Iterator[Element]:
        """Write a document; its `language` is said if it is another than that of the whole.

        It begins on a new page unless there are only headings before it.
        """
        self._language = language
        self._new_page = self._begun
        kept = keeping.kept(tokens)
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if token.type == "table_open":
                inside = table_at(tokens, place)
                yield from self._signs()
                if place and tokens[place - 1].type not in ("heading_close", "table_close"):
                    yield _spacer(keep_next=True)
                yield self._table(inside)
                yield _spacer()
                place += len(inside) + 1
            elif token.type == "inline":
                yield self._paragraph(tokens[place - 1], token, keep_next=place in kept)
            elif token.type == "hr":
                more = place + 1 < len(tokens) and tokens[place + 1].type == "hr"
                yield self._made(styles.RULE, (), keep_next=more)
            else:
                yield from self._other(token)
            place += 1

    def _other(self, token: Token) -> Iterator[Element]:
        """Write what is no line, or keep in mind what begins or ends."""
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                yield from self._signs()
                self._begin(token)
            case "list_item_open":
                opened = self._within[-1]
                if opened is not None:
                    opened.due = True
            case "list_item_close":
                yield from self._signs()
            case "blockquote_open":
                self._within.append(None)
            case "bullet_list_close" | "ordered_list_close" | "blockquote_close":
                self._within.pop()
            case "fence" | "code_block":
                yield self._made(styles.CODE_BLOCK, self._plain(token.content.rstrip("\n")))
            case _:
                pass

    def _begin(self, token: Token) -> None:
        """Begin a list; one with numbers starts with its own."""
        level = min(sum(one is not None for one in self._within), LEVELS - 1)
        style, number = styles.LIST_BULLET, styles.BULLETS
        if token.attrGet("class") == TICKS:
            style, number = styles.LIST_CONTINUE, styles.NO_SIGN
        if token.type == "ordered_list_open":
            style = styles.LIST_NUMBER
            number = self._numbering.begin(level, token.attrs.get("start", 1))
        self._within.append(_List(style, number, level))

    def _paragraph(self, opened: Token, inline: Token, *, keep_next: bool) -> Element:
        children = inline.children or ()
        runs = tuple(self._inlines.runs(children, self._language))
        if opened.type == "heading_open":
            self._heading = words(inline)
            style = styles.heading(int(opened.tag[1:]))
            return self._made(style, runs)
        self._begun = True
        return self._made(self._style(), runs, keep_next=keep_next)

    def _style(self) -> str:
        """Return the style of a paragraph that is nothing else, by what it stands in."""
        if not self._within:
            return ""
        innermost = self._within[-1]
        if innermost is None:
            return styles.QUOTE
        return innermost.style if innermost.due else styles.LIST_CONTINUE

    def _made(self, style: str, runs: Sequence[Element], *, keep_next: bool = False) -> Element:
        """Make a paragraph, with the sign of the list item that it begins."""
        about = [element("pStyle", val=style)] if style else []
        if keep_next:
            about.append(element("keepNext"))
        if self._new_page:
            self._new_page = False
            about.append(element("pageBreakBefore"))
        due = next((one for one in reversed(self._within) if one is not None and one.due), None)
        if due is not None and due.number == styles.NO_SIGN:
            due.due = False
        elif due is not None:
            level = element("ilvl", val=due.level)
            about.append(element("numPr", level, element("numId", val=due.number)))
            due.due = False
        # The styles of lists and quotations set in by one step.
        if len(self._within) > 1 or (self._within and style in (styles.CODE_BLOCK, styles.RULE)):
            left = styles.STEP * len(self._within)
            hanging = {"hanging": styles.STEP} if due is not None else {}
            about.append(element("ind", left=left, **hanging))
        head = (element("pPr", *about),) if about else ()
        return element("p", *head, *runs)

    def _signs(self) -> Iterator[Element]:
        """Write a paragraph for the sign of an item that has none of its own."""
        innermost = self._within[-1] if self._within else None
        if innermost is not None and innermost.due:
            yield self._made(innermost.style, ())

    def _plain(self, text: str) -> Sequence[Element]:
        language = (element("lang", val=self._language),) if self._language else ()
        return (run(text, *language),)

    def _table(self, tokens: Sequence[Token]) -> Element:
        def runs(children: Sequence[Token]) -> Sequence[Element]:
            return tuple(self._inlines.runs(children, self._language))

        return table(rows(tokens), self._heading, self._width, runs, kept=is_short(tokens))


def _spacer(*, keep_next: bool = False) -> Element:
    """Make what keeps a table apart from what follows it: Word would join it to another table."""
    kept = (element("keepNext"),) if keep_next else ()
    spacing = element("spacing", before=0, after=0, line=160, lineRule="exact")
    return element("p", element("pPr", *kept, spacing))
