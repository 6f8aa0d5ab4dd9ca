"""A place or a dialogue is short enough to be read at one go."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator import tui

FOLDER = Path(tui.__file__).parent
LONGEST = 400


@pytest.mark.parametrize("part", ["places", "dialogs"])
def test_no_file_is_longer_than_can_be_read_at_one_go(part: str) -> None:
    lines = {path: path.read_text("utf-8").count("\n") for path in (FOLDER / part).rglob("*.py")}
    assert lines
    assert {str(path): many for path, many in lines.items() if many > LONGEST} == {}
