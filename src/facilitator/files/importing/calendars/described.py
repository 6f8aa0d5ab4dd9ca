"""What an event says of itself, as its readers see it, and the agenda that may be in it."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from facilitator.files.importing.calendars import properties
from facilitator.files.importing.programme import Circumstances, Row
from facilitator.files.importing.texts.html import html_text
from facilitator.files.importing.texts.markdown import read_text

if TYPE_CHECKING:
    from icalendar import Component

_HTML: Final = re.compile(
    r"<(?:html|body|br|p|b|i|u|strong|em|ul|ol|li|a|div|span)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_ESCAPED: Final = re.compile(r"\\([\\,;nN])")
LEAST: Final = 2
"""A single time in a description is no agenda."""


def description(event: Component) -> str:
    """Return the description of an event, that which programs write as HTML as text."""
    said = properties.one(event, "DESCRIPTION")
    if not said.strip():
        # The library leaves the values of properties that it does not know as they are.
        said = _ESCAPED.sub(_unescaped, properties.one(event, "X-ALT-DESC"))
    return _as_text(said)


@lru_cache(maxsize=16)
def _as_text(said: str) -> str:
    """Return what was written, perhaps as HTML, as text; a series says the same each time."""
    return html_text(said) if _HTML.search(said) else html.unescape(said)


def _unescaped(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


class Agendas:
    """The agendas that stand in the descriptions of events; each is read once for a series."""

    def __init__(self, given: Circumstances) -> None:
        """Begin with none read."""
        self.given = given
        self.read: dict[str, list[Row]] = {}

    def within(self, text: str, begins: dt.datetime, ends: dt.datetime) -> list[Row]:
        """Return the sessions of an event whose description may be an agenda; else none.

        All of them have to begin within the event, one after the other. The last ends with it.
        """
        if text not in self.read:
            source = read_text(text.encode(), replace(self.given, today=begins.date()))
            rows = [row for row in source.rows if not row.left_out]
            self.read[text] = [] if source.drafted else rows
        return _fitting(list(self.read[text]), begins, ends)


def are_cues(rows: Sequence[Row], begins: dt.datetime, *, alone: bool) -> bool:
    """Return whether what is said to be within an event are cues in it, not its sessions.

    `alone` is whether the calendar has no other event: then the first may begin later than it.
    """
    from_start = rows[0].start == begins.hour * 60 + begins.minute
    if not from_start and not alone:
        return True
    return all(row.title[:1].islower() and not row.speakers for row in rows)


def _laid_out(rows: list[Row], begins: dt.datetime, ends: dt.datetime) -> list[Row]:
    """Let sessions that only have lengths follow each other, if they take as long as the event."""
    lengths = [row.minutes for row in rows if row.start is None and row.minutes is not None]
    if len(lengths) < len(rows) or dt.timedelta(minutes=sum(lengths)) != ends - begins:
        return rows
    starts = accumulate(lengths, initial=begins.hour * 60 + begins.minute)
    return [replace(row, start=start) for row, start in zip(rows, starts, strict=False)]


def _fitting(rows: list[Row], begins: dt.datetime, ends: dt.datetime) -> list[Row]:
    rows = _laid_out(rows, begins, ends)
    starts = [row.start for row in rows if row.start is not None]
    dates = {row.date for row in rows} - {None, begins.date()}
    first = begins.hour * 60 + begins.minute
    last = first + round((ends - begins).total_seconds() / 60)
    if len(rows) < LEAST or len(starts) < len(rows) or dates or any(row.zone for row in rows):
        return []
    in_order = all(one < after for one, after in pairwise(starts))
    if not (in_order and first <= starts[0] and starts[-1] < last):
        return []
    if any(row.end is not None and row.end > last for row in rows):
        return []
    final = rows[-1]
    if final.end is None and final.minutes is None:
        rows[-1] = replace(final, minutes=last - starts[-1])
    return rows
