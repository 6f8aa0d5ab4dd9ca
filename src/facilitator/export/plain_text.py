"""A document in Markdown as plain text, for readers that show nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it.token import Token

from facilitator.core.base.cells import cells
from facilitator.export.reading import BARE, Reader

_LINES: Final = {"h1": "=", "h2": "-"}
_LONGEST_LINE: Final = 72
_CELL: Final = " | "


def plain_text(markdown: str) -> str:
    """Write a document as plain text: underlined headings, lists with signs, quotations with >."""
    return _Writer().written(Reader().parse(markdown))


class _List:
    """A list that is being written: the number of its next item, None for signs, and what is due.

    `sign` stands before the next line.
    """

    def __init__(self, number: int | None) -> None:
        self.number = number
        self.sign = ""

    def begin_item(self) -> None:
        self.sign = "- " if self.number is None else f"{self.number}. "
        if self.number is not None:
            self.number += 1


class _Writer:
    """Writes blocks with a blank line between them, but for items close together and rows."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.within: list[_List | None] = []  # what is open: lists, and None for a quotation
        self.close = False
        self.depth = 0
        self.row: list[str] = []

    def written(self, tokens: Sequence[Token]) -> str:
        before = Token("", "", 0)
        for token in tokens:
            self.token(token, before)
            before = token
        return "\n".join(self.lines) + "\n"

    def token(self, token: Token, before: Token) -> None:
        match token.type:
            case "inline" if before.tag in ("th", "td"):
                self.row.append(_inline(token))
            case "inline":
                self.put(_headed(_inline(token), before.tag), close=before.hidden)
            case "tr_close":
                self.put(_CELL.join(self.row), close=True)
                self.row = []
            case "table_open" | "table_close":
                self.close = False
            case "fence" | "code_block":
                self.put(token.content.rstrip("\n"))
            case "hr":
                self.put("_" * _LONGEST_LINE)
            case _:
                self.nest(token)

    def nest(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self.within.append(_List(None))
            case "ordered_list_open":
                self.within.append(_List(int(token.attrs.get("start", 1))))
            case "blockquote_open":
                self.within.append(None)
            case "bullet_list_close" | "ordered_list_close" | "blockquote_close":
                self.within.pop()
                self.close = self.close and bool(self.within)
            case "list_item_open":
                opened = self.within[-1]
                if opened is not None:
                    opened.begin_item()
            case _:
                pass

    def put(self, text: str, *, close: bool = False) -> None:
        depth = sum(one is None for one in self.within)
        if self.lines and not (close and self.close):
            self.lines.append(("> " * min(depth, self.depth)).rstrip())
        self.close, self.depth = close, depth
        self.lines += [(self.head() + line).rstrip() for line in text.split("\n")]

    def head(self) -> str:
        """Return what stands before a line: marks of quotations, signs of items, or their room."""
        parts = []
        for one in self.within:
            if one is None:
                parts.append("> ")
            else:
                parts.append(one.sign or ("  " if one.number is None else "   "))
                one.sign = ""
        return "".join(parts)


def _headed(text: str, tag: str) -> str:
    """Underline a heading of the highest levels, as wide as it is."""
    if tag not in _LINES:
        return text
    width = max(map(cells, text.split("\n")))
    return f"{text}\n{_LINES[tag] * min(width, _LONGEST_LINE)}"


def _inline(token: Token) -> str:
    return "".join(_pieces(token.children or ()))


def _pieces(children: Sequence[Token]) -> Iterator[str]:
    address = ""
    for child in children:
        match child.type:
            case "softbreak":
                yield " "
            case "hardbreak":
                yield "\n"
            case "link_open":
                bare = child.attrGet("class") == BARE
                address = "" if bare else str(child.attrGet("href") or "")
            case "link_close":
                if address:
                    yield f" ({address})"
                address = ""
            case _:
                yield child.content
