"""Every event there is: a fact with who wrote it and when."""

import datetime as dt
from typing import Literal

from msgspec import Struct

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
from facilitator.core.record.sharing import SharingFact
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
    | SharingFact
)
"""Every fact there is: the union of each domain's own."""


Source = Literal["phone"]
"""Where a fact came from that whoever leads only accepted."""


class Event(Struct, frozen=True):
    """A fact with its id (UUIDv7, unique across machines), its instant (UTC) and its writer.

    `source` says where it came from, if the writer only accepted it. `seen` names the last event
    that the writer knew of, where its place among those of other laptops would not tell that.
    """

    id: str
    at: dt.datetime
    by: str
    fact: AnyFact
    source: Source | None = None
    seen: str | None = None
