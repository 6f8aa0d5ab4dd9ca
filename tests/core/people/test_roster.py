"""Who takes part: delegates, stand-ins, and people of one name."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import one_day
from core.people.making import names, room, with_people
from facilitator.core.people import marking, roster
from facilitator.core.people import moves as people_moves
from facilitator.core.people.person_line import Line
from facilitator.core.record.agenda import Organisation, Participant
from facilitator.core.record.opening import AgendaRevised
from facilitator.core.record.people import Person


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("blekinge", ["blekinge"]),
        ("Region Blekinge", ["blekinge"]),
        ("REGION BLEKINGE", ["blekinge"]),
        ("blek", ["blekinge"]),
        ("kalm län", ["kalmar"]),
        ("mar", ["kalmar"]),
        ("region", ["blekinge", "kalmar", "skåne"]),
        ("region sk", ["skåne"]),
        ("skane", []),  # å is a letter of its own
        ("netport", []),
        ("", []),
    ],
)
def test_an_organisation_is_found_by_a_part_of_its_name(query: str, found: list[str]) -> None:
    agenda = with_people(one_day("a"))
    assert [each.id for each in roster.find_organisations(agenda, query)] == found


def test_an_organisation_whose_name_begins_as_typed_comes_before_one_that_only_holds_it() -> None:
    bodies = (Organisation("1", "Region Almlund"), Organisation("2", "Lunds stad"))
    agenda = replace(one_day("a"), organisations=bodies)
    for query, found in (("lun", ["2"]), ("1", ["1"]), ("und", ["1", "2"])):
        told = [each.id for each in roster.find_organisations(agenda, query)]
        assert told == found, query


def test_somebody_is_found_by_words_and_beginnings_come_first() -> None:
    persons = [Person(name, name) for name in ("Joanna Ek", "Anna Berg", "Åsa Annasdotter")]
    assert names(roster.find(persons, "anna")) == ["Anna Berg", "Åsa Annasdotter", "Joanna Ek"]
    assert names(roster.find(persons, "B ANNA")) == ["Anna Berg"]
    assert names(roster.find(persons, "asa")) == []
    assert names(roster.find(persons, "")) == ["Joanna Ek", "Anna Berg", "Åsa Annasdotter"]


def test_an_organisation_without_a_delegate_has_a_stand_in() -> None:
    on = room(
        Participant("Cissi", "blekinge", "speaker"),
        Participant("Anna", "kalmar"),
        Participant("Lisa"),
    )
    assert [person.id for person in roster.roster(on.state)] == [
        "@blekinge",
        "cissi",
        "anna",
        "@skåne",
        "lisa",
    ]
    assert roster.stands_in(on.state, "@blekinge")
    assert roster.person_name(on.state, "@blekinge") == "Region Blekinge"
    assert roster.organisation_name(on.state, "blekinge") == "Region Blekinge"
    assert roster.person_name(on.state, "anna") == "Anna"
    assert roster.person_name(on.state, "nobody") == "nobody"
    assert roster.organisation_name(on.state, None) == ""


def test_a_stand_in_that_was_there_stays_when_somebody_else_is_named() -> None:
    on = room().until("10:00").do(marking.here, "@blekinge", 0)
    on.do(people_moves.add, Line("Anna Berg", "blek"))
    assert [person.id for person in roster.roster(on.state)][:2] == ["@blekinge", "anna-berg"]
    on.do(marking.unknown, "@blekinge", 0)
    assert roster.roster(on.state)[0].id == "anna-berg"


def test_two_people_may_have_the_same_name() -> None:
    on = room(Participant("Anna Berg"))
    on.do(people_moves.add, Line("Anna Berg")).do(people_moves.add, Line("Anna Berg"))
    assert list(on.state.people.persons) == ["anna-berg", "anna-berg-2", "anna-berg-3"]
    on.do(people_moves.remove, "anna-berg-2").do(people_moves.add, Line("Anna Berg"))
    assert list(on.state.people.persons) == ["anna-berg", "anna-berg-3", "anna-berg-4"]


def test_people_of_one_name_are_told_apart_by_organisation_or_else_by_number() -> None:
    on = room(
        Participant("Anna", "blekinge"),
        Participant("anna", "skåne"),
        Participant("Bo", "skåne"),
        Participant("Bo", "skåne"),
        Participant("Bo", "blekinge"),
        Participant("Bo"),
        Participant("Cia"),
    )
    assert roster.namesakes(on.state) == {
        "anna": "Region Blekinge",
        "anna-2": "Region Skåne",
        "bo-3": "Region Blekinge",
        "bo": "1",
        "bo-2": "2",
        "bo-4": "3",
    }


def test_a_revised_agenda_keeps_what_was_changed_during_the_meeting() -> None:
    on = room(Participant("Anna"), Participant("Bo"), Participant("Cia"), Participant("Dan"))
    on.until("10:00").do(people_moves.change, "anna", Line("Anna Berg", "blek"))
    on.do(people_moves.remove, "bo").do(people_moves.add, Line("Eva")).do(marking.here, "cia", 0)
    agenda = with_people(one_day("a"), Participant("Anna"), Participant("Bo"), Participant("Fia"))
    on.put(AgendaRevised("", agenda))
    assert names(list(on.state.people.persons.values())) == ["Anna Berg", "Fia", "Cia", "Eva"]
    assert on.state.people.at(0, "cia").there
