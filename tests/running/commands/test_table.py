"""Every command does what it says, and everything can be recorded by words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from contracts.facts import FACTS
from facilitator.core.record.fact import Fact
from facilitator.running.commands.acts import NAMES
from facilitator.running.commands.table import COMMANDS, SECTIONS
from running.commands.examples import EXAMPLES, NOT_BY_WORDS
from running.commands.saying import Meeting


@pytest.mark.parametrize(
    ("lines", "kind"),
    [example for examples in EXAMPLES.values() for example in examples],
    ids=lambda value: value[-1] if isinstance(value, tuple) else "",
)
def test_a_command_makes_its_move(lines: Sequence[str], kind: type[Fact]) -> None:
    assert type(Meeting().say(*lines)) is kind


def test_every_command_has_an_example_and_a_name_of_its_own() -> None:
    assert list(EXAMPLES) == [each.name for part in SECTIONS for each in part.commands]
    assert len(COMMANDS) == len(EXAMPLES)
    letters = [each.letter for each in COMMANDS.values() if each.letter]
    assert len(set(letters)) == len(letters)
    assert set(NAMES.values()) <= set(COMMANDS)


def test_every_kind_of_fact_can_be_made_by_words_or_is_named_as_not() -> None:
    made = {kind for examples in EXAMPLES.values() for _, kind in examples}
    assert made.isdisjoint(NOT_BY_WORDS)
    assert {kind.__name__ for kind in made | NOT_BY_WORDS.keys()} == {k.__name__ for k in FACTS}
