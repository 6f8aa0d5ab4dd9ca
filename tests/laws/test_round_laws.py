"""Laws of rounds, whatever was done in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final, get_args

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import Room, agenda, day, session
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import ZERO
from facilitator.core.record.agenda import Organisation
from facilitator.core.record.sessions import AwayChoice
from facilitator.core.rounds import moves as round_moves
from facilitator.core.rounds import standing
from facilitator.core.rounds.standing import Standing
from facilitator.core.time import moves

R: Final = "r"
IDS: Final = st.sampled_from("abcdefg")
WAITS: Final = st.integers(0, 40 * 60).map(lambda seconds: dt.timedelta(seconds=seconds))

Step = Callable[[Room, Callable[[st.SearchStrategy[Any]], Any]], object]
CHOICES: Final[tuple[AwayChoice, ...]] = get_args(AwayChoice)

ROUND_STEPS: Final[dict[str, Step]] = {
    "next": lambda room, _: room.do(round_moves.next_turn, R),
    "back": lambda room, _: room.do(round_moves.previous_turn, R),
    "give": lambda room, draw: room.do(round_moves.give_turn, R, draw(IDS)),
    "pass over": lambda room, draw: room.do(round_moves.pass_over, R, draw(IDS)),
    "shuffle": lambda room, _: room.do(round_moves.shuffle, R),
    "as listed": lambda room, _: room.do(round_moves.as_listed, R),
    "shift": lambda room, draw: room.do(round_moves.shift, R, draw(IDS), draw(st.integers(-3, 3))),
    "answer": lambda room, draw: room.do(
        round_moves.answer, R, draw(IDS), draw(st.integers(1, 2)), draw(st.text(max_size=3))
    ),
    "clear": lambda room, draw: room.do(round_moves.clear_answer, R, draw(IDS), 1),
}
SESSION_STEPS: Final[dict[str, Step]] = {
    "toggle": lambda room, _: room.do(moves.toggle),
    "next session": lambda room, _: room.do(moves.next_session),
    "back in the programme": lambda room, _: room.do(moves.back),
    "extend": lambda room, draw: room.do(moves.extend, draw(st.integers(-20, 20))),
    "sleep": lambda room, draw: _sleep(room, draw(WAITS), draw(st.sampled_from(CHOICES))),
}


def _sleep(room: Room, length: dt.timedelta, choice: AwayChoice) -> None:
    """Let the laptop sleep, and say what that was."""
    since = room.now
    room.wait(length).do(moves.settle_away, since, room.now, choice)


@st.composite
def rounds_held(draw: st.DrawFn, *, most: int = 25) -> Room:
    """Hold a round with up to seven organisations by random moves."""
    count = draw(st.integers(1, 7))
    one = replace(session(R, draw(st.integers(1, 90)), kind="round"), questions=("One?", "Two?"))
    programme = replace(
        agenda(day(one, "lunch")),
        organisations=tuple(Organisation(id_, id_.upper()) for id_ in "abcdefg"[:count]),
    )
    room = Room(programme).until("10:00").do(moves.toggle)
    steps = {**ROUND_STEPS, **SESSION_STEPS}
    often = [*steps, *["next"] * 4, *["pass over", "give", "back"] * 2]
    for name in draw(st.lists(st.sampled_from(often), max_size=most)):
        room.wait(draw(WAITS))
        step(steps[name], room, draw)
    return room.wait(draw(WAITS))


def step(made: Step, room: Room, draw: Callable[[st.SearchStrategy[Any]], Any]) -> bool:
    """Make a move; say whether it was not refused."""
    try:
        made(room, draw)
    except Refused:
        return False
    return True


def stands(room: Room) -> Standing:
    return standing.standing(room.state, room.schedule, R)


@given(rounds_held())
def test_every_taker_appears_once(room: Room) -> None:
    listed = sorted(body.id for body in room.state.agenda.organisations)
    assert sorted(taker.id for taker in standing.takers(room.state, R)) == listed
    assert sorted(taker.id for taker in standing.held(room.state, R)) == listed


@given(st.integers(1, 7), st.integers(1, 200), WAITS)
def test_budgets_add_up_to_the_time_left_when_nobody_had_a_turn(
    count: int, length: int, wait: dt.timedelta
) -> None:
    programme = replace(
        agenda(day(session(R, length, kind="round"))),
        organisations=tuple(Organisation(id_, id_) for id_ in "abcdefg"[:count]),
    )
    room = Room(programme).until("10:00").do(moves.toggle).wait(wait)
    here, remaining = stands(room), room.schedule.remaining
    assert here.left == count
    assert here.budget is not None
    assert remaining is not None
    assert abs(here.budget * count - max(ZERO, remaining)) <= dt.timedelta(microseconds=count)


@given(rounds_held())
def test_what_turns_have_left_adds_up_to_the_time_left(room: Room) -> None:
    here, remaining = stands(room), room.schedule.remaining
    if here.budget is None or here.current is None or remaining is None:
        return
    assert here.budget >= ZERO
    assert here.elapsed >= ZERO
    left = max(ZERO, here.budget - here.elapsed) + (here.after or ZERO) * (here.left - 1)
    if here.left > 1:
        assert abs(left - max(ZERO, remaining)) <= dt.timedelta(microseconds=10)


@given(rounds_held())
def test_nobody_is_lost(room: Room) -> None:
    """Whatever was skipped, given back or interrupted, going on reaches everybody not done."""
    if room.state.current != R:
        return
    of = standing.of_session(room.state, R)
    open_ = {taker.id for taker in standing.takers(room.state, R) if not of.of(taker.id).done}
    assert stands(room).left == len(open_)
    here = stands(room).current
    reached = [here.id] if here else []
    while step(ROUND_STEPS["next"], room.wait(1), lambda _: None):
        if (here := stands(room).current) is not None:
            reached.append(here.id)
    assert sorted(reached) == sorted(open_)
    assert stands(room).left == 0


@given(rounds_held(most=12), st.sampled_from(list(ROUND_STEPS)), st.data())
def test_undo_of_a_move_gives_the_state_before(room: Room, name: str, data: st.DataObject) -> None:
    before = room.state.rounds
    if step(ROUND_STEPS[name], room, data.draw):
        room.wait(1).do(moves.undo)
        assert room.state.rounds == before


@given(rounds_held())
def test_time_used_is_at_most_the_time_of_the_session(room: Room) -> None:
    used = [standing.used(room.state, R, t.id, room.now) for t in standing.takers(room.state, R)]
    assert all(length >= ZERO for length in used)
    assert sum(used, ZERO) <= max(ZERO, room.state.of(R).used(room.now))
