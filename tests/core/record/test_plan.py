"""The plan: local clock times of an agenda as exact instants, on every night of the year."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from builders import DATE, ZONE, Room, agenda, at, day, minutes, one_day, session
from facilitator.core.record.plan import Anchor, Slot, instant, own_start, plan
from facilitator.core.record.programme import Programme
from facilitator.core.time import moves
from facilitator.core.time.schedule import schedule

SPRING = dt.date(2013, 3, 31)  # 02:00 becomes 03:00
AUTUMN = dt.date(2013, 10, 27)  # 03:00 becomes 02:00


def local(slots: tuple[Slot, ...], zone: str = ZONE) -> list[tuple[str, str, str]]:
    return [
        (
            slot.session.id,
            f"{slot.start.astimezone(ZoneInfo(zone)):%H:%M}",
            f"{slot.end.astimezone(ZoneInfo(zone)):%H:%M}",
        )
        for slot in slots
    ]


def test_sessions_follow_one_another_or_stand_at_their_own_time() -> None:
    slots = plan(
        one_day(
            "a",
            session("b", 45),
            session("lunch", 60, start="12:00"),
            session("c", start="12:30", starts="not-before"),
            session("d", start="14:00", starts="not-before"),
        )
    )
    assert local(slots) == [
        ("a", "10:00", "10:30"),
        ("b", "10:30", "11:15"),
        ("lunch", "12:00", "13:00"),
        ("c", "13:00", "13:30"),
        ("d", "14:00", "14:30"),
    ]
    assert [slot.anchor for slot in slots] == [
        Anchor.DAY,
        Anchor.NONE,
        Anchor.FIXED,
        Anchor.NOT_BEFORE,
        Anchor.NOT_BEFORE,
    ]


@pytest.mark.parametrize("starts", ["fixed", "not-before"])
def test_a_day_opens_no_earlier_than_it_says(starts: str) -> None:
    first = session("a", start="10:15", starts="fixed" if starts == "fixed" else "not-before")
    assert local(plan(one_day(first)))[0][1] == "10:15"
    assert local(plan(agenda(day(first, start="10:30"))))[0][1] == "10:30"


def test_a_clock_time_before_the_day_opens_is_that_of_the_night_after() -> None:
    programme = agenda(day(session("a", 120), session("b", start="00:15"), start="22:00"))
    slots = plan(programme)
    assert slots[1].start == at("00:15", dt.date(2013, 3, 22))
    assert slots[1].day == 0


def test_the_dates_of_the_days_may_differ_from_the_agendas() -> None:
    programme = agenda(day("a"), day("b"))
    slots = plan(programme, [dt.date(2013, 4, 2), dt.date(2013, 4, 9)])
    assert [slot.start for slot in slots] == [
        at("10:00", dt.date(2013, 4, 2)),
        at("10:00", dt.date(2013, 4, 9)),
    ]


def test_minutes_may_be_planned_to_pass_before_a_session() -> None:
    programme = Programme((day("a", "b", session("c", start="11:30")),), {"b": 12, "c": 5})
    slots = plan(agenda(day("a")), programme=programme)
    assert local(slots) == [
        ("a", "10:00", "10:30"),
        ("b", "10:42", "11:12"),
        ("c", "11:30", "12:00"),
    ]


@pytest.mark.parametrize(
    ("date", "clock", "utc"),
    [
        (SPRING, "01:59", "00:59"),
        (SPRING, "02:30", "01:30"),  # left out: as if the clocks had not been changed, so 03:30
        (SPRING, "03:00", "01:00"),
        (AUTUMN, "01:59", "23:59"),
        (AUTUMN, "02:30", "00:30"),  # comes twice: the first
        (AUTUMN, "03:00", "02:00"),
    ],
)
def test_a_clock_time_is_one_instant_on_a_night_of_daylight_saving(
    date: dt.date, clock: str, utc: str
) -> None:
    got = instant(date, dt.time.fromisoformat(clock), ZoneInfo(ZONE))
    assert f"{got:%H:%M}" == utc
    assert got.tzinfo is dt.UTC


def test_in_the_spring_night_an_hour_is_left_out_of_the_clock_and_not_of_the_session() -> None:
    night = day(session("a", 120), "b", date=dt.date(2013, 3, 30), start="23:30")
    slots = plan(agenda(night))
    assert local(slots) == [("a", "23:30", "01:30"), ("b", "01:30", "03:00")]
    assert slots[1].end - slots[1].start == minutes(30)


def test_in_the_autumn_night_an_hour_comes_twice_and_the_session_is_no_longer() -> None:
    night = day(session("a", 120), session("b", 60), date=dt.date(2013, 10, 26), start="23:30")
    slots = plan(agenda(night))
    assert local(slots) == [("a", "23:30", "01:30"), ("b", "01:30", "02:30")]
    assert slots[1].end == at("02:30", AUTUMN)
    late = plan(agenda(day(session("a", 240), date=dt.date(2013, 10, 26), start="23:30")))
    assert late[0].end == at("02:30", AUTUMN, fold=1)


def test_time_does_not_depend_on_the_zone_an_instant_is_given_in() -> None:
    room = Room(agenda(day("a", "b"), day("c"))).until("10:04").do(moves.start).wait(10)
    elsewhere = room.now.astimezone(ZoneInfo("America/New_York"))
    assert schedule(room.state, elsewhere) == schedule(room.state, room.now)
    facts = [moves.next_session(room.state, when) for when in (room.now, elsewhere)]
    assert facts[0] == facts[1]


def test_the_date_that_counts_is_that_of_the_meeting_and_not_of_the_laptop() -> None:
    # 08:00 on the 22nd in Tokyo is still the 21st in UTC.
    programme = agenda(day("a"), day("b", start="08:30"), timezone="Asia/Tokyo")
    room = Room(programme).until("10:00").do(moves.start).wait(30).do(moves.end)
    room.now = dt.datetime(2013, 3, 21, 23, 0, tzinfo=dt.UTC)
    assert room.do(moves.start).state.current == "b"


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia"])
def test_any_zone_sets_its_own_clock(zone: str) -> None:
    slots = plan(agenda(day("a"), timezone=zone))
    assert local(slots, zone) == [("a", "10:00", "10:30")]
    assert slots[0].start.astimezone(ZoneInfo(zone)).date() == DATE


@pytest.mark.parametrize(("length", "night"), [(240, True), (239, False)])
def test_a_clock_time_before_the_days_start_is_in_the_night_if_the_day_lasts_until_near_it(
    length: int, *, night: bool
) -> None:
    held = day(session("a", length), start="10:00")
    end = plan(agenda(held))[0].end
    date = DATE + dt.timedelta(days=1) if night else DATE
    assert own_start(held, dt.time(2), end, ZoneInfo(ZONE)) == at("02:00", date)
