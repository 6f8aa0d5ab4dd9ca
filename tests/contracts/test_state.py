"""Whatever happens is seen in the state; a fact that changes nothing was forgotten in a fold."""

from __future__ import annotations

import pytest

from contracts.facts import FACTS, changed_by
from facilitator.core.record.fact import Fact

CHANGE_NOTHING: frozenset[type[Fact]] = frozenset()
"""The kinds of fact that are only kept."""


@pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.__name__)
def test_every_kind_of_fact_changes_the_state(kind: type[Fact]) -> None:
    assert kind in changed_by(), "no record in tests/records holds one: keep one that does"
    assert bool(changed_by()[kind]) != (kind in CHANGE_NOTHING)
