"""What the minutes tell of the meetings before and of those to come."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from builders import REGIONS, Room, agenda, day, session
from facilitator.core.record.actions import ActionTicked
from facilitator.core.record.agenda import Homework, Participant, Upcoming
from facilitator.core.record.earlier import (
    Earlier,
    EarlierAction,
    EarlierAnswer,
    EarlierMeeting,
    EarlierWork,
)
from facilitator.core.record.notes import Noted
from facilitator.core.record.opening import BroughtForward
from facilitator.core.record.rounds import Answered
from facilitator.core.record.series import Voted
from facilitator.core.record.sessions import SessionStarted
from facilitator.core.record.words import AgreementDropped
from facilitator.export.markdown.parts import parts
from facilitator.files.catalogues import load

EVIL = "*x* | <b> # [a](b)"
PLAIN = "\\*x\\* \\| \\<b> # \\[a\\](b)"

LEFT = Earlier(
    meetings=(EarlierMeeting("r", "Meeting *1*", dt.date(2013, 1, 10)),),
    actions=(
        EarlierAction("a1", "Book", "Lisa", dt.date(2013, 3, 1), "Meeting *1*"),
        EarlierAction("a2", EVIL, "Region B", None, "Meeting *1*"),
        EarlierAction("a3", "Invite", "", None, "Meeting *1*"),
    ),
    work=(EarlierWork("words", "a", text="x"),),
    answers=(EarlierAnswer("a", "where are you", EVIL), EarlierAnswer("b", "Other?", "no")),
    agreed=(("ehälsa", "e-hälsa"), ("skola", "skola"), ("# 1", "# 1")),
)


def room() -> Room:
    asked = replace(session("runda", kind="round"), questions=("Where are you?", "Needs?"))
    made = replace(
        agenda(day(asked)),
        organisations=REGIONS,
        participants=(Participant("Lisa", "a"),),
        homework=(Homework(id="words", title="Words"), Homework(id="new", title="New")),
        upcoming=(
            Upcoming(status="wish", theme="A journey", asked_by=EVIL),
            Upcoming(status="proposed", place="Värmland", host="Region B"),
            Upcoming(status="proposed", place="Skåne"),
        ),
    )
    return Room(made)


def of(one: Room) -> dict[str, str]:
    return dict(parts(one.state, one.now, load("en")))


def test_a_first_meeting_has_nothing_before_it() -> None:
    assert of(room())["earlier"] == ""


def test_what_became_of_what_was_left() -> None:
    one = room()
    one.put(
        BroughtForward("", LEFT),
        ActionTicked("a3"),
        SessionStarted("runda"),
        Answered("runda", "a", 1, "Further on"),
        AgreementDropped("skola"),
    )
    assert of(one)["earlier"] == (
        "## Since last time\n\n"
        "The last meeting was “Meeting \\*1\\*”, Thursday, 10 January 2013.\n\n"
        "### Actions from before\n\n"
        "| Action | Who | Organisation | By when | Status |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| Invite |  |  |  | done 21 March 2013 |\n"
        "| Book | Lisa | Region A | 1 March 2013 | overdue |\n"
        f"| {PLAIN} | Region B |  |  | open |\n\n"
        "### Homework handed in since\n\n"
        "- **Words:** 1 of 2 handed in; missing: Region B\n\n"
        "### Then and now\n\n"
        "| Organisation | Question | Then | Now |\n"
        "| --- | --- | --- | --- |\n"
        f"| Region A | Where are you? | {PLAIN} | Further on |\n\n"
        "### Terms agreed before\n\n"
        "- e-hälsa\n"
        "- skola, no longer agreed\n"
        "- \\# 1"
    )


def test_coming_meetings_tell_who_receives_who_asked_and_who_voted() -> None:
    one = room()
    one.put(Voted("a", ("agenda-2",)), Voted("b", ("agenda-2", "agenda-3")))
    assert of(one)["upcoming"] == (
        "## Coming meetings\n\n"
        "- **Proposed:** Värmland, host: Region B *(2 votes, the most: Region A, Region B)*\n"
        "- **Proposed:** Skåne *(1 vote: Region B)*\n"
        f"- **Wished for:** theme: A journey, asked for by {PLAIN}"
    )
    one.put(Voted("a", ("agenda-3",)), Voted("b", ("agenda-2",)))
    assert of(one)["upcoming"].count("*(1 vote, tied: Region ") == 2
    swedish = parts(one.state, one.now, load("sv"))["upcoming"]
    assert swedish.count("*(1 röst, delad ledning: Region ") == 2


def test_own_actions_say_that_they_are_done() -> None:
    one = room()
    event = one.put(Noted("action", "Ring"), Noted("action", "Skriv"))
    assert "Status" not in of(one)["actions"]
    one.put(ActionTicked(event.id))
    assert "| Skriv | done 21 March 2013 |" in of(one)["actions"]
