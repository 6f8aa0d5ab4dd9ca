"""A description is its author's Markdown; it is read and written again, so that it stays in place.

Written from what was understood, it cannot leave a fence open, start a section of its own or pass
HTML on, which shows as the text it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from facilitator.core.base.text import clean
from facilitator.export.markdown import text as md

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

MOST_NESTED: Final = 20
"""How many emphases within each other are kept: nobody reads more."""

_ABOVE: Final = 3
"""The level of the heading that a description stands under."""

_DEEPEST: Final = 6
_HIGHEST: Final = 999_999_999
"""The last number that an item of a list can have."""

_BACKTICKS: Final = re.compile("`+")


def description(text: str) -> str:
    """Write an author's Markdown as blocks that stand under a heading of level 3."""
    if md.plain(text):
        return text
    # Few agendas need the parser, and it is slow to load.
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    tokens = MarkdownIt("commonmark", {"html": False}).parse(text + "\n")
    for token in tokens:
        token.children = _kept(token.children or ())
    return _blocks(SyntaxTreeNode(tokens))


def _kept(tokens: Sequence[Token], depth: int = 0) -> list[Token]:
    """Leave out the marks of what is nested too deep, and of links that cannot be links.

    Their text stays, and becomes one with the text beside it: what is to be escaped depends on it.
    """
    kept: list[Token] = []
    for token in chain.from_iterable(_parts(tokens, depth)):
        if token.type == "text" and kept and kept[-1].type == "text":
            kept[-1].content += token.content
        else:
            kept.append(token)
    return kept


def _parts(tokens: Sequence[Token], depth: int) -> Iterator[Sequence[Token]]:
    """Yield what stays of each token; `depth` counts the marks around them."""
    within: list[bool] = []  # of the marks that are open, whether they are kept
    linked = False
    for token in tokens:
        if token.nesting == 1:
            link = token.type == "link_open"
            fine = not link or (_followed(token, "href") and not linked)
            within.append(fine and depth < MOST_NESTED)
            depth += within[-1]
            linked |= link and within[-1]
        if token.type == "image":
            token.children = _kept(token.children or (), depth)
        if token.type == "image" and not _followed(token, "src"):
            yield token.children or ()
        elif token.nesting == 0 or within[-1]:
            yield (token,)
        if token.nesting == -1:
            here = within.pop()
            depth -= here
            linked &= not (here and token.type == "link_close")


def _followed(token: Token, address: str) -> bool:
    return md.followed(str(token.attrGet(address) or ""))


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
        marker = (
            entry.markup if number is None else f"{min(number + position, _HIGHEST)}{entry.markup}"
        )
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
    written = [_INLINES[node.type](node) for node in nodes]
    for place, (one, following) in enumerate(pairwise(written)):
        if one.endswith("!") and following.startswith("["):
            written[place] = one[:-1] + r"\!"  # or else the link would be a picture
    return "".join(written)


def _text(node: SyntaxTreeNode) -> str:
    # An entity can stand for a character that is no text, such as a change of direction.
    return md.marked(clean(node.content)).replace("\n", "&#10;")


def _code(node: SyntaxTreeNode) -> str:
    ticks = _longer_than_any("`", node.content)
    blank = " " if node.content[:1] in "` " or node.content[-1:] in "` " else ""
    return f"{ticks}{blank}{node.content}{blank}{ticks}"


def _emphasis(node: SyntaxTreeNode) -> str:
    return node.markup + md.keep_edges(_inlines(node.children)) + node.markup


def _link(node: SyntaxTreeNode) -> str:
    return md.link(str(node.attrs.get("href", "")), _inlines(node.children))


def _image(node: SyntaxTreeNode) -> str:
    return "!" + md.link(str(node.attrs.get("src", "")), _inlines(node.children))


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
