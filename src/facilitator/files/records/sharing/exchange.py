"""The exchange carries what this laptop wrote to a shared folder, and what others wrote from there.

Some other program keeps the folder the same on all laptops. It may show old versions, files that
are cut, gone or doubled; nothing of that takes anything away. Only one program of a laptop
exchanges at a time, and nothing waits for the folder while it holds the journal's lock.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from facilitator.core.base.language import Phrase
from facilitator.core.record.events import Event
from facilitator.files.errors import FileProblem, in_short
from facilitator.files.records.lock import hold
from facilitator.files.records.share_file import LOCK, Share, read_share
from facilitator.files.records.sharing.incoming import Incoming, Unread
from facilitator.files.records.sharing.known import Known
from facilitator.files.records.sharing.outgoing import Outgoing
from facilitator.files.records.sharing.presence import Sign, read_signs

AHEAD: Final = dt.timedelta(seconds=2)
"""How far in the future what another wrote may be before its clock is said to be wrong."""


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
        self._known = Known(journal)
        self._out = Outgoing(self._known, now, new_id)
        self._in = Incoming(self._known)

    def once(self, *, left: bool = False, sign: bool = True) -> Exchanged:
        """Carry out what is new here and take in what is new there; never raises.

        With `left` it is said that nobody keeps the meeting here any more; without `sign`, as at
        the end of a command, it is not said that somebody does.
        """
        now = self._now()
        try:
            lock = hold(self._path.with_name(LOCK))
        except BlockingIOError:
            return Exchanged(now, busy=True)
        except OSError as cause:
            return Exchanged(now, failed=in_short(cause))
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
        if not self._known.read():
            return Exchanged(now, busy=True)
        arrived: list[Event] = []
        if share.writer not in self._known.joined:  # the first who joined keeps the time
            arrived += self._in.take(share)
            self._out.join(share)
        given = self._out.give(share)
        arrived += self._in.take(given)
        ahead = {event.by: event.at - now for event in arrived if event.at - now > AHEAD}
        if sign and share.here:
            self._out.leave_sign(given, left=left)
        signs = dict(read_signs(share.place))
        writer = given.writer if given.writer != share.writer else None
        return Exchanged(now, tuple(arrived), signs, self._in.unread, ahead, writer)


def _reach(folder: Path) -> None:
    """Make the meeting's folder where its own is gone; the one it is in has to be there."""
    try:
        folder.mkdir(0o700)
    except FileExistsError:
        if not folder.is_dir():
            raise
