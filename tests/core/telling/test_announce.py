"""What is read aloud of a meeting: each change in a whole sentence, and nothing twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from msgspec.structs import replace

from builders import DATE, ENGLISH, Room, agenda, at, day, one_day, session
from facilitator.core.record.agenda import Group, Organisation, Step
from facilitator.core.record.events import Event
from facilitator.core.record.group_clocks import GroupTimerStarted
from facilitator.core.record.replay import replay
from facilitator.core.record.sessions import SessionStarted
from facilitator.core.record.state import EMPTY
from facilitator.core.room import stage
from facilitator.core.rounds import moves as round_moves
from facilitator.core.telling.announce import announcements, deed, where
from facilitator.core.telling.describe.fact import describe
from facilitator.core.time import moves
from facilitator.core.time.rebalance.propose import propose
from facilitator.core.time.rebalance.sentences import sentences
from facilitator.core.time.view import View, view
from strategies import journals


def here(room: Room) -> View:
    return view(room.state, room.now)


def told(room: Room, change: Callable[[Room], object]) -> list[str]:
    """Say what is announced of a change."""
    before = here(room)
    change(room)
    return [ENGLISH.say(one) for one in announcements(before, here(room))]


def standing(room: Room) -> str:
    return " ".join(map(ENGLISH.say, where(here(room))))


def programme() -> Room:
    """Three sessions from ten, lunch fixed at twelve."""
    return Room(
        one_day(session("a", 60, 40), session("b", 40, 30), session("lunch", 60, start="12:00"))
    ).until("10:00")


def test_a_start_tells_the_end_and_what_is_next() -> None:
    room = programme()
    assert standing(room) == (
        "No session is running. “A” is next, at 10:00. The meeting is on time."
    )
    assert told(room, lambda r: r.do(moves.start)) == [
        "“A” has 1 hour left, until 11:00. “B” is next, at 11:00."
    ]
    assert standing(room) == (
        "“A” has 1 hour left, until 11:00. “B” is next, at 11:00. The meeting is on time. "
        "Ending by 11:30 keeps “LUNCH” at 12:00."
    )


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("10:29:59", "10:30", ["Half of its time is used: “A” has 30 minutes left."]),
        ("10:30", "10:30:01", []),
        ("10:40", "10:47:59", []),
        ("10:47:59", "10:48", ["Time is getting short: “A” has 12 minutes left."]),
        ("10:49:59", "10:50:00.5", ["“A” has 10 minutes left."]),
        ("10:54:59", "10:55", ["“A” has 5 minutes left."]),
        ("10:56", "10:57", ["Time is nearly up: “A” has 3 minutes left."]),
        ("10:57", "10:59:30", ["“A” has 1 minute left."]),
        ("10:59:59", "11:00", []),
        ("11:00", "11:00:01", ["Time is up: “A” goes over its time."]),
        ("11:00:01", "11:04:59", []),
        (
            "11:04:59",
            "11:05",
            ["“A” is 5 minutes over its time, and the meeting is 5 minutes behind."],
        ),
        (
            "11:09",
            "11:11",
            ["“A” is 11 minutes over its time, and the meeting is 11 minutes behind."],
        ),
    ],
)
def test_time_passes(since: str, until: str, said: list[str]) -> None:
    room = programme().do(moves.start).until(since)
    assert told(room, lambda r: r.until(until)) == said


def test_what_was_moved_is_told_with_the_lateness_and_the_fixed_point() -> None:
    room = programme().do(moves.start).until("10:10")
    assert told(room, lambda r: r.do(moves.extend, 30)) == [
        "“A” has 1 hour and 20 minutes left, until 11:30.",
        "The meeting is 30 minutes behind.",
        "“LUNCH” at 12:00 is kept only if what comes before it gets shorter.",
    ]
    assert told(room, lambda r: r.do(moves.extend, 1)) == [
        "“A” has 1 hour and 21 minutes left, until 11:31.",
        "The meeting is 31 minutes behind.",
        "“LUNCH” at 12:00 can no longer be kept.",
    ]
    assert told(room, lambda r: r.do(moves.extend, -25)) == [
        "“A” has 56 minutes left, until 11:06.",
        "The meeting is 6 minutes behind.",
        "“LUNCH” at 12:00 can be kept again.",
    ]


def test_lateness_is_told_of_the_last_session_too_and_none_is_carried_to_the_next_day() -> None:
    room = Room(agenda(day("a"), day("b"))).until("10:00").do(moves.start).until("10:10")
    assert told(room, lambda r: r.do(moves.extend, 20)) == [
        "“A” has 40 minutes left, until 10:50.",
        "The meeting is 20 minutes behind.",
    ]
    assert told(room, lambda r: r.until("10:50").do(moves.end)) == [
        "No session is running. “B” is next, on day 2 at 10:00."
    ]
    room.until("10:00", DATE + dt.timedelta(days=1)).do(moves.start)
    assert told(room, lambda r: r.do(moves.extend, 10))[1:] == ["The meeting is 10 minutes behind."]


def test_the_next_fixed_point_is_told_anew_though_the_one_before_was_lost_too() -> None:
    room = Room(
        one_day("a", session("b", start="10:30"), session("c", start="11:00"), "d")
    ).until("10:00").do(moves.start).until("10:29")  # fmt: skip
    assert "“B” at 10:30 can no longer be kept." in told(room, lambda r: r.do(moves.extend, 40))
    assert "“C” at 11:00 can no longer be kept." in told(
        room, lambda r: r.do(moves.next_session).do(moves.extend, 40)
    )


def test_a_meeting_may_be_ahead() -> None:
    room = programme().do(moves.start).until("10:40")
    assert told(room, lambda r: r.do(moves.next_session))[1:] == [
        "The meeting is 20 minutes ahead."
    ]
    assert "The meeting is on time." in standing(programme())


def test_before_the_day_begins_no_fixed_point_is_in_danger() -> None:
    assert told(programme(), lambda r: r.until("11:59")) == [
        "The meeting is 1 hour and 59 minutes behind."
    ]


def test_a_pause_is_told_as_it_makes_the_meeting_late() -> None:
    room = programme().do(moves.start).until("10:10")
    assert told(room, lambda r: r.do(moves.pause)) == []
    assert standing(room).startswith("“A” is paused with 50 minutes left. ")
    assert told(room, lambda r: r.until("10:14:59")) == []
    assert told(room, lambda r: r.until("10:15")) == ["The meeting is 5 minutes behind."]
    assert told(room, lambda r: r.do(moves.start)) == ["“A” has 50 minutes left, until 11:05."]


def test_a_session_with_a_fixed_end_gets_shorter_in_silence_while_it_is_paused() -> None:
    room = Room(one_day(session("a", 60, end_fixed=True))).until("10:10").do(moves.start)
    room.do(moves.pause)
    assert told(room, lambda r: r.until("10:51")) == []


def test_skipping_ending_and_the_end() -> None:
    room = programme().do(moves.start)
    assert told(room, lambda r: r.do(moves.skip)) == ["“LUNCH” is next, at 12:00."]
    assert told(room, lambda r: r.until("11:00").do(moves.end)) == [
        "No session is running. “LUNCH” is next, at 12:00.",
    ]
    assert told(room, lambda r: r.until("12:00")) == ["It is time for “LUNCH”."]
    assert told(room, lambda r: r.do(moves.start)) == [
        "“LUNCH” has 1 hour left, until 13:00. Nothing more is in the programme."
    ]
    assert told(room, lambda r: r.until("12:30").do(moves.end)) == ["The meeting is finished."]
    assert standing(room) == "The meeting is finished."


def test_what_is_next_on_another_day_is_told_with_the_day() -> None:
    room = Room(agenda(day("a"), day("b"))).until("10:00").do(moves.start).until("10:30")
    assert told(room, lambda r: r.do(moves.next_session)) == [
        "No session is running. “B” is next, on day 2 at 10:00."
    ]


def test_turns_groups_and_countdowns() -> None:
    plan = replace(
        one_day(session("a", 30, kind="round")),
        organisations=(Organisation("x", "Ör"), Organisation("y", "Ås")),
    )
    plan = replace(
        plan,
        days=(
            replace(
                plan.days[0], sessions=(replace(plan.days[0].sessions[0], per="organisation"),)
            ),
        ),
    )
    room = Room(plan).until("10:00").do(moves.start)
    assert told(room, lambda r: r.do(round_moves.next_turn, "a")) == [
        "It is the turn of Ör, with 15 minutes left. Ås is next."
    ]
    assert told(room, lambda r: r.until("10:15:01"))[-1] == "The time for the turn of Ör is up."
    turn = told(room, lambda r: r.do(round_moves.next_turn, "a"))
    assert turn == ["It is the turn of Ås, with 15 minutes left."]
    assert told(room, lambda r: r.do(round_moves.next_turn, "a")) == ["Everybody has had a turn."]
    timer = GroupTimerStarted("a", 600)
    assert told(room, lambda r: r.put(timer)) == ["The groups have 10 minutes, until 10:25."]
    assert "The groups have 5 minutes left." in told(room, lambda r: r.until("10:20:01"))
    assert "The time of the groups is up." in told(room, lambda r: r.until("10:26"))
    assert told(room, lambda r: r.do(stage.start_countdown, "10:45 Fika")) == [
        "The countdown runs until 10:45."
    ]
    assert told(room, lambda r: r.until("10:46"))[-1] == "The countdown “Fika” has run out."


@pytest.mark.parametrize(
    ("seconds", "told_"),
    [
        (30, "30 seconds"), (60, "1 minute"), (61, "1 minute and 1 second"),
        (120, "2 minutes"), (299, "4 minutes and 59 seconds"), (301, "5 minutes"),
    ],
)  # fmt: skip
def test_a_short_turn_is_told_to_the_second(seconds: int, told_: str) -> None:
    one = replace(session("a", 60, kind="round"), per="organisation")
    room = Room(replace(one_day(one), organisations=(Organisation("x", "Ör"),))).until("10:00")
    room.do(moves.start).wait(dt.timedelta(seconds=3600 - seconds))
    assert told(room, lambda r: r.do(round_moves.next_turn, "a")) == [
        f"It is the turn of Ör, with {told_} left."
    ]


def test_steps_are_told_as_they_come() -> None:
    ideas = replace(session("a", 60), steps=(Step("In pairs", 2), Step("All", 5)))
    room = Room(one_day(ideas)).until("10:00")
    assert "It is time for the step “In pairs”, with 2 minutes." in told(
        room, lambda r: r.do(moves.start)
    )
    assert "It is time for the step “In pairs”" in standing(room)
    assert told(room, lambda r: r.wait(1)) == []
    assert told(room, lambda r: r.wait(1.5)) == [
        "It is time for the step “All”, with 4 minutes and 30 seconds."
    ]
    assert told(room, lambda r: r.wait(5)) == ["All steps are over."]


def test_the_time_of_one_group_is_told_by_its_name() -> None:
    work = replace(session("a", 60, kind="groups"), groups=(Group("Plans"),))
    room = Room(one_day(work)).until("10:00").do(moves.start)
    assert told(room, lambda r: r.put(GroupTimerStarted("a", 90, "plans"))) == [
        "“Plans” has 1 minute and 30 seconds, until 10:01."
    ]
    assert told(room, lambda r: r.wait(0.6)) == ["“Plans” has 1 minute left."]
    assert told(room, lambda r: r.wait(1)) == ["The time of “Plans” is up."]


def test_who_did_it_is_named() -> None:
    what = describe(SessionStarted("a"), programme().state)
    assert ENGLISH.say(deed(what)) == "You started “A”."
    assert ENGLISH.say(deed(what, "laptop-2")) == "laptop-2 started “A”."


def test_a_rebalance_is_told_before_it_is_made() -> None:
    room = programme().do(moves.start).do(moves.extend, 25)
    found = propose(room.state, room.now)
    assert [ENGLISH.say(one) for one in sentences(found, room.state.zone)] == [
        "It is 25 minutes late before “LUNCH” at 12:00, which is kept.",
        "“B” gets 35 instead of 40 minutes.",
    ]
    nothing = propose(programme().state, at("10:00"))
    assert [ENGLISH.say(one) for one in sentences(nothing, room.state.zone)] == [
        "Nothing ahead is late."
    ]


def test_every_sentence_is_one_line_that_ends() -> None:
    title = "A\n\x1b[31m{evil} [b]%s"
    room = Room(one_day(replace(session("a", 30), title=title), "b")).until("10:00")
    lines = [*told(room, lambda r: r.do(moves.start)), standing(room)]
    lines += told(room, lambda r: r.wait(20))
    for line in lines:
        assert "“A {evil} [b]%s”" in line
        assert line.isprintable()
        assert line.endswith(".")


@given(journals())
def test_whatever_happened_is_told_in_sentences(events: list[Event]) -> None:
    before = view(EMPTY, events[0].at if events else at("10:00"))
    assert announcements(before, before) == []
    for n, event in enumerate(events, 1):
        after = view(replay(events[:n]), event.at)
        for one in (*announcements(before, after), *where(after)):
            told = ENGLISH.say(one)
            assert told.endswith(".")
            assert "\n" not in told
        assert announcements(after, after) == []
        before = after
