"""A meeting with tasks, and the cells of the tables that are read back."""

from __future__ import annotations

from msgspec.structs import replace

from builders import Room, one_day, session
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.agenda import Organisation, Participant
from markdown_reader import of_type, read, text


def room(*wanted: Task, name: str = "Region A") -> Room:
    agenda = replace(
        one_day("x", replace(session("y"), questions=("Why?",))),
        organisations=(Organisation("a", name), Organisation("b", "Region B")),
        participants=(Participant("Eva"), Participant("Bo")),
        homework=wanted,
    )
    return Room(agenda)


def rows(source: str) -> list[list[str]]:
    return [
        [text(cell) for cell in row.children]
        for table in of_type(read(source), "table")
        for row in of_type([table], "tr")
    ]
