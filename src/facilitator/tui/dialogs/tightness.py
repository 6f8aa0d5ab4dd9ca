"""Tightness lists where the plan is too tight, judged by a rehearsal and by the plan alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar, Final

from textual.binding import BindingType

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line, wrapped
from facilitator.core.base.language import N_, Language
from facilitator.core.time.view import View
from facilitator.running.tightness import TITLE, Line, Part, report
from facilitator.tui.dialogs.modal import BOX
from facilitator.tui.dialogs.sheet import Sheet
from facilitator.tui.keys import key

MARGIN: Final = 8
"""Cells of the sheet that are not text: its border and padding."""

WIDEST: Final = 90


class Tightness(Sheet):
    """The findings; with `leave` this is the end of a rehearsal, and q leaves it."""

    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("sheet.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "q,Q",
            "leave",
            N_("Leave"),
            tells=N_("Leaves the rehearsal, if it is over."),
            show=False,
        ),
    ]

    def __init__(
        self, view: View, language: Language, width: int, leave: Callable[[], None] | None = None
    ) -> None:
        """Look for what is tight in what is seen now; the screen is `width` cells wide."""
        room = max(20, min(WIDEST, width) - MARGIN)
        leaves = language.say("q leaves the rehearsal · Esc goes back to it")
        super().__init__(
            language.say(TITLE),
            list(_lines(view, language, room)),
            leaves if leave is not None else "",
        )
        self._leave = leave

    def action_leave(self) -> None:
        """Leave the rehearsal too, if this is its end."""
        self.dismiss(None)
        if self._leave is not None:
            self._leave()


def _lines(view: View, language: Language, width: int) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(report(view)):
        if number and line.part is Part.HEADING:
            yield "", ""
        yield from _drawn(line, language, width)


def _drawn(line: Line, language: Language, width: int) -> Iterator[tuple[str, str]]:
    words = language.say(line.words)
    match line.part:
        case Part.HEADING:
            yield words, "heading"
        case Part.FINDING:
            yield from _wrapped(f"{signs.HEED} ", words, width, "strong")
        case Part.ADVICE:
            yield from _wrapped(f"  {signs.NEXT} ", words, width, "")
        case Part.FINE:
            yield from _wrapped(f"{signs.DONE} ", words, width, "good")


def _wrapped(sign: str, text: str, width: int, look: str) -> Iterator[tuple[str, str]]:
    lines = wrapped(one_line(text), width - len(sign), len(text))
    for number, line in enumerate(lines):
        yield (sign if number == 0 else " " * len(sign)) + line, look
