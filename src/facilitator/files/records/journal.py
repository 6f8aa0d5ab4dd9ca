"""The journal is the events of one meeting in a file that only grows; it is the only truth.

An event counts once its block is on the disk, up to the line that says who wrote it. Anything else
after the last blank line is a torn tail: a write that was cut off, which no one was told had
succeeded.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self
from zoneinfo import ZoneInfo

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.record.events import Event
from facilitator.core.record.opening import AgendaRevised, Opened
from facilitator.files.atomic import write_all, write_atomically, write_new
from facilitator.files.errors import (
    JournalError,
    RecordExists,
    WriteFailed,
    not_certain,
    not_written,
    reason,
)
from facilitator.files.records.codec import decode, stored
from facilitator.files.records.folder import DRAFT_LOCKS, PRESSED, SHARE, SHARE_LOCK
from facilitator.files.records.lock import Busy, locked
from facilitator.files.records.whole import (
    altered,
    end_of_whole,
    missing_end,
    refuse_altered,
)
from facilitator.files.system import open_fd, sync, sync_folder

if TYPE_CHECKING:
    from facilitator.core.shared.course import Course
    from facilitator.files.records.share_file import Share

NAME = "journal.toml"
PASSING = frozenset(
    {"journal.lock", "clock.lock", "pulse", PRESSED, SHARE, SHARE_LOCK, *DRAFT_LOCKS}
)
"""What stands beside a journal and holds nothing of the meeting, or nothing for other laptops."""
Decide = Callable[[Sequence[Event]], Event]
"""Makes the next event, knowing those that others appended meanwhile."""

ATTEMPTS: Final = 3
"""How often to write anew when another program has put another file in the journal's place."""


class Journal:
    """The events of one meeting, in memory and on disk; several programs may append to them.

    `path` is the journal's file and `recovered` the file that a torn tail was moved to, if one
    was. Where events may come to stand anywhere, the first `unchanged` are as they were before what
    was read last; it is None where new ones only come last. `share` and `course` are what a record
    has that several laptops keep: how it is shared, and what their events add up to. `editions`
    counts how often the events that were known were found to read otherwise, as when a name is
    forgotten: whoever made something of them has to make it anew then. A journal is used by one
    thread at a time, not always the same.
    """

    def __init__(self, path: Path) -> None:
        """Stand for the journal at `path`; `create` and `open` are how to get one."""
        self.path = path
        self.recovered: Path | None = None
        self.unchanged: int | None = None
        self.share: Share | None = None
        self.course: Course | None = None
        self.editions = 0
        self._events: list[Event] = []
        self._known = bytearray()  # the blocks of those events, as they are in the file
        self._seen: tuple[int, ...] = ()  # what the file looked like when it was last read
        self._zone: dt.tzinfo = dt.UTC
        self._lock = path.with_suffix(".lock")

    @property
    def events(self) -> Sequence[Event]:
        """The events known so far, in their order in the file; it grows with it."""
        return self._events

    @property
    def arrived(self) -> Sequence[Event]:
        """The events in the order in which they were read or written here; it grows with them."""
        return self.events

    @property
    def own(self) -> Sequence[Event]:
        """The events that were written on this computer, or are older than its record."""
        return self.events

    @property
    def everything(self) -> Sequence[Event]:
        """Every event as it was written, also those that do not count."""
        return self.events

    @property
    def by(self) -> str | None:
        """By which name events are signed where the record is shared."""
        return self.share.writer if self.share else None

    @classmethod
    def create(cls, folder: Path, first: Event, *more: Event) -> Journal:
        """Make the record `folder`, readable by its owner only, with its "opened" event.

        What a record made of others holds besides is written in the same step. Raises
        `RecordExists` if something is there and `WriteFailed` if it cannot be made.
        """
        if not isinstance(first.fact, Opened):
            raise TypeError("a journal begins by opening a meeting")
        journal = cls(folder / NAME)
        events, blocks = journal._all_stored((first, *more))
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError as cause:
            raise RecordExists(
                phrase("There is already something at {path}.", path=folder)
            ) from cause
        except OSError as cause:
            raise not_written(folder, cause) from cause
        try:
            write_new(journal.path, blocks)
            sync_folder(folder.parent)
        except OSError as cause:
            with suppress(OSError):
                journal.path.unlink(missing_ok=True)
                folder.rmdir()
            raise not_written(journal.path, cause) from cause
        journal._known += blocks
        journal._events += events
        return journal

    @classmethod
    def open(cls, path: Path, *, writable: bool) -> Self:
        """Read the journal at `path`; when it is to be written, a torn tail is moved out of it.

        Raises `JournalError` if it cannot be read and `WriteFailed` if the tail cannot be moved.
        """
        journal = cls(path)
        data, seen = journal._read()
        events, end = journal._news(data)
        if not events or not isinstance(events[0].fact, Opened):
            raise JournalError(
                path,
                phrase(
                    "this is not a valid journal: its first event is missing. Restore it from"
                    " a backup or an archive."
                ),
            )
        journal._accept(events, data[:end])
        journal._seen = seen
        if writable:
            journal.mend()
        return journal

    def mend(self) -> Sequence[Event]:
        """Move a torn tail out, and give the events that others appended meanwhile.

        Raises `JournalError` as `follow` does, and `WriteFailed` if the tail cannot be moved.
        """
        try:
            stat = self.path.stat()
        except OSError as cause:
            raise unreadable(self.path, cause) from cause
        if self._is_known(stat):
            return ()
        with self._writing() as fd:
            return self._catch_up(fd)

    def follow(self) -> Sequence[Event]:
        """Read the events that others appended; when there are none this costs next to nothing.

        Raises `JournalError` if the file is gone or no longer begins with the events known.
        """
        try:
            if _look(self.path.stat()) == self._seen:
                return ()
        except OSError as cause:
            raise unreadable(self.path, cause) from cause
        data, seen = self._read()
        events, end = self._news(data)
        self._accept(events, data[len(self._known) : end])
        self._seen = seen
        return events

    def append(self, decide: Decide) -> Event:
        """Store the event that `decide` makes, given what others appended meanwhile.

        Once this returns the event is on the disk, in the file that has the journal's name: where
        another program replaced that meanwhile, `decide` is asked again. If `decide` raises,
        nothing is written, and the events it was given remain known. Raises `WriteFailed` if the
        event could not be stored, and `JournalError` as `follow` does; the journal is then as it
        was.
        """
        for _ in range(ATTEMPTS):
            with self._writing() as fd:
                event, block = self._as_stored(decide(self._catch_up(fd)))
                self._write(fd, block)
                if self._is_in_place(fd):
                    self._accept([event], block)
                    self._seen = _look(os.fstat(fd))
                    return event
                self._take_back(fd)
        raise _replaced(self.path)

    def rewrite(self, change: Callable[[Event], Event]) -> Sequence[Event]:
        """Put another event in the place of each, all in one step, and give the new ones.

        This is for what must not be kept, such as a name to be forgotten; nothing else changes
        what was written. A program that has the journal open takes the new ones over. If `change`
        raises, nothing is written; raises besides as `append` does.
        """
        for _ in range(ATTEMPTS):
            with self._alone():
                with self._opened() as fd:  # while it is open, Windows does not let it be replaced
                    self._catch_up(fd)
                    other = Journal(self.path)
                    other._zone = self._zone
                    events, blocks = other._all_stored(map(change, self._events))
                    in_place = self._is_in_place(fd)
                if in_place:
                    write_atomically(self.path, blocks)
                    self._events, self._known, self._zone = events, bytearray(blocks), other._zone
                    self._seen = _look(self.path.stat())
                    return events
        raise _replaced(self.path)

    @contextmanager
    def _writing(self) -> Iterator[int]:
        """Open the file with every other writer locked out."""
        with self._alone(), self._opened() as fd:
            yield fd

    @contextmanager
    def _opened(self) -> Iterator[int]:
        try:
            fd = open_fd(self.path, os.O_RDWR | os.O_APPEND)
        except OSError as cause:
            raise not_written(self.path, cause) from cause
        try:
            yield fd
        finally:
            os.close(fd)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Lock every other writer out."""
        with ExitStack() as stack:
            try:
                stack.enter_context(locked(self._lock))
            except Busy as cause:
                raise WriteFailed(
                    phrase(
                        "Nothing was written to {path}: another program is busy writing to it. "
                        "Try again.",
                        path=self.path,
                    )
                ) from cause
            except OSError as cause:
                raise not_written(self.path, cause) from cause
            yield

    def _is_known(self, stat: os.stat_result) -> bool:
        """Return whether a file that looks like this holds only known events, all whole."""
        whole = stat.st_size == len(self._known) and not missing_end(self._known)
        return whole and _look(stat) == self._seen

    def _catch_up(self, fd: int) -> Sequence[Event]:
        """Take in what others appended and move away the torn tail of one that crashed.

        The blank line at the end is put back if an editor has trimmed it.
        """
        stat = os.fstat(fd)
        if self._is_known(stat):
            return ()
        data, _ = self._read(fd)
        events, end = self._news(data)
        if end < len(data):
            self._move_tail(fd, data[end:], end)
        self._accept(events, data[len(self._known) : end])
        if missing := missing_end(self._known):
            self._write(fd, missing)
            self._known += missing
        self._seen = _look(os.fstat(fd))
        return events

    def _is_in_place(self, fd: int) -> bool:
        """Return whether the journal's name still leads to the file that is open."""
        try:
            return os.path.samestat(os.fstat(fd), self.path.stat())
        except OSError:
            return False

    def _write(self, fd: int, block: bytes) -> None:
        """Add bytes at the end and wait until they are on the disk, or add none of them."""
        try:
            write_all(fd, block)
            sync(fd)
        except OSError as cause:
            if self._take_back(fd):
                raise not_written(self.path, cause) from cause
            raise not_certain(self.path, cause) from cause

    def _move_tail(self, fd: int, tail: bytes, end: int) -> None:
        """Keep the tail in a file of its own before the journal loses it."""
        torn = None
        try:
            torn = self._write_torn(tail)
            os.ftruncate(fd, end)
        except OSError as cause:
            if torn is not None:
                with suppress(OSError):
                    torn.unlink()
            raise not_written(self.path, cause) from cause
        self.recovered = torn
        try:
            sync(fd)
        except OSError as cause:
            raise not_written(self.path, cause) from cause

    def _write_torn(self, tail: bytes) -> Path:
        n = 1
        while True:
            torn = self.path.with_name(f"{self.path.stem}.torn-{n}.toml")
            try:
                write_new(torn, tail)
            except FileExistsError:
                n += 1
            else:
                return torn

    def _take_back(self, fd: int) -> bool:
        """Cut off what a failed write left, and say whether no reader will ever find an event.

        What of it cannot be cut is a torn tail, unless all of the event got into the file.
        """
        known = len(self._known)
        with suppress(OSError):
            os.ftruncate(fd, known)
            with suppress(OSError):
                sync(fd)
            return True
        with suppress(OSError, JournalError):
            os.lseek(fd, 0, os.SEEK_SET)
            data, _ = self._read(fd)
            return end_of_whole(data, known) == known
        return False

    def _read(self, fd: int | None = None) -> tuple[bytes, tuple[int, ...]]:
        """Read the file, the one opened as `fd` if given, and how it looked just before."""
        try:
            with open(self.path if fd is None else fd, "rb", closefd=fd is None) as file:
                # In this order, what is appended in between is found next time.
                seen = _look(os.fstat(file.fileno()))
                return file.read(), seen
        except OSError as cause:
            raise unreadable(self.path, cause) from cause

    def _news(self, data: bytes) -> tuple[list[Event], int]:
        """Decode the events in `data`, the whole file, that are new, and tell where they end."""
        if not data.startswith(self._known):
            return self._anew(data)
        known = len(self._known)
        refuse_altered(data[known:], self.path)
        end = end_of_whole(data, known)
        line = self._known.count(b"\n") + 1
        return decode(data[known:end], self.path, line), end

    def _anew(self, data: bytes) -> tuple[list[Event], int]:
        """Know the events as they read by now, and give as `_news` what was added to them.

        Raises `JournalError` if one that was known is no longer there, at its place and instant.
        """
        cut = self._known.startswith(data)
        wrong = JournalError(self.path, altered(data) or _changed(cut=cut))
        end = end_of_whole(data)
        try:
            events = decode(data[:end], self.path)
        except JournalError as cause:
            raise wrong from cause
        if altered(data) or not _same_course(self._events, events):
            raise wrong
        count = len(self._events)
        self._events, self._known = [], bytearray()
        self._accept(events[:count], data[:end])
        self.editions += 1
        return events[count:], end

    def _as_stored(self, event: Event) -> tuple[Event, bytes]:
        return stored(event, zone_of(event) or self._zone, self.path)

    def _all_stored(self, events: Iterable[Event]) -> tuple[list[Event], bytes]:
        """Return events as reading them back will give them, and their blocks."""
        given, blocks = [], []
        for event in events:
            kept, block = self._as_stored(event)
            self._zone = zone_of(kept) or self._zone
            given.append(kept)
            blocks.append(block)
        return given, b"".join(blocks)

    def _accept(self, events: list[Event], block: bytes) -> None:
        for event in events:
            self._zone = zone_of(event) or self._zone
        self._events += events
        self._known += block


def zone_of(event: Event) -> ZoneInfo | None:
    """Return the meeting's time zone as an event tells it, if it holds an agenda."""
    fact = event.fact
    return ZoneInfo(fact.agenda.timezone) if isinstance(fact, Opened | AgendaRevised) else None


def _same_course(known: Sequence[Event], now: Sequence[Event]) -> bool:
    """Return whether the same happened at the same instants, and perhaps more, whatever it says."""
    pairs = zip(known, now, strict=False)
    return (
        len(known) <= len({event.id for event in now}) == len(now)
        and all((a.id, a.at, type(a.fact)) == (b.id, b.at, type(b.fact)) for a, b in pairs)
    )  # fmt: skip


def _look(stat: os.stat_result) -> tuple[int, ...]:
    """Report what changes when a file is written to or replaced."""
    return stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns


def unreadable(path: Path, cause: OSError) -> JournalError:
    """Say why a journal cannot be read."""
    return JournalError(path, phrase("the journal cannot be read: {cause}", cause=reason(cause)))


def _replaced(path: Path) -> WriteFailed:
    return WriteFailed(
        phrase(
            "Nothing was written to {path}: another program keeps replacing this file. Stop it "
            "and try again.",
            path=path,
        )
    )


def _changed(*, cut: bool) -> Phrase:
    if cut:
        return phrase("the journal has lost events since it was read. Put the file back as it was.")
    return phrase(
        "the journal was changed by another program, and is not the one that was read. Nothing "
        "more is written to it from here: leave and open the meeting again, or put the file back "
        "as it was."
    )
