"""Attendance in the minutes."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import ENGLISH, Room, at, day
from builders import agenda as programme
from facilitator.core.people import attendance as moves
from facilitator.core.people import moves as people_moves
from facilitator.core.people.person_line import Line
from facilitator.core.record.agenda import Agenda, Organisation, Participant
from facilitator.export.markdown.attendance import attendance
from facilitator.export.markdown.people import People
from markdown_reader import of_type, read, text

FRIDAY = dt.date(2013, 3, 22)


def room() -> Room:
    agenda = programme(day("a", "b"), day("c"))
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
                Participant("Anna", "blekinge"),
                Participant("Bo", "blekinge"),
                Participant("Cissi", "blekinge", "speaker"),
                Participant("Lisa"),
            ),
        ),
        at("09:55"),
    )


def test_of_attendance_never_used_nothing_is_said() -> None:
    assert attendance(room().state, ENGLISH) == []


def test_a_name_and_the_mark_after_it_mean_nothing_together() -> None:
    on = room().do(people_moves.change, "anna", Line("Bo &copy", "blekinge", "guest"))
    on.do(moves.toggle, "anna", 0).do(moves.leave, "bo", 0)
    _, table = attendance(on.state, ENGLISH)
    assert "Bo &copy (guest); no delegate" in map(text, of_type(read(table), "td"))


def test_one_mark_names_nobody_else_and_nobody_late() -> None:
    on = room().until("11:02").do(moves.toggle, "anna", 0)
    assert attendance(on.state, ENGLISH)[1].split("\n")[2:] == [
        "| Region Blekinge | Anna |",
        "| **Total** | 1 present |",
    ]


def test_only_an_organisation_is_absent_and_only_when_that_was_said_of_all_of_it() -> None:
    on = room().do(moves.leave, "anna", 0).do(moves.leave, "lisa", 0)
    assert attendance(on.state, ENGLISH) == []
    on.do(moves.leave, "bo", 0).do(moves.leave, "@örebro", 0)
    assert attendance(on.state, ENGLISH)[1].split("\n")[2:] == [
        "| Region Blekinge | absent |",
        "| Örebro | absent |",
        "| **Total** |  |",
    ]


def test_each_organisation_has_a_row_and_each_day_used_a_column() -> None:
    on = room().do(moves.toggle, "anna", 0).until("10:12")
    on.do(moves.came_at, "@skåne", 0, dt.time(10, 12)).do(moves.toggle, "cissi", 0)
    on.do(moves.leave, "bo", 0).do(moves.leave, "@örebro", 0).do(moves.leave, "lisa", 0)
    on.do(people_moves.add, Line("Dan", "skå", "guest")).do(moves.toggle, "dan", 0)
    on.until("10:40").do(moves.leave, "anna", 0)
    heading, table = attendance(on.state, ENGLISH)
    assert heading == "### Attendance"
    assert table.split("\n") == [
        "| Organisation | Thursday, 21 March 2013 |",
        "| --- | --- |",
        "| Region Blekinge | Anna (left 10:40, 20 min early), Cissi (speaker) |",
        "| Region Skåne | present (12 min late), Dan (guest) |",
        "| Örebro | absent |",
        "| **Total** | 4 present, 1 late |",
    ]
    on.until("09:00", FRIDAY).do(moves.toggle, "bo", 1)
    assert attendance(on.state, ENGLISH)[1].split("\n")[2].endswith("| Bo |")


@pytest.mark.parametrize(
    "name", ["| a | b |", "<b>x</b>", "**x**", "[/foo]", "שלום", "👩‍👩‍👧", "x" * 10_000, "#", "`"]
)
def test_names_read_back_as_typed(name: str) -> None:
    on = room().do(people_moves.add, Line(name, "örebro", "guest"))
    on.do(moves.toggle, list(on.state.people.persons)[-1], 0)
    on.do(moves.leave, "@örebro", 0)
    found = read("\n\n".join(attendance(on.state, ENGLISH)))
    assert len(list(of_type(found, "tr"))) == 3
    assert f"{name} (guest); no delegate" in [text(cell) for cell in of_type(found, "td")]


def test_those_listed_live_are_among_the_participants() -> None:
    on = room().do(people_moves.add, Line("Dan", "skå", "guest")).do(people_moves.remove, "bo")
    listed = on.state.people.persons.values()
    facts = "\n".join(People(on.state.agenda, ENGLISH, listed).facts())
    assert "Dan (Region Skåne)" in facts
    assert "Bo" not in facts
