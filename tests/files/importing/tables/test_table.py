"""A table is read by its columns, whether they have names or not."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from files.importing.made import Made

EN: Final = "\N{EN DASH}"


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


def test_each_table_has_columns_of_its_own(tmp_path: Path) -> None:
    one = "| Tid | Punkt | Längd |\n|---|---|---|\n| 9.00 | A | 45 |\n"
    other = "| Längd | Tid | Punkt |\n|---|---|---|\n| 30 | 10.00 | B |\n"
    for between in ("\n", "- 9.45 Kaffe, 10 min\n"):
        made = Made(tmp_path, "p.md", f"## 21 mars 2013\n\n{one}{between}{other}")
        assert [made.plan[0], made.plan[-1]] == ["21 09:00-09:45 A", "21 10:00-10:30 B"]
