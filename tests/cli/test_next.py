"""From meeting to meeting: the next agenda, and what comes of it."""

from __future__ import annotations

import datetime as dt
import json
import os
import tomllib

import pytest

from builders import at
from cli.calling import AGENDA, Cli
from cli.series import APRIL, REAL, first, held, state
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.base.language import Phrase
from facilitator.core.homework import tasks
from facilitator.core.notes import actions
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.replay import replay
from facilitator.core.record.state import State
from facilitator.core.rounds import moves as round_moves
from facilitator.core.series.carrying import said_before
from facilitator.core.time import moves
from facilitator.core.words import moves as word_moves
from facilitator.files.catalogues import load
from facilitator.files.records.journal import Journal
from facilitator.files.records.library import Library
from facilitator.meeting import Meeting


def last(cli: Cli) -> State:
    """Give how the meeting stands that was opened last."""
    return replay(Journal.open(Library(cli.data).find(None), writable=False).events)


def second(meeting: Meeting) -> None:
    done = next(one for one in actions.actions(meeting.state) if one.text == "Boka *lokal*")
    meeting.do(actions.tick, done.id)
    meeting.do(moves.next_session)
    meeting.do(note_moves.capture, Capture("action", "Bjud in", "Region Halland"))
    meeting.do(actions.tick, list(meeting.state.notes)[-1])
    meeting.do(round_moves.answer, "fokus", "blekinge", 1, "Planen är antagen")
    meeting.do(word_moves.agree, "e-hälsa", "e-hälsa")
    meeting.do(moves.close)


def test_two_meetings_of_a_series_one_after_the_other(cli: Cli) -> None:
    agenda = cli.write("digital-agenda.toml", REAL.read_text("utf-8"))
    held(cli, agenda, at("10:00"), first)
    for who, terms in (("blekinge", "e-hälsa: 3\nbredband"), ("halland", "e hälsa, skola")):
        assert cli("handin", who, "ordmoln", "-", stdin=terms).code == 0

    written = cli("next", "--language", "en")
    path = cli.folder / "2013-04-26-lärprojektet-digital-agenda-träff-2.toml"
    assert written.code == 0, written.err
    assert f"Wrote {path}, carried over from Lärprojektet Digital agenda, träff 1:" in written.out
    for line in (
        "14 organisations",
        "2 tasks of homework",
        "2 hand-ins already received",
        "2 open actions",
    ):
        assert f"\n  {line}" in written.out
    assert "There was no room for: " in written.err
    checked = cli("check", str(path))
    assert (checked.code, checked.err) == (0, "")
    again = cli("next", "--language", "en")
    assert (again.code, again.err.splitlines()[-1]) == (
        1,
        f"{path} is there already; nothing was written.",
    )

    after = held(cli, path, at("10:00", APRIL), second)
    assert [one.title for one in after.earlier.meetings] == ["Lärprojektet Digital agenda, träff 1"]
    task = tasks.tasks(after)[0]
    assert tasks.tally(after, task).handed_in == 2
    assert said_before(after, "blekinge", "Vad är det största behovet?") == "Pengar"
    minutes = cli("export").out
    heading = f"## {load('sv').say('Actions from the last meeting')}\n"
    since = minutes.partition(heading)[2].partition("\n## ")[0]
    assert "- **Lisa:** Boka \\*lokal\\*" in since
    assert "- **Cissi Dahl:** Skicka bilder" in since
    assert "2 av 14 listor inlämnade." in minutes
    assert "| Planen är antagen *(tidigare: Planen är klar)* |" in minutes
    assert "- **Region Halland:** Bjud in." in minutes
    assert "e-hälsa" in minutes

    listed = json.loads(cli("list", "--actions", "--series", "digital-agenda", "--json").out)
    assert [(a["text"], a["status"], a["meeting"][-7:]) for a in listed["actions"]] == [
        ("Boka *lokal*", "done", "träff 1"),
        ("Skicka bilder", "open", "träff 1"),
        ("Bjud in", "done", "träff 2"),
    ]
    third = cli("next", "-o", str(cli.folder / "third.toml"))
    assert third.code == 0
    carried = tomllib.loads((cli.folder / "third.toml").read_text("utf-8"))
    ids = [session["id"] for session in carried["day"][0]["session"]]
    assert len(ids) == len(set(ids))
    assert "uppföljning" in ids
    assert "Skicka bilder" not in str(carried)  # the session shows how it stands by then


def test_a_meeting_without_a_series_gets_one_and_its_record_too(cli: Cli) -> None:
    agenda = cli.write("one.toml")
    held(cli, agenda, at("10:00"), lambda meeting: meeting.do(moves.next_session))
    printed = cli("next", "-o", "-")
    assert tomllib.loads(printed.out)["title"] == "Träff i Kista"
    result = cli("next", "--language", "en", "-o", str(cli.folder))
    assert result.code == 0, result.err
    assert "its record and the next meeting now belong to “träff-i-kista”" in result.out
    assert "The meeting is not over" in result.err
    assert "2013-04-19 is four weeks after the last" in result.err
    assert state(cli).agenda.series == "träff-i-kista"
    (path,) = cli.folder.glob("2013-04-19-*.toml")
    after = held(cli, path, at("10:00", dt.date(2013, 4, 19)), lambda _: None)
    assert [one.title for one in after.earlier.meetings] == ["Träff i Kista"]


def titled(title: str, date: str, series: str = "s") -> str:
    first_day = AGENDA.partition("\n[[day]]\ndate = 2013-03-22")[0]
    text = first_day.replace("Träff i Kista", title).replace("2013-03-21", date)
    return text.replace('language = "sv"', f'language = "sv"\nseries = "{series}"')


def test_meetings_that_are_held_later_than_planned_are_found_all_the_same(cli: Cli) -> None:
    for number, planned, held_ in (
        (1, "2013-06-21", "2013-05-10"),
        (3, "2013-05-03", "2013-05-03"),
        (2, "2013-04-26", "2013-05-24"),
    ):
        agenda = cli.write(f"{number}.toml", titled(f"Träff {number}", planned))
        cli.clock = SimulatedClock(at("10:00", dt.date.fromisoformat(held_)))
        assert cli("run", str(agenda), "--today", "1").code == 0
    after = last(cli)
    assert after.dates == (dt.date(2013, 5, 24),)
    assert [(one.title, one.date) for one in after.earlier.meetings] == [
        ("Träff 1", dt.date(2013, 5, 10))
    ]


def test_a_meeting_that_is_held_again_and_again_by_one_agenda_is_found(cli: Cli) -> None:
    agenda = cli.write("vecka.toml", titled("Veckomöte", "2013-03-21"))
    for week in range(1, 16):
        cli.clock = SimulatedClock(at("10:00") + dt.timedelta(weeks=week))
        cli.visit = lambda meeting: meeting.do(moves.close)
        assert cli("run", str(agenda), "--today", "1").code == 0
        path = Library(cli.data).find(None)
        os.utime(path, (cli.clock.now().timestamp(),) * 2)
        assert len(last(cli).earlier.meetings) == week - 1


def test_a_meeting_before_that_cannot_be_read_is_told_and_another_taken(cli: Cli) -> None:
    for number in (1, 2):
        now = at("10:00", dt.date(2013, number, 21))
        agenda = cli.write(f"{number}.toml", titled(f"Träff {number}", f"{now.date()}"))
        held(cli, agenda, now, lambda _: None)
    path = cli.data / "meetings" / "2013-02-21-träff-2" / "journal.toml"
    path.write_text(path.read_text("utf-8") + "nonsense\n\n", "utf-8")
    notices: list[Phrase] = []
    agenda = cli.write("3.toml", titled("Träff 3", "2013-03-21"))
    after = held(cli, agenda, at("10:00"), lambda meeting: notices.extend(meeting.notices))
    assert [one.title for one in after.earlier.meetings] == ["Träff 1"]
    (notice,) = map(load("en").say, notices)
    assert notice.startswith("Nothing was taken over from a meeting that cannot be read: ")
    assert str(path) in notice


def test_of_two_meetings_on_one_day_the_later_takes_over_but_none_from_itself(cli: Cli) -> None:
    for number, minutes in ((1, 0), (2, 60), (2, 90)):
        agenda = cli.write(f"{number}.toml", titled(f"Träff {number}", f"2013-03-2{number}"))
        cli.clock = SimulatedClock(at("10:00") + dt.timedelta(minutes=minutes))
        assert cli("run", str(agenda), "--today", "1", "--fresh").code == 0
        assert [one.title for one in last(cli).earlier.meetings] == ["Träff 1"][: number - 1]


@pytest.mark.parametrize("name", ["s", "s\\u00f6d", 'a "b"'])
def test_the_meeting_before_is_found_behind_many_of_other_series(cli: Cli, name: str) -> None:
    written = name.replace('"', '\\"')
    one = titled("Träff 1", "2013-03-01", written)
    held(cli, cli.write("1.toml", one), at("10:00"), lambda _: None)
    for day in range(1, 21):
        other = titled("Veckomöte", f"2013-04-{day:02}", "vecka")
        cli("run", str(cli.write("vecka.toml", other)), "--fresh", "--today", "1")
    two = titled("Träff 2", "2013-05-02", written.replace("\\u00f6", "ö"))
    agenda = cli.write("2.toml", two)
    after = held(cli, agenda, at("10:00", dt.date(2013, 5, 2)), lambda _: None)
    assert [one.title for one in after.earlier.meetings] == ["Träff 1"]


def test_a_rehearsal_is_carried_over_with_a_word_of_warning(cli: Cli) -> None:
    cli("run", str(cli.write("one.toml", AGENDA)), "--rehearse")
    result = cli("next", "--language", "en", "-o", str(cli.folder / "next.toml"))
    assert result.code == 0
    assert "This was made from a rehearsal: the meeting was not held." in result.err
    assert "belong to" not in result.out
    assert not state(cli).agenda.series


@pytest.mark.parametrize(
    ("args", "code", "words_"),
    [
        (["list", "--done"], 2, "can only be used with --actions"),
        (["list", "--actions", "--series", "x"], 1, "No record belongs to a series."),
        (["next", "nothing"], 1, "There is no record “nothing”"),
    ],
)
def test_what_makes_no_sense_is_told(cli: Cli, args: list[str], code: int, words_: str) -> None:
    cli("run", str(cli.write("one.toml")))
    result = cli(*args, "--language", "en")
    assert (result.code, result.out) == (code, "")
    assert words_ in result.err
