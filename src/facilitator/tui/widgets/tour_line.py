"""The tour line says what to try next, below the place in which to try it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from facilitator.core.base import signs
from facilitator.core.base.language import by_key
from facilitator.core.telling.tour import STEPS
from facilitator.core.time.view import View
from facilitator.tui.host import host
from facilitator.tui.widgets.plain import Plain


class TourLine(Vertical):
    """Which steps are done, and what the next one is.

    Its last row is for what is told above an open line, which would hide half of a hint.
    """

    DEFAULT_CSS = """
    TourLine {
        height: 4;
        padding: 0 1;
        background: $accent 20%;
    }
    TourLine:ansi { background: $background; }
    TourLine Plain { height: auto; max-height: 2; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the stand of the tour and the hint."""
        yield Plain(id="tour-stand")
        yield Plain(id="tour-hint")

    def show(self, view: View, place: str) -> None:
        """Look at what was done, and tell the next step; go when the tour is left."""
        app = host(self.app)
        tour, meeting, say = app.touring, app.meeting, app.language.say
        self.display = tour is not None
        if tour is None or meeting is None:
            return
        tour.look(meeting, view, place)
        stand = say("Tour")
        done = signs.DONE * tour.done + signs.OPEN * (len(STEPS) - tour.done)
        leave = (
            say("{esc} ends it", esc=by_key("tour.leave", "Esc"))
            if place == "run"
            else say("{run} goes back to Run", run=by_key("place.run", "1"))
        )
        line = Content.assemble(
            (stand, "bold"), f" {done} ",
            (say("{n} of {all} done", n=tour.done, all=len(STEPS)), ""),
            ("  " + leave, "$text-muted"),
        )  # fmt: skip
        self.query_one("#tour-stand", Plain).show(line)
        words = say(tour.step.words) if tour.step else say("That was all of it.")
        self.query_one("#tour-hint", Plain).show(Content.styled(words, "bold"))
        if tour.step is None and not tour.told:
            tour.told = True
            self.call_later(app.end_tour)
