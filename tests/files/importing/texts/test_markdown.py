"""The marks of Markdown are no part of what it says."""

from __future__ import annotations

from pathlib import Path

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
