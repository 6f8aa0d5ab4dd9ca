"""A calendar file (RFC 5545): each event with a beginning and an end becomes a session."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from facilitator.core.base.language import phrase
from facilitator.files.importing.calendars import properties
from facilitator.files.importing.calendars.components import (
    EVENT,
    OTHERS,
    Unfolded,
    property_of,
    unfolded,
)
from facilitator.files.importing.calendars.described import description
from facilitator.files.importing.calendars.divided import Division
from facilitator.files.importing.calendars.events import Events, tell_broken
from facilitator.files.importing.calendars.placing import Places
from facilitator.files.importing.calendars.revisions import (
    BY_STAMP,
    Placed,
    current,
    key,
    undecided,
)
from facilitator.files.importing.calendars.series import Series
from facilitator.files.importing.calendars.timed import as_row, in_order
from facilitator.files.importing.programme import MOST, Circumstances, Source
from facilitator.files.toml.suggest import shown

if TYPE_CHECKING:
    from icalendar import Component

_WORDS_OF_PEOPLE: Final = ("SUMMARY", "LOCATION", "COMMENT", "CONTACT", "RESOURCES", "ATTACH")
"""What of an event people write, beside its description."""


def read_ics(content: bytes, given: Circumstances) -> Source:
    """Read a programme from the events of a calendar; never raises."""
    source = Source()
    file = unfolded(content, source)
    texts = list(file.parts(source, EVENT))
    if len(texts) > MOST:
        message = phrase("There are more than {most} sessions here.", most=MOST)
        source.left_out(0, message)
        source.read_until = 0
        return source
    source.title = property_of(file.head, "X-WR-CALNAME")
    source.keep([(1, property_of(file.head, "X-WR-CALDESC"))])
    places = Places(source, given)
    places.learn(file)
    events = [(line, event) for line, body in texts if (event := _parsed(source, line, body))]
    _keep_lines(source, events)
    _read_events(source, file, events, places)
    _tell_others(source, file, events)
    return source


def _parsed(source: Source, line: int, body: str) -> Component | None:
    from icalendar import Event

    try:
        with warnings.catch_warnings(action="ignore"):
            event = Event.from_ical(body.replace("\n", "\r\n"))
            # The library reads a value where it is asked for: these are asked for of all events.
            properties.one(event, "SUMMARY")
            key(event)
    except Exception:  # noqa: BLE001 - whatever the library makes of a broken event
        tell_broken(source, line, body)
        return None
    return event


def _keep_lines(source: Source, events: Iterable[Placed]) -> None:
    """Note the words of each event, so that every one is in a session or in a remark."""
    for line, event in events:
        texts = [
            description(event),
            *(properties.all_of(event, name) for name in _WORDS_OF_PEOPLE),
        ]
        source.keep((line, text) for text in texts)


def _read_events(source: Source, file: Unfolded, events: Sequence[Placed], places: Places) -> None:
    """Take the events over as sessions, in the order of their instants."""
    cancelled = property_of(file.head, "METHOD").strip().upper() == "CANCEL"
    reader = Events(source, places, cancelled=cancelled)
    holding = Series(places).put_in_place(_current(source, events))
    found = [one for line, event in holding for one in reader.timed(line, event)]
    places.choose(found, property_of(file.head, "X-WR-TIMEZONE"))
    if len(found) == 1 and not source.title:
        source.title = found[0].row.title
    alone = len({properties.one(event, "UID") or line for line, event in events}) == 1
    division = Division(source, places.given)
    found = [part for one in found for part in division.divided(one, alone=alone)]
    source.rows += map(as_row, sorted(found, key=in_order))


def _current(source: Source, events: Sequence[Placed]) -> list[Placed]:
    """Leave out what a later revision of the same event has replaced."""
    kept, replaced = current(events)
    for line, event, why in replaced:
        message = phrase(why, title=shown(properties.one(event, "SUMMARY")))
        by_stamp = why == BY_STAMP
        text = properties.words(event)
        source.left_out(line, message, text, timing=by_stamp, session=by_stamp)
    for line, event in undecided(kept):
        message = phrase(
            "“{title}” has the id of another event, and nothing says which is newer; both are "
            "taken over.",
            title=shown(properties.one(event, "SUMMARY")),
        )
        source.assumed(line, message, timing=True)
    return kept


def _tell_others(source: Source, file: Unfolded, events: Sequence[Placed]) -> None:
    """Tell what of a calendar is no session: tasks, journals and who is invited."""
    if OTHERS.search(file.text):
        source.left_out(0, phrase("Tasks and journal entries are not sessions."))
    invited = dict.fromkeys(name for _, event in events for name in properties.invited(event))
    if invited:
        source.left_out(0, phrase("Who is invited is not taken over."), "; ".join(invited))
