"""The exchange carries what this laptop wrote to a shared folder, and what others wrote from there.

Some other program keeps the folder the same on all laptops. It may show old versions, files that
are cut, gone or doubled; nothing of that takes anything away. Only one program of a laptop
exchanges at a time, and nothing waits for the folder while it holds the journal's lock.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator import __version__
from facilitator.core.base.ids import EventId
from facilitator.core.base.language import Phrase
from facilitator.core.record.events import Event
from facilitator.core.record.sharing import Joined
from facilitator.core.shared.course import Course
from facilitator.files.atomic import write_all, write_atomically
from facilitator.files.errors import FileProblem, JournalError, in_short, reason
from facilitator.files.records.codec import blocks, decode
from facilitator.files.records.journal import Journal
from facilitator.files.records.lock import Busy, hold, locked
from facilitator.files.records.others import OthersJournal, by_id, whole_blocks
from facilitator.files.records.presence import Sign, read_signs, write_sign
from facilitator.files.records.share_file import LOCK, Share, new_writer, read_share, write_share
from facilitator.files.records.whole import altered, mended
from facilitator.files.system import open_fd

PART: Final = re.compile(r"journal\.([^.]+)\.toml")
"""What a laptop's part of the meeting is called, with the name it writes by."""

_COPY: Final = re.compile(r"journal.*\.toml")
_WHO: Final = re.compile(r"journal\.([a-z0-9]+(?:-[a-z0-9]+)*?-[a-z0-9]{4})(?![a-z0-9])")
_BY: Final = re.compile(rb'^by = "([^"\\]+)"\n+\Z', re.MULTILINE)
_INSTANT: Final = re.compile(rb"^at = (\S+)$", re.MULTILINE)
SIGN_EVERY: Final = dt.timedelta(minutes=1)
"""How long nothing may go out before a sign is left that somebody is here."""

AHEAD: Final = dt.timedelta(seconds=2)
"""How far in the future what another wrote may be before its clock is said to be wrong."""


class Unread(Struct, frozen=True):
    """A part that cannot be read to its end: whose it is, and from which instant (UTC) on."""

    writer: str
    since: dt.datetime | None
    why: Phrase


class Exchanged(Struct, frozen=True):
    """What an exchange came to.

    `arrived` are the events that are new here, `signs` what laptops said of themselves last,
    `unread` the parts that cannot be read to their ends, and `ahead` how far in the future what
    somebody wrote was. `writer` is the name that this laptop writes by from now on if it had to
    take another. `failed` says in a few words why the folder could not be reached or written.
    """

    at: dt.datetime
    arrived: tuple[Event, ...] = ()
    signs: Mapping[str, Sign] = {}
    unread: tuple[Unread, ...] = ()
    ahead: Mapping[str, dt.timedelta] = {}
    writer: str | None = None
    failed: Phrase | None = None
    busy: bool = False
    """Another program of this laptop exchanges."""
    over: bool = False
    """The record is shared no more."""


class _Part(Struct):
    """A file of the shared folder as it was read last."""

    look: tuple[int, ...]
    data: bytes = b""
    unread: Unread | None = None


class Exchange:
    """Carries a record's events to and from the shared folder, as often as it is asked to.

    It is used by one thread at a time.
    """

    def __init__(
        self, journal: Path, now: Callable[[], dt.datetime], new_id: Callable[[], str]
    ) -> None:
        """Exchange for the record with this journal; `now` is its clock."""
        self._path = journal
        self._now = now
        self._new_id = new_id
        self._others = OthersJournal(journal)
        self._parts: dict[str, _Part] = {}
        self._own: dict[str, bytes] = {}
        self._own_look: tuple[int, ...] = ()
        self._own_data = b""
        self._joined: set[str] = set()
        self._theirs: dict[str, bytes] = {}
        self._others_look: tuple[int, ...] = ()
        self._out_look: tuple[int, ...] = ()
        self._went_out: dt.datetime | None = None
        self._present: bool | None = None

    def once(self, *, left: bool = False, sign: bool = True) -> Exchanged:
        """Carry out what is new here and take in what is new there; never raises.

        With `left` it is said that nobody keeps the meeting here any more; without `sign`, as at
        the end of a command, it is not said that somebody does.
        """
        now = self._now()
        try:
            lock = hold(self._path.with_name(LOCK))
        except OSError:
            return Exchanged(now, busy=True)
        try:
            share = read_share(self._path)
            if share is None:
                return Exchanged(now, over=True)
            return self._exchanged(share, now, left=left, sign=sign)
        except FileProblem as problem:
            return Exchanged(now, failed=in_short(problem.__cause__) or problem.phrase)
        except OSError as cause:
            return Exchanged(now, failed=in_short(cause))
        finally:
            os.close(lock)

    def _exchanged(self, share: Share, now: dt.datetime, *, left: bool, sign: bool) -> Exchanged:
        _reach(share.place)
        if not self._read_own():
            return Exchanged(now, busy=True)
        self._read_others()
        arrived: list[Event] = []
        if share.writer not in self._joined:  # who keeps the time is known by who joined first
            arrived += self._in(share)
            self._join(share)
        share, renewed = self._out(share)
        arrived += self._in(share)
        ahead = {event.by: event.at - now for event in arrived if event.at - now > AHEAD}
        if sign and share.here:
            self._leave_sign(share, now, left=left)
        signs = dict(read_signs(share.place))
        unread = tuple(part.unread for part in self._parts.values() if part.unread)
        writer = share.writer if renewed else None
        return Exchanged(now, tuple(arrived), signs, unread, ahead, writer)

    # What is here

    def _read_own(self) -> bool:
        """Read what this laptop wrote, when no program can take anything back; say if that went."""
        if self._own_look == _look(self._path):
            return True
        try:
            with locked(self._path.with_suffix(".lock")):
                look = _look(self._path)
                self._own_data = whole_blocks(self._path.read_bytes())
        except Busy:
            return False
        self._own, self._own_look = by_id(self._own_data), look
        self._joined = {event.by for event in map(_joined, self._own.values()) if event}
        self._out_look = ()
        return True

    def _read_others(self) -> None:
        if self._others_look == (look := _look(self._others.path)):
            return
        data = self._others.path.read_bytes() if look else b""
        self._theirs, self._others_look = by_id(data), look

    # Out

    def _out(self, share: Share) -> tuple[Share, bool]:
        """Let the part of this laptop hold what it wrote, and say by which name it writes.

        That is another one, if the part has what another laptop wrote.
        """
        part = share.place / f"journal.{share.writer}.toml"
        look = _look(part)
        if look and look == self._out_look:
            return share, False
        there = part.read_bytes() if look else None
        if there is not None and self._own_data.startswith(there):
            if len(there) < len(self._own_data):
                self._append(part, there)
        elif there is not None and by_id(there).keys() - self._own.keys():
            return self._out(self._renamed(share))[0], True
        else:
            write_atomically(part, self._own_data)
            self._went_out = self._now()
        self._out_look = _look(part)
        return share, False

    def _append(self, part: Path, there: bytes) -> None:
        fd = open_fd(part, os.O_WRONLY | os.O_APPEND)
        try:
            write_all(fd, self._own_data[len(there) :])
        finally:
            os.close(fd)
        self._went_out = self._now()

    def _renamed(self, share: Share) -> Share:
        """Write by another name from now on: somebody else writes by this one."""
        host = share.writer.rpartition("-")[0]
        share = replace(share, writer=new_writer(host, self._new_id()))
        write_share(self._path, share)
        self._join(share)
        self._present = None
        return share

    def _join(self, share: Share) -> None:
        """Write that this laptop keeps the meeting with others."""
        from facilitator.files.records.shared import SharedJournal

        joined = Event(EventId(self._new_id()), self._now(), share.writer, Joined(share.name))
        SharedJournal.open(self._path, writable=True).append(lambda _: joined)
        self._read_own()

    # In

    def _in(self, share: Share) -> list[Event]:
        """Take in what others wrote, and give the events that are new."""
        arrived: list[Event] = []
        added = b""
        changed: dict[str, bytes] = {}
        present = dict(_parts(share.place, f"journal.{share.writer}.toml"))
        self._parts = {name: part for name, part in self._parts.items() if name in present}
        for name, look in present.items():
            known = self._parts.get(name)
            if known is not None and known.look == look:
                continue
            part = self._parts[name] = known or _Part(look)
            part.look = look
            for id_, block, events in self._news(share.place / name, part):
                if id_ in self._own or id_ in self._theirs:
                    changed[id_] = block
                else:
                    self._theirs[id_] = block
                    added += block
                    arrived += events
        try:
            self._keep(added, changed)
        except BaseException:  # all of it is read again
            self._parts.clear()
            self._others_look = (0,)
            raise
        return arrived

    def _keep(self, added: bytes, changed: Mapping[str, bytes]) -> None:
        if added:
            self._others.add(added)
        if changed:
            self._put(changed)
        if added or changed:
            self._others_look = _look(self._others.path)

    def _news(self, path: Path, part: _Part) -> Iterator[tuple[str, bytes, Sequence[Event]]]:
        """Yield the blocks of a part that are not known, or read otherwise by its own writer."""
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as cause:
            part.unread, part.look = Unread(_writer(path), None, reason(cause)), ()
            return
        with suppress(ValueError):
            data = mended(data) if altered(data) else data
        data = whole_blocks(data)
        start = len(part.data) if part.unread is None and data.startswith(part.data) else 0
        rest, part.data, part.unread = data[start:], data, None
        own = PART.fullmatch(path.name)
        last: dt.datetime | None = None
        for line, block in blocks(rest):
            id_ = next(iter(by_id(block)), "")
            known = self._own.get(id_) or self._theirs.get(id_)
            if known == block:
                continue
            try:
                events = decode(block, path, line)
            except JournalError as error:
                part.unread = Unread(_writer(path), _instant(block) or last, error.problem)
                return
            last, id_ = events[0].at, events[0].id
            known = self._own.get(id_) or self._theirs.get(id_)
            if known is None or (own and self._owner(events[0]) == own[1]):
                yield id_, block, events

    def _owner(self, event: Event) -> str:
        """Say whose an event is that is known to read otherwise."""
        known = b"".join((*self._own.values(), *self._theirs.values()))
        return Course(decode(known, self._path)).timekeeping.owner(event)

    def _put(self, changed: Mapping[str, bytes]) -> None:
        """Let events read as their own writers have them read by now."""
        if self._theirs.keys() & changed.keys():
            self._theirs |= {id_: block for id_, block in changed.items() if id_ in self._theirs}
            self._others.put(b"".join(self._theirs.values()))
        events = {
            event.id: event
            for id_, block in changed.items()
            if id_ in self._own
            for event in decode(block, self._path)
        }
        if events:
            journal = Journal.open(self._path, writable=True)
            journal.rewrite(lambda event: events.get(event.id, event))
            self._own_look = ()

    # Who is here

    def _leave_sign(self, share: Share, now: dt.datetime, *, left: bool) -> None:
        went = self._went_out
        quiet = went is None or not dt.timedelta(0) <= now - went < SIGN_EVERY
        if self._present is (not left) and (left or not quiet):
            return
        has = _last_of_each(self._theirs) | _last_of_each(self._own)
        write_sign(share.place, share.writer, Sign(share.name, now, __version__, has, left))
        self._present, self._went_out = not left, now


def _reach(folder: Path) -> None:
    """Make the meeting's folder where its own is gone; the one it is in has to be there."""
    try:
        folder.mkdir(0o700)
    except FileExistsError:
        if not folder.is_dir():
            raise


def _parts(folder: Path, own: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Find the parts of others, and copies of any, each with how it looks."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.name != own and _COPY.fullmatch(entry.name):
                with suppress(OSError):
                    if entry.is_file(follow_symlinks=False):
                        yield entry.name, _look(folder / entry.name)


def _look(path: Path) -> tuple[int, ...]:
    """Report what changes when a file is written to or replaced; nothing if there is none."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return ()
    return stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns


def _writer(path: Path) -> str:
    """Say by whom a part, or a copy of one, is."""
    found = _WHO.match(path.name)
    return found[1] if found else path.name


def _instant(block: bytes) -> dt.datetime | None:
    found = _INSTANT.search(block)
    with suppress(ValueError):
        at = dt.datetime.fromisoformat(found[1].decode()) if found else None
        return at if at and at.tzinfo else None
    return None


def _joined(block: bytes) -> Event | None:
    """Return the event of a block by which a laptop joined."""
    if b'\nkind = "joined"\n' not in block:
        return None
    (event,) = decode(block, Path())
    return event if isinstance(event.fact, Joined) else None


def _last_of_each(known: Mapping[str, bytes]) -> dict[str, str]:
    """Name the last event of each writer, of blocks by id in the order in which each wrote them."""
    found = ((_BY.search(block), id_) for id_, block in known.items())
    return {by[1].decode(): id_ for by, id_ in found if by}
