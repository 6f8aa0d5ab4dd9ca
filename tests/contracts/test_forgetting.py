"""Forgetting somebody reaches every text of every kind of fact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final, cast, get_args, get_origin, get_type_hints

import msgspec
import pytest
import tomli_w

from builders import agenda_text, opening
from contracts.facts import FACTS, fields_of, holds_text, holds_words, is_text
from facilitator.core.record.earlier import Earlier
from facilitator.core.record.events import AnyFact
from facilitator.core.record.fact import Fact
from facilitator.core.record.opening import AgendaRevised, BroughtForward, Opened
from facilitator.files.records.forgetting.renaming import TEXTS, WORDS_OF_THE_FORMAT, Renaming

IDS: Final = {
    "session", "sessions", "hold", "after", "before", "rest", "instead", "skipped", "durations",
    "delays", "shifted", "note", "action", "event", "person", "people", "organisation", "taker",
    "order", "group", "groups", "hosts", "others", "placement", "task", "of", "sighting",
    "upcoming", "choices", "file", "links", "picture",
}  # fmt: skip
"""The fields whose values are ids, or are made by the rules of ids as names of files are."""

IDS_BEFORE: Final = {"record", "id", "of", "task"}
"""The fields of what was brought forward that hold ids."""

GIVEN: Final[Mapping[object, object]] = {
    int: 1,
    float: 1.0,
    bool: True,
    dt.date: dt.date(2013, 3, 21),
    dt.time: dt.time(10),
    dt.datetime: dt.datetime(2013, 3, 21, 9, tzinfo=dt.UTC),
}
"""Values of types that hold no text."""

DOCUMENTS: Final = (Opened, AgendaRevised, BroughtForward)
"""The kinds of fact that hold a document in TOML, which is rewritten as one."""

NAME: Final = "Cissi Dahl"
ID: Final = "cissi-dahl"
CASES: Final = pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.__name__)


@CASES
def test_every_text_of_a_fact_is_rewritten_as_a_text_or_as_an_id(kind: type[Fact]) -> None:
    for field, type_ in fields_of(kind).items():
        if kind in DOCUMENTS and field in {"text", "agenda", "earlier"}:
            continue
        assert holds_text(type_) == (field in TEXTS | IDS), field
        assert holds_words(type_) == (field in WORDS_OF_THE_FORMAT), field


def test_the_lists_are_apart_and_name_fields_that_there_are() -> None:
    used = {field for kind in FACTS for field in kind.__struct_fields__}
    assert not TEXTS & IDS
    assert not WORDS_OF_THE_FORMAT & (TEXTS | IDS)
    assert used >= TEXTS | IDS


@CASES
def test_no_field_keeps_the_name(kind: type[Fact]) -> None:
    fact = _naming(kind)
    assert (
        NAME in str(fact) or ID in str(fact) or not any(map(holds_text, fields_of(kind).values()))
    )
    forgotten = str(Renaming(NAME, "Person 1").fact(fact))
    assert NAME not in forgotten
    assert ID not in forgotten


def _naming(kind: type[Fact]) -> AnyFact:
    """Make a fact with the name in every field that can hold it."""
    text = agenda_text(head=f'[[participant]]\nname = "{NAME}"\n', session=NAME)
    if kind is Opened or kind is AgendaRevised:
        opened = opening(text)
        return opened if kind is Opened else AgendaRevised(text, opened.agenda)
    if kind is BroughtForward:
        left = _earlier(Earlier)
        return BroughtForward(tomli_w.dumps(left), msgspec.convert(left, Earlier))
    values = {field: _value(field, type_) for field, type_ in fields_of(kind).items()}
    return cast("AnyFact", msgspec.convert({"kind": kind.__struct_config__.tag, **values}, kind))


def _value(field: str, type_: Any) -> object:  # noqa: ANN401 - whatever a field holds
    """Make a value of a type, in which every text is the name, or an id made of it."""
    inner, kind = get_args(type_), get_origin(type_)
    if holds_words(type_):
        return inner[0]
    if is_text(type_):
        return NAME if field in TEXTS else ID
    if type_ in GIVEN:
        return GIVEN[type_]
    if kind is tuple:
        return [_value(field, each) for each in inner if each is not Ellipsis]
    return _value(field, inner[0])  # or None


def _earlier(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - any kind of struct
    """Make what was brought forward, with the id in every field for ids, else with the name."""
    made: dict[str, Any] = {}
    for field, type_ in get_type_hints(kind).items():
        inner = get_args(type_)
        if inner and isinstance(inner[0], type) and issubclass(inner[0], msgspec.Struct):
            made[field] = [_earlier(inner[0])]
        else:
            made[field] = _value("" if field in IDS_BEFORE else "text", type_)
    return made
