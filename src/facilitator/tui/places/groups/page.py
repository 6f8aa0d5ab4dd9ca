"""A session's groups as a page of columns, and what there is to say about them in a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len

from facilitator.core.base import signs
from facilitator.core.base.cells import cut, fit, one_line, wrapped
from facilitator.core.base.language import N_, Language, countdown
from facilitator.core.base.span import ZERO
from facilitator.core.groups.board import Board, Seat, Table, label
from facilitator.core.notes.capture import SIGNS
from facilitator.core.people.roster import namesakes, organisation_name, person_name
from facilitator.core.people.short_names import short_names
from facilitator.core.record.groups import GroupRule, Rule
from facilitator.core.record.people import Person
from facilitator.core.record.state import State
from facilitator.core.time.phase_signs import PHASES
from facilitator.core.time.schedule import Phase, phase_of
from facilitator.tui.rows import captures
from facilitator.tui.widgets.columns import Cell, Line
from facilitator.tui.widgets.rows import Piece

NARROWEST: Final = 24
"""A column is at least this wide, in cells, unless the page is narrower."""
GAP: Final = 0
"""How many cells are between two panels: their edges part them."""
EDGES: Final = 2
"""How many rows the edges of a panel take."""
FOCUS_LINES: Final = 2
UNMET_LINES: Final = 3
LEAST_FOR_ORGANISATION: Final = 6
ROOM_APART: Final = 10
"""How many cells an organisation gets at least where it tells people of one name apart."""

GROUP: Final = "group:"
PERSON: Final = "person:"
NOWHERE: Final = "nowhere"
"""What the keys of groups and of people begin with, before their ids."""

RULE_SIGNS: Final[dict[GroupRule, str]] = {"together": "t", "apart": "a", "fixed": "f"}
"""Short names of the rules; with a number they name one."""
_LOOKS: Final = {
    Phase.CALM: "good",
    Phase.WARNING: "warning",
    Phase.DANGER: "warning",
    Phase.OVERTIME: "danger",
}
_RULES: Final[dict[GroupRule, str]] = {
    "together": N_("together: {names}"),
    "apart": N_("apart: {names}"),
    "fixed": N_("fixed in {group}: {names}"),
}


class Grid(NamedTuple):
    """Columns of equal width, beside each other."""

    columns: int
    room: int

    @property
    def inside(self) -> int:
        """How many cells of a column are not for its frame."""
        return max(1, self.room - 4)

    def x(self, column: int) -> int:
        """Say where a column, counted from 0, begins."""
        return column * (self.room + GAP)

    def cell(self, column: int, pieces: Sequence[Piece], key: str = "") -> Cell:
        """Put pieces into a column."""
        return Cell(self.x(column), self.room, pieces, key)

    def inner(self, column: int, pieces: Sequence[Piece], key: str = "") -> Cell:
        """Put pieces inside the frame of a column."""
        return Cell(self.x(column) + 2, self.inside, pieces, key)

    def framed(self, column: int, inner: Cell | None) -> Line:
        """Put the sides of a frame around a line of a column, which may be blank."""
        x, side = self.x(column), [("│", "edge")]
        cells = [Cell(x, 1, side), Cell(x + self.room - 1, 1, side)]
        return cells if inner is None else [cells[0], inner, cells[1]]


def grid(width: int, most: int, narrowest: int = NARROWEST) -> Grid:
    """Part a width into as many columns as there is room for, but no more than `most`."""
    columns = max(1, min(most, (width + GAP) // (narrowest + GAP)))
    return Grid(columns, max(1, (width - GAP * (columns - 1)) // columns))


class Page:
    """A board written in columns, in a language; some people on it are marked."""

    def __init__(
        self,
        board: Board,
        state: State,
        language: Language,
        marked: Collection[str] = (),
        left: dt.timedelta | None = None,
    ) -> None:
        """Take what is to be shown; `marked` are ids, `left` is the time that groups have left."""
        self._left = left
        self._board = board
        self._state = state
        self._language = language
        self._marked = marked
        self._tags = tags(board.rules)
        self._namesakes = namesakes(state)
        self._bodies = short_names(state.agenda.organisations)

    def lines(self, width: int, height: int = 0) -> list[Line]:
        """Lay it out: who is in no group, which rules are broken, the groups, and the rules.

        Groups that all stand beside each other are as high as what is left of the `height`.
        """
        above = [*self._hints(width), *self._nowhere(width), *self._unmet(width)]
        rules = self._rules(width)
        left = height - len(above) - len(rules)
        return [*above, *self._tables(width, left), *rules]

    def _hints(self, width: int) -> list[Line]:
        """Say which keys fill the page as long as it is empty."""
        say = self._language.say
        hints = []
        if not self._board.tables:
            hints.append(say("Here people are put into smaller groups, given time, and heard."))
            hints.append(say("No groups yet: a forms one, by a name or by “name: focus”."))
        if not (self._board.nowhere or self._board.placed):
            hints.append(say("Nobody to put into groups: 6 lists people, k takes in speakers."))
        return [_line(hint, "dim", width) for hint in hints]

    def _nowhere(self, width: int) -> list[Line]:
        people = self._board.nowhere
        if not people:
            return []
        words = self._language.count(
            "In no group: {n} person", "In no group: {n} people", len(people)
        )
        title = cut(f" {signs.HEED} {words} ", max(1, width - 4))
        rule = "─" * max(0, width - 3 - cell_len(title)) + "╮"
        # The columns of the groups, if there are some, so that left and right go straight.
        groups = len(self._board.tables)
        of = grid(width, groups if groups > 1 else len(people))
        edge = [(rule, "edge")]
        lines: list[Line] = [
            [
                Cell(0, 2, [("╭─", "edge")]),
                Cell(2, cell_len(title), [(title, "warning")], NOWHERE),
                Cell(2 + cell_len(title), len(rule), edge),
            ]
        ]
        side = [("│", "edge")]
        for start in range(0, len(people), of.columns):
            row = people[start : start + of.columns]
            seats = [self._person(of, column, Seat(p)) for column, p in enumerate(row)]
            lines.append([Cell(0, 1, side), *seats, Cell(width - 1, 1, side)])
        lines.append([Cell(0, width, [(f"╰{'─' * max(0, width - 2)}╯", "edge")])])
        return lines

    def _unmet(self, width: int) -> list[Line]:
        """Say which rules are not kept: why the dealing could not, or that another may."""
        say, rules = self._language.say, self._board.rules
        sentences = [say(sentence) for sentence in self._board.unmet()]
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

    def _tables(self, width: int, height: int) -> Iterator[Line]:
        """Draw the groups as panels beside each other, those of a row equally high."""
        tables = self._board.tables
        of = grid(width, len(tables))
        least = height - EDGES if of.columns >= len(tables) else 0
        for start in range(0, len(tables), of.columns):
            row = tables[start : start + of.columns]
            seated = [list(self._table(of, column, table)) for column, table in enumerate(row)]
            told = [list(self._reports(of, column, table)) for column, table in enumerate(row)]
            high = max(least, *(len(a) + len(b) for a, b in zip(seated, told, strict=True)))
            columns = [
                [*above, *[None] * (high - len(above) - len(below)), *below]
                for above, below in zip(seated, told, strict=True)
            ]
            yield self._edges(of, row, self._upper)
            for cells in zip(*columns, strict=True):
                framed = (of.framed(column, cell) for column, cell in enumerate(cells))
                yield [cell for line in framed for cell in line]
            yield self._edges(of, row, self._lower)

    def _edges(
        self, of: Grid, row: Sequence[Table], draw: Callable[[Grid, int, Table], Line]
    ) -> Line:
        return [cell for column, table in enumerate(row) for cell in draw(of, column, table)]

    def _upper(self, of: Grid, column: int, table: Table) -> Line:
        """Draw the upper edge of a group: its number, its name and how many it has."""
        number, size = _number(table.number, self._board), f" {table.size} "
        name = cut(one_line(table.group.name), of.room - len(number) - len(size) - 6)
        title: list[Piece] = [(f" {number} ", "accent"), (name, "heading"), (size, "strong")]
        x, taken = of.x(column), sum(cell_len(text) for text, _ in title)
        rule = "─" * max(0, of.room - 3 - taken) + "╮"
        return [
            Cell(x, 2, [("╭─", self._edge)]),
            Cell(x + 2, of.room - 2 - len(rule), title, GROUP + table.group.id),
            Cell(x + of.room - len(rule), len(rule), [(rule, self._edge)]),
        ]

    def _lower(self, of: Grid, column: int, table: Table) -> Line:  # noqa: ARG002 - as the upper
        """Draw the lower edge of a group: its clock, if groups were given time."""
        clock, look = self._clock()
        words, end = (f" {clock} ", "─╯") if clock else ("", "╯")
        rule = "─" * (of.room - 1 - cell_len(words) - len(end))
        pieces = [(f"╰{rule}", self._edge), (words, look), (end, self._edge)]
        return [Cell(of.x(column), of.room, pieces)]

    def _clock(self) -> Piece:
        timer = self._board.grouping.timer
        if timer is None or self._left is None:
            return "", ""
        phase = phase_of(self._left, timer.length)
        over = "+" if self._left < ZERO else ""
        return f"{PHASES[phase]} {over}{countdown(self._left)}", _LOOKS[phase]

    @property
    def _edge(self) -> str:
        """The look of the edges: of heed in the last tenth of the groups' time."""
        timer = self._board.grouping.timer
        if timer is not None and self._left is not None and self._left <= timer.length / 10:
            return "warning"
        return "edge"

    def _table(self, of: Grid, column: int, table: Table) -> Iterator[Cell]:
        say = self._language.say
        if table.group.focus.casefold() != table.group.name.casefold():
            for part in wrapped(one_line(table.group.focus), of.inside, FOCUS_LINES):
                yield of.inner(column, [(part, "dim")])
        for seat in table.seats:
            yield self._person(of, column, seat, host=seat.person.id == table.host)
        for unlisted in table.unlisted:
            words = say("{name} (not listed)", name=one_line(unlisted))
            yield of.inner(column, [(fit(f"{signs.HEED} {words}", of.inside), "warning")])
        if not table.seats and not table.unlisted:
            yield of.inner(column, [(say("nobody yet"), "dim")])

    def _reports(self, of: Grid, column: int, table: Table) -> Iterator[Cell]:
        """Draw what a group reports, below a line."""
        if table.notes:
            yield of.inner(column, [("─" * of.inside, "edge")])
        for note in table.notes:
            sign = SIGNS[note.kind] or signs.BLANK
            who = f" · {one_line(note.who)}" if note.who else ""
            text = f"{sign} {captures.text(note, self._language)}{who}"
            yield of.inner(column, [(fit(text, of.inside), "good")])

    def _person(self, of: Grid, column: int, seat: Seat, *, host: bool = False) -> Cell:
        person, say = seat.person, self._language.say
        about = list(self._tags.get(person.id, ()))
        if host:
            about.insert(0, say("host"))
        if not seat.there:
            about.insert(0, say("away"))
        told = "".join(f" {word}" for word in about)
        room = of.inside - 2 - cell_len(told)
        name = shown_name(person, self._namesakes, room)
        organisation = beside(person, self._bodies, self._state, room - cell_len(name))
        gap = " " * max(0, room - cell_len(name) - cell_len(organisation))
        pieces = [
            (f"{signs.MARKED} " if person.id in self._marked else "  ", "accent"),
            (name, "" if seat.there else "struck"),
            (told, "accent"),
            (gap + organisation, "dim"),
        ]
        return of.inner(column, pieces, PERSON + person.id)

    def _rules(self, width: int) -> list[Line]:
        say = self._language.say
        lines: list[Line] = []
        for rule, sign in zip(self._board.rules, rule_signs(self._board.rules), strict=True):
            names = ", ".join(self._told_apart(person) for person in rule.people)
            table = self._board.table(rule.group)
            group = label(table) if table else ""
            words = say(_RULES[rule.rule], names=names, group=group)
            lines.append(_line(f"{sign} {one_line(words)}", "dim", width))
        return lines

    def _told_apart(self, person: str) -> str:
        name, apart = person_name(self._state, person), self._namesakes.get(person)
        return f"{name} ({apart})" if apart else name


def shown_name(person: Person, apart: Mapping[str, str], room: int) -> str:
    """Give a name, cut so that what tells it from another of the same name can stand beside it.

    `apart` is what tells people of one name apart, by id; an organisation is left to `beside`.
    """
    more = apart.get(person.id, "")
    if more.isdigit():
        return cut(one_line(person.name), room - len(more) - 3) + f" ({more})"
    return cut(one_line(person.name), max(room // 2, room - ROOM_APART) if more else room)


def beside(person: Person, bodies: Mapping[str, str], state: State, room: int) -> str:
    """Give a person's organisation after a blank, by its short name: `bodies` has these by id."""
    full = one_line(organisation_name(state, person.organisation))
    if person.organisation is None or full == person.name or room <= LEAST_FOR_ORGANISATION:
        return ""
    return " " + cut(bodies.get(person.organisation, full), room - 1)


def rule_signs(rules: Sequence[Rule]) -> list[str]:
    """Name rules in a word each: t1 and t2 keep together, a1 keeps apart, f fixes."""
    count = dict.fromkeys(RULE_SIGNS, 0)
    named = []
    for rule in rules:
        count[rule.rule] += 1
        number = "" if rule.rule == "fixed" else str(count[rule.rule])
        named.append(RULE_SIGNS[rule.rule] + number)
    return named


def tags(rules: Sequence[Rule]) -> dict[str, list[str]]:
    """Give the names of the rules that hold for each person, by id."""
    found: dict[str, list[str]] = {}
    for rule, sign in zip(rules, rule_signs(rules), strict=True):
        for person in rule.people:
            if sign not in (known := found.setdefault(person, [])):
                known.append(sign)
    return found


def digits(board: Board) -> int:
    """Say how many digits the number of a group has, which are the keys that move somebody."""
    return len(str(len(board.tables)))


def _number(number: int, board: Board) -> str:
    return str(number).zfill(digits(board))


def _line(text: str, look: str, width: int) -> Line:
    return [Cell(0, width, [(cut(one_line(text), width), look)])]
