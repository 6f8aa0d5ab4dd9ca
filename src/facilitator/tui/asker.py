"""The asker puts questions to the facilitator when the meeting comes to need an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import TextArea

from facilitator.core import moves
from facilitator.meeting import Meeting
from facilitator.tui import asking, questions
from facilitator.tui.host import View
from facilitator.tui.remote import Lines
from facilitator.tui.screens.place import Place
from facilitator.tui.vigil import Absence

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp


class Asker:
    """Asks about one meeting, each thing as often as it is worth while.

    While `unsettled` is not 0 so many questions about time away are open.
    """

    def __init__(self, app: FacilitatorApp, meeting: Meeting) -> None:
        """Begin with nothing asked."""
        self._app = app
        self._meeting = meeting
        self._left_over: tuple[str, ...] = ()
        self._lines = Lines()
        self._conflicts = asking.Conflicts()
        self.unsettled = 0

    def time_away(self) -> None:
        """After a restart, ask about the time nobody kept, if a session was running."""
        meeting = self._meeting
        if not meeting.state.rehearsal and meeting.last_seen is not None:
            self.absence(Absence(meeting.last_seen, meeting.clock.now()))

    def absence(self, absence: Absence) -> None:
        """Ask what time in which the laptop slept was, if it is worth asking."""
        state = self._meeting.state
        if state.current is None or state.paused or not absence.asked:
            return
        self.unsettled += 1

        def answered(answer: str | None) -> None:
            self.unsettled -= 1
            choice = questions.away_choice(answer)
            self._app.act(moves.settle_away, absence.since, absence.until, choice)

        asked = questions.away_question(absence, state, self._app.language)
        self._app.push_screen(asked, answered)

    def leftovers(self) -> None:
        """When a day has ended or another begun, ask what becomes of what was not held."""
        state, now = self._meeting.state, self._meeting.clock.now()
        asked = questions.leftover_question(state, now, self._app.language)
        if asked is None or asked.sessions == self._left_over:
            return
        self._left_over = asked.sessions

        def answered(answer: str | None) -> None:
            choice = questions.leftover_choice(answer)
            if choice is not None:
                self._app.act(moves.settle_leftover, asked.sessions, choice)

        self._app.push_screen(asked.screen, answered)

    def look(self, view: View) -> None:
        """Ask what the time it is makes worth asking; not while text is typed."""
        # At the very end there may be no screen any more.
        front = self._app.screen_stack[-1] if self._app.screen_stack else None
        if isinstance(front, Place) and not isinstance(front.focused, TextArea):
            self._line(view)
            self._conflict(view, front)

    def forget_conflicts(self) -> None:
        """Ask about conflicts again, as what was done about them was undone."""
        self._conflicts.forget()

    def _line(self, view: View) -> None:
        """Ask some time before a remote session whether its line works."""
        lead = self._app.launch.config.remote_check
        check = self._lines.due(view.state, view.plan, lead)
        if check is not None:
            from facilitator.tui.screens import speaking

            self._lines.asked(check)
            speaking.check(self._app, self._app, check)

    def _conflict(self, view: View, front: Place) -> None:
        """Ask once what to do about a fixed point that can no longer be kept by shortening."""
        if front.name != "run" or self._app.screen is not front:
            return
        asked = self._conflicts.due(view.plan, view.state, self._app.language)
        if asked is None:
            return

        def answered(answer: str | None) -> None:
            if answer == "rebalance":
                from facilitator.tui.screens.rebalance import Rebalance

                self._app.push_screen(Rebalance())
            elif answer == "undo":
                self._app.undo()
            elif answer == "redo":
                self._app.redo()
            elif made := asking.conflict_move(answer, asked.session):
                move, how = made
                self._app.act(move, **how)

        self._app.push_screen(questions.conflict_question(asked), answered)
