"""The laws of merging: whoever merges which records in whatever order gets the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from facilitator.core.merging.union import conflicts, merge, parting, settled, told_apart, union
from facilitator.core.record.events import Event
from facilitator.core.record.opening import Opened
from facilitator.core.record.replay import replay
from facilitator.core.record.sessions import Extended, SessionEnded, SessionStarted
from facilitator.core.record.undoing import Redone, Undone
from strategies import SPRING, fact, journals, meetings

NAMES = ["anna", "bo", "cissi"]
Events = Sequence[Event]
STEPS = st.tuples(
    st.sampled_from(NAMES),
    st.one_of(*(fact(kind) for kind in (SessionStarted, SessionEnded, Extended, Undone, Redone))),
    st.integers(0, 20),
    st.sampled_from([(0,), (1,), (2,), (0, 1)]),
)
"""What somebody did to the clock: who, what, when in minutes, and the records that hold it."""


@st.composite
def histories(draw: st.DrawFn) -> list[Events]:
    """Make three records that begin alike and then went on each by itself, in part.

    The clock is steered in each of them, so that there is something to choose.
    """
    steps = draw(st.lists(STEPS, min_size=draw(st.sampled_from([6, 4, 0])), max_size=8))
    pool = [
        Event(event.id, event.at, draw(st.sampled_from(NAMES)), event.fact)
        for n, event in enumerate(
            draw(journals()) if draw(st.booleans()) else draw(meetings()).events
        )
        if n == 0 or not isinstance(event.fact, Opened)
    ]
    shared = draw(st.integers(1, len(pool))) if pool else 0
    parts: list[list[Event]] = [pool[:shared] for _ in range(3)]
    for event in pool[shared:]:
        for part in parts:
            if draw(st.booleans()):
                part.append(event)
    start = max((event.at for event in pool), default=SPRING)
    for n, (by, what, minute, records) in enumerate(sorted(steps, key=lambda step: step[2])):
        event = Event(f"step-{n}", start + dt.timedelta(minutes=minute), by, what)
        for record in records if pool else ():
            parts[record].append(event)
    return list(parts)


chosen = st.lists(st.sampled_from(NAMES), unique=True, max_size=2)


@given(histories(), chosen)
def test_merging_is_associative_commutative_and_idempotent(
    records: list[Events], names: list[str]
) -> None:
    a, b, c = records
    all_ = union(records)
    assert union([union([a, b]), c]) == union([a, union([b, c])]) == all_
    assert union([c, b, a]) == all_
    assert union([all_, all_]) == union([all_, a]) == union([all_]) == all_
    assert merge([a, b], names) == merge([b, a], names)
    both = merge([a, b], names)
    assert merge([both, both], names) == merge([both, a], names) == both
    start = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

    def join(one: Events, other: Events) -> Events:
        return settled(union([one, other]), names, start)

    assert join(join(a, b), c) == join(a, join(b, c)) == join(c, join(b, a))
    assert join(join(a, b), join(a, b)) == join(a, b)


@given(histories(), chosen)
def test_nothing_is_lost_or_doubled_and_the_result_can_be_folded(
    records: list[Events], names: list[str]
) -> None:
    merged = merge(records, names)
    ids = [event.id for event in merged]
    assert len(ids) == len(set(ids))
    given = {event.id: event for record in told_apart(records) for event in record}
    assert {event.id: event for event in merged if event.id in given} == given
    assert given.keys() == {event.id for record in records for event in record}
    assert all(isinstance(e.fact, Undone) for e in merged if e.id not in given)
    replay(merged)
    openings = [n for n, event in enumerate(merged) if isinstance(event.fact, Opened)]
    assert openings == list(range(len(openings)))


@given(histories())
def test_computers_of_the_same_name_are_told_apart_by_their_records(records: list[Events]) -> None:
    a, b, c = ([Event(e.id, e.at, "x", e.fact) for e in record] for record in records)
    first = merge([a, b, c], ["x:1"])
    assert first == merge([b, a, c], ["x:2"]) == merge([c, b, a], ["x:3"])
    given = {event.id for event in union([a, b, c])}
    added = (event.fact for event in first if event.id not in given)
    void = {fact.event for fact in added if isinstance(fact, Undone)}
    assert not void & {event.id for event in a}
    for conflict in conflicts([a, b, c]):
        one, other = conflict.keepers
        assert one.by == other.by == "x"
        assert 0 < one.record != other.record > 0
        assert conflict.decided([other.name])
        assert not conflict.decided(["x", "y"])


@given(histories())
def test_what_is_undone_by_a_choice_counts_no_more(records: list[Events]) -> None:
    merged = merge(records, NAMES[:1])
    since = parting(records)
    kept = [e for e in merged if e.by == NAMES[0] and since and e.at >= since]
    given = {event.id for event in union(records)}
    added = (event.fact for event in merged if event.id not in given)
    void = {fact.event for fact in added if isinstance(fact, Undone)}
    assert not void & {event.id for event in kept}
    if void:
        first, last = min(e.at for e in kept), max(e.at for e in kept)
        assert all(first <= e.at <= last for e in merged if e.id in void)
    assert not conflicts([merged, *records])


def test_the_histories_are_such_that_somebody_has_to_choose() -> None:
    def matters(records: list[Events]) -> bool:
        choices = (merge(records, [name]) for name in NAMES)
        return bool(conflicts(records)) and any(len(one) > len(union(records)) for one in choices)

    first = settings(phases=[Phase.generate], derandomize=True, deadline=None, database=None)
    find(histories(), matters, settings=first)
