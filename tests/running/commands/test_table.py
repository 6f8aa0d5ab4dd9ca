"""Every command does what it says, and everything can be recorded by words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

import pytest
from msgspec import Struct

from contracts.facts import FACTS
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import says_nothing
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


@pytest.mark.parametrize("nothing", [",", " , ; ", ":", "-", "…", "– : –"])  # noqa: RUF001 - it is typed
@pytest.mark.parametrize("name", [one.name for one in COMMANDS.values() if one.words])
def test_words_that_say_nothing_make_no_move(name: str, nothing: str) -> None:
    meeting = Meeting()
    for line in (f"{name} {nothing}", f"{name} 1: {nothing}", f"{name} {nothing}: 1"):
        with suppress(Refused):
            fact = meeting.say(line)
            assert not [text for text in _texts(fact) if text and says_nothing(text)], line


def _texts(of: object) -> Iterator[str]:
    if isinstance(of, str):
        yield of
    elif isinstance(of, (tuple, list)):
        for one in of:
            yield from _texts(one)
    elif isinstance(of, Struct):
        for name in of.__struct_fields__:
            yield from _texts(getattr(of, name))


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
