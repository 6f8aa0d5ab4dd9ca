"""The next meeting's agenda: what it carries over, and that it is always one that can be run."""

from __future__ import annotations

import datetime as dt
from gettext import NullTranslations
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import ENGLISH, REGIONS, Room, agenda, day, session
from facilitator.core.base.language import Language
from facilitator.core.base.text import clean_line
from facilitator.core.notes import rules
from facilitator.core.record.actions import ActionTicked
from facilitator.core.record.agenda import (
    Agenda,
    Group,
    Homework,
    Minutes,
    Participant,
    Upcoming,
)
from facilitator.core.record.groups import GroupFormed, MemberPlaced
from facilitator.core.record.homework import HandedIn
from facilitator.core.record.notes import Noted
from facilitator.core.record.opening import BroughtForward, MeetingClosed
from facilitator.core.record.people import PersonAdded
from facilitator.core.record.programme import SessionAdded
from facilitator.core.record.rounds import Answered
from facilitator.core.record.series import UpcomingAdded, Voted
from facilitator.core.record.sessions import LeftoverSettled, SessionSkipped, SessionStarted
from facilitator.core.series.breaks import LONGEST_SITTING
from facilitator.core.series.carrying import leave
from facilitator.core.series.next_agenda import Next, next_meeting
from facilitator.files.agenda.file import parse
from facilitator.files.agenda.write import agenda_toml

APRIL: Final = dt.date(2013, 4, 26)
WORDS: Final = Homework(id="words", title="Word cloud", collects="terms", due=APRIL)
HOSTILE: Final = st.text(alphabet="aå\"'\\\n*_#[]`|{}\x1b\u202e-=5 ", max_size=8)


def programme(**changes: Any) -> Agenda:  # noqa: ANN401 - the fields of an agenda
    round_ = replace(session("runda", 60, kind="round"), questions=("Var är ni?",))
    made = agenda(
        day(
            session("hej", 10, kind="checkin"),
            round_,
            session("lunch", 60, start="12:00", kind="break"),
            session("grupper", 45, kind="groups"),
            session("eu", 30, start="15:00"),
            session("hemma", 15, kind="homework"),
        )
    )
    people = (
        Participant("Lisa", "a", phone="070", title="vd", affiliation="A", email="l@a.se"),
        Participant("Bo", None, "speaker", "https://x.se"),
    )
    coming = (
        Upcoming(status="fixed", date=APRIL, place="Kista", theme="Tjänster"),
        Upcoming(status="proposed", place="Värmland"),
    )
    given = {
        "title": "Träff 1",
        "language": "sv",
        "series": "s",
        "place": "Stockholm",
        "rules": ("Håll tiden.",),
        "organisations": REGIONS,
        "participants": people,
        "homework": (WORDS,),
        "upcoming": coming,
    }
    return replace(made, **{**given, **changes})


def held(made: Agenda | None = None) -> Room:
    room = Room(made or programme())
    for id_ in ("runda", "grupper"):
        room.put(SessionStarted(id_))
    room.put(
        Noted("action", "Boka *lokal*", "runda", "Lisa", dt.date(2013, 4, 1)),
        Noted("action", "Gjort", "runda"),
        Noted("parking", "Ekonomin"),
        Answered("runda", "a", 1, "I gång"),
        HandedIn("words", "a", terms=(("e-hälsa", 3.0),)),
        PersonAdded("ny", "Åsa", "b", "guest"),
        GroupFormed("grupper", "g", "Ett", "Uppdraget"),
        GroupFormed("grupper", "h", "Ett"),
        MemberPlaced("grupper", "lisa", "g"),
        MemberPlaced("grupper", "@b", "g"),
        Voted("a", ("agenda-2",)),
        SessionSkipped("eu"),
        MeetingClosed(),
    )
    room.put(ActionTicked(next(id_ for id_, n in room.state.notes.items() if n.text == "Gjort")))
    return room


def made(room: Room) -> Next:
    return next_meeting(room.state, ENGLISH)


def said(one: Next) -> list[str]:
    return [ENGLISH.say(each) for each in one.carried]


def test_what_a_meeting_leaves_is_in_the_next_agenda() -> None:
    after = made(held()).agenda
    assert (after.title, after.series, after.place, after.theme) == (
        "Träff 2",
        "s",
        "Kista",
        "Tjänster",
    )
    assert (after.language, after.timezone, after.rules) == (
        "sv",
        "Europe/Stockholm",
        ("Håll tiden.",),
    )
    assert [(p.name, p.organisation, p.role, p.link, p.phone) for p in after.participants] == [
        ("Lisa", "a", "participant", "", "070"),
    ]
    assert after.homework == (WORDS,)
    assert [(one.status, one.place) for one in after.upcoming] == [("proposed", "Värmland")]
    (only,) = after.days
    assert only.date == APRIL
    assert [(s.id, s.kind, s.optional) for s in only.sessions] == [
        ("hej", "checkin", False),
        ("follow-up", "discussion", False),
        ("review-words", "homework", False),
        ("break", "break", False),
        ("runda", "round", False),
        ("lunch", "break", False),
        ("theme", "talk", False),
        ("break-2", "break", False),
        ("grupper", "groups", False),
        ("parking-lot", "discussion", True),
        ("break-3", "break", False),
        ("eu", "talk", True),
        ("hemma", "homework", False),
        ("coming-meetings", "discussion", False),
    ]
    of = {s.id: s for s in only.sessions}
    assert of["follow-up"].description == ""  # what it is about is how the actions stand by then
    assert of["runda"].questions == ("Var är ni?",)
    assert [(g.name, g.focus, g.members) for g in of["grupper"].groups] == [
        ("Ett", "Uppdraget", ("Lisa", "b")),
        ("Ett 2", "", ()),
    ]
    assert of["parking-lot"].questions == ("Ekonomin",)
    assert (of["eu"].start, of["lunch"].starts) == (None, "not-before")


def test_who_only_came_as_a_guest_is_in_no_group_of_the_next_meeting() -> None:
    skipped = replace(
        session("sist", 30, kind="groups"), groups=(Group("Tre", "", ("Bo", "Lisa")),)
    )
    room = held(replace(programme(), days=(*programme().days, day(skipped, date=APRIL))))
    room.put(MemberPlaced("grupper", "ny", "g"))
    after = made(room).agenda
    members = {g.name: g.members for s in after.days[0].sessions for g in s.groups}
    assert members == {"Ett": ("Lisa", "b"), "Ett 2": (), "Tre": ("Lisa",)}
    assert not [w for w in parse(agenda_toml(after)).warnings if "neither" in w.message.text]


def test_the_rules_that_the_room_agreed_on_hold_in_the_next_meeting() -> None:
    room = held().do(rules.agree, "Lyssna först").do(rules.drop, "1")
    assert made(room).agenda.rules == ("Lyssna först",)


def test_what_is_said_of_people_and_the_series_is_carried_but_not_who_kept_the_minutes() -> None:
    room = Room(
        programme(
            series="s",
            series_title="The series",
            notes_by="Bo",
            bring=("Pen",),
            minutes=Minutes(times=True, attendance="counts"),
        )
    )
    after = next_meeting(room.state, ENGLISH).agenda
    lisa = after.participants[0]
    assert (lisa.title, lisa.affiliation, lisa.email) == ("vd", "A", "l@a.se")
    assert (after.series_title, after.notes_by, after.bring) == ("The series", "", ())
    assert after.minutes == Minutes(times=True, attendance="counts")


def test_it_says_what_was_carried_and_what_was_only_assumed() -> None:
    one = made(held())
    assert said(one) == [
        "2 organisations",
        "1 person",
        "1 ground rule",
        "1 task of homework to review",
        "1 hand-in already received",
        "1 open action",
        "2 groups",
        "1 other meeting to come",
        "1 vote on meetings to come",
        "2 sessions not held or parked were added; they may be cut.",
    ]
    assert not one.doubts
    text = agenda_toml(
        one.agenda, {p: [ENGLISH.say(c) for c in v] for p, v in one.comments.items()}
    )
    assert "# The meeting after “Träff 1”, 2013-03-21." in text
    assert "# 1 of 2 handed in so far." in text
    assert "# 1 vote: Region A" in text
    assert "# Not carried over, as they only came for their own part: Bo, Åsa." in text


@pytest.mark.parametrize(
    ("homework", "date", "words"),
    [
        ((WORDS,), APRIL, "2013-04-26 is when homework is due"),
        ((), dt.date(2013, 4, 18), "2013-04-18 is four weeks after the last"),
    ],
)
def test_without_a_fixed_meeting_a_date_is_assumed_and_said(
    homework: tuple[Homework, ...], date: dt.date, words: str
) -> None:
    one = made(held(programme(homework=homework, upcoming=())))
    assert one.agenda.days[0].date == date
    assert [words in ENGLISH.say(doubt) for doubt in one.doubts] == [True]
    assert one.agenda.place == "Stockholm"


@settings(max_examples=50)
@given(st.lists(st.integers(5, 60), min_size=1, max_size=8))
def test_nobody_sits_too_long_but_in_a_session_that_is_long_itself(lengths: list[int]) -> None:
    sessions = [session(f"s{n}", minutes) for n, minutes in enumerate(lengths)]
    made_ = replace(programme(upcoming=(), homework=()), days=(day(*sessions),))
    (only,) = made(Room(made_)).agenda.days
    sat = [0]
    for one in only.sessions:
        sat = [*sat, 0] if one.kind == "break" else [*sat[:-1], sat[-1] + one.duration]
    assert all(minutes <= LONGEST_SITTING for minutes in sat)
    assert all(sat)  # no break comes first, last or after another


def test_who_came_for_their_part_only_is_told_but_not_listed() -> None:
    bo = Participant("Bo", None, "speaker")
    for people, path, listed in (
        ((Participant("Lisa", "a"), bo), ("participant", 0), ["Lisa"]),
        ((bo,), (), []),
    ):
        one = made(Room(programme(participants=people)))
        told = "Not carried over, as they only came for their own part: Bo."
        assert told in map(ENGLISH.say, one.comments[path])
        assert [each.name for each in one.agenda.participants] == listed
    alone = made(Room(programme(participants=(Participant("Lisa", "a"),))))
    assert ("participant", 0) not in alone.comments


def test_what_is_held_again_has_no_speakers_yet_what_is_still_to_be_heard_has() -> None:
    (only,) = programme().days
    speaking = tuple(
        s if s.kind == "break" else replace(s, speakers=("Bo",), remote=True) for s in only.sessions
    )
    one = made(held(programme(days=(replace(only, sessions=speaking),))))
    assert {s.id: (s.speakers, s.remote) for s in one.agenda.days[0].sessions if s.speakers} == {
        "eu": (("Bo",), True)
    }
    assert [(p.name, p.role, p.link) for p in one.agenda.participants] == [
        ("Lisa", "participant", ""),
        ("Bo", "speaker", "https://x.se"),
    ]


def test_in_a_swedish_agenda_the_ids_are_swedish() -> None:
    swedish = next_meeting(held().state, Language("sv", NullTranslations()))
    made_ids = {session.id for session in swedish.agenda.days[0].sessions}
    assert made_ids >= {
        "uppföljning", "genomgång-words", "tema", "parkeringen", "kommande-träffar", "paus",
    }  # fmt: skip
    third = Room(swedish.agenda)
    third.put(Noted("action", "x"), MeetingClosed())
    again = next_meeting(third.state, Language("sv", NullTranslations())).agenda
    ids = [session.id for session in again.days[0].sessions]
    assert ids.count("uppföljning") == 1
    assert not any(id_.startswith(("uppföljning-", "tema", "parkeringen")) for id_ in ids)


def test_the_host_is_told_and_homework_due_on_the_last_day_makes_no_date() -> None:
    for host in ("", "Region B"):
        coming = (Upcoming(status="fixed", date=APRIL, host=host),)
        one = made(held(programme(upcoming=coming)))
        assert "coming-meetings" not in {
            s.id for s in one.agenda.days[0].sessions
        }  # it is the only one
        comments = one.comments.get(("place",), ())
        assert ("Host: Region B" in map(ENGLISH.say, comments)) is bool(host)
    today = replace(WORDS, due=dt.date(2013, 3, 21))
    one = made(held(programme(homework=(today,), upcoming=())))
    assert one.agenda.days[0].date == dt.date(2013, 4, 18)


def test_a_session_that_became_homework_keeps_what_was_handed_in() -> None:
    room = held()
    room.put(LeftoverSettled(("eu",), "homework"), HandedIn("session eu", "a", text="Svar"))
    after = made(room).agenda
    assert [task.id for task in after.homework] == ["words", "session-eu"]
    assert ("session-eu", "Svar") in [
        (work.task, work.text) for work in leave(room.state, "r").work
    ]
    assert [s.id for s in after.days[0].sessions if s.id.endswith("eu")] == ["eu"]


def test_a_session_that_becomes_homework_twice_is_one_task() -> None:
    room = held()
    room.put(LeftoverSettled(("eu",), "homework"), HandedIn("session eu", "a", text="Svar"))
    second = Room(made(room).agenda)
    second.put(BroughtForward("", leave(room.state, "r")))
    second.put(LeftoverSettled(("eu",), "homework"), HandedIn("session eu", "b", text="Nytt"))
    third = made(second).agenda
    assert parse(agenda_toml(third, {})).problems == ()
    assert [task.id for task in third.homework] == ["words", "session-eu"]
    then = Room(third)
    then.put(BroughtForward("", leave(second.state, "s")))
    texts = {of: then.state.homework.of("session-eu", of).text for of in "ab"}
    assert texts == {"a": "Svar", "b": "Nytt"}


def test_what_was_parked_is_told_when_the_day_has_no_room_for_it() -> None:
    days = tuple(
        replace(day, sessions=tuple(replace(s, duration=400) for s in day.sessions))
        for day in programme().days
    )
    told = [ENGLISH.say(doubt) for doubt in made(held(programme(days=days))).doubts]
    assert any("There was no room for: Parking lot (Ekonomin)" in doubt for doubt in told)


@settings(max_examples=25)
@given(st.lists(HOSTILE, min_size=8, max_size=8), st.integers(1, 400))
def test_the_next_agenda_can_always_be_run(texts: list[str], minutes: int) -> None:
    title, answer, group, text, who, name, added, theme = texts
    room = Room(replace(programme(title=clean_line(f"Möte {title}")), series=""))
    room.put(
        SessionStarted("runda"),
        Answered("runda", "a", 1, answer),
        GroupFormed("grupper", "g", group),
        GroupFormed("grupper", "h", f"{group} 2"),
        GroupFormed("grupper", "i", group),
        Noted("action", text, None, who),
        Noted("parking", text),
        PersonAdded("p", name, "nowhere"),
        SessionAdded("theme", added, minutes, 1),
        LeftoverSettled(("eu",), "homework"),
        UpcomingAdded("u", "fixed", dt.date(2013, 4, 1), theme=theme),
    )
    one = made(room)
    comments = {path: [ENGLISH.say(c) for c in each] for path, each in one.comments.items()}
    found = parse(agenda_toml(one.agenda, comments))
    assert [ENGLISH.say(problem.message) for problem in found.problems] == []
    assert found.agenda is not None
