"""A plain key of the agenda is one line of `core.record.agenda`; all else follows from it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import facilitator
from systems import posix_only

SOURCES = Path(facilitator.__file__).parent
TOOLS = Path(__file__).parents[3] / "tools"

KEYS = (
    ("class AgendaKeys(", 'hall: Annotated[str, key("Which hall it is in.", "Aula")] = ""'),
    ("class SessionKeys(", 'seats: Annotated[int, key("How many seats there are.", 12)] = 0'),
    (
        "class SessionKeys(",
        'script: Annotated[str, key("What to say.", "Hello.", lines=True)] = ""',
    ),
    (
        "class Participant(",
        'diets: Annotated[tuple[str, ...], key("What they eat.", ["fish"])] = ()',
    ),
)
"""A line for the end of a class in the agenda's module."""

AGENDA = """
title = "A"
hall = " The  hall "
[[participant]]
name = "Anna"
diets = [" no  nuts ", ""]
[[day]]
date = 2026-03-13
start = "9"
[[day.session]]
title = "B"
duration = 5
seats = 12
script = \"\"\"
Welcome.

  Coffee is at ten.
\"\"\"
"""

TRIAL = """
import datetime as dt
import gettext, json, sys
import agenda_tables
from msgspec.structs import replace
from facilitator.core.base.language import Language
from facilitator.core.record.events import Event
from facilitator.core.record.opening import Opened
from facilitator.core.record.replay import replay
from facilitator.core.telling.difference import difference
from facilitator.files.agenda.file import parse
from facilitator.files.agenda.write import agenda_toml

agenda = parse(sys.stdin.read()).agenda
(day,), (person,) = agenda.days, agenda.participants
(session,) = day.sessions
at = dt.datetime(2026, 3, 13, tzinfo=dt.UTC)
state = replay([Event("a", at, "", Opened("", agenda))])
other = replace(day, sessions=(replace(session, seats=14),))
say = Language("en", gettext.NullTranslations()).say
print(json.dumps({
    "read": [agenda.hall, person.diets, session.seats, session.script],
    "same": parse(agenda_toml(agenda)).agenda == agenda,
    "changed": [say(each) for each in difference(state, replace(agenda, hall="x", days=(other,)))],
    "documented": "".join(agenda_tables.tables().values()),
}))
"""


@posix_only
def test_a_plain_key_is_one_line(tmp_path: Path) -> None:
    shutil.copytree(SOURCES, tmp_path / "facilitator")
    module = tmp_path / "facilitator" / "core" / "record" / "agenda.py"
    text = module.read_text("utf-8")
    for of, line in KEYS:
        start = text.index(of)
        end = text.index("\n\n\n", start)
        text = f"{text[:end]}\n    {line}{text[end:]}"
    module.write_text(text, "utf-8")
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(tmp_path), str(TOOLS)]),
        "PYTHONIOENCODING": "utf-8",
    }
    run = subprocess.run(
        [sys.executable, "-c", TRIAL], input=AGENDA, env=environment, text=True,
        encoding="utf-8", capture_output=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert found["read"] == ["The hall", ["no nuts"], 12, "Welcome.\n\n  Coffee is at ten."]
    assert found["same"]
    assert found["changed"] == ["“hall” is changed", "“B”: “seats” is changed"]
    assert '| `hall` | text |  | Which hall it is in. | `hall = "Aula"` |' in found["documented"]
    assert "| `seats` | whole number |" in found["documented"]
