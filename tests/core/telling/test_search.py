"""What of a meeting can be found, under which names, and how much of it is shown."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import Room, one_day, session
from facilitator.core.record.agenda import Homework, Organisation, Participant
from facilitator.core.record.earlier import Earlier, EarlierAction
from facilitator.core.record.groups import GroupFormed, MemberPlaced
from facilitator.core.record.homework import Entrusted, HandedIn, Spotted
from facilitator.core.record.notes import Noted
from facilitator.core.record.opening import BroughtForward
from facilitator.core.record.rounds import Answered
from facilitator.core.record.words import TermAgreed
from facilitator.core.telling.search import Kind, entries, found, query, snippet


def room() -> Room:
    one = replace(
        session("a"),
        title="Nuläge",
        description="Läget",
        questions=("Hur?",),
        speakers=("Jan", "Åsa"),
    )
    agenda = replace(
        one_day(one),
        title="Träff",
        theme="Tjänster",
        organisations=(Organisation("x", "Region X"),),
        participants=(Participant("Lisa", "x"),),
        homework=(Homework(id="ord", title="Ordmoln", purpose="Jämför", compilers=("Bo", "Eva")),),
    )
    made = Room(agenda)
    action = EarlierAction("e", "Ring", "Bo", None, "Förra", "Start")
    made.put(
        Noted("decision", "Vi kör", "a", "Lisa"),
        Answered("a", "x", 1, "Långt"),
        Answered("a", "lisa", 1, "Kort"),
        Answered("a", "lisa", 1, ""),
        GroupFormed("a", "g", "Röd", "Mandat"),
        GroupFormed("a", "h", "Blå"),
        MemberPlaced("a", "lisa", "g"),
        MemberPlaced("a", "@x", "h"),
        HandedIn("ord", "x", text="Bifogat", terms=(("moln", 2.0), ("nät", 1.0))),
        Entrusted("ord", "y", "Eva"),
        Spotted("x", "Robotar", ("ai",)),
        TermAgreed("app", "Appen"),
        BroughtForward("", Earlier(actions=(action,), parking=("Ekonomi",))),
    )
    return made


@pytest.mark.parametrize(
    ("kind", "listed"),
    [
        ("meeting", [("Träff · Tjänster", "", "")]),
        ("session", [("Nuläge\nLäget\nHur?", "Jan, Åsa", "Nuläge")]),
        ("decision", [("Vi kör", "Lisa", "Nuläge")]),
        ("answer", [("Långt", "Region X", "Nuläge")]),
        ("group", [("Röd · Mandat", "Lisa", "Nuläge"), ("Blå", "Region X", "Nuläge")]),
        ("homework", [
            ("Ordmoln\nJämför", "Bo, Eva", "Ordmoln"),
            ("Bifogat\nmoln\nnät", "Region X", "Ordmoln"),
            ("", "y, Eva", "Ordmoln"),
        ]),
        ("term", [("Appen · app", "", "")]),
        ("sighting", [("Robotar · ai", "Region X", "")]),
        ("person", [("Lisa, Region X", "Lisa", ""), ("Region X", "Region X", "")]),
        ("earlier", [("Ring", "Bo", "Start"), ("Ekonomi", "", "")]),
    ],
)  # fmt: skip
def test_everything_said_is_found_by_its_kind(
    kind: Kind, listed: list[tuple[str, str, str]]
) -> None:
    told = [(one.text, one.who, one.session) for one in found(room().state, query("", "", kind))]
    assert told == listed


@pytest.mark.parametrize(
    ("text", "person", "kinds"),
    [
        ("LÅNGT", "", ["answer"]),
        ("region långt", "", ["answer"]),
        ("moln bifogat", "", ["homework"]),
        ("", "lisa", ["decision", "group", "person"]),
        ("vi", "lisa", ["decision"]),
        ("vi", "lisa bo", []),
        ("vi nuläge", "", []),  # its session's title is no part of it
        ("lang", "", []),  # å is a letter of its own
    ],
)
def test_all_the_words_and_names_have_to_be_there(
    text: str, person: str, kinds: list[Kind]
) -> None:
    assert [one.kind for one in found(room().state, query(text, person))] == kinds


def test_without_a_question_everything_is_listed() -> None:
    state = room().state
    assert list(found(state, query(""))) == list(entries(state))
    assert not query(" ").asks


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("so\n short", "x", "so short"),
        ("0123456789", "9", "0123456789"),
        ("0123456789abcdef", "1", "012345678…"),
        ("0123456789abcdef", "8", "…6789abcd…"),
        ("0123456789abcdef", "F", "…89abcdef"),
        ("0123456789abcdef", "x", "012345678…"),
    ],
)
def test_of_a_long_text_what_stands_around_the_word_is_shown(
    text: str, word: str, shown: str
) -> None:
    assert snippet(text, [word], 10) == shown
    assert snippet(text, [word, "no such"], 10) == shown


def test_of_several_words_the_first_that_stands_there_is_shown() -> None:
    assert snippet("0123456789abcdef", ["no", "f", "8"], 10) == "…6789abcd…"
