"""The agenda is the intent of a meeting: immutable and already validated.

Clock times are local to the agenda's time zone; `plan` turns them into instants.
Durations are whole minutes everywhere in this module.
"""

import datetime as dt
from typing import Literal

from msgspec import Struct

Role = Literal["participant", "speaker", "facilitator", "guest"]
SessionKind = Literal[
    "talk", "discussion", "round", "groups", "break", "homework", "rules", "checkin"
]
Starts = Literal["fixed", "not-before"]
Per = Literal["organisation", "participant"]
Collects = Literal["terms", "text", "file-reference"]
UpcomingStatus = Literal["fixed", "proposed", "wish"]
Told = Literal["names", "counts", "none"]
"""How much minutes say of who was there."""


class Organisation(Struct, frozen=True):
    """A body that takes part, known by a short id that is unique in the agenda."""

    id: str
    name: str


class Participant(Struct, frozen=True):
    """A named person; `organisation` is an organisation id.

    `link` is where a remote person joins, `phone` the number to call when that fails. `title` is
    what they are, `affiliation` where they are from if that is none of the meeting's organisations.
    """

    name: str
    organisation: str | None = None
    role: Role = "participant"
    link: str = ""
    phone: str = ""
    title: str = ""
    affiliation: str = ""
    email: str = ""


class Group(Struct, frozen=True):
    """A breakout group known beforehand; members are people's names or organisation ids."""

    name: str
    focus: str = ""
    members: tuple[str, ...] = ()


class Step(Struct, frozen=True):
    """A part of a session with a time of its own, in whole minutes."""

    title: str
    duration: int


class Session(Struct, frozen=True, kw_only=True):
    """One timeboxed part of a day.

    `duration` and `shortest` are whole minutes, with shortest <= duration. With a `start` (local
    clock time) the session is a fixed point, or begins no earlier than that ("not-before").

    `script` is only for whoever leads it, and never shown or exported. `materials` and `prepare`
    are to be ticked off. `warn` are the minutes before the end at which the leader is alerted, most
    first; without any it is as usual.
    """

    id: str
    title: str
    kind: SessionKind = "talk"
    duration: int
    shortest: int
    start: dt.time | None = None
    starts: Starts = "fixed"
    end_fixed: bool = False
    priority: int = 1
    optional: bool = False
    speakers: tuple[str, ...] = ()
    remote: bool = False
    description: str = ""
    questions: tuple[str, ...] = ()
    per: Per = "organisation"
    groups: tuple[Group, ...] = ()
    script: str = ""
    materials: tuple[str, ...] = ()
    prepare: tuple[str, ...] = ()
    lead: str = ""
    warn: tuple[int, ...] = ()
    steps: tuple[Step, ...] = ()


class Day(Struct, frozen=True):
    """One date of the meeting with the local clock time at which it starts."""

    date: dt.date
    start: dt.time
    sessions: tuple[Session, ...]


class Homework(Struct, frozen=True, kw_only=True):
    """A task to do before the next meeting; `due` is a local date."""

    id: str
    title: str
    instructions: str = ""
    purpose: str = ""
    collects: Collects = "text"
    of: Per = "organisation"
    due: dt.date | None = None
    compilers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class Upcoming(Struct, frozen=True, kw_only=True):
    """A coming meeting that is fixed, proposed or only wished for.

    `host` receives it, `asked_by` wished for it.
    """

    status: UpcomingStatus
    date: dt.date | None = None
    place: str = ""
    theme: str = ""
    host: str = ""
    asked_by: str = ""


class Minutes(Struct, frozen=True):
    """What the minutes tell besides what was said: times, the review of them, who was there."""

    times: bool = False
    review: bool = False
    attendance: Told = "names"


class Agenda(Struct, frozen=True, kw_only=True):
    """The whole programme of one meeting; `timezone` is an IANA name, `language` "sv" or "en".

    `series_title` is what readers see of the series, `notes_by` who keeps the minutes.
    """

    title: str
    days: tuple[Day, ...]
    language: str = "en"
    timezone: str = "UTC"
    place: str = ""
    series: str = ""
    theme: str = ""
    rules: tuple[str, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    participants: tuple[Participant, ...] = ()
    homework: tuple[Homework, ...] = ()
    upcoming: tuple[Upcoming, ...] = ()
    series_title: str = ""
    notes_by: str = ""
    minutes: Minutes = Minutes()
