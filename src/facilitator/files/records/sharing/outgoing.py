"""What this laptop wrote goes out as its part in the shared folder, with a sign that it is here."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from facilitator import __version__
from facilitator.core.base.ids import EventId
from facilitator.core.record.events import Event
from facilitator.core.record.sharing import Joined
from facilitator.files.atomic import write_all, write_atomically
from facilitator.files.records.others import by_id
from facilitator.files.records.share_file import Share, new_writer, write_share
from facilitator.files.records.shared import SharedJournal
from facilitator.files.records.sharing.known import Known
from facilitator.files.records.sharing.parts import Look, look, part_of
from facilitator.files.records.sharing.presence import Sign, write_sign
from facilitator.files.system import open_fd

SIGN_EVERY: Final = dt.timedelta(minutes=1)
"""How long nothing may go out before a sign is left that somebody is here."""


class Outgoing:
    """Lets the part of this laptop hold what it wrote."""

    def __init__(
        self, known: Known, now: Callable[[], dt.datetime], new_id: Callable[[], str]
    ) -> None:
        """Begin with nothing gone out; `now` is the clock of the record."""
        self._known = known
        self._now = now
        self._new_id = new_id
        self._looked: tuple[Look, Look] = ((), ())
        self._went_out: dt.datetime | None = None
        self._present: bool | None = None

    def join(self, share: Share) -> None:
        """Write that this laptop keeps the meeting with others."""
        joined = Event(EventId(self._new_id()), self._now(), share.writer, Joined(share.name))
        SharedJournal.open(self._known.path, writable=True).append(lambda _: joined)
        self._known.read_own()

    def give(self, share: Share) -> Share:
        """Carry out what is new, and say how the record is shared from now on.

        By another name, if the part has what another laptop wrote.
        """
        known, part = self._known, part_of(share.place, share.writer)
        looks = look(part), known.own_look
        if looks[0] and looks == self._looked:
            return share
        there = part.read_bytes() if looks[0] else None
        if there is not None and known.data.startswith(there):
            if len(there) < len(known.data):
                self._append(part, there)
        elif there is not None and by_id(there).keys() - known.own.keys():
            return self.give(self._renamed(share))
        else:
            write_atomically(part, known.data)
            self._went_out = self._now()
        self._looked = look(part), known.own_look
        return share

    def _append(self, part: Path, there: bytes) -> None:
        fd = open_fd(part, os.O_WRONLY | os.O_APPEND)
        try:
            write_all(fd, self._known.data[len(there) :])
        finally:
            os.close(fd)
        self._went_out = self._now()

    def _renamed(self, share: Share) -> Share:
        """Write by another name from now on: somebody else writes by this one."""
        host = share.writer.rpartition("-")[0]
        share = replace(share, writer=new_writer(host, self._new_id()))
        write_share(self._known.path, share)
        self.join(share)
        self._present = None
        return share

    def leave_sign(self, share: Share, *, left: bool) -> None:
        """Say that somebody is here, or has `left`, unless that is known by what went out."""
        now, went = self._now(), self._went_out
        quiet = went is None or not dt.timedelta(0) <= now - went < SIGN_EVERY
        if self._present is (not left) and (left or not quiet):
            return
        sign = Sign(share.name, now, __version__, self._known.last_of_each(), left)
        write_sign(share.place, share.writer, sign)
        self._present, self._went_out = not left, now
