"""A panel of labelled lines, whose text is broken beside the column of labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual.geometry import Region

from facilitator.tui.widgets import labelled, panel
from facilitator.tui.widgets.breakpoints import NARROW
from facilitator.tui.widgets.canvas import Canvas, Part
from facilitator.tui.widgets.inks import Inks
from facilitator.tui.widgets.labelled import Field, Room
from facilitator.tui.widgets.panel import Panel


class LabelledPanel(Canvas):
    """A panel that draws its fields for the room that it has."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        """Show an empty panel until there is something to show."""
        super().__init__(id=id)
        self._frame = Panel()
        self._fields: Callable[[Room], Iterable[Field]] = lambda _: ()

    def show(self, frame: Panel, fields: Callable[[Room], Iterable[Field]]) -> None:
        """Show other edges and fields; these are made for the room there is."""
        self._frame, self._fields = frame, fields
        self.renew()

    def parts(self, width: int, height: int, inks: Inks) -> Sequence[Part]:
        """Draw the panel over the whole widget."""
        narrow = self.app.size.width < NARROW
        room = Room(*panel.inside(width, height), narrow=narrow)
        lines = labelled.laid_out(self._fields(room), room)
        rows = [panel.row(self._frame, inks, width, line) for line in lines]
        drawn = panel.draw(self._frame, inks, width, height, rows)
        return [Part(Region(0, 0, width, height), drawn)]
