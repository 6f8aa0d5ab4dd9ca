"""Workbooks and documents as people make them, with what comes of each."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Mapping
from typing import Final

import docx
import openpyxl
from docx.document import Document
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def book(fill: Callable[[Workbook, Worksheet], None]) -> Callable[[], bytes]:
    def content() -> bytes:
        made = openpyxl.Workbook()
        sheet = made.active
        assert isinstance(sheet, Worksheet)
        fill(made, sheet)
        target = io.BytesIO()
        made.save(target)
        return target.getvalue()

    return content


def document(fill: Callable[[Document], None]) -> Callable[[], bytes]:
    def content() -> bytes:
        made = docx.Document()
        fill(made)
        target = io.BytesIO()
        made.save(target)
        return target.getvalue()

    return content


def _merged_days(_: Workbook, sheet: Worksheet) -> None:
    sheet.append(["Kursprogram våren 2026"])
    sheet.merge_cells("A1:E1")
    sheet.append([])
    sheet.append(["Dag", "Start", "Slut", "Innehåll", "Kursledare"])
    sheet.append([dt.date(2026, 3, 10), dt.time(9), dt.time(10, 30), "Introduktion", "Eva Lund"])
    sheet.append([None, dt.time(10, 30), dt.time(11), "Fika", None])
    sheet.append([None, dt.time(11), dt.time(12), "Övning", "Bo Ek"])
    sheet.append([dt.date(2026, 3, 11), dt.time(9), dt.time(12), "Studiebesök", "Eva Lund"])
    sheet.append([None, dt.time(12), dt.time(13), "Lunch", None])
    sheet.merge_cells("A4:A6")
    sheet.merge_cells("A7:A8")


def _sheet_a_day(whole: Workbook, sheet: Worksheet) -> None:
    sheet.title = "10 mars 2026"
    other = whole.create_sheet("11 mars 2026")
    notes = whole.create_sheet("Deltagare")
    for one in (sheet, other):
        one.append(["Tid", "Moment", "Lokal"])
    sheet.append(["09.00-10.00", "Start", "Aula"])
    sheet.append(["10.00-12.00", "Grupparbete", "Aula"])
    other.append(["09.00-11.00", "Redovisning", "Aula"])
    notes.append(["Namn", "Kommun"])
    notes.append(["Ida Falk", "Karlshamn"])


def _matrix(_: Workbook, sheet: Worksheet) -> None:
    sheet.append(["", dt.date(2026, 5, 4), dt.date(2026, 5, 5)])
    sheet.append(["09:00", "Föreläsning", "Seminarium"])
    sheet.append(["10:00", None, "Rast"])
    sheet.append(["10:30", "Rast", "Seminarium, del 2"])
    sheet.append(["11:00", "Lunch", None])
    sheet.append(["12:00", "Slut", "Slut"])
    sheet.merge_cells("B2:B3")
    sheet.merge_cells("B5:C5")


def _rooms(_: Workbook, sheet: Worksheet) -> None:
    sheet.append(["Time", "Room A", "Room B"])
    sheet.append([dt.time(9), "Keynote", None])
    sheet.append([dt.time(10), "Maps", "Forms"])
    sheet.merge_cells("B2:C2")


def _formulas(_: Workbook, sheet: Worksheet) -> None:
    sheet.append(["Start", "Längd", "Programpunkt"])
    sheet.append([dt.time(9), 30, "Öppning"])
    sheet.append(["=A2+B2/1440", 45, "Nuläge"])
    sheet.append([dt.time(11), 60, "Beslut"])


def _one_cell(_: Workbook, sheet: Worksheet) -> None:
    sheet.append(["Start", "Finish", "Session", "Facilitator"])
    for day, start, end, title, who in (
        (1, 9, 10, "Welcome", "Ann Roe"),
        (1, 10, 12, "Design", "Cy Tan"),
        (2, 9, 12, "Build", "Cy Tan"),
    ):
        midnight = dt.datetime.combine(dt.date(2026, 9, day), dt.time())
        hours = [midnight + dt.timedelta(hours=hour) for hour in (start, end)]
        sheet.append([*hours, title, who])


def _word_table(page: Document) -> None:
    page.add_heading("Nätverksträff", 0)
    page.add_paragraph("Datum: 2026-10-07")
    page.add_paragraph("Plats: Stadshuset, Lund")
    rows = [
        ("Tid", "Programpunkt", "Ansvarig"),
        ("09.00-09.30", "Kaffe", ""),
        ("09.30-11.00", "Erfarenheter från tre kommuner", "Hanna Ström"),
        ("11.00-12.00", "Samtal vid borden", "Alla"),
    ]
    table = page.add_table(len(rows), 3)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def _word_lines(page: Document) -> None:
    page.add_heading("Board retreat", 1)
    page.add_heading("Saturday 14 November 2026", 2)
    page.add_paragraph("09:00 - 10:00\tArrival and breakfast")
    page.add_paragraph("10:00 - 12:00\tStrategy (Mary Poole)")
    cancelled = page.add_paragraph()
    cancelled.add_run("12:00 - 13:00 Walk").font.strike = True
    page.add_paragraph("13:00 - 14:00\tLunch", style="List Bullet")


def _word_dagordning(page: Document) -> None:
    page.add_heading("Dagordning årsmöte", 1)
    page.add_paragraph("Tid: söndag 22 mars 2026 kl 15.00-16.00")
    for text in ("Mötet öppnas", "Val av mötesordförande", "Verksamhetsberättelse", "Avslutning"):
        page.add_paragraph(text, style="List Number")


OFFICE: Final[Mapping[str, tuple[Callable[[], bytes], str]]] = {
    "merged_days.xlsx": (
        book(_merged_days),
        """
title Kursprogram våren 2026
2026-03-10 09:00-10:30 Introduktion | Eva Lund
2026-03-10 10:30-11:00 Fika
2026-03-10 11:00-12:00 Övning | Bo Ek
2026-03-11 09:00-12:00 Studiebesök | Eva Lund
2026-03-11 12:00-13:00 Lunch
""",
    ),
    "sheet_a_day.xlsx": (
        book(_sheet_a_day),
        """
place Aula
2026-03-10 09:00-10:00 Start
2026-03-10 10:00-12:00 Grupparbete
2026-03-11 09:00-11:00 Redovisning
told Deltagare, line 1: The table is not understood
told Karlshamn
""",
    ),
    "matrix.xlsx": (
        book(_matrix),
        """
2026-05-04 09:00-10:30 Föreläsning
2026-05-04 10:30-11:00 Rast
2026-05-04 11:00-12:00 Lunch
2026-05-05 09:00-10:00 Seminarium
2026-05-05 10:00-10:30 Rast
2026-05-05 10:30-11:00 Seminarium, del 2
2026-05-05 11:00-12:00 Lunch
told “Slut” is taken for the end at 12:00, not for a session.
""",
    ),
    "rooms.xlsx": (
        book(_rooms),
        """
none
told The table has a column each for Room A, Room B; choose one with --only.
""",
    ),
    "formulas.xlsx": (
        book(_formulas),
        """
2026-02-01 09:00-09:30 Öppning
2026-02-01 09:30-10:15 Nuläge
2026-02-01 11:00-12:00 Beslut
told A3 is a formula whose value is not in the file
""",
    ),
    "one_cell.xlsx": (
        book(_one_cell),
        """
2026-09-01 09:00-10:00 Welcome | Ann Roe
2026-09-01 10:00-12:00 Design | Cy Tan
2026-09-02 09:00-12:00 Build | Cy Tan
""",
    ),
    "word_table.docx": (
        document(_word_table),
        """
title Nätverksträff
place Stadshuset, Lund
2026-10-07 09:00-09:30 Kaffe
2026-10-07 09:30-11:00 Erfarenheter från tre kommuner | Hanna Ström
2026-10-07 11:00-12:00 Samtal vid borden | Alla
""",
    ),
    "word_lines.docx": (
        document(_word_lines),
        """
title Board retreat
2026-11-14 09:00-10:00 Arrival and breakfast
2026-11-14 10:00-12:00 Strategy | Mary Poole
2026-11-14 13:00-14:00 Lunch
told “Walk” is struck through, so it is cancelled.
""",
    ),
    "word_dagordning.docx": (
        document(_word_dagordning),
        """
title Dagordning årsmöte
2026-03-22 15:00-15:15 Mötet öppnas
2026-03-22 15:15-15:30 Val av mötesordförande
2026-03-22 15:30-15:45 Verksamhetsberättelse
2026-03-22 15:45-16:00 Avslutning
told No item has a time: each gets 15 minutes.
""",
    ),
}
