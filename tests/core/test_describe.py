"""Each fact has words of its own."""

from __future__ import annotations

import datetime as dt
import gettext
from typing import get_args

import pytest
from msgspec.structs import replace

from builders import Room, at, one_day
from facilitator.core import events as ev
from facilitator.core.agenda import Organisation
from facilitator.core.describe import describe
from facilitator.core.earlier import NOTHING_EARLIER
from facilitator.core.homework import OF_SESSION
from facilitator.core.language import Language
from facilitator.core.named import LONGEST

PROGRAMME = one_day("a")
MEETING = Room(PROGRAMME)
MEETING.put(
    ev.PersonAdded("p", "Åsa"),
    ev.GroupFormed("a", "g", "Ett"),
    ev.TaskAdded("t", "Ordmoln"),
    ev.Noted("action", "Ring Lisa"),
    ev.UpcomingAdded("u", "wish", theme="Studieresa"),
)
ENGLISH = Language("en", gettext.NullTranslations())
NOON = at("12:00")


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (ev.Opened("", PROGRAMME), "opened the record"),
        (ev.AgendaRevised("", PROGRAMME), "read the agenda again"),
        (ev.DayMoved(2, dt.date(2013, 4, 8)), "made 2013-04-08 day 2"),
        (ev.SessionStarted("a"), "started “A”"),
        (ev.SessionStarted("gone"), "started “gone”"),
        (ev.SessionEnded("a"), "ended “A”"),
        (ev.SessionReopened("a"), "went back to “A”"),
        (ev.SessionSkipped("a"), "skipped “A”"),
        (ev.SessionRestored("a"), "put “A” back into the programme"),
        (ev.Paused("a"), "paused “A”"),
        (ev.Resumed("a"), "went on with “A”"),
        (ev.Extended("a", 300), "gave 5 min to “A”"),
        (ev.Extended("a", -65), "took 1:05 min from “A”"),
        (ev.AwaySettled("a", NOON, NOON, "counted"), "said what the time away was"),
        (ev.LeftoverSettled(("a",), "dropped"), "said what becomes of what was left over"),
        (ev.MeetingClosed(), "closed the meeting"),
        (ev.Noted("note", "Hej\n{x}"), "kept “Hej {x}”"),
        (ev.NoteChanged("n", "note", "Hej"), "changed a note to “Hej”"),
        (ev.NoteRemoved("n"), "removed a note"),
        (ev.NoteRemoved("e4"), "removed “Ring Lisa”"),
        (ev.ActionTicked("e4"), "ticked off “Ring Lisa”"),
        (ev.ActionTicked("gone", done=False), "opened “gone” again"),
        (ev.BroughtForward("", NOTHING_EARLIER), "brought forward what was left from before"),
        (ev.SessionAdded("b", "Mer", 20, 1), "added “Mer”"),
        (ev.SessionMoved("a", 1), "moved “A”"),
        (ev.SessionChanged("a", "A", 20, 10), "replanned “A”"),
        (ev.SessionSplit("a", "b", "Resten", 10, 1), "added “Resten”"),
        (ev.Rebalanced(), "replanned the rest of the day"),
        (ev.LatenessAccepted("a"), "accepted that “A” begins late"),
        (ev.SpeakerChecked("a"), "checked the line for “A”"),
        (ev.SpeakerLost("a", "gone"), "took “gone” before “A”"),
        (ev.StageTold("Välkomna"), "showed the room “Välkomna”"),
        (ev.StageTold(), "took the message off the stage"),
        (ev.StageSet("rules"), "changed what the room sees"),
        (ev.CountdownStarted(NOON), "started a countdown"),
        (ev.CountdownStopped(), "put the countdown away"),
        (ev.UpcomingChanged("u", "fixed"), "changed a coming meeting: Studieresa"),
        (ev.UpcomingRemoved("gone"), "changed a coming meeting: gone"),
        (ev.Voted("p", ("u",)), "noted the vote of Åsa"),
        (ev.PersonAdded("p", "Åsa"), "listed Åsa"),
        (ev.PersonChanged("p", "Åsa"), "listed Åsa"),
        (ev.PersonRemoved("p"), "took Åsa off the list"),
        (ev.Arrived("p", 1), "marked Åsa as present"),
        (ev.Arrived("gone", 1), "marked gone as present"),
        (ev.Departed("p", 1), "marked Åsa as absent"),
        (ev.MemberPlaced("x", "p", "g", (("b", "g"),)), "put 2 people in g"),
        (ev.MemberPlaced("x", "p", "g", (("b", "h"),)), "put 2 people in groups"),
        (ev.MemberPlaced("x", "p", None, (("b", ""),)), "took 2 people out of the groups"),
        (ev.AttendanceCleared("p", 1), "cleared the attendance of Åsa"),
        (ev.RoundOrdered("a", ("p",)), "changed the order of the round"),
        (ev.TurnStarted("a", "p"), "gave the turn to Åsa"),
        (ev.TurnEnded("a", "p"), "ended the turn of Åsa"),
        (ev.TurnSkipped("a", "p"), "passed over Åsa"),
        (ev.Answered("a", "p", 1, "Ja"), "kept the answer “Ja”"),
        (ev.Answered("a", "p", 1, ""), "took back an answer"),
        (ev.GroupFormed("a", "g", "Ett"), "formed the group Ett"),
        (ev.GroupChanged("a", "g", "Två"), "changed the group Två"),
        (ev.HostNamed("a", "g", "p"), "made Åsa the host of Ett"),
        (ev.HostNamed("a", "g"), "left Ett without a host"),
        (ev.GroupDissolved("a", "g"), "dissolved the group Ett"),
        (ev.MemberPlaced("a", "p", "g"), "put Åsa in Ett"),
        (ev.MemberPlaced("a", "p"), "took Åsa out of the groups"),
        (ev.MembersDealt("a", (("p", "g"),), 1), "balanced the groups"),
        (ev.GroupRuleSet("a", "apart", ("p", "q")), "changed the rules for the groups"),
        (ev.Rotated("a", 1, (("p", "g"),), 1), "rotated the groups"),
        (ev.GroupTimerStarted("a", 60), "set the groups' timer"),
        (ev.TaskAdded("t", "Ordmoln"), "set the homework “Ordmoln”"),
        (ev.HandedIn("t", "p"), "noted “Ordmoln” for Åsa"),
        (ev.TaskRemoved("t"), "took back the homework “Ordmoln”"),
        (ev.TermsMerged("a", "b"), "merged “a” into “b”"),
        (ev.MergeDeclined("a", "b"), "kept “a” and “b” apart"),
        (ev.TermAgreed("a", "A"), "changed the agreed terms"),
        (ev.Spotted("p", "x"), "changed the horizon scan"),
        (ev.Undone("e"), "undid a step"),
        (ev.Redone("e"), "redid a step"),
    ],
)
def test_a_fact_is_said_in_words(fact: ev.AnyFact, words: str) -> None:
    assert ENGLISH.say(describe(fact, MEETING.state)) == words


def test_a_stand_in_is_called_by_its_organisation() -> None:
    bodies = (Organisation("b", "Region Blekinge"),)
    state = Room(replace(PROGRAMME, organisations=bodies)).state
    said = ENGLISH.say(describe(ev.Arrived("@b", 1), state))
    assert said == "marked Region Blekinge as present"


def test_a_session_that_became_homework_is_called_by_its_title() -> None:
    room = Room(PROGRAMME)
    room.put(ev.LeftoverSettled(("a",), "homework"))
    said = ENGLISH.say(describe(ev.HandedIn(OF_SESSION + "a", "b"), room.state))
    assert "“A”" in said


def test_a_long_text_is_cut() -> None:
    said = describe(ev.Noted("note", "x" * 100), MEETING.state)
    assert said.values["text"] == "x" * (LONGEST - 1) + "…"


def test_every_fact_has_its_kind_in_kebab_case() -> None:
    kinds = {fact.__name__: fact.__struct_config__.tag for fact in get_args(ev.AnyFact)}
    assert len(set(kinds.values())) == len(kinds)
    assert kinds["SessionStarted"] == "session-started"
    assert kinds["Opened"] == "opened"
