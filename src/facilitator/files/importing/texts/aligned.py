"""Tables that plain text shows only by how its words are aligned: by tabs or by several blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from facilitator.files.importing.tables.columns import by_content, columns, header_at
from facilitator.files.importing.tables.grid import Grid, GridLine
from facilitator.files.importing.written import values

_CELL: Final = re.compile(r"\S+(?: \S+)*")
_TAB: Final = "\t"
_LEAST_LINES: Final = 2
_LEAST_COLUMNS: Final = 3
"""Two columns without names are read as lines just as well."""
_NAMED: Final = 2


def take_aligned(lines: list[str]) -> list[Grid]:
    """Take the aligned tables out of the lines of a text, which become empty."""
    found = []
    for first, last in _runs(lines):
        grid = _named(lines, first, last) or _tabbed(lines, first, last)
        if grid is not None:
            found.append(grid)
            begin = grid.lines[0].line - 1
            lines[begin:last] = [""] * (last - begin)
    return found


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where lines stand that follow each other without a gap and have several cells."""
    first = None
    for index, line in enumerate([*lines, ""]):
        several = len(_CELL.findall(line)) > 1
        if several and first is None:
            first = index
        elif not several and first is not None:
            if index - first >= _LEAST_LINES:
                yield first, index
            first = None


def _named(lines: Sequence[str], first: int, last: int) -> Grid | None:
    """Return the table below a line that names its columns, each cell below its name."""
    names = list(_CELL.finditer(lines[first]))
    known = columns([name[0] for name in names])
    timed = {"start", "minutes"} & set(known.values())
    if len(known) < _NAMED or len(known) < len(names) or "title" not in known.values() or not timed:
        return None
    rows = [_below(line, [name.start() for name in names]) for line in lines[first + 1 : last]]
    if not all(rows):
        return None
    cells = [[name[0] for name in names], *rows]
    grid = Grid(lines=[GridLine(n, tuple(row)) for n, row in enumerate(cells, first + 1)])
    return grid if header_at(grid) == 0 else None


def _below(line: str, starts: Sequence[int]) -> list[str]:
    """Return the cells of a line, each in the column whose name it begins below; [] if it fails."""
    if _TAB in line:
        cells = [cell.strip() for cell in line.split(_TAB)]
        return cells if len(cells) <= len(starts) else []
    found = [""] * len(starts)
    for cell in _CELL.finditer(line):
        column = max((n for n, start in enumerate(starts) if start <= cell.start() + 1), default=-1)
        if column < 0 or found[column]:
            return []
        found[column] = cell[0]
    return found


def _tabbed(lines: Sequence[str], first: int, last: int) -> Grid | None:
    """Return the table whose columns have no names but that tabs divide, told from all cells."""
    rows = [lines[n].strip().split(_TAB) for n in range(first, last)]
    if not all(len(row) > 1 and values.times(row[0]) for row in rows):
        return None
    grid = Grid(lines=[GridLine(n, tuple(row)) for n, row in enumerate(rows, first + 1)])
    known = by_content(grid) or {}
    if grid.width < _LEAST_COLUMNS or "speakers" not in known.values():
        return None
    return grid
