"""A meeting is the one thing that changes: a journal, a clock and the state they add up to."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from msgspec.structs import replace

from facilitator.core.base.clock import Clock
from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.language import Phrase, phrase
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.events import Event, Source, step
from facilitator.core.record.fact import Fact
from facilitator.core.record.move import Move, P
from facilitator.core.record.state import State
from facilitator.core.record.undoing import Undone
from facilitator.core.time.moves import opened, redo, undo
from facilitator.core.time.schedule import Schedule, schedule
from facilitator.files.errors import FileProblem
from facilitator.files.records.followed import Followed
from facilitator.files.records.journal import Journal
from facilitator.files.records.library import Library
from facilitator.files.records.private import PrivateNotes

if TYPE_CHECKING:
    from facilitator.core.record.events import AnyFact


class Writer(NamedTuple):
    """Who writes: the clock to write by, a name for this laptop, and a maker of unique ids."""

    clock: Clock
    by: str
    new_id: Callable[[], str]

    def stamp(
        self, fact: Fact, source: Source | None = None, joined: EventId | None = None
    ) -> Event:
        """Make a fact, as a move gives it, an event that happens now.

        `source` is where it came from, if the writer only accepted it; `joined` is the id of the
        event that it is one step with.
        """
        made = cast("AnyFact", fact)
        id_ = EventId(self.new_id())
        return Event(id_, self.clock.now(), self.by, made, source, joined)


class Meeting:
    """A record opened for writing; several programs may hold the same one at once.

    Attributes: `writer`, `private`, the notes that are nobody else's to see, and
    `notices`, what there is to tell of how it was opened.
    """

    def __init__(self, record: Followed, writer: Writer) -> None:
        """Go on with a record that was made ready for writing."""
        self._record = record
        self.writer = writer
        record.written_by(writer.by)
        self.notices: list[Phrase] = []
        if self.journal.recovered is not None:
            self.notices.append(
                phrase(
                    "The last line was not written whole; what there was of it is in {path}.",
                    path=self.journal.recovered,
                )
            )
        self.private = PrivateNotes(self.journal.path, self.state.zone)
        try:
            self.private.follow()
        except FileProblem as problem:  # the meeting goes on without them
            self.notices.append(problem.phrase)

    @property
    def journal(self) -> Journal:
        """The journal, and what came from others where it is shared."""
        return self._record.journal

    @property
    def state(self) -> State:
        """What is true now."""
        return self._record.state

    @property
    def clock(self) -> Clock:
        """The clock this meeting goes by."""
        return self.writer.clock

    def do(self, move: Move[P], *args: P.args, **options: P.kwargs) -> Event:
        """Decide on the newest state, write to disk, and only then change the state.

        Raises `Refused` when the move makes no sense, `WriteFailed` or `JournalError` when it could
        not be kept; in each case nothing has happened.
        """
        return self._keep(lambda now: move(self.state, now, *args, **options))

    def do_with(
        self, move: Move[[]], joined: EventId | None = None, source: Source | None = None
    ) -> Event:
        """Make a move as `do`, in one step with the event `joined` if there is one.

        `source` is where it came from, if it was only accepted here.
        """
        return self._keep(lambda now: move(self.state, now), source, joined)

    def _keep(
        self,
        decide: Callable[[dt.datetime], Fact],
        source: Source | None = None,
        joined: EventId | None = None,
    ) -> Event:
        def decided() -> Event:
            return self.writer.stamp(decide(self.clock.now()), source, joined)

        return self._record.append(decided)

    def note(
        self, what: Capture, session: SessionId | None = None, *, group: str | None = None
    ) -> Event:
        """Keep a capture, beside the record if it is private; raises as `do`."""
        if what.private:
            return self.do_privately(note_moves.capture, replace(what, private=False), session)
        return self.do(note_moves.capture, what, session, group=group)

    def do_privately(self, move: Move[P], *args: P.args, **options: P.kwargs) -> Event:
        """Make a move on the private notes; raises as `do`."""
        now = self.clock.now()
        return self.private.do(move, self.state, self.writer.stamp, now, *args, **options)

    def undo(self) -> Event:
        """Undo the last step, in the record or in the private notes; raises as `do`."""
        last = _done_last(self.journal, self.state)
        private = _done_last(self.private.journal, self.private.state)
        return self.do_privately(undo) if _after(private, last) else self.do(undo)

    def redo(self) -> Event:
        """Do again what was undone last, in the record or in the private notes; raises as `do`."""
        last = _undone_last(self.journal, self.state)
        private = _undone_last(self.private.journal, self.private.state)
        return self.do_privately(redo) if _after(private, last) else self.do(redo)

    def follow(self) -> bool:
        """Take in what other programs wrote since, and say whether there was anything.

        Raises `JournalError` if the record is gone.
        """
        changed = self._record.follow()
        with contextlib.suppress(FileProblem):  # told when they are to be written
            changed |= self.private.follow()
        return changed

    def schedule(self) -> Schedule:
        """Return where the meeting stands now."""
        return schedule(self.state, self.clock.now())

    def event(self, id_: EventId) -> Event | None:
        """Find an event by its id, newest first; it may be one of the private notes."""
        journals = (self.journal, self.private.journal)
        return next(filter(None, (_find(journal, id_) for journal in journals)), None)

    def step(self, first: EventId) -> tuple[Event, ...]:
        """Give the events that are one step with the one of this id; a private note is one."""
        private = _find(self.private.journal, first)
        return step(self.journal.events, first) or ((private,) if private else ())

    def beat(self) -> None:
        """Leave a sign of life, so that after a crash it is known since when nobody kept time."""
        with contextlib.suppress(OSError):  # a sign that cannot be left is only a worse guess later
            pulse = self._pulse
            pulse.touch(mode=0o600)
            now = self.clock.now().timestamp()
            os.utime(pulse, (now, now))

    @property
    def last_seen(self) -> dt.datetime:
        """The last instant (UTC) at which this record is known to have been kept.

        It may be later than now, if the clock was set back since.
        """
        last = self.journal.own[-1].at
        try:
            beat = dt.datetime.fromtimestamp(self._pulse.stat().st_mtime, dt.UTC)
        except OSError:
            return last
        return max(beat, last)

    @property
    def _pulse(self) -> Path:
        return self.journal.path.with_name("pulse")


def _find(journal: Journal, id_: EventId) -> Event | None:
    return next((event for event in reversed(journal.events) if event.id == id_), None)


def _done_last(journal: Journal, state: State) -> Event | None:
    return _find(journal, state.history[-1]) if state.history else None


def _undone_last(journal: Journal, state: State) -> Event | None:
    """Return the event that undid what can be redone first."""
    for event in reversed(journal.events) if state.undone else ():
        if isinstance(event.fact, Undone) and event.fact.event == state.undone[-1]:
            return event
    return None


def _after(one: Event | None, other: Event | None) -> bool:
    return one is not None and (other is None or (one.at, one.id) > (other.at, other.id))


def create(
    library: Library, agenda: Agenda, text: str, writer: Writer, *, rehearsal: bool = False
) -> Meeting:
    """Open a new record of an agenda; raises `WriteFailed` when it cannot be kept on disk."""
    first = writer.stamp(opened(agenda, text, rehearsal=rehearsal))
    return Meeting(Followed(library.create(agenda, first)), writer)


def resume(path: Path, writer: Writer) -> Meeting:
    """Open an existing record for writing; raises `JournalError` when it cannot be read."""
    return go_on(Followed.open(path), writer)


def go_on(record: Followed, writer: Writer) -> Meeting:
    """Open a record that was read before for writing; raises as `resume`."""
    record.mend()
    return Meeting(record, writer)
