"""Events are what happened: past tense, immutable, each one a fact stamped with who and when.

A fact's `kind` in the journal is its class name in kebab case (`SessionStarted` is
"session-started"). Instants are aware datetimes in UTC; sessions are named by their id.
"""

import datetime as dt
import re
from typing import Literal

from msgspec import Struct

from facilitator.core.agenda import (
    Agenda,
    Collects,
    Per,
    Role,
    SessionKind,
    Starts,
    UpcomingStatus,
)
from facilitator.core.earlier import Earlier

FORMAT = 1
"""The journal format this version reads and writes."""

CaptureKind = Literal["note", "decision", "action", "quote", "question", "parking"]
AwayChoice = Literal["counted", "paused", "ended"]
LeftoverChoice = Literal["next-day", "homework", "dropped"]
Placement = tuple[tuple[str, str], ...]
"""Who is in which group: pairs of a person and a group, as a journal has no nested tables."""

Minutes = tuple[tuple[str, int], ...]
"""Pairs of a session and whole minutes."""

StagePage = Literal["auto", "time", "programme", "groups", "rules", "homework", "words", "dark"]
GroupRule = Literal["together", "apart", "fixed"]
HomeworkStatus = Literal["not-begun", "promised", "handed-in", "excused"]


def kind_of(name: str) -> str:
    """Give the journal's kind for a fact's class name: `NoteRemoved` -> "note-removed"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


class Fact(Struct, frozen=True, tag_field="kind", tag=kind_of, forbid_unknown_fields=True):
    """What happened, without who and when."""


class Opened(Fact, frozen=True):
    """The record was opened with this agenda; `text` is its TOML exactly as the author wrote it."""

    text: str
    agenda: Agenda
    format: int = FORMAT
    rehearsal: bool = False


class AgendaRevised(Fact, frozen=True):
    """The agenda file was edited and read again."""

    text: str
    agenda: Agenda


class DayMoved(Fact, frozen=True):
    """Day `day` (counted from 1) is held on `date`; days not yet begun move along with it."""

    day: int
    date: dt.date


class BroughtForward(Fact, frozen=True):
    """What the meetings before this one left to it; `text` is the same as TOML, as it is kept."""

    text: str
    earlier: Earlier


class SessionStarted(Fact, frozen=True):
    """The session began; a session that was running ended at the same instant.

    With `hold` the time saved is kept in reserve: that session begins no earlier than planned.
    """

    session: str
    hold: str | None = None


class SessionEnded(Fact, frozen=True):
    """The session ended and none followed at once."""

    session: str


class SessionReopened(Fact, frozen=True):
    """An ended session goes on in a further interval; one that was running is left unfinished."""

    session: str


class SessionSkipped(Fact, frozen=True):
    """The session will not be held; its row stays in the minutes."""

    session: str


class SessionRestored(Fact, frozen=True):
    """A skipped session is in the programme again, at its place and with its planned time."""

    session: str


class Paused(Fact, frozen=True):
    """The clock of the running session stands still from now."""

    session: str


class Resumed(Fact, frozen=True):
    """The paused session goes on."""

    session: str


class Extended(Fact, frozen=True):
    """The running session got more time, or less: `seconds` may be negative."""

    session: str
    seconds: int


class AwaySettled(Fact, frozen=True):
    """What the time between `since` and `until`, when the laptop slept, meant for the session."""

    session: str
    since: dt.datetime
    until: dt.datetime
    choice: AwayChoice


class LeftoverSettled(Fact, frozen=True):
    """What becomes of the sessions that a day did not get round to."""

    sessions: tuple[str, ...]
    choice: LeftoverChoice


class MeetingClosed(Fact, frozen=True):
    """The meeting is over; what was not held will not be."""


# The programme, changed live: a day is counted from 1, lengths are whole minutes


class SessionAdded(Fact, frozen=True):
    """A session not in the agenda is held on `day` after another, or first of all.

    `session` is an id unique in the meeting.
    """

    session: str
    title: str
    minutes: int
    day: int
    after: str | None = None
    session_kind: SessionKind = "discussion"


class SessionMoved(Fact, frozen=True):
    """The session is held on `day` after another, or first of all."""

    session: str
    day: int
    after: str | None = None


class SessionChanged(Fact, frozen=True):
    """A session that has not begun was planned anew, all of it as said here.

    `start` is a local clock time, if it has one of its own.
    """

    session: str
    title: str
    minutes: int
    shortest: int
    start: dt.time | None = None
    starts: Starts = "fixed"
    priority: int = 1
    optional: bool = False


class SessionSplit(Fact, frozen=True):
    """The last `minutes` of a session became one of its own, `rest`, held on `day` after another.

    A running session has so much less time left.
    """

    session: str
    rest: str
    title: str
    minutes: int
    day: int
    after: str | None = None


class Rebalanced(Fact, frozen=True):
    """The rest of the day was planned anew to make up for a delay.

    `durations` are the new lengths of sessions, `delays` the minutes that are planned to pass
    before a session, `shifted` by how much later the own start of a session is, `skipped` what
    will not be held.
    """

    durations: Minutes = ()
    delays: Minutes = ()
    shifted: Minutes = ()
    skipped: tuple[str, ...] = ()


class LatenessAccepted(Fact, frozen=True):
    """It is accepted that a session with a start of its own begins late."""

    session: str


class SpeakerChecked(Fact, frozen=True):
    """Whether the line to a session's remote speaker works was tried out."""

    session: str
    fine: bool = True


class SpeakerLost(Fact, frozen=True):
    """A session's speaker cannot be reached: `instead` is held before it, from now if it ran."""

    session: str
    instead: str


# What the room sees, and a countdown beside the session's


class StageTold(Fact, frozen=True):
    """The facilitator shows the room a message, blinking if so wished; none if it is empty."""

    text: str = ""
    blink: bool = False


class StageSet(Fact, frozen=True):
    """What the room sees; "auto" goes by the kind of session."""

    page: StagePage


class CountdownStarted(Fact, frozen=True):
    """Time counts down to an instant, beside the session's own."""

    until: dt.datetime
    label: str = ""


class CountdownStopped(Fact, frozen=True):
    """The countdown was put away."""


class Noted(Fact, frozen=True):
    """Something said was captured, in `session` or between sessions, by `group` if it reports."""

    capture: CaptureKind
    text: str
    session: str | None = None
    who: str = ""
    due: dt.date | None = None
    group: str | None = None


class NoteChanged(Fact, frozen=True):
    """A capture was edited or reclassified; `note` is the id of the event that captured it."""

    note: str
    capture: CaptureKind
    text: str
    session: str | None = None
    who: str = ""
    due: dt.date | None = None


class NoteRemoved(Fact, frozen=True):
    """A capture was taken out of the minutes; it stays in the journal."""

    note: str


class ActionTicked(Fact, frozen=True):
    """An action is done, or open again; `action` is the id of the event that first told of it."""

    action: str
    done: bool = True


# People


class PersonAdded(Fact, frozen=True):
    """Somebody not in the agenda takes part; `person` is an id unique in the meeting."""

    person: str
    name: str
    organisation: str | None = None
    role: Role = "participant"


class PersonChanged(Fact, frozen=True):
    """Somebody's name, organisation or role was mended."""

    person: str
    name: str
    organisation: str | None = None
    role: Role = "participant"


class PersonRemoved(Fact, frozen=True):
    """Somebody was listed by mistake; what was said of them stays in the journal."""

    person: str


class Arrived(Fact, frozen=True):
    """Somebody is there on day `day` (counted from 1); they came `ago` seconds ago, if given."""

    person: str
    day: int
    ago: int | None = None


class Departed(Fact, frozen=True):
    """Somebody left on day `day` (counted from 1), now or `ago` seconds ago, or is absent."""

    person: str
    day: int
    ago: int | None = None


class AttendanceCleared(Fact, frozen=True):
    """It is not known any more whether somebody was there on day `day` (counted from 1)."""

    person: str
    day: int


# Rounds: a taker is an organisation's or a person's id


class RoundOrdered(Fact, frozen=True):
    """The order of a round; `seed` where it was shuffled."""

    session: str
    order: tuple[str, ...]
    seed: int | None = None


class TurnStarted(Fact, frozen=True):
    """It is the taker's turn; the turn before ended."""

    session: str
    taker: str


class TurnEnded(Fact, frozen=True):
    """The turn ended and none followed at once."""

    session: str
    taker: str


class TurnSkipped(Fact, frozen=True):
    """The taker was passed over and may be returned to."""

    session: str
    taker: str


class Answered(Fact, frozen=True):
    """What the taker answers to the session's question `question` (counted from 1), anew."""

    session: str
    taker: str
    question: int
    text: str


# Groups


class GroupFormed(Fact, frozen=True):
    """A breakout group was formed; `group` is an id unique in the session."""

    session: str
    group: str
    name: str
    focus: str = ""


class GroupChanged(Fact, frozen=True):
    """A group's name or focus was changed."""

    session: str
    group: str
    name: str
    focus: str = ""


class GroupDissolved(Fact, frozen=True):
    """A group was dissolved; its members are in none."""

    session: str
    group: str


class MemberPlaced(Fact, frozen=True):
    """Somebody is in a group now, or in none; so are `others`, pairs of person and group or ""."""

    session: str
    person: str
    group: str | None = None
    others: Placement | None = None


class MembersDealt(Fact, frozen=True):
    """Everybody was placed at once, by balance with `seed`; pairs of person and group."""

    session: str
    placement: Placement
    seed: int


class GroupRuleSet(Fact, frozen=True):
    """People are to be kept together, apart, or fixed in `group`."""

    session: str
    rule: GroupRule
    people: tuple[str, ...]
    group: str | None = None


class GroupRulesCleared(Fact, frozen=True):
    """No rule counts any more."""

    session: str


class HostNamed(Fact, frozen=True):
    """The person who stays with a group when the others rotate, or nobody."""

    session: str
    group: str
    person: str | None = None


class Rotated(Fact, frozen=True):
    """Round `number` (counted from 1) of a rotation, in which everybody is placed anew."""

    session: str
    number: int
    placement: Placement
    seed: int


class GroupTimerStarted(Fact, frozen=True):
    """The groups have `seconds` from now, within the session's time."""

    session: str
    seconds: int


class GroupTimerStopped(Fact, frozen=True):
    """The groups' time is over."""

    session: str


# Homework, words and the horizon scan: `of` is an organisation's or a person's id


class TaskAdded(Fact, frozen=True):
    """Homework was set that is not in the agenda; `task` is an id unique in the meeting."""

    task: str
    title: str
    instructions: str = ""
    purpose: str = ""
    collects: Collects = "text"
    per: Per = "organisation"
    due: dt.date | None = None
    compilers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class TaskChanged(Fact, frozen=True):
    """Homework set here was changed, all of it as said here."""

    task: str
    title: str
    instructions: str = ""
    purpose: str = ""
    collects: Collects = "text"
    per: Per = "organisation"
    due: dt.date | None = None
    compilers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class TaskRemoved(Fact, frozen=True):
    """Homework set here was taken back; what was handed in stays in the journal."""

    task: str


class TaskMarked(Fact, frozen=True):
    """How far somebody has come with a task."""

    task: str
    of: str
    status: HomeworkStatus


class HandedIn(Fact, frozen=True):
    """Somebody handed in a task, anew: a text, terms with weights, or a file's name."""

    task: str
    of: str
    text: str = ""
    terms: tuple[tuple[str, float], ...] = ()
    file: str = ""


class Entrusted(Fact, frozen=True):
    """The person who answers for a task in an organisation, by name; nobody if empty."""

    task: str
    of: str
    name: str


class TermsMerged(Fact, frozen=True):
    """Two concepts, by normal form, are one: `term` counts as `into`."""

    term: str
    into: str


class MergeDeclined(Fact, frozen=True):
    """Two concepts, by normal form, are not one, however alike."""

    one: str
    other: str


class TermAgreed(Fact, frozen=True):
    """The meeting agreed to use `label` for a concept, by normal form."""

    term: str
    label: str


class AgreementDropped(Fact, frozen=True):
    """There is no agreed term for a concept any more."""

    term: str


class Spotted(Fact, frozen=True):
    """Something interesting goes on in an organisation's region; a spearhead where it leads."""

    of: str
    text: str
    tags: tuple[str, ...] = ()
    spearhead: bool = False


class SightingChanged(Fact, frozen=True):
    """A sighting, by the id of the event that told it, was mended."""

    sighting: str
    of: str
    text: str
    tags: tuple[str, ...] = ()
    spearhead: bool = False


class SightingRemoved(Fact, frozen=True):
    """A sighting was taken out of the minutes; it stays in the journal."""

    sighting: str


# Coming meetings: `upcoming` is an id unique in the meeting


class UpcomingAdded(Fact, frozen=True):
    """A coming meeting was fixed, proposed or wished for, by `asked_by`; `host` receives it."""

    upcoming: str
    status: UpcomingStatus
    date: dt.date | None = None
    place: str = ""
    theme: str = ""
    host: str = ""
    asked_by: str = ""


class UpcomingChanged(Fact, frozen=True):
    """A coming meeting was changed, all of it as said here."""

    upcoming: str
    status: UpcomingStatus
    date: dt.date | None = None
    place: str = ""
    theme: str = ""
    host: str = ""
    asked_by: str = ""


class UpcomingRemoved(Fact, frozen=True):
    """A coming meeting was taken off the list."""

    upcoming: str


class Voted(Fact, frozen=True):
    """Which of the proposed meetings an organisation or a person can agree to, anew."""

    of: str
    choices: tuple[str, ...] = ()


# Undo


class Undone(Fact, frozen=True):
    """The event with the id `event` no longer counts."""

    event: str


class Redone(Fact, frozen=True):
    """The event with the id `event`, undone before, counts again."""

    event: str


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
