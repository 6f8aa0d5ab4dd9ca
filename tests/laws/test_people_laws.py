"""Laws of attendance: whatever is journalled, the counts add up and lines read back."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from builders import Room, at, day
from builders import agenda as programme
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line
from facilitator.core.people import attendance, marking, person_line, roster
from facilitator.core.people.person_line import Line
from facilitator.core.record.agenda import Agenda, Organisation, Participant
from facilitator.core.record.events import AnyFact
from facilitator.core.record.move import Move, bound
from facilitator.core.record.people import (
    Arrived,
    AttendanceCleared,
    AttendanceMarked,
    Departed,
    Marking,
    PersonAdded,
    PersonChanged,
    PersonRemoved,
)

AGENDA = programme(day("a", "b"), day("c"))
MEETING = Agenda(
    title=AGENDA.title,
    days=AGENDA.days,
    timezone=AGENDA.timezone,
    organisations=tuple(Organisation(id_, f"Region {id_}") for id_ in ("x", "y")),
    participants=(Participant("Anna", "x"), Participant("Bo", None, "speaker")),
)
IDS = st.sampled_from(["anna", "bo", "@x", "@y", "@z", "new", "", "anna-2"])
DAYS = st.integers(-1, 4)
AGO = st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1), st.integers(0, 9000))
ROLES = st.sampled_from(["participant", "speaker", "facilitator", "guest"])
BODIES = st.sampled_from([None, "x", "y", "z"])
FACTS = st.one_of(
    st.builds(PersonAdded, IDS, st.text(max_size=5), BODIES, ROLES),
    st.builds(PersonChanged, IDS, st.text(max_size=5), BODIES, ROLES),
    st.builds(PersonRemoved, IDS),
    st.builds(Arrived, IDS, DAYS, AGO),
    st.builds(Departed, IDS, DAYS, AGO),
    st.builds(AttendanceCleared, IDS, DAYS),
    st.builds(
        AttendanceMarked,
        DAYS,
        st.lists(IDS, max_size=3).map(tuple),
        st.sampled_from(get_args(Marking)),
        AGO,
        AGO,
    ),
)
NAMES = st.text(min_size=1, max_size=40).map(clean_line).filter(bool)
NOT_ROLES = NAMES.filter(lambda name: name.casefold() not in person_line.ROLE_WORDS)


UNTIMED = st.sampled_from(
    [marking.here, marking.on_time, marking.left, marking.absent, marking.unknown]
)
TIMED = st.sampled_from([marking.came_at, marking.left_at, marking.expect])
MOVES = st.builds(bound, UNTIMED, st.just("anna"), st.just(0)) | st.builds(
    bound, TIMED, st.just("anna"), st.just(0), st.times()
)


@given(st.lists(FACTS, max_size=25))
def test_counts_add_up_whatever_happened(facts: list[AnyFact]) -> None:
    on = Room(MEETING, at("10:30"))
    on.put(*facts)
    everybody = roster.roster(on.state)
    assert len({person.id for person in everybody}) == len(everybody)
    for number in range(2):
        count = attendance.turnout(on.state, number)
        here = [one for one in everybody if on.state.people.at(number, one.id).there]
        away = [one for one in everybody if on.state.people.at(number, one.id).away]
        assert count.here == len(here)
        assert count.left + count.absent == len(away)
        assert count.late <= count.came <= count.of
        assert not {one.id for one in here} & {one.id for one in away}
        assert not (count.came and attendance.none_came(on.state, number, here))
        groups = {person.organisation for person in everybody}
        parts = [
            attendance.turnout(on.state, number, [p for p in everybody if p.organisation == group])
            for group in groups
        ]
        assert sum(part.of for part in parts) == count.of
        later = attendance.awaited(on.state, on.schedule, number)
        unseen = attendance.unseen(on.state, number, later)
        assert not later.keys() & {one.id for one in (*here, *away, *unseen)}
        assert len(here) + len(away) + len(unseen) <= len(everybody)
        for person in everybody:
            assert attendance.late(on.state, number, person.id) >= dt.timedelta()
            assert attendance.left_early(on.state, number, person.id) >= dt.timedelta()


@given(st.lists(st.tuples(st.integers(0, 60), MOVES), max_size=12))
def test_nobody_leaves_before_they_came_nor_comes_later_than_now(
    steps: list[tuple[int, Move[[]]]],
) -> None:
    on = Room(MEETING, at("09:00"))
    for wait, move in steps:
        on.wait(wait)
        with suppress(Refused):
            on.do(move)
        was = on.state.people.at(0, "anna")
        assert was.arrived is None or was.arrived <= on.now
        assert was.left is None or was.arrived is None or was.arrived <= was.left
        assert was.came or was.arrived is None


@given(st.builds(Line, NAMES, st.one_of(st.just(""), NOT_ROLES), ROLES))
def test_a_line_reads_back_as_it_was_composed(line: Line) -> None:
    role = "" if line.role == "participant" else line.role
    assert person_line.read(person_line.compose(line, role)) == line


@given(st.text(max_size=200))
def test_any_text_is_read_as_somebody(text: str) -> None:
    line = person_line.read(text)
    assert clean_line(line.name) == line.name
