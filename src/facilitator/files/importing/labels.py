"""Lines that say what a meeting is called, and when and where it is: "Datum: 2026-03-10"."""

from __future__ import annotations

import re
from typing import Final

from facilitator.core.base.text import clean_line
from facilitator.files.importing.days import Days
from facilitator.files.importing.programme import Source
from facilitator.files.importing.words import dates
from facilitator.files.importing.words.line import times_anywhere
from facilitator.files.importing.words.values import Times, times

_WHEN: Final = re.compile(
    r"(?:datum(?: och tid)?|mötesdag|mötestid|dag|tid(?:punkt)?|när|date(?: and time)?|day|"
    r"times?|when|datum/tid|tid och plats|time and place|när och var) ?: ?(?P<what>.+)",
    re.IGNORECASE,
)
_WHERE: Final = re.compile(
    r"(?:plats|lokal|var|adress|location|place|venue|where|room|rum) ?: ?(?P<what>.+)",
    re.IGNORECASE,
)


_TITLE: Final = re.compile(
    r"(?:titel|rubrik|möte|ämne|title|meeting|subject|event) ?: ?(?P<what>.+)", re.IGNORECASE
)


def take_label(source: Source, days: Days, line: int, text: str) -> bool:
    """Read a line that says something of the whole meeting; False if it is no such line."""
    text = clean_line(text)
    if match := _WHEN.fullmatch(text):
        return _when(source, days, line, text, match["what"])
    if (match := _TITLE.fullmatch(text)) and not source.title:
        source.title = match["what"]
        source.use(line, text[: match.start("what")])
        return True
    return take_place(source, line, text)


def times_labelled(text: str) -> Times | None:
    """Read a line that says when something is and nothing else: "Tid: 10:00-10:30"."""
    match = _WHEN.fullmatch(clean_line(text))
    return times(match["what"]) if match else None


def take_place(source: Source, line: int, text: str) -> bool:
    """Read a line that says where everything is; False if it is no such line."""
    match = _WHERE.fullmatch(clean_line(text))
    if match is None or source.place:
        return False
    source.place = clean_line(match["what"])
    source.use(line, text[: match.start("what")])
    return True


def _when(source: Source, days: Days, line: int, text: str, what: str) -> bool:
    found = dates.find(what)
    start, end = found.span if found else (0, 0)
    hours = times_anywhere(f"{what[:start]} \u2013 {what[end:]}" if found else what)
    if found is None and hours is None:
        return False
    source.use(line, text)
    if found:
        days.on(line, what, found)
    if hours:
        source.hours = (hours.start, hours.end)
    rest = dates.beside(what, found) if found else what
    if hours is None and rest:
        source.no_session(line, text)
    return True
