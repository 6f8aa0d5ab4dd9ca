"""The rows of a file are laid out in time."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from msgspec.structs import replace

from facilitator.files.agenda.file import parse
from facilitator.files.importing.file import imported_file
from files.importing.made import GIVEN, Made


def test_a_zone_that_is_not_told_is_the_given_one(tmp_path: Path) -> None:
    path = tmp_path / "p.md"
    path.write_text("- 10:00 A\n", "utf-8")
    given = replace(GIVEN, zone="America/New_York")
    agenda = parse(imported_file(path, given).text or "").agenda
    assert agenda is not None
    assert agenda.timezone == "America/New_York"
    assert agenda.title == "träff"


EN: Final = "\N{EN DASH}"


def test_after_midnight_a_day_goes_on(tmp_path: Path) -> None:
    made = Made(
        tmp_path,
        "p.md",
        f"## 21 mars 2013\n- 23:00{EN}00:30 Natt\n- 00:15{EN}00:45 Krock\n- 00:30{EN}01:00 Sent\n",
    )
    assert made.plan == ["21 23:00-00:30 Natt", "22 00:30-01:00 Sent"]
    assert made.left_out == [
        "3: “Krock” is left out: it begins at 00:15, before “Natt” ends at 00:30."
    ]
