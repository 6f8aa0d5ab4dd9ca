"""What commands print for programs, key by key, as they print it of a meeting under way."""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import json
import os
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

from facilitator.cli.world import World, system_world
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.base.ids import TaskId
from facilitator.core.homework.moves import hand_in
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import parse
from facilitator.core.time import moves
from facilitator.files.records.library import Library
from facilitator.opening import Desk, Request, of_agenda, open_meeting
from helping import printed

ROOT: Final = Path(__file__).resolve().parents[1]
AGENDA: Final = ROOT / "agendas" / "digital-agenda.toml"
START: Final = dt.datetime.fromisoformat("2013-03-21T10:02+01:00")
LONGEST: Final = 60
SPOKEN: Final = {bool: "true or false", int: "number", float: "number", str: "text"}
HOME: Final = "~/.local/share/facilitator"


@cache
def table(line: str) -> str:
    """Give the keys of what a command prints, each with its kind and an example."""
    with tempfile.TemporaryDirectory() as place, contextlib.chdir(ROOT):
        data = Path(place) / "data"
        text = printed(line.split(), _world(data)).replace(str(data), HOME)
        found: dict[str, Any] = {}
        _flatten(json.loads(text), "", found)
    rows = (f"| `{key}` | {_kind(value)} | {_example(value)} |" for key, value in found.items())
    return "\n".join(["| key | is | such as |", "|---|---|---|", *rows])


def _world(data: Path) -> World:
    """Hold the beginning of a meeting, and give the world in which commands are asked about it."""
    clock = SimulatedClock(START)
    ids = itertools.count()
    desk = Desk(Library(data), clock, "laptop", lambda: f"event-{next(ids)}")
    request = Request()
    meeting = open_meeting(desk, of_agenda(desk, AGENDA, request), request, lambda: 0.0)
    meeting.do(moves.start)
    clock.advance(dt.timedelta(minutes=22))
    meeting.do(moves.next_session)
    for said in ("! Vi ses i Kista", "> ring talaren @Lisa due 2013-03-25"):
        meeting.do(note_moves.capture, parse(said, today=START.date()))
    for of, text in (("blekinge", "e-tjänst: 3\nbredband"), ("dalarna", "e-tjänster: 2\nbredband")):
        meeting.do(hand_in, TaskId("ordmoln"), of, text)
    os.utime(meeting.journal.path, (clock.now().timestamp(),) * 2)
    environ: Mapping[str, str] = {"FACILITATOR_DATA_DIR": str(data), "LANG": "C"}
    return replace(system_world(), clock=clock, environ=environ)


def _flatten(value: object, key: str, found: dict[str, Any]) -> None:
    """Note each key once, with the first value that says something."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            _flatten(inner, f"{key}.{name}" if key else name, found)
    elif isinstance(value, list) and value:
        for inner in value:
            _flatten(inner, f"{key}[]", found)
    elif key not in found or found[key] in (None, "", []):
        found[key] = value


def _kind(value: object) -> str:
    return SPOKEN.get(type(value), "list" if isinstance(value, list) else "")


def _example(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False).replace("|", "\\|")
    return f"`{text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}`"
