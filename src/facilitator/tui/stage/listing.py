"""The list of a page drawn in cells: as large as the room needs it, and every name in it.

Where all of it fits in wall letters it is drawn so. Otherwise it is set in ordinary letters, groups
beside each other and, if need be, the names of each in columns. What still does not fit continues
on further parts, each with the names of the groups again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product, zip_longest
from typing import Final, NamedTuple

from facilitator.core.base.cells import cells, cut, wrapped
from facilitator.core.room.page import Entry, Kind, Named, Page
from facilitator.tui.stage.lines import GAP, Line, apart, blank, joined, paragraph, within
from facilitator.tui.widgets import wall_letters
from facilitator.tui.widgets.inks import Piece, length
from facilitator.tui.widgets.wall_letters import HALF_LINE

NARROWEST: Final = 26
"""A column of a list is at least this wide, in cells."""
NARROW: Final = 16
"""A column of short names is at least this wide."""
IN_COLUMNS: Final[frozenset[Kind]] = frozenset({"groups", "words", "round"})
LEAST_BESIDE: Final = 4
"""Cells that are worth having of the name of an organisation beside that of a person."""
LEAST_APART: Final = 7
"""Cells that such a name has at least where it tells people of one name apart."""
MOST_LINES: Final = 4

Row = Sequence[Piece]


class Way(NamedTuple):
    """How groups are set: air around names, a rule below heads, lines for what a group works on."""

    air: int
    rule: bool
    detail: int


WAYS: Final = (
    Way(1, True, 2),
    Way(0, True, 2),
    Way(0, False, 2),
    Way(0, False, 1),
    Way(0, False, 0),
)
"""The ways to set groups, those with the most air first."""


class Block(NamedTuple):
    """Columns that stand beside each other, each with its head, which may be none."""

    heads: Sequence[Sequence[Row]]
    columns: Sequence[Sequence[Row]]
    room: int

    def whole(self) -> list[Row]:
        """Give all rows."""
        return [*_beside(_even(self.heads), self.room), *_beside(self.columns, self.room)]

    def parts(self, room: int) -> Iterator[list[Row]]:
        """Give the rows in pieces of at most so many, below the heads of those that go on."""
        high = max(map(len, self.heads), default=0)
        named = room > high
        step = max(1, room - high * named)
        for at in range(0, max(1, *map(len, self.columns)), step):
            columns = [column[at : at + step] for column in self.columns]
            going_on = [
                head if any(column) or at == 0 else ()
                for head, column in zip(self.heads, columns, strict=True)
            ]
            if at == 0 or any(map(any, columns)):
                yield Block(going_on if named else [()] * len(columns), columns, self.room).whole()


def listing(page: Page, width: int, room: int, *, small: bool) -> Sequence[Sequence[Line]]:
    """Draw the list of a page in parts of at most so many lines, as few as there can be."""
    # Its clocks change each second, its list hardly ever.
    return _drawn(Page(page.kind, about=page.about, entries=page.entries), width, room, small=small)


@lru_cache(maxsize=16)
def _drawn(page: Page, width: int, room: int, *, small: bool) -> Sequence[Sequence[Line]]:
    if not page.entries:
        return [_empty(page.about, width, room)]
    large = _large(page, width, room)
    if large is not None:
        return [large]
    for blocks in _ways(page, width, small=small):
        whole = [row for block in blocks for row in block.whole()]
        if len(whole) <= room:
            return [_lines(whole)]
    parts: list[list[Row]] = [[]]
    for piece in (piece for block in blocks for piece in block.parts(room)):
        if parts[-1] and len(parts[-1]) + len(piece) > room:
            parts.append([])
        parts[-1] += piece
    return [_lines(part[:room]) for part in parts]


def _lines(rows: Iterable[Row]) -> list[Line]:
    return [Line(row, "left") for row in rows]


def _empty(about: str, width: int, room: int) -> list[Line]:
    """Say in the middle what will be there."""
    walls = (
        [Line(row) for row in rows]
        for rows in wall_letters.sizes(about, width, "muted")
        if len(rows) <= room
    )
    lines = next(walls, paragraph(about, width, 2, "muted bold")[:room])
    return [*blank((room - len(lines)) // 2), *lines]


# In wall letters


def _large(page: Page, width: int, room: int) -> list[Line] | None:
    """Draw the whole list in wall letters, if it fits."""
    named = page.kind == "groups" and any(entry.lines for entry in page.entries)
    lines = sum(max(1, len(entry.lines)) for entry in page.entries)
    if lines * HALF_LINE > room * max(1, width // NARROW):
        return None  # whatever the names are
    rows = _large_groups(page, width, room) if named else _large_list(page, width)
    if rows is None or len(rows) > room:
        return None
    return [*blank(min(2, (room - len(rows)) // 2)), *_lines(rows)]


def _large_list(page: Page, width: int) -> list[Row] | None:
    rows: list[Row] = []
    for entry in page.entries:
        lead = _lead(page.kind, entry)
        indent: list[Piece] = [(f"{lead} ", "muted")] if lead else []
        look = "ok" if entry.here else "text"
        drawn = _half(entry.title, width - length(indent), look)
        if drawn is None:
            return None
        rows += [()] if rows else []
        for number, row in enumerate(drawn):
            rows.append([*_first(indent, number), *row])
        rows += [[*_first(indent, 1), *line] for line in _below(entry, width - length(indent))]
    return rows


def _large_groups(page: Page, width: int, high: int) -> list[Row] | None:
    """Set each group in as few lines as it can be, the groups beside each other if possible."""
    drawn = [[_half(line.text, width, "text") for line in entry.lines] for entry in page.entries]
    names = [[_as_high(rows) for rows in of if rows and len(rows) <= HALF_LINE] for of in drawn]
    if list(map(len, names)) != list(map(len, drawn)):
        return None
    widest = max(length(row) for of in names for rows in of for row in rows)
    for across, way in product(range(len(page.entries), 0, -1), (WAYS[0], WAYS[-1])):
        room = (width - GAP * (across - 1)) // across
        columns = (room + GAP) // (widest + GAP)
        if not columns:
            continue
        each = (room - GAP * (columns - 1)) // columns
        blocks = [
            [*_head(entry, room, way), *_beside(_downwards(of, columns), each)]
            for entry, of in zip(page.entries, names, strict=True)
        ]
        starts = range(0, len(blocks), across)
        rows = [row for at in starts for row in _beside(blocks[at : at + across], room)]
        if len(rows) <= high:
            return rows
    return None


def _downwards(names: Sequence[Sequence[Row]], columns: int) -> list[list[Row]]:
    """Share names out over columns that are read downwards."""
    deep = max(1, -(-len(names) // columns))
    return [
        [row for rows in names[at : at + deep] for row in rows] for at in range(0, len(names), deep)
    ]


def _as_high(rows: Sequence[Row]) -> list[Row]:
    """Let a line of letters without marks be as high as one with them."""
    return [*[()] * (HALF_LINE - len(rows)), *rows]


def _half(text: str, room: int, look: str) -> list[Row] | None:
    """Draw a text in the smaller wall letters; None if a word or a sign has no place."""
    found = list(wall_letters.sizes(text, room, look, centred=False))
    return list(found[-1]) if found else None


# In ordinary letters


def _ways(page: Page, width: int, *, small: bool) -> Iterator[list[Block]]:
    """Give the ways to set the list in ordinary letters, those with the most air first."""
    if page.kind != "groups":
        yield from _in_lines(page, width, small=small)
        return
    across = _across(page.entries, width)
    room = (width - GAP * (across - 1)) // across
    most = 1 if room < 2 * NARROW else max(1, (room + GAP) // (_widest(page.entries) + GAP))
    for columns in range(1, most + 1):
        for way in WAYS:
            set_so = way._replace(rule=way.rule and not small)
            yield list(_groups(page.entries, across, width, columns, set_so))


def _across(entries: Sequence[Entry], width: int) -> int:
    """Count the groups that stand beside each other: those of short names stand closer."""
    narrowest = max(NARROW, min(NARROWEST, _widest(entries)))
    return max(1, min(len(entries), (width + GAP) // (narrowest + GAP)))


def _widest(entries: Sequence[Entry]) -> int:
    names = (cells(line.text) + _kept(line) for entry in entries for line in entry.lines)
    return max(names, default=NARROWEST)


def _groups(
    entries: Sequence[Entry], across: int, width: int, columns: int, way: Way
) -> Iterator[Block]:
    room = (width - GAP * (across - 1)) // across
    for start in range(0, len(entries), across):
        beside = entries[start : start + across]
        heads = [_head(entry, room, way) for entry in beside]
        names = [list(_names(entry.lines, room, columns, way.air)) for entry in beside]
        if start + across < len(entries):
            longest = max(names, key=len)
            longest.append(())
        yield Block(heads, names, room)


def _even(heads: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Let heads that stand beside each other end on one line, a rule or a blank one last."""
    high = max(map(len, heads), default=0)
    return [[*head[:-1], *[()] * (high - len(head)), *head[-1:]] for head in heads]


def _head(entry: Entry, room: int, way: Way) -> list[Row]:
    """Name a group and say how many it has."""
    named = " ".join(filter(None, [entry.lead, entry.mark, entry.title]))
    name: list[Piece] = [(named, "ok bold" if entry.here else "title")]
    rows: list[Row] = [apart(name, [(entry.count, "muted")], room)]
    if way.detail:
        rows += [[(line, "muted")] for line in wrapped(entry.detail, room, way.detail)]
    if way.rule:
        rows.append([("─" * room, "edge")])
    return [*rows, *[()] * (way.air and not way.rule)]


def _names(lines: Sequence[Named], room: int, columns: int, air: int) -> Iterator[Row]:
    """Set names in columns, read downwards."""
    each = (room - GAP * (columns - 1)) // columns
    high = -(-len(lines) // columns)
    down = [lines[at : at + high] for at in range(0, len(lines), max(1, high))]
    for row in _beside([[_name(line, each) for line in column] for column in down], each):
        yield row
        yield from [()] * air


def _name(line: Named, room: int) -> Row:
    """Set a name, and at the right whom it belongs to if that has room, or must be told."""
    name = cut(line.text, room - _kept(line))
    left = room - cells(name) - (1 if line.apart else 2)
    of = cut(line.of, left) if left >= LEAST_BESIDE else ""
    return apart([(name, "bold")], [(of, "muted")], room) if of else [(name, "bold")]


def _kept(line: Named) -> int:
    """Count the cells that are kept for what tells a name apart."""
    return 1 + min(LEAST_APART, cells(line.of)) if line.apart else 0


def _in_lines(page: Page, width: int, *, small: bool) -> Iterator[list[Block]]:
    """Set entries below each other, or short ones in columns, with air between them or none."""
    most = (width + GAP) // (NARROWEST + GAP) if page.kind in IN_COLUMNS else 1
    if page.kind == "programme":
        most = 2 if width >= 2 * NARROWEST else 1
    for columns in range(1, max(1, most) + 1):
        room = (width - GAP * (columns - 1)) // columns
        drawn = [list(_entry(page.kind, entry, room)) for entry in page.entries]
        for air in (1, 0) if not small or page.kind not in IN_COLUMNS else (0,):
            yield list(_columns(drawn, columns, room, air))


def _columns(drawn: Sequence[Sequence[Row]], columns: int, room: int, air: int) -> Iterator[Block]:
    """Share entries out over columns that are read downwards."""
    high = -(-len(drawn) // columns)
    for at in range(high):
        beside = [list(drawn[n]) for n in range(at, len(drawn), high)]
        if at < high - 1:
            max(beside, key=len).extend([()] * air)
        yield Block([()] * len(beside), beside, room)


def _entry(kind: Kind, entry: Entry, room: int) -> Iterator[Row]:
    lead = _lead(kind, entry)
    indent: list[Piece] = [(f"{lead} ", "ok bold" if entry.here else "muted")] if lead else []
    look = "ok bold" if entry.here else "bold"
    left = room - length(indent)
    if kind in {"programme", "words", "round"}:
        yield within([*indent, *joined([(entry.title, look), (entry.detail, "muted")])], room)
        return
    for number, line in enumerate(wrapped(entry.title, left, MOST_LINES)):
        yield [*_first(indent, number), (line, look)]
    for row in _below(entry, left):
        yield [*_first(indent, 1), *row]


def _lead(kind: Kind, entry: Entry) -> str:
    """Give what stands before a title: in a programme a sign has its cell, or titles would jump."""
    if kind == "programme":
        return f"{entry.lead} {entry.mark or ' '}"
    return " ".join(filter(None, [entry.lead, entry.mark]))


def _below(entry: Entry, room: int) -> Iterator[Row]:
    """Give what is said of an entry below its title."""
    for line in wrapped(entry.detail, room, 2):
        yield [(line, "muted")]
    for each in entry.lines:
        for line in wrapped(each.text, room, MOST_LINES):
            yield [(line, "")]


def _first(indent: Sequence[Piece], number: int) -> list[Piece]:
    """Give the indent of an entry's first line, and as many blanks for the others."""
    return list(indent) if number == 0 else [(" " * length(indent), "")]


def _beside(columns: Sequence[Sequence[Row]], room: int) -> list[Row]:
    """Set columns of rows beside each other."""
    rows: list[Row] = []
    for beside in zip_longest(*columns, fillvalue=()):
        pieces: list[Piece] = []
        for number, whole in enumerate(beside):
            if number:
                pieces.append((" " * GAP, ""))
            cell = within(whole, room)
            pieces += [*cell, (" " * (room - length(cell)), "")]
        rows.append(pieces)
    return rows
