"""Who has come how far with which task, and what was handed in."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from builders import Room, agenda, day, one_day, session
from facilitator.core.base.refusal import Refused
from facilitator.core.homework import moves as homework_moves
from facilitator.core.homework import tasks as hw
from facilitator.core.record.agenda import Agenda, Organisation, Participant
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.homework import Entrusted, HandedIn
from facilitator.core.record.move import Move
from facilitator.core.record.opening import AgendaRevised
from facilitator.core.record.people import PersonAdded
from facilitator.core.record.sessions import LeftoverSettled
from facilitator.core.record.terms import Term
from facilitator.core.time import moves

CLOUD = Task(id="cloud", title="Word cloud", collects="terms", due=dt.date(2013, 4, 26))
TEXT = Task(id="text", title="Tell")
FILE = Task(id="file", title="Send", collects="file-reference", of="participant")
ORGANISATIONS = (Organisation("a", "Region A"), Organisation("b", "Region B"))
PEOPLE = (
    Participant("Eva", "a"),
    Participant("Eva", "b"),
    Participant("Bo"),
    Participant("Åsa", "a", "speaker"),
)


def programme(*tasks: Task, organisations: bool = True) -> Agenda:
    return replace(
        agenda(day("x", replace(session("y"), questions=("Why?", "How?"))), day("z")),
        organisations=ORGANISATIONS if organisations else (),
        participants=PEOPLE,
        homework=tasks,
    )


def room(*tasks: Task, organisations: bool = True) -> Room:
    return Room(programme(*tasks, organisations=organisations))


def ids(those: tuple[tuple[str, str], ...]) -> list[str]:
    return [id_ for id_, _ in those]


def refused(on: Room, move: Move, *args: object) -> str:
    with pytest.raises(Refused) as refusal:
        on.do(move, *args)
    return refusal.value.phrase.text


# Tasks


def test_only_what_was_set_here_is_taken_back_and_undo_brings_it_again() -> None:
    on = room(CLOUD).do(homework_moves.add_task, Task(id="", title="Read"))
    on.do(homework_moves.hand_in, "read", "a", "Yes")
    on.do(homework_moves.remove_task, "read")
    assert [task.id for task in hw.tasks(on.state)] == ["cloud"]
    on.do(moves.undo)
    assert on.state.homework.of("read", "a").text == "Yes"
    assert refused(on, homework_moves.remove_task, "cloud").endswith(
        "comes from the agenda and stays."
    )
    assert refused(on, homework_moves.remove_task, "gone") == "That task is no longer there."


def test_tasks_come_from_the_agenda_the_meeting_and_what_there_was_no_time_for() -> None:
    on = room(CLOUD).do(
        homework_moves.add_task, Task(id="", title=" Read \n this ", purpose="why\n")
    )
    on.put(LeftoverSettled(("y",), "homework"))
    first, live, became = hw.tasks(on.state)
    assert first == CLOUD
    assert live == Task(id="read-this", title="Read this", purpose="why")
    assert became == Task(id="session y", title="Y", instructions="Why?\nHow?")
    on.do(moves.undo).do(moves.undo)
    assert hw.tasks(on.state) == (CLOUD,)


def test_a_session_that_is_held_after_all_is_no_task() -> None:
    on = room()
    on.put(LeftoverSettled(("y",), "homework"))
    on.do(homework_moves.change_task, "session y", Task(id="", title="At home"))
    assert [task.title for task in hw.tasks(on.state)] == ["At home"]
    on.until("10:00").do(moves.go_to, "y")
    assert hw.tasks(on.state) == ()


def test_two_tasks_may_have_the_same_title() -> None:
    on = room().do(homework_moves.add_task, TEXT).do(homework_moves.add_task, TEXT)
    assert [task.id for task in hw.tasks(on.state)] == ["tell", "tell-2"]


def test_a_task_changed_here_stays_so_when_the_agenda_is_read_again() -> None:
    on = room(CLOUD, TEXT).do(homework_moves.change_task, "cloud", replace(CLOUD, title="New"))
    on.do(homework_moves.add_task, Task(id="", title="Live"))
    newer = replace(TEXT, purpose="later")
    on.put(AgendaRevised("", programme(CLOUD, newer)))
    assert [task.title for task in hw.tasks(on.state)] == ["New", "Tell", "Live"]
    assert hw.tasks(on.state)[1] == newer


def test_tasks_need_a_title_and_a_change() -> None:
    on = room(CLOUD)
    assert (
        refused(on, homework_moves.add_task, Task(id="", title=" \n ")) == "A task needs a title."
    )
    assert refused(on, homework_moves.change_task, "cloud", CLOUD) == "Nothing was changed."
    assert refused(on, homework_moves.change_task, "gone", CLOUD) == "That task is no longer there."


# Who hands in


def test_organisations_or_participants_are_asked_but_not_speakers() -> None:
    on = room(CLOUD, FILE)
    assert hw.who_hands_in(on.state, CLOUD) == (("a", "Region A"), ("b", "Region B"))
    on.put(PersonAdded("ida", "Ida", "a"))
    assert hw.who_hands_in(on.state, FILE)[-1] == ("ida", "Ida")
    on.do(moves.undo)
    assert hw.who_hands_in(on.state, FILE) == (
        ("eva", "Eva (Region A)"),
        ("eva-2", "Eva (Region B)"),
        ("bo", "Bo"),
    )


def test_two_of_one_name_are_told_apart_whatever_else_they_share() -> None:
    twins = (Participant("Eva", "a"), Participant("Eva", "a"))
    on = Room(replace(programme(FILE), participants=twins))
    assert hw.who_hands_in(on.state, FILE) == (("eva", "Eva (1)"), ("eva-2", "Eva (2)"))


def test_without_organisations_the_participants_are_asked() -> None:
    on = room(CLOUD, organisations=False)
    assert ids(hw.who_hands_in(on.state, CLOUD)) == ["eva", "eva-2", "bo"]


def test_what_was_handed_in_is_listed_though_nobody_asks_for_it_any_more() -> None:
    on = room(TEXT).do(homework_moves.hand_in, "text", "b", "Done")
    on.put(AgendaRevised("", replace(programme(TEXT), organisations=ORGANISATIONS[:1])))
    assert hw.who_hands_in(on.state, TEXT) == (("a", "Region A"), ("b", "b"))
    on.do(homework_moves.mark, "text", "b", "not-begun")  # what was handed in is still there
    assert ids(hw.who_hands_in(on.state, TEXT)) == ["a", "b"]
    on.put(Entrusted("text", "c", "Eva"))
    assert ids(hw.who_hands_in(on.state, TEXT)) == ["a", "b"]


@pytest.mark.parametrize(
    ("move", "args"),
    [
        (homework_moves.mark, ("promised",)),
        (homework_moves.hand_in, ("x",)),
        (homework_moves.entrust, ("Eva",)),
    ],
)
def test_nothing_is_kept_of_a_task_or_somebody_not_there(move: Move, args: tuple[str, ...]) -> None:
    on = room(TEXT)
    assert refused(on, move, "gone", "a", *args) == "That task is no longer there."
    assert refused(on, move, "text", "bo", *args) == "{name} is not asked for this task."


# Status and counts


def test_counts_and_who_is_missing() -> None:
    on = room(FILE).do(homework_moves.mark, "file", "eva", "promised")
    assert hw.tally(on.state, FILE) == hw.Tally(asked=3, promised=1)
    on.do(homework_moves.mark, "file", "eva-2", "excused").do(
        homework_moves.mark, "file", "bo", "handed-in"
    )
    assert hw.tally(on.state, FILE) == hw.Tally(3, handed_in=1, promised=1, excused=1)
    assert hw.tally(on.state, FILE).missing == 1
    assert ids(hw.missing(on.state, FILE)) == ["eva"]
    assert refused(on, homework_moves.mark, "file", "bo", "handed-in") == "It is marked so already."


def test_what_was_handed_in_is_kept_when_the_status_changes_and_counts_again() -> None:
    on = (
        room(TEXT)
        .do(homework_moves.hand_in, "text", "a", "Words")
        .wait(5)
        .do(homework_moves.mark, "text", "a", "promised")
    )
    assert on.state.homework.of("text", "a").text == "Words"
    assert not on.state.homework.of("text", "a").done
    on.do(homework_moves.mark, "text", "a", "handed-in")
    assert on.state.homework.of("text", "a").at == on.now


@pytest.mark.parametrize(
    ("due", "left"), [(dt.date(2013, 3, 21), 0), (dt.date(2013, 3, 20), -1), (None, None)]
)
def test_days_left(due: dt.date | None, left: int | None) -> None:
    assert hw.days_left(replace(TEXT, due=due), dt.date(2013, 3, 21)) == left


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
    assert refused(on, homework_moves.hand_in, task.id, of, typed) == "Nothing was changed."
    assert (
        refused(on, homework_moves.hand_in, task.id, of, " \n ") == "There is nothing to hand in."
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
    assert refused(on, homework_moves.entrust, "text", "a", " Eva ") == "Nothing was changed."
    on.do(homework_moves.entrust, "text", "a", "")
    assert on.state.homework.of("text", "a").responsible == ""


# The lists for the words


def test_lists_are_by_organisation_over_all_tasks_that_collect_terms() -> None:
    each = Task(id="each", title="Each", collects="terms", of="participant")
    on = room(CLOUD, each, TEXT)
    on.do(homework_moves.hand_in, "cloud", "a", "x: 2, y").do(
        homework_moves.hand_in, "each", "eva", "x, z"
    )
    on.do(homework_moves.hand_in, "each", "bo", "y").do(
        homework_moves.hand_in, "text", "b", "no list"
    )
    on.do(homework_moves.hand_in, "cloud", "b", "gone").do(
        homework_moves.mark, "cloud", "b", "not-begun"
    )
    assert hw.lists(on.state) == {
        "a": (Term("x", 3), Term("y"), Term("z")),
        "bo": (Term("y"),),
    }
    assert hw.lists(on.state, CLOUD) == {"a": (Term("x", 2), Term("y"))}
    assert hw.lists(on.state, TEXT) == {}


def test_no_homework_is_no_trouble() -> None:
    state = Room(one_day("a")).state
    assert (hw.tasks(state), hw.bodies(state), hw.lists(state)) == ((), (), {})
