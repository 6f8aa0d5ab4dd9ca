"""The laws of rebalancing, for any agenda and any course of a meeting."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import Final

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import Room, one_day, session
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.record.agenda import Session, Starts
from facilitator.core.record.move import Move
from facilitator.core.record.plan import Anchor
from facilitator.core.record.programme import Rebalanced
from facilitator.core.record.replay import replay
from facilitator.core.record.sessions import UNTOUCHED
from facilitator.core.record.state import State
from facilitator.core.time import moves
from facilitator.core.time.rebalance.propose import Proposal, propose, rebalance
from facilitator.core.time.rebalance.ways import WAYS, Way
from facilitator.core.time.schedule import Row, schedule
from strategies import meetings

CHOSEN = st.sets(st.sampled_from(WAYS))
STARTS: Final[list[Starts]] = ["fixed", "not-before"]
MOVES: Final[list[Move[[]]]] = [
    moves.next_session,
    moves.skip,
    moves.end,
    moves.back,
]


def _fixed(state: State) -> dict[str, object]:
    return {s.session.id: s.start for s in state.slots if s.anchor is Anchor.FIXED}


def _late(row: Row) -> int:
    assert row.expected_start is not None
    return (row.expected_start - row.slot.start) // MINUTE


@st.composite
def late_meetings(draw: st.DrawFn) -> Room:
    """Run a day with a fixed point in it somewhat late: what a rebalance is for."""
    programme: list[Session] = []
    time = 9 * 60
    for number in range(draw(st.integers(2, 9))):
        length = draw(st.integers(1, 60))
        own = draw(st.integers(0, 2)) == 0
        starts: Starts = draw(st.sampled_from(STARTS))
        if own:
            time += draw(st.integers(0, 20))
        programme.append(
            session(
                f"s{number}",
                length,
                draw(st.integers(0, length)),
                start=f"{time // 60:02}:{time % 60:02}" if own and number else None,
                starts=starts,
                end_fixed=draw(st.integers(0, 5)) == 0,
                kind=draw(st.sampled_from(["talk", "break"])),
                optional=draw(st.booleans()),
                priority=draw(st.integers(1, 3)),
            )
        )
        time += length
    room = Room(one_day(*programme, start="09:00")).until("09:00")
    room.wait(dt.timedelta(seconds=draw(st.integers(0, 30 * 60))))
    for _ in range(draw(st.integers(0, 4))):
        with contextlib.suppress(Refused):
            room.do(draw(st.sampled_from(MOVES)))
        room.wait(dt.timedelta(seconds=draw(st.integers(0, 60 * 60))))
    return room


@given(late_meetings() | meetings(), CHOSEN, st.booleans(), st.data())
def test_a_rebalance_keeps_its_promises(
    room: Room, ways: set[Way], move: bool, data: st.DataObject
) -> None:
    before, now = room.state, room.now
    moving = set(_fixed(before)) if move else set()
    sessions = [slot.session for slot in before.slots]
    held = [each.id for each in sessions if not before.of(each.id).skipped]
    kept_whole = data.draw(st.sets(st.sampled_from(held))) if held else set()
    found = propose(before, now, ways, moving=moving, keeping=kept_whole)
    _sums_are_exact(found, ways)
    if not found.changes:
        return
    given_up = {id_ for id_, _ in found.fact.durations} | set(found.fact.skipped)
    free_to_end = {each.id for each in sessions if each.end_fixed}
    assert not given_up & kept_whole - free_to_end
    assert not set(found.fact.skipped) & kept_whole
    event = room.put(rebalance(before, now, ways, moving=moving, keeping=kept_whole))
    assert event.fact == found.fact
    after = room.state
    _only_what_has_not_begun_is_touched(before, after, found)
    _nothing_is_shorter_than_its_least(before, found)
    kept = {id_ for id_, _ in found.fact.shifted}
    assert moving >= kept
    assert {i: s for i, s in _fixed(before).items() if i not in kept} == {
        i: s for i, s in _fixed(after).items() if i not in kept
    }
    rows = {row.session.id: row for row in schedule(after, now).rows}
    for part in found.stretches:
        if part.until is not None and part.moved:
            assert not rows[part.until.session.id].conflict
        elif part.until is not None:
            row = rows[part.until.session.id]
            assert row.conflict is (not part.saved)
            assert max(0, _late(row)) == part.left_over
    for line in found.lines:
        row = rows[line.before.session.id]
        assert (line.after is None) == (row.session.id in found.fact.skipped)
        if line.after is not None:
            assert row == line.after
    room.put(moves.undo(room.state, room.now))
    undone = replay(room.events)
    assert (undone.slots, undone.programme, undone.progress) == (
        before.slots,
        before.programme,
        before.progress,
    )


def _sums_are_exact(found: Proposal, ways: set[Way]) -> None:
    for part in found.stretches:
        assert part.recovered + part.left_over == part.late > 0
        assert part.gaps + part.given == part.recovered
        assert min(part.gaps, part.given, part.left_over) >= 0
        if not ways:
            assert part.given == 0
    if not found.fact.skipped:
        shorter = sum(line.given for line in found.lines if not line.before.session.end_fixed)
        assert shorter == sum(part.given for part in found.stretches)


def _only_what_has_not_begun_is_touched(before: State, after: State, found: Proposal) -> None:
    fact = found.fact
    touched = {id_ for id_, _ in (*fact.durations, *fact.shifted)} | set(fact.skipped)
    assert not any(before.of(id_).begun for id_ in touched)
    for id_ in after.progress.keys() - set(fact.skipped):
        assert replace(after.of(id_), accepted=before.of(id_).accepted) == before.of(id_)
    here = before.cursor
    for old, new in zip(before.slots, after.slots, strict=True):
        if old.day != found.lines[0].before.slot.day or old.session.id == here:
            assert old == new


def _nothing_is_shorter_than_its_least(before: State, found: Proposal) -> None:
    for id_, minutes in found.fact.durations:
        session = before.session(id_)
        assert session is not None
        assert minutes >= session.shortest
        assert minutes <= session.duration or session.end_fixed
    for line in found.lines:
        row = line.after
        if row is not None and not row.progress.begun and row.progress.added == ZERO:
            assert row.expected_start is not None
            assert row.expected_end is not None
            least = min(row.session.shortest, line.minutes)
            assert row.expected_end - row.expected_start >= least * MINUTE


@given(late_meetings())
def test_a_cut_is_never_in_vain(room: Room) -> None:
    shortened = propose(room.state, room.now, ("breaks", "proportional"))
    found = propose(room.state, room.now)
    if any(line.after is None for line in found.lines):
        assert any(part.left_over for part in shortened.stretches)
        assert sum(part.left_over for part in found.stretches) < sum(
            part.left_over for part in shortened.stretches
        )


@given(late_meetings(), CHOSEN, st.integers(0, 30))
def test_a_second_rebalance_at_once_finds_nothing_more_to_do(
    room: Room, ways: set[Way], wait: int
) -> None:
    found = propose(room.state, room.now, ways)
    if not found.changes or any(part.left_over for part in found.stretches):
        return
    room.put(found.fact)
    after = propose(room.state, room.now, ways)
    assert not after.changes
    rows = [line.before for line in after.lines]
    if all(row.progress == UNTOUCHED for row in rows):  # what has begun is not planned anew
        assert all(part.gaps == part.late for part in after.stretches)
        if rows and rows[0].slot.anchor is Anchor.NONE:  # else a gap may stay before it
            assert after.stretches == ()
    room.wait(wait)
    again = propose(room.state, room.now, ways)
    assert isinstance(again.fact, Rebalanced)


@given(late_meetings() | meetings())
def test_nothing_is_proposed_for_a_meeting_that_is_not_late(room: Room) -> None:
    plan = room.schedule
    today = [row for row in plan.rows if row.slot.day == plan.day and row.expected_start]
    punctual = all(
        row.expected_start <= row.slot.start and row.expected_end <= row.slot.end
        for row in today
        if row.expected_start and row.expected_end
    )
    if punctual:
        assert not propose(room.state, room.now).changes
