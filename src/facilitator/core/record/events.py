"""Events are what happened: past tense, immutable, each one a fact stamped with who and when.

A fact's `kind` in the journal is its class name in kebab case (`SessionStarted` is
"session-started"). Instants are aware datetimes in UTC; sessions are named by their id.
"""

import datetime as dt

from msgspec import Struct

from facilitator.core.record.actions import ActionTicked
from facilitator.core.record.groups import (
    GroupChanged,
    GroupDissolved,
    GroupFormed,
    GroupRulesCleared,
    GroupRuleSet,
    GroupTimerStarted,
    GroupTimerStopped,
    HostNamed,
    MemberPlaced,
    MembersDealt,
    Rotated,
)
from facilitator.core.record.homework import (
    Entrusted,
    HandedIn,
    SightingChanged,
    SightingRemoved,
    Spotted,
    TaskAdded,
    TaskChanged,
    TaskMarked,
    TaskRemoved,
)
from facilitator.core.record.notes import NoteChanged, Noted, NoteRemoved
from facilitator.core.record.opening import (
    AgendaRevised,
    BroughtForward,
    DayMoved,
    MeetingClosed,
    Opened,
)
from facilitator.core.record.people import (
    Arrived,
    AttendanceCleared,
    Departed,
    PersonAdded,
    PersonChanged,
    PersonRemoved,
)
from facilitator.core.record.programme import (
    LatenessAccepted,
    Rebalanced,
    SessionAdded,
    SessionChanged,
    SessionMoved,
    SessionSplit,
)
from facilitator.core.record.rounds import (
    Answered,
    RoundOrdered,
    TurnEnded,
    TurnSkipped,
    TurnStarted,
)
from facilitator.core.record.series import UpcomingAdded, UpcomingChanged, UpcomingRemoved, Voted
from facilitator.core.record.sessions import (
    AwaySettled,
    Extended,
    LeftoverSettled,
    Paused,
    Resumed,
    SessionEnded,
    SessionReopened,
    SessionRestored,
    SessionSkipped,
    SessionStarted,
)
from facilitator.core.record.speakers import SpeakerChecked, SpeakerLost
from facilitator.core.record.stage import CountdownStarted, CountdownStopped, StageSet, StageTold
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.record.words import AgreementDropped, MergeDeclined, TermAgreed, TermsMerged

AnyFact = (
    Opened
    | AgendaRevised
    | BroughtForward
    | DayMoved
    | SessionStarted
    | SessionEnded
    | SessionReopened
    | SessionSkipped
    | SessionRestored
    | Paused
    | Resumed
    | Extended
    | AwaySettled
    | LeftoverSettled
    | MeetingClosed
    | SessionAdded
    | SessionMoved
    | SessionChanged
    | SessionSplit
    | Rebalanced
    | LatenessAccepted
    | SpeakerLost
    | Noted
    | NoteChanged
    | NoteRemoved
    | ActionTicked
    | SpeakerChecked
    | StageTold
    | StageSet
    | CountdownStarted
    | CountdownStopped
    | PersonAdded
    | PersonChanged
    | PersonRemoved
    | Arrived
    | Departed
    | AttendanceCleared
    | RoundOrdered
    | TurnStarted
    | TurnEnded
    | TurnSkipped
    | Answered
    | GroupFormed
    | GroupChanged
    | GroupDissolved
    | MemberPlaced
    | MembersDealt
    | GroupRuleSet
    | GroupRulesCleared
    | HostNamed
    | Rotated
    | GroupTimerStarted
    | GroupTimerStopped
    | TaskAdded
    | TaskChanged
    | TaskRemoved
    | TaskMarked
    | HandedIn
    | Entrusted
    | TermsMerged
    | MergeDeclined
    | TermAgreed
    | AgreementDropped
    | Spotted
    | SightingChanged
    | SightingRemoved
    | UpcomingAdded
    | UpcomingChanged
    | UpcomingRemoved
    | Voted
    | Undone
    | Redone
)
"""Every fact there is."""


class Event(Struct, frozen=True):
    """A fact with its id (UUIDv7, unique across machines), its instant (UTC) and its writer."""

    id: str
    at: dt.datetime
    by: str
    fact: AnyFact
