"""A meeting with all that there is to hand out, and the parts of documents that are read back."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from builders import DATE, agenda, day, session
from facilitator.core.record.agenda import (
    Agenda,
    Group,
    Homework,
    Organisation,
    Participant,
    Session,
    Step,
)
from markdown_reader import of_type, read, text

FULL: Session = replace(
    session("talk", 45, 30, start="10:00", optional=True),
    speakers=("Cissi", "Åsa"),
    remote=True,
    lead="Sara",
    description="About *it*.",
    questions=("Why?",),
    script="Say hello.\n\nWait.",
    materials=("Flip chart", "Pens"),
    prepare=("Chairs",),
    steps=(Step("In pairs", 10), Step("All", 20)),
    groups=(Group("One", "The task"), Group("Two", "Two")),
)


def meeting(*sessions: Session) -> Agenda:
    made = agenda(
        day(
            *(sessions or (FULL, replace(session("lunch", 60, kind="break"), materials=("Pens",))))
        ),
        day(session("end", 30, end_fixed=True), date=DATE + dt.timedelta(days=1)),
    )
    return replace(
        made,
        place="Kista",
        theme="Start",
        rules=("Keep the times.",),
        bring=("A laptop", "Your * list"),
        organisations=(Organisation("a", "Region A"), Organisation("b", "Region B")),
        participants=(
            Participant("Cissi", "a", role="speaker", affiliation="Netport", link="https://m.se/x"),
            Participant("Åsa", role="speaker", title="vd", affiliation="SKL", phone="+46 8 1"),
            Participant("Eva", "a", email="eva@a.se"),
            Participant("Sara", role="facilitator"),
        ),
        homework=(
            Homework(id="now", title="Read", due=DATE, instructions="All of it."),
            Homework(id="then", title="Write", due=DATE + dt.timedelta(days=30)),
            Homework(id="open", title="Think"),
        ),
    )


def table(source: str, number: int = 0) -> list[list[str]]:
    found = list(of_type(read(source), "table"))[number]
    return [[text(cell) for cell in row.children] for row in of_type([found], "tr")]


def under(source: str, heading: str) -> str:
    """Give the text of what stands under a heading of level 2."""
    return source.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
