"""Sharing a record through a folder, finding what is shared there, and joining it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from facilitator.core.base.language import phrase
from facilitator.core.record.events import Event
from facilitator.core.record.opening import Opened
from facilitator.core.record.sharing import TimekeepingTaken
from facilitator.files.atomic import write_new
from facilitator.files.errors import FileProblem, not_written
from facilitator.files.records.codec import decode
from facilitator.files.records.journal import NAME
from facilitator.files.records.library import Library, heading
from facilitator.files.records.lock import Busy, busy, locked
from facilitator.files.records.names import record_id
from facilitator.files.records.others import by_id
from facilitator.files.records.reading import JOINED, opened
from facilitator.files.records.share_file import (
    LOCK,
    OTHERS,
    Share,
    new_writer,
    read_share,
    write_share,
)
from facilitator.files.records.share_file import NAME as SHARE
from facilitator.files.records.shared import SharedJournal
from facilitator.files.records.sharing.parts import PART
from facilitator.files.records.sharing.shared_meeting import SharedMeeting


class Me(NamedTuple):
    """Who shares or joins: what they are called, the computer's name, and a maker of unique ids."""

    name: str
    host: str
    new_id: Callable[[], str]

    def share(self, folder: Path) -> Share:
        """Make a name to write by for a meeting."""
        return Share(str(folder), new_writer(self.host, self.new_id()), self.name)


def share(journal: Path, root: Path, me: Me, *, here: bool = True) -> Share:
    """Begin to share a record through a folder that another program keeps the same elsewhere.

    Others see who is `here` unless that is turned off. Raises `FileProblem` if it cannot be: it is
    shared already, it is a rehearsal, or the folder has another meeting of its name.
    """
    record = opened(journal, writable=False)
    first = record.events[0].fact
    if isinstance(first, Opened) and first.rehearsal:
        raise FileProblem(phrase("A rehearsal is not shared."))
    if (known := read_share(journal)) is not None:
        raise FileProblem(
            phrase("This meeting is shared already, through {folder}.", folder=known.folder)
        )
    if not root.is_dir():
        raise FileProblem(phrase("There is no folder {folder}.", folder=root))
    folder = root.absolute() / record_id(journal)
    there = next((each for each in meetings(root) if each.folder.name == folder.name), None)
    if there is not None and isinstance(first, Opened) and there.heading != heading(first.agenda):
        raise FileProblem(
            phrase("{folder} holds another meeting. Share this one elsewhere.", folder=folder)
        )
    made = replace(me.share(folder), here=here)
    write_share(journal, made)
    return made


def shares(library: Library) -> Iterator[Share]:
    """Find how the records of a library are shared, those that are."""
    with suppress(OSError):
        for folder in library.meetings.iterdir():
            with suppress(FileProblem):
                if known := read_share(folder / NAME):
                    yield known


def meetings(root: Path) -> Iterator[SharedMeeting]:
    """Find the meetings in a shared folder that can be joined; none if it cannot be looked into."""
    with suppress(OSError):
        for folder in sorted(each for each in root.iterdir() if each.is_dir()):
            if found := _meeting(folder):
                yield found


def _meeting(folder: Path) -> SharedMeeting | None:
    """Return what opened the meeting in a folder, once it is there who opened it."""
    openings = []
    joined = False
    with suppress(OSError):
        for path in sorted(folder.iterdir()):
            if not PART.fullmatch(path.name) or path.is_symlink() or not path.is_file():
                continue
            data = path.read_bytes()
            joined |= JOINED in data
            for block in by_id(data).values():
                with suppress(FileProblem):
                    (event,) = decode(block, path)
                    if isinstance(event.fact, Opened) and not event.fact.rehearsal:
                        openings.append((event.at, event.id, event.fact, block))
                break
    if not openings or not joined:
        return None
    *_, fact, block = min(openings, key=lambda each: each[:2])
    return SharedMeeting(folder, fact, block)


def join(library: Library, meeting: SharedMeeting, me: Me) -> Path:
    """Make a record that keeps a meeting with others, and give its journal; raises `WriteFailed`.

    It begins with what opened the meeting, byte for byte.
    """
    try:
        library.make_folders()
        place = library.free_place(meeting.folder.name)
        place.mkdir(0o700)
    except OSError as cause:
        raise not_written(library.meetings, cause) from cause
    journal = place / NAME
    try:
        write_share(journal, me.share(meeting.folder))
        write_new(journal, meeting.block)
    except BaseException as cause:
        with suppress(OSError):
            journal.with_name(SHARE).unlink(missing_ok=True)
            place.rmdir()
        if isinstance(cause, OSError):
            raise not_written(journal, cause) from cause
        raise
    return journal


def end(journal: Path, taken: Callable[[TimekeepingTaken], Event]) -> None:
    """End the sharing of a record after a last exchange, which keeps all that is known of it.

    Who ends it keeps the time from then on. Raises `WriteFailed` and `JournalError`.
    """
    try:
        with locked(journal.with_name(LOCK)):  # else an exchange could bring a file back
            _end(journal, taken)
    except Busy:
        raise busy(journal) from None
    except OSError as cause:
        raise not_written(journal, cause) from cause


def _end(journal: Path, taken: Callable[[TimekeepingTaken], Event]) -> None:
    journal.with_name(SHARE).unlink(missing_ok=True)
    record = opened(journal, writable=True)
    record.append(lambda _: taken(TimekeepingTaken()))
    if isinstance(record, SharedJournal):
        record.become_whole()
    journal.with_name(OTHERS).unlink(missing_ok=True)
