"""`merge` makes one record of two that were kept of the same meeting."""

from __future__ import annotations

import datetime as dt
import shutil
from itertools import count
from pathlib import Path

import pytest

from cli.calling import AGENDA, TEN, Cli
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.people import marking
from facilitator.core.people import moves as people_moves
from facilitator.core.people.person_line import Line
from facilitator.core.record.replay import replay
from facilitator.core.record.speakers import SpeakerLost
from facilitator.core.record.state import State
from facilitator.core.record.undoing import Undone
from facilitator.core.time import moves
from facilitator.core.time.rebalance.propose import rebalance
from facilitator.files.records.journal import Journal
from facilitator.files.records.verify import verify
from facilitator.files.shell import quoted
from facilitator.meeting import Meeting, Writer, resume

ID = "2013-03-21-träff-i-kista"
_ids = count()


def held(path: Path, by: str, clock: SimulatedClock) -> Meeting:
    return resume(path, Writer(clock, by, lambda: f"{by}-{next(_ids)}"))


def read(folder: Path) -> State:
    return replay(Journal.open(folder / "journal.toml", writable=False).events)


@pytest.fixture
def copied(cli: Cli) -> Cli:
    """Two records of the meeting that begin alike: one in the library, one in the folder "b"."""
    cli.write("träff.toml")
    cli.visit = lambda meeting: meeting.do(moves.start)
    assert cli("träff.toml").code == 0
    shutil.copytree(cli.data / "meetings" / ID, "b")
    return cli


def both(cli: Cli) -> tuple[Meeting, Meeting, SimulatedClock]:
    clock = SimulatedClock(TEN)
    own = held(cli.data / "meetings" / ID / "journal.toml", "anna", clock)
    return own, held(Path("b/journal.toml"), "bo", clock), clock


def test_what_either_wrote_is_there_once_in_order(copied: Cli) -> None:
    anna, bo, clock = both(copied)
    for meeting in (anna, bo, anna, bo):
        clock.advance(dt.timedelta(minutes=1))
        meeting.do(note_moves.capture, Capture("note", f"{meeting.writer.by} {clock.now():%M}"))
    bo.do(moves.next_session)
    result = copied("merge", ID, "b", "-o", "c")
    assert (result.code, result.err) == (0, "")
    assert f"Träff i Kista: merged into {Path('c', 'journal.toml')}" in result.out
    assert "Record 1: 2 events that are not in all of them." in result.out
    assert "7 events in all." in result.out
    merged = read(Path("c"))
    assert [note.text for note in merged.notes.values()] == ["anna 01", "bo 02", "anna 03", "bo 04"]
    assert merged.current == "eu"
    assert not verify(Path("c/journal.toml")).problems
    before = Path("c/journal.toml").read_bytes()
    assert copied("merge", ID, "b", "-o", "c").code == 1
    assert copied("merge", "b", "c", ID, "-o", "d/journal.toml").code == 0
    assert Path("d/journal.toml").read_bytes() == before == Path("c/journal.toml").read_bytes()


def test_two_timekeepers_are_listed_and_one_is_chosen(copied: Cli) -> None:
    anna, bo, clock = both(copied)
    clock.advance(dt.timedelta(minutes=20))
    anna.do(moves.next_session)
    clock.advance(dt.timedelta(minutes=1))
    bo.do(moves.next_session)
    clock.advance(dt.timedelta(minutes=2))
    bo.do(moves.extend, 5)
    clock.advance(dt.timedelta(minutes=30))
    anna.do(moves.next_session)
    result = copied("merge", ID, "b", "-o", "c")
    assert result.code == 1
    assert result.out == (
        "anna and bo kept the time at once:\n"
        "  2013-03-21 10:20  anna: started “Aktuellt i EU”\n"
        "  2013-03-21 10:21  bo: started “Aktuellt i EU”\n"
        "  2013-03-21 10:23  bo: gave 5 min to “Aktuellt i EU”\n"
        "  2013-03-21 10:53  anna: started “Lunch”\n"
    )
    assert result.err == (
        "Nothing was written. Choose whose time counts: --timekeeper anna | --timekeeper bo\n"
    )
    assert not Path("c").exists()
    result = copied("merge", ID, "b", "-o", "c", "--timekeeper", "anna")
    assert (result.code, result.err) == (0, "")
    assert "2 steps of other timekeepers no longer count." in result.out
    merged = read(Path("c"))
    assert merged.progress == anna.state.progress
    again = copied("merge", "c", "b", "-o", "d")
    assert (again.code, again.err) == (0, "")
    assert read(Path("d")) == merged
    assert copied("merge", "b", ID, "-o", "e", "--timekeeper", "bo").code == 0
    undone = [e.fact for e in Journal.open(Path("e/journal.toml"), writable=False).events]
    assert not any(isinstance(fact, Undone) for fact in undone)
    assert read(Path("e")).of("eu").added == dt.timedelta(minutes=5)


def test_computers_of_the_same_name_are_told_apart(copied: Cli) -> None:
    anna, bo, clock = both(copied)
    bo.writer = bo.writer._replace(by="anna")
    for meeting in (anna, bo, anna):
        clock.advance(dt.timedelta(minutes=20))
        meeting.do(moves.next_session)
    result = copied("merge", ID, "b", "-o", "c")
    assert result.code == 1
    assert result.out == (
        "Computers of the same name wrote these records; the number says which record.\n"
        "anna:1 and anna:2 kept the time at once:\n"
        "  2013-03-21 10:20  anna:1: started “Aktuellt i EU”\n"
        "  2013-03-21 10:40  anna:2: started “Aktuellt i EU”\n"
        "  2013-03-21 11:00  anna:1: started “Lunch”\n"
    )
    assert result.err.endswith("--timekeeper anna:1 | --timekeeper anna:2\n")
    assert copied("merge", ID, "b", "-o", "c", "--timekeeper", "anna").code == 1
    assert copied("merge", ID, "b", "-o", "c", "--timekeeper", "anna:3").code == 2
    assert copied("merge", ID, "b", "-o", "c", "--timekeeper", "anna:1").code == 0
    assert read(Path("c")).progress == anna.state.progress
    assert copied("merge", "b", ID, "-o", "d", "--timekeeper", "anna:2").code == 0
    assert Path("c/journal.toml").read_bytes() == Path("d/journal.toml").read_bytes()


def test_what_is_planned_by_a_clock_that_does_not_count_does_not_count_either(
    copied: Cli,
) -> None:
    anna, bo, clock = both(copied)
    clock.advance(dt.timedelta(minutes=5))
    anna.do(moves.extend, 1)
    bo.do(moves.extend, 70)
    clock.advance(dt.timedelta(minutes=1))
    bo.do(rebalance)
    bo.do(lambda *_: SpeakerLost("eu", "utvardering"))
    clock.advance(dt.timedelta(minutes=1))
    anna.do(moves.extend, 1)
    assert copied("merge", ID, "b", "-o", "c").out.count("bo: ") == 3
    assert copied("merge", ID, "b", "-o", "c", "--timekeeper", "anna").code == 0
    merged = read(Path("c"))
    assert (merged.progress, merged.programme) == (anna.state.progress, anna.state.programme)
    assert merged.programme != bo.state.programme


def test_a_name_of_several_words_is_told_as_a_shell_takes_it(copied: Cli) -> None:
    anna, bo, clock = both(copied)
    bo.writer = bo.writer._replace(by="bo ek")
    for meeting in (anna, bo, anna, bo):
        clock.advance(dt.timedelta(minutes=1))
        meeting.do(moves.extend, 5)
    said = copied("merge", ID, "b", "-o", "c").err
    assert f"--timekeeper anna | --timekeeper {quoted('bo ek')}" in said


def test_other_meetings_and_wrong_usage_are_refused(copied: Cli) -> None:
    copied.write("annan.toml", AGENDA.replace("2013-03", "2013-05"))
    assert copied("annan.toml", "--rehearse").code == 0
    other = "2013-05-21-träff-i-kista-rehearsal"
    result = copied("merge", ID, other, "-o", "c")
    assert result.code == 1
    assert "not records of the same meeting" in result.err
    changed = Path("b/journal.toml")
    changed.write_text(changed.read_text("utf-8").replace("Cissi Dahl", "Person 1"), "utf-8")
    assert copied("merge", ID, "b", "-o", "c").code == 1
    for words, said in (
        ((ID, "-o", "c"), "at least two"),
        ((ID, ID), "--output is missing"),
        ((ID, ID, "-o", "c", "--timekeeper", "eve"), "Nobody called eve"),
    ):
        result = copied("merge", *words)
        assert result.code == 2
        assert said in result.err
    assert not Path("c").exists()


def test_records_opened_apart_with_the_same_agenda_are_one_meeting(copied: Cli) -> None:
    copied.clock = SimulatedClock(TEN + dt.timedelta(minutes=1))
    assert copied("träff.toml", "--fresh").code == 0
    result = copied("merge", ID, f"{ID}-2", "-o", "c")
    assert (result.code, result.err) == (0, "")
    assert read(Path("c")).agenda.title == "Träff i Kista"


def test_people_of_one_name_and_two_organisations_are_told_and_stay_two(cli: Cli) -> None:
    bodies = "".join(f'[[organisation]]\nid = "{id_}"\nname = "{id_}"\n' for id_ in "ab")
    cli.write("träff.toml", AGENDA.replace("[[day]]", f"{bodies}[[day]]", 1))
    assert cli("träff.toml").code == 0
    shutil.copytree(cli.data / "meetings" / ID, "b")
    anna, bo, clock = both(cli)
    for meeting, organisation in ((anna, "a"), (bo, "b")):
        clock.advance(dt.timedelta(minutes=1))
        meeting.do(people_moves.add, Line("Lisa Ek", organisation))
        meeting.do(marking.here, "lisa-ek", 0)
    result = cli("merge", ID, "b", "-o", "c")
    assert (result.code, result.err) == (0, "")
    assert "Kept apart from others that had the same id: Lisa Ek.\n" in result.out
    merged = read(Path("c"))
    there = [merged.people.persons[person] for _, person in merged.people.presence]
    assert [(one.name, one.organisation) for one in there] == [("Lisa Ek", "a"), ("Lisa Ek", "b")]
    again = cli("merge", "c", "b", "-o", "d")
    assert (again.code, again.err) == (0, "")
    assert "Kept apart" not in again.out
    assert Path("d/journal.toml").read_bytes() == Path("c/journal.toml").read_bytes()


def test_after_a_name_was_forgotten_in_one_of_them_that_is_said(copied: Cli) -> None:
    for meeting in both(copied)[:2]:
        meeting.do(people_moves.add, Line("Lisa Ek", ""))
    assert copied("forget", "Cissi Dahl", "--yes").code == 0
    result = copied("merge", ID, "b", "-o", "c")
    assert (result.code, result.out) == (1, "")
    assert "If a name was forgotten in one of them" in result.err
    assert "different agendas" not in result.err
    assert not Path("c").exists()
    assert copied("forget", "Cissi Dahl", "b", "--yes").code == 0
    assert copied("merge", ID, "b", "-o", "c").code == 0
    assert "Cissi" not in Path("c/journal.toml").read_text("utf-8")
