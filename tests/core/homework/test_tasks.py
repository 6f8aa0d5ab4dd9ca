"""Who has come how far with which task, and what was handed in."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from builders import REGIONS, Room, one_day, refusal
from core.homework.making import CLOUD, FILE, TEXT, programme, room
from facilitator.core.homework import moves as homework_moves
from facilitator.core.homework import tasks as hw
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.agenda import Participant
from facilitator.core.record.homework import Entrusted
from facilitator.core.record.opening import AgendaRevised
from facilitator.core.record.people import PersonAdded
from facilitator.core.record.sessions import LeftoverSettled
from facilitator.core.record.terms import Term
from facilitator.core.time import moves


def ids(those: tuple[tuple[str, str], ...]) -> list[str]:
    return [id_ for id_, _ in those]


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


def test_a_task_changed_here_stays_so_when_the_agenda_is_read_again() -> None:
    on = room(CLOUD, TEXT).do(homework_moves.change_task, "cloud", replace(CLOUD, title="New"))
    on.do(homework_moves.add_task, Task(id="", title="Live"))
    newer = replace(TEXT, purpose="later")
    on.put(AgendaRevised("", programme(CLOUD, newer)))
    assert [task.title for task in hw.tasks(on.state)] == ["New", "Tell", "Live"]
    assert hw.tasks(on.state)[1] == newer


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
    on.put(AgendaRevised("", replace(programme(TEXT), organisations=REGIONS[:1])))
    assert hw.who_hands_in(on.state, TEXT) == (("a", "Region A"), ("b", "b"))
    on.do(homework_moves.mark, "text", "b", "not-begun")  # what was handed in is still there
    assert ids(hw.who_hands_in(on.state, TEXT)) == ["a", "b"]
    on.put(Entrusted("text", "c", "Eva"))
    assert ids(hw.who_hands_in(on.state, TEXT)) == ["a", "b"]


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
    said = refusal(on, homework_moves.mark, "file", "bo", "handed-in")
    assert said == "It is already marked like that."


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
