"""What the place of people shows: who takes part, and who is there on a given day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, one_line
from facilitator.core.base.ids import PersonId
from facilitator.core.base.language import by_key, quoted
from facilitator.core.base.span import whole
from facilitator.core.base.text import capital, clean_line
from facilitator.core.people.attendance import ahead, turnout
from facilitator.core.people.moves import brief
from facilitator.core.record.people import Person
from facilitator.core.record.plan import BEGINNING
from facilitator.core.record.state import State
from facilitator.core.time.schedule import Schedule, day_at
from facilitator.core.time.view import View
from facilitator.tui.frame.marking import MarkingPlace
from facilitator.tui.places.people import rows, states
from facilitator.tui.places.people.drawing import Drawing
from facilitator.tui.places.people.roll import Roll
from facilitator.tui.places.people.rows import Attendance, Heading, Order, people_of
from facilitator.tui.widgets.inks import Piece
from facilitator.tui.widgets.panel import Panel
from facilitator.tui.widgets.say_line import Held, Hint


class ShownPeople(MarkingPlace):
    """Everybody whom a search lets through, on one day, who is chosen and who is marked."""

    def __init__(self) -> None:
        """Show everybody, on the day it is."""
        super().__init__()
        self._query = ""
        self._order = Order.ORGANISATION
        self._missing = False
        self._chosen_day: int | None = None
        self._day = 0
        self._runs = False
        self._state: State | None = None
        self._plan = Schedule(BEGINNING, ())
        self._people: Sequence[Person] = ()
        self._listed: object = None
        self._arrived = False

    def body(self) -> ComposeResult:
        """Lay out the people."""
        yield Roll(id="people")

    @property
    def roll(self) -> Roll:
        """The list."""
        return self.query_one("#people", Roll)

    # What is shown

    def show(self, view: View) -> None:
        """List everybody whom the search lets through, under their organisations."""
        today = day_at(view.state, view.plan.now)
        chosen = today if self._chosen_day is None else self._chosen_day
        self._day = min(chosen, len(view.state.dates) - 1)
        self._plan = view.plan
        self._runs = view.plan.current is not None and self._day == today
        times = [(row.session.id, whole(row.begins)) for row in ahead(view.plan, self._day)]
        listed = (self._day, self._query, self._order, self._missing, times)
        if view.state is self._state and self._listed == listed:
            return  # the time alone changes nothing here but when speakers are to come
        self._state, self._listed = view.state, listed
        self._list(view.state)

    def _list(self, state: State) -> None:
        of = Attendance.of(state, self._plan, self._day)
        self._people = rows.listed(of, self._query, missing=self._missing)
        self.keep_marks(person.id for person in self._people)
        say = self.host.language.say
        found = rows.blocks(of, self._people, self._order, say("Others"))
        longest = max(
            (cells(one_line(body.name)) for body in state.agenda.organisations), default=0
        )
        drawing = Drawing(of, self.host.language, self._marked, self._order, longest)
        by_name = self._order is Order.NAME
        aside = "" if by_name else say("by organisation")
        self.roll.show(found, drawing, self._frame(of), self._why_empty(), aside)
        if found and self.focused is None and self.sheet is None:
            self.set_focus(self.roll)  # it lost the focus while there was nothing to show

    def list_anew(self) -> None:
        """List people anew, as another order or choice of them is wanted."""
        self._listed = None
        self.update()

    def arrive(self) -> None:
        """Begin with the first person, and later with whoever was chosen last."""
        if not self._arrived and self._people and not self.typing:
            self._arrived = True
            self.roll.choose(self._people[0].id)

    def _frame(self, of: Attendance) -> Panel:
        """Say of which day this is, how many are here, and how people are listed."""
        language = self.host.language
        date = language.weekday_and_day(of.state.dates[self._day])
        keys = (
            (
                language.say("{enter} here", enter=by_key("people.here", "⏎")),
                language.say("{star} all", star=by_key("list.mark-all", "*")),
            )
            if self._people
            else ()
        )
        return Panel(
            capital(date),
            detail=list(self._counts(of)),
            count=[(words, "muted")] if (words := " · ".join(self._how_listed())) else (),
            keys=keys,
        )

    def _counts(self, of: Attendance) -> Iterator[Piece]:
        say, count = self.host.language.say, turnout(of.state, of.day)
        if not count.of and not of.awaited:
            return
        yield f"{signs.DONE} {say('{n} here', n=count.here)}", "ok"
        for sign, words, number, look in (
            (f"{signs.OPEN} ", say("{n} expected", n=len(of.awaited)), len(of.awaited), "warn"),
            ("", say("{n} not seen", n=len(of.unseen)), len(of.unseen), "muted"),
            (f"{signs.FROM} ", say("{n} left", n=count.left), count.left, "muted"),
            (f"{signs.NEVER} ", say("{n} absent", n=count.absent), count.absent, "muted"),
        ):
            if number:
                yield " · ", "muted"
                yield sign + words, look

    def _how_listed(self) -> Iterator[str]:
        language = self.host.language
        if self._query:
            yield language.say(quoted(brief(self._query)))
            yield language.count("{n} found", "{n} found", len(self._people))
        if self._missing:
            yield language.say("only who is not here")
        if self._order is Order.NAME:
            yield language.say("by name")

    def _why_empty(self) -> Sequence[str]:
        say = self.host.language.say
        if self._query:
            return (
                say("Nobody here is called that."),
                say("Esc shows everybody, Tab looks in all meetings."),
            )
        if self._missing:
            return (
                say("Everybody is here."),
                say("{esc} shows everybody.", esc=by_key("people.leave", "Esc")),
            )
        return (
            say("Nobody is listed yet."),
            say("This is where you mark who is here, day by day."),
            say(
                "{a} adds people, one a line: a name, the organisation, the role.",
                a=by_key("people.add", "a"),
            ),
        )

    # Who is chosen, and who is marked

    def chosen_person(self) -> Person | None:
        """Give the person under the cursor, who may be the only one of an organisation."""
        ids = people_of(self.roll.chosen)
        if isinstance(self.roll.chosen, Person):
            return self.roll.chosen
        return next((p for p in self._people if [p.id] == [*ids]), None)

    def row_ids(self) -> Sequence[PersonId]:
        """Give the ids of everybody shown."""
        return [person.id for person in self._people]

    def chosen_ids(self) -> Sequence[PersonId]:
        """Give the chosen person's id, or those of all in the chosen organisation."""
        return people_of(self.roll.chosen)

    def meant(self) -> Sequence[PersonId]:
        """Give the ids of all who are marked, or else of those chosen."""
        return [PersonId(id_) for id_ in super().meant()]

    def draw_marks(self) -> None:
        """Draw everybody anew."""
        if self._state is not None:
            self._list(self._state)

    def go_on(self) -> None:
        """Choose the next person, from an organisation the next one."""
        self.roll.go_on()

    def mark_hints(self) -> Sequence[Hint]:
        """Say what keys do with those marked."""
        say, key = self.host.language.say, self.host.language.key
        return (
            Hint(key("people.here", "⏎"), say("here")),
            Hint(key("people.state", "k"), say("late, left …")),
            Hint(key("people.remove", "d"), say("remove")),
        )

    def held(self) -> Held | None:
        """Say how many are marked, and of which organisation if it is all of one."""
        held = super().held()
        body = self._whole()
        if held is None or not body:
            return held
        return Held(f"{held.text[:-1]}, {one_line(body.name)}.", held.hints)

    def _whole(self) -> Heading | None:
        """Give the organisation of which all are marked and nobody else is."""
        if self._state is None or self._order is not Order.ORGANISATION:
            return None
        of = Attendance.of(self._state, self._plan, self._day)
        others = self.host.language.say("Others")
        marked = set(self._marked)
        for heading, *_ in rows.blocks(of, self._people, self._order, others):
            if isinstance(heading, Heading) and set(heading.people) == marked:
                return heading
        return None

    def hint(self) -> tuple[Hint | str, ...]:
        """Say how to begin while nobody is marked as here; else how something is captured."""
        state, say, key = self._state, self.host.language.say, self.host.language.key
        begun = clean_line(self.capture_line.text)
        if state is None or not self._people or begun or turnout(state, self._day).here:
            return super().hint()
        everybody = f"{key('list.mark-all', '*')} {key('people.here', '⏎')}"
        if again := states.carried(state, self._day, self.host.language):
            carries = f"{key('people.state', 'k')} {states.CARRY_DIGIT}"
            return (Hint(carries, again), Hint(everybody, say("all")))
        return (
            Hint(key("people.find", "f"), say("part of a name, Enter marks as here")),
            Hint(everybody, say("everybody is here")),
        )

    # Finding

    def search(self, query: str) -> None:
        """List who is called so, or whose organisation is."""
        self._query = clean_line(query)
        self.update()
        if self._query and self._people and self._state is not None:
            of = Attendance.of(self._state, self._plan, self._day)
            self.roll.choose(rows.best(of, self._people, self._query))
