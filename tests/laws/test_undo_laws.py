"""The laws of undo: every step can be taken back, several times, and taken again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import Room
from facilitator.core.base.refusal import Refused
from facilitator.core.record.state import State
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.time import moves
from strategies import meetings, step

HISTORY = ("undo", "redo")


def told(state: State) -> State:
    """Leave out what says how a state came about and not what is true."""
    return replace(state, last=None, undone=())


@given(st.data())
def test_undo_after_any_move_gives_back_the_state_before(data: st.DataObject) -> None:
    room = data.draw(meetings())
    before = room.state
    if step(data.draw, room, without=HISTORY) is None:
        return
    assert told(room.do(moves.undo).state) == told(before)


@given(meetings(), st.integers(1, 8))
def test_undoing_and_redoing_as_often_gives_the_same_state(room: Room, times: int) -> None:
    before = room.state
    times = min(times, len(before.history))
    for _ in range(times):
        room.do(moves.undo)
    for _ in range(times):
        room.do(moves.redo)
    assert replace(room.state, last=None) == replace(before, last=None)


@given(meetings())
def test_undoing_everything_gives_the_record_as_it_was_opened(room: Room) -> None:
    while room.state.history:
        room.do(moves.undo)
    opened = Room(room.state.agenda)
    assert told(replace(room.state, opened=None)) == told(replace(opened.state, opened=None))
    with pytest.raises(Refused):
        moves.undo(room.state, room.now)


@given(st.data())
def test_a_new_step_leaves_nothing_to_redo_even_after_it_is_undone(data: st.DataObject) -> None:
    room = data.draw(meetings())
    if step(data.draw, room, without=HISTORY) is None:
        return
    assert room.state.undone == ()
    last = room.events[-1].id
    assert room.do(moves.undo).state.undone == (last,)


@given(meetings())
def test_history_names_the_events_that_count_in_their_order(room: Room) -> None:
    void: set[str] = set()
    for event in room.events:
        if isinstance(event.fact, Undone):
            void.add(event.fact.event)
        elif isinstance(event.fact, Redone):
            void.remove(event.fact.event)
    steps = [
        event.id
        for event in room.events[1:]
        if not isinstance(event.fact, Undone | Redone) and event.id not in void
    ]
    assert list(room.state.history) == steps
    assert set(room.state.undone) <= void
