"""The board of a session's groups: who sits where, who is in none, and what is uneven about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from facilitator.core.base.ids import PersonId, SessionId
from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.groups.grouping.rules import Member, Rules
from facilitator.core.groups.held import as_held
from facilitator.core.people.roster import roster
from facilitator.core.record.groups import NO_GROUPS, Breakout, Grouping, Rule
from facilitator.core.record.people import Person

if TYPE_CHECKING:
    from facilitator.core.groups.grouping.balance import Imbalance
    from facilitator.core.record.notes import Note
    from facilitator.core.record.state import State
    from facilitator.core.time.schedule import Row, Schedule

PLACED_BY_DEFAULT: Final = ("participant", "guest")
"""The roles of those who are put into groups unless everybody is wanted."""


class Seat(Struct, frozen=True):
    """Somebody on the board; `there` is False for one in a group who has left or is absent."""

    person: Person
    there: bool = True


class Table(Struct, frozen=True):
    """A group as it is now: its number (from 1), who sits there, its host among them, its notes.

    `unlisted` are the names of members in the agenda whom nobody listed.
    """

    number: int
    group: Breakout
    seats: tuple[Seat, ...] = ()
    host: PersonId | None = None
    notes: tuple[Note, ...] = ()
    unlisted: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many of it are there."""
        return sum(seat.there for seat in self.seats)


class Board(Struct, frozen=True):
    """All groups of a session, and in `nowhere` those who could be in one but are in none."""

    session: SessionId
    grouping: Grouping = NO_GROUPS
    tables: tuple[Table, ...] = ()
    nowhere: tuple[Person, ...] = ()

    @property
    def placement(self) -> dict[PersonId, str]:
        """The group of everybody who sits in one and is there, by id."""
        return {
            seat.person.id: table.group.id
            for table in self.tables
            for seat in table.seats
            if seat.there
        }

    @property
    def placed(self) -> tuple[Person, ...]:
        """Those who sit in a group and are there."""
        return tuple(s.person for table in self.tables for s in table.seats if s.there)

    @property
    def everybody(self) -> tuple[Person, ...]:
        """Those who sit in a group, there or not, and those who are in none."""
        return (*(s.person for table in self.tables for s in table.seats), *self.nowhere)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that count: those with somebody on the board, and a group that still is."""
        known = {person.id for person in (*self.placed, *self.nowhere)}
        return tuple(
            rule
            for rule in self.grouping.rules
            if known.intersection(rule.people)
            and (rule.rule != "fixed" or rule.group in self.grouping.groups)
        )

    @property
    def hosts(self) -> dict[str, PersonId]:
        """The hosts who are there, as group -> person."""
        here = self.placement
        return {t.group.id: t.host for t in self.tables if t.host is not None and t.host in here}

    @property
    def hostless(self) -> tuple[Table, ...]:
        """The tables that have no host there, once some have one."""
        hosts = self.hosts
        return tuple(t for t in self.tables if hosts and t.group.id not in hosts)

    def table(self, group: str | None) -> Table | None:
        """Give the table of a group by its id, or None."""
        return next((table for table in self.tables if table.group.id == group), None)

    def table_of(self, person: PersonId) -> Table | None:
        """Give the table at which somebody sits, there or not, or None."""
        return self.table(self.grouping.members.get(person))

    def imbalance(self) -> Imbalance:
        """Return how uneven the groups are."""
        from facilitator.core.groups.grouping.balance import imbalance  # as people are dealt

        return imbalance(self.placement, [table.group.id for table in self.tables])

    def broken(self) -> tuple[Rule, ...]:
        """List the rules that do not hold as people sit now; who is in no group breaks none."""
        at = self.placement

        def holds(rule: Rule) -> bool:
            groups = [at[person] for person in rule.people if person in at]
            if rule.rule == "apart":
                return len(set(groups)) == len(groups)
            return not set(groups) - {rule.group} if rule.group else len(set(groups)) <= 1

        return tuple(rule for rule in self.rules if not holds(rule))

    def unmet(self) -> tuple[Phrase, ...]:
        """Say in one line each which rules the last dealing or round could not keep, and why.

        There is nothing to say once anything was changed since: only these heed rules.
        """
        return self.not_kept(self.placement) if self.grouping.dealt else ()

    def not_kept(self, at: Mapping[PersonId, str]) -> tuple[Phrase, ...]:
        """Say in one line each which rules would not be kept if people sat so, and why."""
        if not (self.rules and at):
            return ()
        from facilitator.core.groups.grouping.unmet import unmet

        shown = {table.group.id: label(table) for table in self.tables}
        rules = as_rules(self.rules)
        fixed = {person: shown[group] for person, group in rules.fixed.items()}
        placement = {person: shown[group] for person, group in at.items()}
        return unmet(
            placement,
            tuple(shown.values()),
            members(person for person in self.everybody if person.id in at),
            Rules(rules.together, rules.apart, fixed),
        )

    def repeated_pairs(self) -> int:
        """Count the pairs of people who met twice in the rounds of a rotation so far."""
        from facilitator.core.groups.grouping import rotation

        return rotation.repeated_pairs(self.grouping.rounds)


def board(
    state: State, session: SessionId, *, everyone: bool = False, whole_day: bool = False
) -> Board:
    """Lay out a session's groups.

    Speakers and facilitators are only in `nowhere` when `everyone` is wanted. Whoever was said to
    have left or to be absent is not there; for the `whole_day`, and once the session is over, only
    who is absent is not. Of whom nothing was said is there. For the `whole_day` it is as it was
    held, without the rounds of a rotation that were only tried.
    """
    of = state.groupings.get(session, NO_GROUPS)
    if whole_day:
        of = as_held(of, state.of(session))
    slot = state.slot(session)
    day = slot.day if slot else 0
    whole_day = whole_day or state.of(session).over
    inside: dict[str, list[Seat]] = {group: [] for group in of.groups}
    nowhere: list[Person] = []
    people = roster(state)
    for person in people:
        was = state.people.at(day, person.id)
        here = not (was.absent if whole_day else was.away)
        group = of.members.get(person.id, "")
        if group in inside:
            inside[group].append(Seat(person, here))
        elif here and (everyone or person.role in PLACED_BY_DEFAULT):
            nowhere.append(person)
    names = {person.name for person in people}
    notes = _notes(state, session) if of.groups else {}  # a look at every note of the meeting
    tables = tuple(
        Table(
            number,
            group,
            _host_first(inside[id_], group.host),
            next((s.person.id for s in inside[id_] if s.person.id == group.host), None),
            tuple(notes.get(id_, ())),
            tuple(name for name in group.unlisted if name not in names),
        )
        for number, (id_, group) in enumerate(of.groups.items(), start=1)
    )
    return Board(session, of, tables, tuple(nowhere))


def at_hand(plan: Schedule, state: State) -> SessionId | None:
    """Name the session whose groups are meant now.

    That is the running one if it has groups, else the next that has, else the last that had; in a
    programme without any, the running session or the next.
    """
    if plan.current is not None and _has_groups(plan.current, state):
        return plan.current.session.id
    rows = [row for row in plan.rows if _has_groups(row, state)]
    coming = [row for row in rows if row.expected_start is not None]
    held = [row for row in rows if row.progress.begun]
    meant = next(iter(coming or held[-1:] or rows), plan.current or plan.following)
    return meant.session.id if meant is not None else None


def members(people: Iterable[Person]) -> tuple[Member, ...]:
    """Return people as those who put them into groups know them."""
    return tuple(Member(p.id, p.organisation, p.name) for p in people)


def as_rules(rules: Iterable[Rule]) -> Rules:
    """Return rules as those who put people into groups know them; the last one to fix counts."""
    listed = tuple(rules)
    fixed: Mapping[PersonId, str] = {
        person: rule.group
        for rule in listed
        if rule.rule == "fixed" and rule.group is not None
        for person in rule.people
    }
    return Rules(
        tuple(frozenset(rule.people) for rule in listed if rule.rule == "together"),
        tuple(frozenset(rule.people) for rule in listed if rule.rule == "apart"),
        fixed,
    )


def group_of(state: State, session: SessionId, group: str) -> Breakout:
    """Give a group of a session by its id; raises `Refused` if there is none."""
    found = state.groupings.get(session, NO_GROUPS).groups.get(group)
    if found is None:
        raise Refused(phrase("That group is no longer there."))
    return found


def label(table: Table) -> str:
    """Name a group by its number and name, which no other has."""
    return f"{table.number} {table.group.name}"


def _notes(state: State, session: SessionId) -> dict[str, list[Note]]:
    found: dict[str, list[Note]] = {}
    for note in state.notes.values():
        if note.session == session and note.group is not None:
            found.setdefault(note.group, []).append(note)
    return found


def _host_first(seats: list[Seat], host: PersonId | None) -> tuple[Seat, ...]:
    return tuple(sorted(seats, key=lambda seat: seat.person.id != host))


def _has_groups(row: Row, state: State) -> bool:
    of = state.groupings.get(row.session.id)
    return row.session.kind == "groups" or (of is not None and bool(of.groups))
