"""A session's groups as a page of columns, with those in no group above and the rules below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, cut, fit, one_line, wrapped
from facilitator.core.base.language import Language, by_key
from facilitator.core.groups.board import Board, Seat, Table, label
from facilitator.core.notes.capture import SIGNS
from facilitator.tui.places.groups import windows
from facilitator.tui.places.groups.called import ROOM_APART, Called
from facilitator.tui.places.groups.frames import Frames, below
from facilitator.tui.places.groups.grid import EDGES, Drawn, Grid, grid, level
from facilitator.tui.places.groups.rules import RULE_WORDS, rule_signs, tags
from facilitator.tui.places.groups.windows import shares, window
from facilitator.tui.rows import captures
from facilitator.tui.widgets.breakpoints import NARROW
from facilitator.tui.widgets.columns import Cell, Line
from facilitator.tui.widgets.inks import length, shortened
from facilitator.tui.widgets.rows import Piece

LEAST_SEEN: Final = EDGES + windows.LEAST
"""A panel has at least so many rows, or as many as it wants."""
FEW_ROWS: Final = 4
"""So many rows of people in no group stand in the columns of the groups, however wide these are."""
FOCUS_LINES: Final = 2
UNMET_LINES: Final = 3
FACT_LINES: Final = 2
PERSON: Final = "person:"
NOWHERE: Final = "nowhere"
"""What the keys of people begin with, before their ids, and that of those in no group."""


class Page:
    """A board written in columns, in a language; some people on it are marked."""

    def __init__(  # noqa: PLR0913 - all that a page shows
        self,
        board: Board,
        called: Called,
        language: Language,
        *,
        facts: Sequence[Piece] = (),
        marked: Collection[str] = (),
        chosen: str = "",
        now: dt.datetime,
    ) -> None:
        """Take what is to be shown at an instant (UTC); `marked` are ids.

        `facts` stand above; `chosen` is a key.
        """
        self._frames = Frames(board, now, language)
        self._board = board
        self._called = called
        self._language = language
        self._facts = facts
        self._marked = marked
        self._chosen = chosen
        self._tags = tags(board.rules)

    def lines(self, width: int, height: int) -> list[Line]:
        """Lay it out: who is in no group, which rules are broken, the groups, and the rules.

        Groups share the height that is left. Of one that is higher a part is seen, with whoever is
        chosen; if there is too little room even for that, the page is longer than the height.
        """
        blocks = list(self._blocks(width))
        wanted = [max(each.high for each in drawn) for _, drawn in blocks]
        if self._board.nowhere:
            wanted = [EDGES + self._rows_of_nowhere(width), *wanted]
        facts = self._fact_lines(width)
        hints, unmet = self._hints(width, height - len(facts)), self._unmet(width)
        rules = self._rules(width)
        around = len(hints) + len(unmet) + len(rules)
        row: list[Line] = []  # on a narrow page those in no group stand in one, if they fit
        if width < NARROW and sum(wanted) + around + len(facts) > height:
            row = self._nowhere_row(width)
        if row:
            wanted, facts = wanted[1:], []
        if len(facts) > 1 and sum(wanted) + around + len(facts) > height:
            facts = [[Cell(0, width, shortened(self._facts, width - 1))]]
        left = height - len(facts) - around - len(row)
        high = list(shares(wanted, left, LEAST_SEEN) or wanted)
        if len(blocks) == 1:
            high[-1] = max(high[-1], left - sum(high[:-1]))
        above = row
        if self._board.nowhere and not row:
            above = self._nowhere(width, high.pop(0) - EDGES)
        groups = [
            line
            for (tables, drawn), rows in zip(blocks, high, strict=True)
            for line in self._tables(width, tables, drawn, rows)
        ]
        return [*facts, *hints, *above, *unmet, *groups, *rules]

    def _fact_lines(self, width: int) -> list[Line]:
        """Say of which session the groups are and how even they are: below it, if it is long."""
        room = width - 1
        if length(self._facts) <= room:
            return [[Cell(0, width, self._facts)]]
        (name, look), *rest = self._facts
        about = "".join(text for text, _ in rest).removeprefix(" · ")
        lines = wrapped(one_line(about), room - 1, FACT_LINES)
        return [
            [Cell(0, width, [(cut(name, room), look)])],
            *(_line(line, "dim", width) for line in lines),
        ]

    def _hints(self, width: int, height: int) -> list[Line]:
        """Say which keys fill the page as long as it is empty."""
        say = self._language.say
        hints = []
        if not self._board.tables:
            hints.append(say("Here people are put into smaller groups, given time, and heard."))
            form = by_key("group.form", "a")
            hints.append(
                say("No groups yet: {a} forms one, by a name or by “name: focus”.", a=form)
            )
        if not (self._board.nowhere or self._board.placed):
            hints.append(
                say(
                    "Nobody to put into groups: {people} lists people, {k} takes in speakers.",
                    people=by_key("place.people", "6"),
                    k=by_key("group.widen", "k"),
                )
            )
        lines = [_line(hint, "dim", width) for hint in hints]
        if self._board.tables or self._board.nowhere:
            return lines
        blank: Line = ()
        middle = [_line(cut(hint, width).center(width), "dim", width) for hint in hints]
        return [*[blank] * max(0, (height - len(middle)) // 2), *middle]

    # Those in no group

    def _nowhere_row(self, width: int) -> list[Line]:
        """Put those in no group into one row, with no panel around them, if they fit there."""
        people = self._board.nowhere
        if not people:
            return []
        title = f"{signs.HEED} {self._language.say('In no group')}"
        row = [Cell(1, cells(title), [(title, "warning")], NOWHERE)]
        x = 1 + cells(title) + 1
        for person in people:
            pieces = self._named(Seat(person), cells(person.name) + ROOM_APART + 4)
            shown = [(text.rstrip() if look == "dim" else text, look) for text, look in pieces]
            taken = sum(cells(text) for text, _ in shown)
            if x + taken + 1 > width:
                return []
            row.append(Cell(x, taken, shown, PERSON + person.id))
            x += taken + 1
        return [row]

    def _nowhere_grid(self, width: int) -> Grid:
        # The columns of the groups, so that left and right go straight, as long as those few rows
        # are enough; then parts of them, or on a narrow page as many as there is room for.
        most, people = grid(width, width).columns, len(self._board.nowhere)
        groups = min(len(self._board.tables), most)
        if groups > 1 and people <= FEW_ROWS * groups:
            return Grid(groups, width)
        if groups > 1 and width >= NARROW:
            return Grid(groups * (most // groups), width)
        return grid(width, max(groups, people))

    def _rows_of_nowhere(self, width: int) -> int:
        return -(-len(self._board.nowhere) // self._nowhere_grid(width).columns)

    def _nowhere(self, width: int, rows: int) -> list[Line]:
        """Draw those in no group in a panel, with so many rows of them."""
        people, of = self._board.nowhere, self._nowhere_grid(width)
        words = self._language.count(
            "In no group: {n} person", "In no group: {n} people", len(people)
        )
        title = cut(f" {signs.HEED} {words} ", max(1, width - 4))
        rule = "─" * max(0, width - 3 - cells(title)) + "╮"
        edge = [(rule, "edge")]
        lines: list[Line] = [
            [
                Cell(0, 1, [("╭", "edge")]),
                Cell(1, 1 + cells(title), [("─", "edge"), (title, "warning")], NOWHERE),
                Cell(2 + cells(title), len(rule), edge),
            ]
        ]
        ids = [PERSON + person.id for person in people]
        at = ids.index(self._chosen) // of.columns if self._chosen in ids else None
        seen = window(self._rows_of_nowhere(width), rows, at)
        side = [("│", "edge")]
        if seen.before:
            key = ids[seen.before * of.columns - 1]
            cell = of.inner(0, [self._before(seen.before * of.columns)], key)
            lines.append([Cell(0, 1, side), cell, Cell(width - 1, 1, side)])
        for number in seen.seen:
            row = people[number * of.columns : (number + 1) * of.columns]
            seats = [self._person(of, column, Seat(p)) for column, p in enumerate(row)]
            lines.append([Cell(0, 1, side), *seats, Cell(width - 1, 1, side)])
        following = seen.seen.stop * of.columns
        lines.append([below(0, width, ids[following:] if seen.after else [], self._language)])
        return lines

    def _before(self, count: int) -> Piece:
        words = self._language.count("{n} more", "{n} more", count)
        return f"{signs.ABOVE} {words}", "dim"

    def _unmet(self, width: int) -> list[Line]:
        """Say which rules are not kept: why the dealing could not, or that another may."""
        say, rules = self._language.say, self._board.rules
        sentences = [say(sentence) for sentence in self._board.unmet()]
        if hostless := self._board.hostless:
            without = ", ".join(label(table) for table in hostless)
            sentences.append(say("No host: {names}", names=without))
        if not self._board.grouping.dealt:
            broken = self._board.broken()
            names = [
                sign for rule, sign in zip(rules, rule_signs(rules), strict=True) if rule in broken
            ]
            if names:
                listed = ", ".join(dict.fromkeys(names))
                sentences.append(say("Not kept: {rules}.", rules=listed))
        return [
            _line(line, "warning", width)
            for sentence in sentences
            for line in wrapped(one_line(f"{signs.HEED} {sentence}"), width, UNMET_LINES)
        ]

    # The groups

    def _blocks(self, width: int) -> Iterator[tuple[Sequence[Table], Sequence[Drawn]]]:
        """Give the groups row by row, each with what it would show."""
        tables = self._board.tables
        of = grid(width, len(tables))
        for start in range(0, len(tables), of.columns):
            row = tables[start : start + of.columns]
            yield row, [self._table(of, column, table) for column, table in enumerate(row)]

    def _tables(
        self, width: int, row: Sequence[Table], drawn: Sequence[Drawn], rows: int
    ) -> Iterator[Line]:
        """Draw the groups of a row as panels beside each other, all as high."""
        of = grid(width, len(self._board.tables))
        inside = rows - EDGES
        columns: list[list[Cell | None]] = []
        lower: list[Cell] = []
        for column, fitting in enumerate(level([each.within(rows) for each in drawn], rows)):
            keys = [cell.key for cell in fitting.seats]
            at = keys.index(self._chosen) if self._chosen in keys else None
            seen = window(len(keys), inside - len(fitting.about) - len(fitting.told), at)
            seats = [fitting.seats[number] for number in seen.seen]
            if seen.before:
                before = of.inner(column, [self._before(seen.before)], keys[seen.before - 1])
                seats = [before, *seats]
            taken = len(fitting.about) + len(seats) + len(fitting.told)
            columns.append([*fitting.about, *seats, *[None] * (inside - taken), *fitting.told])
            hidden = keys[seen.seen.stop :] if seen.after else []
            lower.append(self._frames.lower(of, column, row[column], hidden))
        yield [cell for n, table in enumerate(row) for cell in self._frames.upper(of, n, table)]
        for line in zip(*columns, strict=True):
            framed = (of.framed(column, cell) for column, cell in enumerate(line))
            yield [cell for each in framed for cell in each]
        yield lower

    def _table(self, of: Grid, column: int, table: Table) -> Drawn:
        say = self._language.say
        focus = one_line(table.group.focus)
        if focus.casefold() == one_line(table.group.name).casefold():
            focus = ""
        lines = wrapped(focus, of.inside(column), FOCUS_LINES) if focus else []
        about = [of.inner(column, [(line, "dim")]) for line in lines]
        seats = [
            self._person(of, column, seat, host=seat.person.id == table.host)
            for seat in table.seats
        ]
        for unlisted in table.unlisted:
            words = say("{name} (not listed)", name=one_line(unlisted))
            seats.append(
                of.inner(column, [(fit(f"{signs.HEED} {words}", of.inside(column)), "warning")])
            )
        if not seats:
            seats = [of.inner(column, [(say("nobody yet"), "dim")])]
        return Drawn(about, seats, list(self._reports(of, column, table)))

    def _reports(self, of: Grid, column: int, table: Table) -> Iterator[Cell]:
        """Draw what a group reports, below a line."""
        if table.notes:
            yield of.inner(column, [("─" * of.inside(column), "edge")])
        for note in table.notes:
            sign = SIGNS[note.kind] or signs.BLANK
            who = f" · {one_line(note.who)}" if note.who else ""
            text = f"{sign} {captures.text(note, self._language)}{who}"
            yield of.inner(column, [(fit(text, of.inside(column)), "good")])

    def _person(self, of: Grid, column: int, seat: Seat, *, host: bool = False) -> Cell:
        # The sign of a lifted one stands in the blank beside the edge.
        pieces = self._named(seat, of.inside(column) + 1, host=host)
        return Cell(of.x(column) + 1, of.inside(column) + 1, pieces, PERSON + seat.person.id)

    def _named(self, seat: Seat, width: int, *, host: bool = False) -> list[Piece]:
        person, say = seat.person, self._language.say
        about = list(self._tags.get(person.id, ()))
        if host:
            about.insert(0, say("host"))
        if not seat.there:
            about.insert(0, say("away"))
        told = "".join(f" {word}" for word in about)
        lifted = person.id in self._marked
        room = width - 2 - cells(told)
        name = self._called.name(person, room)
        organisation = self._called.beside(person, room - cells(name))
        gap = " " * max(0, room - cells(name) - cells(organisation))
        return [
            (f"{signs.MARKED} " if lifted else "  ", "accent"),
            (name, "" if seat.there else "struck"),
            (told, "accent"),
            (gap + organisation, "dim"),
        ]

    def _rules(self, width: int) -> list[Line]:
        say = self._language.say
        lines: list[Line] = []
        for rule, sign in zip(self._board.rules, rule_signs(self._board.rules), strict=True):
            names = ", ".join(self._called.whole(person) for person in rule.people)
            table = self._board.table(rule.group)
            group = label(table) if table else ""
            words = say(RULE_WORDS[rule.rule], names=names, group=group)
            lines.append(_line(f"{sign} {one_line(words)}", "dim", width))
        return lines


def _line(text: str, look: str, width: int) -> Line:
    room = max(0, width - 1)
    return [Cell(1, room, [(cut(one_line(text), room), look)])]
