"""Which of several events with one id is the newest, and takes the place of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from facilitator.core.base.language import N_
from facilitator.files.importing.calendars import properties

if TYPE_CHECKING:
    from icalendar import Component

Placed = tuple[int, "Component"]
"""An event with the line that it begins on."""

_OLD = N_("“{title}” is an old revision of an event.")
BY_STAMP = N_(
    "“{title}” has the id of a newer event and is left out; only its stamp says that it is older."
)
"""What is so left out may have been a session of its own."""

_TWICE = N_("“{title}” stands here twice and is taken over once.")


def key(event: Component) -> tuple[str, str]:
    """Tell one time of one event from others: its UID, and which of a series it is."""
    value: Any = event.get("RECURRENCE-ID")
    return properties.one(event, "UID"), str(getattr(value, "dt", ""))


def current(
    events: Sequence[Placed],
) -> tuple[list[Placed], list[tuple[int, Component, str]]]:
    """Divide events into those that hold and those that do not, with the sentence that says why."""
    newest: dict[tuple[str, str], tuple[int, str]] = {}
    for _, event in events:
        newest[key(event)] = max(newest.get(key(event), (0, "")), _revision(event))
    kept: list[Placed] = []
    replaced = []
    said = set()
    for line, event in events:
        own = key(event)
        same = (own, properties.all_of(event, "SUMMARY"), _times(event))
        if own[0] and _revision(event) < newest[own]:
            same_number = _revision(event)[0] == newest[own][0]
            replaced.append((line, event, BY_STAMP if same_number else _OLD))
        elif own[0] and same in said:
            replaced.append((line, event, _TWICE))
        else:
            kept.append((line, event))
            said.add(same)
    return kept, replaced


def undecided(events: Sequence[Placed]) -> Iterator[Placed]:
    """Yield the events whose id another event before them has, too."""
    known: dict[tuple[str, str], int] = defaultdict(int)
    for line, event in events:
        known[key(event)] += bool(key(event)[0])
        if known[key(event)] > 1:
            yield line, event


def _revision(event: Component) -> tuple[int, str]:
    """Return the number of a revision and when it was made, as far as that is said."""
    try:
        number = int(properties.one(event, "SEQUENCE") or 0)
    except ValueError:
        number = 0
    made = (_stamp(event, name) for name in ("LAST-MODIFIED", "DTSTAMP"))
    return number, next(filter(None, made), "")


def _stamp(event: Component, name: str) -> str:
    """Return a time as it is written, even one that cannot be read."""
    try:
        written = [value.to_ical() for value in properties.every(event, name)]
    except Exception:  # noqa: BLE001 - whatever the library makes of a broken time
        return ""
    return " ".join(one.decode() if isinstance(one, bytes) else str(one) for one in written)


def _times(event: Component) -> tuple[str, ...]:
    return tuple(_stamp(event, name) for name in ("DTSTART", "DTEND", "DURATION"))
