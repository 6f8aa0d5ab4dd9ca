"""The laws of how late a session is said to be: it is what the times that are shown say."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from builders import ENGLISH, Room
from facilitator.core.base.ids import SessionId
from facilitator.core.base.span import MINUTE, ZERO, whole
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.programme import Rebalanced
from facilitator.core.record.speakers import SpeakerLost
from facilitator.core.time.schedule import Row
from facilitator.core.time.view import View
from facilitator.tui.places.programme import rows as table
from facilitator.tui.places.run.moment import Moment, moment
from facilitator.tui.places.run.panels import programme
from strategies import WAITS, agendas, meetings, step

_RUN: Final = re.compile(r". (\d\d:\d\d) +(?:([+\N{MINUS SIGN}])(\d+)(h?))? ")
_PLAN: Final = re.compile(r". (\d\d:\d\d) ")
DAY_MINUTES: Final = 24 * 60


def _drawn(row: Row, of: Moment) -> str:
    return "".join(text for text, _ in programme.draw(row, of, 60, narrow=False))


def _planned(row: Row, of: Moment) -> str:
    """Read off when the table of the programme has a session planned."""
    drawn = table.draw(row, of.state, of.plan.phase, 80, ENGLISH)
    found = _PLAN.match("".join(text for text, _ in drawn))
    assert found
    return found[1]


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


@given(meetings())
def test_each_figure_in_the_list_is_the_difference_of_the_times_that_are_shown(
    room: Room,
) -> None:
    of = moment(View(room.state, room.schedule), ENGLISH)
    for row in room.schedule.rows:
        found = _RUN.match(_drawn(row, of))
        assert found, _drawn(row, of)
        shown, sign, figure, hours = found.groups()
        apart = _minutes(shown) - _minutes(_planned(row, of))
        late = int(figure or 0) * (60 if hours else 1) * (1 if sign == "+" else -1)
        if hours:
            assert late // 60 == int(row.late / (60 * MINUTE))
        elif (
            row.due.astimezone(room.state.zone).utcoffset()
            == row.begins.astimezone(room.state.zone).utcoffset()
        ):
            assert (late - apart) % DAY_MINUTES == 0, _drawn(row, of)


@given(meetings())
def test_the_header_and_the_row_of_what_is_next_say_the_same(room: Room) -> None:
    row = room.schedule.following
    if room.schedule.current is None and row is not None:
        assert room.schedule.behind == row.late


@given(agendas(), st.data())
def test_what_begins_when_the_plan_says_is_never_late_or_early(
    agenda: Agenda, data: st.DataObject
) -> None:
    room = Room(agenda)
    room.now = room.state.slots[0].start
    on_time: dict[SessionId, dt.datetime] = {}
    for _ in range(data.draw(st.integers(0, 12))):
        _wait(data, room)
        before, state = room.schedule, room.state
        step(data.draw, room, without=("away", "undo", "redo", "move day", "leftover"))
        now = room.state.current
        if now is None or state.of(now).begun or not room.state.of(now).begun:
            continue
        swapped = isinstance(room.events[-1].fact, SpeakerLost) and state.current is not None
        slot = state.slot(now)
        kept = before.offset == ZERO if swapped else slot and slot.start == room.now
        if kept:
            on_time[now] = room.now
    for row in room.schedule.rows:
        if on_time.get(row.session.id) == row.begins:
            assert row.late == ZERO, row


def _wait(data: st.DataObject, room: Room) -> None:
    """Let it be the planned start of some session to come, or any later instant."""
    starts = [slot.start for slot in room.state.slots if slot.start > room.now]
    if starts and data.draw(st.booleans()):
        room.now = data.draw(st.sampled_from(starts[:2]))
    else:
        room.wait(data.draw(WAITS))


@given(meetings())
def test_after_a_rebalance_what_has_begun_is_the_plan(room: Room) -> None:
    room.put(Rebalanced())
    here = room.schedule.current
    if here is not None:
        assert here.late == ZERO
        assert room.schedule.behind <= ZERO


@given(meetings())
def test_a_speaker_who_is_lost_makes_nothing_later(room: Room) -> None:
    before, away = room.schedule, room.state.current
    if away is None or before.current is None or before.current.session.end_fixed:
        return
    open_ = [
        row.session.id
        for row in before.rows
        if row.slot.day == before.current.slot.day and not row.progress.begun
        if not row.session.end_fixed and not row.progress.added and not row.progress.over
    ]
    if open_:
        room.put(SpeakerLost(away, open_[0]))
        assert room.schedule.behind // MINUTE == (before.offset // MINUTE)
        if room.row(away).awaited == room.row(open_[0]).expected_end:
            assert room.row(away).late == room.schedule.behind  # it goes on when the other ends
        assert room.row(open_[0]).due == whole(room.now) - before.offset // MINUTE * MINUTE
