"""A CSV file becomes an agenda."""

from __future__ import annotations

from pathlib import Path

import pytest

from files.importing.making import Made

CSV = """\
Start;Slut;Titel;Talare;Slag;Dag;Plats;Färg
13:00;14:00;"Prat;
länge";Bo;diskussion;2013-03-21;Kista;röd
10:00;10:45;EU;Jörgen Sandström;föredrag;;Kista;
22:00;01:00;Natt;;fest;;Solna;
00:30;02:00;Krock;;;2013-03-22;;
13:00;12:00;Fel;;;03/04/2013;;
13:00;12:00;Sen;;;;;
13:00;12:00;Fel;;;2013-03-23;;
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_csv(tmp_path: Path, encoding: str, delimiter: str) -> None:
    content = CSV.replace(";", delimiter) if delimiter != ";" else CSV
    made = Made(tmp_path, "p.csv", content.encode(encoding))
    assert made.plan == [
        "21 10:00-10:45 EU",
        f"21 13:00-14:00 Prat{';' if delimiter == ';' else ''} länge",
        "21 22:00-01:00 Natt",
    ]
    assert made.agenda is not None
    eu, talk, night = made.agenda.days[0].sessions
    assert (eu.kind, eu.speakers, talk.kind) == ("talk", ("Jörgen Sandström",), "discussion")
    assert (made.agenda.place, talk.description, night.description) == (
        "",
        "Place: Kista",
        "Place: Solna",
    )
    assert made.left_out == [
        "1: The column “Färg” is not known.",
        "5: “fest” is not a kind of session.",
        "6: “Krock” begins at 00:30, before “the day before” ends at 01:00.",
        "7: “03/04/2013” is unclear; write the date like 2013-03-21.",
        "8: “Sen” has no date that can be read.",
        "9: “Fel” ends at 12:00, before it begins at 13:00.",
    ]
    windows = "1: This is not UTF-8; the file is read as Windows-1252."
    assert (windows in made.assumed) is (encoding == "cp1252")


def test_csv_in_english_with_days_by_number(tmp_path: Path) -> None:
    made = Made(
        tmp_path,
        "p.csv",
        "Day,Start Time,Duration,Session,Presenter\n1,9 am,45,One,A,more\n1,,1:30,Two,\n"
        "2,10,1.5 h,Three,\n2,ten,1 h,Bad,\n2,,x,Four,\n2,,25 h,Five,\n2,,,,\n2,12:00,,,Nobody\n",
    )
    assert made.plan == ["20 09:00-09:45 One", "20 09:45-11:15 Two", "21 10:00-11:30 Three"]
    assert made.left_out == [
        "2: There are more cells than columns here.",
        "5: “ten” is not a clock time like 13:00.",
        "6: “x” is not a length like 45 min.",
        "7: “Five” is not between 1 minute and 24 hours long.",
        "9: This has no title.",
    ]


def test_a_cell_that_is_not_closed_swallows_nothing_silently(tmp_path: Path) -> None:
    made = Made(tmp_path, "p.csv", 'start,title\n09:00,"Two\nlines"\n10:00,"B\n11:00,C\n')
    assert made.plan == ["20 09:00-09:30 Two lines"]
    assert made.left_out == ["4: A quotation mark from here on is never closed."]
    assert Made(tmp_path, "p.csv", 'start,title\n09:00,"A"').left_out == []


def test_what_may_be_two_speakers_and_a_column_named_twice_are_told(tmp_path: Path) -> None:
    said = "is taken for one speaker; several need a semicolon between them."
    made = Made(tmp_path, "p.csv", 'start,title,who,what\n09:00,A,"Bo, Åsa; Li",B\n')
    assert made.left_out == ["1: The column “what” says what another does."]
    assert f"2: “Bo, Åsa” {said}" in made.assumed
    assert f"1: “Bo, Åsa” {said}" in Made(tmp_path, "p.md", "- 09:00 A (Bo, Åsa)\n").assumed
