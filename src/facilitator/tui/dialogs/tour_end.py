"""The end of the tour shows the minutes it made and says how to write an agenda of your own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from facilitator.core.base.language import N_, Language, by_key
from facilitator.core.base.text import clean_line
from facilitator.tui.dialogs.modal import BOX
from facilitator.tui.dialogs.sheet import Sheet
from facilitator.tui.keys import key
from facilitator.tui.rows import minutes_lines


class TourEnd(Sheet):
    """The minutes of the practice meeting; q leaves for the Start screen."""

    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("sheet.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "enter,q,Q",
            "leave",
            N_("Leave"),
            tells=N_("Leaves the tour for the Start screen."),
            show=False,
        ),
    ]

    def __init__(
        self, path: Path, minutes: str, language: Language, leave: Callable[[], None]
    ) -> None:
        """Show `minutes`, which stand in the file `path`."""
        super().__init__(
            language.say("That was the tour: your first minutes"),
            list(_lines(path, minutes, language)),
            language.say("⏎ goes to the start · arrows scroll · Esc stays here"),
        )
        self._leave = leave

    def action_leave(self) -> None:
        """Leave the practice meeting."""
        self.dismiss(None)
        self._leave()


def _lines(path: Path, minutes: str, language: Language) -> Iterator[tuple[str, str]]:
    say = language.say
    own = say(
        "Now one of your own: {a} on the Start screen, or “facilitator new”, writes an "
        "agenda with comments to change in any editor. {j} rehearses it, {enter} runs "
        "it.",
        a=by_key("start.new", "a"),
        j=by_key("start.rehearse", "j"),
        enter=by_key("start.open", "⏎"),
    )
    yield own, "strong"
    yield say("These minutes are a text file, in Markdown:"), "dim"
    yield clean_line(str(path)), "dim"
    yield "", ""
    yield from minutes_lines.lines(minutes)
