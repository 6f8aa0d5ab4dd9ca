"""A choice asks one question whose answers are single keys."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from facilitator.core.base.language import N_
from facilitator.tui.dialogs.modal import BOX, Modal
from facilitator.tui.host import host
from facilitator.tui.keys import key
from facilitator.tui.widgets.plain import Plain


class Option(NamedTuple):
    """One answer: the key that gives it, its words, and the value it stands for.

    Where `sure` is not empty, that is asked first: the same key says yes.
    """

    key: str
    words: str
    value: str
    sure: str = ""


class Choice(Modal[str | None]):
    """A question in the middle of the screen.

    Escape leaves it unanswered (None), where it is said what that means.
    """

    AUTO_FOCUS = ""
    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("choice.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "escape",
            "escape",
            N_("Cancel"),
            tells=N_("Leaves the question unanswered, where that is allowed."),
            show=False,
        ),
    ]

    def __init__(
        self, question: str, options: Sequence[Option], *, detail: str = "", escape: str = ""
    ) -> None:
        """Ask `question`; `escape` says what Escape does, "" that it does nothing."""
        super().__init__()
        self._question = question
        self._options = options
        self._detail = detail
        self._escape = escape
        self._asked_twice: Option | None = None

    def compose(self) -> ComposeResult:
        """Lay out the question, its detail and the answers."""
        with Vertical(id="choice", classes="box"):
            yield Plain(self._question, id="question")
            if self._detail:
                yield Plain(self._detail, id="detail")
            keys = [(option.key, option.words) for option in self._options]
            if self._escape:
                keys.append(("Esc", self._escape))
            width = max(len(key) for key, _ in keys)
            with Vertical(id="answers"):
                for key, words in keys:
                    line = Content.assemble((f"{key:>{width}}", "bold $text-accent"), "  ", words)
                    yield Plain(line, classes="answer")

    def on_key(self, event: events.Key) -> None:
        """Answer with the option whose key was pressed."""
        option = self.chosen(event)
        if option is None:
            return
        event.stop()
        if option.sure and option != self._asked_twice:
            self._asked_twice = option
            again = host(self.app).language.say("{key} again: yes", key=option.key)
            self.query_one("#question", Plain).show(Content(f"{option.sure} {again}"))
        else:
            self.dismiss(option.value)

    def chosen(self, event: events.Key) -> Option | None:
        """Find the option of a key, in either case."""
        pressed = (event.character or event.key).lower()
        return next((option for option in self._options if pressed == option.key.lower()), None)

    def action_escape(self) -> None:
        """Leave the question unanswered, where that is allowed."""
        if self._escape:
            self.dismiss(None)
