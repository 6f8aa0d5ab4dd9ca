"""What the JSON document of a meeting holds, which own templates are filled with too.

All fields are always there; what is not known is null, "" or []. Instants are ISO 8601 with the
offset of the meeting's time zone, dates and days (from 1) are local, lengths are whole seconds.
`format` grows only when a field changes its meaning; fields may be added.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Final, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from facilitator.core.base.ids import PersonId, SessionId
from facilitator.core.record.agenda import (
    Collects,
    Per,
    Role,
    SessionKind,
    UpcomingStatus,
)
from facilitator.core.record.homework import HomeworkStatus
from facilitator.core.record.notes import CaptureKind

FORMAT: Final = 1
"""The version of the format that this program writes."""

Outcome = Literal[
    "held",
    "running",
    "paused",
    "interrupted",
    "skipped",
    "missed",
    "moved",
    "homework",
    "dropped",
    "coming",
]
Sharing = Literal["all", "most", "few", "one", "none"]

Instant = Annotated[dt.datetime, Meta(tz=True)]


class Organisation(Struct, frozen=True):
    """An organisation that takes part; `id` is short and unique in the meeting."""

    id: str
    name: str


class Person(Struct, frozen=True):
    """Somebody who takes part; `organisation` is an organisation's id.

    With `unnamed` it stands for an organisation of which no delegate is named. `title` is what they
    are, `affiliation` where they are from if that is none of the organisations. `link`, where they
    join, and `phone` are there only when what is private was asked for.
    """

    id: str
    name: str
    organisation: str | None
    role: Role
    unnamed: bool
    title: str
    affiliation: str
    link: str | UnsetType = UNSET
    phone: str | UnsetType = UNSET


class Presence(Struct, frozen=True):
    """When somebody came and left on a day.

    Only those of whom that was said are listed: `present` is false for who was said to be absent.
    `arrived` is null unless a time was said, and then `late` is 0. `late` and `left_early` are
    seconds in whole minutes, beside the day's planned times.
    """

    day: int
    person: PersonId
    present: bool
    arrived: Instant | None
    left: Instant | None
    late: int
    left_early: int


class Interval(Struct, frozen=True):
    """A stretch of time; `end` is null while it lasts."""

    start: Instant
    end: Instant | None


class Turn(Struct, frozen=True):
    """Somebody's turn in a round; `by` is the id of an organisation or a person.

    `answers` are in the order of the session's questions, "" where there is none; a round without
    questions has one answer.
    """

    by: str
    name: str
    used: int
    passed_over: bool
    answers: tuple[str, ...]


class Group(Struct, frozen=True):
    """A breakout group; `members` are the ids of people, `unlisted` names that nobody listed.

    In a rotation `rounds` are the members in each round, the last of them being `members`; `host`
    stays throughout. `reported` says as which it reported back, counted from 1, null if it did not.
    """

    id: str
    name: str
    focus: str
    host: str | None
    members: tuple[str, ...]
    unlisted: tuple[str, ...]
    rounds: tuple[tuple[str, ...], ...]
    reported: int | None


class Step(Struct, frozen=True):
    """A part of a session with a time of its own, `planned` in seconds, and how many it `took`."""

    title: str
    planned: int
    took: int


class Session(Struct, frozen=True):
    """A session on one day of the programme, with what was planned and what happened.

    `outcome` is what became of it. One that is "moved" has an entry on the `other_day` with what
    happened; there `other_day` is the day it came from. `added` is time given live (negative when
    taken), `away` time that was not counted, `used` the time it took without pauses.
    """

    id: str
    title: str
    kind: SessionKind
    planned_start: Instant
    planned_end: Instant
    outcome: Outcome
    other_day: int | None
    intervals: tuple[Interval, ...]
    pauses: tuple[Interval, ...]
    added: int
    away: int
    used: int
    optional: bool
    remote: bool
    speakers: tuple[str, ...]
    description: str
    questions: tuple[str, ...]
    turns: tuple[Turn, ...]
    groups: tuple[Group, ...]
    lead: str
    steps: tuple[Step, ...]


class Day(Struct, frozen=True):
    """A day as held, and the date for which the agenda planned it."""

    day: int
    date: dt.date
    planned_date: dt.date
    sessions: tuple[Session, ...]


class Capture(Struct, frozen=True):
    """What was written down; `session` and `group` are ids, `written_by` is the computer's name.

    `who` is the speaker of a quote or the one who took on an action. `done` says of an action
    whether it was ticked off, of anything else it is null.
    """

    id: str
    at: Instant
    written_by: str
    kind: CaptureKind
    text: str
    session: SessionId | None
    group: str | None
    who: str
    due: dt.date | None
    done: bool | None


class Picture(Struct, frozen=True):
    """A picture: `file` is its path beside the record, `text` tells it to those who cannot see it.

    `note` is the id of the capture that it belongs to, if it belongs to one.
    """

    id: str
    at: Instant
    file: str
    text: str
    session: str | None
    note: str | None


class Term(Struct, frozen=True):
    """A term as it was handed in, and how often it is used."""

    text: str
    weight: float


class HandIn(Struct, frozen=True):
    """How far somebody has come with a task; `by` is the id of an organisation or a person.

    `responsible` is a person's name, `at` when it was last handed in.
    """

    by: str
    name: str
    status: HomeworkStatus
    at: Instant | None
    responsible: str
    text: str
    file: str
    terms: tuple[Term, ...]


class Task(Struct, frozen=True):
    """Homework; `of` says whether each organisation or each participant does it."""

    id: str
    title: str
    instructions: str
    purpose: str
    collects: Collects
    of: Per
    due: dt.date | None
    compilers: tuple[str, ...]
    links: tuple[str, ...]
    hand_ins: tuple[HandIn, ...]


class Finding(Struct, frozen=True):
    """A finding of the horizon scan; `of` is the id of an organisation or a person."""

    id: str
    of: str
    name: str
    text: str
    tags: tuple[str, ...]
    spearhead: bool


class Concept(Struct, frozen=True):
    """A concept with all its spellings, most used first; `uses` is how often, by organisation's id.

    `normal` is the form by which spellings are compared, `agreed` says that `label` was agreed on.
    """

    label: str
    normal: str
    agreed: bool
    sharing: Sharing
    weight: float
    uses: Mapping[str, float]
    spellings: tuple[str, ...]


class Concepts(Struct, frozen=True):
    """The comparison of the terms handed in, most shared first.

    `organisations` are the ids of those that handed in terms. `convergence` says how far they use
    the same concepts, from 0 to 1, null with fewer than two. `merged` gives for normal forms those
    they count as.
    """

    organisations: tuple[str, ...]
    convergence: float | None
    concepts: tuple[Concept, ...]
    merged: Mapping[str, str]


class Upcoming(Struct, frozen=True):
    """A coming meeting; `votes` are the ids of the organisations or people who can agree to it."""

    id: str
    status: UpcomingStatus
    date: dt.date | None
    place: str
    theme: str
    host: str
    asked_by: str
    votes: tuple[str, ...]


class EarlierMeeting(Struct, frozen=True):
    """A meeting of the series held before; `record` is the id of its record."""

    record: str
    title: str
    date: dt.date
    place: str
    theme: str


class EarlierAction(Struct, frozen=True):
    """An action open from a meeting before, and whether it was ticked off at this one."""

    id: str
    text: str
    who: str
    due: dt.date | None
    meeting: str
    session: str
    done: bool


class Earlier(Struct, frozen=True):
    """What the meetings before left to this one, the oldest first."""

    meetings: tuple[EarlierMeeting, ...]
    actions: tuple[EarlierAction, ...]
    parking: tuple[str, ...]


class Meeting(Struct, frozen=True):
    """A meeting as it stands at the instant `as_of`; `agenda` is its agenda as written (TOML).

    What only whoever leads may read is not in it. `private` are the private notes, when what is
    private was asked for.
    """

    format: Literal[1]
    as_of: Instant
    record: str
    title: str
    language: str
    timezone: str
    place: str
    series: str
    theme: str
    rehearsal: bool
    finished: bool
    opened: Instant | None
    rules: tuple[str, ...]
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
    attendance: tuple[Presence, ...]
    days: tuple[Day, ...]
    captures: tuple[Capture, ...]
    homework: tuple[Task, ...]
    scan: tuple[Finding, ...]
    concepts: Concepts
    upcoming: tuple[Upcoming, ...]
    earlier: Earlier
    agenda: str
    private: tuple[Capture, ...]
    series_title: str
    notes_by: str
    pictures: tuple[Picture, ...]
