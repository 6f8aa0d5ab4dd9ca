"""The library is where the records of meetings live, one folder each."""

from __future__ import annotations

import datetime as dt
import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.text import clean_line, file_slug
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.events import Event
from facilitator.core.record.opening import FORMAT, Opened
from facilitator.files.atomic import make_folder, write_atomically
from facilitator.files.errors import (
    FileProblem,
    JournalError,
    NoSuchRecord,
    RecordExists,
    WriteFailed,
    not_written,
    reason,
)
from facilitator.files.paths import typed_path
from facilitator.files.records.codec import decode
from facilitator.files.records.folder import OTHERS
from facilitator.files.records.journal import NAME, Journal
from facilitator.files.records.names import as_spelt, composed, on_disk, record_id
from facilitator.files.records.whole import BLOCK_END, altered, end_of_whole, refuse_altered

if TYPE_CHECKING:
    from facilitator.files.records.followed import Followed

# A text is written on one line, so no text can begin a line that looks like this.
_AGENDA = rb'(?m)^agenda = ".*$'
_HEADER = b"[[event]]"
# Whatever stands before this line says what the meeting is called and when its first day is.
_SESSION = r"(?m)^[ \t]*\[\[[ \t]*day[ \t]*\."
_CHUNK = 1 << 16
# What reading a file that is not as expected may raise.
_FAULTS = (ValueError, LookupError, TypeError, RecursionError, msgspec.ValidationError)
_LONG_AGO = dt.datetime.fromtimestamp(0, dt.UTC)


def data_dir(option: str | None, environ: Mapping[str, str]) -> Path:
    """Report where data is kept: as `--data-dir` says, else the environment, else the user's own.

    Raises `FileProblem` for a user without a home.
    """
    if chosen := option or environ.get("FACILITATOR_DATA_DIR"):
        return typed_path(chosen)
    from platformdirs import user_data_path

    with suppress(RuntimeError):
        own = user_data_path("facilitator", appauthor=False)
        if own.is_absolute():  # older versions of platformdirs leave a "~" as it is
            return own
    raise FileProblem(
        phrase("You have no home folder. Use --data-dir to say where to keep the meeting records.")
    )


class Record(Struct, frozen=True):
    """What a list shows of a record; `broken` says why the rest is unknown.

    `id` is its folder's name, `path` its journal, `date` the first day its agenda plans and
    `changed` when the journal was last written to (UTC).
    """

    id: str
    path: Path
    changed: dt.datetime
    title: str = ""
    date: dt.date | None = None
    rehearsal: bool = False
    broken: Phrase | None = None


class Heading(Struct, frozen=True):
    """What makes two agendas plans of the same meeting."""

    title: str
    date: dt.date


class _Day(Struct):
    date: dt.date


class _Plan(Struct):
    """As much of an agenda as tells which meeting it plans."""

    title: str
    day: Annotated[list[_Day], Meta(min_length=1)]


class _Opening(Struct):
    """As much of a journal's first event as a list shows."""

    kind: Literal["opened"]
    agenda: str
    format: int
    rehearsal: bool = False


class Library:
    """The records under the folder `data`, and which of them was opened last."""

    def __init__(self, data: Path) -> None:
        self.data = data.absolute()  # so that paths of the same record are equal
        self.meetings = self.data / "meetings"
        self._recent = self.data / "recent.toml"

    def make_folders(self) -> None:
        """Make the folders that the records are in, their owner's alone; raises `OSError`."""
        for folder in (self.data, self.meetings):
            make_folder(folder, 0o700)

    def create(self, agenda: Agenda, first: Event) -> Journal:
        """Make a new record beside all others; `first` is its "opened" event.

        Raises `WriteFailed`.
        """
        rehearsal = isinstance(first.fact, Opened) and first.fact.rehearsal
        name = _name(agenda, rehearsal=rehearsal)
        try:
            self.make_folders()
        except OSError as cause:
            raise not_written(self.meetings, cause) from cause
        n = 1
        while True:
            place = on_disk(self.meetings / (name if n == 1 else f"{name}-{n}"))
            try:
                return Journal.create(place, first)
            except RecordExists:
                n += 1

    def free_place(self, name: str) -> Path:
        """Return a folder for a record of this name in which there is none yet."""
        n = 1
        while True:
            place = on_disk(self.meetings / (name if n == 1 else f"{name}-{n}"))
            if not os.path.lexists(place):
                return place
            n += 1

    def records(self) -> list[Record]:
        """List the records, the one written to last first; a broken one hides no other.

        Raises `FileProblem` if their folder cannot be looked into.
        """
        return sorted(
            (_record(path) for path in self._journals()),
            key=lambda r: (r.changed, r.id),
            reverse=True,
        )

    def find(self, reference: str | None) -> Path:
        """Find the journal of a record by its id or path, by default the one opened last.

        Raises `NoSuchRecord`, naming records that are called almost the same, `JournalError` if
        the record has no journal that can be read, and as `records`.
        """
        if reference is None:
            return self._latest()
        given = Path(reference)
        places = [given / NAME, given] if given.name == NAME else [given / NAME]
        if given.name == reference:
            places.insert(0, self.meetings / given / NAME)
        for place in places:
            # A name too long for the system is the name of no record either.
            with suppress(OSError, ValueError):
                if (there := on_disk(place)).is_file():
                    there = there.absolute()
                    return as_spelt(there.parent) / there.name
        journals = self._journals()
        for path in journals:
            if record_id(path) == composed(reference) and (broken := _record(path).broken):
                raise JournalError(path, broken)
        raise NoSuchRecord(_no_record(reference, journals))

    def journal(self, reference: str | None) -> Path:
        """Find a journal as `find` does, or by the path of a file that is one, as a copy is."""
        from facilitator.files.records.copies import is_journal

        try:
            return self.find(reference)
        except NoSuchRecord:
            path = on_disk(typed_path(reference or ""))
            if not is_journal(path):
                raise
            return path.absolute()

    def opened(self, path: Path, agenda: Path | None = None, *, aside: bool = False) -> None:
        """Remember the record opened last and, if known, the agenda file it was opened from.

        With `aside` the record that was opened before stays the last one. What cannot be
        remembered is forgotten: it only saves typing.
        """
        record = (aside and self.last_record) or path
        places = {"record": record, "agenda": agenda or self.last_agenda}
        found = {key: self._written(place) for key, place in places.items() if place}
        if found == self._recently():  # a disk may take its time
            return
        with suppress(WriteFailed):
            import tomli_w

            write_atomically(self._recent, tomli_w.dumps(found))

    @property
    def last_record(self) -> Path | None:
        """The record that was opened last, if it is still there."""
        return self._remembered("record")

    @property
    def last_agenda(self) -> Path | None:
        """The agenda file that was opened last, if it is still there."""
        return self._remembered("agenda")

    def unfinished(self, agenda: Agenda, *, rehearsal: bool) -> Followed | None:
        """Find the newest record of the same meeting (title and first date) that is not finished.

        Raises `JournalError` if such a record cannot be read: to begin another one unasked would
        look as if all that was written in it was lost. Raises besides as `records`.
        """
        from facilitator.files.records.followed import Followed

        wanted = heading(agenda)
        called = re.compile(re.escape(_name(agenda, rehearsal=rehearsal)) + r"(-\d+)?")
        for record in self.records():
            if record.broken and called.fullmatch(record.id) and _holds_events(record.path):
                raise JournalError(record.path, record.broken)
            if record.broken or record.rehearsal != rehearsal:
                continue
            if wanted not in _headings(record.path):
                continue
            found = Followed.open(record.path)
            if not found.state.finished and heading(found.state.agenda) == wanted:
                return found
        return None

    def _journals(self) -> list[Path]:
        try:
            return [folder / NAME for folder in self.meetings.iterdir() if folder.is_dir()]
        except FileNotFoundError:
            return []
        except OSError as cause:
            raise FileProblem(
                phrase("{path}: {problem}", path=self.meetings, problem=reason(cause))
            ) from cause

    def _latest(self) -> Path:
        if remembered := self._remembered("record"):
            return remembered
        records = self.records()
        if whole := [record for record in records if not record.broken]:
            return whole[0].path
        if records:
            raise NoSuchRecord(
                phrase(
                    "None of the records in {path} can be read; facilitator list says why.",
                    path=self.meetings,
                )
            )
        raise NoSuchRecord(
            phrase(
                "There is no record in {path} yet. Run an agenda to make one.", path=self.meetings
            )
        )

    def _remembered(self, key: str) -> Path | None:
        value = self._recently().get(key)
        with suppress(OSError, ValueError):
            if isinstance(value, str) and (place := on_disk(self.data / value)).is_file():
                return place
        return None

    def _recently(self) -> dict[str, object]:
        """Read what was remembered; a file that is broken or gone remembers nothing."""
        with suppress(OSError, ValueError):
            return tomllib.loads(self._recent.read_text(encoding="utf-8"))
        return {}

    def _written(self, place: Path) -> str:
        """Write a path; one in the data folder, which may be moved, as it is seen from there."""
        place = place.absolute()
        return os.fspath(place.relative_to(self.data) if place.is_relative_to(self.data) else place)


def _name(agenda: Agenda, *, rehearsal: bool) -> str:
    title = file_slug(agenda.title, "meeting")
    name = f"{agenda.days[0].date}-{title}{'-rehearsal' if rehearsal else ''}"
    return os.fsdecode(name.encode())  # UTF-8 on the disk, whatever the locale


def _no_record(reference: str, journals: Iterable[Path]) -> Phrase:
    from facilitator.files.toml.suggest import alike

    near = alike(reference, map(record_id, journals))
    if not near:
        return phrase("There is no record “{reference}”.", reference=reference)
    return phrase(
        "There is no record “{reference}”. Did you mean {near}?",
        reference=reference,
        near=", ".join(near[:3]),
    )


def heading(agenda: Agenda) -> Heading:
    """Report which meeting an agenda plans."""
    return Heading(agenda.title, agenda.days[0].date)


def _record(path: Path) -> Record:
    try:
        place = path if path.exists() else path.parent
        changed = dt.datetime.fromtimestamp(max(_written(place)), dt.UTC)
        opening, meeting = _opening(path)
    except OSError as cause:
        return Record(record_id(path), path, _LONG_AGO, broken=reason(cause))
    except JournalError as error:
        return Record(record_id(path), path, changed, broken=error.problem)
    return Record(record_id(path), path, changed, meeting.title, meeting.date, opening.rehearsal)


def _written(place: Path) -> Iterator[float]:
    """Yield when a record was written to, here and by others."""
    yield place.stat().st_mtime
    with suppress(OSError):
        yield place.with_name(OTHERS).stat().st_mtime


def _holds_events(path: Path) -> bool:
    """Return whether a journal that cannot be understood may hold what somebody wrote."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return altered(data) is not None or BLOCK_END in data or end_of_whole(data) > 0


def _opening(path: Path) -> tuple[_Opening, Heading]:
    """Read a journal's first block and no more; what is wrong with it is for the codec to say."""
    block = _first_block(path)
    with suppress(*_FAULTS):
        opening = msgspec.convert(tomllib.loads(block.decode())["event"][0], _Opening)
        meeting = _heading_of(opening.agenda)
        if opening.format <= FORMAT:
            return opening, meeting
    decode(block, path)
    raise JournalError(path, phrase("the first event does not open a meeting."))


def _first_block(path: Path) -> bytes:
    block = b""
    try:
        if path.exists() and not path.is_file():  # reading a pipe would wait for somebody
            raise JournalError(path, phrase("this is no file that can be read."))
        with path.open("rb") as file:
            while more := file.read(_CHUNK):
                block += more
                # What stands before it can only be a comment.
                end = block.find(BLOCK_END, block.find(_HEADER))
                if _HEADER in block and end > 0:
                    refuse_altered(block, path)
                    return block[: end + len(BLOCK_END)]
    except OSError as cause:
        raise JournalError(path, reason(cause)) from cause
    refuse_altered(block, path)
    if end_of_whole(block) == 0:
        raise JournalError(path, phrase("there is no whole event in this file."))
    return block


def _headings(path: Path) -> Iterator[Heading]:
    """Find which meetings the agendas in a journal plan, without reading all of its events."""
    with suppress(OSError):
        for line in re.findall(_AGENDA, path.read_bytes()):
            with suppress(*_FAULTS):
                yield _heading_of(tomllib.loads(line.decode())["agenda"])


def _heading_of(text: str) -> Heading:
    """Read an agenda no further than up to its first session, which takes the most of the time."""
    if found := re.search(_SESSION, text):
        # What is cut off in the middle of a text or a list is no TOML.
        with suppress(*_FAULTS):
            return _planned(text[: found.start()])
    return _planned(text)


def _planned(text: str) -> Heading:
    plan = msgspec.convert(tomllib.loads(text), _Plan)
    return Heading(clean_line(plan.title), plan.day[0].date)
