"""Forms of one line for what the room sees: the message and the countdown. Enter keeps them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from facilitator.core.base.language import Language
from facilitator.core.room import stage
from facilitator.tui.dialogs.form import Form
from facilitator.tui.widgets.field import Field
from facilitator.tui.widgets.plain import Plain


class MessageForm(Form):
    """The message to the room; the last one stands there, to be changed or typed over."""

    ENTER_KEEPS: ClassVar[bool] = True

    def __init__(self, before: str, language: Language) -> None:
        """Begin with the message before."""
        super().__init__(language.say("Message to the room"))
        self._last = before

    def fields(self) -> ComposeResult:
        """Lay out the message, its end and how they are written."""
        say = self.host.language.say
        yield from self.row(say("Message"), Field(self._last, id="message"))
        yield from self.row(say("Shown until"), Field(str(stage.USUAL_MESSAGE), id="until"))
        blinks = say("Begin with ! to make it blink.")
        until = say("A length, as 10 or 1h30m, or a clock time. Empty: until m takes it away.")
        yield Plain(f"{blinks}\n{until}", classes="hint")

    def on_mount(self) -> None:
        """Let what is typed take the place of the message before, and of its usual end."""
        super().on_mount()
        for field in self.query(Field):
            field.select_all()

    def keys(self) -> str:
        """Say what the keys do here."""
        return self.host.language.say("⏎ shows it · Tab goes to its end · Esc leaves")

    def send(self) -> bool:
        """Show the message; an empty one is none."""
        text = self.values["message"].strip()
        if not text:
            return True
        return self.host.act(stage.tell_until, text, self.values["until"]) is not None


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
        return self.host.language.say("⏎ starts it · Esc leaves")

    def send(self) -> bool:
        """Start the countdown."""
        return self.host.act(stage.start_countdown, self.values["when"]) is not None
