"""On the list everybody can sign, whoever was expected and some more."""

from __future__ import annotations

from hypothesis import given, settings
from msgspec.structs import replace

from builders import ENGLISH, Room, agenda, day
from export.publish.making import meeting, table
from facilitator.core.record.agenda import (
    Organisation,
    Participant,
)
from facilitator.export.publish.sign_in import SPARE, sign_in
from facilitator.export.reading import BLANK
from markdown_reader import TYPED


def test_everybody_who_is_expected_can_sign_each_day_and_some_more() -> None:
    found = table(sign_in(Room(meeting()).state, ENGLISH))
    days = ["Thursday 21 March", "Friday 22 March"]
    signed = [BLANK, BLANK]
    assert found[0] == ["Name", "Organisation", *days]
    assert found[1:6] == [
        ["Cissi", "Netport", *signed],
        ["Eva", "Region A", *signed],
        [BLANK, "Region B", *signed],
        ["Åsa", "SKL", *signed],
        ["Sara", BLANK, *signed],
    ]
    assert found[6:] == [[BLANK] * 4] * SPARE


def test_a_list_for_one_day_without_organisations_has_a_name_and_a_signature() -> None:
    made = replace(agenda(day("a")), participants=(Participant("Eva"),))
    found = table(sign_in(Room(made).state, ENGLISH))
    assert found[:2] == [["Name", "Signature"], ["Eva", BLANK]]


@settings(max_examples=25)
@given(TYPED, TYPED)
def test_text_from_people_is_read_back(one: str, other: str) -> None:
    name, body = (" ".join(said.split()) or "x" for said in (one, other))
    made = replace(
        meeting(),
        organisations=(Organisation("a", body),),
        participants=(Participant(name, "a"),),
    )
    assert table(sign_in(Room(made).state, ENGLISH))[1][:2] == [name, body]
