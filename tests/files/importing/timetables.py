"""Timetables whose right answers were written before them, with what comes of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

from docx.document import Document
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from files.importing.documents import filled
from files.importing.office import book, document


def _kurs_merged_days(_: Workbook, sheet: Worksheet) -> None:
    sheet.append(["Statsvetenskapliga institutionen"])
    sheet.append(["Kursschema HT 2026: Förvaltning A, 7,5 hp"])
    sheet.append([])
    sheet.append(["Datum", "Tid", "Moment", "Lärare", "Sal", "Litteratur"])
    sheet.append(
        [
            "tis 1/9",
            "10.15\N{EN DASH}12.00",
            "Introduktion och upprop",
            "Eva Lund",
            "F417",
            "Kap. 1\N{EN DASH}2",
        ]
    )
    sheet.append(
        [None, "13.15\N{EN DASH}15.00", "Förvaltningens historia", "Per Åberg", "F417", "s. 10-45"]
    )
    sheet.append(["tors 3/9", "8.15\N{EN DASH}10.00", "Metod 1", "Eva Lund", "F420", None])
    sheet.append([None, "10.15\N{EN DASH}12.00", "Metod 2", "Eva Lund/Sara Öberg", "F420", None])
    sheet.append(["tis 8/9", "9.00\N{EN DASH}13.00", "Salstentamen", None, "Skrivsalen", None])
    sheet.merge_cells("A5:A6")
    sheet.merge_cells("A7:A8")
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("A2:F2")
    sheet.append([])
    sheet.append(["Kursansvarig: Eva Lund, eva.lund@uni.example"])


def _kommun_day_banners(_: Workbook, sheet: Worksheet) -> None:
    sheet["A1"] = "Introduktionsutbildning för nya handläggare, våren 2026"
    sheet.merge_cells("A1:D1")
    sheet.append(["Tisdag 24 mars 2026"])
    sheet.merge_cells("A2:D2")
    sheet.append(["Tid", "Innehåll", "Ansvarig", "Lokal"])
    sheet.append([dt.time(8, 30), "Kaffe och registrering", None, "Foajén"])
    sheet.append([dt.time(9, 0), "Ny förvaltningslag", "Åsa Öst", "Sessionssalen"])
    sheet.append([dt.time(10, 30), "Grupparbete", None, "Grupprum"])
    sheet.append([dt.time(12, 0), "Lunch", None, None])
    sheet.append([dt.time(13, 0), "Slut", None, None])
    sheet.append(["Onsdag 25 mars 2026"])
    sheet.merge_cells("A9:D9")
    sheet.append([dt.time(8, 30), "Dokumentation", "Bo Lindgren", "Sessionssalen"])
    sheet.append([dt.time(10, 0), "Fika", None, None])
    sheet.append([dt.time(10, 20), "Avslutande övning", None, "Grupprum"])
    sheet.append([dt.time(12, 0), "Hemfärd", None, None])


def _two_rooms_with_plenary(_: Workbook, sheet: Worksheet) -> None:
    sheet.append(["Nordic forum, Tuesday 19 May 2026"])
    sheet.append([])
    sheet.append(["Time", "Aula", "Room 12"])
    sheet.append(["09:00 - 10:00", "Keynote (Ingrid Solberg)"])
    sheet.merge_cells("B4:C4")
    sheet.append(["10:00 - 10:30", "Coffee"])
    sheet.merge_cells("B5:C5")
    sheet.append(["10:30 - 11:15", "Digital identity (Lars Holt)", "Plain language (Eeva Niemi)"])
    sheet.append(["11:15 - 12:00", "Consent in practice", "Forms"])
    sheet.append(["12:00 - 13:00", "Lunch"])
    sheet.merge_cells("B8:C8")


def _at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def _instants_in_cells(_: Workbook, sheet: Worksheet) -> None:
    sheet.append(["Start", "End", "Session", "Facilitator"])
    sheet.append([_at("2026-03-10 09:00"), _at("2026-03-10 10:00"), "Kick-off", "Anna Ek"])
    sheet.append([_at("2026-03-10 10:00"), _at("2026-03-10 10:15"), "Break", None])
    sheet.append([_at("2026-03-10 10:15"), _at("2026-03-10 12:00"), "Interviews", "Bo Ek"])
    sheet.append([_at("2026-03-11 13:00"), _at("2026-03-11 16:00"), "Analysis", None])


def _week_with_double_slots(_: Workbook, sheet: Worksheet) -> None:
    sheet.append(["Vecka 11", "Måndag", "Tisdag", "Onsdag"])
    sheet.append([None, dt.date(2026, 3, 9), dt.date(2026, 3, 10), dt.date(2026, 3, 11)])
    sheet.append(["8-10", "Matematik (Per Åberg)", "Studiebesök", None])
    sheet.append(["10-12", "Svenska", None, "Föreläsning (Eva Lund)"])
    sheet.append(["13-15", "Projekt", "Projekt", "Prov"])
    sheet.merge_cells("C3:C4")


def _other_sheets_beside(whole: Workbook, sheet: Worksheet) -> None:
    sheet.title = "Program"
    sheet.append(["Datum", "Från", "Till", "Aktivitet", "Vem"])
    for a, b, t, w in (
        ("09:00", "10:00", "Välkomna", "Karin Holm"),
        ("10:00", "11:30", "Workshop", None),
        ("11:30", "12:00", "Summering", "Karin Holm"),
    ):
        sheet.append([dt.date(2026, 4, 22), a, b, t, w])
    d = whole.create_sheet("Deltagare")
    d.append(["Förnamn", "Efternamn", "Kommun", "Anmäld"])
    d.append(["Lena", "Fors", "Kalmar", dt.date(2026, 3, 1)])
    d.append(["Omar", "Haddad", "Växjö", dt.date(2026, 3, 4)])
    b = whole.create_sheet("Budget")
    b.append(["Post", "Belopp"])
    b.append(["Lokal", 4500])
    b.append(["Fika", 1800])


def _lengths_in_minutes(_: Workbook, sheet: Worksheet) -> None:
    sheet.append(["Workshop", "Prioritering av e-tjänster"])
    sheet.append(["Datum", "2026-06-09"])
    sheet.append(["Start", "13:00"])
    sheet.append([])
    sheet.append(["#", "Moment", "Min", "Ledare", "Material"])
    for n, (t, m, w) in enumerate(
        (
            ("Incheckning", 10, "Malin"),
            ("Lägesbild", 30, "Johan"),
            ("Paus", 10, None),
            ("Prioritering", 60, "Malin"),
            ("Utcheckning", 10, None),
        ),
        1,
    ):
        sheet.append([n, t, m, w, None])
    sheet.append([None, "Summa", 120])


def _weekdays_merged_down(_: Workbook, sheet: Worksheet) -> None:
    sheet.append(["Week 12, 16-20 March 2026"])
    sheet.merge_cells("A1:F1")
    sheet.append(["Day", "Start", "End", "Activity", "Teacher", "Room"])
    sheet.append(["Monday", "09:00", "10:30", "Lecture: Statistics", "Maria Dahl", "B1"])
    sheet.append([None, "11:00", "12:00", "Tutorial", None, "B2"])
    sheet.append(["Tuesday", "09:00", "12:00", "Lab", None, "Lab 3"])
    sheet.append(["Wednesday", "13:00", "14:00", "Quiz", "Maria Dahl", "B1"])
    sheet.merge_cells("A3:A4")


def _korta_klockslag(page: Document) -> None:
    page.add_heading("Program för uppföljningsdag", 1)
    page.add_paragraph("Torsdagen den 26 mars 2026, Rådhuset")
    filled(
        page,
        [
            ("Tid", "Punkt", "Ansvarig"),
            ("9\N{EN DASH}9.15", "Välkommen", "Anna Ek"),
            ("9.15\N{EN DASH}10", "Så här långt har vi kommit", "Bo Lindgren"),
            ("10\N{EN DASH}10.20", "Fika", ""),
            ("10.20\N{EN DASH}11.45", "Grupparbete\nDelas in vid borden", "Alla"),
            ("11.45\N{EN DASH}12", "Nästa steg", "Anna Ek"),
        ],
    )


def table_under_each_day(page: Document) -> None:
    page.add_heading("Study visit programme", 0)
    page.add_heading("Day 1 \N{EN DASH} Tuesday 12 May 2026", 2)
    filled(
        page,
        [
            ("Time", "Activity", "Contact"),
            ("09:00 \N{EN DASH} 10:00", "Opening", ""),
            ("10:00 \N{EN DASH} 12:00", "Site visits", ""),
        ],
    )
    page.add_heading("Day 2 \N{EN DASH} Wednesday 13 May 2026", 2)
    filled(
        page,
        [
            ("Time", "Activity", "Speaker"),
            ("09:30 \N{EN DASH} 11:00", "Workshop", "Tom Reed"),
            ("11:00 \N{EN DASH} 11:30", "Close", ""),
        ],
    )


def _cells_with_many_sessions(page: Document) -> None:
    page.add_heading("Baltic meeting", 1)
    filled(
        page,
        [
            ("Tuesday 16 June 2026", "Wednesday 17 June 2026"),
            (
                "09:00\N{EN DASH}09:30 Welcome\n09:30\N{EN DASH}12:00 Country reports",
                "09:00-10:30 Field visit\n10:30-11:00 Coffee\n11:00-12:00 Conclusions",
            ),
        ],
    )


def _kallelse_punkter(page: Document) -> None:
    page.add_heading("Kallelse: ledningsgruppen", 1)
    page.add_paragraph("Datum: 2026-04-08")
    page.add_paragraph("Tid: 13.00\N{EN DASH}14.30")
    page.add_paragraph("Plats: Sal Väner")
    for t in (
        "Mötets öppnande (5 min)",
        "Lägesrapport (30 min, Karin Holm)",
        "Verksamhetsplan 2027 (45 min)",
        "Mötets avslutande (10 min)",
    ):
        page.add_paragraph(t, "List Number")


def _time_above_title(page: Document) -> None:
    page.add_paragraph("Tillitsdagen", "Title")
    page.add_paragraph("24 september 2026 i Örebro", "Subtitle")
    for time, title, who in (
        ("10.00\N{EN DASH}10.30", "Inledning", "Ulf Nord, kommundirektör"),
        ("10.30\N{EN DASH}11.15", "Forskning om tillit", "Ingrid Solberg, professor"),
        ("11.15\N{EN DASH}12.00", "Samtal", ""),
    ):
        page.add_heading(time, 3)
        r = page.add_paragraph()
        r.add_run(title).bold = True
        if who:
            page.add_paragraph(who)


TIMETABLES: Final[Mapping[str, tuple[Callable[[], bytes], str]]] = {
    "kurs_merged_days.xlsx": (
        book(_kurs_merged_days),
        """
title Statsvetenskapliga institutionen
2026-09-01 10:15-12:00 Introduktion och upprop | Eva Lund
2026-09-01 13:15-15:00 Förvaltningens historia | Per Åberg
2026-09-03 08:15-10:00 Metod 1 | Eva Lund
2026-09-03 10:15-12:00 Metod 2 | Eva Lund; Sara Öberg
2026-09-08 09:00-13:00 Salstentamen
""",
    ),
    "kommun_day_banners.xlsx": (
        book(_kommun_day_banners),
        """
title Introduktionsutbildning för nya handläggare, våren 2026
2026-03-24 08:30-09:00 Kaffe och registrering
2026-03-24 09:00-10:30 Ny förvaltningslag | Åsa Öst
2026-03-24 10:30-12:00 Grupparbete
2026-03-24 12:00-13:00 Lunch
2026-03-25 08:30-10:00 Dokumentation | Bo Lindgren
2026-03-25 10:00-10:20 Fika
2026-03-25 10:20-12:00 Avslutande övning
""",
    ),
    "two_rooms_with_plenary.xlsx": (
        book(_two_rooms_with_plenary),
        """
none
told choose one with --only
""",
    ),
    "instants_in_cells.xlsx": (
        book(_instants_in_cells),
        """
2026-03-10 09:00-10:00 Kick-off | Anna Ek
2026-03-10 10:00-10:15 Break
2026-03-10 10:15-12:00 Interviews | Bo Ek
2026-03-11 13:00-16:00 Analysis
""",
    ),
    "week_with_double_slots.xlsx": (
        book(_week_with_double_slots),
        """
2026-03-09 08:00-10:00 Matematik | Per Åberg
2026-03-09 10:00-12:00 Svenska
2026-03-09 13:00-15:00 Projekt
2026-03-10 08:00-12:00 Studiebesök
2026-03-10 13:00-15:00 Projekt
2026-03-11 10:00-12:00 Föreläsning | Eva Lund
2026-03-11 13:00-15:00 Prov
""",
    ),
    "other_sheets_beside.xlsx": (
        book(_other_sheets_beside),
        """
2026-04-22 09:00-10:00 Välkomna | Karin Holm
2026-04-22 10:00-11:30 Workshop
2026-04-22 11:30-12:00 Summering | Karin Holm
""",
    ),
    "lengths_in_minutes.xlsx": (
        book(_lengths_in_minutes),
        """
title Prioritering av e-tjänster
2026-06-09 13:00-13:10 Incheckning | Malin
2026-06-09 13:10-13:40 Lägesbild | Johan
2026-06-09 13:40-13:50 Paus
2026-06-09 13:50-14:50 Prioritering | Malin
2026-06-09 14:50-15:00 Utcheckning
""",
    ),
    "weekdays_merged_down.xlsx": (
        book(_weekdays_merged_down),
        """
title Week 12, 16-20 March 2026
2026-03-16 09:00-10:30 Lecture: Statistics | Maria Dahl
2026-03-16 11:00-12:00 Tutorial
2026-03-17 09:00-12:00 Lab
2026-03-18 13:00-14:00 Quiz | Maria Dahl
""",
    ),
    "korta_klockslag.docx": (
        document(_korta_klockslag),
        """
title Program för uppföljningsdag
2026-03-26 09:00-09:15 Välkommen | Anna Ek
2026-03-26 09:15-10:00 Så här långt har vi kommit | Bo Lindgren
2026-03-26 10:00-10:20 Fika
2026-03-26 10:20-11:45 Grupparbete | Alla
2026-03-26 11:45-12:00 Nästa steg | Anna Ek
""",
    ),
    "table_under_each_day.docx": (
        document(table_under_each_day),
        """
title Study visit programme
2026-05-12 09:00-10:00 Opening
2026-05-12 10:00-12:00 Site visits
2026-05-13 09:30-11:00 Workshop | Tom Reed
2026-05-13 11:00-11:30 Close
""",
    ),
    "cells_with_many_sessions.docx": (
        document(_cells_with_many_sessions),
        """
title Baltic meeting
2026-06-16 09:00-09:30 Welcome
2026-06-16 09:30-12:00 Country reports
2026-06-17 09:00-10:30 Field visit
2026-06-17 10:30-11:00 Coffee
2026-06-17 11:00-12:00 Conclusions
""",
    ),
    "kallelse_punkter.docx": (
        document(_kallelse_punkter),
        """
title Kallelse: ledningsgruppen
place Sal Väner
2026-04-08 13:00-13:05 Mötets öppnande
2026-04-08 13:05-13:35 Lägesrapport | Karin Holm
2026-04-08 13:35-14:20 Verksamhetsplan 2027
2026-04-08 14:20-14:30 Mötets avslutande
""",
    ),
    "time_above_title.docx": (
        document(_time_above_title),
        """
title Tillitsdagen
2026-09-24 10:00-10:30 Inledning | Ulf Nord
2026-09-24 10:30-11:15 Forskning om tillit | Ingrid Solberg
2026-09-24 11:15-12:00 Samtal
""",
    ),
}
