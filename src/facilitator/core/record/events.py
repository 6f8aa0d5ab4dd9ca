"""Every event there is: a fact with who wrote it and when."""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from facilitator.core.base.ids import EventId
from facilitator.core.record.actions import ActionFact
from facilitator.core.record.groups import GroupFact
from facilitator.core.record.homework import HomeworkFact
from facilitator.core.record.materials import MaterialFact
from facilitator.core.record.notes import NoteFact
from facilitator.core.record.opening import OpeningFact
from facilitator.core.record.people import PeopleFact
from facilitator.core.record.programme import ProgrammeFact
from facilitator.core.record.rounds import RoundFact
from facilitator.core.record.rules import RuleFact
from facilitator.core.record.series import SeriesFact
from facilitator.core.record.sessions import SessionFact
from facilitator.core.record.speakers import SpeakerFact
from facilitator.core.record.stage import StageFact
from facilitator.core.record.undoing import UndoFact
from facilitator.core.record.words import WordFact

AnyFact = (
    OpeningFact
    | SessionFact
    | ProgrammeFact
    | SpeakerFact
    | StageFact
    | NoteFact
    | ActionFact
    | RuleFact
    | MaterialFact
    | PeopleFact
    | RoundFact
    | GroupFact
    | HomeworkFact
    | WordFact
    | SeriesFact
    | UndoFact
)
"""Every fact there is: the union of each domain's own."""


Source = Literal["phone"]
"""Where a fact came from that whoever leads only accepted."""


class Event(Struct, frozen=True):
    """A fact with its id (UUIDv7, unique across machines), its instant (UTC) and its writer.

    `source` says where it came from, if the writer only accepted it. By `joined` it is one step
    with an earlier event, the first of the step: undoing that undoes both.
    """

    id: EventId
    at: dt.datetime
    by: str
    fact: AnyFact
    source: Source | None = None
    joined: EventId | None = None


def step(events: Iterable[Event], first: EventId) -> tuple[Event, ...]:
    """Give the events that are one step with the one of this id, and that one."""
    return tuple(event for event in events if first in {event.id, event.joined})
