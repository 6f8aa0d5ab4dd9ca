"""The laws of timekeeping, for any agenda and any course of a meeting."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from builders import Room
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.plan import Anchor, instant, plan
from facilitator.core.record.sessions import AwayChoice
from facilitator.core.time import moves
from facilitator.core.time.schedule import Phase, Status, day_at, phase_of, schedule
from strategies import FIRST_DATES, INSTANTS, ZONES, agendas, meetings

TIME_ALONE = ("away",)
"""With settled absences left out, stillness is pauses and the time between intervals only."""


@given(meetings())
def test_offset_of_a_free_session_is_its_late_start_additions_pauses_and_overtime(
    room: Room,
) -> None:
    now, row = room.schedule, room.schedule.current
    if row is None:
        return
    of = row.progress
    overtime = now.overtime
    if row.session.end_fixed:
        assert now.offset == of.added + overtime - of.later
    else:
        late = of.spans[0].start - row.slot.start
        assert now.offset == late + of.added + of.still(room.now) + overtime - of.later


@given(meetings())
def test_offset_is_the_expected_end_of_the_running_session_less_its_planned_end(
    room: Room,
) -> None:
    now = room.schedule
    if now.current is not None and now.current.expected_end is not None:
        assert now.offset == now.current.expected_end - now.current.due_end


@given(meetings())
def test_remaining_and_overtime_are_the_two_sides_of_the_expected_end(room: Room) -> None:
    now = room.schedule
    if now.current is None or now.current.expected_end is None or now.remaining is None:
        assert (now.remaining, now.overtime, now.phase) == (None, ZERO, Phase.CALM)
        return
    assert now.overtime == max(ZERO, -now.remaining)
    assert now.current.expected_end == room.now + max(ZERO, now.remaining)
    assert (now.phase is Phase.OVERTIME) == (now.remaining < ZERO)


@given(meetings(without=TIME_ALONE))
def test_time_passes_for_a_running_session_and_stands_still_for_a_paused_one(room: Room) -> None:
    now = room.schedule
    later = schedule(room.state, room.now + dt.timedelta(minutes=7))
    if now.remaining is None or later.remaining is None or now.current is None:
        return
    stands = room.state.paused and not now.current.session.end_fixed
    assert now.remaining - later.remaining == (ZERO if stands else dt.timedelta(minutes=7))


@given(meetings(without=TIME_ALONE))
def test_used_and_still_make_up_the_time_since_the_first_start(room: Room) -> None:
    for row in room.schedule.rows:
        of = row.progress
        if of.begun:
            last = of.spans[-1].end or room.now
            assert of.used(room.now) + of.still(room.now) == last - of.spans[0].start
            intervals = sum((span.length(room.now) for span in of.spans), ZERO)
            pauses = sum((pause.length(room.now) for pause in of.pauses), ZERO)
            assert of.used(room.now) == intervals - pauses
            assert ZERO <= of.used(room.now) == of.ran(of.spans[0].start, room.now)
        else:
            assert of.used(room.now) == ZERO


@given(
    meetings(),
    st.timedeltas(dt.timedelta(seconds=3), dt.timedelta(days=2)),
    st.sampled_from(["counted", "paused"]),
)
def test_no_answer_leaves_more_time_after_the_clock_was_set_back(
    room: Room, back: dt.timedelta, choice: AwayChoice
) -> None:
    before = room.schedule
    if before.current is None or before.remaining is None:
        return
    free, since = not before.current.session.end_fixed, room.now
    used = before.current.progress.used(since)
    room.wait(-back)
    if free:
        length = before.current.slot.end - before.current.slot.start
        assert (room.schedule.remaining or ZERO) <= length + before.current.progress.added
    with suppress(Refused):  # by chance settled just now
        room.do(moves.settle_away, since, room.now, choice)
        of = room.state.of(before.current.session.id)
        assert of.used(room.now) == used
        assert not free or room.schedule.remaining == before.remaining
        room.wait(1)
        room.do(moves.end)
        assert all(span.end is None or span.start <= span.end for span in of.spans)


@given(meetings())
def test_expected_starts_of_a_day_never_decrease(room: Room) -> None:
    coming = [
        (row.slot.day, row.expected_start)
        for row in room.schedule.rows
        if row.expected_start is not None and not row.running
    ]
    assert coming == sorted(coming)


@given(meetings())
def test_what_is_to_come_is_never_expected_before_now_nor_before_its_own_start(room: Room) -> None:
    for row in room.schedule.rows:
        if row.status not in (Status.UPCOMING, Status.INTERRUPTED) or row.expected_start is None:
            continue
        assert row.expected_end is not None
        assert room.now <= row.expected_start <= row.expected_end
        if row.slot.anchor is not Anchor.NONE:
            assert row.expected_start >= row.slot.start


@given(meetings())
def test_nothing_is_expected_to_begin_before_the_running_session_of_its_day_ends(
    room: Room,
) -> None:
    now = room.schedule
    if now.current is None or now.current.expected_end is None:
        return
    for row in now.rows:
        if row.slot.day == now.current.slot.day and row.expected_start and not row.running:
            assert row.expected_start >= now.current.expected_end


@given(meetings())
def test_a_session_to_come_takes_its_planned_length_or_until_its_planned_end(room: Room) -> None:
    for row in room.schedule.rows:
        if row.status is not Status.UPCOMING:
            continue
        assert row.expected_start is not None
        assert row.expected_end is not None
        if row.session.end_fixed:
            assert row.expected_end == max(row.expected_start, row.slot.end + row.progress.added)
        else:
            length = max(ZERO, row.slot.end - row.slot.start + row.progress.added)
            assert row.expected_end == row.expected_start + length


@given(meetings())
def test_a_conflict_is_a_fixed_session_to_come_expected_after_its_start(room: Room) -> None:
    for row in room.schedule.rows:
        late = row.expected_start is not None and row.expected_start - row.slot.start >= MINUTE
        fixed = row.slot.anchor is Anchor.FIXED and row.status is Status.UPCOMING
        assert row.conflict == (fixed and late)


@given(meetings())
def test_recoverable_means_an_expected_time_not_after_the_latest_or_an_offset_within_the_slack(
    room: Room,
) -> None:
    now = room.schedule
    point = now.fixed_point
    if point is None:
        return
    here = now.current or now.following
    assert here is not None
    expected = here.expected_end if now.current else here.expected_start
    assert expected is not None
    assert point.recoverable == (expected <= point.latest) == (now.offset <= point.slack)
    if point.recoverable and here.slot.day == 0:
        assert point.latest <= point.row.slot.start


@given(meetings())
def test_slack_is_the_gaps_and_what_the_sessions_before_the_fixed_point_can_give(
    room: Room,
) -> None:
    now = room.schedule
    point, here = now.fixed_point, now.current or now.following
    if point is None or here is None or (now.current is None and here.progress.begun):
        return
    awaited = [row for row in now.rows if row.expected_end is not None]
    between = awaited[awaited.index(here) + bool(now.current) : awaited.index(point.row)]
    if any(row.progress.begun for row in between):
        return
    room_left = point.row.slot.start - (here.due_end if now.current else here.slot.start)
    gaps = room_left - sum((row.slot.end - row.slot.start for row in between), ZERO)
    give = sum(row.session.duration - row.session.shortest for row in between)
    assert point.slack == gaps + dt.timedelta(minutes=give)


@given(meetings())
def test_following_is_what_the_next_key_starts(room: Room) -> None:
    now = room.schedule
    coming = moves.upcoming(room.state, room.now)
    assert (now.following.slot if now.following else None) == coming
    if now.current is None:
        try:
            fact = moves.start(room.state, room.now)
        except Refused:
            return
        assert now.following is not None
        room.put(fact)
        assert room.state.current == now.following.session.id


@given(meetings())
def test_time_never_depends_on_the_zone_of_the_laptop(room: Room) -> None:
    for zone in ZONES:
        elsewhere = room.now.astimezone(ZoneInfo(zone))
        assert schedule(room.state, elsewhere) == room.schedule
        assert day_at(room.state, elsewhere) == day_at(room.state, room.now)


@given(meetings())
def test_looking_changes_nothing(room: Room) -> None:
    assert schedule(room.state, room.now) == schedule(room.state, room.now)
    later = schedule(room.state, room.now + dt.timedelta(days=1))
    assert [row.slot for row in later.rows] == [row.slot for row in room.schedule.rows]


@given(meetings())
def test_every_session_of_the_agenda_has_one_row(room: Room) -> None:
    rows = [row.session.id for row in room.schedule.rows]
    everything = [s.id for day in room.state.programme.days for s in day.sessions]
    assert rows == everything
    assert len(set(rows)) == len(rows)
    assert {s.id for day in room.state.agenda.days for s in day.sessions} <= set(rows)
    days = [row.slot.day for row in room.schedule.rows]
    assert days == sorted(days)


@given(agendas())
def test_before_the_meeting_everything_is_expected_as_planned_where_the_plan_works_out(
    programme: Agenda,
) -> None:
    room = Room(programme)
    room.now = room.state.slots[0].start - dt.timedelta(minutes=30)
    if any(before.end > after.start for before, after in pairwise(room.state.slots)):
        return  # sessions that overlap; checking the agenda tells of them
    for row in room.schedule.rows:
        assert row.expected_start == row.slot.start
        assert row.expected_end == row.slot.end


@given(agendas())
def test_a_planned_session_has_its_length_and_days_keep_their_order(programme: Agenda) -> None:
    slots = plan(programme)
    for slot in slots:
        assert slot.end - slot.start == dt.timedelta(minutes=slot.session.duration)
        assert slot.start.tzinfo is dt.UTC
    assert [slot.day for slot in slots] == sorted(slot.day for slot in slots)


@given(st.sampled_from(FIRST_DATES), st.times(), st.sampled_from(ZONES))
@example(dt.date(2013, 3, 31), dt.time(2, 30), "Europe/Stockholm")
def test_a_clock_time_reads_back_unless_the_clocks_left_it_out(
    date: dt.date, clock: dt.time, zone: str
) -> None:
    local = instant(date, clock, ZoneInfo(zone)).astimezone(ZoneInfo(zone))
    if local.time() != clock:
        assert local.utcoffset() != (local - dt.timedelta(hours=2)).utcoffset()
    else:
        assert local.date() == date
        assert local.fold == 0


@given(st.timedeltas(dt.timedelta(hours=-2), dt.timedelta(hours=5)), st.integers(1, 300))
def test_a_phase_never_calms_as_time_goes_by(remaining: dt.timedelta, length: int) -> None:
    duration = dt.timedelta(minutes=length)
    assert phase_of(remaining, duration) <= phase_of(remaining - dt.timedelta(seconds=1), duration)
    assert phase_of(duration, duration) is Phase.CALM


@given(meetings(), INSTANTS)
def test_any_instant_can_be_looked_at(room: Room, now: dt.datetime) -> None:
    assert len(schedule(room.state, now).rows) == len(room.state.slots)
