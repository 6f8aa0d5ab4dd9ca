"""What the numbers of a column of lengths count, and a column called a time that holds lengths."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from facilitator.core.base.language import phrase
from facilitator.files.importing.programme import Source
from facilitator.files.importing.tables.columns import Columns
from facilitator.files.importing.tables.grid import Grid
from facilitator.files.importing.written import values
from facilitator.files.toml.suggest import shown

_NUMBER: Final = re.compile(r"[0-9]{1,2}(?:[.,][0-9]{1,2})?")
_HOURS: Final = re.compile(r"(?<![^\W_])(?:h|hours?|hrs?|tim(?:mar)?)(?![^\W_])", re.IGNORECASE)
_LONGEST_HOUR: Final = 4
"""Four figures are hours and minutes."""


def lengths_called_times(source: Source, grid: Grid, header: int, columns: Columns) -> Columns:
    """Let a column that is called a time but has only lengths be the lengths."""
    if "minutes" in columns.values():
        return columns
    for index, column in columns.items():
        cells = grid.column(index, header + 1) if column == "start" else []
        if _are_minutes(cells):
            _tell(source, grid, header, index)
            return {**columns, index: "minutes"}
        lengths = bool(cells) and all(values.written_length(cell) is not None for cell in cells)
        if lengths and not all(map(values.times, cells)):
            return {**columns, index: "minutes"}
    return columns


def _are_minutes(cells: Sequence[str]) -> bool:
    """Return whether cells are numbers of which one is more than an hour of a day can be."""
    short = [int(cell) for cell in cells if cell.isdecimal() and len(cell) < _LONGEST_HOUR]
    return all(map(str.isdecimal, cells)) and any(each > values.MIDNIGHT for each in short)


def are_hours(source: Source, grid: Grid, header: int, columns: Columns) -> bool:
    """Return whether the lengths of a table are hours: by their name, or all as they are no more.

    Of "0,5", "1" and "1,5" none are minutes, which are whole.
    """
    index = next((index for index, column in columns.items() if column == "minutes"), None)
    cells = grid.column(index, header + 1) if index is not None else []
    if index is None or not cells or not all(map(_NUMBER.fullmatch, cells)):
        return False
    name = grid.lines[header].cell(index) if header >= 0 else ""
    if _HOURS.search(name):
        return True
    numbers = [float(cell.replace(",", ".")) for cell in cells]
    hours = any(number % 1 for number in numbers) and max(numbers) <= values.NOON
    if hours:
        message = phrase("The column “{name}” is taken for lengths in hours.", name=shown(name))
        source.assumed(grid.lines[max(header, 0)].line, message, timing=True)
    return hours


def _tell(source: Source, grid: Grid, header: int, index: int) -> None:
    name = grid.lines[header].cell(index) if header >= 0 else ""
    message = phrase("The column “{name}” is taken for lengths in minutes.", name=shown(name))
    source.assumed(grid.lines[max(header, 0)].line, message, timing=True)
