"""What the blocks of a text show together, before they are read one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.files.importing.labels import is_label
from facilitator.files.importing.tables.columns import header_at
from facilitator.files.importing.tables.grid import Grid, GridLine
from facilitator.files.importing.tables.matrix import is_matrix
from facilitator.files.importing.texts.blocks import Block, Heading, Lines, Said, said_in
from facilitator.files.importing.written import dates, named_days
from facilitator.files.importing.written.line import (
    Line,
    Manner,
    has_length,
    manner_of,
    read_line,
    take_times,
)
from facilitator.files.importing.written.named_days import names_a_day
from facilitator.files.importing.written.values import Times, times

_LOOKED_AT: Final = 1500
"""So many lines tell how a text writes its dates and times."""

_LONGEST_TITLE: Final = 12
"""A title of a text without headings has no more words."""

_SEVERAL: Final = 2
_CUT: Final = 2
"""A table and the line that cuts it."""

_LONGEST_OPEN: Final = 200
_LEAST_COUNTED: Final = 3
_LEAST_FREE: Final = 3
"""So many lines of a paragraph that all have a length are a list."""

_DAYS: Final = 3
"""The level of the headings that the days of a table become."""

_SIGNS: Final = " ,.:;\u2013\u2014-"
POINT: Final = re.compile(
    r"(?:§ ?[0-9]{1,3}|[0-9]{1,3} ?§|(?:punkt|item) [0-9]{1,3}|[0-9]{1,3}[.)])[.:]? +(?P<what>.+)",
    re.IGNORECASE,
)
"""A numbered item, wherever it stands."""

SENTENCE: Final = re.compile(r"(?:\S+ ){4,}\S+\.$")
"""What is more likely a sentence than a title."""

COUNTED: Final = re.compile(r"(?P<number>[0-9]{1,2}) (?P<what>[^\W\d_].{2,})")
"""A line that begins with a number, which counts where others do so, too."""


class Dated(Struct, frozen=True):
    """A line that has a date of its own, and what else it says."""

    date: dates.Written
    parsed: Line


class Overview(Struct, frozen=True):
    """How a text writes its sessions, told from all of its lines.

    `dated` is whether several lines have dates of their own beside their times, `times_last`
    whether its lines end with their times, `sentences` whether what stands below its times is
    written in sentences, `hours` the line of the only times, which are those of the whole, or 0.
    `with_lengths` are the lines of lists in which every
    item has a length, `counted` those that are points as they count from one on.
    """

    blocks: Sequence[Block]
    manner: Manner
    dated: bool
    times_last: bool
    sentences: bool
    hours: int
    with_lengths: frozenset[int]
    counted: frozenset[int]


def overview(blocks: Sequence[Block]) -> Overview:
    """Look at all blocks of a text; those of the result are the ones to read."""
    lines = [said for block in blocks for said in said_in(block)][:_LOOKED_AT]
    manner = manner_of(said.text for said in lines)
    own = (said for said in lines if with_date(said.text, manner) is not None)
    dated = len(list(islice(own, _SEVERAL))) == _SEVERAL
    blocks = [part for block in _whole_tables(blocks) for part in _by_days(block)]
    blocks = list(map(_whole_brackets, blocks))
    blocks = blocks if dated else list(_titled(blocks))
    return Overview(
        blocks,
        manner,
        dated,
        _times_last(lines, manner),
        _sentences(lines),
        _only_hours(lines, manner),
        frozenset(_with_lengths(blocks)),
        frozenset(_counted(blocks)),
    )


def with_date(text: str, manner: Manner) -> Dated | None:
    """Read a line that has a date of its own beside its times."""
    found = dates.beside_times(text)
    if found is None or is_label(text):
        return None
    if day_with_hours(text) is not None:
        return None
    start, end = found.span
    before, after = text[:start].rstrip(_SIGNS), text[end:].lstrip(_SIGNS)
    last = read_line(f"{before} {text[end:].strip()}", manner)
    first = read_line(after, manner)
    if not before and first.at_start and first.title:
        return Dated(found, first)
    alone = read_line(text[end:].strip(" ,"), manner)
    if before and last.times and last.title and alone.times and not alone.title:
        return Dated(found, replace(last, title=last.title.rstrip(_SIGNS)))
    return None


def is_date(text: str) -> bool:
    """Return whether a text is nothing but a date, or the name of a day."""
    return dates.whole(text) is not None or names_a_day(text) == text != ""


def day_with_hours(text: str) -> Times | None:
    """Read when a day begins and ends from a line that says nothing else: "Day 1, 5 May: 9-12"."""
    found = dates.find(text)
    hours, rest = take_times(dates.beside(text, found)) if found else (None, "")
    rest = rest.strip(_SIGNS)
    known = not rest or is_date(rest)
    return hours if known and hours is not None and hours.end is not None else None


def all_timed(lines: Sequence[Said]) -> bool:
    """Return whether lines are a programme: several, each with times and a title after them."""
    parsed = [read_line(said.text) for said in lines]
    return len(parsed) >= _SEVERAL and all(one.at_start and one.title for one in parsed)


def _whole_brackets(block: Block) -> Block:
    """Put a line on one that ends within brackets, with the lines in which they go on."""
    if not isinstance(block, Lines):
        return block
    lines: list[Said] = []
    for said in block.lines:
        before = lines[-1] if lines else None
        if before is None or not _is_open(before.text) or read_line(said.text).at_start:
            lines.append(said)
            continue
        lines[-1] = replace(
            before, text=f"{before.text} {said.text}", links=[*before.links, *said.links]
        )
    return replace(block, lines=lines)


def _is_open(text: str) -> bool:
    opened, closed = text.count("("), text.count(")")
    return opened > closed and len(text) < _LONGEST_OPEN


def _times_last(lines: Iterable[Said], manner: Manner) -> bool:
    """Return whether several lines end with a beginning and an end, and none begins with times."""
    found = 0
    for said in lines:
        parsed = read_line(said.text, manner)
        if parsed.at_start and parsed.title:
            return False
        whole = parsed.times is not None and parsed.times.end is not None
        found += whole and bool(parsed.title) and not is_label(said.text)
    return found >= _SEVERAL


def _sentences(lines: Sequence[Said]) -> bool:
    """Return whether most of several lines that are only times stand above a sentence."""
    found = [
        SENTENCE.search(below.text) is not None
        for said, below in pairwise(lines)
        if times(said.text) is not None
    ]
    return sum(found) >= _SEVERAL and sum(found) * 2 >= len(found)


def _only_hours(lines: Sequence[Said], manner: Manner) -> int:
    """Return the line that is a beginning and an end, if no other line has times; else 0."""
    parsed = [(said.line, read_line(said.text, manner).times) for said in lines]
    timed = [(line, found) for line, found in parsed if found is not None]
    return timed[0][0] if len(timed) == 1 and timed[0][1].end is not None else 0


def _by_days(block: Block) -> Iterator[Block]:
    """Divide a table with a column per day, in whose cells times stand, into its days."""
    rows = block.lines if isinstance(block, Grid) else ()
    if len(rows) < _SEVERAL or not _are_days(rows[0]) or not any(map(_lists_times, rows[1:])):
        yield block
        return
    for column, head in enumerate(rows[0].cells):
        if not head.strip():
            continue
        yield Heading(Said(rows[0].line, head.strip()), _DAYS)
        cells = (Said(row.line, text) for row in rows[1:] for text in row.cell(column).split("\n"))
        yield Lines([said for said in cells if said.text.strip()])


def _are_days(row: GridLine) -> bool:
    return len(row.filled) >= _SEVERAL and all(map(dates.is_day, row.filled))


def _lists_times(row: GridLine) -> bool:
    """Return whether cells of a line begin with times and a title, and none is only times."""
    parsed = [read_line(text) for cell in row.filled for text in cell.split("\n")]
    timed = [one for one in parsed if one.at_start]
    return len(timed) >= _SEVERAL and all(one.title for one in timed)


def _whole_tables(blocks: Sequence[Block]) -> Iterator[Block]:
    """Put a table together that a line cuts, which then stands below it."""
    held: list[Block] = []
    for block in blocks:
        if len(held) == _CUT and isinstance(block, Grid):
            above, line = held
            if isinstance(above, Grid) and _goes_on(above, block):
                held = [Grid(lines=[*above.lines, *block.lines]), line]
                continue
        cuts = len(held) == 1 and _says_no_time(block)
        if not cuts:
            yield from held
            held.clear()
        if cuts or isinstance(block, Grid):
            held.append(block)
        else:
            yield block
    yield from held


def _says_no_time(block: Block) -> bool:
    """Return whether a block is a line that neither begins a day nor a session."""
    said = block.lines if isinstance(block, Lines) else ()
    return len(said) == 1 and not (
        dates.looks_like_one(said[0].text)
        or named_days.names_a_day(said[0].text)
        or read_line(said[0].text).times
    )


def _goes_on(above: Grid, below: Grid) -> bool:
    plain = not (above.goes_on or above.as_left or below.goes_on or below.as_left)
    own = header_at(below) is not None or is_matrix(below) is not None
    return plain and above.width >= below.width and not own


def _titled(blocks: Sequence[Block]) -> Iterator[Block]:
    """Take the first line of a text without headings for its title, if it is like one."""
    first = blocks[0] if blocks else None
    if any(isinstance(block, Heading) for block in blocks) or not isinstance(first, Lines):
        yield from blocks
        return
    said, *rest = first.lines or [Said(0, "")]
    if first.item or not like_a_title(said):
        yield from blocks
        return
    yield Heading(said, 1)
    if rest:
        yield replace(first, lines=rest)
    yield from blocks[1:]


def like_a_title(said: Said) -> bool:
    """Return whether the first line of a text without headings may be its title."""
    parsed = read_line(said.text)
    return (
        0 < len(said.text.split()) <= _LONGEST_TITLE
        and not said.text.endswith((".", ",", ":"))
        and not parsed.at_start
        and parsed.minutes is None
        and not (is_label(said.text) or POINT.fullmatch(said.text) or dates.whole(said.text))
    )


def wrapped(block: Lines, said: Said) -> bool:
    """Return whether a line only goes on with the sentence above it, in which a time stands."""
    before = [one for one in block.lines if one.line < said.line]
    title = read_line(said.text).title
    return (
        bool(before)
        and title[:1].islower()
        and not before[-1].text.endswith((".", ":", "!", "?"))
        and not any(read_line(one.text).at_start for one in block.lines if one != said)
    )


def _with_lengths(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the lines of lists and paragraphs in which each has a length but no time."""
    for _, group in groupby(blocks, lambda block: isinstance(block, Lines) and block.depth > 0):
        lists = [one for one in group if isinstance(one, Lines) and one.item and one.lines]
        items = [one for one in lists if one.depth == 1]
        if len(items) > 1 and all(has_length(one.lines[0].text) for one in items):
            yield from (one.lines[0].line for one in items)
    for free in filter(_is_free, blocks):
        lines = said_in(free)
        if len(lines) >= _LEAST_FREE and all(has_length(said.text) for said in lines):
            yield from (said.line for said in lines)


def _counted(blocks: Sequence[Block]) -> list[int]:
    """Return the lines, in no list, that begin with the numbers from one on."""
    found: list[int] = []
    for said in (said for block in blocks if _is_free(block) for said in said_in(block)):
        match = COUNTED.fullmatch(said.text)
        if match and int(match["number"]) == len(found) + 1:
            found.append(said.line)
    return found if len(found) >= _LEAST_COUNTED else []


def _is_free(block: Block) -> bool:
    return isinstance(block, Lines) and block.depth == 0
