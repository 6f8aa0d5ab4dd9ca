"""The calendar file, read back by the icalendar library."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from builders import ENGLISH, Room, agenda, at, day, one_day, session
from facilitator.core.base.text import clean, clean_line
from facilitator.core.record.agenda import Agenda, Participant, Upcoming
from facilitator.core.time import moves, programme_moves
from facilitator.export.ics.calendar import calendar
from facilitator.export.ics.zone import time_zone
from markdown_reader import TYPED
from strategies import ZONES, agendas

COMING = (
    Upcoming(status="fixed", date=dt.date(2013, 4, 26), place="Kista", theme="Services", host="Bo"),
    Upcoming(status="proposed", date=dt.date(2013, 5, 2)),
    Upcoming(status="proposed", place="Värmland"),
    Upcoming(status="wish", date=dt.date(2014, 1, 1), theme="Abroad"),
)
TALK = replace(
    session("talk", 45),
    speakers=("Cissi", "Bo"),
    remote=True,
    description="About it.",
    questions=("Why?",),
)


def room() -> Room:
    made = agenda(day(TALK, session("lunch", kind="break")), day(session("end")))
    people = (
        Participant("Cissi", link="https://example.org/a"),
        Participant("Bo", link="skype:bo"),
    )
    return Room(replace(made, place="Stockholm", participants=people, upcoming=COMING))


def text(room: Room, *, private: bool = False) -> str:
    return calendar(room.state, room.now, ENGLISH, private=private)


def events(room: Room, *, private: bool = False) -> list[Any]:
    return list(Calendar.from_ical(text(room, private=private)).walk("VEVENT"))


def test_where_people_join_is_told_only_with_what_is_private() -> None:
    assert "skype" not in text(room())
    talk, *_ = events(room(), private=True)
    assert talk["URL"] == "https://example.org/a"
    assert talk["DESCRIPTION"].endswith("Why?\n\nhttps://example.org/a\nskype:bo")


def test_sessions_and_dated_meetings_are_events() -> None:
    talk, lunch, end, fixed, proposed = events(room())
    assert talk.start == at("10:00")
    assert talk.start.tzinfo.key == "Europe/Stockholm"
    assert (talk.end, lunch.start, lunch.end) == (at("10:45"), at("10:45"), at("11:15"))
    assert (talk["SUMMARY"], talk["LOCATION"], talk["STATUS"]) == ("TALK", "Stockholm", "CONFIRMED")
    assert "URL" not in talk
    assert talk["DESCRIPTION"] == ("Speakers: Cissi, Bo\n\nAbout it.\n\nWhy?")
    assert (talk.categories, lunch.categories) == (["Talk"], ["Break"])
    assert end.start == at("10:00", dt.date(2013, 3, 22))
    assert (fixed.start, fixed.end) == (dt.date(2013, 4, 26), dt.date(2013, 4, 27))
    assert (fixed["SUMMARY"], fixed["LOCATION"]) == ("Upcoming meeting: Services", "Kista")
    assert fixed["DESCRIPTION"] == "It follows “Meeting”.\nHost: Bo"
    assert [one["STATUS"] for one in (fixed, proposed)] == ["CONFIRMED", "TENTATIVE"]
    assert all(one["TRANSP"] == "TRANSPARENT" for one in (fixed, proposed))


def test_a_later_export_updates_the_events_of_an_earlier_one() -> None:
    meeting = room()
    before = events(meeting)
    meeting.until("10:00").do(moves.next_session)
    meeting.until("10:20").do(moves.skip, "lunch")
    meeting.until("10:25").do(moves.move_day, 2, dt.date(2013, 3, 23))
    after = events(meeting)
    assert [one["UID"] for one in before] == [one["UID"] for one in after]
    assert len({one["UID"] for one in after}) == len(after)
    assert all(new["SEQUENCE"] > old["SEQUENCE"] for old, new in zip(before, after, strict=True))
    assert {one["LAST-MODIFIED"].dt for one in after} == {at("10:25")}
    assert after[1]["STATUS"] == "CANCELLED"
    assert after[2].start == at("10:00", dt.date(2013, 3, 23))
    assert text(meeting) == text(meeting.wait(10)), "nothing changes as long as nothing happens"
    late = events(meeting.until("11:00"))
    assert {one["LAST-MODIFIED"].dt for one in late} == {at("11:00")}, "but for the clock"
    meeting.do(moves.undo)
    assert events(meeting)[0]["SEQUENCE"] > after[0]["SEQUENCE"]


def test_what_is_to_come_stands_when_it_is_expected() -> None:
    meeting = Room(one_day(session("a", 30), session("b", 30), session("c", 30)))
    meeting.until("10:04:20").do(moves.start).until("10:36").do(moves.next_session)
    assert [(one.start, one.end) for one in events(meeting)] == [
        (at("10:00"), at("10:30")),  # what is over was planned so
        (at("10:36"), at("11:06")),
        (at("11:06"), at("11:36")),
    ]


def test_a_meeting_that_nobody_ended_does_not_go_on_for_days_in_a_calendar() -> None:
    meeting = Room(one_day("a", "b")).until("10:00").do(moves.start)
    before = text(meeting.wait(20))
    assert text(meeting.wait(60 * 24 * 7)) == before


def test_a_revised_agenda_still_plans_the_same_events() -> None:
    meeting = room()
    before = events(meeting)
    made = meeting.state.agenda
    days = tuple(replace(day, date=day.date + dt.timedelta(days=7)) for day in made.days)
    meeting.do(programme_moves.read_again, replace(made, title="Another title", days=days), "new")
    after = events(meeting)
    assert [one["UID"] for one in before] == [one["UID"] for one in after]
    assert after[0].start == at("10:00", dt.date(2013, 3, 28))


def test_what_a_revised_agenda_leaves_out_is_cancelled() -> None:
    meeting = room()
    before = events(meeting)
    made = meeting.state.agenda
    first, second = made.days
    days = (replace(first, sessions=first.sessions[:1]), second)
    meeting.do(programme_moves.read_again, replace(made, days=days), "new")
    after = {one["UID"]: one for one in events(meeting)}
    assert [after[one["UID"]]["STATUS"] for one in before[:3]] == [
        "CONFIRMED",
        "CANCELLED",
        "CONFIRMED",
    ]
    assert after[before[1]["UID"]].start == before[1].start
    assert len(after) == len(before)


def test_a_rehearsal_is_marked_and_never_replaces_the_meeting() -> None:
    meeting = room()
    uids = {one["UID"] for one in events(meeting)}
    meeting.state = replace(meeting.state, rehearsal=True)
    assert not uids & {one["UID"] for one in events(meeting)}
    assert "X-WR-CALNAME:Rehearsal: Meeting" in text(meeting)


def test_a_meeting_in_utc_needs_no_zone() -> None:
    plain = text(Room(agenda(day("a"), timezone="UTC")))
    assert "DTSTART:20130321T100000Z" in plain
    assert "VTIMEZONE" not in plain


@given(agendas())
def test_every_plan_is_read_back(programme: Agenda) -> None:
    meeting = Room(programme)
    read = [
        (one["SUMMARY"], one.start.astimezone(dt.UTC), one.end.astimezone(dt.UTC))
        for one in events(meeting)
    ]
    assert read == [(s.session.title, s.start, s.end) for s in meeting.state.slots]


@given(TYPED)
def test_text_is_read_back_equal_and_folded(typed: str) -> None:
    line, whole = clean_line(f"{typed} åäö \\N \\n;,\\"), clean(f"{typed}\nx\\N").strip()
    programme = agenda(day(replace(session("a"), title=line, description=whole)))
    meeting = Room(replace(programme, title=line, place=line))
    (event,) = events(meeting)
    assert (event["SUMMARY"], event["LOCATION"], event["DESCRIPTION"]) == (line, line, whole)
    assert all(len(part) <= 75 for part in text(meeting).encode().split(b"\r\n"))
    assert "\n" not in text(meeting).replace("\r\n", "")


@pytest.mark.parametrize("zone", ZONES[:3])
@given(days=st.integers(0, 700))
def test_the_zone_is_defined_as_it_is(zone: str, days: int) -> None:
    first = dt.datetime(2013, 1, 3, 1, 30, tzinfo=dt.UTC)
    changes: list[Any] = list(time_zone(ZoneInfo(zone), first, first).subcomponents)
    instant = first + dt.timedelta(days=days)
    parts = [
        (
            part["DTSTART"].dt.replace(tzinfo=dt.UTC) - part["TZOFFSETFROM"].td,
            part["TZOFFSETTO"].td,
        )
        for part in changes
    ]
    (*_, (_, offset)) = [part for part in sorted(parts) if part[0] <= instant]
    assert instant.astimezone(ZoneInfo(zone)).utcoffset() == offset
