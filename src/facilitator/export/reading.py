"""A document in Markdown, read as all its forms show it: what HTML and Word are made of.

No HTML is passed on and no address is followed that could run something. Besides what CommonMark
says, with GitHub's tables and strikethrough, addresses that were only typed are links, pictures of
others are links to them, and a label that stands alone above something is the heading that it looks
like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from facilitator.export.pictures import NONE, Pictures, name_at

BLANK: Final = "\N{NO-BREAK SPACE}"
"""What a cell holds that is to be filled in by hand."""

TICK: Final = "\N{BALLOT BOX} "
"""What stands before a thing that is to be ticked off."""

TICKS: Final = "ticks"
"""The class of lists of such things, which need no other sign."""

ALIGNED: Final = re.compile("text-align:(center|right)")
"""How a cell says that its text stands in the middle or to the right."""

BARE: Final = "bare"
"""The class of links that show their address."""

_FEW_ROWS: Final = 8

_LABELLED: Final = 3
"""The lowest level of a heading that labels stand under; a description's own may be lower."""

_SAFE: Final = re.compile(r"(?:https?|mailto):|[^:]*(?:[/?#]|$)", re.IGNORECASE)
"""Addresses that may be followed; any other scheme could run something."""

_TYPED: Final = re.compile(
    r"(?<![\w@/.:#&=?-])(?:https?://|www\.(?=[\w-]+\.))[^\s<>\"“”„«»]+", re.IGNORECASE
)
_BEGUN: Final = re.compile(r"(?:https?://|www\.)[^\W_]", re.IGNORECASE)
_AFTER: Final = frozenset(".,;:!?'\N{RIGHT SINGLE QUOTATION MARK}*_~…")
_CLOSED: Final = {")": "(", "]": "[", "}": "{"}
_BREAKS: Final = ("softbreak", "hardbreak")
_STRONG: Final = ("strong_open", "strong_close")


class Reader(MarkdownIt):
    """The parser of all documents.

    A picture of the document's own has its bytes as `picture` among what is known of its token.
    """

    def __init__(self, pictures: Pictures = NONE) -> None:
        """Know what is read besides CommonMark, and the pictures that the document shows."""
        super().__init__("commonmark", {"html": False})
        self._pictures = pictures
        self.enable(["table", "strikethrough"])
        self.core.ruler.push("addresses", lambda state: self._link(state.tokens))
        self.core.ruler.push("labels", lambda state: _raise_labels(state.tokens))
        self.core.ruler.push("ticks", lambda state: _mark_ticks(state.tokens))

    def validateLink(self, url: str) -> bool:  # noqa: N802 - what it is called there
        """Return whether an address may be followed."""
        return _SAFE.match(url.strip()) is not None

    def _link(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if token.children:
                token.children = list(self._linked(token.children))

    def _linked(self, children: Sequence[Token]) -> Iterator[Token]:
        """Make links of pictures and of addresses in text, but for those within a link."""
        within = 0
        for child in children:
            if child.type in ("link_open", "link_close"):
                within += child.nesting
                if child.markup == "autolink" and child.nesting == 1:
                    child.attrSet("class", BARE)
            if child.type == "image":
                address = str(child.attrGet("src") or "")
                yield from self._shown(child, address, within=within > 0)
            elif child.type == "text" and not within:
                yield from chain.from_iterable(map(self._part, parts(child.content)))
            else:
                yield child

    def _shown(self, image: Token, address: str, *, within: bool) -> Sequence[Token]:
        """Show a picture of the document's own, else what it tells, as a link unless within one."""
        name = name_at(address)
        if name is not None and name in self._pictures:
            image.meta["picture"] = self._pictures[name]
            return (image,)
        shown = _text(words(image) or address)
        return (shown,) if within or name else _linked_to(address, shown)

    def _part(self, part: tuple[str, bool]) -> Sequence[Token]:
        text, is_address = part
        if not is_address:
            return (_text(text),)
        address = self.normalizeLink(f"https://{text}" if text[:1] in "wW" else text)
        link = _linked_to(address, _text(text))
        link[0].attrSet("class", BARE)
        return link


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text in order, each with whether it is an address of the web.

    What ends a sentence or closes a bracket after an address is none of it.
    """
    end = 0
    for found in _TYPED.finditer(text):
        address = _without_what_follows(found[0])
        if not _BEGUN.match(address):
            continue
        if found.start() > end:
            yield text[end : found.start()], False
        yield address, True
        end = found.start() + len(address)
    if end < len(text):
        yield text[end:], False


def words(token: Token) -> str:
    """Return the text of a heading or of a picture, without its marks."""
    return "".join(
        " " if child.type in _BREAKS else words(child) if child.children else child.content
        for child in token.children or ()
    )


def table_at(tokens: Sequence[Token], opened: int) -> Sequence[Token]:
    """Return what is in the table that is opened at a place."""
    end = next(i for i in range(opened, len(tokens)) if tokens[i].type == "table_close")
    return tokens[opened + 1 : end]


def is_short(table: Sequence[Token]) -> bool:
    """Return whether a table has so few rows that it is not to be torn at the end of a page."""
    return sum(token.type == "tr_open" for token in table) <= _FEW_ROWS


def _without_what_follows(address: str) -> str:
    while True:
        last = address[-1:]
        opening = _CLOSED.get(last)
        unopened = opening is not None and address.count(last) > address.count(opening)
        if last not in _AFTER and not unopened:
            return address
        address = address[:-1]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _linked_to(address: str, shown: Token) -> Sequence[Token]:
    opened = Token("link_open", "a", 1, attrs={"href": address})
    return (opened, shown, Token("link_close", "a", -1))


def _raise_labels(tokens: Sequence[Token]) -> None:
    """Make headings of paragraphs that are nothing but a label, one level below theirs."""
    level = 1
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and not token.level:
            level = min(int(token.tag[1:]), _LABELLED)
        elif token.type == "paragraph_open" and not token.level and _is_label(tokens[place + 1]):
            _without_marks(tokens[place + 1])
            for one, kind in ((token, "heading_open"), (tokens[place + 2], "heading_close")):
                one.type, one.tag, one.markup = kind, f"h{level + 1}", "**"


def _mark_ticks(tokens: Sequence[Token]) -> None:
    """Mark the lists of which every item is to be ticked off."""
    lists: list[Token] = []
    for place, token in enumerate(tokens):
        if token.type == "bullet_list_open":
            token.attrSet("class", TICKS)
            lists.append(token)
        elif token.type == "ordered_list_open":
            lists.append(token)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            # A list item holds a paragraph first, or else it is none to be ticked off.
            first = tokens[place + 2] if place + 2 < len(tokens) else token
            if not first.content.startswith(TICK):
                lists[-1].attrs.pop("class", None)


def _is_label(inline: Token) -> bool:
    """Return whether a line is only words in bold with a colon, as the program sets labels."""
    kinds = [child.type for child in inline.children or () if child.content or child.nesting]
    text = words(inline)
    return (
        text.endswith(":")
        and text != ":"
        and [kinds[0], kinds[-1]] == [*_STRONG]
        and kinds.count("strong_close") == 1
    )


def _without_marks(inline: Token) -> None:
    """Leave only what is between the marks of a label, and no colon after it."""
    children = [child for child in inline.children or () if child.type not in _STRONG]
    last = next(child for child in reversed(children) if child.content)
    last.content = last.content.removesuffix(":")
    inline.children = children
