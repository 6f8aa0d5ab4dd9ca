"""The marks of Markdown are no part of what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from files.importing.made import Made


def test_signs_that_close_a_heading_are_no_part_of_it(tmp_path: Path) -> None:
    for heading, title in (("# Träff ##", "Träff"), ("# I C#", "I C#"), ("# Träff # ", "Träff")):
        made = Made(tmp_path, "p.md", f"{heading}\n- 10:00 A\n")
        assert made.agenda is not None
        assert made.agenda.title == title


def test_a_row_may_do_without_a_sign_at_its_end(tmp_path: Path) -> None:
    table = (
        "| Tid | Punkt\n|---|---\n| 10.00-11.00 | EU\n| 11.00-12.00 | A \\|\n| 12.00-13.00 | B |\n"
    )
    made = Made(tmp_path, "p.md", f"## 21 mars 2013\n\n{table}")
    assert [line[15:] for line in made.plan] == ["EU", "A |", "B"]


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


@pytest.mark.parametrize(("said", "day"), [("2013-03-30", 30), ("2013-02-30", 20)])
def test_a_date_in_the_head_of_a_file_is_its_day_if_there_is_such_a_day(
    tmp_path: Path, said: str, day: int
) -> None:
    made = Made(tmp_path, "p.md", f"---\ndate: {said}\n---\n\n10:00 A\n11:00 B\n")
    assert made.agenda is not None
    assert made.agenda.days[0].date.day == day


def test_a_name_that_ends_like_a_title_is_one(tmp_path: Path) -> None:
    made = Made(tmp_path, "p.md", "10:00 Maps (Alexandr Ivanov)\n11:00 B (Dr. Anna Ek)\n")
    assert made.agenda is not None
    led = [session.speakers for session in made.agenda.days[0].sessions]
    assert led == [("Alexandr Ivanov",), ("Dr. Anna Ek",)]
