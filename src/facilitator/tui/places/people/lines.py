"""The lines of People: adding and correcting people, when somebody came, finding somebody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from facilitator.core.base.cells import one_line
from facilitator.core.base.ids import PersonId
from facilitator.core.base.language import N_, by_key, counted, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean, clean_line
from facilitator.core.base.times import read_clock
from facilitator.core.notes.capture import PRIVATE, SIGNS
from facilitator.core.people import marking, person_line, roster
from facilitator.core.people import moves as people_moves
from facilitator.core.people import unknown as unknown_bodies
from facilitator.core.record.move import Move, bound
from facilitator.core.record.people import Person, PersonAdded, PersonChanged
from facilitator.core.record.state import State
from facilitator.files.toml.text import UnreadableFile
from facilitator.running import people_lists
from facilitator.running.prompts.prompt import Decision
from facilitator.tui.frame.lined import FIND
from facilitator.tui.places.people.read import ReadPeople
from facilitator.tui.rows.names import Organisations
from facilitator.tui.widgets.completion import Naming

ADD: Final = "add"
REPLACE: Final = "replace"
EDIT: Final = "mend"
CAME: Final = "came"
LEFT: Final = "left"
LATER: Final = "later"
"""What the line is opened for, beside searching and captures."""

EXAMPLE: Final = N_("Anna Berg, Region Blekinge, guest")
HINTS: Final[Mapping[str, str]] = {
    ADD: EXAMPLE,
    REPLACE: EXAMPLE,
    EDIT: EXAMPLE,
    FIND: N_("part of a name or an organisation"),
    LATER: N_("10, 10:30, or nothing if it is not known"),
}

QUESTIONS: Final[Mapping[str, str]] = {
    CAME: N_("When did {name} come? 9, 9:05, 9.05 or 0905"),
    LEFT: N_("When did {name} leave? 9, 9:05, 9.05 or 0905"),
    LATER: N_("When does {name} come?"),
    REPLACE: N_("Who comes in the place of {name}?"),
}


class PeopleLines(ReadPeople):
    """The place of people with what is typed there."""

    def __init__(self) -> None:
        """Ask nothing yet."""
        super().__init__()
        self._ids: tuple[PersonId, ...] = ()
        self._found = ""

    @property
    def _about(self) -> Person | None:
        """The first whom the line is about."""
        return roster.person_of(self._state, self._ids[0]) if self._state and self._ids else None

    def open_for(self, purpose: str, offered: str = "", ids: tuple[PersonId, ...] = ()) -> None:
        """Open the line for a purpose, about some people."""
        self._ids = ids
        hint = self.host.language.say(HINTS[purpose]) if purpose in HINTS else ""
        self.open_line(purpose, offered, about=ids[0] if ids else "", hint=hint)

    def naming(self) -> Naming | None:
        """Complete everybody's names in a capture, organisations' beside a person."""
        people = self.purpose in {ADD, EDIT, REPLACE}
        return Organisations(self.host) if people else super().naming()

    # Adding and mending

    def action_add(self) -> None:
        """Open the line for people, one a line."""
        self.open_for(ADD)

    def action_edit(self) -> None:
        """Put the chosen person into the line; a stand-in's is only to be given a name."""
        person, state = self.chosen_person(), self._state
        if person is None or state is None:
            self.host.tell(phrase("Choose somebody with the arrow keys first."))
            return
        unnamed = roster.stands_in(state, person.id)
        name = "" if unnamed else person.name
        self.open_for(EDIT, self._composed(name, person, state), (person.id,))
        if unnamed:
            self.capture_line.move_cursor((0, 0))

    def replace_chosen(self) -> None:
        """Ask who comes in the place of the person meant; a stand-in is only given a name."""
        ids, state = tuple(self.meant()), self._state
        person = roster.person_of(state, ids[0]) if state and ids else None
        if person is None or state is None:
            return
        if roster.stands_in(state, person.id):
            self.roll.choose(person.id)
            self.action_edit()
        elif state.people.at(self._day, person.id).came:
            self.host.tell(
                phrase(
                    "They are marked as here. {k} takes that back first.",
                    k=by_key("people.state", "k"),
                )
            )
        else:
            self.open_for(REPLACE, self._composed("", person, state), (person.id,))
            self.capture_line.move_cursor((0, 0))

    def _composed(self, name: str, like: Person, state: State) -> str:
        """Write a name with the organisation and the role of somebody."""
        line = person_line.Line(name, roster.body_name(state, like))
        plain = like.role == "participant"
        role = "" if plain else self.host.language.say(person_line.ROLE_WORDS[like.role])
        return person_line.compose(line, role)

    def _list_one(self, text: str) -> PersonAdded | None:
        """List somebody, who is here if a session runs."""
        line = person_line.read(text, self.roles)
        here = self._day if self._runs else None
        fact = self._put_on_list(bound(people_moves.add, line, here=here))
        return fact if isinstance(fact, PersonAdded) else None

    def _put_on_list(self, move: Decision) -> PersonAdded | PersonChanged | None:
        """List or update somebody, and choose whoever is new; None where that is refused."""
        event = self.host.act(move)
        fact = event.fact if event is not None else None
        if isinstance(fact, PersonAdded):
            self._query = ""
            self.list_anew()
            self.roll.choose(fact.person)
        return fact if isinstance(fact, PersonAdded | PersonChanged) else None

    def _add(self, text: str) -> None:
        """List one person a line; lines that are refused stay to be mended.

        A file is put into the line as the list that is in it. Of a list who is there already is
        updated, not listed twice.
        """
        typed = [line for line in clean(text).split("\n") if line.strip()]
        if not typed:
            self.close_line()
            return
        if len(typed) == 1 and (path := people_lists.file_named(typed[0])):
            self._offer(path)
            return
        if len(typed) == 1 and (sign := _sign_of_note(self.person_in(typed[0]).name)):
            self.host.tell(
                phrase(
                    "“{sign}” begins a note, not a name. Esc leaves this line, {i} writes notes.",
                    sign=sign,
                    i=by_key("capture.open", "i"),
                )
            )
            return
        if table := people_lists.lines_of_table("\n".join(typed), self.host.language):
            self.capture_line.put("\n".join(table))
            return
        unknown = [line for line in typed if self.is_unknown(line)]
        rest = [line for line in typed if line not in unknown]
        alone = len(typed) == 1 and self.person_in(typed[0]) == person_line.read(
            typed[0], self.roles
        )
        take = self._list_one if alone else self._take_one
        while rest and take(rest[0]):
            del rest[0]
        self._keep_lines([*rest, *unknown])
        if unknown and not rest:
            self.ask_organisation(unknown, self._taken, self._go_on_without)

    def _keep_lines(self, lines: Sequence[str]) -> None:
        """Leave lines to be mended, with the cursor behind the first."""
        self.capture_line.put("\n".join(lines))
        self.capture_line.move_cursor((0, len(lines[0]) if lines else 0))

    def _taken(self, line: person_line.Line) -> Decision:
        return bound(people_moves.take, line, here=self._day if self._runs else None)

    def _go_on_without(self, lines: Sequence[person_line.Line], _: bool) -> None:
        """Go on with what is in the line beside those that were listed, or left out."""
        typed = clean(self.capture_line.text).split("\n")
        rest = [
            text
            for text in typed
            if text.strip() and person_line.read(text, self.roles) not in lines
        ]
        self._query = ""
        self.list_anew()
        self._keep_lines(rest)
        if rest:
            self._add("\n".join(rest))

    def _offer(self, path: Path) -> None:
        """Put the people of a file into the line, to be looked at and then listed."""
        try:
            lines = people_lists.lines_of(path, self.host.language)
        except UnreadableFile as problem:
            self.host.tell(problem.phrase)
            return
        if not lines:
            self.host.tell(phrase("No person was found."))
            return
        self.capture_line.put("\n".join(lines))
        self.host.tell(
            counted(
                "{n} person is in the file; ⏎ lists them.",
                "{n} people are in the file; ⏎ lists them.",
                len(lines),
            )
        )

    def _take_one(self, text: str) -> bool:
        """List somebody of a list, or update who is there already."""
        if self._state is None:
            return False
        line = self.person_in(text)
        try:
            known = people_moves.listed(self._state, line)
        except Refused:
            known = None  # listing says why
        if known is not None and not known[1]:
            return True
        return self._put_on_list(self._taken(line)) is not None

    def _replace(self, person: Person, text: str) -> None:
        """List who comes in somebody's place; of the other one nothing is said by that."""
        if self.is_unknown(text):
            self.ask_organisation(
                [text],
                self._taken,
                lambda lines, listed: self._replaced(person, lines[0].name if listed else ""),
            )
        elif (fact := self._list_one(clean_line(text))) is not None:
            self._replaced(person, fact.name)

    def _replaced(self, person: Person, name: str) -> None:
        """Say who comes in somebody's place, if anybody does."""
        self.close_line()
        self.unmark()
        if not name:
            return
        self.host.tell(
            phrase(
                "{name} comes in the place of {other}.",
                name=people_moves.brief(name),
                other=people_moves.brief(person.name),
            )
        )

    def _change(self, person: Person, text: str) -> None:
        line = self.person_in(clean_line(text), person)

        def changed(line: person_line.Line) -> Decision:
            return bound(people_moves.change, person.id, line)

        if self.is_unknown(text, person):
            self.ask_organisation([text], changed, lambda *_: self.close_line(), person)
        elif self.host.act(changed(line)) is not None:
            self.close_line()

    # When somebody came, left or is to come

    def _set_time(self, move: Move[[tuple[PersonId, ...], int, dt.time | None]], text: str) -> None:
        clock = read_clock(clean(text), end=self.purpose == LEFT)
        if self.purpose == LATER and clock is None and clean_line(text):
            self.host.tell(phrase("Write a clock time: 9, 9:05, 9.05 or 0905."))
            return
        if self.host.act(move, self._ids, self._day, clock) is None:
            return
        self.close_line()
        if not self.unmark():
            self.go_on()

    # Finding

    def action_find(self) -> None:
        """Open the line for a part of a name; Enter marks who is found as here."""
        self._found = ""
        self.open_for(FIND, "", tuple(self.chosen_ids())[:1])

    def action_choose_found(self, step: int) -> None:
        """Choose another of those who were found."""
        self.roll.action_step(0, step)

    def keep(self, text: str) -> None:
        """Mark who is found as here and look for the next, or keep what the line is open for."""
        if self.purpose != FIND:
            super().keep(text)
        elif not clean_line(text):
            self.leave_line()
        else:
            self._mark_found()

    def _mark_found(self) -> None:
        person = self.chosen_person()
        if person is None:
            self.host.tell(phrase("Nobody here is called that."))
            return
        there = self._state is not None and self._state.people.at(self._day, person.id).there
        if not there and self.host.act(marking.here, person.id, self._day) is None:
            return
        self._found = person.id
        self.capture_line.put("")
        self.search("")
        self.roll.choose(person.id)
        self.ask()

    def leave_line(self) -> None:
        """Leave the line; who was found stays chosen, else who was chosen before is so again."""
        finding = self.purpose == FIND
        found = self.chosen_person() if finding and self._query else None
        chosen = found.id if found else self._found or (self._ids[0] if self._ids else "")
        super().leave_line()
        if finding and chosen:
            self.roll.choose(chosen)

    # What the line is for

    def answered(self, text: str) -> None:
        """Keep what was typed, for what the line is open for."""
        about = self._about
        if self.purpose == ADD:
            self._add(text)
        elif about is None:
            self.close_line()
        elif self.purpose == REPLACE:
            self._replace(about, text)
        elif self.purpose == EDIT:
            self._change(about, text)
        else:
            moves = {CAME: marking.came_at, LEFT: marking.left_at, LATER: marking.expect}
            self._set_time(moves[self.purpose], text)

    def question(self) -> str:
        """Say what the line is open for, and how it is understood so far."""
        say = self.host.language.say
        if self.purpose == FIND:
            return self._finding()
        names_somebody = self.purpose in {ADD, EDIT, REPLACE}
        if names_somebody and person_line.read(line := self._line_at_cursor()).name:
            return self._understood(line)
        if self.purpose in QUESTIONS:
            return say(QUESTIONS[self.purpose], name=self._whom())
        roles = ", ".join(self.roles)
        if self.purpose == ADD:
            return say("Name, organisation, role ({roles}) or a file", roles=roles)
        return say("A name, then the organisation and the role: {roles}", roles=roles)

    def _whom(self) -> str:
        """Name whom the line is about."""
        if len(self._ids) > 1:
            return self.host.language.count("{n} person", "{n} people", len(self._ids))
        return one_line(people_moves.brief(self._about.name)) if self._about else ""

    def _finding(self) -> str:
        """Say who Enter marks as here, or who was just marked."""
        say, person = self.host.language.say, self.chosen_person()
        if self._query:
            name = one_line(people_moves.brief(person.name)) if person else ""
            return say("⏎: {name} is here · Esc: only chosen", name=name) if name else ""
        if self._found:
            return say("Part of the next name, or Esc.")
        return say("Part of a name: ⏎ marks as here, Tab looks in all meetings.")

    def _line_at_cursor(self) -> str:
        row, _ = self.capture_line.cursor_location
        return clean(self.capture_line.document.get_line(row)).strip()

    def _understood(self, text: str) -> str:
        """Say who is meant by what was typed so far."""
        line = self.person_in(text, self._about)
        if self._state is None:
            return ""
        say = self.host.language.say
        try:
            who = people_moves.resolve(self._state, line, self._about)
        except unknown_bodies.UnknownOrganisation as what:
            return say("“{name}” is none of the organisations: ⏎ asks.", name=what.name)
        except Refused as refusal:
            return say(refusal.phrase)
        of = roster.organisation_name(self._state, who.organisation) or who.affiliation
        role = say(person_line.ROLE_WORDS[line.role])
        here = say("here") if self._runs and self.purpose != EDIT else ""
        said = (people_moves.brief(who.name), of, role, line.title, line.email, here)
        return " · ".join(filter(None, said))


def _sign_of_note(name: str) -> str:
    """Give the sign that a capture begins with where a name is expected; "" if there is none."""
    return name[0] if name and name[0] in (*SIGNS.values(), PRIVATE) else ""
