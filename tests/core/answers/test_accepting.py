"""An accepted answer is the fact that typing it would have been, and loses nothing of others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import ENGLISH, refusal
from core.answers.asking import TALK, WHERE, WORDS, room, sent, take
from facilitator.core.answers.accepting import (
    accept,
    added,
    before,
    clearing,
    hindrance,
    is_so,
    mended_person,
    merged,
)
from facilitator.core.answers.sent import Sent, content, mended
from facilitator.core.answers.subject import HERE, VOTES, Subject
from facilitator.core.homework import moves as homework_moves
from facilitator.core.people import marking
from facilitator.core.record.homework import HandedIn
from facilitator.core.record.notes import Noted
from facilitator.core.record.people import Arrived, PersonAdded, PersonChanged
from facilitator.core.record.rounds import Answered
from facilitator.core.record.series import Voted
from facilitator.core.record.terms import Term, normal
from facilitator.core.room import stage
from facilitator.core.room.audience import audience
from facilitator.core.rounds import moves as round_moves
from facilitator.core.rounds.standing import of_session
from facilitator.core.series import coming
from facilitator.core.time.moves import undo

LINES = st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=3).flatmap(
    lambda lines: st.sampled_from(("\n", "\n\n")).map(lambda between: between.join(lines))
)
TERMS = st.lists(
    st.builds(Term, st.sampled_from(["net", "Net", "web", "e-tjänst", "öppna data"]),
              st.sampled_from([1, 2, 5])),
    max_size=4, unique_by=lambda term: normal(term.text),
)  # fmt: skip


def test_an_answer_to_a_round_is_the_one_that_would_have_been_typed() -> None:
    of, typed = room(), room()
    take(of, sent(WHERE, " Here.\n* now "))
    typed.do(round_moves.answer, "focus", "a", 1, " Here.\n* now ")
    assert of.events[-1].fact == typed.events[-1].fact == Answered("focus", "a", 1, "Here.\n* now")


def test_a_second_answer_of_an_organisation_stands_below_the_first() -> None:
    of = take(room(), sent(WHERE, "Here"), sent(WHERE, "There"))
    assert of_session(of.state, "focus").answer("a", 1) == "Here\nThere"
    assert before(of.state, sent(WHERE, "x")) == "Here\nThere"
    take(of, sent(WHERE, "Everywhere", former="Here"))
    assert of_session(of.state, "focus").answer("a", 1) == "Everywhere\nThere"


def test_what_is_so_already_is_known_to_be() -> None:
    of = take(
        room(), sent(WHERE, "Here"), sent(WORDS, "net: 2"), sent(VOTES, choices=("agenda-1",))
    )
    for again in (sent(WHERE, "Here"), sent(WORDS, "net: 2"), sent(VOTES, choices=("agenda-1",))):
        assert is_so(of.state, of.now, again)
    for other in (sent(WHERE, "There"), sent(WORDS, "net"), sent(VOTES, choices=("agenda-2",))):
        assert not is_so(of.state, of.now, other)
        assert hindrance(of.state, of.now, other) is None


def test_who_answers_for_themselves_is_known_by_name() -> None:
    each = Subject("question", "each", 1)
    of = take(room(), sent(each, "Yes", name="cissi dahl"), sent(each, "No", "", name="Bo Ek"))
    assert of.state.rounds["each"].answers == {("cissi-dahl", 1): "Yes", ("bo-ek", 1): "No"}
    assert "called “Eva”" in refusal(of, accept, sent(each, "Yes", name="Eva"))
    own = Subject("terms", "own")
    take(of, sent(own, "net", "", name="Bo Ek"))
    assert of.events[-1].fact == HandedIn("own", "bo-ek", terms=(("net", 1),))


def test_what_is_said_in_a_discussion_is_a_note_of_the_organisation() -> None:
    of = take(room(), sent(TALK, "! Because"))
    assert of.events[-1].fact == Noted("note", "! Because", "talk", "Region A")
    assert is_so(of.state, of.now, sent(TALK, "! Because"))
    take(of, sent(TALK, "Because of that", former="! Because"))
    assert [note.text for note in of.state.notes.values()] == ["Because of that"]
    take(of, sent(TALK, "No", "b"), sent(TALK, "Because of that", "b"))
    assert len(of.state.notes) == 3


def test_terms_come_to_those_that_are_there() -> None:
    of = room()
    of.do(homework_moves.hand_in, "words", "a", "net: 2, web")
    take(of, sent(WORDS, "NET: 5\nöppna data"))
    assert of.state.homework.of("words", "a").terms == (("NET", 5), ("web", 1), ("öppna data", 1))
    take(of, sent(WORDS, "data", former="NET: 5\nöppna data"))
    assert of.state.homework.of("words", "a").terms == (("web", 1), ("data", 1))


def test_the_words_that_the_room_sees_grow_with_what_is_accepted() -> None:
    of = room()
    of.do(stage.show_page, "words")

    def seen() -> set[str]:
        return {entry.title for entry in audience(of.state, of.now, ENGLISH).entries}

    assert seen() == set()
    take(of, sent(WORDS, "net: 2"))
    assert seen() == {"net"}
    take(of, sent(WORDS, "web, net", "b"))
    assert seen() == {"net", "web"}


def test_votes_give_way_to_what_is_voted_now() -> None:
    of = take(room(), sent(VOTES, choices=("agenda-2", "agenda-1")))
    assert of.events[-1].fact == Voted("a", ("agenda-1", "agenda-2"))
    take(of, sent(VOTES, choices=()))
    assert coming.votes_for(of.state, "agenda-1") == ()
    assert refusal(of, accept, sent(VOTES, choices=("agenda-3",))) == (
        "What was voted on is no longer proposed."
    )
    assert content(sent(VOTES, choices=("agenda-2",)), of.state, ENGLISH) == "Sollentuna"


def test_who_is_here_is_marked_if_listed_and_else_added() -> None:
    of = take(room(), sent(HERE, name="cissi DAHL"))
    assert is_so(of.state, of.now, sent(HERE, name="Cissi Dahl"))
    take(of, sent(HERE, name="Eva Ros", of="b"))
    assert is_so(of.state, of.now, sent(HERE, name="Eva Ros", of=""))
    take(of, sent(HERE, name="Nils", of=""))
    assert [event.fact for event in of.events[1:]] == [
        Arrived("cissi-dahl", 1),
        PersonAdded("eva-ros", "Eva Ros", "b", here=1),
        PersonAdded("nils", "Nils", None, here=1),
    ]


def test_who_mends_their_name_or_organisation_is_the_same_person() -> None:
    first, second = sent(HERE, name="Ann Ek", of="b"), sent(HERE, name="Anna Ek", of="b")
    of = take(room(), first, sent(HERE, name="Anna Ek", of="b", former=first))
    take(of, sent(HERE, name="Anna Ek", of="a", former=second))
    assert of.events[-1].fact == PersonChanged("ann-ek", "Anna Ek", "a")
    assert [one.name for one in of.state.people.persons.values()][2:] == ["Anna Ek"]
    assert of.state.people.at(0, "ann-ek").there
    of.do(undo)
    assert of.state.people.persons["ann-ek"].organisation == "b"


def test_who_says_the_same_again_is_renamed_by_nothing() -> None:
    first = sent(HERE, name="cissi DAHL")
    of = take(room(), first)
    assert is_so(of.state, of.now, sent(HERE, name="cissi DAHL", former=first))
    assert mended_person(of.state, sent(HERE, name="cissi DAHL", former=first)) is None


def test_who_meant_another_of_the_list_comes_off_it() -> None:
    first = sent(HERE, name="Cissi")
    of = take(room(), first)
    mended = sent(HERE, name="Cissi Dahl", former=first)
    assert mended_person(of.state, mended) is None
    after = clearing(of.state, of.now, mended)
    take(of, mended)
    for move in after:
        of.do(move)
    assert list(of.state.people.persons) == ["cissi-dahl", "bo-ek"]
    assert of.state.people.at(0, "cissi-dahl").there
    assert clearing(of.state, of.now, mended) == ()


def test_who_left_is_back() -> None:
    of = room()
    of.do(marking.here, "bo-ek", 0).wait(5).do(marking.left, "bo-ek", 0).wait(5)
    take(of, sent(HERE, name="Bo Ek", of=""))
    assert of.state.people.at(0, "bo-ek").there


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (sent(WHERE, "x", ""), "It does not say for which organisation it is."),
        (sent(WHERE, "x", "gone"), "It does not say for which organisation it is."),
        (sent(Subject("question", "focus", 3), "x"), "The round has no question 3."),
        (sent(Subject("question", "talk", 2), "x"), "The session has no question 2."),
        (sent(Subject("question", "gone", 1), "x"), "The session has no question 1."),
        (sent(WORDS, " , "), "There is nothing to hand in."),
        (sent(Subject("terms", "gone"), "x"), "That task is no longer there."),
        (sent(HERE, name=" "), "There is no name in what you typed."),
    ],
)
def test_what_cannot_be_kept_says_why(answer: Sent, says: str) -> None:
    of = room()
    assert refusal(of, accept, answer) == says
    assert hindrance(of.state, of.now, answer) is not None
    assert not is_so(of.state, of.now, answer)
    assert before(of.state, answer) == ""


def test_it_is_mended_by_its_text_and_who_is_here_by_the_name() -> None:
    assert mended(sent(WHERE, "x", name="Bo"), " y\n").text == "y"
    assert mended(sent(HERE, name="Bo"), "Bosse \x1b[2J Ek").name == "Bosse Ek"


@given(LINES, LINES, LINES)
def test_no_line_of_another_is_lost_by_an_answer(known: str, former: str, text: str) -> None:
    one = added(known, "", former)
    assert set(one.split()) == {*known.split(), *former.split()}
    other = added(one, former, text)
    assert set(text.split()) <= {*other.split()}
    assert set(known.split()) - {*former.split()} <= {*other.split()}


def test_an_answer_in_paragraphs_takes_the_place_of_the_former_one() -> None:
    of = take(room(), sent(WHERE, "Here.\n\nAnd there."))
    assert is_so(of.state, of.now, sent(WHERE, "Here.\n\nAnd there."))
    take(of, sent(WHERE, "Nowhere.\n\nYet.", former="Here.\n\nAnd there."))
    assert of_session(of.state, "focus").answer("a", 1) == "Nowhere.\n\nYet."


@given(LINES, LINES)
def test_an_answer_that_is_sent_again_changes_nothing(known: str, text: str) -> None:
    once = added(known, "", text)
    assert added(once, "", text) == once
    assert added(once, text, text) == once


@given(TERMS, TERMS, TERMS)
def test_terms_of_others_stay_and_those_sent_are_there(
    known: list[Term], former: list[Term], new: list[Term]
) -> None:
    found = merged(known, former, new)
    names = [normal(term.text) for term in found]
    assert len({*names}) == len(names)
    assert {*new} <= {*found}
    gone = {normal(term.text) for term in former}
    assert {normal(term.text) for term in known} - gone <= {*names}
    assert not {*names} & gone - {normal(term.text) for term in new}
    assert merged(found, new, new) == found


@given(st.permutations(["Here", "There", "Everywhere"]))
def test_the_answers_of_three_phones_are_all_there_in_any_order(texts: list[str]) -> None:
    of = take(room(), *(sent(WHERE, text) for text in texts))
    kept = of_session(of.state, "focus").answer("a", 1)
    assert kept.split("\n") == texts
