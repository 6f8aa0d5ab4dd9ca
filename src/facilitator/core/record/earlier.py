"""What the meetings of a series before this one leave to it, as it stood when it was opened.

It is kept in the record of the meeting, so that one file tells the whole of it. Dates are local.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from facilitator.core.base.ids import EventId, TaskId

Handing = Literal["not-begun", "promised", "handed-in", "excused"]


class EarlierMeeting(Struct, frozen=True, omit_defaults=True):
    """A meeting held before: the id of its record, and the path of its minutes."""

    record: str
    title: str
    date: dt.date
    place: str = ""
    theme: str = ""
    minutes: str = ""


class EarlierAction(Struct, frozen=True, omit_defaults=True):
    """An action that was open; `id` is that of the event which first told of it."""

    id: EventId
    text: str
    who: str = ""
    due: dt.date | None = None
    meeting: str = ""
    session: str = ""


class EarlierWork(Struct, frozen=True, omit_defaults=True):
    """How far an organisation or a person, by id, had come with a task, and what they handed in.

    `at` is when they last did.
    """

    task: TaskId
    of: str
    status: Handing = "handed-in"
    text: str = ""
    terms: tuple[tuple[str, float], ...] = ()
    file: str = ""
    responsible: str = ""
    at: dt.datetime | None = None


class EarlierVote(Struct, frozen=True, omit_defaults=True):
    """That an organisation or a person, by id, could agree to a meeting that was proposed."""

    of: str
    date: dt.date | None = None
    place: str = ""
    theme: str = ""


class EarlierAnswer(Struct, frozen=True, omit_defaults=True):
    """What an organisation or a person, by id, answered to a question of a round last time."""

    of: str
    question: str
    text: str


class EarlierGroup(Struct, frozen=True, omit_defaults=True):
    """A breakout group with the names of its members."""

    session: str
    name: str
    focus: str = ""
    members: tuple[str, ...] = ()


class Earlier(Struct, frozen=True, omit_defaults=True):
    """All that is brought forward to a meeting; the meetings are listed oldest first.

    `merged`, `declined` and `agreed` are pairs of terms in normal form (`agreed`: and the label).
    `convergence` is how alike the organisations' concepts were last time, from 0 to 1.
    """

    meetings: tuple[EarlierMeeting, ...] = ()
    actions: tuple[EarlierAction, ...] = ()
    work: tuple[EarlierWork, ...] = ()
    answers: tuple[EarlierAnswer, ...] = ()
    groups: tuple[EarlierGroup, ...] = ()
    votes: tuple[EarlierVote, ...] = ()
    parking: tuple[str, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()
    declined: tuple[tuple[str, str], ...] = ()
    agreed: tuple[tuple[str, str], ...] = ()
    convergence: float | None = None


NOTHING_EARLIER = Earlier()
