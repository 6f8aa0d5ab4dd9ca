"""Completion offers the names that fit what stands before the caret, and fills one in."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import Room, one_day, session
from facilitator.core.notes import mentions
from facilitator.core.notes.completion import (
    Completion,
    Known,
    known,
    of_mention,
    of_word,
    organisations,
)
from facilitator.core.notes.names import bare_name, named
from facilitator.core.record.agenda import Organisation, Participant

NAMES = (
    Known("Lisa", "person", "p1"),
    Known("Lisa Ek", "person", "p2"),
    Known("Karin Lind", "person", "p3"),
    Known("Åsa Zetterberg", "mentioned"),
    Known("Region Halland", "organisation", "halland"),
    Known("Lidköping", "organisation", "lk"),
)


def mention(line: str, caret: int | None = None, *, bare: bool = False) -> Completion | None:
    return of_mention(line, len(line) if caret is None else caret, NAMES, bare=bare)


def offered(found: Completion | None) -> list[str]:
    """Give the names that are offered; one that nobody knows in brackets."""
    return [one.name if one.known else f"({one.name})" for one in (found.offers if found else ())]


def filled(found: Completion | None, line: str, chosen: int = 0) -> str:
    """Give the line with a name filled in, the caret as a bar."""
    assert found is not None
    text, caret = found.filled(line, chosen)
    return f"{text[:caret]}|{text[caret:]}"


# After the sign


def test_people_come_first_then_organisations_then_what_is_typed_as_it_stands() -> None:
    assert offered(mention("ring @li")) == ["Lisa", "Lisa Ek", "Karin Lind", "Lidköping", "(li)"]
    assert offered(mention("@")) == [one.name for one in NAMES]
    assert offered(mention("@å")) == ["Åsa Zetterberg", "(å)"]
    assert offered(mention("@hal")) == ["Region Halland", "(hal)"]
    assert offered(mention("@lk")) == ["Lidköping", "(lk)"]


def test_a_name_is_begun_by_several_words_and_by_any_case() -> None:
    assert offered(mention("@LISA e")) == ["Lisa Ek"]
    assert offered(mention("@lisa")) == ["Lisa", "Lisa Ek"]
    assert offered(mention('@"Lisa E')) == ["Lisa Ek", "(Lisa E)"]


def test_what_is_written_out_or_is_no_mention_is_left_alone() -> None:
    for line in ("", "lisa", "a@lisa", "lisa@exempel.se", "@ lisa", "@Lisa Ek ", "@lisa ringer nu",
                 '@"Lisa Ek"', "ring @nobody knows"):  # fmt: skip
        assert mention(line) is None, line
    assert mention("@lisa", 3) is None  # within a word
    assert offered(mention("@li senast 2/4", 3))[0] == "Lisa"


def test_a_sign_of_a_capture_may_stand_before_the_mention() -> None:
    assert offered(mention(">@li"))[0] == "Lisa"
    assert mention("x>@li") is None


def test_a_name_that_nobody_knows_may_have_several_words_with_capitals() -> None:
    assert offered(mention("@Sara Nyström")) == ["(Sara Nyström)"]
    assert mention("@Sara nyström") is None
    assert mention("@Sara Anna Maria Nyström") is None
    assert filled(mention("@Sara Nyström"), "@Sara Nyström") == '@"Sara Nyström" |'
    assert filled(mention("@Sara"), "@Sara") == "@Sara |"


def test_it_is_filled_in_where_the_caret_is() -> None:
    line = "> ring @ka senast 2/4"
    assert filled(mention(line, 10), line) == "> ring @Karin Lind |senast 2/4"
    assert filled(mention("@li"), "@li", 1) == "@Lisa Ek |"
    assert filled(mention('@"ka'), '@"ka') == "@Karin Lind |"
    assert filled(mention("Anna, @hal", bare=True), "Anna, @hal") == "Anna, Region Halland|"
    assert offered(mention("@x", bare=True)) == []


# Of a word


def test_a_word_is_completed_from_two_letters_on() -> None:
    assert of_word("ring l", 6, NAMES) is None
    assert offered(of_word("ring ka", 7, NAMES)) == ["Karin Lind"]
    assert filled(of_word("ring ka", 7, NAMES), "ring ka") == "ring Karin Lind |"
    assert offered(of_word("ring lisa e", 11, NAMES)) == ["Lisa Ek"]
    assert offered(of_word("(ka", 3, NAMES)) == ["Karin Lind"]
    for line in ("", "ring", "ka ", "Karin Lind", "ring 12"):
        assert of_word(line, len(line), NAMES) is None, line


def test_several_words_are_one_name_before_the_last_of_them_begins_another() -> None:
    assert offered(of_word("karin li", 8, NAMES)) == ["Karin Lind"]
    assert offered(of_word("ring li", 7, NAMES)) == ["Lisa", "Lisa Ek", "Karin Lind", "Lidköping"]


# Who is known


def test_the_names_of_a_meeting_are_each_known_once() -> None:
    programme = replace(
        one_day(replace(session("a"), speakers=("Jörgen Sandström", "Bo Ek"), lead="Eva")),
        organisations=(Organisation("ek", "Ek AB"), Organisation("halland", "")),
        participants=(Participant("Bo Ek", "ek"), Participant("Eva Ros"), Participant("eva ros")),
    )
    of = Room(programme)
    found = known(of.state)
    assert [(one.name, one.kind) for one in found] == [
        ("Bo Ek", "person"), ("Eva Ros", "person"), ("Jörgen Sandström", "mentioned"),
        ("Ek AB", "organisation"), ("halland", "organisation"),
    ]  # fmt: skip
    assert [one.id for one in organisations(of.state)] == ["ek", "halland"]


names = st.lists(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12), max_size=6)


@given(people=names, others=names, typed=st.text("@aåeL \"'“.", max_size=6))
@example(people=['Bo "B" Ek'], others=[], typed="@Bo")
@example(people=["Ek, Karl", "Ek"], others=[], typed="@Ek")
def test_whoever_is_filled_in_is_whom_the_line_mentions(
    people: list[str], others: list[str], typed: str
) -> None:
    persons = [name for name in map(bare_name, people) if name]
    rest = [name for name in map(bare_name, others) if " " in name]
    every = [Known(name, "person") for name in persons] + [
        Known(name, "mentioned") for name in rest
    ]
    meant = named(people, (), others)
    found = of_mention(typed, len(typed), every, meant)
    for chosen in range(len(found.offers) if found else 0):
        assert found is not None
        text, caret = found.filled(typed, chosen)
        assert text[:caret] == text
        name = found.offers[chosen].name
        told = [one for one in mentions.find(text, meant) if one.start == found.start]  # fmt: skip
        assert len(told) == 1
        assert [each.casefold() for each in told[0].names] == [name.casefold()]


@given(line=st.text("@ab \n\"'.å", max_size=20), caret=st.integers(0, 20))
def test_nothing_that_is_typed_is_too_odd(line: str, caret: int) -> None:
    caret = min(caret, len(line))
    for found in (of_mention(line, caret, NAMES), of_word(line, caret, NAMES)):
        if found is not None:
            text, after = found.filled(line, len(found.offers) - 1)
            assert text.startswith(line[: found.start])
            assert text.endswith(line[caret:])
            assert 0 <= after <= len(text)
