"""Tables that stand side by side: each with times of its own, or all beside the same times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from facilitator.files.importing.tables.columns import Column, Columns, called, columns
from facilitator.files.importing.tables.grid import Grid, GridLine
from facilitator.files.importing.written import dates, values

SEVERAL: Final = 2


class Part(Struct, frozen=True):
    """One of the tables; `label` is what stands above it, a day or a room."""

    grid: Grid
    columns: Columns
    label: str = ""

    @property
    def of_a_day(self) -> bool:
        """Whether the label is a day."""
        return dates.is_day(self.label)


class Beside(Struct, frozen=True):
    """The tables side by side; they are `parallel` where all stand beside the same times."""

    parts: Sequence[Part]
    parallel: bool = False

    @property
    def labelled(self) -> bool:
        """Whether something stands above each of the tables."""
        return len(self.parts) > 1 and all(part.label for part in self.parts)


def side_by_side(grid: Grid, header: int, known: Columns) -> Beside:
    """Cut a table into those that stand side by side; most tables are a single one."""
    whole = Beside([Part(grid, known)])
    if header < 0:
        return whole
    names = grid.lines[header].cells
    starts = [n for n, name in enumerate(names) if called(name) == "start"]
    titles = [n for n, name in enumerate(names) if called(name) == "title"]
    if len(titles) < SEVERAL:
        return whole
    if len(starts) >= SEVERAL:
        own = len(titles) >= len(starts)
        return (
            Beside([_part(grid, header, span) for span in _spans(starts, names)]) if own else whole
        )
    shared = _shared(grid, header, range(titles[0]))
    beside = Beside(
        [_part(grid, header, span, shared) for span in _spans(titles, names)], parallel=True
    )
    return beside if header and shared and beside.labelled else whole


def _spans(begins: Sequence[int], names: Sequence[str]) -> list[range]:
    """Return the columns of each table, up to where the next begins."""
    return [range(first, after) for first, after in pairwise([*begins, len(names)])]


def _shared(grid: Grid, header: int, before: range) -> dict[int, Column]:
    """Return the columns before the first title, if times are among them, named or not."""
    names = grid.lines[header].cells
    found: dict[int, Column] = dict(columns(names[: len(before)]))
    for index in before:
        cells = grid.column(index, header + 1)
        if (
            index not in found
            and cells
            and not names[index].strip()
            and all(map(values.times, cells))
        ):
            found[index] = "start"
    return found if "start" in found.values() else {}


def _part(grid: Grid, header: int, span: range, shared: Mapping[int, Column] | None = None) -> Part:
    kept = [*(shared or {}), *span]

    def cut(line: GridLine) -> GridLine:
        return GridLine(line.line, tuple(line.cell(index) for index in kept))

    above = [GridLine(line.line, ()) for line in grid.lines[:header]]
    lines = [*above, *map(cut, grid.lines[header:])]
    first = len(shared or {})
    known: dict[int, Column] = dict(enumerate((shared or {}).values()))
    for index, column in columns(lines[header].cells[first:]).items():
        if column not in known.values():
            known[index + first] = column
    labels = [grid.lines[header - 1].cell(index) for index in span] if header else []
    label = next(filter(None, labels), "")
    return Part(Grid(lines=lines), known, label)
