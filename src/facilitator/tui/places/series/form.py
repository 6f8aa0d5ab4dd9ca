"""Planning a coming meeting: a date, a place or a theme is enough, the rest can come later."""

from __future__ import annotations

from typing import Final, get_args

from textual.app import ComposeResult

from facilitator.core.record.agenda import UpcomingStatus
from facilitator.core.series import coming
from facilitator.core.series.coming import STATUS_WORDS, Plan
from facilitator.tui.dialogs.dated_form import DatedForm, NoDate
from facilitator.tui.rows.names import Everybody
from facilitator.tui.widgets.field import Field, Picker

NEW: Final = Plan()


class PlanForm(DatedForm):
    """All that can be said of a coming meeting; a new one unless its id and plan are given."""

    def __init__(self, title: str, id_: str = "", plan: Plan = NEW) -> None:
        """Begin with what is known of the meeting."""
        super().__init__(title)
        self._id = id_
        self._plan = plan

    def fields(self) -> ComposeResult:
        """Lay out all that a coming meeting has."""
        say, plan = self.host.language.say, self._plan
        words: dict[str, str] = {value: say(word) for value, word in STATUS_WORDS.items()}
        date = plan.date.isoformat() if plan.date else ""
        names = Everybody(self.host, bare=True)
        yield from self.row(say("Theme"), Field(plan.theme, id="theme"))
        yield from self.row(say("Place"), Field(plan.place, id="place"))
        yield from self.row(say("Status"), Picker(words, plan.status, id="status"))
        yield from self.row(say("Date"), Field(date, id="date"))
        yield from self.row(say("Host"), Field(plan.host, naming=names, id="host"))
        asked = Field(plan.asked_by, naming=names, id="asked-by")
        yield from self.row(say("Asked for by"), asked)

    def send(self) -> bool:
        """Plan the meeting, or change it."""
        values = self.values
        try:
            date = self.date("date")
        except NoDate:
            return False
        plan = Plan(
            _status(values["status"]),
            date,
            values["place"],
            values["theme"],
            values["host"],
            values["asked-by"],
        )
        if not self._id:
            return self.host.act(coming.add, plan) is not None
        return self.host.act(coming.change, self._id, plan) is not None


def _status(value: str) -> UpcomingStatus:
    return next(known for known in get_args(UpcomingStatus) if known == value)
