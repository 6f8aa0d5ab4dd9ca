"""Which lines stay on the page of what follows them, so that nothing small stands there alone.

They are what leads up to a list, a table or a quotation, the first and the last but one item of a
list, all of a quotation but its end, and what is before the last line of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from markdown_it.token import Token

_LISTS: Final = ("bullet_list_open", "ordered_list_open")
_QUOTATIONS: Final = ("blockquote_open", "blockquote_close")
_LED_UP_TO: Final = frozenset((*_LISTS, "blockquote_open", "table_open"))


def kept(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the places of the lines of a document that are to stay with what follows."""
    return frozenset(
        (
            *_leading_up(tokens),
            *_at_the_edges_of_lists(tokens),
            *_in_quotations(tokens),
            *_before_the_last(tokens),
        )
    )


def _leading_up(tokens: Sequence[Token]) -> Iterator[int]:
    for place, (one, other) in enumerate(pairwise(tokens)):
        if one.type == "paragraph_close" and not one.level and other.type in _LED_UP_TO:
            yield place - 1


def _at_the_edges_of_lists(tokens: Sequence[Token]) -> Iterator[int]:
    open_lists: list[list[int]] = []
    for place, token in enumerate(tokens):
        if token.type in _LISTS:
            open_lists.append([])
        elif token.type == "inline":
            for items in open_lists:
                items[-1] = place
        elif token.type == "list_item_open":
            open_lists[-1].append(place)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            *others, _ = open_lists.pop()
            yield from {*others[:1], *others[-1:]}


def _in_quotations(tokens: Sequence[Token]) -> Iterator[int]:
    level, lines = 0, list[int]()
    for place, token in enumerate(tokens):
        if token.type in _QUOTATIONS:
            level += token.nesting
            if not level:
                yield from lines[:-1]
                lines.clear()
        elif level and token.type == "inline":
            lines.append(place)


def _before_the_last(tokens: Sequence[Token]) -> Iterator[int]:
    lines = [place for place, token in enumerate(tokens) if token.type == "inline"]
    for one, other in pairwise(lines[-2:]):
        if tokens[other].level == 1 and tokens[other - 1].type == "paragraph_open":
            yield one
