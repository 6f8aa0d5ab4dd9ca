"""The laws of a meeting that several laptops keep: what arrives when makes no difference."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import Room, minutes
from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.refusal import Refused
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.events import Event
from facilitator.core.record.following import Following
from facilitator.core.record.materials import MaterialTicked
from facilitator.core.record.move import Move
from facilitator.core.record.replay import replay
from facilitator.core.record.sharing import TimekeepingTaken
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.shared.course import Course
from facilitator.core.shared.timekeeping import STEERING, TURNS
from facilitator.core.time import moves
from laptops import Laptop
from strategies import Draws, agendas, journals

WRITERS: Final = ("anna", "bo", "cissi")
STEPS: Final[dict[str, Move[[]]]] = {
    "toggle": moves.toggle,
    "next": moves.next_session,
    "end": moves.end,
    "back": moves.back,
    "close": moves.close,
    "undo": moves.undo,
    "redo": moves.redo,
    "take": moves.take_time,
}


def note(laptop: Laptop) -> None:
    """Write a note that no other is like."""
    text = f"{laptop.writer} {len(laptop.written)}"
    laptop.do(note_moves.capture, Capture("note", text), None)


def play(laptop: Laptop, step: str) -> bool:
    """Make a step, and say whether it was not refused."""
    try:
        if step == "note":
            note(laptop)
        else:
            laptop.do(STEPS[step])
    except Refused:
        return False
    return True


@st.composite
def shared(draw: st.DrawFn, *, apart: float = 5, connected: bool = False) -> list[Laptop]:
    """Let up to three laptops keep a meeting, with clocks that differ by some minutes at most.

    What they write arrives at others some time later, in any pieces, or at once if `connected`.
    """
    room = Room(draw(agendas()))
    opening = room.events[0]
    start = room.state.slots[0].start
    ahead = st.floats(-apart / 2, apart / 2).map(minutes)
    laptops = [
        Laptop(writer, opening, draw(ahead)) for writer in WRITERS[: draw(st.integers(2, 3))]
    ]
    for laptop in laptops:
        laptop.now = start
        laptop.take_in([event for other in laptops for event in other.written])
        laptop.join()
    arrives = st.just(value=True) if connected else st.booleans()
    for _ in range(draw(st.integers(0, 25))):
        start += dt.timedelta(seconds=draw(st.integers(1, 900)))
        for laptop in laptops:
            laptop.now = start
            for other in laptops:
                if other is not laptop and draw(arrives):
                    laptop.take_in(other.written[: None if connected else draw(st.integers(0, 30))])
        laptop = draw(st.sampled_from(laptops))
        play(laptop, draw(st.sampled_from(["note", *STEPS])))
    return laptops


def everything(laptops: Sequence[Laptop]) -> list[Event]:
    """Give what was written anywhere, once."""
    events = {event.id: event for laptop in laptops for event in laptop.course.everything}
    return list(events.values())


def pieces(draw: Draws, events: Sequence[Event]) -> Iterator[Sequence[Event]]:
    """Part events in pieces, some of which come twice."""
    shuffled = draw(st.permutations(events))
    while shuffled:
        piece = shuffled[: draw(st.integers(1, 5))]
        yield piece
        shuffled = shuffled[len(piece) - draw(st.integers(0, len(piece) - 1)) :]


@given(st.data())
def test_order_and_state_depend_on_the_set_of_events_alone(data: st.DataObject) -> None:
    events = data.draw(
        st.one_of(
            shared().map(everything),
            journals().map(
                lambda events: [
                    replace(event, by=WRITERS[n % 3], seen=f"e{n * 7 % 11}" if n % 2 else None)
                    for n, event in enumerate(events)
                ]
            ),
        )
    )
    anew = Course(events)
    course = Course()
    following = Following((), span=2)
    for piece in pieces(data.draw, events):
        unchanged = course.take_in(piece)
        following.take_in(course.events, course.events[unchanged:], unchanged)
        assert following.state == replay(course.events)
    assert course.everything == anew.everything
    assert course.events == anew.events
    assert course.uncounted == anew.uncounted
    assert following.state == replay(anew.events)


def test_events_that_refer_to_each_other_come_in_one_order_whatever_arrives_last() -> None:
    at, fact = dt.datetime(2013, 3, 21, 9, tzinfo=dt.UTC), MaterialTicked(SessionId("s"), "Pens")
    known = {"e1": "e5", "e2": "e5", "e5": "e2", "e7": "e1"}
    events = [
        Event(EventId(id_), at, "anna", fact, seen=EventId(seen)) for id_, seen in known.items()
    ]
    anew = Course(events)
    assert [event.id for event in anew.everything] == ["e2", "e5", "e1", "e7"]
    for order in permutations(events):
        course = Course()
        for event in order:
            course.take_in([event])
        assert course.everything == anew.everything


@given(shared())
def test_an_event_comes_after_what_its_writer_knew_of(laptops: list[Laptop]) -> None:
    course = Course(everything(laptops))
    at = {event.id: n for n, event in enumerate(course.everything)}
    for event in course.everything:
        if event.seen is not None:
            assert at[event.seen] < at[event.id]
    for laptop in laptops:
        own = [at[event.id] for event in laptop.written]
        assert own == sorted(own)
    assert not course.awaited


@given(shared(connected=True))
def test_with_everything_known_the_course_is_that_of_one_clock(laptops: list[Laptop]) -> None:
    events = everything(laptops)
    by_time = sorted((event for event in events[1:]), key=lambda event: taken(event, laptops))
    course = Course(events)
    assert [event.id for event in course.everything[1:]] == [event.id for event in by_time]
    assert not course.uncounted
    state = replay(course.events)
    for progress in state.progress.values():
        for span in (*progress.spans, *progress.pauses):
            assert span.end is None or span.start <= span.end


def taken(event: Event, laptops: Sequence[Laptop]) -> dt.datetime:
    """Say when something was really written."""
    ahead = {laptop.writer: laptop.ahead for laptop in laptops}
    return event.at - ahead[event.by]


@given(shared())
def test_what_does_not_count_changes_nothing_else(laptops: list[Laptop]) -> None:
    course = Course(everything(laptops))
    left_out = {event.id for event in course.uncounted}
    counted = [event.id for event in course.everything if event.id not in left_out]
    assert [event.id for event in course.events] == counted
    for event in course.uncounted:
        assert isinstance(event.fact, (*STEERING, *TURNS, Undone, Redone))
        assert event.by != laptops[0].writer or any(
            isinstance(each.fact, TimekeepingTaken) for each in course.events
        )


@given(shared(), st.data())
def test_redoing_what_was_undone_is_the_identity_whatever_others_write(
    laptops: list[Laptop], data: st.DataObject
) -> None:
    one, other = laptops[:2]
    one.now = other.now = max(one.now, other.now) + minutes(20)
    one.take_in(other.written)  # who takes the time over meanwhile makes it another question
    before = one.state.history
    if play(one, "undo"):
        for _ in range(data.draw(st.integers(0, 4))):
            play(other, data.draw(st.sampled_from(["note", "undo", "redo"])))
            one.take_in(other.written)
        assert play(one, "redo")
        assert one.state.history == before
        taken_back = one.written[-2:]
        without = replay(e for e in one.course.events if e.id not in {e.id for e in taken_back})
        assert replace(one.following.state, last=None) == replace(without, last=None)


@given(shared())
def test_nobody_undoes_what_others_did(laptops: list[Laptop]) -> None:
    by = {event.id: event.by for event in everything(laptops)}
    for laptop in laptops:
        for event in laptop.written:
            if isinstance(event.fact, Undone | Redone):
                assert by[event.fact.event] == laptop.writer
