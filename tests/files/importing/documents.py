"""Word documents as offices and associations write them, with what comes of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from docx.document import Document
from docx.table import Table

from files.importing.office import document


def filled(page: Document, rows: Sequence[Sequence[str]]) -> Table:
    table: Table = page.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    return table


def _merged_days(page: Document) -> None:
    page.add_heading("Kursprogram: Lågaffektivt bemötande", 1)
    rows = [
        ("Dag", "Tid", "Innehåll", "Lokal"),
        ("Tisdag 12 maj 2026", "09.00\N{EN DASH}12.00", "Grunder", "Sal 1"),
        ("", "13.00\N{EN DASH}16.00", "Övningar", "Sal 2"),
        ("Onsdag 13 maj 2026", "09.00\N{EN DASH}12.00", "Fall från er vardag", "Sal 1"),
        ("", "12.00", "Lunch och avslut", ""),
    ]
    table = filled(page, rows)
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(4, 0))


def _days_as_rows(page: Document) -> None:
    page.add_paragraph("Conference programme", "Title")
    rows = [
        ("Monday 8 June 2026", "", ""),
        ("09:00", "Registration", ""),
        ("10:00", "Opening", "Dean of Faculty"),
        ("10:30", "Keynote: Trust", "Prof. Ingrid Solberg (Bergen)"),
        ("12:00", "Lunch", ""),
        ("Tuesday 9 June 2026", "", ""),
        ("09:00\N{EN DASH}12:00", "Workshops", ""),
        ("12:00", "Farewell lunch", ""),
    ]
    table = filled(page, rows)
    table.cell(0, 0).merge(table.cell(0, 2))
    table.cell(5, 0).merge(table.cell(5, 2))


def _board(page: Document) -> None:
    for text in (
        "KALLELSE",
        "Styrelsemöte i Brf Eken",
        "Tid: torsdag 19 mars 2026 kl 18.30-20.30",
        "Plats: Föreningslokalen",
        "Dagordning",
        "1. Mötets öppnande",
        "2. Föregående protokoll",
        "3. Stamrenovering",
        "4. Mötets avslutande",
        "Anmäl förhinder till ordföranden.",
    ):
        page.add_paragraph(text)


def _with_tabs(page: Document) -> None:
    page.add_heading("Program", 0)
    page.add_paragraph().add_run("Måndag 1 juni 2026").bold = True
    for text in (
        "08.45\tSamling i foajén",
        "09.00\tPelle Olsson inleder",
        "09.30\tHållbar upphandling",
        "10.30\tBensträckare",
        "10.45\tSamtal i smågrupper",
        "11.45\tTack för idag",
    ):
        page.add_paragraph(text)


DOCUMENTS: Final[Mapping[str, tuple[Callable[[], bytes], str]]] = {
    "merged_days.docx": (
        document(_merged_days),
        """
title Lågaffektivt bemötande
2026-05-12 09:00-12:00 Grunder
2026-05-12 13:00-16:00 Övningar
2026-05-13 09:00-12:00 Fall från er vardag
2026-05-13 12:00-12:30 Lunch och avslut
""",
    ),
    "days_as_rows.docx": (
        document(_days_as_rows),
        """
title Conference programme
2026-06-08 09:00-10:00 Registration
2026-06-08 10:00-10:30 Opening
2026-06-08 10:30-12:00 Keynote: Trust
2026-06-08 12:00-12:30 Lunch
2026-06-09 09:00-12:00 Workshops
2026-06-09 12:00-12:30 Farewell lunch
""",
    ),
    "board.docx": (
        document(_board),
        """
title Styrelsemöte i Brf Eken
place Föreningslokalen
2026-03-19 18:30-19:00 Mötets öppnande
2026-03-19 19:00-19:30 Föregående protokoll
2026-03-19 19:30-20:00 Stamrenovering
2026-03-19 20:00-20:30 Mötets avslutande
""",
    ),
    "with_tabs.docx": (
        document(_with_tabs),
        """
title Program
2026-06-01 08:45-09:00 Samling i foajén
2026-06-01 09:00-09:30 Pelle Olsson inleder
2026-06-01 09:30-10:30 Hållbar upphandling
2026-06-01 10:30-10:45 Bensträckare
2026-06-01 10:45-11:45 Samtal i smågrupper
2026-06-01 11:45-12:15 Tack för idag
""",
    ),
}
