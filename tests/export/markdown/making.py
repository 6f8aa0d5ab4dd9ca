"""Meetings to be told of, and what is read back from what is told."""

from __future__ import annotations

import datetime as dt

from markdown_it.tree import SyntaxTreeNode
from msgspec.structs import replace

from builders import ENGLISH, Room, one_day, session
from facilitator.core.base.language import Language
from facilitator.core.record.agenda import Agenda, Organisation, Participant
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.state import State
from facilitator.core.time import moves
from facilitator.export.markdown.parts import PUBLISHED, Wanted, parts
from facilitator.export.markdown.text import joined
from facilitator.export.wording import DASH
from markdown_reader import of_type, read, text


def room(*wanted: Task, name: str = "Region A") -> Room:
    """Open a meeting with tasks, of two organisations and two people."""
    agenda = replace(
        one_day("x", replace(session("y"), questions=("Why?",))),
        organisations=(Organisation("a", name), Organisation("b", "Region B")),
        participants=(Participant("Eva"), Participant("Bo")),
        homework=wanted,
    )
    return Room(agenda)


def held(programme: Agenda, *ends: str) -> Room:
    """Hold a one-day meeting from 10:00, each session until the next of these times."""
    made = Room(programme).until("10:00").do(moves.start)
    for end in ends:
        made.until(end).do(moves.next_session)
    return made


def minutes(
    state: State, now: dt.datetime, language: Language, earlier: State | None = None
) -> str:
    """Write the minutes as they are without a template."""
    return joined(parts(state, now, language, earlier).values())


def of(made: Room) -> str:
    """Write the minutes of a meeting as it is now, with hyphens for dashes."""
    return minutes(made.state, made.now, ENGLISH).replace(DASH, "-")


def part(made: Room, name: str, wanted: Wanted = PUBLISHED) -> str:
    """Write one part of the minutes of a meeting as it is now."""
    return parts(made.state, made.now, ENGLISH, wanted=wanted)[name]


def rows(source: str) -> list[list[str]]:
    """Give the rows of all tables, their headers first."""
    return [
        [text(cell) for cell in row.children]
        for table in of_type(read(source), "table")
        for row in of_type([table], "tr")
    ]


def headings(source: str) -> list[str]:
    """List the headings."""
    return [text(block) for block in of_type(read(source), "heading")]


def section(source: str, title: str) -> list[SyntaxTreeNode]:
    """Give the blocks under a heading, up to the next one of its level or above."""
    blocks = read(source)
    start = next(i for i, b in enumerate(blocks) if b.type == "heading" and text(b) == title)
    level = blocks[start].tag
    for end, block in enumerate(blocks[start + 1 :], start + 1):
        if block.type == "heading" and block.tag <= level:
            return blocks[start + 1 : end]
    return blocks[start + 1 :]
