"""Problems lists what is wrong with an agenda file, each with its line and column."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from facilitator.core.base.text import clean_line
from facilitator.opening import InvalidAgenda
from facilitator.tui.dialogs.keys import closing
from facilitator.tui.dialogs.modal import BOX, Modal
from facilitator.tui.host import host
from facilitator.tui.widgets.plain import Plain


class Problems(Modal[None]):
    """The problems of one file; any of its keys closes them."""

    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("problems.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [closing("escape,q,enter")]

    def __init__(self, invalid: InvalidAgenda) -> None:
        """List the problems of a file."""
        super().__init__()
        self._invalid = invalid

    def compose(self) -> ComposeResult:
        """Lay out the problems."""
        language = host(self.app).language
        problems = self._invalid.problems
        count = language.count(
            "{n} problem in {file}", "{n} problems in {file}", len(problems),
            file=clean_line(self._invalid.path.name),
        )  # fmt: skip
        lines = [f"{p.line}:{p.column}  {language.say(p.message)}" for p in problems]
        with VerticalScroll(id="problems", classes="box") as box:
            box.border_title = Content(count)
            box.border_subtitle = Content(language.say("Esc closes"))
            yield Plain("\n".join(lines))
            hint = language.say("Correct them in an editor, then open the agenda again.")
            yield Plain(hint, id="hint")

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
