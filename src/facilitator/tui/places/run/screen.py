"""Run is the place from which a meeting is led: programme, countdown, and what is captured."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import phrase
from facilitator.core.rounds import standing
from facilitator.core.time import moves, speakers
from facilitator.core.time.view import View
from facilitator.running import rehearsing
from facilitator.running.prompts.early import Meant, finish
from facilitator.running.prompts.lost_speaker import at_hand
from facilitator.running.prompts.sure import back, go, skip
from facilitator.tui.dialogs import staging
from facilitator.tui.dialogs.choice import Choice, Option
from facilitator.tui.dialogs.early import EarlyFinish
from facilitator.tui.frame.capturing import CapturingPlace
from facilitator.tui.places.run.acts import acts
from facilitator.tui.places.run.body import Body
from facilitator.tui.places.run.keys import KEYS
from facilitator.tui.places.run.reading import lines


class Run(CapturingPlace):
    """The main place (1)."""

    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self) -> None:
        """Make the place; it shows nothing until it has a meeting."""
        super().__init__()
        self._round: str | None = None
        self._remote = False

    def body(self) -> ComposeResult:
        """Lay out the panels, and the line for captures."""
        yield Body(self.host.language, self.host.launch.config.keys)
        yield from super().body()

    @property
    def panels(self) -> Body:
        """The panels."""
        return self.query_one(Body)

    def show(self, view: View) -> None:
        """Show what has changed, which most often is a second gone by."""
        self.panels.show(view)
        before, self._round = (self._round, self._remote), standing.at_hand(*view)
        self._remote = speakers.at_hand(view.plan) is not None
        if before != (self._round, self._remote):
            self.refresh_bindings()

    # The moves of a meeting

    def action_start_or_pause(self) -> None:
        """Start the next session, pause the running one, or go on."""
        self.host.act(moves.toggle)

    def action_next(self) -> None:
        """Go on to the next session; one that is over early is asked about."""
        self._finish("next")

    def action_back(self) -> None:
        """Reopen the session that ended last; one of another day only after asking."""
        self.perform(back(self.host.led))

    def action_end(self) -> None:
        """End the running session and wait; one that is over early is asked about."""
        self._finish("wait")

    def _finish(self, meant: Meant) -> None:
        front = self.app.screen
        if isinstance(front, EarlyFinish):  # pressed again before it was there
            front.dismiss(meant)
        else:
            self.perform(finish(self.host.led, meant))

    def action_rebalance(self) -> None:
        """Show what planning the rest of the day anew would do."""
        from facilitator.tui.dialogs.rebalance import Rebalance

        self.app.push_screen(Rebalance())

    def action_extend(self, minutes: int) -> None:
        """Give the running session more minutes, or less."""
        self.host.act(moves.extend, minutes)

    def action_skip(self) -> None:
        """Skip the session that comes next; one that others count on only after asking."""
        self.perform(skip(self.host.led))

    def action_go_to(self) -> None:
        """Choose a session to go to; one of another day is gone to only after asking."""
        from facilitator.tui.dialogs.go_to import GoTo

        def chosen(session: str | None) -> None:
            if session is not None:
                self.perform(go(self.host.led, session))

        self.app.push_screen(GoTo(self.host.view(), self.host.language), chosen)

    def action_stage_message(self) -> None:
        """Write a message to the room."""
        staging.message(self.app, self.host)

    def action_stage_page(self) -> None:
        """Choose what the room sees."""
        staging.page(self.app, self.host)

    def action_countdown(self) -> None:
        """Start a countdown, or stop or change the one that runs."""
        staging.countdown(self.app, self.host)

    def action_add_session(self) -> None:
        """Ask for a session to hold next."""
        from facilitator.tui.dialogs.session_forms import AddForm

        self.app.push_screen(AddForm(self.host.language.say("Add a session as the next one")))

    def action_speaker_lost(self) -> None:
        """Ask what is held while the remote speaker is away."""
        self.perform(at_hand(self.host.led))

    def action_jump(self) -> None:
        """Let a rehearsal's clock jump to where something happens next."""
        refused = rehearsing.jump(self.host.led)
        if refused is None:
            self.host.beat()
        else:
            self.host.tell(refused)

    def action_speed(self) -> None:
        """Let a rehearsal's clock run faster, or as fast as a real one again."""
        self.host.tell(rehearsing.change_speed(self.host.led))
        self.host.beat()
        self.update()

    def action_end_tour(self) -> None:
        """End the tour; the practice meeting goes on."""
        self.host.end_tour()

    # The programme

    def action_scroll(self, lines: int) -> None:
        """Move the cursor in the programme."""
        self.panels.move(lines)
        self.refresh_bindings()

    def action_leave_programme(self) -> None:
        """Take the cursor out of the programme."""
        self.panels.leave()
        self.refresh_bindings()

    def action_read(self) -> None:
        """Show all of a session; a day that is one line is opened."""
        from facilitator.tui.dialogs.sheet import Sheet

        row = self.panels.chosen
        if not self.panels.unfold() and row is not None:
            title = one_line(row.session.title)
            self.app.push_screen(Sheet(title, lines(row, self.host.state, self.host.language)))

    def action_say_what(self) -> None:
        """Ask what of a session is there, and which of its questions is talked about."""
        row = self.panels.chosen
        if row is None:
            return
        language = self.host.language
        found = acts(self.host.state, row.session.id, language)
        if not found:
            self.host.tell(phrase("This session has nothing to tick off."))
            return

        def answered(answer: str | None) -> None:
            if answer is not None:
                self.host.act(found[int(answer) - 1].move)

        options = [Option(str(n), act.words, str(n)) for n, act in enumerate(found, 1)]
        title = one_line(row.session.title)
        self.app.push_screen(Choice(title, options, escape=language.say("leave it so")), answered)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer jump and speed only in a rehearsal, turns only with a round at hand."""
        if action == "speaker_lost" and not self._remote:
            return False
        if action == "place" and parameters == ("round",):
            return self._round is not None
        if action == "leave_programme":
            return self.panels.choosing
        if action == "end_tour":
            return self.host.touring is not None
        if action in ("jump", "speed"):
            meeting = self.host.meeting
            return meeting is not None and meeting.state.rehearsal
        return super().check_action(action, parameters)
