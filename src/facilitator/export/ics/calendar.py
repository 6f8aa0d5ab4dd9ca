"""The programme and the coming meetings as an iCalendar file (RFC 5545).

Sessions stand in the meeting's own time zone, which the file defines, and not in UTC: calendar
programs then show where the clock time comes from, and what somebody moves there later keeps its
clock time when the clocks change. A coming meeting has a date and no hour, so it is all day long.

A program that has read the file before finds each event again by its UID, and takes over what
has changed since because its SEQUENCE is higher.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from facilitator import __version__
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import N_, Language
from facilitator.core.base.span import DAY, MINUTE, SECOND, whole
from facilitator.core.record.agenda import Session, SessionKind
from facilitator.core.record.plan import Slot, plan
from facilitator.core.record.series import Coming
from facilitator.core.record.state import State
from facilitator.core.time.passed_by import took_place
from facilitator.core.time.schedule import schedule

if TYPE_CHECKING:
    from icalendar import Calendar, Event, vText


KINDS: Final[Mapping[SessionKind, str]] = {
    "talk": N_("Talk"),
    "discussion": N_("Discussion"),
    "round": N_("Round"),
    "groups": N_("Groups"),
    "break": N_("Break"),
    "homework": N_("Homework"),
    "rules": N_("Ground rules"),
    "checkin": N_("Check-in"),
}
"""The category of a session of each kind."""


LATEST: Final = dt.timedelta(hours=12)
"""How long after the last thing happened a meeting is taken to go on."""


def calendar(state: State, now: dt.datetime, language: Language, *, private: bool = False) -> str:
    """Write the sessions and the dated coming meetings as a calendar, in `language`.

    What is still to come stands when it is expected, as in the programme, and what is over when it
    was planned as it began. `now` is told as the time of the last change where the record has none,
    or where the clock alone has moved something since. Where people join by link is told only if
    what is `private` was asked for. Lines end in CRLF.
    """
    file = _File(state, now, language, private=private).calendar()
    content: bytes = file.to_ical(sorted=False)
    return content.decode()


class _File:
    """A calendar file about one meeting."""

    def __init__(
        self, state: State, now: dt.datetime, language: Language, *, private: bool
    ) -> None:
        self.state = state
        self.private = private
        self.language = language
        # What was planned at first and is no longer is told too, or it would stay in calendars.
        first = plan(state.first) if state.first else ()
        last = state.last or now
        self.times = _to_be(state, now if now - last < LATEST else last)
        self.slots = (*state.slots, *(s for s in first if s.session.id not in self.times))
        self.changed = _changed(state, now).astimezone(dt.UTC).replace(microsecond=0)
        # Seconds of the record's life: it grows with each event, even with one that undoes another.
        begun = (state.opened or self.changed).astimezone(dt.UTC)
        self.sequence = max(0, (self.changed - begun.replace(microsecond=0)) // SECOND)

    def calendar(self) -> Calendar:
        from icalendar import Calendar

        state, say = self.state, self.language.say
        made = Calendar()
        made.add("VERSION", "2.0")
        made.add("PRODID", f"-//facilitator//{__version__}//{self.language.code.upper()}")
        made.add("CALSCALE", "GREGORIAN")
        title = state.agenda.title
        name = say("Rehearsal: {title}", title=title) if state.rehearsal else title
        made["X-WR-CALNAME"] = _text(name)
        if self.slots and state.agenda.timezone != "UTC":
            from facilitator.export.ics.zone import time_zone

            times = [at for slot in self.slots for at in self._in_utc(slot)]
            first, last = min(times), max(times)
            made.add_component(time_zone(state.zone, first, last))
        for event in (*self._sessions(), *self._coming()):
            made.add_component(event)
        return made

    def _sessions(self) -> Iterator[Event]:
        for slot in self.slots:
            session = slot.session
            event = self._event("session", session.id, session.title)
            start, end = self._times(slot)
            event.add("DTSTART", start)
            event.add("DTEND", end)
            if self.state.agenda.place:
                event["LOCATION"] = _text(self.state.agenda.place)
            event.add("CATEGORIES", [self.language.say(KINDS[session.kind])])
            event.add("STATUS", "CANCELLED" if self._cancelled(slot) else "CONFIRMED")
            links = self._links(session)
            if text := self._description(session, links):
                event["DESCRIPTION"] = _text(text)
            if url := next(filter(_is_address, links), None):
                event["URL"] = url
            yield event

    def _coming(self) -> Iterator[Event]:
        for one in self.state.upcoming.meetings.values():
            if one.status == "wish" or one.date is None:
                continue
            event = self._event("upcoming", one.id, self._title(one))
            event.add("DTSTART", one.date)
            event.add("DTEND", one.date + DAY)
            if one.place:
                event["LOCATION"] = _text(one.place)
            event.add("CATEGORIES", [self.language.say("Upcoming meeting")])
            event.add("STATUS", "CONFIRMED" if one.status == "fixed" else "TENTATIVE")
            event["DESCRIPTION"] = _text(self._about(one))
            # It keeps a date; nobody's day is full because of it.
            event.add("TRANSP", "TRANSPARENT")
            yield event

    def _event(self, what: str, id_: str, title: str) -> Event:
        from icalendar import Event

        event = Event()
        event.add("UID", self._uid(what, id_))
        event.add("DTSTAMP", self.changed)
        event.add("LAST-MODIFIED", self.changed)
        event.add("SEQUENCE", self.sequence)
        event["SUMMARY"] = _text(title)
        return event

    def _uid(self, what: str, id_: str) -> str:
        """Name an event for ever: by the first agenda's series or title, its first date and an id.

        The agenda may be revised later, and still mean the same meeting.
        """
        agenda = self.state.first or self.state.agenda
        first = agenda.days[0].date.isoformat() if agenda.days else ""
        # A rehearsal must never take the place of the meeting in somebody's calendar.
        kind = "rehearsal" if self.state.rehearsal else "meeting"
        parts = (kind, agenda.series or agenda.title, first, what, id_)
        return hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()[:40]

    def _title(self, one: Coming) -> str:
        if not one.theme:
            return self.language.say("Upcoming meeting")
        return self.language.say("Upcoming meeting: {theme}", theme=one.theme)

    def _about(self, one: Coming) -> str:
        say = self.language.say
        after = say("It follows “{title}”.", title=self.state.agenda.title)
        return f"{after}\n{say('Host: {host}', host=one.host)}" if one.host else after

    def _cancelled(self, slot: Slot) -> bool:
        id_ = slot.session.id
        skipped = self.state.of(id_).skipped and not took_place(self.state, id_)
        return skipped or id_ not in self.times

    def _links(self, session: Session) -> Sequence[str]:
        if not (session.remote and self.private):
            return ()
        people = {person.name: person.link for person in self.state.agenda.participants}
        return [people[name] for name in session.speakers if people.get(name)]

    def _description(self, session: Session, links: Sequence[str]) -> str:
        say = self.language.say
        speakers = ", ".join(session.speakers)
        parts = [
            say("Speakers: {names}", names=speakers) if speakers else "",
            session.description,
            "\n".join(session.questions),
            "\n".join(links),
        ]
        return "\n\n".join(part for part in parts if part)

    def _in_utc(self, slot: Slot) -> tuple[dt.datetime, dt.datetime]:
        return self.times.get(slot.session.id, (slot.start, slot.end))

    def _times(self, slot: Slot) -> tuple[dt.datetime, dt.datetime]:
        times = self._in_utc(slot)
        start, end = (at.astimezone(self.state.zone) for at in times)
        # A local time that comes twice in a night means the first one in a calendar.
        twice = start.fold or end.fold
        return times if twice or self.state.agenda.timezone == "UTC" else (start, end)


def _changed(state: State, now: dt.datetime) -> dt.datetime:
    """Say when the times of a calendar changed last: by an event, or since by the clock alone.

    What the clock moved it may also move back, as when the next day comes or when so much time has
    passed that nobody seems to hold the meeting any more; that too is a later change.
    """
    last = state.last or now
    seen = max(last, min(now, last + LATEST))
    dawns = (dawn - MINUTE for dawn in state.dawns.values() if last + MINUTE < dawn < seen)
    was = _to_be(state, last)
    return seen if any(_to_be(state, each) != was for each in (seen, *dawns)) else last


def _to_be(state: State, now: dt.datetime) -> dict[SessionId, tuple[dt.datetime, dt.datetime]]:
    """Give from when until when each session is to be, or was to be as it began, by the minute.

    A meeting that has not begun is as planned, whenever its calendar is made. Nothing may last for
    no time in a calendar.
    """
    begun, found = any(of.begun for of in state.progress.values()), {}
    for row in schedule(state, now).rows:
        start, end = row.planned
        if begun and row.expected_end is not None:
            start, end = row.begins, row.expected_end
        start, end = whole(start), whole(end)
        found[row.session.id] = start, max(end, start + MINUTE)
    return found


def _is_address(link: str) -> bool:
    """Return whether a link can stand as a URI; other ways to join are told in the description."""
    return "://" in link and link.isascii() and link.isprintable() and " " not in link


def _text(text: str) -> vText:
    """Make a text value, escaped as the standard has it."""
    return _text_type()(text)


@cache
def _text_type() -> type[vText]:
    from icalendar import vText

    class Text(vText):
        """The library's own takes a backslash and an N that somebody typed for a line break."""

        __slots__ = ()

        def to_ical(self) -> bytes:
            return str(self).translate(_ESCAPES).encode(errors="replace")

    return Text


_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
