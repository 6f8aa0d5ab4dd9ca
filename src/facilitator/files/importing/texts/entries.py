"""Sessions of a text with what stands below them, and what comes of those within others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from facilitator.core.base.language import phrase
from facilitator.files.importing.frames import DIVIDED
from facilitator.files.importing.layout import leave_out
from facilitator.files.importing.programme import Row, Source
from facilitator.files.importing.texts.draft import (
    Point,
    draft,
    draft_points,
    items_of_agendas,
    untimed,
)
from facilitator.files.toml.suggest import shown

_SEVERAL: Final = 2
_RUN_SHEET: Final = re.compile(r"körschema|run ?sheet|run of show", re.IGNORECASE)


class Entry(Struct):
    """A session, what stands below it, and the one that it stands below."""

    row: Row
    depth: int
    raw: str
    heading: str = ""
    above: Entry | None = None
    lines: list[str] = field(default_factory=list)
    parts: list[Entry] = field(default_factory=list)

    @property
    def described(self) -> Row:
        """The session with the lines below it as its description."""
        text = "\n".join(filter(None, (self.row.description, *self.lines)))
        return replace(self.row, description=text)

    @property
    def ends(self) -> bool:
        """Whether the end of the session is known."""
        return self.row.end is not None or self.row.minutes is not None

    def lead(self, names: Sequence[str]) -> None:
        """Let people lead the session, too."""
        self.row = replace(self.row, speakers=(*self.row.speakers, *names))

    def lasts(self, minutes: int) -> None:
        """Let the session be so long."""
        self.row = replace(self.row, minutes=minutes)


class Nesting:
    """What further lines may stand below, by how deep they are."""

    def __init__(self) -> None:
        """Begin with nothing that anything may stand below."""
        self._above: list[Entry | Point | None] = []
        self._depths: list[int] = []

    def target(self, depth: int) -> Entry | Point | None:
        """Return what a line at this depth stands below."""
        for above, at in zip(reversed(self._above), reversed(self._depths), strict=True):
            if at < depth:
                return above
        return None

    def begin(self, depth: int, entry: Entry | Point | None) -> None:
        """Let what follows stand below an entry, or below nothing."""
        while self._depths and self._depths[-1] >= depth:
            self._depths.pop()
            self._above.pop()
        self._depths.append(depth)
        self._above.append(entry)


def is_part(row: Row, above: Entry, title: str) -> bool:
    """Return whether a session is a part of the one that it stands below, or a cue in it.

    `title` is that of the whole text, which may be a run sheet.
    """
    below = above.depth < 0 and above.ends
    return (below and _is_cue(row, title)) or _within(row, above.row)


def _within(row: Row, above: Row) -> bool:
    if row.start is None or above.start is None:
        return False
    if above.end is None and above.minutes is None:
        return row.start >= above.start
    end = above.end if above.end is not None else above.start + (above.minutes or 0)
    return above.start <= row.start < end


def settle(source: Source, entries: Sequence[Entry | Row], points: Sequence[Point]) -> None:
    """Give the sessions; those that have parts are divided into them or describe them."""
    parts = _Parts(source, [entry for entry in entries if isinstance(entry, Entry)])
    rows = [row for entry in entries for row in parts.rows(entry)]
    if rows and all(row.start is None for row in rows):
        headings = {entry.heading for entry in entries if isinstance(entry, Entry)}
        taken = [point for point in items_of_agendas(points) if point.heading in headings]
        rows = sorted(
            [*rows, *(untimed(source, point) for point in taken)], key=lambda row: row.line
        )
    else:
        taken = [] if rows else draft_points(points)
    for point in points:
        if point not in taken:
            _tell_untimed(source, point)
    source.rows = rows or draft(source, taken)


def _tell_untimed(source: Source, point: Point) -> None:
    text = " ".join((point.said.text, *point.speakers, *point.lines))
    message = phrase("“{title}” has neither a time nor a length.", title=shown(text))
    told = " ".join(filter(None, (text, *point.said.links)))
    source.left_out(point.said.line, message, told, session=point.among_sessions)


class _Parts:
    """Decides whether the sessions within others are sessions, or cues in a description.

    "10:20 change tables" within "10:00-12:00 Group work" is a cue. A text has one or the other, so
    all sessions that have an end and others within them are looked at together.
    """

    def __init__(self, source: Source, entries: Sequence[Entry]) -> None:
        self.source = source
        votes = [_has_cues(entry) for entry in entries if entry.parts and entry.ends]
        self.cues = sum(votes) * _SEVERAL > len(votes) or _is_run_sheet(source.title)

    def rows(self, entry: Entry | Row) -> Iterable[Row]:
        """Return the session, or nothing if others stand for it."""
        if isinstance(entry, Row):
            return [entry]
        if entry.above is not None and not self._divided(entry.above) and entry.above.ends:
            return []
        if self._divided(entry):
            leave_out(self.source, entry.described, phrase(DIVIDED))
            return []
        if not (entry.parts and entry.ends):
            return [entry.described]
        for part in entry.parts:
            message = phrase(
                "“{title}” is within “{other}” and stands in its description.",
                title=shown(part.row.title),
                other=shown(entry.row.title),
            )
            self.source.assumed(part.row.line, message, timing=True)
        return [replace(entry.described, description="\n".join(_described(entry)))]

    def _divided(self, entry: Entry) -> bool:
        """Return whether the parts of a session are the sessions."""
        return _from_start(entry) and not (entry.ends and self.cues and _may_be_cues(entry))


def _from_start(entry: Entry) -> bool:
    """Return whether a session has several parts, of which the first begins with it."""
    return len(entry.parts) >= _SEVERAL and entry.parts[0].row.start == entry.row.start


def _has_cues(entry: Entry) -> bool:
    """Return whether the parts of a session look like cues, not like sessions."""
    return _may_be_cues(entry) and (
        not _from_start(entry) or all(_is_cue(part.row) for part in entry.parts)
    )


def _may_be_cues(entry: Entry) -> bool:
    """Return whether nothing says how long the parts of a session are, or who leads them."""
    return all(_is_cue(part.row) or not (part.ends or part.row.speakers) for part in entry.parts)


def _is_cue(row: Row, title: str = "") -> bool:
    """Return whether a line is like a cue: nobody leads it, and it begins in lower case.

    In a run sheet, called so by its `title`, cues need not begin so.
    """
    like = row.start is not None and not row.speakers
    return like and (row.title[:1].islower() or _is_run_sheet(title))


def _is_run_sheet(title: str) -> bool:
    return _RUN_SHEET.match(title) is not None


def _described(entry: Entry) -> list[str]:
    """Return the description of a session with that of its parts."""
    described = [entry.row.description, *entry.lines]
    for part in entry.parts:
        described += [f"- {part.raw}", *_described(part)]
    return list(filter(None, described))
