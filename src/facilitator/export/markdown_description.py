"""A description is its author's Markdown; it is read and written anew, so that it stays in place.

Written from what was understood, it cannot leave a fence open, start a section of its own or pass
HTML on, which shows as the text it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from facilitator.core.text import clean
from facilitator.export import markdown_text as md

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_ABOVE: Final = 3
"""The level of the heading that a description stands under."""

_DEEPEST: Final = 6
_BACKTICKS: Final = re.compile("`+")


def description(text: str) -> str:
    """Write an author's Markdown as blocks that stand under a heading of level 3."""
    if md.plain(text):
        return text
    # Few agendas need the parser, and it is slow to load.
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    tokens = MarkdownIt("commonmark", {"html": False}).parse(text + "\n")
    return _blocks(SyntaxTreeNode(tokens))


def _blocks(parent: SyntaxTreeNode, between: str = "\n\n") -> str:
    return between.join(_BLOCKS[node.type](node) for node in parent.children)


def _heading(node: SyntaxTreeNode) -> str:
    level = min(int(node.tag[1:]) + _ABOVE, _DEEPEST)
    return "#" * level + " " + md.close_heading(_inlines(node.children).replace("\n", " "))


def _paragraph(node: SyntaxTreeNode) -> str:
    return "\\\n".join(md.line(one) for one in _inlines(node.children).split("\n"))


def _list(node: SyntaxTreeNode) -> str:
    number = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    tight = any(child.hidden for entry in node.children for child in entry.children)
    between = "\n" if tight else "\n\n"
    items = []
    for position, entry in enumerate(node.children):
        # Two lists in a row are two because their markers differ.
        marker = entry.markup if number is None else f"{number + position}{entry.markup}"
        items.append(md.item(_blocks(entry, between), marker))
    return between.join(items)


def _fence(node: SyntaxTreeNode) -> str:
    fence = _longer_than_any("```", node.content)
    return f"{fence}\n{node.content}{fence}"


def _rule(_: SyntaxTreeNode) -> str:
    return "___"


_BLOCKS: Final[Mapping[str, Callable[[SyntaxTreeNode], str]]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": lambda node: md.quoted(_blocks(node)),
    "fence": _fence,
    "code_block": _fence,
    "hr": _rule,
}


def _inlines(nodes: Iterable[SyntaxTreeNode]) -> str:
    """Write what stands in lines; a line end in the result is one the author insisted on."""
    return "".join(_INLINES[node.type](node) for node in nodes)


def _text(node: SyntaxTreeNode) -> str:
    following = node.next_sibling
    # An entity can stand for a character that is no text, such as a change of direction.
    written = md.marked(clean(node.content)).replace("\n", "&#10;")
    if following is not None and following.type == "link" and written.endswith("!"):
        return written[:-1] + r"\!"  # or else the link would be a picture
    return written


def _code(node: SyntaxTreeNode) -> str:
    ticks = _longer_than_any("`", node.content)
    blank = " " if node.content[:1] in "` " or node.content[-1:] in "` " else ""
    return f"{ticks}{blank}{node.content}{blank}{ticks}"


def _emphasis(node: SyntaxTreeNode) -> str:
    return node.markup + md.keep_edges(_inlines(node.children)) + node.markup


def _link(node: SyntaxTreeNode) -> str:
    return md.link(str(node.attrs.get("href", "")), _inlines(node.children))


def _image(node: SyntaxTreeNode) -> str:
    written = md.link(str(node.attrs.get("src", "")), _inlines(node.children))
    return f"!{written}" if written.endswith(">)") else written


_INLINES: Final[Mapping[str, Callable[[SyntaxTreeNode], str]]] = {
    "inline": lambda node: _inlines(node.children),
    "text": _text,
    "softbreak": lambda _: " ",
    "hardbreak": lambda _: "\n",
    "code_inline": _code,
    "em": _emphasis,
    "strong": _emphasis,
    "link": _link,
    "image": _image,
}


def _longer_than_any(fence: str, text: str) -> str:
    longest = max((len(run) for run in _BACKTICKS.findall(text)), default=0)
    return "`" * max(len(fence), longest + 1)
