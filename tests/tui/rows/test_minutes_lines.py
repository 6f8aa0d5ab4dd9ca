"""Minutes to read on a screen: Markdown is drawn, and what people typed stays as it was."""

from __future__ import annotations

import pytest

from facilitator.export.markdown.text import block, heading, inline, lead, table
from facilitator.tui.rows.minutes_lines import lines

TYPED = (
    "**bold** [b]x[/b]",
    "# no heading",
    "- no list",
    "1. no number",
    "a | b",
    "<b>&amp;",
    "_x_ ~~y~~",
)


def test_headings_lists_and_tables_are_drawn() -> None:
    minutes = (
        "# Title\n\n**Told** in\none line.\n\n- one\n  - two *(Bo)*\n\n3. three\n4. four\n\n"
        "| Session | Planned |\n| --- | --- |\n| Welcome | 10:00 |\n| A | **Total** |\n"
    )
    assert list(lines(minutes)) == [
        ("Title", "heading"), ("", ""), ("Told in one line.", ""), ("", ""),
        ("• one", ""), ("  • two (Bo)", ""), ("", ""), ("3. three", ""), ("4. four", ""), ("", ""),
        ("Session  Planned", "dim"), ("Welcome  10:00", ""), ("A        Total", ""), ("", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("typed", TYPED)
def test_what_people_typed_stays_as_it_was(typed: str) -> None:
    minutes = f"## {heading(typed)}\n\n- {lead(typed)}\n\n{block(typed)}\n\n"
    minutes += table(["A"], [[inline(typed)]])
    told = [text for text, _ in lines(minutes) if text]
    assert told == [typed, f"• {typed}", typed, "A", typed]


def test_no_control_character_and_no_empty_text_breaks_it() -> None:
    assert list(lines("")) == []
    assert list(lines("a\x1b]0;P\x07b\n")) == [("ab", ""), ("", "")]
    assert list(lines("- \n")) == [("• ", ""), ("", "")]
