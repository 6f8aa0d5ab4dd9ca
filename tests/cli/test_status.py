"""`status` says where the meeting stands, as text and as JSON."""

# The dashes between clock times are such as people set them.
# ruff: noqa: RUF001

from __future__ import annotations

import datetime as dt
import json

import pytest

from cli.calling import Cli
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.time import moves

MINUTE = dt.timedelta(minutes=1)


def after(cli: Cli, minutes: int) -> None:
    assert isinstance(cli.clock, SimulatedClock)
    cli.clock.advance(minutes * MINUTE)


@pytest.fixture
def running(meeting: Cli) -> Cli:
    """Five minutes late into the second session, of which 30 have passed."""
    meeting("control", "start")
    after(meeting, 25)
    meeting("control", "next")
    after(meeting, 30)
    return meeting


def test_the_text_fits_a_glance(running: Cli) -> None:
    result = running("status")
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "Träff i Kista\n"
        "day 1 of 2, Thursday 2013-03-21, 10:55\n"
        "Aktuellt i EU · ● 10 min left · planned 10:20 to 11:00, ends 11:05\n"
        "5 min behind · Lunch 12:00: end by 12:00 · 55 min to spare\n"
        "\n"
        "✓  10:00–10:20  was 10:00–10:25       Samling\n"
        "▶  10:20–11:00  expected 10:25–11:05  Aktuellt i EU\n"
        "   12:00–13:00  expected 12:00–13:00  Lunch\n"
        "   13:00–13:15  expected 13:00–13:15  Utvärdering\n"
        "\n"
        "0 notes\n"
    )


def test_before_the_start_it_says_what_comes(meeting: Cli) -> None:
    out = meeting("status").out
    assert "No session is running. · next 10:00 Samling\n" in out


def test_a_fixed_point_that_is_lost_is_told_without_keys(running: Cli) -> None:
    after(running, 70)
    assert "Lunch 12:00: end by 12:00, 5 min too late\n" in running("status").out


def test_a_finished_meeting_is_told(running: Cli) -> None:
    running.visit = lambda meeting: meeting.do(moves.close)
    running("träff.toml")
    assert "The meeting is finished.\n" in running("status").out


def test_json_holds_the_figures(running: Cli) -> None:
    answer = json.loads(running("status", "--json").out)
    assert answer["sessions"][1] == {
        "id": "eu",
        "title": "Aktuellt i EU",
        "kind": "talk",
        "day": 1,
        "status": "running",
        "optional": False,
        "planned_start": "2013-03-21T10:20:00.000+01:00",
        "planned_end": "2013-03-21T11:00:00.000+01:00",
        "actual_start": "2013-03-21T10:25:00.000+01:00",
        "actual_end": None,
        "expected_start": "2013-03-21T10:25:00.000+01:00",
        "expected_end": "2013-03-21T11:05:00.000+01:00",
        "added_seconds": 0,
        "paused_seconds": 0,
        "conflict": False,
    }
    assert len(answer.pop("sessions")) == 5
    assert answer == {
        "format": 1,
        "record": "2013-03-21-träff-i-kista",
        "path": str(running.data / "meetings" / "2013-03-21-träff-i-kista" / "journal.toml"),
        "title": "Träff i Kista",
        "timezone": "Europe/Stockholm",
        "rehearsal": False,
        "finished": False,
        "now": "2013-03-21T10:55:00.000+01:00",
        "day": 1,
        "days": 2,
        "date": "2013-03-21",
        "offset_seconds": 300,
        "current": {
            "id": "eu",
            "title": "Aktuellt i EU",
            "kind": "talk",
            "status": "running",
            "phase": "calm",
            "remaining_seconds": 600,
            "overtime_seconds": 0,
            "expected_end": "2013-03-21T11:05:00.000+01:00",
            "step": None,
        },
        "next": "lunch",
        "fixed_point": {
            "id": "lunch",
            "title": "Lunch",
            "start": "2013-03-21T12:00:00.000+01:00",
            "slack_seconds": 3600,
            "latest": "2013-03-21T12:00:00.000+01:00",
            "recoverable": True,
        },
        "notes": 0,
    }


@pytest.mark.parametrize("at", ["2013-03-21T11:10", "2013-03-21T10:10:00Z", "2013-03-21 11:10"])
def test_at_means_the_meetings_zone_unless_it_says_one(at: str, running: Cli) -> None:
    answer = json.loads(running("status", "--json", "--at", at).out)
    assert answer["now"] == "2013-03-21T11:10:00.000+01:00"
    assert answer["current"]["phase"] == "overtime"
    assert answer["current"]["overtime_seconds"] == 300
    assert answer["current"]["remaining_seconds"] == -300


def test_a_rehearsal_stands_at_its_last_event(rehearsal: Cli) -> None:
    rehearsal("control", "start")
    after(rehearsal, 600)
    assert rehearsal("status").out.startswith(
        "Träff i Kista (rehearsal)\nday 1 of 2, Thursday 2013-03-21, 10:00\n"
    )
    assert json.loads(rehearsal("status", "--json").out)["rehearsal"] is True


@pytest.mark.parametrize("command", ["status", "export", "verify", "note", "control"])
def test_without_a_record_it_says_what_to_do(command: str, cli: Cli) -> None:
    words = {"note": ["x"], "control": ["start"]}.get(command, [])
    result = cli(command, *words)
    assert (result.code, result.out) == (1, "")
    assert "Run an agenda to make one." in result.err


def test_a_record_that_is_not_there_is_told_with_what_is_near(meeting: Cli) -> None:
    result = meeting("status", "2013-03-21-träff-i-kist")
    assert result.code == 1
    assert "Did you mean 2013-03-21-träff-i-kista?" in result.err


def test_a_broken_record_is_told_with_its_line(meeting: Cli) -> None:
    [folder] = (meeting.data / "meetings").iterdir()
    with (folder / "journal.toml").open("a") as file:
        file.write('[[event]]\nkind = "nonsense"\n\n')
    result = meeting("status")
    assert (result.code, result.out) == (1, "")
    assert f"{folder / 'journal.toml'}:" in result.err


def test_what_runs_past_midnight_is_told_on_the_day_it_is_as_in_the_header(running: Cli) -> None:
    after(running, 22 * 60)
    assert running("status").out.splitlines()[1] == "day 2 of 2, Friday 2013-03-22, 08:55"
