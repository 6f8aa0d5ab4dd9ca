"""What is true of a meeting at one instant, as everything that shows it sees it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from facilitator.core.base.ids import EventId
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.replay import fold
from facilitator.core.record.state import State
from facilitator.core.time.schedule import Schedule, schedule


class View(NamedTuple):
    """The state, and where the meeting stands by then."""

    state: State
    plan: Schedule


def view(state: State, now: dt.datetime) -> View:
    """Look at a state at an instant (UTC)."""
    return View(state, schedule(state, now))


def foresee(here: View, fact: AnyFact) -> View:
    """Look at what would be true at once if a fact happened now."""
    now = here.plan.now
    return view(fold(here.state, [Event(EventId(""), now, "", fact)]), now)
