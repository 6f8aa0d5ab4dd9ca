"""The laptops that keep a meeting together: who is here, who keeps the time, what is to be told.

Every interface asks this for what it shows. It costs nothing where a meeting is not shared.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol
from zoneinfo import ZoneInfo

from facilitator import __version__
from facilitator.core.base.ids import EventId
from facilitator.core.base.language import Phrase, clock_time, counted, length, phrase
from facilitator.core.base.span import MINUTE
from facilitator.core.record.events import Event
from facilitator.core.record.notes import NoteChanged
from facilitator.core.record.sharing import TimekeepingTaken
from facilitator.core.record.state import State
from facilitator.files.errors import FileProblem
from facilitator.files.records.journal import Journal
from facilitator.meeting import Meeting

if TYPE_CHECKING:
    from facilitator.files.records.exchange import Exchanged
    from facilitator.files.records.presence import Sign
    from facilitator.running.exchanging import Exchanging

SILENT: Final = 2 * MINUTE
"""How long nothing is heard of a laptop before that is said, and after which it was apart."""

APART: Final = 5 * MINUTE
"""By how much clocks may differ: what is older by more than that was on its way for long."""


class Laptop(NamedTuple):
    """One of the laptops that keep a meeting.

    `writer` is the name it writes by, `name` what whoever sits at it is called, `here` whether it
    is this one. `heard` is the instant (UTC) of its last sign, by this laptop's clock, and `left`
    whether that was that it keeps the meeting no more. `lacks` counts what was written here and
    has not arrived there, None where that is not known.
    """

    writer: str
    name: str
    here: bool
    keeps_time: bool
    heard: dt.datetime | None = None
    left: bool = False
    lacks: int | None = None
    version: str = ""

    def silent(self, now: dt.datetime) -> bool:
        """Say whether nothing has been heard of it for too long."""
        return (
            not self.here and not self.left and (self.heard is None or now - self.heard >= SILENT)
        )


class NotShared(NamedTuple):
    """Since when (UTC) nothing could be exchanged, and why, in a few words."""

    since: dt.datetime
    why: Phrase


class Laptops:
    """Exchanges once a beat, and knows what there is to show and to tell of it.

    `not_shared` says since when the folder could not be reached or written, if it cannot be.
    """

    def __init__(self, meeting: Meeting, new_id: Callable[[], str]) -> None:
        """Begin with nothing known but what the record says."""
        self._meeting = meeting
        self._new_id = new_id
        self._exchanging: Exchanging | None = None
        self._signs: dict[str, Sign] = {}
        self._heard: dict[str, dt.datetime] = {}
        self._behind: dict[str, dt.timedelta] = {}
        self._last_shared = meeting.clock.now()
        self._told: set[object] = set()
        self._kept_here = meeting.state.sharing.keeps_time
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
    def other_agendas(self) -> tuple[Event, ...]:
        """What opened the meeting elsewhere with another agenda, which is not taken over."""
        course = self._meeting.journal.course
        return tuple(course.openings) if course else ()

    def listed(self) -> tuple[Laptop, ...]:
        """List the laptops, this one first, then in the order in which they joined."""
        if self._meeting.journal.course is None:
            return ()
        return tuple(listed(self._meeting, self._signs, self._heard))

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
        if self._exchanging is None:
            from facilitator.files.records.exchange import Exchange
            from facilitator.running.exchanging import Exchanging

            path, clock = self._meeting.journal.path, self._meeting.clock
            self._exchanging = Exchanging(Exchange(path, clock.now, self._new_id))
        told = [phrase_ for one in self._exchanging.came_to() for phrase_ in self._take(one)]
        self._exchanging.begin()
        self._exchanging.wait()
        return (*told, *self._of_timekeeping())

    def written(self) -> None:
        """Let others have what was written here without waiting for the next look."""
        if self._exchanging is not None:
            self._exchanging.begin()

    def stop(self) -> None:
        """Exchange a last time, saying that this laptop leaves."""
        if self._exchanging is not None:
            self._exchanging.last()

    def _take(self, came_to: Exchanged) -> Iterator[Phrase]:
        if came_to.busy or came_to.over:
            return
        if came_to.failed is not None:
            since = self.not_shared.since if self.not_shared else self._last_shared
            self.not_shared = NotShared(since, came_to.failed)
            return
        self.not_shared, self._last_shared = None, came_to.at
        self._hear(came_to)
        yield from self._of_arrivals(came_to)
        yield from self._of_clocks(came_to)
        yield from self._of_unread(came_to)
        if came_to.writer is not None:
            yield phrase(
                "Another laptop writes by the same name as this one, which has another one now."
            )

    def _hear(self, came_to: Exchanged) -> None:
        """Note when each laptop was heard: where its clock differs, by this one's."""
        for event in came_to.arrived:
            self._compare(event.by, came_to.at - event.at)
        for writer, sign in came_to.signs.items():
            if self._signs.get(writer) != sign:
                self._compare(writer, came_to.at - sign.at)
                new = writer in self._signs or self._prompt(writer, sign.at, came_to.at)
                self._heard[writer] = came_to.at if new else min(sign.at, came_to.at)
        for event in came_to.arrived:
            if self._prompt(event.by, event.at, came_to.at):
                self._heard[event.by] = came_to.at
        self._signs = dict(came_to.signs)

    def _compare(self, writer: str, lag: dt.timedelta) -> None:
        """Learn how far a clock is behind: what came the fastest came almost at once."""
        self._behind[writer] = min(lag, self._behind.get(writer, APART))

    def _prompt(self, writer: str, at: dt.datetime, came: dt.datetime) -> bool:
        """Say whether what somebody wrote at an instant by their clock came without a delay."""
        return came - at - self._behind[writer] < SILENT

    def _of_arrivals(self, came_to: Exchanged) -> Iterator[Phrase]:
        """Tell of steps that arrive after a laptop was apart."""
        by_writer: dict[str, list[Event]] = {}
        for event in came_to.arrived:
            by_writer.setdefault(event.by, []).append(event)
        for writer, events in by_writer.items():
            first, last = min(each.at for each in events), max(each.at for each in events)
            joined = self._meeting.state.sharing.names
            if not self._prompt(writer, first, came_to.at) and writer in joined:
                zone = self._meeting.state.zone
                times = clock_time(first, zone), clock_time(last, zone)
                yield _arrived(len(events), self._name(writer), *times)

    def _of_clocks(self, came_to: Exchanged) -> Iterator[Phrase]:
        for writer, ahead in came_to.ahead.items():
            if self._is_new(("clock", writer)):
                yield clock_ahead(self._name(writer), ahead)

    def _of_unread(self, came_to: Exchanged) -> Iterator[Phrase]:
        for part in came_to.unread:
            if self._is_new(("unread", part.writer, part.since)):
                yield unread(self._name(part.writer), part.since, self._meeting)

    def _of_timekeeping(self) -> Iterator[Phrase]:
        """Tell who took the time over, and which steps do not count by that."""
        before, self._kept_here = self._kept_here, self.keeps_time
        if before and not self._kept_here and not self._uncounted():
            yield phrase("{name} keeps the time now.", name=self.keeper)
        lost = self._uncounted()
        if lost and not self.keeps_time and self._is_new(("lost", len(lost))):
            yield counted(
                "{name} has kept the time since {time}; {n} step of yours after it does not count.",
                "{name} has kept the time since {time}; {n} steps of yours after it do not count.",
                len(lost),
                name=self.keeper,
                time=clock_time(self._taken_at(), self._meeting.state.zone),
            )

    def _uncounted(self) -> tuple[Event, ...]:
        journal = self._meeting.journal
        uncounted = journal.course.uncounted if journal.course else ()
        return tuple(event for event in uncounted if event.by == journal.by)

    def _taken_at(self) -> dt.datetime:
        """Return when whoever keeps the time took it."""
        sharing = self._meeting.state.sharing
        events = reversed(self._meeting.journal.events)
        taken = (
            event.at
            for event in events
            if event.by == sharing.keeper and isinstance(event.fact, TimekeepingTaken)
        )
        return next(taken, self._meeting.journal.events[0].at)

    def _is_new(self, what: object) -> bool:
        new = what not in self._told
        self._told.add(what)
        return new

    def _name(self, writer: str) -> str:
        return self._meeting.state.sharing.name(writer)


def _arrived(n: int, name: str, start: str, end: str) -> Phrase:
    """Say how many steps of somebody's arrived, and from when they are."""
    if start == end:
        return counted(
            "{n} step of {name}'s arrived, of {start}.",
            "{n} steps of {name}'s arrived, of {start}.",
            n,
            name=name,
            start=start,
        )
    return counted(
        "{n} step of {name}'s arrived, {start} to {end}.",
        "{n} steps of {name}'s arrived, {start} to {end}.",
        n,
        name=name,
        start=start,
        end=end,
    )


class _Record(Protocol):
    """A meeting, or a record that is only followed."""

    @property
    def journal(self) -> Journal:
        """Its journal."""

    @property
    def state(self) -> State:
        """What is true, as this laptop sees it."""


def listed(
    meeting: _Record, signs: Mapping[str, Sign], heard: Mapping[str, dt.datetime]
) -> Iterator[Laptop]:
    """List the laptops that keep a meeting, the one at hand first."""
    sharing, me = meeting.state.sharing, meeting.state.sharing.here
    mine = [event.id for event in meeting.journal.own if event.by == me]
    writers = sorted({**sharing.names, **signs}, key=lambda writer: writer != me)
    for writer in writers:
        sign = signs.get(writer)
        here = writer == me
        yield Laptop(
            writer,
            sign.name if sign and writer not in sharing.names else sharing.name(writer),
            here,
            writer == sharing.keeper,
            None if here else heard.get(writer),
            bool(sign and sign.left and not here),
            None if here or sign is None else _lacks(mine, sign.has.get(me)),
            __version__ if here else sign.version if sign else "",
        )


def of_record(meeting: _Record) -> tuple[Laptop, ...]:
    """List the laptops of a record as the shared folder tells now; none if it is not shared."""
    journal = meeting.journal
    if journal.share is None:
        return ()
    from facilitator.files.records.presence import read_signs

    signs: dict[str, Sign] = {}
    with suppress(OSError):
        signs = dict(read_signs(journal.share.place))
    return tuple(listed(meeting, signs, {writer: sign.at for writer, sign in signs.items()}))


def in_words(laptop: Laptop, zone: ZoneInfo) -> tuple[Phrase, ...]:
    """Say what is known of a laptop: who, the time, the last sign, what it has, the version."""
    if laptop.here:
        sign = phrase("this one")
    elif laptop.heard is None:
        sign = phrase("not heard yet")
    else:
        at = clock_time(laptop.heard, zone)
        left = laptop.left
        sign = phrase("left {time}", time=at) if left else phrase("last sign {time}", time=at)
    return (
        Phrase("{name}", {"name": laptop.name}),
        phrase("keeps the time") if laptop.keeps_time else Phrase(""),
        sign,
        _has(laptop),
        Phrase(laptop.version),
    )


def not_shared(laptops: Laptops, zone: ZoneInfo) -> Phrase | None:
    """Say since when nothing could be shared and why; None while all is well."""
    failed = laptops.not_shared if laptops.shared else None
    if failed is None:
        return None
    since = clock_time(failed.since, zone)
    return phrase("not shared since {time} ({why})", time=since, why=failed.why)


def _has(laptop: Laptop) -> Phrase:
    if laptop.lacks is None:
        return Phrase("")
    if laptop.lacks == 0:
        return phrase("has all")
    return counted("{n} of yours not yet", "{n} of yours not yet", laptop.lacks)


def exchanged(meeting: Meeting, new_id: Callable[[], str]) -> tuple[Phrase, ...]:
    """Exchange once, at the end of a command that wrote; say what is in the way."""
    journal = meeting.journal
    if journal.share is None:
        return ()
    from facilitator.files.records.exchange import Exchange
    from facilitator.running.exchanging import Exchanging

    exchanging = Exchanging(Exchange(journal.path, meeting.clock.now, new_id))
    exchanging.last(left=False, sign=False)
    failed = [one.failed for one in exchanging.came_to() if one.failed]
    with suppress(FileProblem):
        meeting.follow()
    return tuple(phrase("This has not been shared yet: {why}.", why=why) for why in failed)


def clocks_ahead(record: Journal, now: dt.datetime) -> Mapping[str, dt.timedelta]:
    """Say how far in the future others wrote, where that is more than their clocks may differ."""
    from facilitator.files.records.exchange import AHEAD

    return {
        event.by: event.at - now
        for event in record.everything
        if event.by != record.by and event.at - now > AHEAD
    }


def clock_ahead(name: str, ahead: dt.timedelta) -> Phrase:
    """Say whose clock is ahead of this laptop's."""
    return phrase(
        "{name}'s clock is {time} ahead of this one. Set one of them.",
        name=name,
        time=length(ahead) if ahead >= MINUTE else phrase("{n} s", n=int(ahead.total_seconds())),
    )


def unread(name: str, since: dt.datetime | None, meeting: Meeting) -> Phrase:
    """Say whose part cannot be read to its end."""
    if since is None:
        return phrase("{name}'s part cannot be read.", name=name)
    time = clock_time(since, meeting.state.zone)
    return phrase(
        "{name}'s part cannot be read from {time} on (a newer version?).", name=name, time=time
    )


def _lacks(mine: Sequence[str], last: str | None) -> int:
    """Count what was written here after the last that another laptop knows."""
    return len(mine) - (mine.index(last) + 1 if last in mine else 0)
