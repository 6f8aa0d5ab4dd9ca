"""A key is declared once, with all that is said of it, and stands in every list of keys."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import ClassVar

import pytest
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.keys import format_key

from facilitator import tui
from facilitator.running.acts import ACTS
from facilitator.tui.dialogs.modal import Modal
from facilitator.tui.dialogs.typed import TypedList
from facilitator.tui.frame.places import every_place
from facilitator.tui.frame.spoken import SpokenScreen
from facilitator.tui.keys import Key, before_text, declared, key, order
from facilitator.tui.places.start.screen import Start

DOCS = Path(__file__).resolve().parents[2] / "docs" / "keys.md"
LONGEST = 64
ANOTHER = {"session.next", "session.end", "list.up", "list.down"}
"""The ids whose keys also answer the question they ask, or carry what is lifted."""

for module in walk_packages(tui.__path__, f"{tui.__name__}."):
    import_module(module.name)


def _below(of: type[DOMNode]) -> Iterator[type[DOMNode]]:
    yield of
    for each in of.__subclasses__():
        yield from _below(each)


CLASSES = [
    each
    for each in dict.fromkeys(_below(DOMNode))
    if each.__module__.startswith(f"{tui.__name__}.") and each.__dict__.get("BINDINGS")
]
KEYS = list(dict.fromkeys(each for of in CLASSES for each in declared(of)))


def test_places_and_dialogues_are_among_what_is_looked_at() -> None:
    assert {Start, *every_place()} <= set(CLASSES)
    dialogues = {each for each in _below(Modal) if each.__module__.startswith(tui.__name__)}
    silent = {each for each in dialogues if not [*declared(each)]}
    assert silent == {Modal, TypedList}, "others could not be left"


@pytest.mark.parametrize("of", CLASSES, ids=lambda of: of.__name__)
def test_every_key_has_a_name_and_a_sentence(of: type[DOMNode]) -> None:
    for each in of.__dict__["BINDINGS"]:
        assert isinstance(each, Key), each
        assert each.description
        assert each.tells.endswith(".")
        assert len(each.tells) < LONGEST


def test_a_key_that_has_several_is_called_by_the_first() -> None:
    for each in KEYS:
        name = format_key(each.key.split(",")[0]).casefold()
        assert name.startswith((each.key_display or "").casefold()), each


def test_an_id_means_one_thing_wherever_it_stands() -> None:
    by_id: dict[str, set[tuple[str, str, str]]] = {}
    for each in KEYS:
        if each.id:
            action = "" if each.id in ANOTHER else each.action
            by_id.setdefault(each.id, set()).add((action, each.description, each.tells))
    assert {id_: told for id_, told in by_id.items() if len(told) > 1} == {}


def test_every_key_is_in_the_docs() -> None:
    rows = [row for row in DOCS.read_text("utf-8").splitlines() if row.startswith("| `")]
    cells = [[cell.strip(" `") for cell in row.split("|")[2:5]] for row in rows]
    told = {(id_, label, tells) for label, tells, id_ in cells}
    assert told == {(each.id or "", each.description, each.tells) for each in KEYS}


def test_what_is_said_of_an_act_is_said_nowhere_else() -> None:
    told = {each.id: each.tells for each in KEYS if each.id in ACTS}
    assert set(ACTS) - set(told) == {
        "meeting.close", "session.end", "rehearsal.speed", "programme.reload",
        "rule.agree", "rule.drop", "picture.attach", "time.take",
    }  # that have no keys of their own  # fmt: skip
    assert told.items() <= ACTS.items()


class _Screen(SpokenScreen):
    BINDINGS: ClassVar[list[BindingType]] = [
        key("b", "two", "Two", id="b.two", tells="Does two."),
        key("a", "one(1)", "One", id="a.one", tells="Does one.", priority=True),
    ]


def test_keys_stand_in_the_order_in_which_they_are_declared() -> None:
    assert order(_Screen) == {"b.two": 0, "a.one": 1}


def test_a_key_with_priority_is_text_where_text_is_typed() -> None:
    assert before_text(_Screen) == {"one"}


def test_a_key_whose_sentence_nobody_wrote_is_refused() -> None:
    with pytest.raises(KeyError):
        key("a", "one", "One", id="nobody.knows")
