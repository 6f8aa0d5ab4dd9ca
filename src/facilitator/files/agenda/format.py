"""The agenda format is what an author writes in an agenda file, before it becomes an `Agenda`.

The Structs name their fields as the file does, and their descriptions are those of the JSON Schema.
Here are only the keys that the file writes in another way than `core.record.agenda` has them; all
others are taken from there.
"""

import datetime as dt
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from facilitator.core.record.agenda import (
    WORD,
    AgendaKeys,
    Group,
    HomeworkKeys,
    Organisation,
    Participant,
    SessionKeys,
    Starts,
    StepKeys,
    Upcoming,
    key,
)
from facilitator.core.record.agenda import Minutes as MinutesKeys
from facilitator.files.toml.values import ClockTime, EndTime, Minutes

FORMAT: Final = 1
"""The newest agenda format that this version reads."""

SOME: Final = {"minItems": 1}
"""For the JSON Schema only: `checks` words it for people."""

FIRST: Final = (
    *("format", "id", "name", "title", "kind", "status", "date", "language", "timezone"),
    *("duration", "end", "start", "starts", "min", "priority"),
)
"""The keys that stand first in a table, as people write it; the others follow in their order."""

Id = Annotated[str, Meta(extra_json_schema={"pattern": WORD})]


class Form(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file, in which a key that is not known is a mistake."""


def rank(name: str) -> int:
    """Return how far in front a key stands in its table."""
    return FIRST.index(name) if name in FIRST else len(FIRST)


class OrganisationForm(Form, Organisation, frozen=True):
    """A body that takes part."""


class ParticipantForm(Form, Participant, frozen=True):
    """A person who takes part."""


class GroupForm(Form, Group, frozen=True):
    """A breakout group known beforehand; more can be formed during the meeting."""


class StepForm(Form, StepKeys, frozen=True):
    """A part of a session with a time of its own, as in 1-2-4-all."""

    duration: Annotated[Minutes, key("How long it takes.", "5m")]


class SessionForm(Form, SessionKeys, frozen=True, kw_only=True):
    """A part of a day with a length of its own; it follows the one before unless it has a start."""

    id: Annotated[Id | None, key("Unique in the file; otherwise made from the title.", "eu")] = None
    duration: Annotated[
        Minutes | None,
        key('How long it is: "45m", "1h30m", or minutes as a whole number.', "1h30m"),
    ] = None
    end: Annotated[
        EndTime | None, key("The clock time it ends, instead of a duration.", "13:45")
    ] = None
    start: Annotated[
        ClockTime | None, key("The clock time it starts, which makes it a fixed point.", "13:00")
    ] = None
    starts: Annotated[
        Starts | None,
        key('With a start: exactly then ("fixed", the default) or no earlier.', "not-before"),
    ] = None
    min: Annotated[
        Minutes | None, key("The shortest acceptable length; otherwise all of it.", "30m")
    ] = None
    priority: Annotated[
        Annotated[int, Meta(ge=1, le=99)] | None,
        key("Of optional sessions the highest number is cut first.", 2),
    ] = None
    group: Annotated[tuple[GroupForm, ...], Meta(description="Groups known beforehand.")] = ()
    warn: Annotated[
        tuple[Minutes, ...], key("Times before the end at which you are alerted.", ["10m", "2m"])
    ] = ()
    step: Annotated[tuple[StepForm, ...], Meta(description="Timed steps, in order.")] = ()


class DayForm(Form, frozen=True, kw_only=True):
    """One day of the meeting."""

    date: Annotated[dt.date, key("The date, like 2013-03-21.", "2013-04-26")]
    start: Annotated[ClockTime, key("The clock time at which the day starts.", "09:30")]
    session: Annotated[
        tuple[SessionForm, ...],
        Meta(description="The programme, in order.", extra_json_schema=SOME),
    ]


class HomeworkForm(Form, HomeworkKeys, frozen=True, kw_only=True):
    """A task to do before the next meeting."""

    id: Annotated[Id | None, key("Unique in the file; otherwise made from the title.", "words")] = (
        None
    )


class UpcomingForm(Form, Upcoming, frozen=True):
    """A coming meeting."""


class MinutesForm(Form, MinutesKeys, frozen=True):
    """What the minutes include besides what was said."""


class AgendaForm(Form, AgendaKeys, frozen=True, kw_only=True):
    """A meeting's agenda."""

    day: Annotated[
        tuple[DayForm, ...], Meta(description="The days, in order.", extra_json_schema=SOME)
    ]
    format: Annotated[Literal[1], key("The version of this file format.", 1)] = FORMAT
    language: Annotated[Literal["sv", "en"], key("The language of the minutes.", "sv")] = "en"
    timezone: Annotated[
        str | None,
        key('The time zone of all clock times, like "Europe/Stockholm".', "Europe/Stockholm"),
    ] = None
    organisation: Annotated[
        tuple[OrganisationForm, ...], Meta(description="The organisations that take part.")
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
    minutes: Annotated[
        MinutesForm | None, Meta(description="What the minutes include besides what was said.")
    ] = None
