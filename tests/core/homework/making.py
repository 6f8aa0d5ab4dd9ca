"""A meeting with tasks for organisations and for people."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from builders import REGIONS, Room, agenda, day, session
from facilitator.core.record.agenda import Agenda, Participant
from facilitator.core.record.agenda import Homework as Task

CLOUD = Task(id="cloud", title="Word cloud", collects="terms", due=dt.date(2013, 4, 26))
TEXT = Task(id="text", title="Tell")
FILE = Task(id="file", title="Send", collects="file-reference", of="participant")
PEOPLE = (
    Participant("Eva", "a"),
    Participant("Eva", "b"),
    Participant("Bo"),
    Participant("Åsa", "a", "speaker"),
)


def programme(*tasks: Task, organisations: bool = True) -> Agenda:
    return replace(
        agenda(day("x", replace(session("y"), questions=("Why?", "How?"))), day("z")),
        organisations=REGIONS if organisations else (),
        participants=PEOPLE,
        homework=tasks,
    )


def room(*tasks: Task, organisations: bool = True) -> Room:
    return Room(programme(*tasks, organisations=organisations))
