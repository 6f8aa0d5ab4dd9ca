"""The laws of ids in merged records: two things never become one, and keep what is said of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import Room, one_day, session
from facilitator.core.base.ids import PersonId
from facilitator.core.base.refusal import Refused
from facilitator.core.groups import moves as group_moves
from facilitator.core.homework import moves as homework_moves
from facilitator.core.homework import tasks as homework
from facilitator.core.homework.tasks import name_of
from facilitator.core.merging.apart import kept_apart
from facilitator.core.merging.union import merge
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.people import marking, roster
from facilitator.core.people import moves as people_moves
from facilitator.core.people.person_line import Line
from facilitator.core.record.agenda import Agenda, Group, Homework, Organisation, Participant
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.homework import OF_SESSION
from facilitator.core.record.move import Move, P
from facilitator.core.record.replay import replay
from facilitator.core.record.sessions import LeftoverSettled
from facilitator.core.record.state import State
from facilitator.core.series.coming import Plan, add, vote
from facilitator.core.time import moves as steps
from facilitator.core.time import programme_moves

Draw = Callable[[st.SearchStrategy[Any]], Any]
Known = set[tuple[object, ...]]

# Ids made of these are the same, but for that of the last.
NAMES = st.sampled_from(["Lisa Ek", "Lisa-Ek", "Lisa, Ek!", "LISA EK", "Ann"])
ORGANISATIONS = ("a", "b")


class Laptop(Room):
    """A meeting as one laptop keeps it: its events have ids of their own."""

    def __init__(self, name: str, before: Sequence[Event]) -> None:
        super().__init__(meeting())
        self.name = name
        self.events = list(before) or self.events
        self.state = replay(self.events)
        self.now = self.events[-1].at

    def put(self, *facts: AnyFact) -> Event:
        for fact in facts:
            event = super().put(fact)
            if hasattr(self, "name"):
                self.events[-1] = Event(f"{self.name}-{event.id}", event.at, self.name, fact)
                self.state = replay(self.events)
        return self.events[-1]

    def attempt(self, move: Move[P], *args: P.args, **options: P.kwargs) -> None:
        try:
            self.do(move, *args, **options)
        except Refused:
            return


def meeting() -> Agenda:
    made = one_day("talk", replace(session("work", 90, kind="groups"), groups=(Group("A"),)))
    return replace(
        made,
        organisations=tuple(Organisation(id_, id_.upper()) for id_ in ORGANISATIONS),
        participants=(Participant("Eva", "a"),),
        homework=(Homework(id="cloud", title="Cloud"),),
    )


def _session(draw: Draw, room: Room) -> str:
    return str(draw(st.sampled_from([slot.session.id for slot in room.state.slots])))


def _add_person(draw: Draw, room: Laptop) -> None:
    room.attempt(people_moves.add, Line(draw(NAMES), draw(st.sampled_from(["", *ORGANISATIONS]))))


def _name_stand_in(draw: Draw, room: Laptop) -> None:
    room.attempt(people_moves.change, "@b", Line(draw(NAMES), "b"))


def _person(draw: Draw, room: Room) -> str:
    return str(draw(st.sampled_from([person.id for person in roster.roster(room.state)])))


def _task(draw: Draw, room: Room) -> str:
    return str(draw(st.sampled_from([*room.state.homework.tasks])))


def _place(draw: Draw, room: Laptop) -> None:
    where = _session(draw, room)
    group = draw(st.sampled_from([*_groups(room.state, where), None]))
    room.attempt(group_moves.put, where, _person(draw, room), group)


def _report(draw: Draw, room: Laptop) -> None:
    where = _session(draw, room)
    group = draw(st.sampled_from([*_groups(room.state, where), None]))
    room.attempt(note_moves.capture, Capture("note", "said"), where, group=group)


def _vote(draw: Draw, room: Laptop) -> None:
    if room.state.upcoming.meetings:
        what = draw(st.sampled_from([*room.state.upcoming.meetings]))
        room.attempt(vote, draw(st.sampled_from(ORGANISATIONS)), what)


def _to_homework(draw: Draw, room: Laptop) -> None:
    where = _session(draw, room)
    room.put(LeftoverSettled((where,), "homework"))
    room.attempt(homework_moves.hand_in, OF_SESSION + where, "b", "of the rest")


def _hand_in(draw: Draw, room: Laptop) -> None:
    what, whose = _task(draw, room), draw(st.sampled_from(ORGANISATIONS))
    room.attempt(homework_moves.hand_in, what, whose, draw(NAMES))


ADDING: dict[str, Callable[[Draw, Laptop], None]] = {
    "person": _add_person,
    "stand-in": _name_stand_in,
    "arrival": lambda draw, room: room.attempt(marking.here, _person(draw, room), 0),
    "task": lambda draw, room: room.attempt(
        homework_moves.add_task, Homework(id="", title=draw(NAMES))
    ),
    "hand-in": _hand_in,
    "session": lambda draw, room: room.attempt(programme_moves.add, draw(NAMES), 10),
    "group": lambda draw, room: room.attempt(group_moves.form, _session(draw, room), draw(NAMES)),
    "member": _place,
    "deal": lambda draw, room: room.attempt(group_moves.deal, _session(draw, room)),
    "report": _report,
    "coming": lambda draw, room: room.attempt(add, Plan("proposed", theme=draw(NAMES))),
    "vote": _vote,
    "homework": _to_homework,
}


def _change_person(draw: Draw, room: Laptop) -> None:
    organisation = draw(st.sampled_from(ORGANISATIONS))
    who = draw(st.sampled_from([*room.state.people.persons]))
    room.attempt(people_moves.change, who, Line(draw(NAMES), organisation))


def _change_task(draw: Draw, room: Laptop) -> None:
    what = Homework(id="", title=draw(NAMES))
    room.attempt(homework_moves.change_task, _task(draw, room), what)


def _change_group(draw: Draw, room: Laptop) -> None:
    where = _session(draw, room)
    if groups := _groups(room.state, where):
        room.attempt(group_moves.change, where, draw(st.sampled_from(groups)), draw(NAMES))


CHANGING: dict[str, Callable[[Draw, Laptop], None]] = {
    **ADDING,
    "change person": _change_person,
    "change task": _change_task,
    "change group": _change_group,
    "split": lambda draw, room: room.attempt(
        programme_moves.split, _session(draw, room), 5, title=draw(NAMES), day=1
    ),
    "undo": lambda _, room: room.attempt(steps.undo),
    "redo": lambda _, room: room.attempt(steps.redo),
}


def _groups(state: State, where: str) -> list[str]:
    return [*state.groupings[where].groups] if where in state.groupings else []


def go_on(draw: Draw, room: Laptop, kinds: dict[str, Callable[[Draw, Laptop], None]]) -> None:
    for _ in range(draw(st.integers(0, 8))):
        room.wait(dt.timedelta(seconds=draw(st.integers(0, 90))))
        kinds[draw(st.sampled_from([*kinds]))](draw, room)


@st.composite
def laptops(
    draw: st.DrawFn, kinds: dict[str, Callable[[Draw, Laptop], None]], *, alike: bool = False
) -> list[Laptop]:
    """Let three laptops go on from one beginning, which is the agenda alone unless `alike`."""
    first = Laptop("first", ())
    if alike:
        go_on(draw, first, kinds)
    made = [Laptop(name, first.events) for name in ("anna", "bo", "cissi")]
    for room in made:
        go_on(draw, room, kinds)
    return made


def known(state: State, merged: State) -> tuple[Known, Known]:
    """Tell by names, not by ids, which things there are and what is said of them.

    Somebody whom nobody named there goes by the name in the merged record.
    """

    def person(id_: PersonId) -> object:
        one = state.people.persons.get(id_) or merged.people.persons.get(id_)
        return (one.name.casefold(), one.organisation) if one else name_of(state, id_)

    def coming(id_: str) -> str:
        return state.upcoming.meetings[id_].theme.casefold()

    titles = {slot.session.id: slot.session.title.casefold() for slot in state.slots}
    tasks = {task.id: task.title.casefold() for task in homework.tasks(state)}
    groups = {
        (where, id_): group.name.casefold()
        for where, of in state.groupings.items()
        for id_, group in of.groups.items()
    }
    things: Known = {("person", person(id_)) for id_ in state.people.persons}
    things |= {("task", title) for title in tasks.values()}
    things |= {("session", title) for title in titles.values()}
    things |= {("group", titles[where], name) for (where, _), name in groups.items()}
    things |= {("coming", coming(id_)) for id_ in state.upcoming.meetings}
    said: Known = {("there", person(id_)) for _, id_ in state.people.presence}
    said |= {
        ("handed in", tasks[task], of, work.text)
        for (task, of), work in state.homework.hand_ins.items()
    }
    said |= {
        ("member", titles[where], person(who), groups[where, group])
        for where, of in state.groupings.items()
        for who, group in of.members.items()
    }
    said |= {
        ("note", titles[note.session], note.group and groups[note.session, note.group])
        for note in state.notes.values()
        if note.session
    }
    said |= {("vote", of, coming(id_)) for of, ids in state.upcoming.votes.items() for id_ in ids}
    return things, said


@given(laptops(ADDING))
def test_all_that_either_added_is_there_and_nothing_is_said_of_another(made: list[Laptop]) -> None:
    merged = replay(merge([room.events for room in made[:2]]))
    (a, of_a), (b, of_b) = (known(room.state, merged) for room in made[:2])
    things, said = known(merged, merged)
    assert things == a | b
    assert said <= of_a | of_b


@given(laptops(CHANGING, alike=True))
def test_records_with_ids_kept_apart_merge_alike_in_any_order_and_again(
    made: list[Laptop],
) -> None:
    a, b, c = (room.events for room in made)
    ab = merge([a, b])
    assert ab == merge([b, a]) == merge([ab, ab]) == merge([ab, a]) == merge([b, ab, a])
    abc = merge([a, b, c])
    assert abc == merge([c, b, a]) == merge([b, a, c])
    assert abc == merge([abc, ab]) == merge([b, abc])


# Whom only one of three leaves without a name is the same as whoever is met with first.
@given(laptops({**CHANGING, "stand-in": _add_person}, alike=True))
def test_records_with_ids_kept_apart_merge_alike_two_by_two(made: list[Laptop]) -> None:
    a, b, c = (room.events for room in made)
    assert merge([merge([a, b]), c]) == merge([a, merge([c, b])]) == merge([a, b, c])


@given(laptops(CHANGING, alike=True), st.data())
def test_what_is_kept_apart_stays_so_however_the_record_goes_on(
    made: list[Laptop], data: st.DataObject
) -> None:
    a, b, _ = (room.events for room in made)
    room = Laptop("both", merge([a, b]))
    go_on(data.draw, room, CHANGING)
    ids = {event.id: event.fact for event in room.events}
    for records in ([room.events], [room.events, room.events], [room.events, merge([a, b])]):
        assert {event.id: event.fact for event in merge(records)} == ids


@given(laptops(ADDING))
def test_a_record_alone_keeps_its_ids(made: list[Laptop]) -> None:
    for room in made:
        assert kept_apart([room.events], set())[0] is room.events
