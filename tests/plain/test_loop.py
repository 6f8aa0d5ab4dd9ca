"""A meeting led by lines, from its start until it is left."""

from __future__ import annotations

import datetime as dt
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import enumerate as enumerate_threads

import pytest

from cli.calling import AGENDA, TEN
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.time import moves
from facilitator.files.config import Config
from facilitator.files.records.forgetting.forget import forget, plan
from facilitator.files.records.forgetting.renaming import Renaming
from facilitator.opening import Request
from facilitator.plain.lines import STOP_SIGNALS, TooLong
from plain.playing import SECOND, Room
from systems import posix_only


def test_a_meeting_from_its_start_until_it_is_left(room: Room) -> None:
    played = room.play("start", 21.0, "N", "", "q", "q")
    assert played.code == 0
    assert played.lines == [
        "It is Thursday, 21 March 2013.",
        "10:00 This is “Träff i Kista”. It is day 1 of 2.",
        "10:00 No session is running. “Samling” is next, at 10:00. The meeting is on time.",
        "10:00 ? lists the commands, an empty line shows where the meeting stands, q leaves.",
        "10:00 You started “Samling”.",
        "10:00 “Samling” has 20 minutes left, until 10:20. “Aktuellt i EU” is next, at 10:20.",
        "10:10 “Samling” has 10 minutes left.",
        "10:15 “Samling” has 5 minutes left.",
        "10:16 Time is getting short: “Samling” has 4 minutes left.",
        "10:16 No program on this computer plays sounds.",
        "10:18 “Samling” has 2 minutes left.",
        "10:19 Time is nearly up: “Samling” has 1 minute left.",
        "10:20 Time is up: “Samling” goes over its time.",
        "10:21 You started “Aktuellt i EU”.",
        "10:21 “Aktuellt i EU” has 40 minutes left, until 11:01. “Lunch” is next, at 12:00.",
        (
            "10:21 “Aktuellt i EU” has 40 minutes left, until 11:01. “Lunch” is next, at 12:00. "
            "The meeting is 1 minute behind. Ending by 12:00 keeps “Lunch” at 12:00."
        ),
        (
            "10:21 A session is running. Leave anyway? Everything is saved, and the clock keeps "
            "running. “facilitator” resumes the meeting."
        ),
        "Type a1: leave.",
        "Any other command: stay.",
    ]
    assert played.kinds == ["SessionStarted", "SessionStarted"]


def test_a_rebalance_is_told_and_then_made(room: Room) -> None:
    played = room.play("p", "+ 75", "r", "r", "q", "q")
    assert played.said("It is 75 minutes late before “Lunch” at 12:00, of which 5 minutes remain.")
    assert played.said("“Aktuellt i EU” gets 30 instead of 40 minutes.")
    assert played.said("Type a2: accept that “Lunch” starts late; “Lunch” at 12:15, day ends")
    assert played.kinds == ["SessionStarted", "Extended", "Rebalanced"]
    assert room.play("u", "r!", "q", "q").kinds[-2:] == ["Undone", "Rebalanced"]
    assert room.play("u", "r", "a2", "q", "q").kinds[-2:] == ["Undone", "LatenessAccepted"]
    assert room.play("u", "r", "a3", "a3", "q", "q").kinds[-2:] == ["Undone", "Rebalanced"]
    assert room.play("u", "r", "", "p", "q", "q").kinds[-2:] == ["Undone", "Paused"]


def test_the_ways_of_a_rebalance_are_named_after_it(room: Room) -> None:
    played = room.play("p", "+ 70", "r g", "", "r p", "r", "q", "q")
    assert played.said("It is 70 minutes late before “Lunch” at 12:00, of which 10 minutes remain.")
    assert played.said("“Aktuellt i EU” gets 30 instead of 40 minutes.")
    assert played.kinds == ["SessionStarted", "Extended", "Rebalanced"]
    assert room.play("u", "r g", "a3", "a3", "q", "q").kinds[-2:] == ["Undone", "Rebalanced"]
    assert room.play("r x").said("Write it like this: rebalance")


def test_a_fixed_point_that_cannot_be_kept_is_asked_about_once(room: Room) -> None:
    played = room.play("p", "+ 75", "", SECOND, "a2", 6.0, "q", "q")
    assert played.kinds == ["SessionStarted", "Extended", "LatenessAccepted"]
    assert played.said("10:00 “Lunch” 12:00 will not be kept.")
    assert played.said("Even with everything before it shortened, 5 minutes is missing.")
    assert played.said("Type a2: accept that it starts late; “Lunch” at 12:15, day")
    assert played.said("Type a1: show “Lunch börjar 12:15”.")
    assert not room.play(1.0, "q", "q").said("will not be kept")  # which was accepted
    played = room.play("u", SECOND, "a1", "r", "q", "q")
    assert played.kinds[-2:] == ["Undone", "Rebalanced"]
    assert played.said("Replan the rest of the day?")


def test_what_was_typed_before_a_question_is_no_answer_to_it(room: Room) -> None:
    def script() -> Iterator[str | float]:
        yield "p"
        room.clock.advance(dt.timedelta(hours=2))
        yield from ("m", 0.5, "a2", SECOND, "a2", "q", "q")

    played = room.play_on(script())
    asked = [index for index, line in enumerate(played.lines) if "12:00 will not be kept" in line]
    assert len(asked) == 1
    assert "The room sees no message." in played.lines[asked[0] - 1]
    assert played.kinds == ["SessionStarted", "LatenessAccepted"]


def test_time_away_is_asked_about(room: Room) -> None:
    played = room.play("p", 5.0, -12.0, "i mitt i", SECOND, "a2", "q", "q")
    assert played.said("10:17 Away 12 minutes, from 10:05 to 10:17. Samling")
    assert played.kinds == ["SessionStarted", "Noted", "AwaySettled"]
    assert played.said("“Samling” has 15 minutes left, until 10:32.")


def test_a_clock_that_was_set_back_is_told_and_gives_no_time(room: Room) -> None:
    def script() -> Iterator[str | float]:
        yield from ("p", 5.0)
        room.clock.sleep(dt.timedelta(minutes=-20))
        yield from (0.0, SECOND, "a1", "", "pause")
        room.clock.sleep(dt.timedelta(minutes=-30))
        yield from (0.0, "q", "q")

    played = room.play_on(script())
    assert played.said("09:45 The clock went back 20 minutes, from 10:05 to 09:45. Samling")
    assert played.said("“Samling” has 15 minutes left, until 10:00.")
    assert played.said("09:15 The clock went back 30 minutes, from 09:45 to 09:15.")
    played = room.play("q")
    assert played.said("The clock went back 30 minutes, from 09:45 to 09:15.")


def test_a_long_absence_is_asked_about_until_it_is_answered(room: Room) -> None:
    played = room.play("p", -61.0, SECOND, "+ 5", 5.0, 5.0, "q", "q")
    assert played.kinds == ["SessionStarted", "Extended"]
    assert sum("Away 1 hour and 1 minute" in line for line in played.lines) == 3
    played = room.play(SECOND, "a3", "a3", "q")
    assert played.kinds[-1] == "AwaySettled"
    assert played.meeting.state.current is None
    played = room.play("u", SECOND, "a2", "q", "q")
    assert played.said("Away 10 minutes")  # what was said of it was undone
    assert played.kinds[-2:] == ["Undone", "AwaySettled"]
    assert played.meeting.state.current is not None


def test_a_line_begun_before_a_question_is_no_answer_to_it(room: Room) -> None:
    played = room.play("p", 5.0, -12.0, "a3", "e", "", "q")
    assert played.kinds == ["SessionStarted", "SessionEnded"]
    assert played.meeting.state.of("samling").spans[0].end == TEN + dt.timedelta(minutes=17)


def test_what_was_not_held_is_asked_about(room: Room) -> None:
    played = room.play("g utvärd", 15.0, "e", SECOND, "a2", "q")
    assert played.said("2 sessions were not held: what now?")  # nor was lunch
    assert played.kinds == ["SessionStarted", "SessionEnded", "LeftoverSettled"]


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ([], 0),
        (["p"], 0),  # the end of what is typed twice
        (["p", signal.SIGINT, "stay", signal.SIGINT, signal.SIGINT], 130),
        ([signal.SIGINT], 130),
        (["p", signal.SIGTERM], 143),
        (["p", "n", STOP_SIGNALS[-1]], 128 + STOP_SIGNALS[-1]),
    ],
)
def test_each_end(script: list[str | float | signal.Signals], code: int, room: Room) -> None:
    assert room.play(*script).code == code


def test_a_name_forgotten_elsewhere_is_gone_here_too(room: Room) -> None:
    def script() -> Iterator[str | float]:
        yield from ("start", "i Cissi Dahl ringer")
        renaming = Renaming("Cissi Dahl", "Person 1")
        path = room.path.parent.glob("**/journal.toml")
        forget(plan(next(path), renaming))
        yield 1.0
        yield from ("u", "y", "q", "q")

    played = room.play_on(script())
    assert sum("it was reloaded" in line for line in played.lines) == 1
    assert played.said("You redid: kept “Person 1 ringer”.")
    assert [note.text for note in played.meeting.state.notes.values()] == ["Person 1 ringer"]


def test_what_others_do_is_told_with_their_name(room: Room) -> None:
    meeting = room.open()
    other = room.other(meeting)

    def script() -> Iterator[str | float]:
        yield "start"
        other.do(note_moves.capture, Capture("decision", "Vi börjar"))
        yield 1.0
        other.do(moves.undo)
        other.do(moves.pause)
        yield "u"
        meeting.journal.path.rename(meeting.journal.path.with_name("away"))
        yield 1.0
        yield "p"
        meeting.journal.path.with_name("away").rename(meeting.journal.path)
        yield 1.0
        yield "p"
        yield from ("q", "q")

    played = room.play_on(script())
    assert played.said("10:00 laptop-2 kept “Vi börjar” (decision).")
    assert played.said("10:01 laptop-2 undid: kept “Vi börjar”.")
    assert played.said("10:01 laptop-2 paused “Samling”.")
    assert played.said("10:01 You undid: paused “Samling”.")
    assert sum("journal" in line for line in played.lines) == 2
    assert played.said("The record can be read again.")
    assert played.said("The record can be written again.")
    assert all(one.isprintable() for one in played.lines)


@posix_only
def test_the_configuration_is_heeded(room: Room, tmp_path: Path) -> None:
    room.path.write_text(
        AGENDA.replace('title = "Lunch"', 'title = "Lunch"\nremote = true', 1), encoding="utf-8"
    )
    config = Config(hooks={"on-start": ("touch", str(tmp_path / "begun")), "on-end": ("false",)})

    def script() -> Iterator[str | float]:
        yield from ("g utvärd", "g eu", "e", "", 111.0, "works")
        for thread in enumerate_threads():
            if thread.name == "hook":
                thread.join()
        yield from (0.1, "q")

    played = room.play_on(script(), config)
    assert (tmp_path / "begun").exists()
    assert played.said("11:50 Does the line to Lunch work?")
    assert "12:00 Lunch" in played.lines
    assert played.said("The hook false failed (code 1).")
    assert played.kinds[-1] == "SpeakerChecked"


def test_a_lost_speaker_is_answered_with_what_fits(room: Room) -> None:
    remote = AGENDA.replace('title = "Samling"', 'title = "Samling"\nremote = true', 1)
    room.path.write_text(remote, encoding="utf-8")
    played = room.play("p", "l", "a1", "l", "", "p", "q", "q")
    assert played.said("The speaker of “Samling” is lost. What is held first?")
    assert played.said("Type a1: Aktuellt i EU · 40 minutes; speaker 10:40 · “Lunch” on time."), (
        "\n".join(played.lines)
    )
    assert played.kinds == ["SessionStarted", "SpeakerLost", "Paused"]


def test_an_edited_agenda_is_told_before_it_is_taken_over(room: Room) -> None:
    def script() -> Iterator[str | float]:
        yield from ("reload", "p")
        room.path.write_text(AGENDA.replace('"Lunch"', '"Mat"'), encoding="utf-8")
        yield from (1.0, "p", "reload", "a1")
        room.path.write_text(AGENDA.replace("40", '"x"'), encoding="utf-8")
        yield from ("reload", "q", "q")

    played = room.play_on(script(), watched=True)
    assert played.said("The agenda file is as it was.")
    assert played.said("10:00 The agenda file was changed.")
    assert played.said("“Lunch” is taken out")
    assert played.said("“Mat” is added: 60 minutes, after “Aktuellt i EU”")
    assert played.said("Type a1: load the changes.")
    assert played.said("18:12 ")
    assert played.kinds == ["SessionStarted", "Paused", "AgendaRevised"]
    room.path.write_text(AGENDA, encoding="utf-8")
    assert room.play("reload", "q").said("It is not known where the agenda file")


def test_a_line_that_is_too_long_is_told_and_ends_nothing(room: Room) -> None:
    played = room.play("start", TooLong(), "i kept")
    assert played.said("This line is longer than 1 MiB, too much to keep. Give it in parts.")
    assert played.kinds == ["SessionStarted", "Noted"]


def test_textual_is_not_loaded() -> None:
    code = "import sys, facilitator.plain.start, facilitator.plain.follow\n"
    code += "sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_whether_the_line_works_is_asked_and_what_is_held_first_if_not(room: Room) -> None:
    text = AGENDA.replace('title = "Aktuellt i EU"', 'title = "Aktuellt i EU"\nremote = true')
    room.path.write_text(text, encoding="utf-8")
    config = Config(remote_check=10)
    played = room.play_on(["p", 11.0, "a2", SECOND, "a1", "q", "q"], config)
    assert played.said("Does the line to Aktuellt i EU work?")
    assert played.said("The speaker of “Aktuellt i EU” is lost. What is held first?")
    assert played.said("Type a3: Wait: a break of 10 minutes comes first.")
    assert played.kinds == ["SessionStarted", "SpeakerChecked", "SpeakerChecked"]
    assert played.meeting.state.checked == {"eu": True}
    assert room.play("l", "a2", "q", "q").kinds[-1] == "SessionAdded"


def test_a_line_that_is_asked_about_again_is_asked_about_once(room: Room) -> None:
    text = AGENDA.replace('title = "Aktuellt i EU"', 'title = "Aktuellt i EU"\nremote = true')
    room.path.write_text(text, encoding="utf-8")
    played = room.play_on(["p", 16.0, "a1", "a1", "q", "q"], Config(remote_check=10))
    assert sum("Does the line to" in line for line in played.lines) == 2  # 10 and 6 minutes before
    assert played.kinds == ["SessionStarted", "SpeakerChecked"]
    assert played.said("No question waits for an answer.")


def test_where_the_plan_is_too_tight_is_told_when_asked_and_after_a_rehearsal(room: Room) -> None:
    played = room.play("tight", "q")
    assert played.said("10:00 Where the plan is too tight")
    assert "The plan by itself" in played.lines
    assert not played.said("The rehearsal:")
    rehearsal = Request(rehearse=True, speed=0)
    played = room.play_on(["p", "q", "q"], None, rehearsal)
    assert "The rehearsal: 0 of 5 sessions were held" in played.lines
    played = room.play_on(["close", "q"], None, rehearsal)
    assert sum("The rehearsal:" in line for line in played.lines) == 1


def test_a_session_s_own_alerts_are_told_once(room: Room) -> None:
    text = room.path.read_text("utf-8")
    room.path.write_text(
        text.replace("duration = 20\n", 'duration = 20\nwarn = ["7m", 5]\n'), "utf-8"
    )
    played = room.play("p", 19.0, "q", "q")
    told = [
        line.split(" ", 1)[1] for line in played.lines if "7 minutes" in line or "5 minutes" in line
    ]
    assert told == [
        "Your alert: 7 minutes left of “Samling”.",
        "Your alert: 5 minutes left of “Samling”.",
    ]


def test_no_question_comes_between_what_a_command_asks_and_its_answer(room: Room) -> None:
    other = room.other(room.open())

    def script() -> Iterator[str | float]:
        yield from ("p", "n")
        other.do(moves.extend, 75)  # so that lunch cannot be kept
        yield from (0.5, "i mitt i", "a9", "b", 0.1, "q", "q")

    played = room.play_on(script())
    asked = [index for index, line in enumerate(played.lines) if "12:00 will not be kept" in line]
    again = max(index for index, line in enumerate(played.lines) if "What next?" in line)
    assert asked
    assert min(asked) > again


def test_what_a_command_asked_is_dropped_in_the_end(room: Room) -> None:
    def script() -> Iterator[str | float]:
        yield from ("p", "+ 75", "u", "n")
        room.clock.advance(dt.timedelta(hours=2))
        yield from (0.0, 2.0, SECOND, "a2", "q", "q")

    played = room.play_on(script())
    assert played.said("No longer asked: ")
    assert played.said("“Lunch” 12:00 will not be kept.")
    assert played.kinds[-1] == "LatenessAccepted"


def test_an_empty_line_answers_nothing(room: Room) -> None:
    """It says where the meeting stands, and asks again with the figures of then."""
    played = room.play("start", 4.0, "n", 10.0, "", "n", "q", "q")
    asked = [line for line in played.lines if "What next?" in line]
    assert [line.split(" minutes early")[0].split()[-1] for line in asked] == ["16", "6"]
    assert played.kinds[-2:] == ["SessionStarted", "SessionStarted"]
