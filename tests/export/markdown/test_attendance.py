"""Who was there is told by organisation; nobody is named as absent, and nobody as late."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from builders import Room, at, day, one_day, session
from builders import agenda as programme
from export.markdown.making import part
from facilitator.core.people import marking as moves
from facilitator.core.people import moves as people_moves
from facilitator.core.people.person_line import Line
from facilitator.core.record.agenda import Agenda, Minutes, Organisation, Participant, Told
from facilitator.core.record.people import PersonAdded
from facilitator.core.time import moves as time_moves
from facilitator.export.markdown.parts import Wanted
from markdown_reader import of_type, read, text

FRIDAY = dt.date(2013, 3, 22)


def room(*, days: int = 2) -> Room:
    agenda = programme(day("a", "b"), day("c")) if days == 2 else one_day("a", "b")
    return Room(
        Agenda(
            title="Meeting",
            days=agenda.days,
            timezone=agenda.timezone,
            organisations=(
                Organisation("blekinge", "Region Blekinge"),
                Organisation("skåne", "Region Skåne"),
                Organisation("örebro", "Örebro"),
            ),
            participants=(
                Participant("Anna", "blekinge", title="chef"),
                Participant("Bo", "blekinge"),
                Participant("Cissi", "blekinge", "speaker", "https://a.se/x", phone="0455 1"),
                Participant("Lisa"),
            ),
        ),
        at("09:55"),
    )


def told(on: Room, attendance: Told = "names", *, times: bool = False) -> str:
    wanted = Wanted(Minutes(times=times, attendance=attendance))
    return part(on, "participants", wanted) + part(on, "attendance", wanted)


def test_where_nobody_noted_it_only_who_was_to_come_is_told() -> None:
    assert told(room()) == (
        "## Participants\n\n"
        "**Organisations:** Region Blekinge, Region Skåne and Örebro.\n\n"
        "**Registered:** Anna (chef, Region Blekinge), Bo (Region Blekinge) and Lisa."
    )


def test_one_mark_names_nobody_else_and_nobody_late() -> None:
    on = room(days=1).until("11:02").do(moves.here, "anna", 0)
    assert told(on) == "## Participants\n\n- **Region Blekinge:** Anna (chef)"
    on = room(days=1).until("10:12").do(moves.came_at, "anna", 0, dt.time(10, 12))
    assert told(on).endswith("Anna (chef)")
    assert told(on, times=True).endswith("Anna (chef, 12\N{NO-BREAK SPACE}min late)")


def test_who_was_introduced_before_is_told_in_the_list_too() -> None:
    talk = replace(session("a"), speakers=("Caroline",))
    who = Participant("Caroline", role="speaker", title="vd", affiliation="Governo")
    on = Room(replace(programme(day(talk)), participants=(who,)), at("09:55"))
    on.do(time_moves.start).do(moves.here, "caroline", 0)
    assert "Speaker: **Caroline**, vd, Governo." in part(on, "programme")
    assert told(on).endswith("- Caroline (vd, Governo, speaker)")


def test_only_an_organisation_is_absent_and_only_when_that_was_said_of_all_of_it() -> None:
    on = room().do(moves.absent, "anna", 0).do(moves.absent, "lisa", 0)
    assert "Not represented" not in told(on)
    on.do(moves.absent, "bo", 0).do(moves.absent, "@örebro", 0)
    assert told(on) == (
        "## Participants\n\nAttendance was recorded on Thursday 21 March.\n\n"
        "**Not represented:** Region Blekinge and Örebro."
    )
    for name in ("Anna", "Bo", "Lisa"):
        assert name not in told(on)


def test_each_organisation_is_an_item_and_a_day_is_told_where_it_was_not_all() -> None:
    on = room().do(moves.here, "anna", 0).do(moves.here, "bo", 0).do(moves.here, "lisa", 0)
    on.do(people_moves.add, Line("Dan", "skå", "guest")).do(moves.here, "dan", 0)
    on.do(moves.here, "@skåne", 0).do(moves.absent, "@örebro", 0)
    on.until("09:00", FRIDAY).do(moves.here, "bo", 1).do(moves.here, "@örebro", 1)
    assert told(on) == (
        "## Participants\n\n"
        "- **Region Blekinge:** Anna (chef, Thursday), Bo\n"
        "- **Region Skåne:** Dan (guest, Thursday)\n"
        "- Lisa (Thursday)\n\n"
        "**Also represented:** Örebro (Friday).\n\n"
        "**Not represented:** Örebro (Thursday)."
    )


def test_organisations_without_names_are_a_sentence() -> None:
    on = room(days=1).do(moves.here, "@skåne", 0).do(moves.here, "@örebro", 0)
    assert told(on) == "## Participants\n\n**Organisations:** Region Skåne and Örebro."


def test_figures_may_be_told_instead_of_names_or_nothing() -> None:
    on = room().do(moves.here, "anna", 0).do(moves.here, "@skåne", 0).do(moves.here, "lisa", 0)
    on.until("09:00", FRIDAY).do(moves.here, "lisa", 1).do(moves.absent, "@örebro", 1)
    assert told(on, "counts") == (
        "## Participants\n\n"
        "- **Thursday 21 March:** 3 people from 2 organisations.\n"
        "- **Friday 22 March:** 1 person.\n\n"
        "**Not represented:** Örebro (Friday)."
    )
    assert told(on, "none") == ""
    single = room(days=1).do(moves.here, "anna", 0)
    assert told(single, "counts") == "## Participants\n\n1 person from 1 organisation."


def test_links_and_numbers_are_told_only_with_what_is_private() -> None:
    assert "a.se" not in told(room())
    private = part(room(), "participants", Wanted(private={}))
    assert private.endswith("**Link and phone:**\n\n- **Cissi:** <https://a.se/x>, 0455 1")


@pytest.mark.parametrize(
    "name", ["| a | b |", "<b>x</b>", "**x**", "[/foo]", "שלום", "👩‍👩‍👧", "x" * 10_000, "#", "`"]
)
def test_names_read_back_as_typed(name: str) -> None:
    on = room().do(people_moves.add, Line(name, "örebro", "guest"))
    on.do(moves.here, list(on.state.people.persons)[-1], 0)
    (item,) = of_type(read(told(on)), "list_item")
    assert text(item) == f"Örebro: {name} (guest)"


def test_an_organisation_that_is_gone_is_not_told_by_its_id() -> None:
    on = room(days=1)
    on.put(PersonAdded("dan", "Dan", "gone-id"))
    assert "Dan" in told(on)
    on.do(moves.here, "dan", 0)
    assert told(on) == "## Participants\n\n- Dan"


def test_those_listed_live_are_among_the_participants() -> None:
    on = room().do(people_moves.add, Line("Dan", "skå", "guest")).do(people_moves.remove, "bo")
    assert "Dan (Region Skåne)" in told(on)
    assert "Bo" not in told(on)


def test_the_agenda_says_what_is_told() -> None:
    on = room().do(moves.here, "anna", 0)
    quiet = replace(on.state.agenda, minutes=Minutes(attendance="none"))
    assert part(Room(quiet), "participants") == ""


def test_a_speaker_who_was_seen_was_also_there_on_the_days_of_their_talks() -> None:
    agenda = programme(day("a"), day(replace(session("c"), speakers=("Cissi",))))
    on = Room(replace(room().state.agenda, days=agenda.days), at("09:55"))
    on.do(moves.here, "cissi", 0).until("09:00", FRIDAY).do(moves.here, "bo", 1)
    assert "Cissi (speaker, Thursday)" in told(on)
    on.until("10:00", FRIDAY).do(time_moves.start)
    assert "Cissi (speaker)" in told(on)
