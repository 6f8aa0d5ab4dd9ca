"""The laws of homework: nothing handed in is lost, and every count adds up."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import Room, one_day
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean, clean_line
from facilitator.core.homework import moves as homework_moves
from facilitator.core.homework import scan
from facilitator.core.homework import tasks as hw
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.agenda import Organisation, Participant
from facilitator.core.record.events import Event
from facilitator.core.record.move import Move, bound
from facilitator.core.record.opening import Opened
from facilitator.core.record.state import State
from facilitator.core.record.terms import parse_terms
from facilitator.core.time import moves
from markdown_reader import TYPED
from strategies import journals

TASKS: Final = (
    Task(id="terms", title="Terms", collects="terms"),
    Task(id="text", title="Text"),
    Task(id="file", title="File", collects="file-reference"),
    Task(id="each", title="Each", of="participant"),
)
AGENDA: Final = replace(
    one_day("x"),
    organisations=tuple(Organisation(id_, "Same name") for id_ in "abc"),
    participants=(Participant("Eva", "a"), Participant("Eva", "a"), Participant("Bo")),
    homework=TASKS,
)
WHO: Final = st.sampled_from([*"abc", "eva", "eva-2", "bo", "gone"])
TASK_IDS: Final = st.sampled_from([*(task.id for task in TASKS), "gone"])
STATUSES: Final = st.sampled_from(["not-begun", "promised", "handed-in", "excused"])
STEPS: Final = st.one_of(
    st.builds(bound, st.just(homework_moves.mark), TASK_IDS, WHO, STATUSES),
    st.builds(bound, st.just(homework_moves.hand_in), TASK_IDS, WHO, TYPED),
    st.builds(bound, st.just(homework_moves.entrust), TASK_IDS, WHO, TYPED),
    st.builds(
        bound, st.just(homework_moves.add_task), st.builds(Task, id=st.just(""), title=TYPED)
    ),
    st.just(moves.undo),
    st.just(moves.redo),
)


def held(steps: list[Move[[]]]) -> Room:
    room = Room(AGENDA)
    for move in steps:
        with suppress(Refused):
            room.do(move)
    return room


def adds_up(state: State) -> None:
    for task in hw.tasks(state):
        tally = hw.tally(state, task)
        missing = hw.missing(state, task)
        assert len(missing) == tally.missing
        assert tally.asked == len(set(hw.who_hands_in(state, task)))
        assert min(tally.handed_in, tally.promised, tally.excused, tally.missing) >= 0
        assert set(missing) <= set(hw.who_hands_in(state, task))


@given(st.lists(STEPS, max_size=12))
def test_counts_add_up_and_a_change_is_undone(steps: list[Move[[]]]) -> None:
    room = held(steps)
    adds_up(room.state)
    before = room.state.homework
    room.do(homework_moves.add_task, Task(id="", title="New"))
    assert room.do(moves.undo).state.homework == before


@given(journals())
def test_whatever_a_journal_says_there_are_counts_lists_and_findings(
    events: list[Event],
) -> None:
    room = Room(AGENDA)
    room.put(*(event.fact for event in events if not isinstance(event.fact, Opened)))
    adds_up(room.state)
    hw.lists(room.state)
    listed = [each.id for _, _, those in scan.by_body(room.state) for each in those]
    assert sorted(listed) == sorted(room.state.homework.sightings)
    tagged = {each.id for _, those in scan.by_tag(room.state) for each in those}
    assert tagged == set(room.state.homework.sightings)


@given(TYPED)
def test_what_is_handed_in_is_kept_as_typed(typed: str) -> None:
    for task, kept in (
        ("text", clean(typed).strip("\n") if clean(typed).strip() else ""),
        ("file", clean_line(typed)),
        ("terms", parse_terms(typed)),
    ):
        room = held([bound(homework_moves.hand_in, task, "a", typed)])
        what = room.state.homework.of(task, "a")
        assert (what.listed if task == "terms" else what.text or what.file) == kept
        assert what.done == bool(kept)


@given(TYPED)
@example("#0 #a")
@example("* \\* x #y")
@example("\\**")
@example("x \\\\* #y")
@example("*x*")
def test_a_finding_can_be_written_as_the_line_it_came_from(typed: str) -> None:
    spotting = scan.parse(typed)
    if spotting.text:
        assert scan.parse(scan.compose(spotting)) == spotting
