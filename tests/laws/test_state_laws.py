"""The laws of state: a fold that never fails, however a meeting went or a journal reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import assert_never

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from builders import ENGLISH, Room, folded
from facilitator.core.record.events import Event
from facilitator.core.record.following import Following
from facilitator.core.record.notes import Noted, NoteRemoved
from facilitator.core.record.replay import fold, replay
from facilitator.core.record.state import EMPTY, State
from facilitator.core.telling.describe.fact import describe
from facilitator.core.time.schedule import Status, schedule
from strategies import FAR_INSTANTS, journals, meetings, step


def following(events: list[Event]) -> State:
    """Bring a state up to date after each event, as a running program does."""
    followed = Following([])
    for n, event in enumerate(events, start=1):
        followed.take_in(events[:n], [event])
    return followed.state


@given(meetings())
def test_following_a_meeting_gives_the_state_that_replaying_it_gives(room: Room) -> None:
    assert room.state == replay(room.events)
    assert following(room.events) == replay(room.events)


@given(meetings(without=("undo", "redo")))
def test_folding_event_by_event_gives_the_same_as_folding_all(room: Room) -> None:
    assert folded(room.events) == replay(room.events)


@given(journals(), st.data())
def test_folding_changes_no_state_that_was_there_before(
    events: list[Event], data: st.DataObject
) -> None:
    """Not even the order in what it holds: a fold changes what it has copied, and only that."""
    states = [EMPTY]
    for event in events:
        states.append(fold(states[-1], [event]))
    seen = [laid_out(state) for state in states]
    start = data.draw(st.integers(0, len(events)))
    assert laid_out(fold(states[start], events[start:])) == seen[-1]
    assert laid_out(fold(EMPTY, events)) == seen[-1]
    assert [laid_out(state) for state in states] == seen


def laid_out(value: object) -> object:
    """Give what a value holds as it is now, in its order where it has one."""
    match value:
        case Struct():
            return [(name, laid_out(getattr(value, name))) for name in value.__struct_fields__]
        case Mapping():
            return [(key, laid_out(one)) for key, one in value.items()]
        case list() | tuple():
            return [laid_out(one) for one in value]
        case AbstractSet():
            return frozenset(value)
        case _:
            return value


@given(journals(), st.integers(1, 4))
def test_following_with_marks_gives_the_state_that_replaying_it_gives(
    events: list[Event], span: int
) -> None:
    follower = Following([], span)
    for n, event in enumerate(events, start=1):
        follower.take_in(events[:n], [event])
        assert follower.state == replay(events[:n])
    assert Following(events, span).state == replay(events)


@given(meetings(), st.integers(0, 20))
def test_events_may_come_in_lots(room: Room, cut: int) -> None:
    followed = Following(room.events[:cut])
    followed.take_in(room.events, room.events[cut:])
    assert followed.state == room.state


@given(journals())
def test_following_any_journal_gives_the_state_that_replaying_it_gives(
    events: list[Event],
) -> None:
    assert following(events) == replay(events)


@given(journals(), FAR_INSTANTS)
def test_any_journal_has_a_state_a_schedule_and_words(
    events: list[Event], now: dt.datetime
) -> None:
    state = replay(events)
    assert len(schedule(state, now).rows) == len(state.slots)
    for event in events:
        assert ENGLISH.say(describe(event.fact, state))


@given(meetings(), st.data())
def test_nothing_ends_before_it_begins_however_clocks_were_set(
    room: Room, data: st.DataObject
) -> None:
    hours = dt.timedelta(hours=2)
    for _ in range(data.draw(st.integers(1, 8))):
        room.wait(data.draw(st.timedeltas(-hours, hours)))
        step(data.draw, room)
    state = room.state
    spans = [span for of in state.progress.values() for span in (*of.spans, *of.pauses)]
    spans += [s for of in state.rounds.values() for turn in of.turns.values() for s in turn.spans]
    assert all(span.end is None or span.start <= span.end for span in spans)


@given(journals())
def test_at_most_one_session_runs_and_it_is_not_over(events: list[Event]) -> None:
    consistent(replay(events))


@given(meetings())
def test_at_most_one_session_of_a_meeting_runs_and_it_is_not_over(room: Room) -> None:
    consistent(room.state)
    running = [row for row in room.schedule.rows if row.running]
    assert [row.session.id for row in running] == [s for s in [room.state.current] if s]


def consistent(state: State) -> None:
    unfinished = {
        id_ for id_, of in state.progress.items() if of.spans and of.spans[-1].end is None
    }
    assert unfinished == ({state.current} if state.current is not None else set())
    for id_, of in state.progress.items():
        assert not (of.ended and id_ == state.current)
        assert not (of.skipped and id_ == state.current)
        assert not (of.ended and of.skipped)
        assert not of.paused or id_ == state.current
        assert all(span.end is not None for span in of.spans[:-1])
        assert all(pause.end is not None for pause in of.pauses[:-1])
    assert not (state.closed and state.current)


@given(st.data())
def test_no_move_ever_shortens_what_was_held(data: st.DataObject) -> None:
    room = data.draw(meetings(without=("undo", "redo")))
    before = room.state
    step(data.draw, room, without=("undo", "redo"))
    for id_, of in before.progress.items():
        after = room.state.of(id_)
        closed = [span for span in of.spans if span.end is not None]
        assert list(after.spans[: len(closed)]) == closed
        assert len(after.spans) >= len(of.spans)
        assert [span.start for span in after.spans[: len(of.spans)]] == [s.start for s in of.spans]


@given(meetings())
def test_a_skipped_session_keeps_its_row(room: Room) -> None:
    skipped = {id_ for id_, of in room.state.progress.items() if of.skipped}
    shown = {row.session.id for row in room.schedule.rows if row.status is Status.SKIPPED}
    assert shown == skipped


@given(meetings(without=("undo", "redo")))
def test_a_note_never_vanishes_except_by_removal(room: Room) -> None:
    kept = {event.id for event in room.events if isinstance(event.fact, Noted)}
    removed = {e.fact.note for e in room.events if isinstance(e.fact, NoteRemoved)}
    assert set(room.state.notes) == kept - removed


@given(meetings())
def test_a_meeting_never_goes_back_to_an_earlier_session_by_itself(room: Room) -> None:
    order = {slot.session.id: n for n, slot in enumerate(room.state.slots)}
    rows = room.schedule.rows
    if room.state.cursor is not None:
        passed = rows[: order[room.state.cursor]]
        assert all(row.expected_start is None for row in passed)


@given(meetings())
def test_every_fact_of_a_meeting_can_be_said(room: Room) -> None:
    for event in room.events:
        words = ENGLISH.say(describe(event.fact, room.state))
        assert words
        assert "{title}" not in words


def test_every_status_is_known_to_the_laws() -> None:
    for status in Status:
        match status:
            case Status.RUNNING | Status.PAUSED | Status.UPCOMING | Status.INTERRUPTED:
                pass
            case Status.PASSED | Status.DONE | Status.SKIPPED:
                pass
            case _:
                assert_never(status)
