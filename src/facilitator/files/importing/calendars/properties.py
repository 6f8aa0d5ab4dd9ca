"""The values of the properties of an event, of which the library gives one, a list or none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from facilitator.files.agenda.checks import EARLIEST, LATEST

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


def instant(event: Component, name: str) -> dt.date | None:
    """Return a property that is a time or a whole day; None where no agenda can have it."""
    value: Any = event.get(name)
    found = getattr(value, "dt", None)
    if not isinstance(found, dt.date):
        return None
    date = found.date() if isinstance(found, dt.datetime) else found
    return found if EARLIEST <= date <= LATEST else None


def length(event: Component) -> dt.timedelta | None:
    """Return how long an event is said to last; None where that is not said as a length."""
    found = getattr(event.get("DURATION"), "dt", None)
    return found if isinstance(found, dt.timedelta) else None


def words(event: Component) -> str:
    """Return what people have written in an event, for the list of what was left out."""
    names = ("SUMMARY", "LOCATION", "DESCRIPTION")
    return " \u00b7 ".join(filter(None, (one(event, name) for name in names)))


def invited(event: Component) -> Iterator[str]:
    """Yield who is invited, by name or else by address."""
    for name in ("ORGANIZER", "ATTENDEE"):
        for value in every(event, name):
            text = str(getattr(value, "params", {}).get("CN", "")) or str(value)
            yield re.sub(r"^mailto:", "", text, flags=re.IGNORECASE)
