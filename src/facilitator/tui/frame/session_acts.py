"""What keys do to the session and the room: a meeting can be led from any place."""

from __future__ import annotations

from facilitator.core.base.ids import SessionId
from facilitator.core.rounds import moves as round_moves
from facilitator.core.rounds import standing
from facilitator.core.time import moves, speakers
from facilitator.core.time.schedule import Schedule
from facilitator.running import rehearsing
from facilitator.running.prompts.early import finish
from facilitator.running.prompts.lost_speaker import at_hand
from facilitator.running.prompts.prompt import Effect
from facilitator.running.prompts.sure import back, go, skip
from facilitator.tui.frame.spoken import SpokenScreen


class SessionActs(SpokenScreen):
    """The acts; a place is one of these, and says how what has to be asked is asked."""

    def perform(self, effect: Effect) -> None:
        """Do what a key is for, after asking if there is something to ask."""
        raise NotImplementedError

    # Time

    def action_start_or_pause(self) -> None:
        """Start the next session, pause the running one, or go on."""
        self.host.act(moves.toggle)

    def action_next(self) -> None:
        """Go on to the next session; one that is over early is asked about."""
        self.perform(finish(self.host.led, "next"))

    def action_back(self) -> None:
        """Reopen the session that ended last; one of another day only after asking."""
        self.perform(back(self.host.led))

    def action_end(self) -> None:
        """End the running session and wait; one that is over early is asked about."""
        self.perform(finish(self.host.led, "wait"))

    def action_extend(self, minutes: int) -> None:
        """Give the running session more minutes, or less."""
        self.host.act(moves.extend, minutes)

    def action_skip(self) -> None:
        """Skip the session that comes next; one that others count on only after asking."""
        self.perform(skip(self.host.led))

    def action_rebalance(self) -> None:
        """Show what planning the rest of the day anew would do."""
        from facilitator.tui.dialogs.rebalance import Rebalance

        self.app.push_screen(Rebalance())

    def action_go_to(self) -> None:
        """Choose a session to go to; one of another day is gone to only after asking."""
        from facilitator.tui.dialogs.go_to import GoTo

        def chosen(session: str | None) -> None:
            if session:
                self.perform(go(self.host.led, SessionId(session)))

        self.app.push_screen(GoTo(self.host.view(), self.host.language), chosen)

    def action_speaker_lost(self) -> None:
        """Ask what is held while the remote speaker is away."""
        self.perform(at_hand(self.host.led))

    def action_next_turn(self) -> None:
        """Give the floor to the next one of the round that runs."""
        session = standing.running(self.host.view().plan)
        if session is not None:
            self.host.act(round_moves.next_turn, session)

    # The room

    def action_stage_message(self) -> None:
        """Ask for a message to the room."""
        from facilitator.tui.dialogs import staging

        staging.message(self.app, self.host)

    def action_stage_page(self) -> None:
        """Ask what the room is to see."""
        from facilitator.tui.dialogs import staging

        staging.page(self.app, self.host)

    def action_show_votes(self) -> None:
        """Let the room see the votes on coming meetings, or no more."""
        from facilitator.tui.dialogs import staging

        staging.votes(self.host)

    def action_countdown(self) -> None:
        """Start a countdown, or stop or change the one that runs."""
        from facilitator.tui.dialogs import staging

        staging.countdown(self.app, self.host)

    # What the room agrees on

    def action_agree_rule(self) -> None:
        """Ask for ground rules that the room agrees on."""
        from facilitator.tui.dialogs.rules import RuleForm

        self.app.push_screen(RuleForm(self.host.language.say("What does the room agree on?")))

    def action_drop_rule(self) -> None:
        """Choose a ground rule to remove."""
        from facilitator.tui.dialogs.rules import choose

        choose(self.app, self.host)

    def action_actions(self) -> None:
        """List the open actions, to be ticked off."""
        from facilitator.tui.dialogs.action_list import ActionList

        self.app.push_screen(ActionList())

    def action_preparations(self) -> None:
        """List what the sessions to come need, to be ticked off."""
        from facilitator.tui.dialogs.preparations import Preparations

        self.app.push_screen(Preparations())

    # A rehearsal

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a rehearsal's clock only in a rehearsal."""
        if action == "rehearsal":
            meeting = self.host.meeting
            return meeting is not None and meeting.state.rehearsal
        return super().check_action(action, parameters)


def by_link(plan: Schedule) -> bool:
    """Say whether somebody who joins by link is at hand."""
    return speakers.at_hand(plan) is not None
