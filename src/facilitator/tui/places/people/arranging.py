"""Blocks of rows arranged in columns: everything on one page as long as it fits.

A block is an organisation with its people. Columns are as few and as wide as the rows allow; blank
rows separate the blocks, and no block is split between columns if that can be avoided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

NARROWEST: Final = 18
"""A column is at least this wide, in cells, unless the page is narrower."""
USUAL: Final = 36
"""Columns are at least this wide as long as everything fits on a page."""

Column = Sequence[int | None]
"""The numbers of the rows in it, and None for a blank row."""


class Arrangement(NamedTuple):
    """All columns one after the other, `on_page` of them beside each other, each `room` wide."""

    columns: Sequence[Column]
    on_page: int = 1
    room: int = 0
    gap: int = 0

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-len(self.columns) // self.on_page))

    def place(self, row: int) -> tuple[int, int]:
        """Say in which column a row stands, and how far down."""
        for number, column in enumerate(self.columns):
            if row in column:
                return number, column.index(row)
        return 0, 0

    def beside(self, row: int, by: int) -> int:
        """Give the row that is as far down in another column, or else the last one above that."""
        number, down = self.place(row)
        to = number + by
        if not 0 <= to < len(self.columns):
            return row
        column = self.columns[to]
        above = [each for each in column[: down + 1] if each is not None]
        return above[-1] if above else next(each for each in column if each is not None)


class _How(NamedTuple):
    air: bool = False
    """Whether a blank row stands between blocks."""
    whole: bool = False
    """Whether a block that does not fit goes to the next column."""
    least: int = 1
    """How many rows of a block a column ends with at least."""


_HOWS: Final = (_How(air=True, whole=True), _How(whole=True), _How(least=2), _How())
"""From the easiest to read to the densest."""


def arranged(blocks: Sequence[int], width: int, height: int, needed: int) -> Arrangement:
    """Put blocks of so many rows each into columns.

    `needed` is how many cells a row takes in which no name is cut: there are no more columns than
    leave so much, unless everything fits on one page only so.
    """
    height = max(1, height)
    most = max(1, (width + 1) // (NARROWEST + 1))
    few = max(1, min(most, (width + 2) // (USUAL + 2)))
    while few > 1 and _room(width, few)[0] < needed:
        few -= 1
    roomy = [n for n in range(few, most + 1) if _room(width, n)[0] >= needed]
    tries = [(n, how) for how in _HOWS for n in roomy]
    tries += [(n, how) for n in range(few, most + 1) if n not in roomy for how in _HOWS[2:]]
    for number, how in tries:
        if len(_flow(blocks, height, how)) <= number:
            return _arrangement(_even(blocks, height, number, how), width, number)
    number = roomy[-1] if roomy else few
    return _arrangement(_flow(blocks, height, _HOWS[1]), width, number)


def _room(width: int, number: int) -> tuple[int, int]:
    """Say how wide each of so many columns is, and how many cells stand between two."""
    room = (width - 2 * (number - 1)) // number
    if room >= NARROWEST:
        return room, 2
    return max(1, (width - number + 1) // number), 1


def _arrangement(columns: Sequence[Column], width: int, number: int) -> Arrangement:
    return Arrangement(columns, number, *_room(width, number))


def _even(blocks: Sequence[int], height: int, number: int, how: _How) -> Sequence[Column]:
    """Let the columns be no higher than they have to be."""
    for least in range(max(1, sum(blocks) // number), height):
        columns = _flow(blocks, least, how)
        if len(columns) <= number and max(map(len, columns), default=0) <= least:
            return columns
    return _flow(blocks, height, how)


def _flow(blocks: Sequence[int], height: int, how: _How) -> list[list[int | None]]:
    """Put blocks into columns no higher than `height`, one after the other."""
    columns: list[list[int | None]] = [[]]
    for rows in _numbered(blocks):
        rest = list(rows)
        gap: list[int | None] = [None] if how.air and columns[-1] else []
        room = height - len(columns[-1]) - len(gap)
        if len(rest) > room and (how.whole or room < min(how.least, len(rest))):
            columns.append([])
            gap, room = [], height
        columns[-1] += [*gap, *rest[:room]]
        columns += [[*rest[at : at + height]] for at in range(room, len(rest), height)]
    return [column for column in columns if column]


def _numbered(blocks: Sequence[int]) -> Iterator[range]:
    first = 0
    for size in blocks:
        if size:
            yield range(first, first + size)
        first += size
