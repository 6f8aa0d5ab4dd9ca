"""What keys do to the session and the room: a meeting can be led from any place."""

from __future__ import annotations

import datetime as dt

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.language import Phrase, clock_time, length, phrase
from facilitator.core.time import moves, speakers
from facilitator.core.time.schedule import Schedule
from facilitator.core.time.view import View
from facilitator.running import rehearsing
from facilitator.running.parts import next_part
from facilitator.running.prompts.early import finish
from facilitator.running.prompts.lost_speaker import at_hand
from facilitator.running.prompts.prompt import Effect, kept_elsewhere
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

        if refused := kept_elsewhere(self.host.led):
            self.perform(refused)
        else:
            self.app.push_screen(Rebalance())

    def action_go_to(self) -> None:
        """Choose a session to go to; one of another day is gone to only after asking."""
        from facilitator.tui.dialogs.go_to import GoTo

        def chosen(session: str | None) -> None:
            if session:
                self.perform(go(self.host.led, SessionId(session)))

        if refused := kept_elsewhere(self.host.led):
            self.perform(refused)
        else:
            self.app.push_screen(GoTo(self.host.view(), self.host.language), chosen)

    def action_speaker_lost(self) -> None:
        """Ask what is held while the remote speaker is away."""
        self.perform(at_hand(self.host.led))

    def action_next_part(self) -> None:
        """Go on to the next turn, step or report of the session that runs."""
        self.host.act(next_part)

    def action_take_time(self) -> None:
        """Keep the time on this laptop from now on."""
        self.host.act(moves.take_time)

    def action_laptops(self) -> None:
        """List the laptops that keep the meeting."""
        from facilitator.tui.dialogs.laptops import LaptopList

        if self.host.led.laptops.shared:
            self.app.push_screen(LaptopList(self.host))
        else:
            self.host.tell(phrase("This meeting is not shared."))

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

    def action_attach_picture(self) -> None:
        """Ask for a picture, such as a photo of a flipchart, of the session at hand."""
        self.attach_picture()

    def attach_picture(self, note: EventId | None = None) -> None:
        """Ask for a picture of a note, or of the session at hand."""
        from facilitator.tui.dialogs.picture_form import AttachForm

        self.app.push_screen(AttachForm(self.host.language.say("Attach a picture"), note))

    # A rehearsal

    def action_jump(self) -> None:
        """Let a rehearsal's clock jump to where something happens next."""
        before = self.host.now()
        refused = rehearsing.jump(self.host.led)
        if refused is None:
            self.host.beat()
        self.host.tell(refused or self._jumped(before))

    def _jumped(self, before: dt.datetime) -> Phrase:
        """Say how far the clock jumped, and to when."""
        now, zone = self.host.now(), self.host.state.zone
        at, by = clock_time(now, zone), length(now - before)
        there = now.astimezone(zone).date()
        if there == before.astimezone(zone).date():
            return phrase("The clock jumped {length} ahead, to {at}.", length=by, at=at)
        day = self.host.language.weekday_and_day(there)
        return phrase("The clock jumped ahead to {day}, {at}.", day=day, at=at)

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


def can_start(view: View) -> bool:
    """Say whether the next session is one of today: those of another day are gone to."""
    row = view.plan.following
    date = view.plan.now.astimezone(view.state.zone).date()
    return row is not None and view.state.dates[row.slot.day] <= date


def by_link(plan: Schedule) -> bool:
    """Say whether somebody who joins by link is at hand."""
    return speakers.at_hand(plan) is not None
