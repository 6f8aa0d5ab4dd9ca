"""People shows who takes part and who is there, day by day."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Final

from textual.binding import BindingType

from facilitator.core.base.cells import one_line
from facilitator.core.base.ids import PersonId
from facilitator.core.base.language import clock_time, phrase
from facilitator.core.people import attendance, marking, roster
from facilitator.core.people import moves as people_moves
from facilitator.core.record.move import Move
from facilitator.core.record.state import State
from facilitator.core.time.schedule import day_at
from facilitator.running.prompts.question import Question, numbered
from facilitator.tui.frame.lined import FIND
from facilitator.tui.places.people import states
from facilitator.tui.places.people.keys import KEYS
from facilitator.tui.places.people.lines import CAME, LATER, LEFT, PeopleLines
from facilitator.tui.places.people.roll import Roll
from facilitator.tui.places.people.rows import Order
from facilitator.tui.places.people.states import Act

EVERYBODY: Final = "everybody"
MISSING: Final = "missing"
DAY: Final = "day "
"""What is chosen to be shown, beside an order; a day with its number behind it."""

MOST_ANSWERS: Final = 9


class People(PeopleLines):
    """The place of people (6)."""

    LIST = Roll
    PASSING = (FIND, CAME, LEFT, LATER)
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the arrow keys choose among those found while somebody is looked for."""
        if action == "choose_found":
            return self.typing and self.purpose == FIND
        return super().check_action(action, parameters)

    def reveal(self, id_: str) -> None:
        """Choose somebody among everybody, today."""
        self._query, self._missing, self._chosen_day = "", False, None
        self.list_anew()
        self.roll.choose(id_)

    # Presence

    def action_here(self) -> None:
        """Mark those meant as here; after one the next is chosen, also if they were already."""
        ids, state = self.meant(), self._state
        there = state is not None and all(state.people.at(self._day, id_).there for id_ in ids)
        if there and ids and not self.marked:
            self.host.tell(phrase("That is already so."))
            self.go_on()
        elif ids:
            self._mark(marking.here)
        else:
            self.nothing_chosen()

    def action_everybody_here(self) -> None:
        """Mark everybody as here, today."""
        state, now = self.host.state, self.host.now()
        ids = [person.id for person in roster.roster(state)]
        self.host.act(marking.here, ids, day_at(state, now))

    def _mark(self, move: Move[[list[PersonId], int]]) -> None:
        """Say something of those meant, in one step."""
        ids = list(self.meant())
        if not ids:
            return
        done = self.host.act(move, ids, self._day) is not None
        if done and not self.unmark():
            self.go_on()

    def action_state(self) -> None:
        """Ask what is so of those meant."""
        ids = list(self.meant())
        if ids and self._state is not None:
            question = states.question(self._state, self._day, ids, self.host.language)
            self.choose(question, lambda answer: self._say_state(Act(answer)))
        else:
            self.nothing_chosen()

    def _say_state(self, act: Act) -> None:
        match act:
            case Act.ON_TIME:
                self._mark(marking.on_time)
            case Act.CAME:
                self._ask_when(CAME)
            case Act.LEFT:
                self._leave()
            case Act.ABSENT:
                self._mark(marking.absent)
            case Act.UNKNOWN:
                self._mark(marking.unknown)
            case Act.LATER:
                self._ask_when(LATER)
            case Act.CARRY:
                self.host.act(marking.carry, self._day)
            case Act.REPLACE:
                self.replace_chosen()

    def _leave(self) -> None:
        """Let those meant leave now; ask when they left, if it was before."""
        state = self._state
        if state is None:
            return
        there = any(state.people.at(self._day, id_).there for id_ in self.meant())
        came = any(state.people.at(self._day, id_).came for id_ in self.meant())
        if came and (not there or attendance.is_over(state, self._plan.now, self._day)):
            self._ask_when(LEFT)
        else:
            self._mark(marking.left)

    def _ask_when(self, purpose: str) -> None:
        """Ask when those meant came or left, with what is known of it or with now to be mended."""
        ids, state = tuple(self.meant()), self._state
        if not ids or state is None:
            return
        offered = (
            "" if purpose == LATER else clock_time(self._time(state, purpose, ids), state.zone)
        )
        self.open_for(purpose, offered, ids)
        self.capture_line.select_all()

    def _time(self, state: State, purpose: str, ids: tuple[PersonId, ...]) -> dt.datetime:
        was = state.people.at(self._day, ids[0])
        known = was.arrived if purpose == CAME else was.left
        if known is not None:
            return known
        if not attendance.is_over(state, self._plan.now, self._day):
            return self._plan.now
        times = attendance.starts if purpose == CAME else attendance.ends
        return times(state, self._day)

    # The list of people

    def action_remove(self) -> None:
        """Take those meant off the list; several only when that is confirmed."""
        ids = list(self.meant())
        if not ids:
            self.nothing_chosen()
        if len(ids) < 2:  # noqa: PLR2004 - one is no several
            self._remove(ids)
            return
        say = self.host.language.say
        title = self.host.language.count(
            "Take {n} person off the list?", "Take {n} people off the list?", len(ids)
        )
        names = ", ".join(self._names(ids))
        answers = numbered([(say("take them off"), "remove")])
        question = Question(title, answers, names, escape=say("keep them"))
        self.choose(question, lambda _: self._remove(ids))

    def _names(self, ids: list[PersonId]) -> list[str]:
        state = self._state
        return [one_line(roster.person_name(state, id_)) for id_ in ids] if state else []

    def _remove(self, ids: list[PersonId]) -> None:
        for id_ in ids:
            if self.host.act(people_moves.remove, id_) is None:
                return
        self.unmark()

    # What is shown

    def action_missing(self) -> None:
        """List only those who are not here today."""
        self._query, self._missing, self._chosen_day = "", True, None
        self.list_anew()

    def action_order(self) -> None:
        """Ask how people are listed, whether all of them are, and of which day."""
        state, say = self._state, self.host.language.say
        if state is None:
            return
        answers = [
            (say("by organisation"), Order.ORGANISATION.value),
            (say("by name"), Order.NAME.value),
            (say("everybody"), EVERYBODY)
            if self._missing
            else (say("only who is not here"), MISSING),
        ]
        others = sorted(
            (day for day in range(len(state.dates)) if day != self._day),
            key=lambda day: abs(day - self._day),
        )[: MOST_ANSWERS - len(answers)]
        for day in sorted(others):
            date = self.host.language.weekday_and_day(state.dates[day])
            answers.append((say("day {day}: {date}", day=day + 1, date=date), f"{DAY}{day}"))
        question = Question(say("What should be shown?"), numbered(answers), escape=say("Cancel"))
        self.choose(question, self._show_so)

    def _show_so(self, chosen: str) -> None:
        if chosen.startswith(DAY) and self._state is not None:
            day = int(chosen.removeprefix(DAY))
            self._chosen_day = None if day == day_at(self._state, self._plan.now) else day
        elif chosen in (EVERYBODY, MISSING):
            self._missing = chosen == MISSING
        else:
            self._order = Order(chosen)
        self.list_anew()

    def action_go_back(self) -> None:
        """Take one step back: marks, then what is shown, then to Run."""
        if self.unmark():
            return
        if self._query or self._missing or self._chosen_day is not None:
            self._query, self._missing, self._chosen_day = "", False, None
            self.list_anew()
        else:
            self.action_place("run")
