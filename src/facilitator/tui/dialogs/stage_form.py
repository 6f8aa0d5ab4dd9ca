"""Forms of one line for what the room sees: the message and the countdown. Enter keeps them."""

from __future__ import annotations

from textual.app import ComposeResult

from facilitator.core.base.language import Language
from facilitator.core.record.stage import Stage
from facilitator.core.room import stage
from facilitator.tui.dialogs.form import Form
from facilitator.tui.rows import room
from facilitator.tui.widgets.field import Field
from facilitator.tui.widgets.plain import Plain


class MessageForm(Form):
    """The message to the room; it begins with the one that is shown."""

    def __init__(self, now: Stage, language: Language) -> None:
        """Begin with what the room sees now."""
        super().__init__(language.say("Message to the room"))
        self._typed = room.typed(now)

    def fields(self) -> ComposeResult:
        """Lay out the message and how it is written."""
        say = self.host.language.say
        yield from self.row(say("Message"), Field(self._typed, id="message"))
        yield Plain(
            say("Begin with ! to make it blink. An empty message removes it."), classes="hint"
        )

    def keys(self) -> str:
        """Say what the keys do here."""
        return self.host.language.say("Enter shows it · Esc leaves")

    def send(self) -> bool:
        """Show the message, or take it off."""
        if not self.changed:
            return True
        return self.host.act(stage.tell, self.values["message"]) is not None


class CountdownForm(Form):
    """How long to count down, or to when; Enter on an empty line starts the usual countdown."""

    def __init__(self, language: Language) -> None:
        """Ask for a countdown."""
        super().__init__(language.say("Countdown"))

    def fields(self) -> ComposeResult:
        """Lay out the line and how it is written."""
        say = self.host.language.say
        yield from self.row(say("Back in"), Field("", id="when"))
        hint = say(
            "A length, as 15 or 1h30m, or a clock time with a colon or four digits, as 10:45 or "
            "1045, then words if you like: 10:45 Coffee."
        )
        usual = say("Nothing stands for {n} minutes.", n=stage.USUAL)
        yield Plain(f"{hint} {usual}", classes="hint")

    def keys(self) -> str:
        """Say what the keys do here."""
        return self.host.language.say("Enter starts it · Esc leaves")

    def send(self) -> bool:
        """Start the countdown."""
        return self.host.act(stage.start_countdown, self.values["when"]) is not None
