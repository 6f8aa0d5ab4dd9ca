"""The sessions that are made for the next meeting are known again in every language."""

from __future__ import annotations

import pytest

from facilitator.core.notes.follow_up import follows_up
from facilitator.core.series.made_sessions import ids, is_made, reviewed


@pytest.mark.parametrize("language", ["en", "sv", "de"])
def test_what_is_made_is_known_again(language: str) -> None:
    made = ids(language)
    assert follows_up(made.follow_up)
    assert all(map(is_made, (made.follow_up, made.parking, made.theme, made.coming)))
    assert reviewed(f"{made.review}ordmoln") == "ordmoln"
    assert not any(map(is_made, (made.discussion, made.break_, f"{made.review}x", "eu")))
    assert reviewed("eu") == ""
