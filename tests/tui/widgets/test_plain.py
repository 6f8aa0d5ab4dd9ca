"""Text is drawn as it is, and only when it changed."""

from __future__ import annotations

import pytest
from textual.content import Content

from facilitator.tui.widgets.plain import Plain


@pytest.mark.parametrize(
    ("before", "after", "updates"),
    [
        ("a", "a", []),
        ("a", "b", [False]),
        ("a b", "ab ", [True]),
        ("a", "a\nb", [True]),
        (Content("a"), Content.styled("a", "bold"), [False]),
    ],
)
def test_a_text_is_drawn_anew_only_when_it_changed_and_laid_out_only_for_other_room(
    monkeypatch: pytest.MonkeyPatch,
    before: str | Content,
    after: str | Content,
    updates: list[bool],
) -> None:
    plain = Plain(before)
    seen: list[bool] = []
    monkeypatch.setattr(plain, "update", lambda _, layout: seen.append(layout))
    plain.show(after)
    assert seen == updates


def test_markup_in_a_text_is_text() -> None:
    assert Plain("[/b]").content == Content("[/b]")
