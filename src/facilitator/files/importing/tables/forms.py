"""The form of the dates and times of each column, decided from all of its cells."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from facilitator.files.importing.tables.columns import Column, Columns
from facilitator.files.importing.tables.grid import Grid
from facilitator.files.importing.written import dates, values
from facilitator.files.importing.written.reckoning import Reckoning

_EPOCH: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets count days from it
_SERIALS: Final = (20_000, 80_000)
"""Between these, whole numbers in a column of dates count days: 1954 to 2119."""


class Forms(Struct):
    """How a table writes what others write with signs.

    `serial_dates` and `serial_times` are whether a spreadsheet counts days, `six_figures` whether
    dates are like 260310, `hours` whether lengths are numbers of hours.
    """

    serial_dates: bool = False
    serial_times: bool = False
    six_figures: bool = False
    hours: bool = False

    def plain(self, column: Column, text: str) -> str:
        """Write a date or a time that a spreadsheet counts, or that has no signs, as others are."""
        if column in ("start", "end") and self.serial_times and _number(text) is not None:
            return _serial_time(text)
        if column == "minutes" and self.hours and (length := _number(text)) is not None:
            return f"{round(length * values.HOUR)} min"
        if column == "date" and self.serial_dates and (number := _number(text)) is not None:
            return (_EPOCH + dt.timedelta(days=number)).date().isoformat()
        if column == "date" and (instant := values.instant(text)) and instant.time() == dt.time():
            return instant.date().isoformat()
        if column == "date" and self.six_figures and (date := dates.six_figures(text)):
            return date.isoformat()
        return text


def forms(grid: Grid, first: int, columns: Columns, reckoning: Reckoning) -> Forms:
    """Decide the forms from the lines from `first` on, and learn the order of day and month."""
    found = Forms()
    for index, column in columns.items():
        cells = grid.column(index, first)
        numbers = [_number(cell) for cell in cells]
        if column == "date":
            found.serial_dates = _all(numbers, *_SERIALS)
            found.six_figures = bool(cells) and all(map(dates.six_figures, cells))
            reckoning.learn(cells)
        elif column == "start":
            whole = all(number == int(number) for number in numbers if number is not None)
            found.serial_times = _all(numbers, 0, 0.99999) and not whole
            reckoning.learn(cells)
    return found


def _number(text: str) -> float | None:
    return float(text.replace(",", ".")) if re.fullmatch(r"[0-9]{1,5}([.,][0-9]+)?", text) else None


def _all(numbers: Sequence[float | None], least: float, most: float) -> bool:
    """Return whether every cell is a number between two others."""
    return bool(numbers) and all(n is not None and least <= n <= most for n in numbers)


def _serial_time(text: str) -> str:
    minutes = round((_number(text) or 0) * values.DAY)
    return f"{minutes // 60:02}:{minutes % 60:02}"
