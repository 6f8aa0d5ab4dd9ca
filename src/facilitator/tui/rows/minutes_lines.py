"""Minutes as lines to read on a screen: their headings, lists and tables, without Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, fit, one_line
from facilitator.core.base.text import clean

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode as Node

_GAP: Final = "  "

Line = tuple[str, str]
"""A line and its look."""


def lines(markdown: str) -> Iterator[Line]:
    """Give the lines of minutes with their looks; what people typed stays as it was."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for block in SyntaxTreeNode(parser.parse(clean(markdown))).children:
        yield from _block(block)
        yield "", ""


def _block(node: Node) -> Iterator[Line]:
    match node.type:
        case "heading" | "paragraph":
            yield one_line(_text(node)), "heading" if node.type == "heading" else ""
        case "bullet_list":
            for item in node.children:
                yield from _item(item, f"{signs.BULLET} ")
        case "ordered_list":
            for number, item in enumerate(node.children, int(node.attrs.get("start", 1))):
                yield from _item(item, f"{number}. ")
        case "table":
            rows = [row for part in node.children for row in part.children]
            yield from _table([[one_line(_text(cell)) for cell in row.children] for row in rows])
        case _ if node.children:
            for child in node.children:
                yield from _block(child)
        case _:
            yield one_line(node.content), ""


def _item(node: Node, mark: str) -> Iterator[Line]:
    """Give the lines of a list's item, below each other after its mark."""
    within = [line for child in node.children for line in _block(child)] or [("", "")]
    for number, (text, look) in enumerate(within):
        yield (" " * cells(mark) if number else mark) + text, look


def _table(rows: Sequence[Sequence[str]]) -> Iterator[Line]:
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        fitted = [fit(cell, width) for cell, width in zip(row, widths, strict=True)]
        yield _GAP.join(fitted).rstrip(), "dim" if number == 0 else ""


def _text(node: Node) -> str:
    """Give the text in a node, without the signs that make it bold and the like."""
    if node.children:
        return "".join(map(_text, node.children))
    return " " if node.type in {"softbreak", "hardbreak"} else node.content
