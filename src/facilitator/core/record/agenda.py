"""The agenda is the intent of a meeting: immutable and already validated.

Clock times are local to the agenda's time zone; `plan` turns them into instants.
Durations are whole minutes everywhere in this module.

A key that means in the file what it means here is one line of this module, with its description
and an example: how it is read, checked, cleaned and written, its JSON Schema and its documentation
follow. What the file says in another way is in `files.agenda.format`.
"""

import datetime as dt
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from facilitator.core.base.ids import SessionId, TaskId

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

LINES: Final = "lines"
"""In a key's `extra`: its text may have several lines."""

ONCE: Final = "once"
"""In a key's `extra`: what its list names, it names once."""

WORD: Final = r"^\S+$"
EMAIL: Final = r"^([^@\s]+@[^@\s]+)?$"
"""Patterns of texts, for the JSON Schema."""


def key(  # noqa: PLR0913 - all there is to say of a key is said here
    description: str,
    example: object = None,
    *,
    lines: bool = False,
    once: bool = False,
    filled: bool = False,
    pattern: str = "",
) -> Meta:
    """Describe a key of the agenda file, with an example of its value.

    A text may have several `lines`, must be `filled`, or must be like a `pattern`; a list may name
    each thing `once`. `filled` and `pattern` are for the JSON Schema only; `files.agenda.checks`
    words them for people.
    """
    rule: dict[str, object] = {"minLength": 1} if filled else {}
    marks = {mark: True for mark, wanted in ((LINES, lines), (ONCE, once)) if wanted}
    return Meta(
        description=description,
        examples=None if example is None else [example],
        extra_json_schema=rule | ({"pattern": pattern} if pattern else {}) or None,
        extra=marks or None,
    )


class Organisation(Struct, frozen=True):
    """A body that takes part, known by a short id that is unique in the agenda."""

    id: Annotated[str, key("Short and unique; participants refer to it.", "blekinge", pattern=WORD)]
    name: Annotated[
        str, key("The name as it stands in the minutes.", "Region Blekinge", filled=True)
    ]


class Participant(Struct, frozen=True):
    """A named person; `organisation` is an organisation id.

    `link` is where a remote person joins, `phone` the number to call when that fails. `title` is
    what they are, `affiliation` where they are from if that is none of the meeting's organisations.
    """

    name: Annotated[str, key("The person's name.", "Cissi Dahl", filled=True)]
    organisation: Annotated[str | None, key("The id of an [[organisation]].", "blekinge")] = None
    role: Annotated[Role, key("What the person does at the meeting.", "speaker")] = "participant"
    link: Annotated[str, key("Where a remote person joins.", "https://meet.example/blekinge")] = ""
    phone: Annotated[str, key("The number to call when the link fails.", "+46 455 00 00 00")] = ""
    title: Annotated[str, key("The person's title, like “CEO”.", "Project leader")] = ""
    affiliation: Annotated[
        str, key("Where the person is from, if not an [[organisation]].", "Netport")
    ] = ""
    email: Annotated[
        str, key("The e-mail address; it is not published.", "cissi@example.org", pattern=EMAIL)
    ] = ""


class Group(Struct, frozen=True):
    """A breakout group known beforehand; members are people's names or organisation ids."""

    name: Annotated[
        str, key("The group's name, unique in its session.", "The task as a whole", filled=True)
    ]
    focus: Annotated[str, key("What the group works on.", "Strategy and roles")] = ""
    members: Annotated[
        tuple[str, ...], key("Names of people or ids of organisations.", ["blekinge", "Cissi Dahl"])
    ] = ()


class StepKeys(Struct, frozen=True):
    """What an agenda file says of a step as it is meant."""

    title: Annotated[str, key("What is done.", "In pairs", filled=True)]


class Step(StepKeys, frozen=True):
    """A part of a session with a time of its own, in whole minutes."""

    duration: int


class SessionKeys(Struct, frozen=True, kw_only=True):
    """What an agenda file says of a session as it is meant."""

    title: Annotated[str, key("The title shown in the programme.", "News from the EU", filled=True)]
    kind: Annotated[SessionKind, key("What happens in it.", "discussion")] = "talk"
    end_fixed: Annotated[bool, key("Ends at its planned time whatever happened before.", True)] = (
        False
    )
    optional: Annotated[bool, key("May be cut when time is short.", True)] = False
    speakers: Annotated[tuple[str, ...], key("The names of the speakers.", ["Cissi Dahl"])] = ()
    remote: Annotated[bool, key("A speaker joins by link, which is checked before.", True)] = False
    description: Annotated[
        str, key("A text in Markdown.", "With *time* for questions.", lines=True)
    ] = ""
    questions: Annotated[
        tuple[str, ...], key("What is asked in a discussion or a round.", ["Where are you now?"])
    ] = ()
    per: Annotated[Per, key("Whose turn it is in a round.", "participant")] = "organisation"
    script: Annotated[
        str,
        key(
            "What to say, for whoever leads; never published or shown to others.",
            "Ask who has read the plan. Wait.",
            lines=True,
        ),
    ] = ""
    materials: Annotated[
        tuple[str, ...],
        key("What is needed, to be ticked off.", ["Flip chart", "40 sticky notes"], once=True),
    ] = ()
    prepare: Annotated[
        tuple[str, ...],
        key("What to do before the session, to be ticked off.", ["Put out the chairs"], once=True),
    ] = ()
    lead: Annotated[str, key("Who leads the session.", "Sara Nyström")] = ""


class Session(SessionKeys, frozen=True, kw_only=True):
    """One timeboxed part of a day.

    `duration` and `shortest` are whole minutes, with shortest <= duration. With a `start` (local
    clock time) the session is a fixed point, or begins no earlier than that ("not-before").

    `script` is only for whoever leads it, and never shown or exported. `materials` and `prepare`
    are to be ticked off. `warn` are the minutes before the end at which the leader is alerted, most
    first; without any it is as usual.
    """

    id: SessionId
    duration: int
    shortest: int
    start: dt.time | None = None
    starts: Starts = "fixed"
    priority: int = 1
    groups: tuple[Group, ...] = ()
    warn: tuple[int, ...] = ()
    steps: tuple[Step, ...] = ()


class Day(Struct, frozen=True):
    """One date of the meeting with the local clock time at which it starts."""

    date: dt.date
    start: dt.time
    sessions: tuple[Session, ...]


class HomeworkKeys(Struct, frozen=True, kw_only=True):
    """What an agenda file says of a task as it is meant."""

    title: Annotated[
        str, key("The task in a few words.", "A word cloud of your concepts", filled=True)
    ]
    instructions: Annotated[
        str, key("What to do.", "List your concepts and how often you use each.", lines=True)
    ] = ""
    purpose: Annotated[
        str,
        key("What it is for.", "To compare, and agree on, the concepts we use.", lines=True),
    ] = ""
    collects: Annotated[Collects, key("What is handed in.", "terms")] = "text"
    of: Annotated[Per, key("Who hands in.", "organisation")] = "organisation"
    due: Annotated[dt.date | None, key("The last day to hand in.", "2013-05-24")] = None
    compilers: Annotated[
        tuple[str, ...], key("Who puts together what is handed in.", ["Lisa", "Sebastian"])
    ] = ()
    links: Annotated[
        tuple[str, ...], key("Helpful web addresses.", ["https://example.org/strategy"])
    ] = ()


class Homework(HomeworkKeys, frozen=True, kw_only=True):
    """A task to do before the next meeting; `due` is a local date."""

    id: TaskId


class Upcoming(Struct, frozen=True, kw_only=True):
    """A coming meeting that is fixed, proposed or only wished for.

    `host` receives it, `asked_by` wished for it.
    """

    status: Annotated[UpcomingStatus, key("How certain it is.", "fixed")]
    date: Annotated[dt.date | None, key("Its date.", "2013-05-24")] = None
    place: Annotated[str, key("Where it is.", "Stockholm")] = ""
    theme: Annotated[str, key("What it is about.", "New digital services")] = ""
    host: Annotated[str, key("Who hosts it.", "Region Blekinge")] = ""
    asked_by: Annotated[str, key("Who asked for it.", "Region Skåne")] = ""


class Minutes(Struct, frozen=True):
    """What the minutes include besides what was said: times, the review of them, who was there."""

    times: Annotated[bool, key("Planned and actual times.", True)] = False
    review: Annotated[bool, key("The review of how the time was used.", True)] = False
    attendance: Annotated[
        Told, key("Who was there: by name, in figures, or nothing.", "counts")
    ] = "names"


class AgendaKeys(Struct, frozen=True, kw_only=True):
    """What an agenda file says of the meeting as it is meant."""

    title: Annotated[
        str, key("The meeting's title.", "Digital agenda, second meeting", filled=True)
    ]
    place: Annotated[str, key("Where the meeting is.", "Kista")] = ""
    series: Annotated[
        str, key("A name shared by meetings that belong together.", "digital-agenda")
    ] = ""
    series_title: Annotated[
        str,
        key(
            "What readers see of the series, instead of its name.",
            "The digital agenda learning project",
        ),
    ] = ""
    theme: Annotated[str, key("What this meeting is about.", "New digital services")] = ""
    rules: Annotated[
        tuple[str, ...], key("The ground rules.", ["We keep the programme times."])
    ] = ()
    notes_by: Annotated[str, key("Who takes the minutes.", "Sara Nyström")] = ""
    bring: Annotated[
        tuple[str, ...], key("What participants are asked to bring.", ["A laptop"])
    ] = ()


class Agenda(AgendaKeys, frozen=True, kw_only=True):
    """The whole programme of one meeting; `timezone` is an IANA name, `language` "sv" or "en".

    `series_title` is what readers see of the series, `notes_by` who keeps the minutes, `bring` what
    participants are to bring along.
    """

    days: tuple[Day, ...]
    language: str = "en"
    timezone: str = "UTC"
    organisations: tuple[Organisation, ...] = ()
    participants: tuple[Participant, ...] = ()
    homework: tuple[Homework, ...] = ()
    upcoming: tuple[Upcoming, ...] = ()
    minutes: Minutes = Minutes()
