"""Each fact has words of its own."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest
from msgspec.structs import replace

from builders import ENGLISH, Room, at, one_day
from facilitator.core.record.actions import ActionTicked
from facilitator.core.record.agenda import Organisation
from facilitator.core.record.earlier import NOTHING_EARLIER
from facilitator.core.record.events import AnyFact
from facilitator.core.record.group_clocks import GroupTimerStarted
from facilitator.core.record.groups import (
    GroupChanged,
    GroupDissolved,
    GroupFormed,
    GroupRuleSet,
    HostNamed,
    MemberPlaced,
    MembersDealt,
    Rotated,
)
from facilitator.core.record.homework import (
    OF_SESSION,
    Entrusted,
    HandedIn,
    Spotted,
    TaskAdded,
    TaskMarked,
    TaskRemoved,
)
from facilitator.core.record.materials import MaterialTicked
from facilitator.core.record.notes import NoteChanged, Noted, NoteRemoved
from facilitator.core.record.opening import (
    AgendaRevised,
    BroughtForward,
    DayMoved,
    MeetingClosed,
    Opened,
)
from facilitator.core.record.people import (
    Arrived,
    AttendanceCleared,
    AttendanceMarked,
    Departed,
    PersonAdded,
    PersonChanged,
    PersonRemoved,
)
from facilitator.core.record.programme import (
    LatenessAccepted,
    Rebalanced,
    SessionAdded,
    SessionChanged,
    SessionMoved,
    SessionSplit,
)
from facilitator.core.record.rounds import (
    Answered,
    QuestionTaken,
    RoundOrdered,
    TurnEnded,
    TurnSkipped,
    TurnStarted,
)
from facilitator.core.record.series import UpcomingAdded, UpcomingChanged, UpcomingRemoved, Voted
from facilitator.core.record.sessions import (
    AwaySettled,
    Extended,
    LeftoverSettled,
    Paused,
    Resumed,
    SessionEnded,
    SessionReopened,
    SessionRestored,
    SessionSkipped,
    SessionStarted,
)
from facilitator.core.record.speakers import SpeakerChecked, SpeakerLost
from facilitator.core.record.stage import CountdownStarted, CountdownStopped, StageSet, StageTold
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.record.words import AgreementDropped, MergeDeclined, TermAgreed, TermsMerged
from facilitator.core.telling.describe.fact import describe
from facilitator.core.telling.names import LONGEST

PROGRAMME = one_day("a")
MEETING = Room(PROGRAMME)
MEETING.put(
    PersonAdded("p", "Åsa"),
    GroupFormed("a", "g", "Ett"),
    TaskAdded("t", "Ordmoln"),
    Noted("action", "Ring Lisa"),
    UpcomingAdded("u", "wish", theme="Studieresa"),
)
NOON = at("12:00")


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (Opened("", PROGRAMME), "opened the record"),
        (AgendaRevised("", PROGRAMME), "read the agenda again"),
        (DayMoved(2, dt.date(2013, 4, 8)), "made 2013-04-08 day 2"),
        (SessionStarted("a"), "started “A”"),
        (SessionStarted("gone"), "started “gone”"),
        (SessionEnded("a"), "ended “A”"),
        (SessionReopened("a"), "went back to “A”"),
        (SessionSkipped("a"), "skipped “A”"),
        (SessionRestored("a"), "put “A” back into the programme"),
        (Paused("a"), "paused “A”"),
        (Resumed("a"), "went on with “A”"),
        (Extended("a", 300), "gave 5 min to “A”"),
        (Extended("a", -65), "took 1:05 min from “A”"),
        (AwaySettled("a", NOON, NOON, "counted"), "counted the time away for “A”"),
        (AwaySettled("a", NOON, NOON, "paused"), "took the time away as a pause of “A”"),
        (AwaySettled("a", NOON, NOON, "ended"), "let “A” end at 12:00"),
        (LeftoverSettled(("a",), "dropped"), "dropped 1 session"),
        (LeftoverSettled(("a", "b"), "homework"), "made homework of 2 sessions"),
        (LeftoverSettled(("a",), "next-day"), "moved 1 session to day 1"),
        (MeetingClosed(), "closed the meeting"),
        (Noted("note", "Hej\n{x}"), "kept “Hej {x}”"),
        (NoteChanged("n", "note", "Hej"), "changed a note to “Hej”"),
        (NoteRemoved("n"), "removed a note"),
        (NoteRemoved("e4"), "removed “Ring Lisa”"),
        (ActionTicked("e4"), "ticked off “Ring Lisa”"),
        (ActionTicked("gone", done=False), "opened “gone” again"),
        (MaterialTicked("a", "Blädderblock"), "ticked off “Blädderblock”"),
        (MaterialTicked("a", "Blädderblock", done=False), "opened “Blädderblock” again"),
        (BroughtForward("", NOTHING_EARLIER), "brought forward what was left from before"),
        (SessionAdded("b", "Mer", 20, 1), "added “Mer”"),
        (SessionMoved("a", 1), "moved “A”"),
        (SessionChanged("a", "A", 20, 10), "replanned “A”: 20 min"),
        (SessionChanged("a", "A", 75, 10, dt.time(12)), "replanned “A”: 1 h 15 min at 12:00"),
        (SessionSplit("a", "b", "Resten", 10, 1), "added “Resten”"),
        (Rebalanced(), "replanned the rest of the day"),
        (LatenessAccepted("a"), "accepted that “A” starts late"),
        (LatenessAccepted("a", ("b",)), "accepted that “A” and “b” start late"),
        (SpeakerChecked("a"), "checked the line for “A”"),
        (SpeakerLost("a", "gone"), "took “gone” before “A”"),
        (StageTold("Välkomna"), "showed the room “Välkomna”"),
        (StageTold(), "took the message away"),
        (StageSet("rules"), "let the room see the ground rules"),
        (StageSet("dark"), "made the room's screen dark"),
        (CountdownStarted(NOON), "started a countdown"),
        (CountdownStopped(), "put the countdown away"),
        (UpcomingChanged("u", "fixed"), "changed a coming meeting: Studieresa"),
        (UpcomingRemoved("gone"), "removed a coming meeting: gone"),
        (Voted("p", ("u",)), "noted that Åsa votes for 1 coming meeting"),
        (PersonAdded("p", "Åsa"), "listed Åsa"),
        (PersonChanged("p", "Åsa"), "changed Åsa on the list"),
        (PersonRemoved("p"), "took Åsa off the list"),
        (Arrived("p", 1), "marked Åsa as present"),
        (Arrived("gone", 1), "marked gone as present"),
        (Departed("p", 1), "marked Åsa as absent"),
        (MemberPlaced("x", "p", "g", (("b", "g"),)), "put 2 people in g"),
        (MemberPlaced("x", "p", "g", (("b", "h"),)), "put 2 people in groups"),
        (MemberPlaced("x", "p", None, (("b", ""),)), "took 2 people out of the groups"),
        (AttendanceCleared("p", 1), "cleared the attendance of Åsa"),
        (AttendanceMarked(2, ("p", "q")), "marked 2 people as present on day 2"),
        (AttendanceMarked(2, ("p", "q"), "left"), "marked that 2 people left on day 2"),
        (AttendanceMarked(2, ("p", "q"), "absent"), "marked 2 people as absent on day 2"),
        (
            AttendanceMarked(2, ("p", "q"), "expected"),
            "marked that 2 people come later on day 2",
        ),
        (
            AttendanceMarked(2, ("p", "q"), "unknown"),
            "cleared the attendance of 2 people on day 2",
        ),
        (AttendanceMarked(1, ("p",)), "marked Åsa as present"),
        (AttendanceMarked(1, ("p",), "left"), "marked that Åsa left"),
        (AttendanceMarked(1, ("p",), "absent"), "marked Åsa as absent"),
        (AttendanceMarked(1, ("p",), "expected"), "marked that Åsa comes later"),
        (AttendanceMarked(1, ("p",), "unknown"), "cleared the attendance of Åsa"),
        (PersonAdded("b", "Bo", here=1), "listed Bo as present"),
        (RoundOrdered("a", ("p",)), "changed the order of the round"),
        (TurnStarted("a", "p"), "gave the turn to Åsa"),
        (TurnEnded("a", "p"), "ended the turn of Åsa"),
        (TurnSkipped("a", "p"), "passed over Åsa"),
        (QuestionTaken("a", 2), "took up question 2"),
        (QuestionTaken("a", 0), "put the question aside"),
        (Answered("a", "p", 1, "Ja"), "kept the answer of Åsa: “Ja”"),
        (Answered("a", "p", 1, ""), "took back an answer"),
        (GroupFormed("a", "g", "Ett"), "formed the group Ett"),
        (GroupChanged("a", "g", "Två"), "changed the group Två"),
        (HostNamed("a", "g", "p"), "made Åsa the host of Ett"),
        (HostNamed("a", "g"), "left Ett without a host"),
        (GroupDissolved("a", "g"), "dissolved the group Ett"),
        (MemberPlaced("a", "p", "g"), "put Åsa in Ett"),
        (MemberPlaced("a", "p"), "took Åsa out of the groups"),
        (MembersDealt("a", (("p", "g"),), 1), "balanced the groups"),
        (GroupRuleSet("a", "apart", ("p", "q")), "changed the rules for the groups"),
        (Rotated("a", 1, (("p", "g"),), 1), "rotated the groups"),
        (GroupTimerStarted("a", 60), "set the groups' timer"),
        (TaskAdded("t", "Ordmoln"), "set the homework “Ordmoln”"),
        (HandedIn("t", "p"), "took in “Ordmoln” from Åsa"),
        (TaskMarked("t", "p", "excused"), "marked “Ordmoln” of Åsa: excused"),
        (Entrusted("t", "p", "Bo"), "noted who answers for “Ordmoln” in Åsa"),
        (TaskRemoved("t"), "took back the homework “Ordmoln”"),
        (TermsMerged("a", "b"), "merged “a” into “b”"),
        (MergeDeclined("a", "b"), "kept “a” and “b” apart"),
        (TermAgreed("a", "A"), "agreed on the term “A”"),
        (AgreementDropped("a"), "dropped the agreed term “a”"),
        (Spotted("p", "x"), "changed the horizon scan"),
        (Undone("e"), "undid a step"),
        (Redone("e"), "redid a step"),
    ],
)
def test_a_fact_is_said_in_words(fact: AnyFact, words: str) -> None:
    assert ENGLISH.say(describe(fact, MEETING.state)) == words


def test_a_stand_in_is_called_by_its_organisation() -> None:
    bodies = (Organisation("b", "Region Blekinge"),)
    state = Room(replace(PROGRAMME, organisations=bodies)).state
    said = ENGLISH.say(describe(Arrived("@b", 1), state))
    assert said == "marked Region Blekinge as present"


def test_a_session_that_became_homework_is_called_by_its_title() -> None:
    room = Room(PROGRAMME)
    room.put(LeftoverSettled(("a",), "homework"))
    said = ENGLISH.say(describe(HandedIn(OF_SESSION + "a", "b"), room.state))
    assert "“A”" in said


def test_merged_terms_are_spelled_as_they_were_handed_in() -> None:
    room = Room(PROGRAMME)
    room.put(TaskAdded("t", "Ordmoln", collects="terms"))
    room.put(HandedIn("t", "p", terms=(("E-tjänster", 1.0), ("e-tjänst", 1.0))))
    said = describe(TermsMerged("e tjänst", "e tjänster"), room.state)
    assert ENGLISH.say(said) == "merged “e-tjänst” into “E-tjänster”"
    said = describe(MergeDeclined("e tjänst", "öppna data"), room.state)
    assert ENGLISH.say(said) == "kept “e-tjänst” and “öppna data” apart"


def test_a_long_text_is_cut() -> None:
    said = describe(Noted("note", "x" * 100), MEETING.state)
    assert said.values["text"] == "x" * (LONGEST - 1) + "…"


def test_every_fact_has_its_kind_in_kebab_case() -> None:
    kinds = {fact.__name__: fact.__struct_config__.tag for fact in get_args(AnyFact)}
    assert len(set(kinds.values())) == len(kinds)
    assert kinds["SessionStarted"] == "session-started"
    assert kinds["Opened"] == "opened"
