"""What others wrote comes in from their parts in the shared folder, once each.

A part may be an old version, cut or gone: that takes nothing away.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from facilitator.core.base.language import Phrase
from facilitator.core.record.events import Event
from facilitator.files.errors import JournalError, reason
from facilitator.files.records.codec import blocks, decode
from facilitator.files.records.others import by_id, whole_blocks
from facilitator.files.records.share_file import Share
from facilitator.files.records.sharing.known import Known
from facilitator.files.records.sharing.parts import PART, Look, part_of, parts_of_others, writer_of
from facilitator.files.records.whole import altered, mended

_INSTANT: Final = re.compile(rb"^at = (\S+)$", re.MULTILINE)


class Unread(Struct, frozen=True):
    """A part that cannot be read to its end: whose it is, and from which instant (UTC) on."""

    writer: str
    since: dt.datetime | None
    why: Phrase


class _Part(Struct):
    """A file of the shared folder as it was read last."""

    look: Look
    data: bytes = b""
    unread: Unread | None = None


class Incoming:
    """Takes in what is new in the parts of others."""

    def __init__(self, known: Known) -> None:
        """Begin with no part read; what is taken in becomes known."""
        self._known = known
        self._parts: dict[str, _Part] = {}

    @property
    def unread(self) -> tuple[Unread, ...]:
        """The parts that cannot be read to their ends."""
        return tuple(part.unread for part in self._parts.values() if part.unread)

    def take(self, share: Share) -> list[Event]:
        """Take in what others wrote, and give the events that are new."""
        arrived: list[Event] = []
        new: dict[str, bytes] = {}
        changed: dict[str, bytes] = {}
        present = dict(parts_of_others(share.place, part_of(share.place, share.writer)))
        self._parts = {name: part for name, part in self._parts.items() if name in present}
        try:
            for name, look in present.items():
                known = self._parts.get(name)
                if known is not None and known.look == look:
                    continue
                part = self._parts[name] = known or _Part(look)
                part.look = look
                for id_, block, events in self._news(share.place / name, part):
                    if self._known.block(id_) is not None:
                        changed[id_] = block
                    else:
                        new[id_] = block
                        self._known.learn(id_, block)  # it may be in a copy as well
                        arrived += events
            self._known.keep(new, changed)
        except BaseException:  # all of it is read again
            self._parts.clear()
            self._known.unlearn()
            raise
        return arrived

    def _news(self, path: Path, part: _Part) -> Iterator[tuple[str, bytes, Sequence[Event]]]:
        """Yield the blocks of a part that are not known, or read otherwise by its own writer."""
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as cause:
            part.unread, part.look = Unread(writer_of(path), None, reason(cause)), ()
            return
        with suppress(ValueError):
            data = mended(data) if altered(data) else data
        data = whole_blocks(data)
        start = len(part.data) if part.unread is None and data.startswith(part.data) else 0
        rest, part.data, part.unread = data[start:], data, None
        own = PART.fullmatch(path.name)
        last: dt.datetime | None = None
        for line, block in blocks(rest):
            if self._known.block(next(iter(by_id(block)), "")) == block:
                continue
            try:
                events = decode(block, path, line)
            except JournalError as error:
                part.unread = Unread(writer_of(path), _instant(block) or last, error.problem)
                return
            last, id_ = events[0].at, events[0].id
            known = self._known.block(id_)
            if known is None or (own and self._known.owner(events[0]) == own[1]):
                yield id_, block, events


def _instant(block: bytes) -> dt.datetime | None:
    found = _INSTANT.search(block)
    with suppress(ValueError):
        at = dt.datetime.fromisoformat(found[1].decode()) if found else None
        return at if at and at.tzinfo else None
    return None
