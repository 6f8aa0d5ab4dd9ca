"""What the contracts go by: every kind of fact, and what each did in the records that are kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

from builders import advance
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.fact import Fact
from facilitator.core.record.state import EMPTY, State
from facilitator.files.records.journal import Journal

FACTS: Final[tuple[type[Fact], ...]] = get_args(AnyFact)
KEPT: Final = sorted((Path(__file__).parents[1] / "records").glob("*/journal.toml"))
ALWAYS: Final = {"last", "history", "undone"}
"""The fields of the state that any fact may change, as it can be undone."""


@cache
def changed_by() -> dict[type[Fact], set[str]]:
    """Say which fields of the state each kind of fact changed in the records that are kept."""
    changed: dict[type[Fact], set[str]] = {}
    for event, before, after in _steps():
        fields = {
            field
            for field in State.__struct_fields__
            if getattr(before, field) != getattr(after, field)
        }
        changed.setdefault(type(event.fact), set()).update(fields - ALWAYS)
    return changed


def _steps() -> Iterator[tuple[Event, State, State]]:
    for path in KEPT:
        state, events = EMPTY, list(Journal.open(path, writable=False).events)
        for number, event in enumerate(events, start=1):
            after = advance(state, events[:number], [event])
            yield event, state, after
            state = after


def fields_of(kind: type[Fact]) -> dict[str, Any]:
    """Give the fields of a kind of fact with their types."""
    hints = get_type_hints(kind)
    return {field: hints[field] for field in kind.__struct_fields__}


def is_text(type_: object) -> bool:
    """Say whether a type is that of texts or of ids, which are text."""
    return getattr(type_, "__supertype__", type_) is str


def holds_text(type_: object) -> bool:
    """Say whether a field of this type holds text that is not one of a few words."""
    if get_origin(type_) is Literal:
        return False
    return is_text(type_) or any(holds_text(each) for each in get_args(type_))


def holds_words(type_: object) -> bool:
    """Say whether a field of this type holds one of a few words of the format."""
    return get_origin(type_) is Literal or any(holds_words(each) for each in get_args(type_))
