"""What is told of a file stands in front of its agenda, and all of it at the end."""

from __future__ import annotations

from pathlib import Path

from facilitator.files.importing.file import MOST_TOLD
from files.importing.made import Made


def test_equal_remarks_are_counted_in_front_and_all_listed_at_the_end(tmp_path: Path) -> None:
    for count, end in ((4, ""), (5, "and 2 more like it: lines 9, 11")):
        made = Made(tmp_path, "p.md", "- 10:00 A\n\n" + "Prat\n\n" * count)
        head, _, tail = made.text.partition("format = 1")
        assert head.count("Prat") == min(count, 4) - bool(end)
        assert end in head
        assert tail.count("Prat") == count


def test_the_full_list_has_an_end(tmp_path: Path) -> None:
    line = f"{'Prat ' * 900}\n\n"
    made = Made(tmp_path, "p.md", f"- 10:00 A\n\n{line * 100}")
    assert len(made.text) < 2 * MOST_TOLD
    assert made.text.endswith(" more\n")
