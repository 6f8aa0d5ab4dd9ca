"""The bar of a day: what was held and is expected, what is lost, and whether fixed points hold."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from builders import Room, agenda, at, day, one_day, session
from facilitator.core.record.programme import LatenessAccepted
from facilitator.core.time import moves
from facilitator.core.time.day_bar import DayBar, Hold, Point, Stand, day_bar, said
from facilitator.files.catalogues import load

DATE = dt.date(2013, 3, 21)


def room() -> Room:
    """Make a day with a fixed lunch and a fixed end: talk 10-11, round 11-12, lunch, talk 13-14."""
    return Room(
        one_day(
            session("talk", 60),
            session("round", 60, 30),
            session("lunch", 60, start="12:00", kind="break"),
            session("last", 60),
        )
    )


def bar(of: Room, day_: int | None = None) -> DayBar:
    drawn = day_bar(of.state, of.schedule, day_)
    assert drawn is not None
    return drawn


def stretches(of: DayBar, id_: str) -> list[tuple[str, str, str]]:
    """Give a session's stretches with local clock times."""
    return [
        (clock(each.start), clock(each.end), each.stand.value)
        for block in of.blocks
        if block.session == id_
        for each in block.stretches
    ]


def clock(instant: dt.datetime) -> str:
    return f"{instant.astimezone(ZoneInfo('Europe/Stockholm')):%H:%M}"


def test_before_it_begins_everything_is_to_come_between_full_hours() -> None:
    drawn = bar(room().until("09:30"))
    assert {each.stand for block in drawn.blocks for each in block.stretches} == {Stand.NEXT}
    assert (clock(drawn.start), clock(drawn.end)) == ("10:00", "14:00")
    assert [clock(hour) for hour in drawn.hours()] == ["10:00", "11:00", "12:00", "13:00"]
    assert drawn.now == at("09:30")
    assert [block.pause for block in drawn.blocks] == [False, False, True, False]


def test_what_runs_is_cut_where_it_is_now() -> None:
    of = room().until("10:05").do(moves.go_to, "talk").until("11:04").do(moves.go_to, "round")
    drawn = bar(of.until("11:20"))
    assert stretches(drawn, "talk") == [("10:05", "11:04", "done")]
    assert stretches(drawn, "round") == [
        ("11:04", "11:20", "now"),
        ("11:20", "12:00", "next"),
        ("12:00", "12:04", "lost"),
    ]
    assert stretches(drawn, "lunch") == [("12:04", "13:04", "next")]


def test_what_is_beyond_a_fixed_point_is_lost_until_that_is_accepted() -> None:
    of = room().until("10:00").do(moves.go_to, "talk").until("11:00").do(moves.go_to, "round")
    of.until("12:10")
    assert stretches(bar(of), "round") == [("11:00", "12:00", "now"), ("12:00", "12:10", "lost")]
    of.put(LatenessAccepted("lunch"))
    drawn = bar(of)
    assert stretches(drawn, "round") == [("11:00", "12:10", "now")]
    assert [point.hold for point in drawn.points] == [Hold.MOVED, Hold.LATE]


@pytest.mark.parametrize(
    ("began", "now", "hold", "late"),
    [
        ("11:00", "11:10", Hold.KEPT, 0),
        ("11:05", "11:10", Hold.LATE, 5),  # what runs can still be ended by then
        ("11:05", "12:00:30", Hold.LATE, 5),
        ("11:00", "12:00:30", Hold.KEPT, 0),  # to the minute, as people tell time
        ("11:00", "12:06", Hold.MISSED, 6),
    ],
)
def test_a_fixed_point_is_kept_late_or_lost(began: str, now: str, hold: Hold, late: int) -> None:
    of = room().until("10:00").do(moves.go_to, "talk").until(began).do(moves.go_to, "round")
    lunch, end = bar(of.until(now)).points
    assert (lunch.title, lunch.hold) == ("LUNCH", hold)
    assert int(lunch.late / dt.timedelta(minutes=1)) == late
    assert (end.title, clock(end.at)) == ("", "14:00")
    assert end.hold is (Hold.LATE if late else Hold.KEPT)


def test_a_later_fixed_point_is_late_but_not_lost_while_time_can_be_made_up() -> None:
    of = Room(one_day(session("a", 60), session("b", 60, 30), session("c", 30, start="12:00")))
    of.until("10:10").do(moves.go_to, "a").until("10:20")
    point, _ = bar(of).points
    assert point.hold is Hold.LATE
    assert stretches(bar(of), "b") == [("11:10", "12:00", "next"), ("12:00", "12:10", "lost")]


def test_a_session_taken_up_again_is_on_the_bar_twice() -> None:
    of = room().until("10:00").do(moves.go_to, "talk").until("10:20").do(moves.go_to, "round")
    of.until("10:40").do(moves.go_to, "talk").until("10:50")
    assert stretches(bar(of), "talk")[:2] == [("10:00", "10:20", "now"), ("10:40", "10:50", "now")]


def test_a_session_skipped_has_no_place() -> None:
    of = room().until("10:00").do(moves.go_to, "talk").do(moves.skip, "round")
    assert stretches(bar(of), "round") == []


def test_another_day_has_no_now_and_a_day_that_is_over_no_end() -> None:
    of = Room(agenda(day("a", "b"), day("c")))
    tomorrow = bar(of.until("10:00"), 1)
    assert tomorrow.now is None
    assert [block.session for block in tomorrow.blocks] == ["c"]
    of.do(moves.go_to, "a").until("10:30").do(moves.go_to, "b").until("11:00").do(moves.end)
    today = bar(of, 0)
    assert [point for point in today.points if not point.title] == []
    assert day_bar(of.state, of.schedule, 7) is None


def test_a_session_that_was_never_ended_does_not_stretch_the_day_without_end() -> None:
    of = room().until("13:00").do(moves.go_to, "last")
    of.until("09:00", DATE + dt.timedelta(days=1))
    drawn = bar(of, 0)
    assert drawn.end - drawn.start <= dt.timedelta(hours=17)


def test_hours_are_those_of_the_local_clock_on_the_night_when_it_is_set_back() -> None:
    night = agenda(day(session("a", 240), date=dt.date(2013, 10, 27), start="01:30"))
    of = Room(night, at("00:30", dt.date(2013, 10, 27)))
    drawn = bar(of)
    zone = ZoneInfo("Europe/Stockholm")
    shown = [f"{hour.astimezone(zone):%H}" for hour in drawn.hours()]
    assert shown == ["01", "02", "02", "03", "04"]


@pytest.mark.parametrize(
    ("hold", "title", "english", "swedish"),
    [
        (
            Hold.KEPT,
            "Lunch",
            ("Lunch 12:00 kept", "12:00 kept"),
            ("Lunch 12:00 hålls", "12:00 hålls"),
        ),
        (
            Hold.LATE,
            "Lunch",
            ("Lunch 12:00, 6 min late", "12:00, 6 min late"),
            ("Lunch 12:00, 6 min sent", "12:00, 6 min sent"),
        ),
        (
            Hold.MISSED,
            "Lunch",
            ("Lunch 12:00 missed, 6 min", "12:00 missed"),
            ("Lunch 12:00 missad, 6 min", "12:00 missad"),
        ),
        (Hold.MOVED, "Lunch", ("Lunch 12:06", "12:06"), ("Lunch 12:06", "12:06")),
        (Hold.KEPT, "", ("Finish 12:00", "12:00 kept"), ("Slut 12:00", "12:00 hålls")),
    ],
)
def test_a_point_is_said_at_length_and_shorter(
    hold: Hold, title: str, english: tuple[str, str], swedish: tuple[str, str]
) -> None:
    late = 0 if hold is Hold.KEPT else 6
    point = Point("", title, at("12:00"), at(f"12:{late:02}"), hold)
    for code, words in (("en", english), ("sv", swedish)):
        language = load(code)
        shown = said(point, ZoneInfo("Europe/Stockholm"))
        assert tuple(language.say(each) for each in shown) == words
