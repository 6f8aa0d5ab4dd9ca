"""Workbooks as universities, municipalities and courses keep them, with what comes of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from files.importing.office import book


def _university(_: Workbook, sheet: Worksheet) -> None:
    sheet.append(["Kurs: Offentlig förvaltning, 7,5 hp"])
    sheet.append(["Schema VT 2026"])
    sheet.append([])
    sheet.append(["Vecka", "Datum", "Dag", "Tid", "Sal", "Moment", "Lärare"])
    for week, day, name, time, room, title, who in (
        ("v. 11", 9, "mån", "10-12", "H221", "Föreläsning 1: Introduktion", "Eva Lund"),
        (None, 11, "ons", "13-15", "H221", "Föreläsning 2: Rättssäkerhet", "Per Åberg"),
        (None, 13, "fre", "09-12", "B104", "Seminarium 1", "Eva Lund, Per Åberg"),
        ("v. 12", 16, "mån", "10-12", "H221", "Föreläsning 3: Digitalisering", "Eva Lund"),
        (None, 20, "fre", "13-15", None, "Självstudier", None),
    ):
        sheet.append([week, dt.date(2026, 3, day), name, time, room, title, who])
    for cells in ("A1:G1", "A2:G2", "A5:A7", "A8:A9"):
        sheet.merge_cells(cells)


def _run_sheet(whole: Workbook, sheet: Worksheet) -> None:
    sheet.title = "Körschema"
    sheet.append(["Körschema workshop digital ansökan"])
    sheet.append(["Datum:", dt.date(2026, 4, 15)])
    sheet.append(["Plats:", "Stadshuset, sal B"])
    sheet.append([])
    sheet.append(["Tid", "Längd (min)", "Vad", "Hur", "Material", "Ansvarig"])
    for hour, minute, length, *rest in (
        (8, 30, 30, "Kaffe och incheckning", "Fri placering", "Namnlappar", "Malin"),
        (9, 0, 20, "Välkomna, syfte", "Presentation", "Projektor", "Malin"),
        (9, 20, 45, "Kartlägga nuläget", "1-2-4-alla", "Lappar", "Johan"),
        (10, 5, 15, "Paus", None, None, None),
        (10, 20, 60, "Idéer", "Grupper om fyra", "Blädderblock", "Johan"),
    ):
        sheet.append([dt.time(hour, minute), length, *rest])
    sheet.append([None, None, "Summa: 170 min"])
    people = whole.create_sheet("Deltagare")
    people.append(["Namn", "Organisation", "E-post"])
    people.append(["Sara Åkerman", "Kalmar kommun", "sara@kommun.example"])


def _week(_: Workbook, sheet: Worksheet) -> None:
    sheet.append(["Introduktionsvecka 36"])
    sheet.append([])
    sheet.append(["Tid", "Måndag 31/8", "Tisdag 1/9", "Onsdag 2/9"])
    sheet.append(["08.30-09.30", "Välkomna", "Systemgenomgång", "Studiebesök"])
    sheet.append(["09.30-10.00", "Fika", "Fika", "Studiebesök"])
    sheet.append(["10.00-12.00", "Rundvandring", "Praktik", "Studiebesök"])
    sheet.append(["12.00-13.00", "Lunch", None, None])
    sheet.append(["13.00-15.00", "Arbetsmiljö", "Praktik", "Uppföljning (Eva Lund)"])
    sheet.merge_cells("D4:D6")
    sheet.merge_cells("B7:D7")


def _days_down(_: Workbook, sheet: Worksheet) -> None:
    sheet.append(["Spring school"])
    sheet.append(["", "09:00-10:30", "11:00-12:30", "14:00-17:00"])
    sheet.append([dt.date(2026, 5, 18), "Registration", "Lecture 1 (Anna Ek)", "Excursion"])
    sheet.append([dt.date(2026, 5, 19), "Lecture 2 (Bo Ny)", "Lecture 3", "Lab"])
    sheet.append([dt.date(2026, 5, 20), "Project work", None, "Presentations"])
    sheet.merge_cells("B5:C5")


def _retreat(whole: Workbook, sheet: Worksheet) -> None:
    sheet.title = "Overview"
    for text in (
        "Leaders' retreat 2026",
        "Venue: Lakeside Hotel, Windermere",
        "Contact: Priya Nair",
    ):
        sheet.append([text])
    one, two = whole.create_sheet("Day 1"), whole.create_sheet("Day 2")
    one.append(["Day 1: Thursday 14 May 2026"])
    two.append(["Day 2: Friday 15 May 2026"])
    for day in (one, two):
        day.append(["Start", "End", "Session", "Lead"])
    one.append(["09:00", "10:00", "Arrivals", None])
    one.append(["10:00", "12:30", "Where are we?", "Priya Nair"])
    one.append(["12:30", "13:30", "Lunch", None])
    one.append(["13:30", "16:00", "Walk and talk", "All"])
    two.append(["09:00", "11:00", "Priorities", "Tom Reed"])
    two.append(["11:00", "11:30", "Coffee", None])
    two.append(["11:30", "12:30", "Commitments", "Priya Nair"])


def _numbers(_: Workbook, sheet: Worksheet) -> None:
    sheet.append(["Datum", "Starttid", "Sluttid", "Aktivitet", "Kursledare"])
    sheet.append([46090, 0.375, 0.4375, "Upprop", "Maria Dahl"])
    sheet.append([46090, 0.4375, 0.5, "Övning", "Maria Dahl"])
    sheet.append([46091, 0.375, 0.5, "Prov", None])


def _sums(_: Workbook, sheet: Worksheet) -> None:
    sheet.append(["Tid", "Min", "Programpunkt", "Vem"])
    sheet.append([dt.time(13), 15, "Start", "Ida Falk"])
    sheet.append(["=A2+TIME(0,B2,0)", 45, "Genomgång", "Ida Falk"])
    sheet.append(["=A3+TIME(0,B3,0)", 30, "Frågor", None])


def _municipality(_: Workbook, sheet: Worksheet) -> None:
    sheet.append(["Kalmar kommun", None, None, None, "2026-02-11"])
    sheet.append(["Program för nätverksträff"])
    sheet.append(["Tisdag 14 april 2026 kl 9-15"])
    sheet.append([])
    sheet.append(["Kl", "Programpunkt", "Talare", "Anteckning"])
    for row in (
        ("9.00", "Kaffe", None, None),
        ("9.30", "Välkomna", "Malin Sundberg, Kalmar kommun", None),
        ("9.45", "Så gjorde vi i Växjö", "Karin Holm och Per Åberg", "30 min + frågor"),
        ("11.00", "Bikupor", None, None),
        ("12.00", "Lunch", None, None),
        ("13.00", "Öppna bord", None, None),
        ("14.45", "Avslutning", "Malin Sundberg", None),
        ("15.00", "Slut för dagen", None, None),
    ):
        sheet.append(row)


WORKBOOKS: Final[Mapping[str, tuple[Callable[[], bytes], str]]] = {
    "university.xlsx": (
        book(_university),
        """
title Kurs: Offentlig förvaltning, 7,5 hp
2026-03-09 10:00-12:00 Föreläsning 1: Introduktion | Eva Lund
2026-03-11 13:00-15:00 Föreläsning 2: Rättssäkerhet | Per Åberg
2026-03-13 09:00-12:00 Seminarium 1 | Eva Lund; Per Åberg
2026-03-16 10:00-12:00 Föreläsning 3: Digitalisering | Eva Lund
2026-03-20 13:00-15:00 Självstudier
told The column “Vecka” is not known.
""",
    ),
    "run_sheet.xlsx": (
        book(_run_sheet),
        """
title Körschema workshop digital ansökan
place Stadshuset, sal B
2026-04-15 08:30-09:00 Kaffe och incheckning | Malin
2026-04-15 09:00-09:20 Välkomna, syfte | Malin
2026-04-15 09:20-10:05 Kartlägga nuläget | Johan
2026-04-15 10:05-10:20 Paus
2026-04-15 10:20-11:20 Idéer | Johan
told The column “Hur” is not known.
told Summa: 170 min
""",
    ),
    "week.xlsx": (
        book(_week),
        """
title Introduktionsvecka 36
2026-08-31 08:30-09:30 Välkomna
2026-08-31 09:30-10:00 Fika
2026-08-31 10:00-12:00 Rundvandring
2026-08-31 12:00-13:00 Lunch
2026-08-31 13:00-15:00 Arbetsmiljö
2026-09-01 08:30-09:30 Systemgenomgång
2026-09-01 09:30-10:00 Fika
2026-09-01 10:00-12:00 Praktik
2026-09-01 12:00-13:00 Lunch
2026-09-01 13:00-15:00 Praktik
2026-09-02 08:30-12:00 Studiebesök
2026-09-02 12:00-13:00 Lunch
2026-09-02 13:00-15:00 Uppföljning | Eva Lund
""",
    ),
    "days_down.xlsx": (
        book(_days_down),
        """
title Spring school
2026-05-18 09:00-10:30 Registration
2026-05-18 11:00-12:30 Lecture 1 | Anna Ek
2026-05-18 14:00-17:00 Excursion
2026-05-19 09:00-10:30 Lecture 2 | Bo Ny
2026-05-19 11:00-12:30 Lecture 3
2026-05-19 14:00-17:00 Lab
2026-05-20 09:00-12:30 Project work
2026-05-20 14:00-17:00 Presentations
""",
    ),
    "retreat.xlsx": (
        book(_retreat),
        """
title Leaders' retreat 2026
place Lakeside Hotel, Windermere
2026-05-14 09:00-10:00 Arrivals
2026-05-14 10:00-12:30 Where are we? | Priya Nair
2026-05-14 12:30-13:30 Lunch
2026-05-14 13:30-16:00 Walk and talk | All
2026-05-15 09:00-11:00 Priorities | Tom Reed
2026-05-15 11:00-11:30 Coffee
2026-05-15 11:30-12:30 Commitments | Priya Nair
told Contact: Priya Nair
""",
    ),
    "numbers.xlsx": (
        book(_numbers),
        """
2026-03-09 09:00-10:30 Upprop | Maria Dahl
2026-03-09 10:30-12:00 Övning | Maria Dahl
2026-03-10 09:00-12:00 Prov
""",
    ),
    "sums.xlsx": (
        book(_sums),
        """
2026-02-01 13:00-13:15 Start | Ida Falk
2026-02-01 13:15-14:00 Genomgång | Ida Falk
2026-02-01 14:00-14:30 Frågor
told A3 is a formula whose value is not in the file
""",
    ),
    "municipality.xlsx": (
        book(_municipality),
        """
title Kalmar kommun
2026-04-14 09:00-09:30 Kaffe
2026-04-14 09:30-09:45 Välkomna | Malin Sundberg
2026-04-14 09:45-11:00 Så gjorde vi i Växjö | Karin Holm; Per Åberg
2026-04-14 11:00-12:00 Bikupor
2026-04-14 12:00-13:00 Lunch
2026-04-14 13:00-14:45 Öppna bord
2026-04-14 14:45-15:00 Avslutning | Malin Sundberg
told “Slut för dagen” is taken for the end at 15:00
""",
    ),
}
