"""An Excel workbook: each sheet is a table; merged cells say the same in each of their places."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from facilitator.core.base.language import phrase
from facilitator.core.base.text import clean_line
from facilitator.files.importing.content import too_much_packed
from facilitator.files.importing.days import Days
from facilitator.files.importing.programme import Circumstances, Source
from facilitator.files.importing.tables.grid import (
    MOST_COLUMNS,
    MOST_LINES,
    Grid,
    GridLine,
    words_of,
)
from facilitator.files.importing.tables.table import read_grid
from facilitator.files.toml.suggest import shown

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOST_SHEETS: Final = 40
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ >/]")
FIRST_YEAR: Final = 1901
"""A date before it is a bare clock time, as old spreadsheets keep it."""


def read_xlsx(content: bytes, given: Circumstances) -> Source:
    """Read a programme from the sheets of a workbook; never raises."""
    source = Source()
    if (book := _book(content, source)) is None:
        return source
    values, formulas = book
    days = Days(source, given)
    for name in values.sheetnames[:MOST_SHEETS]:
        sheet = values[name]
        if not hasattr(sheet, "iter_rows"):  # a sheet that is only a chart
            continue
        several = len(values.sheetnames) > 1
        _read_sheet(source, sheet, formulas[name], days, given, several=several)
    source.sheet = ""
    return source


def sheets(content: bytes, source: Source) -> Iterator[Grid]:
    """Yield the visible sheets of a workbook as tables; never raises."""
    if (book := _book(content, source)) is None:
        return
    values, formulas = book
    for name in values.sheetnames[:MOST_SHEETS]:
        sheet = values[name]
        if hasattr(sheet, "iter_rows") and sheet.sheet_state == "visible":
            yield _grid(source, sheet, formulas[name])


def _book(content: bytes, source: Source) -> tuple[Workbook, Workbook] | None:
    """Load a workbook with its values and with its formulas, or tell why not."""
    if too_much_packed(content):
        source.left_out(0, phrase("This workbook is too large to be a programme."))
        return None
    try:
        values = _loaded(content, data_only=True)
        return values, _loaded(content, data_only=False) if _has_formulas(content) else values
    except Exception:  # noqa: BLE001 - whatever the library makes of a broken workbook
        source.left_out(0, phrase("This is not a workbook that can be read."))
        return None


def _has_formulas(content: bytes) -> bool:
    """Return whether a workbook has to be loaded twice, which takes as long again."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets_ = (name for name in archive.namelist() if name.startswith("xl/worksheets/"))
        return any(_FORMULA.search(archive.read(name)) for name in sheets_)


def _loaded(content: bytes, *, data_only: bool) -> Workbook:
    import openpyxl

    with warnings.catch_warnings(action="ignore"):
        return openpyxl.load_workbook(io.BytesIO(content), data_only=data_only)


def _read_sheet(  # noqa: PLR0913
    source: Source,
    sheet: Worksheet,
    formulas: Worksheet,
    days: Days,
    given: Circumstances,
    *,
    several: bool,
) -> None:
    if sheet.sheet_state != "visible":
        message = phrase("The hidden sheet “{name}” is left out.", name=shown(sheet.title))
        source.left_out(0, message)
        return
    source.sheet = sheet.title if several else ""
    grid = _grid(source, sheet, formulas)
    source.keep(words_of(grid))
    if several:
        days.take(0, sheet.title)
    read_grid(source, grid, days, given)


def _grid(source: Source, sheet: Worksheet, formulas: Worksheet) -> Grid:
    """Give the lines of a sheet that are not empty, with merged cells filled."""
    # A sheet may have a single cell far away, so only those that there are are looked at.
    held = {place: cell.value for place, cell in sheet._cells.items()}  # noqa: SLF001
    written = {place: cell.value for place, cell in formulas._cells.items()}  # noqa: SLF001
    rows = sorted({row for (row, _), value in written.items() if value is not None})
    width = max((column for _, column in held), default=0)
    if len(rows) > MOST_LINES or width > MOST_COLUMNS:
        message = phrase(
            "Only {rows} rows and {columns} columns of a sheet are read.",
            rows=MOST_LINES,
            columns=MOST_COLUMNS,
        )
        source.left_out(0, message)
    rows, width = rows[:MOST_LINES], min(width, MOST_COLUMNS)
    cells = [[_text(held.get((row, n))) for n in range(1, width + 1)] for row in rows]
    for row in rows:
        for column in range(1, width + 1):
            formula = written.get((row, column))
            if held.get((row, column)) is None and str(formula or "").startswith("="):
                message = phrase(
                    "{cell} is a formula whose value is not in the file; open the file in a "
                    "spreadsheet program and save it.",
                    cell=sheet.cell(row, column).coordinate,
                )
                source.left_out(row, message, str(formula), timing=True)
    goes_on, as_left = _merged(sheet, rows, cells)
    lines = [GridLine(row, tuple(texts)) for row, texts in zip(rows, cells, strict=True)]
    return Grid(lines=lines, goes_on=goes_on, as_left=as_left)


def _merged(
    sheet: Worksheet, rows: Sequence[int], cells: list[list[str]]
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Let merged cells carry their value down and across, in the rows that are read."""
    goes_on, as_left = set(), set()
    place = {row: n for n, row in enumerate(rows)}
    width = len(cells[0]) if cells else 0
    for merged in sheet.merged_cells.ranges:
        top, left = place.get(merged.min_row), merged.min_col - 1
        if top is None or left >= width:
            continue
        value = cells[top][left]
        first, last = bisect_left(rows, merged.min_row), bisect_right(rows, merged.max_row)
        for row in range(first, last):
            for column in range(left, min(merged.max_col, width)):
                cells[row][column] = value
                if row > top:
                    goes_on.add((row, column))
                if column > left:
                    as_left.add((row, column))
    return goes_on, as_left


def _text(value: object) -> str:  # noqa: PLR0911 - one for each kind of value
    """Write what a cell holds as a person would, dates and times in the standard way."""
    match value:
        case None:
            return ""
        case dt.datetime() if value.year < FIRST_YEAR:
            return f"{value:%H:%M}"
        case dt.datetime() if value.time() == dt.time():
            return f"{value:%Y-%m-%d}"
        case dt.datetime():
            return f"{_rounded(value):%Y-%m-%d %H:%M}"
        case dt.time():
            rounded = _rounded(dt.datetime.combine(dt.date(2000, 1, 1), value))
            return f"{rounded:%H:%M}"
        case dt.timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return "\n".join(map(clean_line, str(value).split("\n")))


def _rounded(instant: dt.datetime) -> dt.datetime:
    """Round to whole minutes: a third of a day is a little less in a spreadsheet."""
    half = dt.timedelta(seconds=30)
    return (instant + half).replace(second=0, microsecond=0)
