"""Markdown becomes an agenda, however its author wrote times and tables."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

from files.importing.making import Made, event

EN: Final = "\N{EN DASH}"
PROGRAMME = f"""\
# Digital agenda, träff 1

Välkomna till Stockholm!

## Torsdag 21 mars 2013

- 10:00{EN}10:45 Aktuellt i **EU** (Jörgen Sandström och Åsa)
* 10.45 Kaffe (15 min)
1. kl 11-12 Diskussion [mer](https://example.org/a)
   - Var befinner ni er?
- 11:30{EN}12:00 Krock
- Prat utan tid
- 5-10 personer i grupper
- [ ] 13:00 - 13:30
- 13:00 Visning, 20 min
- 45 min Avslutning

**Fredag 22 mars:**

| Tid | Längd | Punkt | Talare | Färg |
|:----|------:|-------|--------|------|
| 09:00 | 45 min | Governo | Caroline; Henrik | röd |
| 10:00{EN}10:30 | | A \\| B | | |
| 25:00 | | C | | |
"""


def test_markdown(tmp_path: Path) -> None:
    made = Made(tmp_path, "p.md", PROGRAMME)
    assert made.plan == [
        "21 10:00-10:45 Aktuellt i EU",
        "21 10:45-11:00 Kaffe",
        "21 11:00-12:00 Diskussion mer",
        "21 13:00-13:20 Visning",
        "21 13:20-14:05 Avslutning",
        "22 09:00-09:45 Governo",
        "22 10:00-10:30 A | B",
    ]
    assert made.agenda is not None
    first, coffee, talk, showing, _ = made.agenda.days[0].sessions
    assert made.agenda.title == "Digital agenda, träff 1"
    assert (first.speakers, first.start, coffee.kind) == (
        ("Jörgen Sandström", "Åsa"),
        None,
        "break",
    )
    assert talk.description == "https://example.org/a\n- Var befinner ni er?"
    assert (showing.start, showing.starts) == (dt.time(13), "not-before")
    assert made.agenda.days[1].sessions[0].speakers == ("Caroline", "Henrik")
    assert made.left_out == [
        "3: “Välkomna till Stockholm!” is neither a session nor a day.",
        "11: “Krock” begins at 11:30, before “Diskussion mer” ends at 12:00.",
        "12: “Prat utan tid” has neither a time nor a length.",
        "13: “5-10 personer i grupper” has neither a time nor a length.",
        "14: This has no title.",
        "20: The column “Färg” is not known.",
        "24: “25:00” is not a clock time like 13:00.",
    ]
    assert made.assumed == [
        "0: No time zone is given; Europe/Stockholm is assumed.",
        '0: The language is taken to be "en".',
        "8: “Kaffe” is taken for a break.",
        "18: No year is given; 2013-03-22 is assumed.",
    ]
    assert "# Made from p.md.\n# Left out:\n# - line 3: “Välkomna" in made.text


def test_markdown_without_dates_or_headers(tmp_path: Path) -> None:
    made = Made(
        tmp_path,
        "p.md",
        "## Dag 1\n| 10:00 | 45 min | Aktuellt | Jörgen |\n| 23:30 | 1 h | Natt | |\n"
        "### Dag 2\n- Öppning (30 min)\n- 9:45 Kort\n- 10:00 Sist\n",
    )
    assert made.plan == [
        "20 10:00-10:45 Aktuellt",
        "20 23:30-00:30 Natt",
        "21 09:00-09:30 Öppning",
        "21 09:45-10:00 Kort",
        "21 10:00-10:30 Sist",
    ]
    assert made.left_out == []
    assert made.assumed[3:] == [
        "2: The table has no header; its columns are taken for start, minutes, title, speakers.",
        "2: No date is given here; 2013-03-20 is assumed.",
        "5: No date is given here; 2013-03-21 is assumed.",
        "5: “Öppning” has no start; 09:00 is assumed.",
        "6: “Kort” has no length; it goes on until 10:00.",
        "7: “Sist” has no length; 30 minutes are assumed.",
    ]


def test_after_midnight_a_day_goes_on(tmp_path: Path) -> None:
    made = Made(
        tmp_path,
        "p.md",
        f"## 21 mars 2013\n- 23:00{EN}00:30 Natt\n- 00:15{EN}00:45 Krock\n- 00:30{EN}01:00 Sent\n",
    )
    assert made.plan == ["21 23:00-00:30 Natt", "22 00:30-01:00 Sent"]
    assert made.left_out == ["3: “Krock” begins at 00:15, before “Natt” ends at 00:30."]


def test_a_time_may_be_told_by_the_half_of_the_day(tmp_path: Path) -> None:
    made = Made(
        tmp_path,
        "p.md",
        f"- 9 am Early\n- 1 pm{EN}2 pm Late\n- 5{EN}10 people\n- 15.00{EN}25.00 Bad\n",
    )
    assert made.plan == ["20 09:00-13:00 Early", "20 13:00-14:00 Late"]


def test_two_times_may_be_told_by_one_half_of_the_day(tmp_path: Path) -> None:
    made = Made(tmp_path, "p.md", f"- 9 am Early\n- 1{EN}2 pm Late\n- 11{EN}1 pm Noon\n")
    assert made.plan == ["20 09:00-11:00 Early", "20 11:00-13:00 Noon", "20 13:00-14:00 Late"]


def test_columns_without_names_may_be_more_than_are_known(tmp_path: Path) -> None:
    table = f"| 10:00{EN}10:45 | EU | Jörgen | x | y |\n| 11:00 | 11:30 | C | | |\n"
    made = Made(tmp_path, "p.md", f"## 21 mars 2013\n\n{table}")
    assert made.plan[0] == "21 10:00-10:45 EU"


def test_columns_without_names_may_be_a_start_and_an_end(tmp_path: Path) -> None:
    table = "| 10:00 | 10:45 | EU | Jörgen |\n| 11:00 | 11:30 | C | |\n"
    made = Made(tmp_path, "p.md", f"## 21 mars 2013\n\n{table}")
    assert made.plan == ["21 10:00-10:45 EU", "21 11:00-11:30 C"]


def test_a_table_without_names_has_to_begin_with_a_time(tmp_path: Path) -> None:
    for cell in ("Obs: läs", "9", ""):
        made = Made(tmp_path, "p.md", f"## 21 mars 2013\n\n| {cell} | A | B |\n| x | y | z |\n")
        assert made.agenda is None


def test_a_row_may_do_without_a_sign_at_its_end(tmp_path: Path) -> None:
    table = (
        "| Tid | Punkt\n|---|---\n| 10.00-11.00 | EU\n| 11.00-12.00 | A \\|\n| 12.00-13.00 | B |\n"
    )
    made = Made(tmp_path, "p.md", f"## 21 mars 2013\n\n{table}")
    assert [line[15:] for line in made.plan] == ["EU", "A |", "B"]


def test_a_length_may_stand_before_who_speaks(tmp_path: Path) -> None:
    made = Made(tmp_path, "p.md", "## 21 mars 2013\n- 10:00 EU, 45 min (Jan Ek)\n- 1 min B (Åsa)\n")
    assert made.plan == ["21 10:00-10:45 EU", "21 10:45-10:46 B"]
    assert made.agenda is not None
    assert [s.speakers for s in made.agenda.days[0].sessions] == [("Jan Ek",), ("Åsa",)]


def test_what_is_no_time_or_takes_none_is_told(tmp_path: Path) -> None:
    rows = "2013-03-21,10:00,soon,A\n,10:00,10:00,B\n,10:00,10:30,C\n"
    made = Made(tmp_path, "p.csv", f"date,start,end,title\n{rows}")
    assert made.plan == ["21 10:00-10:30 C"]
    assert len(made.left_out) == 2
    assert "2: “soon” is not a clock time like 13:00." in made.left_out
    bad = event("A", ":20130321T080000Z", "DTEND;VALUE=TIME:100000")
    assert Made(tmp_path, "p.ics", bad).left_out[-1].startswith("1: “A” has a time that cannot")


def test_each_table_has_columns_of_its_own(tmp_path: Path) -> None:
    one = "| Tid | Punkt | Längd |\n|---|---|---|\n| 9.00 | A | 45 |\n"
    other = "| Längd | Tid | Punkt |\n|---|---|---|\n| 30 | 10.00 | B |\n"
    for between in ("\n", "- 9.45 Kaffe, 10 min\n"):
        made = Made(tmp_path, "p.md", f"## 21 mars 2013\n\n{one}{between}{other}")
        assert [made.plan[0], made.plan[-1]] == ["21 09:00-09:45 A", "21 10:00-10:30 B"]


def test_the_first_heading_is_the_title(tmp_path: Path) -> None:
    made = Made(tmp_path, "p.md", "# Träff\n# Två\n- 10:00 A\n")
    assert made.agenda is not None
    assert made.agenda.title == "Träff"


def test_signs_that_close_a_heading_are_no_part_of_it(tmp_path: Path) -> None:
    for heading, title in (("# Träff ##", "Träff"), ("# I C#", "I C#"), ("# Träff # ", "Träff")):
        made = Made(tmp_path, "p.md", f"{heading}\n- 10:00 A\n")
        assert made.agenda is not None
        assert made.agenda.title == title


def test_a_table_needs_no_bars_at_its_edges(tmp_path: Path) -> None:
    table = "Tid | Punkt | Vem\n:-- | --- | --:\n9:00 | A | Bo\n9:30 | B\n"
    made = Made(tmp_path, "p.md", f"- 8:00 A | B\n\n{table}\n- 10:00 C | D (30 min)\n")
    assert made.plan == [
        "20 08:00-09:00 A | B",
        "20 09:00-09:30 A",
        "20 09:30-10:00 B",
        "20 10:00-10:30 C | D",
    ]
    assert made.left_out == []
