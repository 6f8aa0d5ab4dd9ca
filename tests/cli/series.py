"""The meeting that comes along as an agenda, held from the command line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from builders import AGENDA_FOLDER
from cli.calling import Cli
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.replay import replay
from facilitator.core.record.state import State
from facilitator.core.rounds import moves as round_moves
from facilitator.core.series import coming
from facilitator.core.time import moves
from facilitator.files.records.journal import Journal
from facilitator.meeting import Meeting

REAL = AGENDA_FOLDER / "digital-agenda.toml"
APRIL = dt.date(2013, 4, 26)


def held(cli: Cli, agenda: Path, now: dt.datetime, visit: Callable[[Meeting], object]) -> State:
    """Run a meeting; give how it stands afterwards."""
    cli.clock = SimulatedClock(now)
    cli.visit = visit
    result = cli("run", str(agenda))
    assert result.code == 0, result.err
    return state(cli)


def state(cli: Cli) -> State:
    (*_, path) = sorted((cli.data / "meetings").glob("*/journal.toml"))
    return replay(Journal.open(path, writable=False).events)


def first(meeting: Meeting) -> None:
    meeting.do(moves.next_session)
    meeting.do(note_moves.capture, Capture("action", "Boka *lokal*", "Lisa", dt.date(2013, 4, 10)))
    meeting.do(note_moves.capture, Capture("action", "Skicka bilder", "Cissi Dahl"))
    meeting.do(note_moves.capture, Capture("parking", "Ekonomin"))
    meeting.do(moves.go_to, "fokus")
    meeting.do(round_moves.answer, "fokus", "blekinge", 1, "Planen är klar")
    meeting.do(round_moves.answer, "fokus", "blekinge", 2, "Pengar")
    meeting.do(coming.vote, "halland", "agenda-2")
    meeting.do(moves.close)
