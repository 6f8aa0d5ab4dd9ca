"""A table as text, in any encoding and with any delimiter."""

from __future__ import annotations

from pathlib import Path

import pytest

from files.importing.made import Made

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
        "6: “Krock” is left out: it begins at 00:30, before “the day before” ends at 01:00.",
        "7: “03/04/2013” is unclear; write the date like 2013-03-21.",
        "8: “Sen” has no date that can be read.",
        "9: “Fel” ends at 12:00, before it begins at 13:00.",
    ]
    windows = "1: This is not UTF-8; the file is read as Windows-1252."
    assert (windows in made.assumed) is (encoding == "cp1252")


def test_a_cell_that_is_not_closed_swallows_nothing_silently(tmp_path: Path) -> None:
    made = Made(tmp_path, "p.csv", 'start,title\n09:00,"Two\nlines"\n10:00,"B\n11:00,C\n')
    assert made.plan == ["20 09:00-09:30 Two lines"]
    assert made.left_out == ["4: A quotation mark from here on is never closed."]
    assert Made(tmp_path, "p.csv", 'start,title\n09:00,"A"').left_out == []
