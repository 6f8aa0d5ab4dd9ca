"""A shared record is its journal and what came from others: together they are the meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

from facilitator.core.record.events import Event
from facilitator.core.shared.course import Course
from facilitator.files.atomic import write_atomically
from facilitator.files.errors import FileProblem
from facilitator.files.records.codec import decode
from facilitator.files.records.journal import Decide, Journal
from facilitator.files.records.others import OthersJournal
from facilitator.files.records.share_file import read_share
from facilitator.files.records.whole import altered, end_of_whole


class SharedJournal(Journal):
    """A journal of which this laptop writes a part and others the rest.

    Its `events` are those that count, in the order of all; they may come to stand anywhere.
    `course` has the others as well, and who keeps the time.
    """

    def __init__(self, path: Path) -> None:
        """Stand for the record with the journal at `path`."""
        super().__init__(path)
        self.unchanged: int = 0
        self.course: Course = Course()
        self._others = OthersJournal(path)
        self._arrived: dict[str, Event] = {}
        self._taken = (0, 0)
        self._read_anew = (0, 0)

    @property
    def events(self) -> Sequence[Event]:
        """The events that count, in the order of all."""
        return self.course.events

    @property
    def everything(self) -> Sequence[Event]:
        """Every event in the order of all, as it was written."""
        return self.course.everything

    @property
    def own(self) -> Sequence[Event]:
        """The events in this laptop's own journal, in the order in which they were written."""
        return self._events

    @property
    def arrived(self) -> Sequence[Event]:
        """The events that count, in the order in which they were read or written here."""
        return tuple(self._arrived.values())

    @classmethod
    def open(cls, path: Path, *, writable: bool) -> Self:
        """Read the record with the journal at `path`, as `Journal.open`."""
        journal = super().open(path, writable=writable)
        journal.follow()
        return journal

    def of_others(self) -> Mapping[str, str]:
        """Give what other laptops wrote, by the ids of the events, and who that was.

        The events that opened the meeting are whoever's who began to share it.
        """
        owner = self.course.timekeeping.owner
        owners = {event.id: owner(event) for event in self.everything}
        return {id_: by for id_, by in owners.items() if by != self.by}

    def mend(self) -> Sequence[Event]:
        """Move a torn tail out, and give the events that are new; raises as a journal."""
        super().mend()
        return self._take_in()

    def follow(self) -> Sequence[Event]:
        """Give the events from the first place that changed; raises as a journal."""
        super().follow()
        return self._take_in()

    def append(self, decide: Decide) -> Event:
        """Store the event that `decide` makes; raises as a journal, and `NotTimekeeper`."""

        def decided(_: Sequence[Event]) -> Event:
            event = decide(self._take_in())
            return self.course.signed(event, self.by or event.by)

        event = super().append(decided)
        self._take_in()
        return event

    def rewrite(self, change: Callable[[Event], Event]) -> Sequence[Event]:
        """Put others in the place of the events that this laptop wrote; raises as a journal."""
        super().rewrite(change)
        self.editions += 1
        return self._take_in()

    def become_whole(self) -> None:
        """Let the journal hold what came from others, too, in the order of all.

        Raises as `append`.
        """
        with self._alone():
            with self._opened() as fd:
                self._catch_up(fd)
            self._take_in()
            other = Journal(self.path)
            _, blocks = other._all_stored(self.everything)  # noqa: SLF001 - it is a journal, too
            write_atomically(self.path, blocks)

    def _take_in(self) -> Sequence[Event]:
        """Take in what was read of either part, and give the events from the first that changed."""
        with suppress(FileProblem):  # a capture is kept all the same
            self.share = read_share(self.path)
        self._others.follow()
        if self._read_anew != (self.editions, self._others.editions):
            self.editions += self.editions == self._read_anew[0]
            self._read_anew = (self.editions, self._others.editions)
            self.course, self._taken = Course(), (0, 0)
        own, others_ = self._taken
        new = (*self._events[own:], *self._others.events[others_:])
        self._taken = (len(self._events), len(self._others.events))
        self.unchanged = self.course.take_in(new)
        changed = self.events[self.unchanged :]
        self._arrived |= {e.id: e for e in changed if e.id not in self._arrived}
        return changed

    def _anew(self, data: bytes) -> tuple[list[Event], int]:
        """Know the events as they read by now; their order in the file says nothing."""
        end = end_of_whole(data)
        events = decode(data[:end], self.path)
        if altered(data) or not {e.id for e in self._events} <= {e.id for e in events}:
            return super()._anew(data)
        self._events, self._known, self._zone = [], bytearray(), dt.UTC
        self.editions += 1
        return events, end
