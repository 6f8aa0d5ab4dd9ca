"""Text as HTML: nothing in it is a mark, and some words are not broken at their hyphen."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from facilitator.export.unbroken import UNBROKEN


def written(text: str) -> str:
    """Write plain text as HTML."""
    html: str = escapeHtml(text)
    return UNBROKEN.sub(r'<span class="unbroken">\g<0></span>', html) if "-" in html else html


def use(parser: MarkdownIt) -> None:
    """Let a parser write the text of documents so."""
    parser.add_render_rule("text", _text)


def _text(_renderer: object, tokens: Sequence[Token], place: int, *_: object) -> str:
    return written(tokens[place].content)
