"""A window is the part of a list that the rows have room for, with the chosen item in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

LEAST: Final = 3
"""A window has at least so many rows: one says what is before it."""


class Window(NamedTuple):
    """The part of a list that is seen, and how many are before and after it."""

    seen: range
    before: int = 0
    after: int = 0


def window(count: int, rows: int, chosen: int | None) -> Window:
    """See the page of a list on which the chosen one is; a row says what is before it.

    So the list stands still while the chosen one goes through a page.
    """
    if count <= rows or rows < LEAST:
        return Window(range(count))
    if chosen is None or chosen < rows:
        return Window(range(rows), after=count - rows)
    room = rows - 1
    start = min(rows + (chosen - rows) // room * room, count - room)
    return Window(range(start, start + room), start, count - start - room)


def shares(wanted: Sequence[int], rows: int, least: int) -> Sequence[int] | None:
    """Give blocks as many rows as they want, fewer where they do not fit; None if too few.

    What is left above `least`, or above what they want of it, is shared by how much each needs.
    """
    given = [min(each, least) for each in wanted]
    spare = rows - sum(given)
    if spare < 0:
        return None
    needed = [each - has for each, has in zip(wanted, given, strict=True)]
    if sum(needed) <= spare:
        return list(wanted)
    given = [has + spare * need // sum(needed) for has, need in zip(given, needed, strict=True)]
    short = [want - has for want, has in zip(wanted, given, strict=True)]
    for _ in range(rows - sum(given)):
        number = short.index(max(short))
        given[number], short[number] = given[number] + 1, short[number] - 1
    return given
