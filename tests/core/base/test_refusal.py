"""A refusal is its sentence."""

from __future__ import annotations

import pytest

from builders import Room, at, one_day
from facilitator.core.base.refusal import Refused
from facilitator.core.time import moves


def test_a_refusal_reads_as_its_sentence() -> None:
    with pytest.raises(Refused, match="There is nothing to undo"):
        moves.undo(Room(one_day("a")).state, at("10:00"))
