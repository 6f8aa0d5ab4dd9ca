"""How a row of people is drawn: a sign, the name, and what else there is to say at the right."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, cut, one_line, told_apart
from facilitator.core.base.ids import PersonId
from facilitator.core.base.language import Language, clock_time
from facilitator.core.people.attendance import late, turnout
from facilitator.core.people.person_line import ROLE_WORDS
from facilitator.core.people.roster import body_name, person_of, roster, stands_in
from facilitator.core.people.short_names import short_names
from facilitator.core.record.people import Person
from facilitator.tui.places.people.rows import Attendance, Heading, Item, Order
from facilitator.tui.widgets.inks import Piece

SIGN: Final = 2
"""How many cells the sign takes, with the blank after it."""


class Drawing:
    """The rows of a day in a language, with who is marked."""

    def __init__(
        self,
        of: Attendance,
        language: Language,
        marked: Collection[str],
        order: Order,
        longest: int = 0,
    ) -> None:
        """Take what is drawn.

        `longest` is how many cells the longest name of an organisation takes: all have short names
        where that one has no room.
        """
        self._longest = longest
        self._of = of
        self._language = language
        self._marked = marked
        self._order = order
        self._cut: dict[int, Mapping[str, str]] = {}

    def needed(self, item: Item) -> int:
        """Say how many cells a row takes whose name is not cut; organisations have short ones."""
        if isinstance(item, Heading):
            return 0
        apart = self._apart(item)
        return SIGN + cells(self.name(item)) + (cells(apart) + 1 if apart else 0)

    def row(self, item: Item, room: int, clear: int = 0) -> list[Piece]:
        """Draw a row; all but a name keeps so many cells `clear` of the next column."""
        if isinstance(item, Heading):
            return self._heading(item, room - clear)
        return self._person(item, room, clear)

    def name(self, person: Person) -> str:
        """Give a name, with a number if another of the same organisation has it too."""
        if stands_in(self._of.state, person.id):
            return self._language.say("somebody")
        apart = self._of.namesakes.get(person.id, "")
        return one_line(person.name) + (f" ({apart})" if apart.isdigit() else "")

    def _apart(self, person: Person) -> str:
        """Give the organisation of somebody whom it tells from another, as no heading does."""
        apart = self._of.namesakes.get(person.id, "")
        if self._order is Order.ORGANISATION or not apart or apart.isdigit():
            return ""
        return self._short.get(person.organisation or "", one_line(apart))

    # Organisations

    def _heading(self, heading: Heading, room: int) -> list[Piece]:
        people = [p for id_ in heading.people if (p := person_of(self._of.state, id_))]
        count = turnout(self._of.state, self._of.day, people)
        of = f"{count.here}/{count.of}" if count.of else ""
        heed = self._of.used and count.here < count.of
        sign: list[Piece] = []
        if heading.alone:
            sign = [self._sign(heading.people[0])]
        taken = sum(cells(text) for text, _ in sign) + (cells(of) + 1 if of else 0)
        name = self._body(heading.organisation, heading.name, room - taken)
        chosen = all(id_ in self._marked for id_ in heading.people)
        title: Piece = (name, "accent bold" if chosen else "title")
        return _spread([*sign, title], (of, "warn" if heed else "muted"), room)

    def _body(self, id_: str, name: str, room: int) -> str:
        if self._longest <= room:
            return one_line(name)
        return cut(self._short.get(id_, one_line(name)), room)

    @cached_property
    def _short(self) -> dict[str, str]:
        return short_names(self._of.state.agenda.organisations)

    # People

    def _person(self, person: Person, room: int, clear: int) -> list[Piece]:
        was = self._of.state.people.at(self._of.day, person.id)
        apart = self._apart(person)
        width = max(1, room - SIGN - (cells(apart) + 1 + clear if apart else 0))
        name = self._names(width).get(person.id) or cut(self.name(person), width)
        look = "" if was.there or person.id in self._of.awaited else "muted"
        if person.id in self._marked:
            look = "accent bold"
        left = room - clear - SIGN - cells(name) - 1
        note = next((each for each in self._notes(person) if cells(each) <= left), apart)
        return _spread([self._sign(person.id), (name, look)], (note, "muted"), room - clear)

    def _names(self, width: int) -> Mapping[str, str]:
        """Give the names cut to a width, so that people who are called otherwise look so."""
        if width not in self._cut:
            people = roster(self._of.state)
            names = told_apart([self.name(each) for each in people], width)
            self._cut[width] = dict(zip((each.id for each in people), names, strict=True))
        return self._cut[width]

    def _sign(self, person: PersonId) -> Piece:
        was = self._of.state.people.at(self._of.day, person)
        if person in self._marked:
            return f"{signs.MARKED} ", "accent bold"
        if was.there:
            return f"{signs.DONE} ", "ok"
        if was.absent:
            return f"{signs.NEVER} ", "muted"
        if was.away:
            return f"{signs.FROM} ", "muted"
        if person in self._of.awaited:
            return f"{signs.OPEN} ", "warn"
        return f"{signs.BLANK} ", "muted"

    def _notes(self, person: Person) -> Iterator[str]:
        """Give what there is to say beside a name, the fullest first."""
        say, when = self._language.say, self._when(person)
        role = "" if person.role == "participant" else say(ROLE_WORDS[person.role])
        link = signs.BY_LINK if person.link else ""
        body = one_line(body_name(self._of.state, person))
        if self._order is Order.ORGANISATION and person.organisation is not None:
            body = ""
        short = self._short.get(person.organisation or "", body) if body else ""
        for parts in (
            (body, role, link, *when[:1]),
            (short, role, link, *when[:1]),
            *(((short, *when[-1:]), (short,)) if self._apart(person) else ()),
            (role, link, *when[:1]),
            (link, *when[:1]),
            (link, *when[-1:]),
            when[-1:],
            (role, link),
            (link,),
        ):
            yield " ".join(filter(None, parts))

    def _when(self, person: Person) -> list[str]:
        """Say when somebody came late, left or is to come: in words, and by the clock alone."""
        of, say, zone = self._of, self._language.say, self._of.state.zone
        was = of.state.people.at(of.day, person.id)
        if was.absent:
            return [say("absent")]
        if was.left is not None:
            return [say("left {clock}", clock=(at := clock_time(was.left, zone))), at]
        if was.arrived is not None and late(of.state, of.day, person.id):
            return [clock_time(was.arrived, zone)]
        if (when := of.awaited.get(person.id)) is not None:
            return [say("expected {clock}", clock=(at := clock_time(when, zone))), at]
        return [say("comes later")] if person.id in of.awaited else []


def _spread(left: list[Piece], right: Piece, room: int) -> list[Piece]:
    """Put pieces to the left and one to the right of a row."""
    blank = room - sum(cells(text) for text, _ in left) - cells(right[0])
    return [*left, (" " * max(0, blank), ""), right]
