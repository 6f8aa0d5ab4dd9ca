"""An agenda for tests of what the room sees."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from builders import one_day, session
from facilitator.core.base.ids import TaskId
from facilitator.core.record.agenda import Agenda, Group, Homework, Organisation, Participant


def full() -> Agenda:
    """Make an agenda with a session of each kind that has a page of its own."""
    groups = (Group("Mandate", "Who decides?", ("Åsa", "Blå")), Group("Plans", "Plans", ("Bo",)))
    return replace(
        one_day(
            replace(session("talk", 30), speakers=("Cissi", "Jörgen"), remote=True),
            session("rules", 10, kind="rules"),
            session("coffee", 15, kind="break"),
            replace(session("teams", 40, kind="groups"), groups=groups),
            session("round", 20, kind="round"),
            session("tasks", 20, kind="homework"),
        ),
        rules=("Keep time.", "Bring colleagues."),
        organisations=(Organisation("x", "Ex"), Organisation("y", "Why")),
        participants=(
            Participant("Åsa", "x", link="https://secret.example/åsa", phone="070-1234567"),
            Participant("Bo", "y"),
        ),
        homework=(
            Homework(
                id=TaskId("t"), title="A word cloud", purpose="Compare", due=dt.date(2013, 4, 26)
            ),
        ),
    )
