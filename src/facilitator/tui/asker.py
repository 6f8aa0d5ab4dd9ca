"""The asker puts questions to the facilitator when the meeting comes to need an answer."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final

from textual.widgets import TextArea

from facilitator.core.base.language import phrase
from facilitator.core.time import moves
from facilitator.core.time.view import View
from facilitator.meeting import Meeting
from facilitator.running import questions as asking
from facilitator.running.away import Unsettled
from facilitator.running.remote_lines import Lines
from facilitator.running.vigil import Absence
from facilitator.tui import question_screens as questions
from facilitator.tui.frame.place import Place

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp


UNDOING: Final = 5.0
"""Seconds after an undo in which more may be undone, before a conflict it brought back is asked."""


class Asker:
    """Asks about one meeting, each thing as often as it is worth while.

    Nothing is asked over an open line or form, or over another question: it waits until that is
    closed. `unsettled` are the times away that are not accounted for.
    """

    def __init__(self, app: FacilitatorApp, meeting: Meeting) -> None:
        """Begin with nothing asked."""
        self._app = app
        self._meeting = meeting
        self._left_over: tuple[str, ...] = ()
        self._leftovers_wait = False
        self._lines = Lines()
        self._conflicts = asking.Conflicts()
        self._undoing = -inf
        self.unsettled = Unsettled(meeting)

    def time_away(self) -> None:
        """After a restart, ask about the time nobody kept, if a session was running."""
        meeting = self._meeting
        if not meeting.state.rehearsal and meeting.last_seen is not None:
            self.absence(Absence(meeting.last_seen, meeting.clock.now()))

    def absence(self, absence: Absence) -> None:
        """Ask what time in which the laptop slept was, if it is worth asking."""
        if self.unsettled.add(absence) and self.place is None:
            self._app.tell(
                phrase("You were away. Once the line or form is closed you are asked what it was.")
            )
        self._away()

    def _away(self) -> None:
        """Ask about the first time away, unless it has to wait."""
        away = self.unsettled.ask() if self.place is not None else None
        if away is None:
            return

        def answered(answer: str | None) -> None:
            self.unsettled.answered()
            if not self.unsettled.open(away):
                self._app.tell(moves.ACCOUNTED)
            elif answer is not None or not away.again:
                choice = questions.away_choice(answer)
                since, until = away.absence
                self._app.act(moves.settle_away, since, until, choice)

        asked = questions.away_question(away, self._meeting.state, self._app.language)
        self._app.push_screen(asked, answered)

    def leftovers(self) -> None:
        """When a day has ended or another begun, ask what becomes of what was not held."""
        self._leftovers_wait = self.place is None
        if self._leftovers_wait:
            return
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
        """Ask what had to wait, and what the time it is makes worth asking."""
        self.unsettled.look()
        self._away()
        if self._leftovers_wait:
            self.leftovers()
        if self.place is not None:
            self._line(view)
        if self.place is not None:
            self._conflict(view, self.place)

    @property
    def place(self) -> Place | None:
        """The place in which something may be asked now: it is in front, and no text is typed."""
        # At the very end there may be no screen any more.
        front = self._app.screen_stack[-1] if self._app.screen_stack else None
        if isinstance(front, Place) and not isinstance(front.focused, TextArea):
            return front
        return None

    def undone(self) -> None:
        """Ask again about what was undone: conflicts as they come, and a time away at once."""
        self._conflicts.forget()
        self._undoing = self._app.launch.seconds() + UNDOING
        self.unsettled.look()
        self._away()

    def _line(self, view: View) -> None:
        """Ask some time before a remote session whether its line works."""
        lead = self._app.launch.config.remote_check
        check = self._lines.due(view.state, view.plan, lead)
        if check is not None:
            from facilitator.tui.dialogs import speaking

            self._lines.asked(check)
            speaking.check(self._app, self._app, check)

    def _conflict(self, view: View, front: Place) -> None:
        """Ask once what to do about a fixed point that can no longer be kept by shortening."""
        if front.name != "run" or self._app.launch.seconds() < self._undoing:
            return
        asked = self._conflicts.due(view.plan, view.state, self._app.language)
        if asked is None:
            return

        def answered(answer: str | None) -> None:
            if answer == "rebalance":
                from facilitator.tui.dialogs.rebalance import Rebalance

                self._app.push_screen(Rebalance())
            elif move := asking.conflict_move(answer, asked.session):
                self._app.act(move)

        self._app.push_screen(questions.conflict_question(asked), answered)
