"""What a laptop knows of a shared meeting: what it wrote and what came from others, in blocks.

Each file is read again only when it looks otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from facilitator.core.record.events import Event
from facilitator.core.record.sharing import Joined
from facilitator.core.shared.course import Course
from facilitator.files.records.codec import decode
from facilitator.files.records.journal import Journal
from facilitator.files.records.lock import Busy, locked
from facilitator.files.records.others import OthersJournal, by_id, whole_blocks
from facilitator.files.records.reading import JOINED
from facilitator.files.records.sharing.parts import Look, look

_BY: Final = re.compile(rb'^by = "([^"\\]+)"\n+\Z', re.MULTILINE)


class Known:
    """The blocks of a record with the journal at `path`, by the ids of their events.

    `own` are those that this laptop wrote, `theirs` those of others, `data` the own journal up to
    its last whole block, and `own_look` how that looked. `joined` are the names of laptops that
    are known here to have joined.
    """

    def __init__(self, path: Path) -> None:
        """Begin with nothing read."""
        self.path = path
        self.own: dict[str, bytes] = {}
        self.theirs: dict[str, bytes] = {}
        self.data = b""
        self.own_look: Look = ()
        self.joined: set[str] = set()
        self._others = OthersJournal(path)
        self._others_look: Look = ()

    def read(self) -> bool:
        """Read what is new, and say whether that went: not while another program writes."""
        if not self.read_own():
            return False
        others = look(self._others.path)
        if self._others_look != others:
            data = self._others.path.read_bytes() if others else b""
            self.theirs, self._others_look = by_id(data), others
        return True

    def read_own(self) -> bool:
        """Read what this laptop wrote, when no program can take anything back; say if that went."""
        if self.own_look == look(self.path):
            return True
        try:
            with locked(self.path.with_suffix(".lock")):
                now = look(self.path)
                self.data = whole_blocks(self.path.read_bytes())
        except Busy:
            return False
        self.own, self.own_look = by_id(self.data), now
        self.joined = {event.by for event in map(_joined, self.own.values()) if event}
        return True

    def block(self, id_: str) -> bytes | None:
        """Give the block of an event, if it is known."""
        return self.own.get(id_) or self.theirs.get(id_)

    def owner(self, event: Event) -> str:
        """Say who wrote an event whose text differs from the one that is known."""
        known = b"".join((*self.own.values(), *self.theirs.values()))
        return Course(decode(known, self.path)).timekeeping.owner(event)

    def last_of_each(self) -> dict[str, str]:
        """Name the last event of each writer."""
        return _last_of_each(self.theirs) | _last_of_each(self.own)

    def learn(self, id_: str, block: bytes) -> None:
        """Know a block of others that is to be kept as a new one."""
        self.theirs[id_] = block

    def keep(self, new: Mapping[str, bytes], changed: Mapping[str, bytes]) -> None:
        """Keep blocks that were learnt, and others in the place of those known by their ids."""
        if new:
            self._others.add(b"".join(new.values()))
        if changed:
            self._put(changed)
        if new or changed:
            self._others_look = look(self._others.path)

    def unlearn(self) -> None:
        """Read again what is kept of others, as what was learnt beside could not be kept."""
        self._others_look = (0,)

    def _put(self, changed: Mapping[str, bytes]) -> None:
        """Let events read as their own writers have them read by now."""
        if self.theirs.keys() & changed.keys():
            self.theirs |= {id_: block for id_, block in changed.items() if id_ in self.theirs}
            self._others.put(b"".join(self.theirs.values()))
        events = {
            event.id: event
            for id_, block in changed.items()
            if id_ in self.own
            for event in decode(block, self.path)
        }
        if events:
            journal = Journal.open(self.path, writable=True)
            journal.rewrite(lambda event: events.get(event.id, event))
            self.own_look = ()


def _joined(block: bytes) -> Event | None:
    """Return the event of a block by which a laptop joined."""
    if JOINED not in block:
        return None
    (event,) = decode(block, Path())
    return event if isinstance(event.fact, Joined) else None


def _last_of_each(known: Mapping[str, bytes]) -> dict[str, str]:
    """Name the last event of each writer, of blocks by id in the order in which each wrote them."""
    found = ((_BY.search(block), id_) for id_, block in known.items())
    return {by[1].decode(): id_ for by, id_ in found if by}
