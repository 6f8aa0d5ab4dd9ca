"""What may be asked is what there is: of the session at hand, of tasks, of proposals."""

from __future__ import annotations

import pytest

from builders import ENGLISH
from core.answers.asking import TALK, TEXT, WHERE, WORDS, room
from facilitator.core.answers.subject import (
    HERE,
    VOTES,
    Subject,
    asked_in,
    at_hand,
    by_name,
    called,
    heading,
    is_there,
    tag,
)
from facilitator.core.room.lists import proposal
from facilitator.core.rounds import moves as round_moves
from facilitator.core.time import moves

EACH = Subject("question", "each", 1)
OWN = Subject("terms", "own")
EVERY = (HERE, WHERE, TALK, EACH, WORDS, OWN, VOTES)


def test_what_may_be_asked_goes_with_the_session_at_hand() -> None:
    of = room()
    others = (WORDS, OWN, VOTES)
    two = Subject("question", "focus", 2)
    assert at_hand(of.state, of.schedule) == (HERE, WHERE, two, *others)
    of.do(moves.start).do(round_moves.take_question, "focus", 2)
    assert at_hand(of.state, of.schedule) == (HERE, two, WHERE, *others)
    of.do(moves.next_session)
    assert at_hand(of.state, of.schedule) == (HERE, EACH, *others)
    of.do(moves.next_session)
    assert at_hand(of.state, of.schedule) == (HERE, TALK, *others)


def test_all_of_it_is_there_and_nothing_else_is() -> None:
    of = room()
    assert all(is_there(subject, of.state) for subject in EVERY)
    for gone in (
        Subject("question", "focus", 0),
        Subject("question", "focus", 3),
        Subject("question", "gone", 1),
        Subject("terms", "text"),
        Subject("terms", "gone"),
    ):
        assert not is_there(gone, of.state)
        assert not by_name(gone, of.state)
    without = room(TEXT.partition("[[upcoming]]")[0])
    assert not is_there(VOTES, without.state)
    assert VOTES not in at_hand(without.state, without.schedule)


@pytest.mark.parametrize("subject", EVERY)
def test_a_person_answers_by_name_only_for_themselves(subject: Subject) -> None:
    assert by_name(subject, room().state) == (subject in {HERE, EACH, OWN})
    nobody = TEXT.replace('organisation = "a"\n', "")
    for id_ in "ab":
        nobody = nobody.replace(
            f'[[organisation]]\nid = "{id_}"\nname = "Region {id_.upper()}"\n', ""
        )
    assert by_name(subject, room(nobody).state)


def test_it_is_named_in_words() -> None:
    state = room().state
    assert [heading(subject, state, ENGLISH) for subject in EVERY] == [
        "I am here", "Where are you?", "Why?", "Each", "Words", "Own words",
        "Which proposals can you agree to?",
    ]  # fmt: skip
    assert [called(subject, state, ENGLISH) for subject in EVERY[:2]] == [
        "Who is here",
        "Question 1: Where are you?",
    ]
    assert called(WORDS, state, ENGLISH) == "Terms: “Words”"
    assert [tag(subject, ENGLISH) for subject in EVERY] == [
        "here", "question 1", "question 1", "question 1", "terms", "terms", "votes",
    ]  # fmt: skip
    assert [proposal(one, ENGLISH) for one in state.upcoming.proposed] == ["Kista", "Sollentuna"]


def test_only_a_round_without_questions_has_one_that_is_not_worded() -> None:
    slots = {slot.session.id: slot.session for slot in room().state.slots}
    assert asked_in(slots["each"]) == ("",)
    assert asked_in(slots["talk"]) == ("Why?",)
