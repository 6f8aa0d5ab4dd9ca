"""`control` makes one move and says what happened."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from typing import Any

import pytest

from cli.calling import AGENDA, TEN, Cli
from facilitator.core.base.clock import SimulatedClock
from facilitator.files.records.shared_clock import Reading, keep, share


@pytest.mark.parametrize(
    ("before", "move", "said"),
    [
        ([], ["start"], "started “Samling”."),
        (["start"], ["pause"], "paused “Samling”."),
        (["start", "pause"], ["start"], "went on with “Samling”."),
        (["start"], ["next"], "started “Aktuellt i EU”."),
        (["start", "next"], ["back"], "went back to “Samling”."),
        (["start"], ["extend", "5"], "gave 5 min to “Samling”."),
        (["start"], ["extend", "-5"], "took 5 min from “Samling”."),
        (["start"], ["skip"], "skipped “Aktuellt i EU”."),
        (["start"], ["skip", "lunch"], "skipped “Lunch”."),
        (["start"], ["end"], "ended “Samling”."),
        (["start"], ["toggle"], "paused “Samling”."),
        (["start"], ["go", "lunch"], "started “Lunch”."),
        (["start"], ["add", "15", "Mer", "tid"], "added “Mer tid”."),
        ([], ["message", "Åter", "10.30"], "showed the room “Åter 10.30”."),
        ([], ["page", "dark"], "made the room's screen dark."),
        ([], ["countdown", "10:45", "Fika"], "started a countdown."),
        (["countdown"], ["countdown", "stop"], "put the countdown away."),
        ([], ["close"], "closed the meeting."),
        (["start", "pause"], ["undo"], "undone: paused “Samling”."),
        (["start", "pause", "undo"], ["redo"], "redone: paused “Samling”."),
    ],
)
def test_each_move(before: list[str], move: list[str], said: str, meeting: Cli) -> None:
    for word in before:
        assert meeting("control", word).code == 0
    result = meeting("control", *move)
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[0] == f"Träff i Kista: {said}"


def test_another_day_is_gone_to_only_when_that_is_said(meeting: Cli) -> None:
    refused = meeting("control", "go", "avslutning")
    assert refused.code == 1
    assert "“Avslutning” is on day 2, 2013-03-22. --another-day goes there" in refused.err
    assert meeting("control", "go", "eu", "--another-day").code == 0  # it may be the same day
    gone = meeting("control", "go", "avslutning", "--another-day")
    assert (gone.code, gone.err) == (0, "")
    assert "started “Avslutning”" in gone.out
    back = meeting("control", "go", "lunch")
    assert "“Lunch” is on day 1, 2013-03-21." in back.err
    assert meeting("control", "start", "--another-day").code == 2


def test_what_ended_on_another_day_is_gone_back_to_only_when_that_is_said(meeting: Cli) -> None:
    for word in ("start", "end"):
        assert meeting("control", word).code == 0
    meeting.clock = SimulatedClock(TEN + dt.timedelta(days=1))
    refused = meeting("control", "back")
    assert refused.code == 1
    assert "“Samling” is on day 1" in refused.err
    assert "went back to" in meeting("control", "back", "--another-day").out


def test_the_second_line_is_where_the_meeting_stands(meeting: Cli) -> None:
    assert meeting("control", "start").out.splitlines()[1] == (
        "Samling · ● 20 min left · on time · next 10:20 Aktuellt i EU"
    )


@pytest.mark.parametrize(
    "move",
    [
        *([word] for word in ("pause", "end", "back", "undo", "redo", "rebalance", "message")),
        *([word] for word in ("accept", "delay", "works")),
        *(["extend", "5"], ["go", "nowhere"], ["lost", "eu"], ["page", "nowhere"]),
    ],
)
def test_a_move_that_makes_no_sense_is_refused(move: list[str], meeting: Cli) -> None:
    result = meeting("control", *move)
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("move", "said"),
    [
        ("accept", "accepted that “Lunch” starts late."),
        ("delay", "replanned the rest of the day."),
        ("works", "checked the line for “Lunch”."),
    ],
)
def test_what_a_question_on_the_screen_offers_is_a_move_too(move: str, said: str, cli: Cli) -> None:
    cli.write("a.toml", AGENDA.replace('title = "Lunch"', 'title = "Lunch"\nremote = true', 1))
    cli("a.toml")
    assert cli("control", "go", "eu").code == 0
    cli.clock = SimulatedClock(TEN + dt.timedelta(hours=2, minutes=10))
    assert cli("control", move).out.splitlines()[0] == f"Träff i Kista: {said}"
    start = next(one for one in data(cli)["sessions"] if one["id"] == "lunch")["planned_start"]
    assert start[11:16] == ("12:10" if move == "delay" else "12:00")


def test_a_rehearsal_is_marked(rehearsal: Cli) -> None:
    assert rehearsal("control", "start").out.startswith("Träff i Kista (rehearsal): started")


def test_a_move_in_a_rehearsal_that_is_run_happens_by_its_clock(rehearsal: Cli) -> None:
    [journal] = (rehearsal.data / "meetings").glob("*/journal.toml")
    rehearsal("control", "start")
    share(journal, Reading(TEN + dt.timedelta(minutes=2), TEN, 60))
    assert now(rehearsal) == "10:00:00"  # nobody runs it: it has stopped at its last event
    held = keep(journal)
    assert held is not None
    assert keep(journal) is None
    assert isinstance(rehearsal.clock, SimulatedClock)
    rehearsal.clock.advance(dt.timedelta(seconds=10))
    assert now(rehearsal) == "10:12:00"
    assert "8 min left" in rehearsal("control", "pause").out
    share(journal, Reading(TEN, TEN, 0))
    assert now(rehearsal) == "10:12:00"  # no clock goes back behind what has happened
    os.close(held)
    assert now(rehearsal) == "10:12:00"


def now(cli: Cli) -> str:
    return f"{dt.datetime.fromisoformat(data(cli)['now']):%H:%M:%S}"


def data(cli: Cli) -> Any:  # noqa: ANN401 - as JSON has it
    return json.loads(cli("status", "--json").out)


def test_time_is_only_banked_before_a_session_that_could_begin_early(meeting: Cli) -> None:
    meeting("control", "start")
    result = meeting("control", "bank")  # lunch has a start of its own
    assert result.code == 1
    assert meeting("control", "next").code == 0


def later(cli: Cli, seconds: float) -> None:
    assert isinstance(cli.clock, SimulatedClock)
    cli.clock.advance(dt.timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["next"], "started “Aktuellt i EU”"),
        (["toggle"], "paused “Samling”"),
        (["extend", "5"], "gave 5 min to “Samling”"),
        (["add", "5", "Fika"], "added “Fika”"),
    ],
)
def test_a_key_that_bounces_counts_once(meeting: Cli, words: list[str], said: str) -> None:
    assert meeting("control", "start").code == 0
    assert said in meeting("control", *words).out
    [journal] = (meeting.data / "meetings").glob("*/journal.toml")
    before = journal.read_bytes()
    later(meeting, 0.25)
    again = meeting("control", *words)
    assert (again.code, again.err) == (0, "")
    first, stands = again.out.splitlines()
    assert first == f"Träff i Kista: “{words[0]}” was pressed twice at once and counts only once."
    assert stands
    assert journal.read_bytes() == before
    later(meeting, 0.01)
    assert "pressed twice" not in meeting("control", *words).out
    assert journal.read_bytes() != before


def test_another_move_or_one_that_was_refused_before_is_no_bounce(meeting: Cli) -> None:
    assert meeting("control", "pause").code == 1
    assert meeting("control", "pause").code == 1
    for words in (["start"], ["extend", "5"], ["extend", "10"], ["extend", "5"], ["next"]):
        result = meeting("control", *words)
        assert (result.code, "pressed twice" in result.out) == (0, False)
    assert meeting("control", "back", "--record", "nowhere").code == 1


def test_what_was_pressed_is_no_part_of_the_record(meeting: Cli) -> None:
    assert meeting("control", "message", "Lisa Ek").code == 0
    [path] = (meeting.data / "meetings").glob("*/pressed")
    assert "Lisa" not in path.read_text()
    assert meeting("archive").out.splitlines()[0].endswith(": journal.toml")
    path.write_bytes(b"\xff nonsense")
    assert "showed the room" in meeting("control", "message", "Bo").out


def test_undo_and_redo_reach_private_notes_too(meeting: Cli) -> None:
    for words in (["control", "start"], ["note", "%", "Lisa verkar trött"], ["note", "Mer kaffe"]):
        assert meeting(*words).code == 0
        later(meeting, 1)
    told = []
    for move in ("undo", "undo", "undo", "redo", "redo", "redo"):
        told.append(meeting("control", move).out.splitlines()[0].partition(": ")[2])
        later(meeting, 1)
    assert [one.partition(": ")[0] for one in told] == ["undone"] * 3 + ["redone"] * 3
    assert told[1] == "undone: a private note."
    assert told[4] == "redone: a private note."
    assert "Samling" in told[2]
    assert "Samling" in told[3]
    assert "Mer kaffe" in told[0]
    assert meeting("control", "redo").code == 1


def test_a_clock_that_was_set_back_is_told_and_gives_no_time(meeting: Cli) -> None:
    assert meeting("control", "start").code == 0
    later(meeting, 600)
    assert "10 min left" in meeting("control", "pause").out
    later(meeting, -3600)
    result = meeting("note", "Sagt")
    assert (result.code, result.err) == (0, "The clock went back 1 h, from 10:10 to 09:10.\n")
    result = meeting("control", "start")
    assert (result.code, result.err) == (0, ""), "told once"
    assert "10 min left" in result.out
    later(meeting, -30)
    assert meeting("control", "pause").err == "The clock went back 30 s, from 09:10 to 09:09.\n"


@pytest.mark.parametrize("between", [[], ["pause"], ["pause", "start"]])
def test_minutes_never_tell_of_an_end_before_a_start(meeting: Cli, between: list[str]) -> None:
    assert meeting("control", "start").code == 0
    for word in (*between, "end"):
        later(meeting, -1800)
        assert meeting("control", word).code == 0
    told = (
        meeting("export", "--with", "times").out
        + meeting("export", "--format", "csv", "--table", "sessions").out
    )
    times = re.findall(r"(\d\d:\d\d)–(\d\d:\d\d)", told)  # noqa: RUF001 - as minutes write it
    assert times
    assert all(start <= end for start, end in times)


WORKSHOP = AGENDA.replace(
    "[[day]]",
    """[[organisation]]
id = "blekinge"
name = "Region Blekinge"

[[organisation]]
id = "skåne"
name = "Region Skåne"

[[homework]]
title = "Ordmoln"
collects = "terms"

[[day]]""",
    1,
)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["here", "blekinge,", "Region", "Skåne"], "marked 2 people as present on day 1."),
        (["absent", "blekinge"], "marked Region Blekinge as absent."),
        (["group", "Planer: vad vi gör"], "formed the group Planer."),
        (["put", "skåne: 1"], "put Region Skåne in Ett."),
        (["report", "1:", "! Vi börjar"], "kept “Vi börjar”."),
        (["edit", "1: Vi väntar"], "changed a note to “Vi väntar”."),
        (["hand-in", "skåne: bredband: 3"], "took in “Ordmoln” from Region Skåne."),
        (["agree", "bredband"], "agreed on the term “bredband”."),
        (["balance"], "balanced the groups."),
    ],
)
def test_the_words_of_words_only_are_moves_too(cli: Cli, words: list[str], said: str) -> None:
    cli.write("a.toml", WORKSHOP)
    cli("a.toml")
    for before in (["here", "anna"], ["group", "Ett"], ["report", "1: Klart"]):
        assert cli("control", *before).code == (before == ["here", "anna"])
    result = cli("control", *words)
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[0].endswith(said)


def test_a_dealing_is_only_told_with_preview(cli: Cli) -> None:
    cli.write("a.toml", WORKSHOP)
    cli("a.toml")
    assert cli("control", "balance", "--preview").code == 1
    assert cli("control", "group", "Ett").code == 0
    [journal] = (cli.data / "meetings").glob("*/journal.toml")
    before = journal.read_bytes()
    result = cli("control", "balance", "--preview")
    assert (result.code, result.out) == (0, "Ett: 3 people\n3 people move\n")
    assert journal.read_bytes() == before
    assert cli("control", "next", "--preview").code == 2


def test_a_refusal_names_the_command_that_helps(meeting: Cli) -> None:
    result = meeting("control", "pause")
    assert (result.code, result.err) == (1, "No session is running. toggle starts the next one.\n")
    assert meeting("control", "answer", "Anna").code == 2
