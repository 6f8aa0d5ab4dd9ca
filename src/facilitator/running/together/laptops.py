"""The laptops that keep a meeting together, as every interface asks for them.

It costs nothing where a meeting is not shared.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from facilitator.core.base.ids import EventId
from facilitator.core.base.language import Phrase, clock_time, phrase
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.notes import NoteChanged
from facilitator.core.record.opening import Opened
from facilitator.core.time import moves
from facilitator.files.errors import FileProblem
from facilitator.meeting import Meeting, Writer, resume
from facilitator.running.together.listing import Laptop, called, listed

if TYPE_CHECKING:
    from facilitator.files.records.sharing.exchange import Exchanged
    from facilitator.running.together.exchanging import Exchanging
    from facilitator.running.together.hearing import Hearing
    from facilitator.running.together.timekeeping import Timekeeping


class NotShared(NamedTuple):
    """Since when (UTC) nothing could be exchanged, and why, in a few words."""

    since: dt.datetime
    why: Phrase


class OtherAgenda(NamedTuple):
    """An agenda that the meeting was opened with elsewhere, and by whom (what they are called)."""

    event: EventId
    name: str
    agenda: Agenda


class Laptops:
    """Exchanges once a beat, and knows what there is to show and to tell of it.

    `not_shared` says since when the folder could not be reached or written, if it cannot be.
    """

    def __init__(self, meeting: Meeting, new_id: Callable[[], str]) -> None:
        """Begin with nothing known but what the record says."""
        self._meeting = meeting
        self._new_id = new_id
        self._exchanging: Exchanging | None = None
        self._hearing: Hearing | None = None
        self._timekeeping: Timekeeping | None = None
        self._last_shared = meeting.clock.now()
        self._told: set[object] = set()
        self._kept_here = meeting.state.sharing.keeps_time
        self._told |= {each.event for each in self.other_agendas}  # they stand in the programme
        self.not_shared: NotShared | None = None

    @property
    def shared(self) -> bool:
        """Whether other laptops keep this meeting, too."""
        return self._meeting.journal.share is not None

    @property
    def keeps_time(self) -> bool:
        """Whether the clock may be steered from here."""
        return self._meeting.state.sharing.keeps_time

    @property
    def keeper(self) -> str:
        """What whoever keeps the time is called; nothing where everybody does."""
        sharing = self._meeting.state.sharing
        return sharing.name(sharing.keeper)

    @property
    def other_agendas(self) -> tuple[OtherAgenda, ...]:
        """The agendas that the meeting was opened with elsewhere, which are not taken over."""
        course, names = self._meeting.journal.course, self._meeting.state.sharing.names
        return tuple(
            OtherAgenda(event.id, called(event.by, names), event.fact.agenda)
            for event in (course.openings if course else ())
            if isinstance(event.fact, Opened)
        )

    def listed(self) -> tuple[Laptop, ...]:
        """List the laptops, this one first, then in the order in which they joined."""
        if self._meeting.journal.course is None:
            return ()
        hearing = self._hearing
        known = (hearing.signs, hearing.heard) if hearing else ({}, {})
        return tuple(listed(self._meeting, *known))

    def changed(self, note: EventId) -> str:
        """Say who changed a note last, if that was on another laptop; else nothing."""
        changes = (
            event.by
            for event in reversed(self._meeting.journal.events)
            if isinstance(event.fact, NoteChanged) and event.fact.note == note
        )
        sharing, by = self._meeting.state.sharing, next(changes, "")
        return sharing.names.get(by, "") if by != sharing.here else ""

    def look(self) -> tuple[Phrase, ...]:
        """Exchange, and give what there is to tell that was not told yet."""
        if not self.shared:
            self._exchanging = None
            return tuple(self._of_timekeeping()) if self._meeting.journal.course else ()
        exchanging, hearing = self._begun()
        told = [said for one in exchanging.came_to() for said in self._take(one, hearing)]
        # While an exchange goes on, it cannot be remembered what was told.
        told += [*self._of_agendas(), *self._of_timekeeping()]
        exchanging.begin()
        exchanging.wait()
        return tuple(told)

    def _begun(self) -> tuple[Exchanging, Hearing]:
        """Give what exchanges and what hears, made where the meeting is shared only now."""
        from facilitator.files.records.sharing.exchange import Exchange
        from facilitator.running.together.exchanging import Exchanging
        from facilitator.running.together.hearing import Hearing

        if self._exchanging is None:
            path, clock = self._meeting.journal.path, self._meeting.clock
            self._exchanging = Exchanging(Exchange(path, clock.now, self._new_id))
        if self._hearing is None:
            self._hearing = Hearing()
        return self._exchanging, self._hearing

    def written(self) -> None:
        """Let others have what was written here without waiting for the next look."""
        if self._exchanging is not None:
            self._exchanging.begin()

    def stop(self) -> None:
        """Exchange a last time, saying that this laptop leaves."""
        if self._exchanging is not None:
            self._exchanging.last()

    def _take(self, came_to: Exchanged, hearing: Hearing) -> Iterator[Phrase]:
        if came_to.busy or came_to.over:
            return
        if came_to.failed is not None:
            since = self.not_shared.since if self.not_shared else self._last_shared
            self.not_shared = NotShared(since, came_to.failed)
            return
        self.not_shared, self._last_shared = None, came_to.at
        hearing.hear(came_to)
        yield from self._of_parts(came_to, hearing)
        if came_to.writer is not None:
            yield phrase(
                "Another laptop writes by the same name as this one, which has another one now."
            )

    def _of_parts(self, came_to: Exchanged, hearing: Hearing) -> Iterator[Phrase]:
        """Tell of what came late, of clocks that are ahead, and of what cannot be read."""
        from facilitator.running.together import telling

        sharing, zone = self._meeting.state.sharing, self._meeting.state.zone
        for late in hearing.late(came_to):
            if late.writer in sharing.names:
                name = sharing.name(late.writer)
                yield telling.arrived(late.many, name, late.first, late.last, zone)
        for writer, ahead in came_to.ahead.items():
            if self._is_new(("clock", writer)):
                yield telling.clock_ahead(sharing.name(writer), ahead)
        for part in came_to.unread:
            if self._is_new(("unread", part.writer, part.since)):
                yield telling.unread(sharing.name(part.writer), part.since, zone)

    def _of_agendas(self) -> Iterator[Phrase]:
        for other in self.other_agendas:
            if self._is_new(other.event):
                yield phrase(
                    "{name} opened this meeting with another agenda, which is not taken over.",
                    name=other.name,
                )

    def _of_timekeeping(self) -> Iterator[Phrase]:
        from facilitator.running.together.timekeeping import Timekeeping

        if self._timekeeping is None:
            self._timekeeping = Timekeeping(self._meeting, kept_here=self._kept_here)
        return self._timekeeping.news()

    def _is_new(self, what: object) -> bool:
        new = what not in self._told
        self._told.add(what)
        return new


def not_shared(laptops: Laptops, zone: ZoneInfo) -> Phrase | None:
    """Say since when nothing could be shared and why; None while all is well."""
    failed = laptops.not_shared if laptops.shared else None
    if failed is None:
        return None
    since = clock_time(failed.since, zone)
    return phrase("not shared since {time} ({why})", time=since, why=failed.why)


def exchanged(meeting: Meeting, new_id: Callable[[], str]) -> tuple[Phrase, ...]:
    """Exchange once, at the end of a command that wrote; say what is in the way."""
    journal = meeting.journal
    if journal.share is None:
        return ()
    from facilitator.files.records.sharing.exchange import Exchange
    from facilitator.running.together.exchanging import Exchanging

    exchanging = Exchanging(Exchange(journal.path, meeting.clock.now, new_id))
    exchanging.last(left=False, sign=False)
    failed = [one.failed for one in exchanging.came_to() if one.failed]
    with suppress(FileProblem):
        meeting.follow()
    return tuple(phrase("This has not been shared yet: {why}.", why=why) for why in failed)


def take_time(path: Path, writer: Writer) -> bool:
    """Keep the time where a record is shared anew, and say whether that was needed.

    Who ended the sharing has kept it since, by another name. Raises as `resume`.
    """
    meeting = resume(path, writer)
    needed = not meeting.state.sharing.keeps_time
    if needed:
        meeting.do(moves.take_time)
    return needed
