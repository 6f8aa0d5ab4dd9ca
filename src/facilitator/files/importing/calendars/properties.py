"""The values of a property of an event, of which the library gives one, a list or none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from icalendar import Component


def every(event: Component, name: str) -> Iterator[Any]:
    """Yield all values of a property; most have one or none."""
    value: Any = event.get(name, [])
    yield from value if isinstance(value, list) else [value]


def one(event: Component, name: str) -> str:
    """Return the first value of a property as text, or ""."""
    return str(next(every(event, name), ""))


def all_of(event: Component, name: str) -> str:
    """Return all values of a property as one text."""
    return " ".join(map(str, every(event, name)))
