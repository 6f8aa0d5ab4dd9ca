"""What one event says: its session, or why it is none."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.record.agenda import SessionKind
from facilitator.files.agenda.checks import EARLIEST, LATEST
from facilitator.files.importing.calendars import properties
from facilitator.files.importing.calendars.described import description
from facilitator.files.importing.calendars.placing import Places
from facilitator.files.importing.calendars.timed import Timed
from facilitator.files.importing.programme import Row, Source, who_leads
from facilitator.files.importing.written import values
from facilitator.files.importing.written.names import like_a_name, several
from facilitator.files.toml.suggest import shown

if TYPE_CHECKING:
    from icalendar import Component


class Events:
    """Reads the events of a calendar, each by itself."""

    def __init__(self, source: Source, places: Places, *, cancelled: bool) -> None:
        """Begin with whether the whole calendar says that its events do not take place."""
        self.source = source
        self.places = places
        self.cancelled = cancelled

    def timed(self, line: int, event: Component) -> list[Timed]:
        """Return an event that is a session; else none, and it is told why."""
        from icalendar.error import BrokenCalendarProperty

        try:
            timed = self._understood(line, event)
        except BrokenCalendarProperty:  # a value is read where it is asked for
            tell_broken(self.source, line, properties.words(event))
            return []
        return [timed] if timed else []

    def _understood(self, line: int, event: Component) -> Timed | None:
        """Return what an event says, or tell why it is left out."""
        title = properties.one(event, "SUMMARY")
        start, end = properties.instant(event, "DTSTART"), properties.instant(event, "DTEND")
        why = self._no_session(event, title)
        if why is None and not (_is_clock(start) and _is_clock(end or start)):
            why = phrase("“{title}” lasts all day, so it has no place in a programme.")
            self.source.left_out(line, _about(why, title), properties.words(event))
            return None
        if why is not None:
            cancelled = self._is_cancelled(event) and bool(title.strip())
            self.source.left_out(
                line,
                _about(why, title),
                properties.words(event),
                timing=True,
                session=not cancelled,
            )
            return None
        assert isinstance(start, dt.datetime)  # noqa: S101 - anything else was left out
        begin, zone = self.places.placed(event, "DTSTART", start)
        self.places.tell_unknown_zone(line, event, begin)
        return Timed(self._row(line, event, title), begin, self._ending(event, begin, end), zone)

    def _is_cancelled(self, event: Component) -> bool:
        return self.cancelled or properties.one(event, "STATUS").upper() == "CANCELLED"

    def _no_session(self, event: Component, title: str) -> Phrase | None:
        """Return why an event is no session, or None."""
        if not title.strip():
            return phrase("This event has no title.")
        if self._is_cancelled(event):
            return phrase("“{title}” is cancelled.")
        end = properties.instant(event, "DTEND")
        unread = properties.instant(event, "DTSTART") is None or ("DTEND" in event and end is None)
        if unread or abs(properties.length(event) or dt.timedelta()) > LATEST - EARLIEST:
            return phrase("“{title}” has a time that cannot be read.")
        return None

    def _ending(
        self, event: Component, begin: dt.datetime, end: dt.date | None
    ) -> dt.datetime | None:
        if isinstance(end, dt.datetime):
            return self.places.placed(event, "DTEND", end)[0]
        length = properties.length(event)
        return begin + length if length is not None else None

    def _row(self, line: int, event: Component, title: str) -> Row:
        speakers, described = who_leads(self.source, line, description(event))
        title, named = _without_names(title, described)
        if described == title:
            self.source.use(line, described)
            described = ""
        return Row(
            line=line,
            title=title,
            speakers=(*speakers, *named),
            kind=_kind(event),
            place=properties.one(event, "LOCATION"),
            track=_categories(event),
            description="\n\n".join(filter(None, (described, _url(event)))),
        )


def tell_broken(source: Source, line: int, body: str) -> None:
    """Tell of an event that cannot be read."""
    message = phrase("This event does not follow the iCalendar standard.")
    source.left_out(line, message, " ".join(body.split("\n")), session=True)


def _is_clock(instant: dt.date | None) -> bool:
    """Return whether an instant is a time of a day, not a whole day."""
    return isinstance(instant, dt.datetime)


def _about(why: Phrase, title: str) -> Phrase:
    return Phrase(why.text, {**why.values, "title": shown(title)})


def _without_names(title: str, described: str) -> tuple[str, tuple[str, ...]]:
    """Take who speaks from a title that says it after what the description repeats of it.

    Conference programs write "Maps - Anna Ek" and describe it as "Maps".
    """
    plain = described.split("\n", maxsplit=1)[0].strip()
    said = title.removeprefix(f"{plain} - ")
    names = several(said) if plain and said != title else ()
    return (plain, names) if names and all(map(like_a_name, names)) else (title, ())


def _url(event: Component) -> str:
    url = properties.one(event, "URL")
    return "" if url in properties.one(event, "DESCRIPTION") else url


def _categories(event: Component) -> str:
    """Return the categories that are no kinds of session."""
    categories: Any = event.get("CATEGORIES")
    names = [str(name) for name in getattr(categories, "cats", ())]
    return ", ".join(name for name in names if values.kind(name) is None)


def _kind(event: Component) -> SessionKind | None:
    categories: Any = event.get("CATEGORIES")
    for category in getattr(categories, "cats", ()):
        if kind := values.kind(str(category)):
            return kind
    return None
