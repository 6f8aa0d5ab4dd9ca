"""People says who takes part and who is there, day by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import ClassVar, Final

from textual.binding import BindingType

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import N_, clock_time, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean, clean_line
from facilitator.core.base.times import read_clock
from facilitator.core.people import attendance, person_line, roster
from facilitator.core.people import moves as people_moves
from facilitator.core.record.agenda import Role
from facilitator.core.record.move import Move
from facilitator.core.record.people import Person, PersonAdded
from facilitator.core.record.state import State
from facilitator.core.time.schedule import day_at
from facilitator.tui.frame.lined import FIND
from facilitator.tui.places.people import rows as people_rows
from facilitator.tui.places.people.keys import KEYS
from facilitator.tui.places.people.shown import ShownPeople
from facilitator.tui.widgets.rows import Rows

ADD: Final = "add"
REPLACE: Final = "replace"
MEND: Final = "mend"
CAME: Final = "came"
LEFT: Final = "left"
"""What the line is opened for, beside searching and captures."""

EXAMPLE: Final = N_("Anna Berg, Region Blekinge, guest")
HINTS: Final[Mapping[str, str]] = {
    ADD: EXAMPLE,
    REPLACE: EXAMPLE,
    MEND: EXAMPLE,
    FIND: N_("part of a name or an organisation"),
}


class People(ShownPeople):
    """The place of people (6)."""

    CSS_PATH = "screen.tcss"
    LIST = Rows
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self) -> None:
        """Show everybody, on the day it is."""
        super().__init__()
        self._about: Person | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only days that there are."""
        if action == "day":
            return not self.typing and self._day_beside(*parameters) is not None
        return super().check_action(action, parameters)

    # Presence

    def action_here(self) -> None:
        """Mark the chosen person as present, or take the mark back."""
        if person := self._chosen():
            self.host.act(attendance.toggle, person.id, self._day)

    def action_on_time(self) -> None:
        """Say that the chosen person was there when the day began."""
        if person := self._chosen():
            self.host.act(attendance.on_time, person.id, self._day)

    def action_came(self) -> None:
        """Ask when the chosen person came."""
        person, state = self._chosen(), self._state
        if person is not None and state is not None:
            over = attendance.is_over(state, self._now, self._day)
            now = attendance.starts(state, self._day) if over else self._now
            at = state.people.at(self._day, person.id).arrived or now
            self._open(CAME, clock_time(at, state.zone), person)

    def action_left(self) -> None:
        """Let the chosen person leave now, or be absent; ask when they left, if it was before."""
        person, state = self._chosen(), self._state
        if person is None or state is None:
            return
        was = state.people.at(self._day, person.id)
        if was.came and (was.left or attendance.is_over(state, self._now, self._day)):
            at = was.left or min(self._now, attendance.ends(state, self._day))
            self._open(LEFT, clock_time(at, state.zone), person)
        elif self.host.act(attendance.leave, person.id, self._day) and not was.came:
            words = phrase(
                "“{name}” is marked as absent. For one who was here and left: space, then l.",
                name=people_moves.brief(person.name),
            )
            self.host.tell(words)

    def action_day(self, step: int) -> None:
        """Look at the day before or after."""
        day = self._day_beside(step)
        if day is not None and self._state is not None:
            self._chosen_day = None if day == day_at(self._state, self._now) else day
            self.update()
            self.refresh_bindings()

    def _day_beside(self, step: object) -> int | None:
        """Give the day so many days on, if there is one."""
        day = self._day + step if isinstance(step, int) else -1
        return day if self._state is not None and 0 <= day < len(self._state.dates) else None

    # The list of people

    def action_add(self) -> None:
        """Open the line for people, one a line."""
        self._open(ADD)

    def action_mend(self) -> None:
        """Put the chosen person into the line; a stand-in's is only to be given a name."""
        person, state = self._chosen(), self._state
        if person is None or state is None:
            return
        unnamed = roster.stands_in(state, person.id)
        self._open(MEND, self._composed("" if unnamed else person.name, person, state), person)
        if unnamed:
            self.capture_line.move_cursor((0, 0))

    def action_replace(self) -> None:
        """Ask who comes in the place of the chosen person; a stand-in is only given a name."""
        person, state = self._chosen(), self._state
        if person is None or state is None:
            return
        if roster.stands_in(state, person.id):
            self.action_mend()
        elif state.people.at(self._day, person.id).came:
            self.host.tell(phrase("They are marked as there. Space takes that back first."))
        else:
            self._open(REPLACE, self._composed("", person, state), person)
            self.capture_line.move_cursor((0, 0))

    def _composed(self, name: str, like: Person, state: State) -> str:
        """Write a name with the organisation and the role of somebody."""
        line = person_line.Line(name, roster.organisation_name(state, like.organisation))
        plain = like.role == "participant"
        role = "" if plain else self.host.language.say(person_line.ROLE_WORDS[like.role])
        return person_line.compose(line, role)

    def action_remove(self) -> None:
        """Take the chosen person off the list."""
        if person := self._chosen():
            self.host.act(people_moves.remove, person.id)

    def action_find(self) -> None:
        """Open the line for a part of a name."""
        self._open(FIND, self._query, self._chosen())

    def action_go_back(self) -> None:
        """Show everybody again, or go to Run."""
        if self._query:
            self.search("")
        else:
            self.action_place("run")

    def search(self, query: str) -> None:
        """List who is called so, or whose organisation is."""
        self._query = clean_line(query)
        self.update()
        if self._query and self._items:
            self._choose(people_rows.best(self._items, self._query))

    # The line

    def _open(self, purpose: str, offered: str = "", about: Person | None = None) -> None:
        """Open the line for a purpose, about somebody."""
        self._about = about
        hint = self.host.language.say(HINTS[purpose]) if purpose in HINTS else ""
        self.open_line(purpose, offered, about=about.id if about else "", hint=hint)
        if purpose in (CAME, LEFT):
            self.capture_line.select_all()

    def answered(self, text: str) -> None:
        """Keep what was typed, for what the line is open for."""
        about = self._about
        if self.purpose == ADD:
            self._add(text)
        elif about is None:
            self.close_line()
        elif self.purpose == REPLACE:
            self._replace(about, text)
        elif self.purpose == MEND:
            line = person_line.read(clean_line(text), self._roles)
            if self.host.act(people_moves.change, about.id, line) is not None:
                self.close_line()
        else:
            move = attendance.came_at if self.purpose == CAME else attendance.left_at
            self._set_time(move, about, text)

    def leave_line(self) -> None:
        """Leave the line; when a search is given up, who was chosen before is so again."""
        found = self._about if self.purpose == FIND else None
        super().leave_line()
        if found is not None:
            self._choose(found.id)

    @property
    def _roles(self) -> dict[str, Role]:
        """The words for the roles in the user's language."""
        say = self.host.language.say
        return {say(word).casefold(): role for role, word in person_line.ROLE_WORDS.items()}

    def _add(self, text: str) -> None:
        """List one person a line; lines that are refused stay to be mended."""
        lines = [line for line in clean(text).split("\n") if line.strip()]
        if not lines:
            self.close_line()
            return
        self.search("")
        while lines:
            event = self.host.act(people_moves.add, person_line.read(lines[0], self._roles))
            if event is None or not isinstance(event.fact, PersonAdded):
                break
            self._choose(event.fact.person)
            del lines[0]
        self.capture_line.put("\n".join(lines))
        self.capture_line.move_cursor((0, len(lines[0]) if lines else 0))

    def _replace(self, person: Person, text: str) -> None:
        """List who comes in somebody's place; of the other one nothing is said by that."""
        event = self.host.act(people_moves.add, person_line.read(clean_line(text), self._roles))
        if event is None or not isinstance(event.fact, PersonAdded):
            return
        self.search("")
        self._choose(event.fact.person)
        self.close_line()
        self.host.tell(
            phrase(
                "{name} comes in the place of {other}. Space marks who is there.",
                name=people_moves.brief(event.fact.name),
                other=people_moves.brief(person.name),
            )
        )

    def _set_time(self, move: Move[[str, int, dt.time | None]], person: Person, text: str) -> None:
        """Say when somebody came or left."""
        clock = read_clock(clean(text), end=self.purpose == LEFT)
        if self.host.act(move, person.id, self._day, clock) is not None:
            self.close_line()

    def question(self) -> str:
        """Say what the line is open for, and how it is understood so far."""
        say = self.host.language.say
        name = one_line(people_moves.brief(self._about.name)) if self._about else ""
        match self.purpose:
            case "came":
                return say("When did {name} come? 9, 9:05, 9.05 or 0905", name=name)
            case "left":
                return say("When did {name} leave? 9, 9:05, 9.05 or 0905", name=name)
            case "find":
                return say("Find: Enter goes to the first, Esc shows everybody.")
            case _ if person_line.read(line := self._line_at_cursor()).name:
                return self._understood(line)
            case "replace":
                return say("Who comes in the place of {name}?", name=name)
            case _:
                roles = ", ".join(self._roles)
                return say("A name, then the organisation and the role: {roles}", roles=roles)

    def _line_at_cursor(self) -> str:
        row, _ = self.capture_line.cursor_location
        return clean(self.capture_line.document.get_line(row)).strip()

    def _understood(self, text: str) -> str:
        """Say who is meant by what was typed so far."""
        line = person_line.read(text, self._roles)
        before = self._about.organisation if self._about else None
        if self._state is None:
            return ""
        try:
            name, organisation = people_moves.resolve(self._state, line, before)
        except Refused as refusal:
            return self.host.language.say(refusal.phrase)
        of = roster.organisation_name(self._state, organisation)
        role = self.host.language.say(person_line.ROLE_WORDS[line.role])
        return " · ".join(part for part in (people_moves.brief(name), of, role) if part)
