"""Searching records looks at each file's bytes first and reads only those that may hold a hit."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from msgspec import Struct

from facilitator.core.base.text import clean, fold
from facilitator.core.record.notes import NO_NOTES, Notes
from facilitator.core.record.replay import replay
from facilitator.core.record.state import EMPTY, State
from facilitator.core.telling.search import Entry, Query, found, found_private
from facilitator.files.errors import FileProblem
from facilitator.files.records.codec import decode
from facilitator.files.records.journal import NAME
from facilitator.files.records.library import Library
from facilitator.files.records.names import record_id
from facilitator.files.records.private import read_private
from facilitator.files.records.reading import JOINED, is_shared, opened
from facilitator.files.records.whole import BLOCK_END, end_of_whole, refuse_altered

# A letter may be written as an escape, and cleaning takes some characters out: where any of these
# is, only reading the record tells.
_ESCAPED: Final = re.compile(r"\\[uUbfex]")
_UNWANTED: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# An agenda may break a text, even a word, by a backslash at the end of a line; this is how that
# looks in a journal. Where it means something else, no piece of a word is lost with it.
_BROKEN: Final = re.compile(r"\\\\(?: |\\t)*(?:\\r)?\\n(?: |\\[trn])*")
_HEADER: Final = b"[[event]]"
_NOTED: Final = re.compile(rb'^kind = "noted"$', re.MULTILINE)
_ID: Final = re.compile(rb'^id = ("[^"]*")$', re.MULTILINE)
_CHANGED: Final = re.compile(rb'^note = ("[^"]*")$', re.MULTILINE)
_PIECES: Final = re.compile(r'["\\\n]+')
_DATED: Final = re.compile(r"\d{4}-\d\d-\d\d")


class Hit(Struct, frozen=True):
    """Where something was found: the record's id and path, its title and first date, and what.

    `zone` is the meeting's time zone.
    """

    record: str
    path: Path
    title: str
    date: dt.date
    rehearsal: bool
    zone: ZoneInfo
    entry: Entry


class Searcher:
    """Searches the records of a library again and again, as while words are being typed."""

    def __init__(self, library: Library) -> None:
        """Look into the records of `library`."""
        self._library = library
        self._texts: dict[Path, tuple[tuple[int, int], str | None]] = {}

    def hits(
        self, asked: Query, *, series: str = "", stop: Callable[[], bool] = lambda: False
    ) -> Iterator[Hit]:
        """Yield what is found, the newest meeting first; a broken record is passed over.

        `stop` is asked at each record whether to look no further. A meeting is as new as the date
        with which its folder's name begins, else as its file.
        """
        if not (asked.asks or series):
            return
        wanted = fold(series)
        pieces, named = _pieces(asked.needed), _pieces(tuple(wanted.split()))
        for path in _newest_first(self._library):
            if stop():
                return
            state = self._state(path, pieces, named)
            private = self._private(path, asked)
            if private:
                state = self._whole(path)
            if state is None or (wanted and fold(state.agenda.series) != wanted):
                continue
            for entry in chain(found(state, asked), found_private(private, asked, state)):
                yield Hit(
                    record_id(path),
                    path,
                    state.agenda.title,
                    min(state.dates, default=dt.date.min),
                    state.rehearsal,
                    state.zone,
                    entry,
                )

    def _state(self, path: Path, pieces: tuple[str, ...], named: tuple[str, ...]) -> State | None:
        """Read as much of a record as may hold a hit, or nothing where there can be none."""
        with suppress(OSError, FileProblem):
            if is_shared(path):
                return self._whole(path)
            stat = path.stat()
            text = self._text(path, (stat.st_mtime_ns, stat.st_size))
            if text is None:
                return replay(opened(path, writable=False).events)
            if all(piece in text for piece in (*pieces, *named)):
                data = path.read_bytes()
                refuse_altered(data, path)
                if JOINED in data:
                    return self._whole(path)
                return replay(decode(_without_other_notes(data, pieces), path))
        return None

    def _private(self, path: Path, asked: Query) -> Notes:
        """Read the private notes beside a journal if any of them is a hit."""
        if asked.kind in (None, "private"):
            with suppress(OSError, FileProblem):
                notes = read_private(path)
                if any(found_private(notes, asked, EMPTY)):
                    return notes
        return NO_NOTES

    def _whole(self, path: Path) -> State | None:
        with suppress(FileProblem):
            return replay(opened(path, writable=False).events)
        return None

    def _text(self, path: Path, look: tuple[int, int]) -> str | None:
        known = self._texts.get(path)
        if known is None or known[0] != look:
            known = look, sure_text(path.read_bytes())
            self._texts[path] = known
        return known[1]


def sure_text(data: bytes) -> str | None:
    """Return a journal's bytes as folded text, or None where words may be written otherwise."""
    text = _BROKEN.sub("", data.decode(errors="replace"))
    if (
        _ESCAPED.search(text)
        or _UNWANTED.search(text)
        or not unicodedata.is_normalized("NFC", text)
    ):
        return None
    return text.casefold()


def _without_other_notes(data: bytes, pieces: tuple[str, ...]) -> bytes:
    """Leave out the notes that cannot be hits, most of what a long meeting wrote.

    A note that was changed later is kept, as are all other events.
    """
    whole = data[: end_of_whole(data)]
    changed = set(_CHANGED.findall(whole))
    kept = []
    for block in whole.split(BLOCK_END):
        id_ = _ID.search(block)
        alone = block.count(_HEADER) == 1  # an editor may take out blank lines
        if alone and _NOTED.search(block) and id_ and id_[1] not in changed:
            low = block.decode(errors="replace").casefold()
            if not all(piece in low for piece in pieces):
                continue
        kept.append(block)
    return BLOCK_END.join(kept)


def _pieces(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parts of words that are written in a journal as they are."""
    return tuple(piece for word in words for piece in _PIECES.split(fold(clean(word))) if piece)


def _newest_first(library: Library) -> list[Path]:
    journals = []
    with suppress(OSError):
        for folder in library.meetings.iterdir():
            path = folder / NAME
            with suppress(OSError):
                if path.is_file():
                    journals.append((_date(folder.name, path), path))
    return [path for _, path in sorted(journals, reverse=True)]


def _date(name: str, path: Path) -> str:
    if dated := _DATED.match(name):
        return dated[0]
    return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).date().isoformat()
