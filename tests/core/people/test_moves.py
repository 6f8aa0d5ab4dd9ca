"""People are listed, mended and taken off the list."""

from __future__ import annotations

from builders import Room, one_day, refusal, session
from core.people.making import here, room, words
from facilitator.core.people import attendance, marking, roster
from facilitator.core.people import moves as people_moves
from facilitator.core.people.person_line import Line
from facilitator.core.record.agenda import Participant
from facilitator.core.record.people import PersonAdded, PersonChanged
from facilitator.core.time import moves


def test_a_stand_in_that_is_named_keeps_its_presence() -> None:
    on = room().until("10:05").do(marking.here, "@blekinge", 0)
    on.do(people_moves.change, "@blekinge", Line("Anna Berg", "Region Blekinge"))
    assert not roster.stands_in(on.state, "@blekinge")
    assert here(on) == ["Anna Berg"]
    assert attendance.turnout(on.state, 0).of == 3


def test_an_absent_stand_in_goes_once_somebody_is_named() -> None:
    on = room().until("10:00").do(marking.absent, "@blekinge", 0)
    assert words(on, "@blekinge") == "absent"
    on.do(people_moves.add, Line("Anna Berg", "blek"))
    assert roster.roster(on.state)[0].id == "anna-berg"


def test_a_guest_may_be_from_elsewhere_but_a_participant_is_of_an_organisation() -> None:
    on = room().until("10:00").do(people_moves.add, Line("Sara Nyström", "Reglab", "facilitator"))
    assert on.state.people.persons["sara-nyström"].affiliation == "Reglab"
    assert on.state.people.persons["sara-nyström"].organisation is None
    assert "No organisation is called “Reglab”" in refusal(
        on, people_moves.add, Line("Bo", "Reglab")
    )
    on.do(people_moves.change, "sara-nyström", Line("Sara Nyström", "Reglab"))  # as it was
    assert on.state.people.persons["sara-nyström"].affiliation == "Reglab"
    assert on.state.people.persons["sara-nyström"].role == "participant"
    on.do(people_moves.change, "sara-nyström", Line("Sara Nyström", "SKL", "guest"))
    assert roster.body_name(on.state, on.state.people.persons["sara-nyström"]) == "SKL"
    assert "Nothing was changed" in refusal(
        on, people_moves.change, "sara-nyström", Line("Sara Nyström", "SKL", "guest")
    )
    on.do(people_moves.change, "sara-nyström", Line("Sara Nyström", "skåne"))
    assert on.state.people.persons["sara-nyström"].affiliation == ""
    assert on.state.people.persons["sara-nyström"].organisation == "skåne"


def test_what_somebody_is_and_how_they_are_reached_is_kept_until_it_is_said_anew() -> None:
    on = room().until("10:00").do(people_moves.add, Line("Bo", "skåne", title="Jurist"))
    on.do(people_moves.change, "bo", Line("Bo Ek", "skåne", email="bo@skane.example"))
    bo = on.state.people.persons["bo"]
    assert (bo.name, bo.title, bo.email) == ("Bo Ek", "Jurist", "bo@skane.example")
    assert people_moves.listed(on.state, Line("Bo Ek", "skåne", title="Jurist")) == (bo, False)
    assert people_moves.listed(on.state, Line("Bo Ek", title="Docent")) == (bo, True)
    same = Line("Bo Ek", "skåne", title="Jurist", email="bo@skane.example")
    assert "Nothing was changed" in refusal(on, people_moves.change, "bo", same)


def test_where_nobody_has_an_organisation_everybody_is_from_somewhere() -> None:
    on = Room(one_day(session("a", 60))).until("10:00").do(people_moves.add, Line("Bo", "Reglab"))
    assert on.state.people.persons["bo"].affiliation == "Reglab"


def test_an_affiliation_of_the_agenda_stays_when_a_name_is_mended() -> None:
    on = room(Participant("Cissi", "blekinge", "speaker", affiliation="Netport")).until("10:00")
    on.do(people_moves.change, "cissi", Line("Cissi Dahl", "Region Blekinge", "speaker"))
    assert on.state.people.persons["cissi"].affiliation == "Netport"
    on.put(PersonChanged("cissi", "Cissi", "blekinge", "speaker"))  # as records before have it
    assert on.state.people.persons["cissi"].affiliation == "Netport"


def test_whoever_is_listed_can_be_there_in_the_same_step() -> None:
    on = room().until("10:00").do(people_moves.add, Line("Bo"), here=0)
    assert on.events[-1].fact == PersonAdded("bo", "Bo", here=1)
    assert here(on) == ["Bo"]
    on.do(moves.undo)
    assert "bo" not in on.state.people.persons
    assert here(on) == []


def test_two_of_one_name_are_told_apart_by_where_they_are_from() -> None:
    on = room(Participant("Anna", "blekinge")).until("10:00")
    on.do(people_moves.add, Line("Anna", "Reglab", "guest"))
    assert roster.namesakes(on.state) == {"anna": "Region Blekinge", "anna-2": "Reglab"}
