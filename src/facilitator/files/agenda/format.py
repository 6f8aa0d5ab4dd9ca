"""The agenda format is what an author writes in an agenda file, before it becomes an `Agenda`.

The Structs name their fields as the file does, and their descriptions are those of the JSON Schema.
"""

import datetime as dt
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from facilitator.core.record.agenda import (
    Collects,
    Per,
    Role,
    SessionKind,
    Starts,
    Told,
    UpcomingStatus,
)
from facilitator.files.toml.values import ClockTime, Minutes

FORMAT: Final = 1
"""The newest agenda format that this version reads."""


# For the JSON Schema only: `agenda_checks` words these for people.
TITLE: Final = {"minLength": 1}
ID: Final = {"pattern": r"^\S+$"}
SOME: Final = {"minItems": 1}
EMAIL: Final = {"pattern": r"^([^@\s]+@[^@\s]+)?$"}


class Form(Struct, forbid_unknown_fields=True):
    """A table of the file, in which a key that is not known is a mistake."""


class OrganisationForm(Form):
    """A body that takes part."""

    id: Annotated[
        str, Meta(description="Short and unique; participants refer to it.", extra_json_schema=ID)
    ]
    name: Annotated[
        str, Meta(description="The name as it stands in the minutes.", extra_json_schema=TITLE)
    ]


class ParticipantForm(Form):
    """A person who takes part."""

    name: Annotated[str, Meta(description="The person's name.", extra_json_schema=TITLE)]
    organisation: Annotated[str | None, Meta(description="The id of an [[organisation]].")] = None
    role: Annotated[Role, Meta(description="What the person does at the meeting.")] = "participant"
    link: Annotated[str, Meta(description="Where a remote person joins.")] = ""
    phone: Annotated[str, Meta(description="The number to call when the link fails.")] = ""
    title: Annotated[str, Meta(description="What the person is, like “vd”.")] = ""
    affiliation: Annotated[
        str, Meta(description="Where the person is from, if that is no [[organisation]].")
    ] = ""
    email: Annotated[
        str, Meta(description="The e-mail address; it is not published.", extra_json_schema=EMAIL)
    ] = ""


class GroupForm(Form):
    """A breakout group known beforehand; more can be formed during the meeting."""

    name: Annotated[
        str, Meta(description="The group's name, unique in its session.", extra_json_schema=TITLE)
    ]
    focus: Annotated[str, Meta(description="What the group works on.")] = ""
    members: Annotated[
        tuple[str, ...], Meta(description="Names of people or ids of organisations.")
    ] = ()


class StepForm(Form):
    """A part of a session with a time of its own, as in 1-2-4-all."""

    title: Annotated[str, Meta(description="What is done.", extra_json_schema=TITLE)]
    duration: Annotated[Minutes, Meta(description="How long it takes.")]


class SessionForm(Form):
    """A part of a day with a length of its own; it follows the one before unless it has a start."""

    title: Annotated[
        str, Meta(description="The title shown in the programme.", extra_json_schema=TITLE)
    ]
    id: Annotated[
        Annotated[str, Meta(extra_json_schema=ID)] | None,
        Meta(description="Unique in the file; otherwise made from the title."),
    ] = None
    kind: Annotated[SessionKind, Meta(description="What happens in it.")] = "talk"
    duration: Annotated[
        Minutes | None,
        Meta(description='How long it is: "45m", "1h30m", or minutes as a whole number.'),
    ] = None
    end: Annotated[
        ClockTime | None, Meta(description="The clock time it ends, instead of a duration.")
    ] = None
    start: Annotated[
        ClockTime | None,
        Meta(description="The clock time it starts, which makes it a fixed point."),
    ] = None
    starts: Annotated[
        Starts | None,
        Meta(description='With a start: exactly then ("fixed", the default) or no earlier.'),
    ] = None
    end_fixed: Annotated[
        bool, Meta(description="Ends at its planned time whatever happened before.")
    ] = False
    min: Annotated[
        Minutes | None, Meta(description="The shortest acceptable length; otherwise all of it.")
    ] = None
    priority: Annotated[
        Annotated[int, Meta(ge=1, le=99)] | None,
        Meta(description="Of optional sessions the highest number is cut first."),
    ] = None
    optional: Annotated[bool, Meta(description="May be cut when time is short.")] = False
    speakers: Annotated[tuple[str, ...], Meta(description="The names of who speaks.")] = ()
    remote: Annotated[
        bool, Meta(description="A speaker joins by link, which is checked before.")
    ] = False
    description: Annotated[str, Meta(description="A text in Markdown.")] = ""
    questions: Annotated[
        tuple[str, ...], Meta(description="What is asked in a discussion or a round.")
    ] = ()
    per: Annotated[Per, Meta(description="Whose turn it is in a round.")] = "organisation"
    group: Annotated[tuple[GroupForm, ...], Meta(description="Groups known beforehand.")] = ()
    script: Annotated[
        str, Meta(description="What to say, for whoever leads; never published or shown to others.")
    ] = ""
    materials: Annotated[
        tuple[str, ...], Meta(description="What is needed, to be ticked off.")
    ] = ()
    prepare: Annotated[
        tuple[str, ...], Meta(description="What to do before the session, to be ticked off.")
    ] = ()
    lead: Annotated[str, Meta(description="Who leads the session.")] = ""
    warn: Annotated[
        tuple[Minutes, ...], Meta(description="Times before the end at which you are alerted.")
    ] = ()
    step: Annotated[tuple[StepForm, ...], Meta(description="Timed steps, in order.")] = ()


class DayForm(Form):
    """One day of the meeting."""

    date: Annotated[dt.date, Meta(description="The date, like 2013-03-21.")]
    start: Annotated[ClockTime, Meta(description="The clock time at which the day starts.")]
    session: Annotated[
        tuple[SessionForm, ...],
        Meta(description="The programme, in order.", extra_json_schema=SOME),
    ]


class HomeworkForm(Form):
    """A task to do before the next meeting."""

    title: Annotated[str, Meta(description="The task in a few words.", extra_json_schema=TITLE)]
    id: Annotated[
        Annotated[str, Meta(extra_json_schema=ID)] | None,
        Meta(description="Unique in the file; otherwise made from the title."),
    ] = None
    instructions: Annotated[str, Meta(description="What to do.")] = ""
    purpose: Annotated[str, Meta(description="What it is good for.")] = ""
    collects: Annotated[Collects, Meta(description="What is handed in.")] = "text"
    of: Annotated[Per, Meta(description="Who hands in.")] = "organisation"
    due: Annotated[dt.date | None, Meta(description="The last day to hand in.")] = None
    compilers: Annotated[
        tuple[str, ...], Meta(description="Who puts together what is handed in.")
    ] = ()
    links: Annotated[tuple[str, ...], Meta(description="Web addresses that help.")] = ()


class UpcomingForm(Form):
    """A coming meeting."""

    status: Annotated[UpcomingStatus, Meta(description="How sure it is.")]
    date: Annotated[dt.date | None, Meta(description="Its date.")] = None
    place: Annotated[str, Meta(description="Where it is.")] = ""
    theme: Annotated[str, Meta(description="What it is about.")] = ""
    host: Annotated[str, Meta(description="Who receives it.")] = ""
    asked_by: Annotated[str, Meta(description="Who wished for it.")] = ""


class MinutesForm(Form):
    """What the minutes tell besides what was said."""

    times: Annotated[bool, Meta(description="Planned and actual times.")] = False
    review: Annotated[bool, Meta(description="The review of how the time was used.")] = False
    attendance: Annotated[
        Told, Meta(description="Who was there: by name, in figures, or nothing.")
    ] = "names"


class AgendaForm(Form):
    """A meeting's agenda."""

    title: Annotated[str, Meta(description="The meeting's title.", extra_json_schema=TITLE)]
    day: Annotated[
        tuple[DayForm, ...], Meta(description="The days, in order.", extra_json_schema=SOME)
    ]
    format: Annotated[Literal[1], Meta(description="The version of this file format.")] = FORMAT
    language: Annotated[Literal["sv", "en"], Meta(description="The language of the minutes.")] = (
        "en"
    )
    timezone: Annotated[
        str | None, Meta(description='The time zone of all clock times, like "Europe/Stockholm".')
    ] = None
    place: Annotated[str, Meta(description="Where the meeting is.")] = ""
    series: Annotated[str, Meta(description="A name shared by meetings that belong together.")] = ""
    theme: Annotated[str, Meta(description="What this meeting is about.")] = ""
    rules: Annotated[tuple[str, ...], Meta(description="The rules of the game.")] = ()
    organisation: Annotated[
        tuple[OrganisationForm, ...], Meta(description="The bodies that take part.")
    ] = ()
    participant: Annotated[
        tuple[ParticipantForm, ...], Meta(description="The people who take part.")
    ] = ()
    homework: Annotated[
        tuple[HomeworkForm, ...], Meta(description="Tasks before the next meeting.")
    ] = ()
    upcoming: Annotated[
        tuple[UpcomingForm, ...], Meta(description="The meetings that come next.")
    ] = ()
    series_title: Annotated[
        str, Meta(description="What readers see of the series, instead of its name.")
    ] = ""
    notes_by: Annotated[str, Meta(description="Who keeps the minutes.")] = ""
    minutes: Annotated[
        MinutesForm | None, Meta(description="What the minutes tell besides what was said.")
    ] = None
