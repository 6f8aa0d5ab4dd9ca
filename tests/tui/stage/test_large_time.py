"""Times in big digits."""

from __future__ import annotations

import pytest

from facilitator.tui.stage import large_time


def test_a_time_is_drawn_as_large_as_fits() -> None:
    assert large_time.draw("1:05", 13, 3) == [
        "▄█  ▄ █▀█ █▀▀",
        " █  ▄ █ █ ▀▀█",
        "▀▀▀   ▀▀▀ ▀▀▀",
    ]
    large = large_time.draw("1:05", 26, 5)
    assert len(large) == 5
    assert all(len(line) == 26 for line in large)
    assert large_time.draw("1:05", 12, 9) == ["1:05"]
    assert large_time.draw("1:05", 3, 9) == ["1:0"]
    assert large_time.draw("1:05", 0, 0) == [""]


@pytest.mark.parametrize("text", ["00:00", "+1:23:45", "-", ""])
def test_every_line_of_a_drawing_has_one_width(text: str) -> None:
    for width in range(1, 90, 7):
        assert len({len(line) for line in large_time.draw(text, width, 40)}) == 1
