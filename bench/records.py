"""Figures of the journal: keeping an event, reading many, and the minutes of many."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
import tomllib
import uuid
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.measure import Figure, alternately
from bench.timing import long_day
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.base.language import Language
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.events import Event
from facilitator.core.record.groups import MemberPlaced
from facilitator.core.record.notes import Noted
from facilitator.core.record.replay import replay
from facilitator.core.record.state import State
from facilitator.core.time import moves
from facilitator.export.markdown.parts import parts
from facilitator.export.markdown.text import joined
from facilitator.files.agenda.file import parse
from facilitator.files.catalogues import load
from facilitator.files.records.journal import Journal
from facilitator.files.records.library import Library
from facilitator.meeting import Meeting, Writer, create

AGENDA = Path(__file__).parents[1] / "agendas" / "digital-agenda.toml"
MANY = 10_000
HUGE = 100_000
START = dt.datetime(2013, 3, 21, 9, tzinfo=dt.UTC)


def meeting(folder: Path, events: int) -> Meeting:
    """Make a meeting with a number of events, mostly captures."""
    text = AGENDA.read_text("utf-8")
    agenda = parse(text).agenda
    if agenda is None:
        raise AssertionError
    clock = SimulatedClock(START)
    writer = Writer(clock, "bench", lambda: str(uuid.uuid4()))
    made = create(Library(folder), agenda, text, writer)
    made.do(moves.start)
    if events > 1:
        _fill(made, events)
    return made


def _fill(made: Meeting, events: int) -> None:
    """Write many events at once: the journal's own append would sync each to the disk."""
    from facilitator.files.records.codec import encode

    with made.journal.path.open("ab") as file:
        for number in range(events - 2):
            fact = Noted("note", f"Anteckning nummer {number}: så sade någon", made.state.current)
            file.write(encode(made.writer.stamp(fact), made.state.zone))
    made.follow()


def figures() -> Iterator[Figure]:
    """Measure everything that has to do with records."""
    with tempfile.TemporaryDirectory() as folder:
        yield _durable(Path(folder) / "few")
        many = meeting(Path(folder) / "many", MANY)
        path = many.journal.path
        read, plain = alternately(
            partial(_replayed, path), lambda: tomllib.loads(path.read_text("utf-8")), 5
        )
        yield Figure("opening 10,000 events", read, "tomllib parsing the same file", plain, 0.35)
        huge = meeting(Path(folder) / "huge", HUGE).journal.path
        opened, tenth = alternately(partial(_replayed, huge), partial(_replayed, path), 1)
        yield Figure("opening 100,000 events", opened, "10,000 events", tenth, 11)
        yield _placed()
        language = load("sv")
        written, again = alternately(
            partial(markdown, many.state, language),
            partial(_replayed, path),
            5,
        )
        yield Figure("markdown export of 10,000 events", written, "replay", again, 1)


def markdown(state: State, language: Language) -> str:
    """Write the minutes of a meeting as it begins."""
    return joined(parts(state, START, language).values())


def _replayed(path: Path) -> State:
    return replay(Journal.open(path, writable=False).events)


def _placed() -> Figure:
    """Fold as many placements of people in groups as there are notes of the other."""
    session = long_day(1).slots[0].session.id
    facts = [MemberPlaced(session, f"person-{n}", f"group-{n % 8}") for n in range(MANY)]
    events = [Event(str(n), START, "bench", fact) for n, fact in enumerate(facts)]
    notes = [Event(str(n), START, "bench", Noted("note", "så", session)) for n in range(MANY)]
    placed, noted = alternately(partial(replay, events), partial(replay, notes), 5)
    name = "10,000 placements of people, folded"
    return Figure(name, placed, "10,000 notes, folded", noted, most_seconds=0.1)


def _durable(folder: Path) -> Figure:
    few = meeting(folder, 1)
    block = few.journal.path.read_bytes().split(b"\n\n")[-2] + b"\n\n"
    fd = os.open(folder / "raw", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def raw() -> None:
        os.write(fd, block)
        os.fsync(fd)

    kept, plain = alternately(
        lambda: few.do(note_moves.capture, Capture("note", "så sade någon")), raw, 300
    )
    os.close(fd)
    return Figure("one durable capture", kept, "raw write and fsync", plain, 2.5)
