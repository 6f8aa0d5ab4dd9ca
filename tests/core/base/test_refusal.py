"""A refusal is its sentence."""

from __future__ import annotations

import pytest

from builders import ENGLISH, Room, at, one_day
from facilitator.core.base.language import joined, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.time import moves


def test_a_refusal_reads_as_its_sentence() -> None:
    with pytest.raises(Refused, match="There is nothing to undo"):
        moves.undo(Room(one_day("a")).state, at("10:00"))


def test_a_refusal_repeats_no_more_of_a_long_text_than_its_beginning() -> None:
    long = "a" * 10_000
    named = phrase("“{text}” is none of these: {names}.", text=long, names=joined(["b", long]))
    begun = f"{'a' * 59}…"
    assert ENGLISH.say(Refused(named).phrase) == f"“{begun}” is none of these: b, {begun}."
    assert Refused(named, whole=True).phrase == named
