"""What the place of groups shows: its session, its groups, their time, and what is chosen."""

from __future__ import annotations

import datetime as dt
from typing import Final

from textual.app import ComposeResult

from facilitator.core.base.cells import one_line
from facilitator.core.base.ids import PersonId, SessionId
from facilitator.core.base.language import by_key, clock_time, phrase
from facilitator.core.groups.board import Board, Table, at_hand, board
from facilitator.core.groups.reports import reports
from facilitator.core.record.state import EMPTY, State
from facilitator.core.time.held import held
from facilitator.core.time.view import View
from facilitator.tui.frame.lined import LinedPlace
from facilitator.tui.places.groups.called import Called
from facilitator.tui.places.groups.frames import GROUP
from facilitator.tui.places.groups.page import NOWHERE, PERSON, Page
from facilitator.tui.places.groups.projector import Projector
from facilitator.tui.places.groups.sums import (
    balance_line,
    others_line,
    reporting_line,
    rotation_line,
)
from facilitator.tui.widgets.columns import Columns, Line
from facilitator.tui.widgets.rows import Piece
from facilitator.tui.widgets.say_line import Hint

NOBODY_CHOSEN: Final = phrase("Choose somebody with the arrow keys first.")
NO_GROUP_CHOSEN: Final = phrase("Choose a group with the arrow keys first.")


class ShownGroups(LinedPlace):
    """The groups of a session, and who or what in them is chosen."""

    def __init__(self) -> None:
        """Show the groups that are at hand."""
        super().__init__()
        self._state: State = EMPTY
        self._called = Called(EMPTY)
        self._board = Board(SessionId(""))
        self._wanted: SessionId | None = None
        self._everyone = False
        self._marked: set[PersonId] = set()
        self._reporting = ""
        self._typed = ""
        self._now = dt.datetime.min.replace(tzinfo=dt.UTC)
        self._shown: object = None
        self._times = ""

    def body(self) -> ComposeResult:
        """Lay out the groups."""
        yield Columns(self._lay, id="groups")

    @property
    def _columns(self) -> Columns:
        return self.query_one("#groups", Columns)

    # What is shown

    def show(self, view: View) -> None:
        """Show the groups if they have changed, and their time every second."""
        session = self._session(view)
        self._times = self._times_of(view, session)
        shown = (view.state, session, self._everyone, self._times)
        self._now = view.plan.now
        if shown != self._shown:
            self._shown = shown
            self._state = view.state
            self._called = Called.of(view.state)
            self._board = board(view.state, session, everyone=self._everyone)
            known = {person.id for person in (*self._board.placed, *self._board.nowhere)}
            self._marked &= known
            self._follow_report()
            self._columns.renew()
            self.refresh_bindings()
        elif self._board.grouping.clocks.running:
            self._columns.renew()
        if isinstance(self.app.screen, Projector):
            self.app.screen.show(view.state, view.plan.now, session)

    def _follow_report(self) -> None:
        """Choose a group when it begins to report, so that what is written is its own.

        Whoever is lifted stays at hand: the group is not chosen then.
        """
        here = reports(self._board.grouping).current
        before, self._reporting = self._reporting, here.id if here is not None else ""
        if self._reporting not in ("", before) and not self._marked:
            self._columns.chosen = GROUP + self._reporting

    def hint(self) -> tuple[Hint | str, ...]:
        """Say how those without a group are dealt to the groups, before how notes are taken."""
        board, say, key = self._board, self.host.language.say, self.host.language.key
        if not (board.tables and board.nowhere) or self.typed_text.strip():
            return super().hint()
        deals = say("deals those without a group")
        return (
            Hint(f"Home {key('place.acts', '⏎')}", f"{deals} ·"),
            Hint(key("capture.open", "i"), say("notes")),
        )

    def arrive(self) -> None:
        """Begin with somebody who is in no group, or else with the first group."""
        if self._columns.chosen in ("", NOWHERE) and self._board.nowhere:
            self._columns.chosen = PERSON + self._board.nowhere[0].id

    def _session(self, view: View) -> SessionId:
        if self._wanted is not None and view.state.slot(self._wanted) is not None:
            return self._wanted
        return at_hand(view.plan, view.state) or SessionId("")

    def _lay(self, width: int) -> list[Line]:
        page = Page(
            self._board,
            self._called,
            self.host.language,
            facts=self._facts(),
            marked=self._marked,
            chosen=self._columns.chosen,
            now=self._now,
        )
        return page.lines(width, self._columns.scrollable_content_region.height)

    def _facts(self) -> list[Piece]:
        """Say which session it is, how even its groups are, and how many are in none of them."""
        language = self.host.language
        facts = [
            rotation_line(self._board, language),
            reporting_line(self._board, language),
            balance_line(self._board, language),
            others_line(self._board, self._state, language),
        ]
        about = "".join(f" · {fact}" for fact in facts if fact)
        return [(f" {self._title()}", "strong"), (about, "dim")]

    def _times_of(self, view: View, session: SessionId) -> str:
        """Say from when until when the session is held, as it is or is expected."""
        row = next((row for row in view.plan.rows if row.session.id == session), None)
        if row is None:
            return ""
        start, end = held(row, view.plan.now)
        zone = view.state.zone
        return f"{clock_time(start, zone)}\N{EN DASH}{clock_time(end, zone)}"

    def _title(self) -> str:
        """Name the session and its times."""
        slot, language = self._state.slot(self._board.session), self.host.language
        if slot is None:
            return language.say(
                "The programme is empty: {run} goes to Run, where {a} adds a session.",
                run=by_key("place.run", "1"),
                a=by_key("session.add", "a"),
            )
        day = language.say("day {day}, ", day=slot.day + 1) if len(self._state.dates) > 1 else ""
        return f"{one_line(slot.session.title)} · {day}{self._times}"

    def _renew(self) -> None:
        self._shown = None
        self.update()

    # Who and what is chosen

    def _show_lifted(self) -> None:
        if self._marked:  # how many is of more interest now; after an act it is what that did
            self.host.saying.clear()
        self._columns.renew()
        self.say()

    def _person(self) -> PersonId | None:
        """Give the id of the chosen person, or say that nobody is."""
        chosen = self._columns.chosen
        if chosen.startswith(PERSON):
            return PersonId(chosen.removeprefix(PERSON))
        self.host.tell(NOBODY_CHOSEN)
        return None

    def _table(self) -> Table | None:
        """Give the chosen group: that of the chosen person, or whose heading is chosen."""
        chosen = self._columns.chosen
        if chosen.startswith(PERSON):
            return self._board.table_of(PersonId(chosen.removeprefix(PERSON)))
        return self._board.table(chosen.removeprefix(GROUP))

    def _group(self) -> Table | None:
        """Give the chosen group, or say that none is."""
        table = self._table()
        if table is None:
            self.host.tell(NO_GROUP_CHOSEN)
        return table

    def _people(self) -> list[PersonId]:
        """Give the ids of those who are marked, or else of the chosen person."""
        marked = [each.id for each in self._board.everybody if each.id in self._marked]
        if marked:
            return marked
        person = self._person()
        return [] if person is None else [person]
