"""Bolder signs are as wide as those in whose place they stand."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color

from facilitator.tui.bold_lines import BoldLines


def test_a_line_keeps_its_width_and_what_is_no_line() -> None:
    [drawn] = BoldLines().apply([Segment("╭─ Åsa ▶ ━━┄╮")], Color.parse("black"))
    assert drawn.text == "+- Åsa ▶ ██.+"
