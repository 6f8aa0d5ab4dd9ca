"""Add facts and wrong calls to a copy of the sources, and see that mypy names every place.

A fact added to a domain's union alone has to be missed by that domain's fold and its description;
a move called with too little, too much or something else has to be refused wherever it is made,
and so has the id of one thing where that of another is wanted.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from textwrap import shorten
from typing import Final, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
RECORD: Final = "src/facilitator/core/record/"
DESCRIBE: Final = "src/facilitator/core/telling/describe/"

CALLS: Final = "src/facilitator/calls.py"
KNOWN: Final = ROOT / ".mypy_cache"
"""What mypy found out about the same sources on this system, without these additions."""


class Added(NamedTuple):
    """A fact to add to a union of a module, and the modules that fold and describe its facts."""

    name: str
    of: str
    union: str
    module: str
    fold: str
    description: str


FACTS: Final = (
    Added("PersonThanked", "person", "PeopleFact", "people.py", "people.py", "people.py"),
    Added(
        "SessionPraised", "session", "SessionFact", "sessions.py", "session_fold.py", "sessions.py"
    ),
)

WRONG: Final = '''"""Calls of moves; each line marked as wrong has to be refused."""

from facilitator.core.base.ids import EventId, PersonId, SessionId, TaskId
from facilitator.core.groups import moves as group_moves
from facilitator.core.homework import moves as task_moves
from facilitator.core.notes import moves as note_moves
from facilitator.core.people import marking, moves as people_moves
from facilitator.core.record.move import bound
from facilitator.core.record.sessions import SessionStarted
from facilitator.core.record.state import State
from facilitator.core.rounds import moves as round_moves
from facilitator.core.series import coming
from facilitator.core.time import moves
from facilitator.meeting import Meeting
from facilitator.plain.loop import Loop
from facilitator.running.prompts.prompt import Act
from facilitator.tui.host import Host
from facilitator.tui.places.groups.screen import Groups
from facilitator.tui.places.people.screen import People
from facilitator.tui.places.round.screen import Round
from facilitator.tui.places.series.screen import Series


def calls(meeting: Meeting, host: Host, loop: Loop) -> None:
    meeting.do(moves.extend, 5)
    meeting.do(moves.next_session, hold=True)
    meeting.do(moves.extend)  # wrong
    meeting.do(moves.extend, "5")  # wrong
    meeting.do(moves.next_session, hold="yes")  # wrong
    meeting.do(moves.pause, 5)  # wrong
    host.act(moves.extend, 5)
    host.act(moves.extend)  # wrong
    host.act(moves.pause, 5)  # wrong
    loop.act(moves.extend, 5)
    loop.act(moves.extend)  # wrong
    bound(moves.extend, 5)
    bound(moves.extend)  # wrong
    Act(moves.extend)  # wrong


def wrappers(groups: Groups, round_: Round, people: People, series: Series) -> None:
    groups._act(group_moves.clear_rules)
    groups._act(group_moves.dissolve)  # wrong
    groups._act(people_moves.remove, 5)  # wrong
    round_._act(round_moves.next_turn)
    round_._act(round_moves.shift)  # wrong
    round_._act_on_chosen(round_moves.shift, 1)
    round_._act_on_chosen(round_moves.shift)  # wrong
    people._set_time(marking.came_at, "9")
    people._set_time(people_moves.remove, "9")  # wrong
    series._act(coming.promote)
    series._act(coming.add)  # wrong


def ids(meeting: Meeting, state: State, session: SessionId, person: PersonId) -> None:
    task, note = TaskId("task"), EventId("note")
    SessionStarted(session)
    SessionStarted(person)  # wrong
    SessionStarted("session")  # wrong
    state.session(session)
    state.session(person)  # wrong
    state.progress.get(session)
    state.people.at(0, person)
    state.people.at(0, session)  # wrong
    meeting.do(moves.go_to, session)
    meeting.do(moves.go_to, person)  # wrong
    meeting.do(people_moves.remove, person)
    meeting.do(people_moves.remove, session)  # wrong
    meeting.do(group_moves.join, session, person)
    meeting.do(group_moves.join, person, session)  # wrong
    meeting.do(task_moves.remove_task, task)
    meeting.do(task_moves.remove_task, note)  # wrong
    meeting.do(note_moves.remove_note, note)
    meeting.do(note_moves.remove_note, task)  # wrong
'''


Place = tuple[str, int]
"""A line of a module."""


def errors(tree: Path) -> dict[Place, str]:
    """Give what mypy finds wrong in a copy of the sources, by where."""
    command = [sys.executable, "-m", "mypy", "--no-pretty", "src"]
    found = subprocess.run(command, cwd=tree, check=False, capture_output=True, text=True)
    if found.returncode not in (0, 1):
        sys.exit(found.stdout + found.stderr)
    lines = re.findall(r"^(.+?):(\d+): error: (.*)$", found.stdout, re.MULTILINE)
    # That a function may end without returning anything says the same once more.
    return {(path, int(line)): why for path, line, why in lines if "Missing return" not in why}


def match_over(path: Path, union: str) -> int:
    """Give the line where a function matches all facts of a union."""
    found = re.search(
        rf"^def \w+\([^)]*\bfact: {union}\b(?:.|\n)*?^    match ", path.read_text(), re.MULTILINE
    )
    if found is None:
        sys.exit(f"{path} matches no {union}.")
    return path.read_text().count("\n", 0, found.end()) + 1


def add(tree: Path, added: Added) -> None:
    """Add a fact to its module and union, and to nothing else."""
    path = tree / RECORD / added.module
    made = f'class {added.name}(Fact, frozen=True):\n    """Added."""\n\n    {added.of}: str\n\n\n'
    text, count = re.subn(
        rf"^({added.union} = )((?:\(\n)?)",
        rf"{made}\1\2{added.name} | ",
        path.read_text(),
        flags=re.MULTILINE,
    )
    if count != 1:
        sys.exit(f"{path} has no {added.union}.")
    path.write_text(text)


def missing(tree: Path) -> dict[Place, str]:
    """Add the facts, and give what mypy has to say of each: where it is folded and described."""
    wanted: dict[Place, str] = {}
    for added in FACTS:
        add(tree, added)
    for added in FACTS:
        for path in (RECORD + added.fold, DESCRIBE + added.description):
            wanted[path, match_over(tree / path, added.union)] = f'unhandled case.*"{added.name}"'
    return wanted


def refused(tree: Path) -> dict[Place, str]:
    """Add the calls of moves, and give what mypy has to say of each wrong one."""
    (tree / CALLS).write_text(WRONG)
    lines = enumerate(WRONG.splitlines(), 1)
    return {(CALLS, at): "[Aa]rgument" for at, line in lines if line.endswith("# wrong")}


def main() -> None:
    """Try it in a copy of the sources that is thrown away; anything else that is named is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        shutil.copytree(ROOT / "src", tree / "src", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", tree)
        if KNOWN.is_dir():  # else mypy would go through all the libraries once more
            others = shutil.ignore_patterns("darwin", "win32")
            shutil.copytree(KNOWN, tree / KNOWN.name, ignore=others)
        wanted = missing(tree) | refused(tree)
        found = errors(tree)
    for (path, line), why in sorted(found.items()):
        sys.stdout.write(f"types: {path}:{line}: {shorten(why, 100)}\n")
    unnamed = [at for at, why in wanted.items() if not re.search(why, found.get(at, ""))]
    if unnamed or found.keys() - wanted.keys():
        sys.exit(f"types: not named: {unnamed}; not meant: {sorted(found.keys() - wanted.keys())}")


if __name__ == "__main__":
    main()
