"""Laws of groups: nobody is ever in two of them, nor in none without being listed there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import Room, one_day, session
from facilitator.core.base.refusal import Refused
from facilitator.core.groups import moves, reports, timers
from facilitator.core.groups.board import Board, board
from facilitator.core.people.roster import roster
from facilitator.core.record.agenda import Agenda, Group, Organisation, Participant
from facilitator.core.record.events import AnyFact
from facilitator.core.record.group_clocks import GroupTimerStarted, GroupTimerStopped
from facilitator.core.record.groups import (
    GroupChanged,
    GroupDissolved,
    GroupFormed,
    GroupRulesCleared,
    GroupRuleSet,
    HostNamed,
    MemberPlaced,
    MembersDealt,
    Rotated,
)
from facilitator.core.record.people import Arrived, Departed, PersonAdded, PersonRemoved
from facilitator.core.record.reporting import GroupReports, ReportsOrdered
from facilitator.core.record.state import State
from facilitator.core.record.undoing import Redone
from facilitator.core.time.moves import undo

G = "work"
PERSONS = ("anna", "bo", "cia", "dan", "eva", "@skåne", "gone", "")
GROUPS = ("a", "b", "new", "gone", "")

persons = st.sampled_from(PERSONS)
groups = st.sampled_from(GROUPS)
placements = st.dictionaries(persons, groups, max_size=8)
numbers = st.integers(-(2**63), 2**63 - 1)
facts = st.one_of(
    st.builds(GroupFormed, st.just(G), groups, st.text(max_size=3), st.text(max_size=3)),
    st.builds(GroupChanged, st.just(G), groups, st.text(max_size=3), st.text(max_size=3)),
    st.builds(GroupDissolved, st.just(G), groups),
    st.builds(
        MemberPlaced,
        st.just(G),
        persons,
        st.none() | groups,
        st.none() | st.lists(st.tuples(persons, groups), max_size=3).map(tuple),
        st.none() | st.lists(persons, max_size=2).map(tuple),
    ),
    st.builds(MembersDealt, st.just(G), placements, numbers),
    st.builds(
        GroupRuleSet,
        st.just(G),
        st.sampled_from(["together", "apart", "fixed"]),
        st.lists(persons, max_size=4).map(tuple),
        st.none() | groups,
    ),
    st.builds(GroupRulesCleared, st.just(G)),
    st.builds(
        HostNamed,
        st.just(G),
        groups,
        st.none() | persons,
        st.none() | st.lists(st.tuples(persons, groups), max_size=3).map(tuple),
    ),
    st.builds(Rotated, st.just(G), numbers, placements, numbers, st.none() | numbers),
    st.builds(GroupTimerStarted, st.just(G), numbers, st.none() | groups),
    st.builds(GroupTimerStopped, st.just(G), st.none() | groups),
    st.builds(ReportsOrdered, st.just(G), st.lists(groups, max_size=4).map(tuple)),
    st.builds(GroupReports, st.just(G), st.none() | groups),
    st.builds(Arrived, persons, st.just(1)),
    st.builds(Departed, persons, st.just(1)),
    st.builds(PersonRemoved, persons),
    st.builds(PersonAdded, persons, st.just("Somebody")),
)


def meeting() -> Agenda:
    made = one_day("talk", replace(session(G, kind="groups"), groups=(Group("A"), Group("B"))))
    return replace(
        made,
        organisations=(Organisation("skåne", "Region Skåne"),),
        participants=tuple(
            Participant(name, None, "speaker" if name == "Eva" else "participant")
            for name in ("Anna", "Bo", "Cia", "Dan", "Eva")
        ),
    )


def everywhere(on: Board) -> list[str]:
    return [person.id for person in on.everybody]


def consistent(state: State) -> None:
    """Check what has to hold whatever happened."""
    on = board(state, G, everyone=True)
    assert len(set(everywhere(on))) == len(everywhere(on))
    there = {p.id for p in roster(state) if not state.people.at(0, p.id).away}
    gone = {s.person.id for t in on.tables for s in t.seats if not s.there}
    assert set(everywhere(on)) - gone == there
    assert sum(table.size for table in on.tables) == len(on.placement)
    grouping = on.grouping
    if grouping.rounds:
        assert grouping.rounds[-1] == grouping.members
    assert set(on.hosts.values()) <= on.placement.keys()
    on.unmet(), on.broken(), on.imbalance(), on.repeated_pairs()


@given(st.lists(facts, max_size=25))
def test_whatever_happened_everybody_is_in_one_group_or_listed_in_none(
    happened: list[AnyFact],
) -> None:
    on = Room(meeting())
    for fact in happened:
        on.put(fact)
        consistent(on.state)


Press = tuple[Callable[..., AnyFact], tuple[object, ...]]

presses: st.SearchStrategy[Press] = st.one_of(
    st.tuples(st.just(moves.form), st.tuples(st.sampled_from(["New", "C"]))),
    st.tuples(st.just(moves.dissolve), st.tuples(groups)),
    st.tuples(st.just(moves.put), st.tuples(persons, st.none() | groups)),
    st.tuples(st.just(moves.put), st.tuples(persons, st.none() | groups, persons, persons)),
    st.tuples(st.just(moves.join), st.tuples(persons)),
    st.tuples(st.just(moves.join), st.tuples(persons, persons)),
    st.tuples(st.just(moves.deal), st.just(())),
    st.tuples(
        st.just(moves.set_rule),
        st.tuples(st.sampled_from(["together", "apart", "fixed"]), st.lists(persons, max_size=3)),
    ),
    st.tuples(st.just(moves.clear_rules), st.just(())),
    st.tuples(st.just(moves.name_host), st.tuples(persons)),
    st.tuples(st.just(moves.name_host), st.tuples(persons, persons)),
    st.tuples(st.just(moves.rotate), st.just(())),
    st.tuples(st.just(timers.start_timer), st.tuples(st.integers(0, 100), st.none() | groups)),
    st.tuples(st.just(timers.stop_timer), st.tuples(st.none() | groups)),
    st.tuples(st.just(reports.next_report), st.just(())),
    st.tuples(st.just(reports.report), st.tuples(groups)),
    st.tuples(st.just(reports.put_next), st.tuples(groups)),
    st.tuples(st.just(reports.shuffle), st.just(())),
)


@given(st.lists(presses, max_size=15))
def test_every_move_is_refused_or_can_be_undone(pressed: list[Press]) -> None:
    on = Room(meeting())
    for move, values in pressed:
        before = on.state
        try:
            on.do(move, G, *values)
        except Refused:
            continue
        consistent(on.state)
        after = on.state
        on.do(undo)
        assert on.state.groupings == before.groupings
        on.put(Redone(on.state.undone[-1]))
        assert on.state.groupings == after.groupings


@given(st.lists(presses, max_size=10))
def test_a_dealing_puts_everybody_into_a_group_of_even_size(pressed: list[Press]) -> None:
    on = Room(meeting())
    for move, values in pressed:
        try:
            on.do(move, G, *values)
        except Refused:
            continue
    if not board(on.state, G).tables:
        on.do(moves.form, G, "Last")
    on.do(moves.deal, G)
    now = board(on.state, G)
    assert now.nowhere == ()
    sizes = [table.size for table in now.tables]
    assert now.rules or max(sizes) - min(sizes) <= 1


@given(st.lists(presses, max_size=15))
def test_each_group_reports_once_in_the_order_that_is_shown(pressed: list[Press]) -> None:
    on = Room(meeting())
    for move, values in pressed:
        with suppress(Refused):
            on.do(move, G, *values)
    if not on.state.groupings[G].groups:
        return
    here = reports.reports(on.state.groupings[G])
    assert {group.id for group in here.order} == set(on.state.groupings[G].groups)
    assert len(here.order) == len(on.state.groupings[G].groups)
    for group in here.to_come:
        on.wait(1).do(reports.next_report, G)
        assert reports.reports(on.state.groupings[G]).current == group
    if here.order != here.done:
        on.do(reports.next_report, G)
    assert reports.reports(on.state.groupings[G]).done == here.order


class Kitchen:
    """Timers that tick beside groups, each by itself."""

    def __init__(self) -> None:
        self.all: int | None = None
        self.own: dict[str, int] = {}

    def tick(self, seconds: int) -> None:
        self.own = {group: left - seconds for group, left in self.own.items()}
        if self.all is not None:
            self.all -= seconds


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["start", "stop", "next round"]),
            st.none() | st.sampled_from("ab"),
            st.integers(1, 600),
            st.integers(0, 300),
        ),
        max_size=12,
    )
)
def test_the_clocks_of_groups_tick_as_timers_beside_them_do(
    done: list[tuple[str, str | None, int, int]],
) -> None:
    on, kitchen, given_last = Room(meeting()).do(moves.deal, G), Kitchen(), 0
    for what, group, seconds, wait in done:
        running = kitchen.all is not None or bool(kitchen.own)
        match what, group:
            case "start", None:
                on.do(timers.start_timer, G, seconds)
                kitchen.all, kitchen.own, given_last = seconds, {}, seconds
            case "start", str(one):
                on.do(timers.start_timer, G, seconds, one)
                kitchen.own[one] = seconds
            case "stop", None if running:
                on.do(timers.stop_timer, G)
                kitchen.all, kitchen.own = None, {}
            case "stop", str(one) if one in kitchen.own:
                on.do(timers.stop_timer, G, one)
                del kitchen.own[one]
            case "next round", _ if given_last:
                on.do(moves.rotate, G)
                kitchen.all, kitchen.own = given_last, {}
            case _:
                continue
        on.wait(wait / 60)
        kitchen.tick(wait)
        clocks = on.state.groupings[G].clocks
        for one in "ab":
            timer, left = clocks.of(one), kitchen.own.get(one, kitchen.all)
            assert (timer and timer.left(on.now).total_seconds()) == left
