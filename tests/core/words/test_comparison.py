"""What is compared: the lists handed in, and this meeting with the one before."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import Room
from core.words.making import programme, room
from facilitator.core.homework import moves as homework_moves
from facilitator.core.record.opening import BroughtForward
from facilitator.core.record.words import (
    Words,
    concept_of,
)
from facilitator.core.series.carrying import leave
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
    moved = comparison.drift(before.state, now.state)
    assert moved is not None
    assert (moved.then, moved.now, moved.by) == (1, 1, 0)
    now.do(homework_moves.hand_in, "cloud", "b", "moln, bredband")
    moved = comparison.drift(before.state, now.state)
    assert moved is not None
    assert moved.by < 0


def test_only_organisations_with_a_list_of_both_times_count() -> None:
    before = room({"a": "moln", "b": "data", "c": "skola"})
    now = room({"b": "moln, data", "a": "moln"})
    moved = comparison.drift(before.state, now.state)
    assert moved is not None
    assert moved.organisations == ("a", "b")
    assert moved.then == 0
    assert moved.by == pytest.approx(1 / 3)


def test_a_list_that_was_brought_forward_is_not_compared_with_itself() -> None:
    before = room({"a": "moln", "b": "data", "c": "skola"}).wait(60)
    now = Room(programme(), before.now + dt.timedelta(days=30))
    now.put(BroughtForward("", leave(before.state, "r")))
    assert len(comparison.compared(now.state).organisations) == 3
    assert comparison.drift(before.state, now.state) is None
    now.do(homework_moves.hand_in, "cloud", "a", "moln, data")
    moved = comparison.drift(before.state, now.state)
    assert moved is not None  # b and c are as close as they were, and do not count
    assert (moved.organisations, moved.then) == (("a",), 0)
    assert moved.now == pytest.approx(1 / 6)  # the mean of 1/3 with b and of nothing with c


def test_the_lists_of_then_have_the_date_on_which_they_were_handed_in() -> None:
    before = room({"a": "moln", "c": "moln"}).until("23:30", dt.date(2013, 4, 20))
    before.do(homework_moves.hand_in, "cloud", "b", "data")
    before.until("12:00", dt.date(2013, 5, 1)).do(homework_moves.hand_in, "cloud", "c", "skola")
    moved = comparison.drift(before.state, room({"a": "data", "b": "data"}).state)
    assert moved is not None
    assert moved.since == dt.date(2013, 4, 20)


def test_without_two_organisations_both_times_there_is_no_change() -> None:
    assert comparison.drift(room({"a": "moln"}).state, room().state) is None


def test_lists_count_for_whoever_handed_them_in() -> None:
    assert comparison.compared(room().state).organisations == ("a", "b", "c")
    assert comparison.compared(Room(programme()).state).concepts == ()
