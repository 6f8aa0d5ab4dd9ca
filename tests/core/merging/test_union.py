"""Merging two records: whose hand on the clock counts where both had theirs on it."""

from __future__ import annotations

import pytest

from builders import Room, at, one_day
from facilitator.core.base.refusal import Refused
from facilitator.core.merging.union import conflicts, merge, parting, settled, union
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.notes import Noted
from facilitator.core.record.opening import Opened
from facilitator.core.record.replay import replay
from facilitator.core.record.sessions import Extended, SessionSkipped, SessionStarted
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.time import moves


def records() -> tuple[list[Event], list[Event]]:
    """Give the records of two who began alike, each of whom then kept the time alone."""
    room = Room(one_day("a", "b", "c")).until("10:00").do(moves.start)
    both = room.events

    def went_on(by: str, *steps: tuple[str, AnyFact]) -> list[Event]:
        own = [Event(f"{by}{n}", at(clock), by, fact) for n, (clock, fact) in enumerate(steps)]
        return [*both, *own]

    anna = went_on("anna", ("10:30", SessionStarted("b")), ("11:00", SessionStarted("c")))
    bo = went_on(
        "bo",
        ("10:20", Extended("a", 60)),
        ("10:40", SessionSkipped("b")),
        ("10:41", Noted("note", "Bo's")),
        ("11:10", Extended("c", 120)),
    )
    return anna, bo


@pytest.mark.parametrize(
    ("timekeepers", "undone"),
    [
        ((), []),
        # What Bo did to the clock while Anna kept it counts no more; before and after it does.
        (("anna",), ["bo1"]),
        (("anna", "bo"), ["bo1"]),
        # Bo kept it all the while.
        (("bo",), ["anna0", "anna1"]),
        (("bo", "anna"), ["anna0", "anna1"]),
        (("nobody",), []),
    ],
)
def test_while_a_timekeeper_keeps_the_clock_nobody_else_does(
    timekeepers: tuple[str, ...], undone: list[str]
) -> None:
    merged = merge(records(), timekeepers)
    assert [e.fact.event for e in merged if isinstance(e.fact, Undone)] == undone
    assert [note.text for note in replay(merged).notes.values()] == ["Bo's"]


def test_what_is_one_step_stays_one_and_in_its_order() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start)
    first = Event("z-first", at("10:02"), "anna", Noted("note", "one"))
    joined = Event("a-joined", at("10:01"), "anna", Noted("note", "two"), "phone", first.id)
    undone = Event("u", at("10:03"), "anna", Undone(first.id))
    merged = union([room.events, [*room.events, first, joined, undone]])
    assert [event.id for event in merged][-3:] == ["z-first", "a-joined", "u"]
    assert not replay(merged).notes
    assert len(replay(merged[:-1]).notes) == 2


def test_what_was_done_again_is_undone_again() -> None:
    anna, bo = records()
    bo += [
        Event("bo8", at("10:42"), "bo", Undone("bo1")),
        Event("bo9", at("10:43"), "bo", Redone("bo1")),
    ]
    merged = merge([anna, bo], ["anna"])
    assert "b" not in {id_ for id_, of in replay(merged).progress.items() if of.skipped}


def test_records_that_are_alike_never_parted() -> None:
    anna, _ = records()
    assert parting([anna, anna]) is None
    assert merge([anna, anna], ["anna"]) == tuple(anna)
    assert settled(anna, ["me"], at("10:15")) == tuple(anna)


def test_what_is_not_the_same_in_both_or_of_another_meeting_is_not_merged() -> None:
    anna, bo = records()
    bo[-1] = Event("bo3", at("11:10"), "bo", Extended("c", 60))
    assert len(union([anna, bo])) == len(anna) + 4
    with pytest.raises(Refused, match="not the same in both"):
        union([records()[1], bo])
    other = Room(one_day("x"))
    other.events[0] = Event("x", at("09:00"), "me", Opened("other", other.state.agenda))
    with pytest.raises(Refused, match="not records of the same meeting"):
        merge([anna, other.events])


def test_who_kept_the_time_one_after_the_other_is_no_conflict() -> None:
    anna, bo = records()
    assert conflicts([anna, [*bo[:2], bo[-1]]]) == []
    assert conflicts([anna[:3], [*bo[:2], *bo[3:]]]) == []
    assert len(conflicts([anna, [*bo[:2], bo[3]]])) == 1


def test_two_who_kept_the_time_at_once_are_told() -> None:
    anna, bo = records()
    (conflict,) = conflicts([anna, bo])
    assert [step.id for _, step in conflict.steps] == ["bo0", "anna0", "bo1", "anna1", "bo3"]
    assert conflicts([anna, anna[:2]]) == []
