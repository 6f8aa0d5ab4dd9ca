"""What moves the clock counts as steering it where records are merged, or is named here as not."""

from __future__ import annotations

import pytest

from contracts.facts import FACTS, changed_by
from facilitator.core.record.fact import Fact
from facilitator.core.record.opening import AgendaRevised, DayMoved, Opened
from facilitator.core.record.programme import (
    LatenessAccepted,
    SessionAdded,
    SessionChanged,
    SessionMoved,
    SessionSplit,
)
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.shared.timekeeping import STEERING

CLOCK = {"progress", "current", "cursor", "closed", "leftovers", "programme", "slots", "dates"}
"""The fields of the state by which the times of a meeting go."""

PLANNING = "what each planned is kept, whoever kept the time"
NOT_STEERING: dict[type[Fact], str] = {
    Opened: "it is the same in all the records of a meeting",
    AgendaRevised: "it is what the author of the agenda wrote, whoever read it again",
    DayMoved: PLANNING,
    SessionAdded: PLANNING,
    SessionMoved: PLANNING,
    SessionChanged: PLANNING,
    SessionSplit: PLANNING,
    LatenessAccepted: "it only says that nobody needs to be asked again",
    Undone: "it goes by what it undoes",
    Redone: "it goes by what it does again",
}


def test_the_table_of_steering_names_kinds_of_facts_once() -> None:
    assert set(STEERING) <= set(FACTS)
    assert len(set(STEERING)) == len(STEERING)
    assert not set(STEERING) & NOT_STEERING.keys()


@pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.__name__)
def test_a_fact_that_moves_the_clock_steers_or_is_named_as_not(kind: type[Fact]) -> None:
    moves_it = bool(changed_by()[kind] & CLOCK)
    assert moves_it == (kind in STEERING or kind in NOT_STEERING)
