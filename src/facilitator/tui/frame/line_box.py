"""The box of the line in which something is typed: what has to be seen beside it, and the field."""

from __future__ import annotations

from textual.containers import Horizontal, Vertical

from facilitator.tui.widgets.capture_line import CaptureLine
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.say_line import SayLine


class LineBox(Vertical):
    """What covers the say line while something is typed.

    Its parts can be used as soon as it is made: keys are pressed before it is laid out.
    """

    def __init__(self, field: CaptureLine, told: SayLine) -> None:
        """Put the field between what kind of text it holds and what is told in the corner."""
        self.field = field
        self.told = told
        self.asked = Plain(id="asked")
        self.kind = Plain(id="kind")
        self.corner = Plain(id="corner")
        typed = Horizontal(self.kind, field, self.corner, id="typed")
        super().__init__(told, self.asked, typed, id="line")
        self.display = self.told.display = self.asked.display = False
