"""What is compared: the lists handed in, and this meeting with the one before."""

from __future__ import annotations

import pytest

from builders import Room
from core.words.making import programme, room
from facilitator.core.homework import moves as homework_moves
from facilitator.core.record.words import (
    Words,
    concept_of,
)
from facilitator.core.words import comparison
from facilitator.core.words import moves as word_moves


@pytest.mark.parametrize(
    ("decisions", "root"),
    [
        (Words(), "a"),
        (Words(merges={"a": "b", "b": "a"}), "a"),
        (Words(merges={"a": "a"}), "a"),
        (Words(merges={"a": "b"}, agreed={"a": "X"}), "x"),
        (Words(merges={"a": "b", "b": "a"}, agreed={"b": "X"}), "x"),
        (Words(agreed={"a": "B", "b": "A"}), "b"),
        (Words(agreed={"a": "B", "b": "C", "c": "A"}), "c"),
    ],
)
def test_whatever_was_decided_a_term_has_one_concept(decisions: Words, root: str) -> None:
    assert concept_of(decisions, "a") == root
    assert concept_of(decisions, root) == root


def test_the_change_is_what_people_changed_and_not_what_was_merged() -> None:
    before = room({"a": "moln, data", "b": "molnet, data"})
    now = room({"a": "moln, data", "b": "molnet, data"}).do(word_moves.merge, "molnet", "moln")
    assert comparison.drift(before.state, now.state) == 0
    now.do(homework_moves.hand_in, "cloud", "b", "moln, bredband")
    by = comparison.drift(before.state, now.state)
    assert by is not None
    assert by < 0


def test_without_two_organisations_both_times_there_is_no_change() -> None:
    assert comparison.drift(room({"a": "moln"}).state, room().state) is None


def test_lists_count_for_whoever_handed_them_in() -> None:
    assert comparison.compared(room().state).organisations == ("a", "b", "c")
    assert comparison.compared(Room(programme()).state).concepts == ()
