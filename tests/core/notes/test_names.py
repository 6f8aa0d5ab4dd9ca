"""Which names are known in a meeting, and by what."""

from __future__ import annotations

from msgspec.structs import replace

from builders import Room, one_day, session
from facilitator.core.notes.names import named, names_of
from facilitator.core.people import moves as people_moves
from facilitator.core.people.person_line import Line
from facilitator.core.record.agenda import Group, Homework, Organisation, Participant

BODIES = (Organisation("skane", "Region Skåne"), Organisation("halland", "Region Halland"))


def room() -> Room:
    talk = replace(session("a"), speakers=("Henrik Ishahara",), lead="Sara Nyström")
    group = Group("Ett", members=("Lennart Ek", "skane"))
    work = replace(session("b", kind="groups"), groups=(group,))
    made = replace(
        one_day(talk, work),
        organisations=BODIES,
        participants=(Participant("Jörgen Sandström"), Participant("Anna Berg")),
        homework=(Homework(id="h", title="H", compilers=("Lisa", "Victoria Alm")),),
        notes_by="Maria Öst",
    )
    return Room(made)


def test_people_organisations_and_all_who_are_named_in_the_agenda_are_known() -> None:
    names = names_of(room().state)
    told = {
        "jörgen sandström": "Jörgen Sandström",
        "Jörgen": "Jörgen Sandström",
        "SKANE": "Region Skåne",
        "region skåne": "Region Skåne",
        "skåne": "Region Skåne",
        "henrik": "Henrik Ishahara",
        "sara nyström": "Sara Nyström",
        "Maria Öst": "Maria Öst",
        "victoria": "Victoria Alm",
        "lennart ek": "Lennart Ek",
    }
    assert {typed: names.of(typed) for typed in told} == told
    assert not any(map(names.knows, ("region", "Sandström", "lisa", "ek", "")))


def test_who_is_listed_during_the_meeting_is_known_at_once() -> None:
    on = room().do(people_moves.add, Line("Anna Öberg", "skåne", "guest"))
    names = names_of(on.state)
    assert names.of("anna öberg") == "Anna Öberg"
    assert not names.knows("anna")  # by now two have that first name


def test_a_whole_name_comes_before_a_part_of_one() -> None:
    names = named(["Bo", "Bo Ek", "Ek, Karl"], [("bo", "Bo kommun"), ("ek", "Ek AB")])
    assert [names.of(typed) for typed in ("bo", "BO EK", "ek", "karl")] == [
        "Bo", "Bo Ek", "Ek AB", "karl",
    ]  # fmt: skip


def test_a_name_that_begins_with_the_sign_is_known_without_it() -> None:
    assert named(["@Bo Ek", "@", ""]).meant == {"bo ek": "Bo Ek", "bo": "Bo Ek"}
