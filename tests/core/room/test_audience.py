"""What the room sees, as data: the page, the time, what is shown beside it, and what never is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from audience import full
from builders import ENGLISH, Room, agenda, at, day, one_day, session
from core.answers.asking import room as asked_room
from facilitator.core.base import signs
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line
from facilitator.core.groups import reports, timers
from facilitator.core.record.agenda import Group, Organisation, Participant, SessionKind, Step
from facilitator.core.record.events import AnyFact
from facilitator.core.record.group_clocks import GroupTimerStarted
from facilitator.core.record.homework import Entrusted, HandedIn, TaskMarked
from facilitator.core.record.notes import Noted
from facilitator.core.record.people import Departed
from facilitator.core.record.rounds import QuestionTaken
from facilitator.core.record.stage import LINGER, CountdownStarted, Stage, StageSet, StageTold
from facilitator.core.room import stage
from facilitator.core.room.audience import audience
from facilitator.core.room.page import Page
from facilitator.core.room.stage import PAGES
from facilitator.core.rounds import moves as round_moves
from facilitator.core.series import coming
from facilitator.core.time import moves


def seen(room: Room) -> Page:
    return audience(room.state, room.now, ENGLISH)


def test_votes_are_seen_when_they_are_shown_and_nobody_by_name() -> None:
    of = asked_room()
    for body, choices in (("a", ("agenda-1", "agenda-2")), ("b", ("agenda-2",))):
        of.do(coming.choose, body, choices)
    assert "can agree" not in str(seen(of))
    page = seen(of.do(stage.show_page, "votes"))
    assert (page.kind, page.heading) == ("votes", "Votes on coming meetings")
    assert [(one.title, one.detail, one.here) for one in page.entries] == [
        ("Kista", "1 of 2 can agree", False),
        ("Sollentuna", "2 of 2 can agree", True),
    ]
    assert "Region" not in str(page)


def test_the_time_of_a_session_goes_down_and_then_up() -> None:
    room = Room(full(), at("10:00"))
    waiting = seen(room)
    assert (waiting.kind, waiting.time, waiting.mood) == ("time", "", "waiting")
    assert (waiting.title, waiting.words, waiting.share) == ("TALK", "Begins shortly", None)
    table = [
        (0, "30:00", "calm", "●", "30 min left", 0.0),
        (24, "6:00", "warning", "▲", "getting short, 6 min left", 0.8),
        (29, "1:00", "danger", "◆", "nearly over, 1 min left", 0.967),
        (29.5, "0:30", "danger", "◆", "nearly over, less than a minute left", 0.983),
        (31, "+1:00", "overtime", "■", "1 min over time", 1.0),
    ]
    room.do(moves.start)
    for after, *expected in table:
        page = audience(room.state, at("10:00") + dt.timedelta(minutes=after), ENGLISH)
        assert [page.time, page.mood, page.sign, page.phase, page.share] == expected
        assert (page.people, page.kind) == ("Cissi, Jörgen", "time")
        assert (page.head, page.until) == ("Meeting", "until 10:30")
    assert page.following == "then 10:31 RULES"
    room.wait(5).do(moves.pause)
    paused = seen(room.wait(1))
    assert (paused.mood, paused.phase, paused.time) == ("paused", "paused, 25 min left", "25:00")


def test_a_session_left_without_any_time_is_all_used() -> None:
    room = Room(full(), at("10:00")).do(moves.start).do(moves.extend, -30)
    assert seen(room).share == 1
    room = Room(full(), at("10:00")).do(moves.start).do(moves.extend, 30).wait(15)
    assert seen(room).share == 0.25


def test_the_page_goes_with_the_session_or_as_chosen() -> None:
    room = Room(full(), at("10:00"))
    kinds = []
    while room.state.slots and not room.state.finished:
        room.do(moves.next_session)
        kinds.append(seen(room).kind)
        room.wait(1)
        if len(kinds) == 6:
            break
    assert kinds == ["time", "rules", "break", "groups", "round", "homework"]
    for page in PAGES:
        if page != room.state.stage.page:
            room.do(stage.show_page, page)
        assert seen(room).kind == ("homework" if page == "auto" else page)


def test_each_list_tells_what_the_room_is_to_know() -> None:
    room = Room(full(), at("10:00"))
    room.do(moves.go_to, "rules")
    assert [(e.lead, e.title) for e in seen(room).entries] == [
        ("1", "Keep time."), ("2", "Bring colleagues.")
    ]  # fmt: skip
    room.do(moves.go_to, "coffee").wait(3)
    pause = seen(room)
    assert (pause.words, pause.time, pause.phase) == ("COFFEE, back at", "10:15", "in 12 min")
    assert (pause.mood, pause.following) == ("calm", "then TEAMS")
    room.do(moves.go_to, "teams")
    groups = seen(room)
    assert [(e.lead, e.title, e.detail, e.count) for e in groups.entries] == [
        ("1", "Mandate", "Who decides?", "2"),
        ("2", "Plans", "", "1"),
    ]
    assert [[line.text for line in e.lines] for e in groups.entries] == [["Åsa", "Blå"], ["Bo"]]
    assert (groups.heading, groups.about) == ("TEAMS", "3 people in 2 groups")
    room.put(GroupTimerStarted("teams", 600))
    timed = seen(room)
    assert timed.time == "10:00"
    assert [(t.of, t.time) for t in timed.timers] == [("TEAMS until 10:43", "40:00")]
    room.do(moves.go_to, "round")
    assert seen(room).timers == ()
    room.do(round_moves.next_turn, "round").wait(2)
    turn = seen(room)
    assert [(e.mark, e.title) for e in turn.entries] == [("▶", "Ex"), ("→", "Why")]
    assert (turn.kind, turn.time) == ("round", "8:00")
    assert [(t.of, t.time) for t in turn.timers] == [("ROUND until 10:23", "18:00")]
    room.do(round_moves.next_turn, "round")
    assert [(e.mark, e.title) for e in seen(room).entries] == [("▶", "Why")]
    room.do(moves.go_to, "tasks")
    (task,) = seen(room).entries
    assert (task.title, task.detail) == ("A word cloud", "due 26 April")
    assert [line.text for line in task.lines] == ["Compare"]
    room.do(stage.show_page, "programme")
    assert [e.title for e in seen(room).entries if e.here] == ["TASKS"]
    assert seen(room).entries[0].lead == "10:00"


def test_a_step_stands_large_with_what_comes_after_it() -> None:
    steps = (Step("In pairs", 2), Step("All", 5))
    room = questions("Why?", steps=steps).do(moves.start).wait(0.5)
    page = seen(room)
    assert (page.kind, page.words, page.time) == ("question", "Why?", "1:30")
    assert (page.people, page.then) == ("In pairs", "then All")
    assert [(t.of, t.time) for t in page.timers] == [("TALK until 10:30", "29:30")]
    room.do(stage.show_page, "time").wait(2)
    page = seen(room)
    assert (page.title, page.people, page.time) == ("All", "", "4:30")
    room.do(moves.toggle).wait(9)
    assert (seen(room).time, seen(room).mood) == ("4:30", "paused")
    room.do(moves.toggle).wait(5)
    assert (seen(room).title, seen(room).time, seen(room).timers) == ("TALK", "22:30", ())


def test_clocks_of_groups_stand_each_on_a_line_and_signs_say_who_reports() -> None:
    room = Room(full(), at("10:00")).do(moves.go_to, "teams")
    room.put(GroupTimerStarted("teams", 600), GroupTimerStarted("teams", 60, "plans"))
    page = seen(room)
    assert page.time == "10:00"
    assert [(t.of, t.time) for t in page.timers] == [
        ("TEAMS until 10:40", "40:00"),
        ("Plans until 10:01", "1:00"),
    ]
    room.do(timers.stop_timer, "teams", "plans").do(reports.report, "teams", "plans")
    assert [(e.mark, e.here) for e in seen(room).entries] == [("→", False), ("▶", True)]


def test_nothing_private_is_ever_seen() -> None:
    room = Room(full(), at("10:00"))
    room.put(
        Departed("åsa", 1),
        Noted("note", "hush hush", "talk"),
        Noted("decision", "hush hush", "talk", who="hush"),
        TaskMarked("t", "x", "promised"),
        HandedIn("t", "y", text="hush hush", terms=(("term", 1.0),)),
        Entrusted("t", "x", "hush"),
        GroupTimerStarted("teams", 600),
    )
    for id_ in ("talk", "teams", "round", "tasks"):
        room.do(moves.go_to, id_)
        for page in PAGES:
            room.put(StageSet(page))
            told = msgspec.json.encode(seen(room)).decode()
            assert "hush" not in told
            assert "secret" not in told
            assert "070" not in told
            if page in {"groups", "time", "words"}:
                assert "Åsa" not in told  # she is absent


def test_a_countdown_is_large_until_it_is_forgotten() -> None:
    room = Room(full(), at("10:00")).do(moves.start).do(stage.start_countdown, "10 Fika")
    page = seen(room.wait(1))
    assert (page.kind, page.title, page.time, page.until) == (
        "countdown", "Fika", "9:00", "until 10:10"
    )  # fmt: skip
    assert [(t.of, t.time) for t in page.timers] == [("TALK until 10:30", "29:00")]
    over = seen(room.wait(10))
    assert (over.time, over.mood, over.phase) == ("+1:00", "overtime", "1 min over time")
    room.do(stage.show_page, "time")
    assert [(t.of, t.time) for t in seen(room).timers] == [("Fika until 10:10", "+1:00")]
    assert seen(room.wait(LINGER)).timers == ()
    room.do(stage.show_page, "auto")
    assert seen(room).kind == "time"


@pytest.mark.parametrize(
    ("before", "again"),
    [
        ((), moves.start),
        ((moves.start,), moves.next_session),
        ((moves.start, moves.pause), moves.toggle),
        ((moves.start, moves.end), moves.back),
    ],
)
def test_a_countdown_that_has_run_out_goes_when_a_session_does(
    before: Sequence[Callable[..., AnyFact]], again: Callable[..., AnyFact]
) -> None:
    room = Room(full(), at("10:00"))
    for move in before:
        room.do(move)
    room.do(stage.start_countdown, "2 Fika").wait(1)
    assert seen(room.do(again)).kind == "countdown"  # it has a minute left
    room.do(moves.undo).wait(1).do(again)
    assert seen(room).kind != "countdown"
    assert seen(room).timers == ()
    room.do(moves.undo)
    assert seen(room).kind == "countdown"


def test_dark_is_dark_and_a_message_is_shown() -> None:
    room = Room(full(), at("10:00")).do(moves.start).do(stage.tell, "! Back\nto work")
    page = seen(room)
    assert (page.kind, page.words, page.blink) == ("message", "Back to work", True)
    assert (page.head, page.time) == ("TALK", "30:00")
    room.do(stage.show_page, "dark")
    assert seen(room) == Page("dark")
    room.do(stage.show_page, "time").do(stage.tell, "")
    assert (seen(room).kind, seen(room).words, seen(room).blink) == ("time", "", False)


def test_after_the_last_session_and_on_the_evening_between() -> None:
    room = Room(agenda(day("a"), day("b")), at("10:00")).do(moves.start)
    assert seen(room).following == "then day 2: B"
    room.do(moves.end)
    assert seen(room).following == ""  # it stands large already
    room.do(stage.start_countdown, "15 Fika")
    assert "B" in seen(room).following
    room.do(moves.undo)
    assert (seen(room).title, seen(room).mood) == ("B", "waiting")
    room.do(moves.close)
    page = seen(room)
    assert (page.mood, page.words, page.title) == ("done", "The programme is done", "Meeting")


@pytest.mark.parametrize(
    ("typed", "until", "label"),
    [
        ("", "10:10", ""),
        ("15", "10:15", ""),
        ("15 min", "10:15", ""),
        ("15 Fika", "10:15", "Fika"),
        ("15 minutes", "10:15", ""),
        ("5 minnen", "10:05", "minnen"),
        ("10:45", "10:45", ""),
        ("10.45 Fika i  köket", "10:45", "Fika i köket"),
        ("9 Fika", "10:09", "Fika"),
        ("1h30m Fika", "11:30", "Fika"),
        ("1045 Fika", "10:45", "Fika"),
        ("12.15", "12:15", ""),
        ("1441", "14:41", ""),
        ("120", "12:00", ""),
    ],
)
def test_a_countdown_is_written_in_minutes_or_as_a_clock_time(
    typed: str, until: str, label: str
) -> None:
    room = Room(full(), at("10:00"))
    fact = room.put(stage.start_countdown(room.state, room.now, typed)).fact
    assert fact == CountdownStarted(at(until), label)


def test_a_clock_time_after_midnight_is_in_the_night_to_come() -> None:
    room = Room(full(), at("23:50"))
    fact = stage.start_countdown(room.state, room.now, "00:10")
    assert isinstance(fact, CountdownStarted)
    assert fact.until - room.now == dt.timedelta(minutes=20)


@pytest.mark.parametrize(
    "typed",
    ["0", "25h", "1075", "0905", "99999", "Fika", "9:59", "10:00", "25:00 x", "10:60", "-5"],
)
def test_what_is_no_countdown_is_refused(typed: str) -> None:
    room = Room(full(), at("10:00"))
    with pytest.raises(Refused):
        stage.start_countdown(room.state, room.now, typed)


def test_what_changes_nothing_is_refused() -> None:
    room = Room(full(), at("10:00"))
    for move, *words in (
        (stage.tell, ""), (stage.tell, " ! "), (stage.stop_countdown,), (stage.show_page, "auto"),
        (stage.show_page, "film"), (stage.tell, "x" * 501),
    ):  # fmt: skip
        with pytest.raises(Refused):
            move(room.state, room.now, *words)
    room.do(stage.tell, "! a")
    with pytest.raises(Refused):
        stage.tell(room.state, room.now, "!a")
    room.do(stage.tell, "a").do(stage.start_countdown).do(stage.stop_countdown)
    assert room.state.stage == Stage(message="a", before="a")
    room.do(moves.undo)
    assert room.state.stage.countdown is not None


@given(st.text(max_size=40), st.text(max_size=40), st.integers(-(10**7), 10**7))
def test_every_state_has_a_page(text: str, label: str, seconds: int) -> None:
    room = Room(full(), at("10:00")).do(moves.start)
    until = room.now + dt.timedelta(seconds=seconds)
    room.put(StageTold(text, blink=True), CountdownStarted(until, label))
    page = seen(room)
    assert page.blink is bool(text)
    assert "\n" not in page.words + page.title


def test_what_is_still_to_begin_is_shown_as_planned() -> None:
    room = Room(full(), at("09:48"))
    early = seen(room)
    assert (early.words, early.time, early.phase) == ("Begins at", "10:00", "in 12 min")
    late = seen(room.wait(17))  # nobody has started it yet
    assert (late.words, late.time, late.phase) == ("Begins shortly", "", "planned for 10:00")
    room.do(stage.show_page, "programme")
    assert (seen(room).words, seen(room).entries[0].lead) == ("Begins shortly", "10:05")
    overnight = Room(agenda(day("a"), day("b")), at("10:00")).do(moves.start).do(moves.end)
    assert seen(overnight).phase == "Friday 22 March"
    assert (seen(overnight).words, seen(overnight).time) == ("Begins at", "10:00")


def test_a_session_that_was_passed_by_does_not_look_as_if_it_were_to_come() -> None:
    room = Room(one_day("a", "b", "c"), at("10:00")).do(moves.start).wait(9).do(moves.go_to, "c")
    room.do(stage.show_page, "programme")
    assert [entry.mark for entry in seen(room).entries] == [signs.DONE, signs.NEVER, signs.HERE]


def test_a_break_ends_when_its_time_is_up_or_when_what_follows_may_begin() -> None:
    programme = one_day(
        session("a", 30), session("tea", 10, kind="break"), session("b", 30, start="10:50")
    )
    room = Room(programme, at("10:00")).do(moves.go_to, "tea").wait(5)
    assert seen(room).time == "10:50"  # what follows does not begin before its time
    assert seen(room.wait(10)).phase == "5 min over time"
    other = Room(one_day("a", session("tea", 10, kind="break"), "b"), at("10:00"))
    other.do(moves.go_to, "tea").wait(12)
    assert (seen(other).time, seen(other).mood) == ("10:10", "overtime")  # and does not go on


def questions(*of: str, kind: SessionKind = "discussion", **more: object) -> Room:
    asked = replace(session("talk", 30, kind=kind), questions=of, **more)
    return Room(replace(full(), days=one_day(asked, "b").days), at("10:00"))


@pytest.mark.parametrize("kind", ["discussion", "round", "checkin"])
def test_a_question_stands_on_the_wall_by_itself(kind: SessionKind) -> None:
    room = questions("Where are you?", "What do\nyou need?", kind=kind).do(moves.start)
    page = seen(room)
    assert (page.kind, page.words, page.time) == ("question", "Where are you?", "30:00")
    assert page.head == "TALK · question 1 of 2"
    assert page.note == "question 2: What do you need?"
    room.do(round_moves.take_question, "talk", 2)
    assert (seen(room).words, seen(room).note) == ("What do you need?", "")
    assert seen(room).head == "TALK · question 2 of 2"


def test_only_where_there_is_a_question_it_stands_on_the_wall() -> None:
    assert seen(questions().do(moves.start)).kind == "time"
    assert seen(questions("Why?", kind="talk").do(moves.start)).kind == "time"
    room = questions(kind="talk").do(moves.start).do(stage.show_page, "question")
    assert (seen(room).words, seen(room).time) == ("", "30:00")
    assert seen(room).about == "The question to talk about will be shown here."
    early = questions("Why?").do(stage.show_page, "question")
    assert (seen(early).words, seen(early).time) == ("Why?", "")


def test_groups_see_their_names_until_a_question_is_taken_up() -> None:
    groups = (Group("Red", members=("Åsa",)), Group("Blue", members=("Bo",)))
    room = questions("What first?", kind="groups", groups=groups).do(moves.start)
    assert (seen(room).kind, seen(room).note) == ("groups", "What first?")
    room.put(GroupTimerStarted("talk", 600))
    room.do(round_moves.take_question, "talk", 1)
    page = seen(room)
    assert (page.kind, page.words, page.time) == ("question", "What first?", "10:00")
    assert [(t.of, t.time) for t in page.timers] == [("TALK until 10:30", "30:00")]


def test_in_a_round_the_turn_stands_large_with_who_speaks() -> None:
    room = questions("Where are you?", kind="round").do(moves.start)
    room.do(round_moves.next_turn, "talk").wait(5)
    page = seen(room)
    assert (page.time, page.people, page.then) == ("10:00", "Ex", "then Why")
    assert [(t.of, t.time) for t in page.timers] == [("TALK until 10:30", "25:00")]


def test_each_clock_says_what_it_is_of() -> None:
    room = questions("Where?", kind="round").do(moves.start).do(round_moves.next_turn, "talk")
    room.do(stage.start_countdown, "12").do(stage.show_page, "time")
    page = seen(room)
    assert (page.time, page.title) == ("30:00", "TALK")
    assert [(t.of, t.time) for t in page.timers] == [
        ("Ex", "15:00"), ("We go on at 10:12", "12:00")
    ]  # fmt: skip
    room.do(stage.show_page, "auto")
    assert (seen(room).title, seen(room).time) == ("We go on at 10:12", "12:00")
    assert [t.of for t in seen(room).timers] == ["TALK until 10:30", "Ex"]


def test_time_is_written_in_minutes_and_never_in_hours() -> None:
    room = Room(one_day(session("a", 105)), at("10:00")).do(moves.start)
    assert (seen(room).time, seen(room).phase) == ("105:00", "105 min left")


def test_a_page_with_nothing_to_show_says_what_it_will_show() -> None:
    room = Room(one_day("a"), at("10:00")).do(moves.start)
    for page in PAGES:
        if page in {"auto", "time", "dark", "programme"}:
            continue
        room.do(stage.show_page, page)
        assert (seen(room).entries, seen(room).words) == ((), "")
        assert seen(room).about.endswith("shown here."), page
        assert seen(room).time == "30:00"
    room.do(stage.show_page, "groups").do(moves.end)
    assert seen(room).words == "The programme is done"


def test_namesakes_are_told_apart_and_stand_with_their_organisations() -> None:
    groups = (Group("All", members=("Eva", "Kim")),)
    people = (Participant("Eva", "x"), Participant("Eva", "y"), Participant("Kim", "x"))
    room = questions(kind="groups", groups=groups)
    room = Room(replace(room.state.agenda, participants=people), at("10:00")).do(moves.start)
    lines = [line for entry in seen(room).entries for line in entry.lines]
    assert len({(line.text, line.of) for line in lines}) == len(lines)
    assert [line.apart for line in lines] == [line.text == "Eva" for line in lines]


def test_an_organisation_is_left_out_only_where_the_name_says_all_of_it() -> None:
    bodies = (Organisation("ex", "Ex"), Organisation("why", "Why"))
    names = {"Alex Exner": "ex", "Team Ex": "ex", "Åsa": "why"}
    people = tuple(Participant(name, of) for name, of in names.items())
    room = questions(kind="groups", groups=(Group("All", members=tuple(names)),))
    plan = replace(room.state.agenda, organisations=bodies, participants=people)
    (entry,) = seen(Room(plan, at("10:00")).do(moves.start)).entries
    said = {line.text: line.of for line in entry.lines}
    assert said == {"Alex Exner": "Ex", "Team Ex": "", "Åsa": "Why"}


def test_whoever_comes_for_an_organisation_has_its_name_once() -> None:
    body = Organisation("west-coast", "Westcoasters")
    room = questions(kind="groups", groups=(Group("All", members=("west-coast",)),))
    plan = replace(room.state.agenda, organisations=(body,), participants=())
    (entry,) = seen(Room(plan, at("10:00")).do(moves.start)).entries
    assert [(line.text, line.of) for line in entry.lines] == [("Westcoasters", "")]


def test_a_date_of_another_year_is_shown_with_it() -> None:
    agenda = full()
    (task,) = agenda.homework
    room = Room(replace(agenda, homework=(replace(task, due=dt.date(2014, 1, 9)),)), at("10:00"))
    (shown,) = seen(room.do(moves.go_to, "tasks")).entries
    assert shown.detail == "due 9 January 2014"


def test_a_message_with_an_end_goes_by_itself() -> None:
    room = Room(full(), at("10:00")).do(moves.start)
    room.do(stage.tell_until, "Back soon", "10")
    assert seen(room.wait(9)).words == "Back soon"
    assert seen(room.wait(1)).kind == "time"
    with pytest.raises(Refused):
        stage.tell(room.state, room.now)
    room.do(stage.tell_until, "Back soon", "10:30")
    assert room.state.stage.until == at("10:30")
    with pytest.raises(Refused):  # the same once more
        stage.tell_until(room.state, room.now, "Back soon", "10:30")
    room.do(stage.tell_until, "Back soon", "")
    assert seen(room.wait(600)).kind == "message"
    room.do(stage.tell)
    after = room.state.stage
    assert (after.until, after.before) == (None, "Back soon")


@pytest.mark.parametrize("end", ["soon", "10 min more", "0", "25h", "09:00", "-5"])
def test_what_is_no_end_is_refused(end: str) -> None:
    room = Room(full(), at("10:00"))
    with pytest.raises(Refused):
        stage.tell_until(room.state, room.now, "Back", end)


@given(st.lists(st.text(min_size=1, max_size=30), max_size=4), st.integers(0, 6))
def test_any_question_in_hand_is_one_that_there_is(texts: list[str], number: int) -> None:
    room = questions(*texts).do(moves.start)
    room.put(QuestionTaken("talk", number))
    page = seen(room)
    assert (page.kind == "question") is bool(texts)
    asked = [" ".join(clean_line(text).split()) for text in texts]
    assert not texts or page.words in asked or page.words == ""
    if 1 <= number <= len(texts):
        assert page.words == asked[number - 1]
