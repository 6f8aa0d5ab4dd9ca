"""Actions that were ticked off or opened again, by the id of the event that first recorded them."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from facilitator.core.base.ids import EventId
from facilitator.core.record.fact import Fact
from facilitator.core.record.own import Own


class ActionTicked(Fact, frozen=True):
    """An action is done, or open again; `action` is the id of the event that first told of it."""

    action: EventId
    done: bool = True


ActionFact = ActionTicked
"""Every fact about actions; they are captured as notes."""


class Tick(Struct, frozen=True):
    """That an action was said to be done, or open again, and when (UTC)."""

    done: bool
    at: dt.datetime


Ticks = Mapping[EventId, Tick]
"""The last word on each action, by its id."""

NO_TICKS: Final[Ticks] = {}


# The fold


def apply(ticks: Ticks, fact: ActionTicked, at: dt.datetime, own: Own) -> Ticks:
    """Fold the word on an action that was said at an instant (UTC)."""
    return own.put(ticks, fact.action, Tick(fact.done, at))
