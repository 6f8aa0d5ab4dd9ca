"""What the place of people shows: who takes part and who is there on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from textual.app import ComposeResult

from facilitator.core.people import moves as people_moves
from facilitator.core.people import roster
from facilitator.core.record.people import Person
from facilitator.core.record.plan import BEGINNING
from facilitator.core.record.state import State
from facilitator.core.time.schedule import day_at
from facilitator.core.time.view import View
from facilitator.running.messages import day_line
from facilitator.tui.frame.lined import LinedPlace
from facilitator.tui.places.people import rows as people_rows
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows


class ShownPeople(LinedPlace):
    """Everybody whom a search lets through, on one day, and who is chosen."""

    def __init__(self) -> None:
        """Show everybody, on the day it is."""
        super().__init__()
        self._query = ""
        self._chosen_day: int | None = None
        self._day = 0
        self._state: State | None = None
        self._now: dt.datetime = BEGINNING
        self._items: list[people_rows.Item] = []
        self._listed: tuple[int, str] | None = None
        self._namesakes: Mapping[str, str] = {}

    def body(self) -> ComposeResult:
        """Lay out the count, the people, and the line."""
        yield Plain(id="turnout", classes="about")
        yield Plain(id="found", classes="about")
        yield Rows(self._draw, choosable=self._choosable, id="people")
        yield Plain(id="nothing")

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one("#people", Rows)

    def show(self, view: View) -> None:
        """List everybody whom the search lets through, under their organisations."""
        today = day_at(view.state, view.plan.now)
        chosen = today if self._chosen_day is None else self._chosen_day
        self._day = min(chosen, len(view.state.dates) - 1)
        self._now = view.plan.now
        if view.state is self._state and self._listed == (self._day, self._query):
            return  # the time alone changes nothing here
        self._state, self._listed = view.state, (self._day, self._query)
        self._list(view.state)

    def _list(self, state: State) -> None:
        everybody = roster.roster(state)
        found = people_rows.matching(state, everybody, self._query)
        before = self._chosen()
        self._namesakes = roster.namesakes(state)
        self._items = people_rows.items(state, found)
        self.rows.display = bool(found)
        self.rows.show(len(self._items))
        if before is not None:
            self._choose(before.id)
        self._say_turnout(state, len(found))
        self._say_why_empty(empty=not found, anybody=bool(everybody))
        if found and self.focused is None:
            self.set_focus(self.rows)  # it lost the focus while there was nothing to show

    def _say_turnout(self, state: State, found: int) -> None:
        language, day = self.host.language, self._day
        parts = [day_line(state, day, language), people_rows.summary(state, day, language)]
        self.query_one("#turnout", Plain).show(" · ".join(filter(None, parts)))
        words = self.query_one("#found", Plain)
        words.display = bool(self._query)
        words.show(
            language.count(
                "{n} found with “{text}”. Esc shows everybody.",
                "{n} found with “{text}”. Esc shows everybody.",
                found,
                text=people_moves.brief(self._query),
            )
        )

    def _say_why_empty(self, *, empty: bool, anybody: bool) -> None:
        say = self.host.language.say
        nobody = self.query_one("#nothing", Plain)
        nobody.display = empty
        nobody.show(
            say("Nobody here is called that: / finds others, a adds somebody.")
            if anybody
            else say(
                "Nobody is listed yet. This is where you mark who is there.\n"
                "a adds people, one a line: a name, then the organisation and the role."
            )
        )

    def _draw(self, row: int, width: int) -> list[Piece]:
        if self._state is None:
            return []
        item = self._items[row]
        apart = self._namesakes.get(item.id, "") if isinstance(item, Person) else ""
        language = self.host.language
        return people_rows.draw(item, self._state, self._day, width, language, apart=apart)

    def _choosable(self, row: int) -> bool:
        return isinstance(self._items[row], Person)

    def _chosen(self) -> Person | None:
        """Give the person under the cursor."""
        row = self.rows.cursor_row
        chosen = self._items[row] if 0 <= row < len(self._items) else None
        return chosen if isinstance(chosen, Person) else None

    def _choose(self, id_: str | None) -> None:
        for row, item in enumerate(self._items):
            if isinstance(item, Person) and item.id == id_:
                self.rows.cursor_row = row
