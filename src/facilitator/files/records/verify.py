"""Verifying a record checks every block of its journal and says what is wrong or odd."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Final

from msgspec import Struct

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.span import SECOND
from facilitator.core.base.text import clean_line
from facilitator.core.record.events import Event
from facilitator.core.record.notes import NoteChanged, Noted, NoteRemoved
from facilitator.core.record.opening import Opened
from facilitator.core.record.pictures import Picture, PictureAttached, is_picture_name
from facilitator.core.record.replay import replay
from facilitator.core.record.undoing import Redone, Undone
from facilitator.files.errors import FileProblem, JournalError
from facilitator.files.records.codec import blocks, decode
from facilitator.files.records.copies import Copy, copies
from facilitator.files.records.folder import OTHERS
from facilitator.files.records.journal import NAME, unreadable
from facilitator.files.records.pictures import FOLDER, read
from facilitator.files.records.private import is_private
from facilitator.files.records.reading import is_shared, opened
from facilitator.files.records.whole import altered, end_of_whole, mended
from facilitator.files.system import HAS_MODES

LARGEST_BLOCK: Final = 4 * 1024 * 1024
"""How many bytes one event can have: that of an agenda holds all of it."""

_BACKWARDS: Final = SECOND


class Finding(Struct, frozen=True):
    """Something about a journal, at `line` (from 1) or about the whole file."""

    line: int | None
    what: Phrase


class Report(Struct, frozen=True):
    """What a check of a journal found.

    `events` counts those that can be read, `first` and `last` are the instants (UTC) of the ends,
    `torn` counts the bytes after the last whole event. Problems are what is wrong, remarks what
    is odd, copies other journals beside this one. `awaited` counts events of a shared record that
    others knew of when they wrote, and that have not arrived.
    """

    events: int
    first: dt.datetime | None
    last: dt.datetime | None
    torn: int
    problems: tuple[Finding, ...]
    remarks: tuple[Finding, ...]
    copies: tuple[Copy, ...] = ()
    awaited: int = 0


def verify(path: Path) -> Report:
    """Check every block of a journal by itself, so that one bad block hides no other.

    It may be that of private notes. Raises `JournalError` only if the file cannot be read at all.
    """
    try:
        data = path.read_bytes()
    except OSError as cause:
        raise unreadable(path, cause) from cause
    private, shared = is_private(path.name), _is_shared(path)
    others = path.name == OTHERS
    change = altered(data)
    with suppress(ValueError):
        data = data if change is None else mended(data)
    end = end_of_whole(data)
    placed, problems = _decode_each(data[:end], path)
    if change is not None:
        problems.insert(0, Finding(None, change))
    if not (placed or problems or private or others):
        problems.append(Finding(None, phrase("there is no whole event in this file.")))
    problems += [] if private or others else _first_problems(placed)
    problems += _reference_problems(placed, alone=not shared)
    pictures = _pictures(placed)
    problems += _picture_problems(path, placed, pictures)
    events = [event for _, event in placed]
    return Report(
        events=len(events),
        first=events[0].at if events else None,
        last=events[-1].at if events else None,
        torn=len(data) - end,
        problems=tuple(sorted(problems, key=lambda found: found.line or 0)),
        remarks=(
            *_open_to_others(path),
            *([] if others else _going_back(placed)),
            *_untold(pictures),
        ),
        copies=copies(path),
        awaited=_awaited(path) if shared and not (problems or others) else 0,
    )


def first_problem(path: Path) -> Finding | None:
    """Find the first thing that is wrong with a journal from elsewhere, and look no further.

    Reading it all takes long where somebody made a file that is large for no reason. Raises
    `JournalError` only if the file cannot be read at all.
    """
    try:
        data = path.read_bytes()
    except OSError as cause:
        raise unreadable(path, cause) from cause
    if change := altered(data):
        return Finding(None, change)
    whole = data[: end_of_whole(data)]
    lines = []
    for line, block in blocks(whole):
        if len(block) > LARGEST_BLOCK:
            return Finding(line, phrase("this is larger than an event can be."))
        lines.append(line)
    if not lines:
        return Finding(None, phrase("there is no whole event in this file."))
    try:
        placed = list(zip(lines, decode(whole, path), strict=False))
    except JournalError as error:
        return Finding(error.line, error.problem)
    found = _first_problems(placed) + _reference_problems(placed, alone=not _is_shared(path))
    return next(iter(found), None)


_Placed = list[tuple[int, Event]]


def _decode_each(data: bytes, path: Path) -> tuple[_Placed, list[Finding]]:
    placed: _Placed = []
    problems = []
    for line, block in blocks(data):
        try:
            placed += [(line, event) for event in decode(block, path, line)]
        except JournalError as error:
            problems.append(Finding(error.line, error.problem))
    return placed, problems or _problem_of_all(data, path)


def _problem_of_all(data: bytes, path: Path) -> list[Finding]:
    """Find what is wrong with blocks that are well each by itself, but not together."""
    try:
        decode(data, path)
    except JournalError as error:
        return [Finding(error.line, error.problem)]
    return []


def _first_problems(placed: _Placed) -> list[Finding]:
    if placed and not isinstance(placed[0][1].fact, Opened):
        return [Finding(placed[0][0], phrase("the first event does not open a meeting."))]
    return []


def _is_shared(path: Path) -> bool:
    """Return whether a file is one of the two that a shared record is made of."""
    return path.name in {NAME, OTHERS} and is_shared(path.with_name(NAME))


def _awaited(journal: Path) -> int:
    """Count the events of a shared record that were known of elsewhere and have not arrived."""
    with suppress(FileProblem):
        record = opened(journal, writable=False)
        return len(record.course.awaited) if record.course else 0
    return 0


def _reference_problems(placed: _Placed, *, alone: bool) -> list[Finding]:
    """Find ids that were used twice and, in a record of one file `alone`, what is not there."""
    lines: dict[str, int] = {}
    found = []
    for line, event in placed:
        if event.id in lines:
            again = phrase(
                "the id {id} was used on line {line} already.", id=event.id, line=lines[event.id]
            )
            found.append(Finding(line, again))
        lines.setdefault(event.id, line)
    if not alone:
        return found
    notes = {event.id for _, event in placed if isinstance(event.fact, Noted)}
    for line, event in placed:
        if event.joined and event.joined not in lines:
            missing = phrase("there is no event with the id {id}.", id=event.joined)
            found.append(Finding(line, missing))
        match event.fact:
            case Undone(event=id) | Redone(event=id) if id not in lines:
                found.append(Finding(line, phrase("there is no event with the id {id}.", id=id)))
            case NoteChanged(note=id) | NoteRemoved(note=id) if id not in notes:
                found.append(Finding(line, phrase("there is no note with the id {id}.", id=id)))
    return found


def _pictures(placed: _Placed) -> list[tuple[int, Picture]]:
    """List the pictures that are in the minutes, each with the line where it was attached."""
    shown = replay([event for _, event in placed]).pictures
    return [(line, shown[event.id]) for line, event in placed if event.id in shown]


def _picture_problems(
    journal: Path, placed: _Placed, pictures: list[tuple[int, Picture]]
) -> Iterator[Finding]:
    for line, event in placed:
        if isinstance(event.fact, PictureAttached) and not is_picture_name(event.fact.file):
            name = clean_line(event.fact.file)
            yield Finding(line, phrase("“{name}” is not what a picture is called.", name=name))
    for line, picture in pictures:
        if read(journal, picture.file) is None:
            said = phrase("the picture {path} is missing, or is not the one it was.",
                          path=f"{FOLDER}/{picture.file}")  # fmt: skip
            yield Finding(line, said)


def _untold(pictures: list[tuple[int, Picture]]) -> Iterator[Finding]:
    for line, picture in pictures:
        if not picture.text:
            said = phrase("this picture has no text for those who cannot see it: describe it.")
            yield Finding(line, said)


def _going_back(placed: _Placed) -> list[Finding]:
    """Find where the clock went back; the writers' clocks may differ by a little."""
    return [
        Finding(
            line,
            phrase(
                "the time goes back by {seconds} s here. A clock was set, or two clocks differ.",
                seconds=round((before.at - event.at).total_seconds()),
            ),
        )
        for (_, before), (line, event) in pairwise(placed)
        if before.at - event.at > _BACKWARDS
    ]


def _open_to_others(path: Path) -> list[Finding]:
    return [
        Finding(None, phrase("other users of this computer can read {path}.", path=place))
        for place in (path.parent, path)
        if HAS_MODES and place.stat().st_mode & 0o077
    ]
