"""A meeting led by lines: what is typed, what is kept, and what is told."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from threading import enumerate as enumerate_threads
from typing import NamedTuple

import pexpect
import pytest

from cli.calling import AGENDA, TEN, Cli
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.notes import Noted
from facilitator.core.time import moves
from facilitator.files.catalogues import load
from facilitator.files.config import Config
from facilitator.files.records.forgetting import Renaming, forget, plan
from facilitator.files.records.library import Library
from facilitator.files.toml.text import LARGEST
from facilitator.meeting import Meeting, Writer, resume
from facilitator.opening import Desk, Request, of_agenda, open_meeting
from facilitator.plain.attention import Attention
from facilitator.plain.command_list import COMMANDS, LETTERS
from facilitator.plain.commands import OWN, obey
from facilitator.plain.follow import follow
from facilitator.plain.lines import FileLines, Lines, Signalled, Signals, TooLong, lines_of
from facilitator.plain.loop import Heed, Loop
from facilitator.plain.reading import PLACES, spoken
from facilitator.plain.voice import Voice
from facilitator.running.acts import ACTS
from facilitator.running.agenda_watch import AgendaWatch
from facilitator.running.steps import STEPS
from facilitator.watching import Watcher

SECOND = 1 / 60
"""The minutes after which a question asked unbidden is answered."""

LOOK = dt.timedelta(seconds=15)
"""Between two looks while a script lets time pass."""

Script = Iterable[str | float | signal.Signals | TooLong]
"""Lines to type, minutes to let pass, what is raised; minutes below zero are slept."""


class Typist:
    """Types a script; its time passes by the simulated clock, without waiting."""

    by_hand = True

    def __init__(self, clock: SimulatedClock, script: Script) -> None:
        self._clock = clock
        self._script = iter(script)
        self._left = dt.timedelta()

    def line(self, seconds: float) -> str | None:
        assert 0 < seconds <= 1
        if self._left > dt.timedelta():
            self._clock.advance(min(LOOK, self._left))
            self._left -= LOOK
            return None
        match next(self._script, None):
            case None:
                raise EOFError
            case signal.Signals() as number:
                raise Signalled(number)
            case TooLong() as problem:
                raise problem
            case str() as line:
                return line
            case minutes if minutes < 0:
                self._clock.sleep(dt.timedelta(minutes=-minutes))
                return None
            case minutes:
                self._left = dt.timedelta(minutes=minutes)
                return None


class Played(NamedTuple):
    code: int
    lines: list[str]
    meeting: Meeting

    @property
    def kinds(self) -> list[str]:
        return [type(event.fact).__name__ for event in self.meeting.journal.events[1:]]

    def said(self, text: str) -> bool:
        return any(text in line for line in self.lines)


class Room:
    """A meeting on a disk of its own that scripts are played in, one after the other."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.clock = SimulatedClock(TEN)
        self._ids = count()
        self.desk = Desk(Library(folder / "data"), self.clock, "laptop-1", self._id)
        self.path = folder / "a.toml"
        self.path.write_text(AGENDA, encoding="utf-8")

    def _id(self) -> str:
        return f"id-{next(self._ids)}"

    def open(self) -> Meeting:
        request = Request()
        return open_meeting(self.desk, of_agenda(self.desk, self.path, request), request, float)

    def other(self, meeting: Meeting) -> Meeting:
        """Open the record in another program."""
        return resume(meeting.journal.path, Writer(self.clock, "laptop-2\x1b[2J\u202e", self._id))

    def play(self, *script: str | float | signal.Signals | TooLong) -> Played:
        return self.play_on(script)

    def play_on(self, script: Script, heed: Heed | None = None, *, watched: bool = False) -> Played:
        meeting = self.open()
        voice = Voice(load("en"), meeting.clock.now, lambda: meeting.state.zone)
        self._capsys.readouterr()
        loop = Loop(meeting, voice, Typist(self.clock, script), self.desk, obey)
        loop.heed = heed or loop.heed
        loop.watch = AgendaWatch(self.path if watched else None)
        code = loop.run()
        return Played(code, self._capsys.readouterr().out.splitlines(), meeting)


@pytest.fixture
def room(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Room:
    return Room(tmp_path, capsys)


def test_a_meeting_from_its_start_until_it_is_left(room: Room) -> None:
    played = room.play("start", 21.0, "N", "", "q", "q")
    assert played.code == 0
    assert played.lines == [
        "It is Thursday, 21 March 2013.",
        "10:00 This is “Träff i Kista”. It is day 1 of 2.",
        "10:00 No session is running. “Samling” is next, at 10:00. The meeting is on time.",
        "10:00 ? lists the commands, an empty line tells where the meeting stands, q leaves.",
        "10:00 You started “Samling”.",
        "10:00 “Samling” has 20 minutes left, until 10:20. “Aktuellt i EU” is next, at 10:20.",
        "10:10 “Samling” has 10 minutes left.",
        "10:15 “Samling” has 5 minutes left.",
        "10:16 Time is getting short: “Samling” has 4 minutes left.",
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
            "10:21 A session is running. Leave all the same? Everything is saved, and time goes "
            "on. “facilitator” resumes the meeting."
        ),
        "Type y: leave.",
        "Any other command: stay.",
    ]
    assert played.kinds == ["SessionStarted", "SessionStarted"]


@pytest.mark.parametrize(
    ("script", "kinds", "said"),
    [
        (["p", "P", "toggle"], ["SessionStarted", "Paused", "Resumed"], "went on with “Samling”"),
        (["p", "+"], ["SessionStarted", "Extended"], "gave 1 min"),
        (["p", "+ 5", "-3"], ["SessionStarted", "Extended", "Extended"], "took 3 min"),
        (["p", "extend 5"], ["SessionStarted", "Extended"], "until 10:25."),
        (["p", "s"], ["SessionStarted", "SessionSkipped"], "u brings it back"),
        (["p", "s lunch", "y"], ["SessionStarted", "SessionSkipped"], "Skipped “Lunch”"),
        (["p", "s lunch", "+"], ["SessionStarted", "Extended"], "at a fixed time: 12:00."),
        (["p", "n", "n", "s", "y"], [*["SessionStarted"] * 2, "SessionSkipped"], "Skip “Lunch”?"),
        (["g avslut", "y"], ["SessionStarted"], "3 sessions before it would not be held."),
        (["g avslut", "n", "q"], ["SessionStarted"], "on day 2, Friday, 22 March 2013. Go there"),
        (["g utvärd"], ["SessionStarted"], "You started “Utvärdering”."),
        (["g l"], [], "“l” could be any of these: Samling, "),
        (["g nowhere"], [], "There is no session “nowhere” in the agenda."),
        (["g"], [], "eu: “Aktuellt i EU”, day 1 at 10:20, to come."),
        (["p", "u", "y"], ["SessionStarted", "Undone", "Redone"], "You redid: started “Samling”."),
        (["p", "n", "n"], ["SessionStarted", "SessionStarted"], "over early. What comes now?"),
        (["p", "e", ""], ["SessionStarted", "SessionEnded"], "No session is running."),
        (["p", "n", "u"], ["SessionStarted", "Undone"], "Any other command: go on with this"),
        (["a 15 Mer tid"], ["SessionAdded"], "You added “Mer tid”."),
        (["a 15"], [], "Say it like this: add MINUTES TITLE"),
        (["redo 5"], [], "redo takes no words after it."),
        (["extend x"], [], "“x” is no number of minutes."),
        (["m Åter 10.30", "c 15 Fika"], ["StageTold", "CountdownStarted"], "runs until 10:15."),
        (["close"], ["MeetingClosed"], "The meeting is finished."),
        (["t"], [], "That session is no round."),
        (["+ 5"], [], "No session is running. p starts the next one."),
        (["works"], [], "No session with a remote speaker is at hand."),
        (["r"], [], "Nothing ahead is late."),
        (["j"], [], "Only a rehearsal's clock can be changed."),
        (["bluff"], [], "“bluff” is no command."),
        (["? var", "?"], ["Noted"], "You kept “var” (question)."),
        (["x"], [], "Minutes written to "),
        (["u"], [], "There is nothing to undo."),
    ],
)
def test_each_command(script: list[str], kinds: list[str], said: str, room: Room) -> None:
    played = room.play(*script, "q", "y")
    assert played.kinds == kinds
    assert played.said(said), "\n".join(played.lines)
    assert played.code == 0


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("! Vi börjar", Capture("decision", "Vi börjar")),
        (
            "> ring @Cissi Dahl due 26/4",
            Capture("action", "ring", "Cissi Dahl", dt.date(2013, 4, 26)),
        ),
        ("”så är det” -- Lisa", Capture("quote", "så är det", "Lisa")),
        ("#senare", Capture("parking", "senare")),
        ("i bara en not", Capture("note", "bara en not")),
        ("i ! ett utrop", Capture("note", "! ett utrop")),
        ("i \x1b[2Jtext\u202e", Capture("note", "text")),
        ("i Orter: \udcc3\udca5", Capture("note", "Orter: å")),
    ],
)
def test_what_is_kept(line: str, kept: Capture, room: Room) -> None:
    played = room.play("n", "n", line, "y")  # a question that waits is no hindrance
    fact = played.meeting.journal.events[-1].fact
    assert isinstance(fact, Noted)
    assert Capture(fact.capture, fact.text, fact.who, fact.due) == kept
    assert played.said(f"You kept “{kept.text}” (")
    assert all(one.isprintable() for one in played.lines)


def test_a_rebalance_is_told_and_then_made(room: Room) -> None:
    played = room.play("p", "+ 75", "r", "r", "q", "q")
    assert played.said("It is 75 minutes late before “Lunch” at 12:00, of which 5 minutes remain.")
    assert played.said("“Aktuellt i EU” gets 30 instead of 40 minutes.")
    assert played.said("Type a: accept that Lunch begins late.")
    assert played.kinds == ["SessionStarted", "Extended", "Rebalanced"]
    assert room.play("u", "r!", "q", "q").kinds[-2:] == ["Undone", "Rebalanced"]
    assert room.play("u", "r", "a", "q", "q").kinds[-2:] == ["Undone", "LatenessAccepted"]
    assert room.play("u", "r", "m", "q", "q").kinds[-2:] == ["Undone", "Rebalanced"]
    assert room.play("u", "r", "", "p", "q", "q").kinds[-2:] == ["Undone", "Paused"]


def test_the_ways_of_a_rebalance_are_named_after_it(room: Room) -> None:
    played = room.play("p", "+ 70", "r g", "", "r p", "r", "q", "q")
    assert played.said("It is 70 minutes late before “Lunch” at 12:00, of which 10 minutes remain.")
    assert played.said("“Aktuellt i EU” gets 30 instead of 40 minutes.")
    assert played.kinds == ["SessionStarted", "Extended", "Rebalanced"]
    assert room.play("u", "r g", "m", "q", "q").kinds[-2:] == ["Undone", "Rebalanced"]
    assert room.play("r x").said("“r” is no command")


def test_a_fixed_point_that_cannot_be_kept_is_asked_about_once(room: Room) -> None:
    played = room.play("p", "+ 75", "", SECOND, "3", 6.0, "q", "q")
    assert played.kinds == ["SessionStarted", "Extended", "Rebalanced"]
    assert played.said("10:00 Lunch 12:00 begins at 12:15 as things are. Shortening all")
    assert played.said("Type 2: accept that it begins late.")
    assert not room.play(6.0, "q", "q").said("Type 3: move it")  # it was moved
    assert room.play("u", SECOND, "2", 0.5, "q", "q").kinds[-2:] == ["Undone", "LatenessAccepted"]
    assert not room.play(1.0, "q", "q").said("as things are")  # which was accepted
    played = room.play("u", SECOND, "1", "r", "q", "q")
    assert played.kinds[-2:] == ["Undone", "Rebalanced"]
    assert played.said("Replan the rest of the day?")


def test_what_was_typed_before_a_question_is_no_answer_to_it(room: Room) -> None:
    def script() -> Iterator[str | float]:
        yield "p"
        room.clock.advance(dt.timedelta(hours=2))
        yield from ("m", 0.5, "3", SECOND, "3", "q", "q")

    played = room.play_on(script())
    asked = [index for index, line in enumerate(played.lines) if "as things are" in line]
    assert len(asked) == 1
    assert "The room sees no message." in played.lines[asked[0] - 1]
    assert played.kinds == ["SessionStarted", "Rebalanced"]


def test_time_away_is_asked_about(room: Room) -> None:
    played = room.play("p", 5.0, -12.0, "i mitt i", SECOND, "2", "q", "q")
    assert played.said("10:17 Away 12 min, from 10:05 to 10:17. Samling")
    assert played.kinds == ["SessionStarted", "Noted", "AwaySettled"]
    assert played.said("“Samling” has 15 minutes left, until 10:32.")


def test_a_long_absence_has_to_be_answered_but_one_can_leave(room: Room) -> None:
    played = room.play("p", -61.0, SECOND, "n", "", "q", "y")
    assert played.kinds == ["SessionStarted"]
    assert sum("Away 1 h 1 min" in line for line in played.lines) == 3
    played = room.play(SECOND, "3", "q")
    assert played.kinds[-1] == "AwaySettled"
    assert played.meeting.state.current is None
    played = room.play("u", SECOND, "2", "q", "q")
    assert played.said("Away 1 h 1 min")  # what was said of it was undone
    assert played.kinds[-2:] == ["Undone", "AwaySettled"]
    assert played.meeting.state.current is not None


def test_a_line_begun_before_a_question_is_no_answer_to_it(room: Room) -> None:
    played = room.play("p", 5.0, -12.0, "3", "e", "", "q")
    assert played.kinds == ["SessionStarted", "SessionEnded"]
    assert played.meeting.state.of("samling").spans[0].end == TEN + dt.timedelta(minutes=17)


def test_what_was_not_held_is_asked_about(room: Room) -> None:
    played = room.play("g utvärd", 15.0, "e", SECOND, "2", "q")
    assert played.said("2 sessions were not held. What becomes of them?")  # nor was lunch
    assert played.kinds == ["SessionStarted", "SessionEnded", "LeftoverSettled"]


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ([], 0),
        (["p"], 0),  # the end of what is typed twice
        (["p", signal.SIGINT, "stay", signal.SIGINT, signal.SIGINT], 130),
        ([signal.SIGINT], 130),
        (["p", signal.SIGTERM], 143),
        (["p", "n", signal.SIGHUP], 129),
    ],
)
def test_each_end(script: list[str | float | signal.Signals], code: int, room: Room) -> None:
    assert room.play(*script).code == code


def test_a_name_forgotten_elsewhere_is_gone_here_too(room: Room) -> None:
    def script() -> Iterator[str | float]:
        yield from ("start", "i Cissi Dahl ringer")
        renaming = Renaming("Cissi Dahl", "Person 1")
        path = room.path.parent.glob("**/journal.toml")
        forget(plan(next(path), renaming), renaming)
        yield 1.0
        yield from ("u", "y", "q", "q")

    played = room.play_on(script())
    assert sum("it was read anew" in line for line in played.lines) == 1
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


def test_a_day_that_is_not_planned_is_asked_about(cli: Cli) -> None:
    cli.clock = SimulatedClock(dt.datetime(2013, 4, 2, 7, tzinfo=dt.UTC))
    cli.write("a.toml")
    result = cli("run", "a.toml", "--plain", stdin="what\n2\nstart\n")
    assert result.code == 0
    assert result.out.count("The programme has no day on Tuesday, 2 April 2013.") == 2
    assert "09:00 You started “Avslutning”." in result.out
    assert cli("run", "a.toml", "--plain", "--fresh", stdin="q\n").out.count("\n") == 6
    assert cli("run", "a.toml", "--plain", "--fresh").code == 2
    answered = cli("run", "a.toml", "--plain", "--fresh", "--today", "1", stdin="")
    assert "It is day 1 of 2." in answered.out
    rehearsed = cli("run", "a.toml", "--plain", "--fresh", stdin="3\nj\nf\nq\n")
    assert "10:00 This is a rehearsal of “Träff i Kista”." in rehearsed.out


def test_it_needs_no_terminal_and_says_how_to_go_on(cli: Cli) -> None:
    cli.write("a.toml")
    cli.at_terminal = False
    result = cli("a.toml", "--plain", "--rehearse", "--at", "2013-03-21T11:00", stdin="start\nj")
    assert (result.code, result.err) == (0, "")
    assert "11:00 You started “Samling”.\n" in result.out
    assert "11:16 Time is getting short: “Samling” has 4 minutes left.\n" in result.out
    assert "  facilitator export  gives the minutes\n" in result.out


@pytest.mark.parametrize(
    "words",
    [
        ["--plain"],
        ["a.toml", "--follow"],
        ["a.toml", "--plain", "--follow"],
        ["a.toml", "--plain", "--follow", "--fresh"],
    ],
)
def test_what_does_not_go_together(words: list[str], cli: Cli) -> None:
    cli.write("a.toml")
    result = cli("run", *words)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1


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

    played = room.play_on(script(), Attention(config, load("en")))
    assert (tmp_path / "begun").exists()
    assert played.said("11:50 Does the line to Lunch work? 12:00 Lunch The agenda has neither")
    assert played.said("The hook false failed (code 1).")
    assert played.kinds[-1] == "SpeakerChecked"


def test_a_lost_speaker_is_answered_with_what_fits(room: Room) -> None:
    remote = AGENDA.replace('title = "Samling"', 'title = "Samling"\nremote = true', 1)
    room.path.write_text(remote, encoding="utf-8")
    played = room.play("p", "l", "1", "l", "", "p", "q", "q")
    assert played.said("The speaker of “Samling” is lost. What is held first?")
    assert played.said("Type 1: Aktuellt i EU · 40 minutes · speaker 10:40 · Lunch on time."), (
        "\n".join(played.lines)
    )
    assert played.kinds == ["SessionStarted", "SpeakerLost", "Paused"]


def test_an_edited_agenda_is_told_before_it_is_taken_over(room: Room) -> None:
    def script() -> Iterator[str | float]:
        yield from ("reload", "p")
        room.path.write_text(AGENDA.replace('"Lunch"', '"Mat"'), encoding="utf-8")
        yield from (1.0, "reload", "p", "reload", "y")
        room.path.write_text(AGENDA.replace("40", '"x"'), encoding="utf-8")
        yield from ("reload", "q", "q")

    played = room.play_on(script(), watched=True)
    assert played.said("The agenda file is as it was.")
    assert played.said("10:00 The agenda file was changed: “reload” tells the difference.")
    assert played.said("“Lunch” is taken out")
    assert played.said("“Mat” is added: 60 min, after “Aktuellt i EU”")
    assert played.said("Type y: take it over.")
    assert played.said("18:12 ")
    assert played.kinds == ["SessionStarted", "Paused", "AgendaRevised"]
    room.path.write_text(AGENDA, encoding="utf-8")
    assert room.play("reload", "q").said("It is not known where the agenda file")


def test_following_tells_everything_and_writes_nothing(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting = room.open()
    watcher = Watcher(room.desk.library, None, room.clock, lambda _: load("en"))
    before = sorted(meeting.journal.path.parent.iterdir())

    class Pauses:
        by_hand = False
        steps = iter((moves.start, moves.pause, None))

        def line(self, seconds: float) -> str | None:
            assert 0 < seconds <= 1
            step = next(self.steps)
            if step is None:
                raise Signalled(signal.SIGTERM)
            meeting.do(step)
            room.clock.advance(dt.timedelta(minutes=1))
            return None

    assert follow(watcher, Pauses(), room.clock, load("en")) == 143
    lines = capsys.readouterr().out.splitlines()
    assert "10:01 laptop-1 started “Samling”." in lines
    assert "10:02 laptop-1 paused “Samling”." in lines
    assert [path for path in before if path.name != "journal.lock"]
    assert "pulse" not in {path.name for path in meeting.journal.path.parent.iterdir()}


def test_every_command_is_listed(room: Room) -> None:
    played = room.play("?", "q")
    listed = {name for each in COMMANDS for name in (each.letter, each.name)}
    assert set(OWN) - listed == {"r!", "help"}
    assert set(LETTERS.values()) <= {*OWN, *STEPS}
    for each in COMMANDS:
        assert played.said(f"{each.called}: {each.tells} {each.more}".rstrip())


def test_what_can_be_done_from_the_screens_too_is_told_as_there() -> None:
    told = {each.tells for each in COMMANDS}
    assert [id_ for id_, sentence in ACTS.items() if sentence not in told] == []


def test_each_place_is_read_in_words(room: Room) -> None:
    played = room.play("start", "! We *keep* time | always &#27;[2J", "2", "3", "o", "q", "q")
    assert played.said("Samling")
    assert "- We *keep* time | always &#27;[2J" in played.lines
    assert played.said("There is nothing there yet.")
    assert played.said("Planned and actual times")
    for place in PLACES:
        room.play(place, "q", "q")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("## Day 1", "Day 1"),
        ("- **Due:** *(soon)* `x`", "- Due: (soon) x"),
        ("| a \\| b | | c |", "a | b; c"),
        ("| --- | --- |", ""),
        (">", ""),
        ("\\*a\\* \\&#27; &lt;b\\", "*a* &#27; <b"),
    ],
)
def test_a_line_of_the_minutes_is_read_without_its_marks(line: str, words: str) -> None:
    assert spoken(line) == words


def test_in_a_terminal_no_escape_sequence_is_written(tmp_path: Path) -> None:
    agenda = tmp_path / "a.toml"
    agenda.write_text(AGENDA, encoding="utf-8")
    environ = {**os.environ, "FACILITATOR_DATA_DIR": str(tmp_path / "data"), "TERM": "dumb"}
    words = ["-m", "facilitator", "--language", "en", "run", str(agenda), "--rehearse", "--plain"]
    child = pexpect.spawn(sys.executable, words, env=environ, echo=False, timeout=20)
    log = tmp_path / "log"
    with log.open("wb") as file:
        child.logfile_read = file
        child.expect_exact("q leaves.")
        child.sendline("start")
        child.expect_exact("You started")
        child.sendintr()
        child.expect_exact("Leave all the same?")
        child.kill(signal.SIGTERM)
        child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 128 + signal.SIGTERM
    assert b"\x1b" not in log.read_bytes()
    assert b"\x07" not in log.read_bytes()


def test_a_pipe_is_read_line_by_line_as_it_fills() -> None:
    readable, writable = os.pipe()
    with Signals() as signals, os.fdopen(readable, encoding="utf-8") as file:
        lines = lines_of(file, signals)
        assert isinstance(lines, FileLines)
        assert lines.line(0) is None
        os.write(writable, "n\ni å".encode())
        assert [lines.line(0), lines.line(0)] == ["n", None]
        os.write(writable, "ä\xc3".encode("latin-1"))
        os.close(writable)
        assert [lines.line(0), lines.line(0)] == [None, "i å\udce4\udcc3"]
        for _ in range(2):
            with pytest.raises(EOFError):
                lines.line(0)
        signal.raise_signal(signal.SIGTERM)
        with pytest.raises(Signalled):
            signals.wait(0)
        assert not signals.wait(0)


def read_to_the_end(lines: Lines) -> Iterator[str]:
    while True:
        try:
            line = lines.line(0)
        except TooLong:
            yield "too long"
        except EOFError:
            return
        else:
            yield from () if line is None else (line,)


@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_line_that_does_not_end_is_passed_over(tmp_path: Path, end: bytes) -> None:
    typed = tmp_path / "typed"
    most = b"i" * LARGEST
    typed.write_bytes(b"\n".join((most, 3 * most, most + b"i", b"q", 2 * most)) + end)
    with Signals() as signals, typed.open(encoding="utf-8") as file:
        told = list(read_to_the_end(lines_of(file, signals)))
    assert told == [most.decode(), "too long", "too long", "q", "too long"]


def test_a_line_that_is_too_long_is_told_and_ends_nothing(room: Room) -> None:
    played = room.play("start", TooLong(), "i kept")
    assert played.said("This line is longer than 1 MiB, too much to keep. Give it in parts.")
    assert played.kinds == ["SessionStarted", "Noted"]


def test_textual_is_not_loaded() -> None:
    code = "import sys, facilitator.plain.start, facilitator.plain.follow\n"
    code += "sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
