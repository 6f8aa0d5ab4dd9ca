"""Tables for spreadsheets tell what happened, and no cell of them is a formula."""

from __future__ import annotations

import csv as stdlib
import datetime as dt
import io
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import DATE, ENGLISH, Room, agenda, day, session
from facilitator.core.homework import moves as homework_moves
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.people import marking
from facilitator.core.record.actions import ActionTicked
from facilitator.core.record.agenda import Homework, Organisation, Participant
from facilitator.core.record.earlier import Earlier, EarlierAction
from facilitator.core.record.notes import Noted
from facilitator.core.record.opening import BroughtForward
from facilitator.core.time import moves
from facilitator.export import csv
from facilitator.export.sheet import plain, separator
from facilitator.files import catalogues
from markdown_reader import TYPED
from strategies import meetings


def of(name: str, room: Room) -> list[dict[str, str]]:
    """Read a table back; every row has a cell for each column."""
    found = list(
        stdlib.reader(io.StringIO(csv.table(name, room.state, room.now, ENGLISH), newline=""))
    )
    assert all(len(one) == len(other) for one, other in pairwise(found))
    header, *rows = found
    return [dict(zip(header, row, strict=True)) for row in rows]


def some(row: dict[str, str], *columns: str) -> tuple[str, ...]:
    return tuple(row[column] for column in columns)


def room(name: str = "Anna", title: str = "Ord") -> Room:
    made = agenda(day(session("a"), session("b")), day("c", date=DATE + dt.timedelta(days=1)))
    return Room(
        replace(
            made,
            organisations=(Organisation("x", "Region X"), Organisation("y", "Region Y")),
            participants=(Participant(name, "x"),),
            homework=(Homework(id="w", title=title, collects="terms", due=DATE),),
        )
    )


def test_attendance_has_a_row_for_everybody_of_whom_something_was_said() -> None:
    held = room().until("10:00").do(moves.start).until("10:12").do(marking.here, "anna", 0)
    (anna,) = of("attendance", held)
    assert some(anna, "presence", "arrived", "minutes late") == ("present", "", "0")
    held.do(marking.came_at, "anna", 0, dt.time(10, 12)).do(marking.absent, "@y", 0)
    anna, other = of("attendance", held)
    columns = ("day", "date", "name", "organisation", "presence", "arrived", "minutes late")
    arrived = "2013-03-21 10:12:00"
    assert some(anna, *columns) == ("1", "2013-03-21", "Anna", "Region X", "present", arrived, "12")
    assert some(other, *columns) == ("1", "2013-03-21", "", "Region Y", "absent", "", "0")


def test_actions_are_those_from_before_and_those_of_the_meeting() -> None:
    held = room()
    held.put(BroughtForward("", Earlier(actions=(EarlierAction("o", "Ring", meeting="Träff 1"),))))
    held.put(ActionTicked("o", done=True))
    held.until("10:00").do(moves.start).do(
        note_moves.capture, Capture("action", "Skriv", "Bo", DATE)
    )
    columns = ("action", "who", "due", "status", "session", "meeting before")
    assert [some(row, *columns) for row in of("actions", held)] == [
        ("Ring", "", "", "done", "", "Träff 1"),
        ("Skriv", "Bo", "2013-03-21", "open", "A", ""),
    ]


def test_timing_has_planned_and_actual_times_of_every_session() -> None:
    held = room().until("10:05").do(moves.start).until("10:10").do(moves.toggle)
    held.until("10:14").do(moves.toggle).do(moves.extend, 5).until("10:40").do(moves.end)
    columns = ("session", "outcome", "planned minutes", "actual start", "actual minutes")
    more = ("minutes paused", "minutes added", "minutes behind")
    rows = [some(row, *columns, *more) for row in of("timing", held)]
    assert rows[0] == ("A", "held", "30", "2013-03-21 10:05:00", "35", "4", "5", "10")
    assert rows[1] == ("B", "coming", "30", "", "", "", "0", "")
    assert len(rows) == 3


def test_a_session_that_ended_before_it_began_took_no_time_for_a_clock_was_set_back() -> None:
    held = room().until("10:20").do(moves.start).do(note_moves.capture, Capture("note", "Begun."))
    held.until("10:05").do(moves.end)
    assert of("timing", held)[0]["actual minutes"] == "0"


def test_homework_has_a_row_for_each_who_is_asked_and_terms_one_for_each_term() -> None:
    held = room().do(homework_moves.hand_in, "w", "x", "moln: 2, fiber")
    columns = ("task", "due", "who", "status", "terms")
    assert [some(row, *columns) for row in of("homework", held)] == [
        ("Ord", "2013-03-21", "Region X", "handed-in", "moln: 2; fiber: 1"),
        ("Ord", "2013-03-21", "Region Y", "not-begun", ""),
    ]
    assert [bool(row["handed in"]) for row in of("homework", held)] == [True, False]
    columns = ("organisation", "term", "weight", "concept", "sharing")
    assert [some(row, *columns) for row in of("terms", held)] == [
        ("Region X", "moln", "2", "moln", "one"),
        ("Region X", "fiber", "1", "fiber", "one"),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "'="])
def test_a_formula_is_defused_and_read_back(start: str) -> None:
    text = f'{start}HYPERLINK("http://x")'
    held = room()
    held.put(Noted("action", text, None))
    (row,) = of("actions", held)
    assert row["action"] == "'" + text
    assert plain(row["action"]) == text


@settings(max_examples=20)
@given(TYPED, TYPED)
def test_text_from_people_is_read_back(one: str, other: str) -> None:
    held = room(one, other)
    held.put(Noted("action", one, None, who=other))
    assert [tuple(map(plain, some(row, "action", "who"))) for row in of("actions", held)] == [
        (one, other)
    ]
    assert {plain(row["task"]) for row in of("homework", held)} == {other}


@settings(max_examples=15)
@given(meetings(), st.sampled_from(csv.TABLES))
def test_any_meeting_has_every_table(held: Room, name: str) -> None:
    of(name, held)


def test_lines_end_as_the_standard_says() -> None:
    assert csv.table("actions", room().state, room().now, ENGLISH).endswith("captured\r\n")


def test_a_swedish_table_is_as_spreadsheets_in_sweden_read_it() -> None:
    held = room().do(homework_moves.hand_in, "w", "x", 'moln: 2.5, "fiber; kabel"')
    swedish = catalogues.load("sv")
    written = csv.table("terms", held.state, held.now, swedish)
    assert written.splitlines()[0] == "organisation;term;vikt;begrepp;överenskommen;delas av"
    assert list(stdlib.reader(written.splitlines()[1:], delimiter=";")) == [
        ["Region X", "moln", "2,5", "moln", "nej", "en"],
        ["Region X", "fiber; kabel", "1", "fiber; kabel", "nej", "en"],
    ]
    written = csv.table("homework", held.state, held.now, swedish)
    first, second = list(stdlib.reader(written.splitlines()[1:], delimiter=";"))
    assert (first[3], first[-1]) == ("inlämnad", "moln: 2,5; fiber; kabel: 1")
    assert second[3] == "ej påbörjad"


@settings(max_examples=15)
@given(meetings(), st.sampled_from(csv.TABLES), st.sampled_from(catalogues.LANGUAGES))
def test_no_cell_of_any_language_is_a_formula(held: Room, name: str, code: str) -> None:
    language = catalogues.load(code)
    written = csv.table(name, held.state, held.now, language)
    rows = list(stdlib.reader(io.StringIO(written, newline=""), delimiter=separator(language)))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")]
