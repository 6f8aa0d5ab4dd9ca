"""A text becomes an agenda; what is uncertain is told with its line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

from files.importing.made import Made

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
        "11: “Krock” is left out: it begins at 11:30, before “Diskussion mer” ends at 12:00.",
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
    assert made.text.startswith(
        "# Made from p.md.\n# 7 of 12 lines became sessions.\n# Days and times, please check:\n"
    )
    assert "# Left out:\n# - line 3: “Välkomna" in made.text


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


def test_a_length_may_stand_before_who_speaks(tmp_path: Path) -> None:
    made = Made(tmp_path, "p.md", "## 21 mars 2013\n- 10:00 EU, 45 min (Jan Ek)\n- 1 min B (Åsa)\n")
    assert made.plan == ["21 10:00-10:45 EU", "21 10:45-10:46 B"]
    assert made.agenda is not None
    assert [s.speakers for s in made.agenda.days[0].sessions] == [("Jan Ek",), ("Åsa",)]


def test_the_first_heading_is_the_title(tmp_path: Path) -> None:
    made = Made(tmp_path, "p.md", "# Träff\n# Två\n- 10:00 A\n")
    assert made.agenda is not None
    assert made.agenda.title == "Träff"
