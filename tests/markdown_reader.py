"""Texts for tests to write as Markdown, and a reader of CommonMark with GitHub's tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from facilitator.core.base.text import clean

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_MARKS = st.sampled_from(
    [
        *("# ", "## a ##", "- ", "+ ", "* ", "1. ", "2) ", "> ", ">", "#", "-", "=", "===", "---"),
        *("```", "~~~", "~~", "~", "`", "*", "**", "_", "__", "[", "]", "](", "![", "[ ] x", "[x]"),
        *("(", ")", "<b>", "</b>", "<!--", "<?", "<", "&amp;", "&#35;", "&#x23;", "&", ";", "\\"),
        *("|", "a | b", "--|--", ":-:", "|-", "[a]: b", "https://a.se/b_c", "<https://a.se>", "@a"),
        *("\n", "\n\n", "\n\n\n", " ", "  ", "    ", "\t", "\u00a0", "\u3000", "a", "å", "ö", "1"),
        *("שלום", "🙂", "👩‍👩‍👧", "snake_case", "e\u0301", "\u2028", "!", ".", '"', "'"),
    ]
)
_TEXTS = (st.lists(_MARKS, min_size=1, max_size=12).map("".join) | st.text(min_size=1)).map(clean)
TYPED = _TEXTS.filter(bool)
"""Whatever someone types, cleaned as it is when it comes in, much of it meaning something."""

_BREAKS = {"softbreak": "\n", "hardbreak": "\n"}


def read(source: str) -> list[SyntaxTreeNode]:
    """Parse a document into its blocks."""
    return SyntaxTreeNode(_PARSER.parse(source)).children


def text(node: SyntaxTreeNode) -> str:
    """Give the text of a block or of something within one; blank lines part paragraphs."""
    if node.type == "text":
        return node.content
    if node.type in _BREAKS:
        return _BREAKS[node.type]
    between = "\n\n" if any(child.type == "paragraph" for child in node.children) else ""
    return between.join(map(text, node.children))


def plain_text(nodes: Iterable[SyntaxTreeNode]) -> str:
    """Give the text of blocks in which nothing but text and line ends may be."""
    blocks = list(nodes)
    for node in blocks:
        kinds = {child.type for child in node.walk()}
        assert kinds <= {"paragraph", "inline", "text", *_BREAKS}, kinds
    return "\n\n".join(map(text, blocks))


def of_type(nodes: Iterable[SyntaxTreeNode], *types: str) -> Iterator[SyntaxTreeNode]:
    """Find everything of these types, in order."""
    for node in nodes:
        for found in node.walk():
            if found.type in types:
                yield found
