"""Opening a record that was read before it is opened: it is read once, and nothing is missed."""

from __future__ import annotations

import datetime as dt
from itertools import count
from pathlib import Path

import pytest

from builders import agenda_text
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.time import moves
from facilitator.files.records.codec import decode
from facilitator.files.records.library import Library
from facilitator.meeting import Meeting
from facilitator.opening import Desk, Request, meeting_under_way, of_agenda, of_record, open_meeting
from facilitator.tui.places.start.found import Records

TEN = dt.datetime(2013, 3, 21, 9, tzinfo=dt.UTC)
AGENDA = agenda_text(session="Introduktion")


class Table:
    """A desk with one agenda on it, and how many events were read there so far."""

    def __init__(self, folder: Path) -> None:
        ids = count()
        self.read = 0
        library = Library(folder / "data")
        self.desk = Desk(library, SimulatedClock(TEN), "laptop", lambda: f"id-{next(ids)}")
        self.agenda = folder / "a.toml"
        self.agenda.write_text(AGENDA, encoding="utf-8")

    def open(self) -> Meeting:
        opening = of_agenda(self.desk, self.agenda, Request())
        return open_meeting(self.desk, opening, Request(), float)


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Table:
    made = Table(tmp_path)

    def counting(data: bytes, path: Path, line: int = 1) -> object:
        events = decode(data, path, line)
        made.read += len(events)
        return events

    monkeypatch.setattr("facilitator.files.records.journal.decode", counting)
    return made


def test_a_record_is_read_once_when_it_is_resumed(table: Table) -> None:
    made = table.open()
    made.do(moves.start)
    known = len(made.journal.events)
    table.read = 0
    assert table.open().journal.events == made.journal.events
    assert table.read == known
    table.read = 0
    opening = of_record(table.desk, made.journal.path)
    assert open_meeting(table.desk, opening, Request(), float).state == made.state
    assert table.read == known


def test_what_others_wrote_since_a_record_was_read_is_taken_in(table: Table) -> None:
    made = table.open()
    opening = of_agenda(table.desk, table.agenda, Request())
    made.do(moves.start)
    made.do(note_moves.capture, Capture("note", "sagt under tiden"))
    opened = open_meeting(table.desk, opening, Request(), float)
    assert opened.state == made.state
    opened.do(moves.pause)
    made.follow()
    assert made.state == opened.state
    assert made.state.paused


def test_a_torn_tail_is_moved_out_of_a_record_that_was_read_before(table: Table) -> None:
    made = table.open()
    whole = made.journal.path.read_bytes()
    made.journal.path.write_bytes(whole + b"[[event]]\nid = ")
    opening = of_agenda(table.desk, table.agenda, Request())
    assert made.journal.path.stat().st_size > len(whole)
    opened = open_meeting(table.desk, opening, Request(), float)
    assert opened.journal.path.read_bytes() == whole
    assert opened.journal.recovered is not None
    assert len(opened.notices) == 1


def test_a_rehearsal_is_what_commands_mean_unless_a_meeting_is_under_way(table: Table) -> None:
    library, rehearse = table.desk.library, Request(rehearse=True)

    def rehearsed() -> Meeting:
        opening = of_agenda(table.desk, table.agenda, rehearse)
        return open_meeting(table.desk, opening, rehearse, float)

    first = rehearsed()
    assert library.find(None) == first.journal.path
    made = table.open()
    rehearsed()
    assert library.find(None) == made.journal.path, "it is opened, and all of its sessions to come"
    assert Records(library).found()[0].path == made.journal.path, "nor is Enter for a rehearsal"
    made.do(moves.start)
    rehearsed()
    assert library.find(None) == made.journal.path
    made.do(moves.close)
    assert rehearsed().journal.path == library.find(None)


def test_a_meeting_is_under_way_from_its_first_day_until_its_last_is_over(table: Table) -> None:
    made, library = table.open(), table.desk.library
    ten = {day: meeting_under_way(library, TEN + dt.timedelta(days=day)) for day in (-1, 0, 1)}
    assert ten == {-1: False, 0: True, 1: False}
    made.do(moves.start)
    assert meeting_under_way(library, TEN + dt.timedelta(days=1)), "a session runs past midnight"
    made.do(moves.close)
    assert not meeting_under_way(library, TEN)
