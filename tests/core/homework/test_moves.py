"""What is done about homework: set, changed, marked, handed in, entrusted."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import refusal
from core.homework.making import CLOUD, FILE, TEXT, room
from facilitator.core.homework import moves as homework_moves
from facilitator.core.homework import tasks as hw
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.homework import HandedIn
from facilitator.core.record.move import Move
from facilitator.core.time import moves

# Tasks


def test_only_what_was_set_here_is_taken_back_and_undo_brings_it_again() -> None:
    on = room(CLOUD).do(homework_moves.add_task, Task(id="", title="Read"))
    on.do(homework_moves.hand_in, "read", "a", "Yes")
    on.do(homework_moves.remove_task, "read")
    assert [task.id for task in hw.tasks(on.state)] == ["cloud"]
    on.do(moves.undo)
    assert on.state.homework.of("read", "a").text == "Yes"
    assert refusal(on, homework_moves.remove_task, "cloud").endswith(
        "comes from the agenda and stays."
    )
    assert refusal(on, homework_moves.remove_task, "gone") == "That task is no longer there."


def test_two_tasks_may_have_the_same_title() -> None:
    on = room().do(homework_moves.add_task, TEXT).do(homework_moves.add_task, TEXT)
    assert [task.id for task in hw.tasks(on.state)] == ["tell", "tell-2"]


def test_tasks_need_a_title_and_a_change() -> None:
    on = room(CLOUD)
    assert (
        refusal(on, homework_moves.add_task, Task(id="", title=" \n ")) == "A task needs a title."
    )
    assert refusal(on, homework_moves.change_task, "cloud", CLOUD) == "Nothing was changed."
    assert refusal(on, homework_moves.change_task, "gone", CLOUD) == "That task is no longer there."


@pytest.mark.parametrize(
    "move",
    [
        lambda state, now, task, of: homework_moves.mark(state, now, task, of, "promised"),
        lambda state, now, task, of: homework_moves.hand_in(state, now, task, of, "x"),
        lambda state, now, task, of: homework_moves.entrust(state, now, task, of, "Eva"),
    ],
)
def test_nothing_is_kept_of_a_task_or_somebody_not_there(move: Move[[str, str]]) -> None:
    on = room(TEXT)
    assert refusal(on, move, "gone", "a") == "That task is no longer there."
    assert refusal(on, move, "text", "bo") == "Bo is not asked for this task."


# Handing in


@pytest.mark.parametrize(
    ("task", "of", "typed", "fact"),
    [
        (TEXT, "a", "\n One\r\n\r\nTwo \n", HandedIn("text", "a", text=" One\n\nTwo ")),
        (
            CLOUD,
            "a",
            "e-tjänst: 12, öppna data\nbredband (2)",
            HandedIn("cloud", "a", terms=(("e-tjänst", 12), ("öppna data", 1), ("bredband", 2))),
        ),
        (FILE, "bo", " moln \n1.pdf ", HandedIn("file", "bo", file="moln 1.pdf")),
    ],
)
def test_what_is_typed_is_read_as_what_the_task_collects(
    task: Task, of: str, typed: str, fact: HandedIn
) -> None:
    on = room(task).do(homework_moves.hand_in, task.id, of, typed)
    assert on.events[-1].fact == fact
    assert on.state.homework.of(task.id, of).at == on.now
    assert refusal(on, homework_moves.hand_in, task.id, of, typed) == "Nothing was changed."
    assert (
        refusal(on, homework_moves.hand_in, task.id, of, " \n ") == "There is nothing to hand in."
    )


def test_handing_in_anew_keeps_what_was_of_another_sort() -> None:
    on = (
        room(CLOUD)
        .do(homework_moves.hand_in, "cloud", "a", "one")
        .do(homework_moves.entrust, "cloud", "a", " Eva ")
    )
    on.do(homework_moves.change_task, "cloud", replace(CLOUD, collects="text"))
    on.do(homework_moves.hand_in, "cloud", "a", "Now a text")
    what = on.state.homework.of("cloud", "a")
    assert (what.text, what.terms, what.responsible) == ("Now a text", (("one", 1),), "Eva")


def test_the_responsible_may_be_changed_and_dropped() -> None:
    on = room(TEXT).do(homework_moves.entrust, "text", "a", "Eva")
    assert refusal(on, homework_moves.entrust, "text", "a", " Eva ") == "Nothing was changed."
    on.do(homework_moves.entrust, "text", "a", "")
    assert on.state.homework.of("text", "a").responsible == ""
