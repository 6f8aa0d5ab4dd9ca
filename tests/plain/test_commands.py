"""What each command typed does."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from cli.calling import AGENDA
from facilitator.core.notes.capture import Capture
from facilitator.core.record.notes import Noted
from facilitator.plain.command_list import LEADING, LETTERS, OWN, READING
from facilitator.plain.commands import ASKED, READ
from facilitator.running.acts import ACTS
from facilitator.running.commands.command import Listed
from facilitator.running.commands.table import COMMANDS
from plain.playing import Room


@pytest.mark.parametrize(
    ("script", "kinds", "said"),
    [
        (["p", "P", "toggle"], ["SessionStarted", "Paused", "Resumed"], "went on with “Samling”"),
        (["p", "+"], ["SessionStarted", "Extended"], "gave 1 min"),
        (["p", "+ 5", "-3"], ["SessionStarted", "Extended", "Extended"], "took 3 min"),
        (["p", "extend 5"], ["SessionStarted", "Extended"], "until 10:25."),
        (["p", "s"], ["SessionStarted", "SessionSkipped"], "u brings it back"),
        (["p", "s lunch", "a1"], ["SessionStarted", "SessionSkipped"], "Skipped “Lunch”"),
        (["p", "s lunch", "+"], ["SessionStarted", "Extended"], "at a fixed time: 12:00."),
        (["p", "n", "n", "s", "a1"], [*["SessionStarted"] * 2, "SessionSkipped"], "Skip “Lunch”?"),
        (
            ["g avslut", "a1"],
            ["SessionStarted"],
            "go there; 3 sessions before it would not be held.",
        ),
        (["g avslut", "n", "q"], ["SessionStarted"], "on day 2, Friday, 22 March 2013. Go there"),
        (["g utvärd"], ["SessionStarted"], "You started “Utvärdering”."),
        (["g l"], [], "“l” could be any of these: Samling, "),
        (["g nowhere"], [], "There is no session “nowhere” in the agenda."),
        (["g"], [], "eu: “Aktuellt i EU”, day 1 at 10:20, to come."),
        (["p", "u", "y"], ["SessionStarted", "Undone", "Redone"], "You redid: started “Samling”."),
        (["p", "n", "n"], ["SessionStarted", "SessionStarted"], "20 minutes early. What next?"),
        (["p", "e", ""], ["SessionStarted", "SessionEnded"], "No session is running."),
        (["p", "n", "u"], ["SessionStarted", "Undone"], "Any other command: go on with this"),
        (["a 15 Mer tid"], ["SessionAdded"], "You added “Mer tid”."),
        (["a 15"], [], "Write it like this: add MINUTES TITLE"),
        (["redo 5"], [], "redo takes no words after it."),
        (["extend x"], [], "“x” is not a length of time: write 45, 1h30m or 1:30."),
        (
            ["p", "extend 1h30m", "- 1:00"],
            ["SessionStarted", "Extended", "Extended"],
            "took 60 min",
        ),
        (["+ ten"], ["Noted"], "You kept “+ ten” (note)"),
        (["m Åter 10.30", "c 15 Fika"], ["StageTold", "CountdownStarted"], "runs until 10:15."),
        (["close"], ["MeetingClosed"], "The meeting is finished."),
        (["t"], [], "No round is running or comes next."),
        (["+ 5"], [], "No session is running. p starts the next one."),
        (["works"], [], "No session with a remote speaker is at hand."),
        (["r"], [], "Nothing ahead is late."),
        (["j"], [], "Only a rehearsal's clock can be changed."),
        (["bluff"], ["Noted"], "You kept “bluff” (note)"),
        (["? var", "?"], ["Noted"], "You kept “var” (question)."),
        (["x"], [], "Minutes written to "),
        (["rule Lyssna först", "rules"], ["RuleAgreed"], "Rule 1: Lyssna först"),
        (["rule x", "drop-rule 1", "rules"], ["RuleAgreed", "RuleDropped"], "nothing there yet"),
        (["drop-rule 7"], [], "“7” is none of these"),
        (["rule"], [], "Write it like this: rule TEXT"),
        (["attendance"], [], "Nobody from the day before is left to mark."),
        (["> ring senast 31/2"], [], "“31/2” is not a real date."),
        (["u"], [], "There is nothing to undo."),
    ],
)
def test_each_command(script: list[str], kinds: list[str], said: str, room: Room) -> None:
    played = room.play(*script, "q", "1")
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


def test_an_empty_line_asks_once_more_what_waits(room: Room) -> None:
    lines = room.play("p", "q", "", "a1").lines
    assert sum("Leave anyway?" in line for line in lines) == 1 + 1


def test_every_command_is_listed(room: Room) -> None:
    assert {*READ, *ASKED} - {*OWN, *COMMANDS} == {"r!", "help", "mer"}
    assert set(LETTERS.values()) <= {*READ, *ASKED, *COMMANDS}
    played = room.play("? more", "q")
    every: list[Listed] = [*READING, *LEADING, *COMMANDS.values()]
    for each in every:
        assert played.said(f": {OWN.get(each.name, each).tells}"), each.name
    assert len(room.play("?", "q").lines) < 12


def test_what_can_be_done_from_the_screens_too_is_told_as_there() -> None:
    every: list[Listed] = [*COMMANDS.values(), *OWN.values()]
    told = {each.tells for each in every}
    asked_first = {"session.rebalance", "session.go-to", "speaker.lost"}
    assert {id_ for id_, sentence in ACTS.items() if sentence not in told} <= asked_first


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Vi ses nästa vecka", "Vi ses nästa vecka"),
        ("next year we meet in Kista", "next year we meet in Kista"),
        ("A decision was taken", "A decision was taken"),
        ("- punkt ett", "- punkt ett"),
        ("Note: this is one", "Note: this is one"),
        ("i next", "next"),
        ("i i", "i"),
        ("i # no sign", "# no sign"),
    ],
)
def test_what_is_no_command_is_a_note_and_u_takes_it_back(line: str, kept: str, room: Room) -> None:
    played = room.play("p", line, "u", "q", "q")
    assert played.said(f"You kept “{kept}” (note); u takes it back.")
    assert played.kinds == ["SessionStarted", "Noted", "Undone"]


def test_an_i_is_a_word_in_swedish(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    room = Room(tmp_path, capsys, language="sv")
    played = room.play("p", "i dag börjar vi", "i next", "q", "q")
    assert [note.text for note in played.meeting.state.notes.values()] == [
        "i dag börjar vi",
        "next",
    ]


def test_what_was_refused_is_kept_as_a_note_by_an_i_alone(room: Room) -> None:
    played = room.play("p", "here we go again", "i", "i", "q", "q")
    assert played.said("Nobody here is called “we go again”.")
    assert played.said("i alone keeps what you typed as a note.")
    assert [note.text for note in played.meeting.state.notes.values()] == ["here we go again"]
    assert played.said("i before a text keeps it as a note.")


def test_a_line_that_never_goes_on_is_kept_too(room: Room) -> None:
    played = room.play("! Vi ses\\", "i Kista\\")
    assert played.said("Vi ses")
    assert played.kinds == ["Noted"]


def test_a_line_goes_on_in_the_next(room: Room) -> None:
    played = room.play("p", '" En\\', "\\", "två -- Lisa", "q", "q")
    [note] = played.meeting.state.notes.values()
    assert (note.kind, note.text, note.who) == ("quote", "En\n\ntvå", "Lisa")


def test_a_number_is_a_place_also_while_a_question_waits(room: Room) -> None:
    played = room.play("p", "! Vi börjar", "n", "2", "1", "8", "a1", "a9", "q", "a1")
    assert played.said("Note 1, decision: Vi börjar")
    assert played.said("There is no place 8: there are 1 to 7.")
    assert played.said("You started “Aktuellt i EU”; u takes it back.")
    assert played.said("No question waits for an answer.")
    assert played.kinds == ["SessionStarted", "Noted", "SessionStarted"]


def test_a_dealing_is_told_before_it_is_done(room: Room) -> None:
    played = room.play(
        "person Anna", "person Bo", "group Ett", "group Två", "balance", "", "balance"
    )
    assert played.said("Deal 3 people to the groups?")
    assert "Ett: 2 people, Två: 1 person" in played.lines
    assert played.said("You balanced the groups; u takes it back.")
    assert played.kinds[-1] == "MembersDealt"
    assert room.play("rotate", "a1", "q").kinds[-1] == "Rotated"


def test_people_of_an_unknown_organisation_are_asked_about_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = '[[organisation]]\nid = "norr"\nname = "Region Norr"\n\n[[day]]'
    room = Room(tmp_path, capsys, AGENDA.replace("[[day]]", body, 1))
    played = room.play("person Bo Ek, Region Nord", "a1", "person Cia Ek, Acme", "a1", "q")
    assert played.said("“Region Nord” is not an organisation of this meeting. Bo Ek")
    assert "Type a1: it is “Region Norr”." in played.lines
    assert played.kinds[-2:] == ["PersonAdded", "PersonAdded"]
    again = room.play("person Bo Ek, Region Nord", "person Cia Ek, Acme", "person Dan, Acme", "q")
    assert not again.said("is not an organisation")
    assert again.kinds == [*played.kinds, "PersonAdded"]
    left = room.play("person Eva Ek, Netport", "?", "q")
    assert left.said("Eva Ek is not listed. Name an organisation of this meeting")
    assert left.kinds == again.kinds


def test_what_may_have_been_meant_is_said(room: Room) -> None:
    assert room.play("pasue", "q").said("If you meant pause: u takes the note back.")
