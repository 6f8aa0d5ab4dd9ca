"""Every line of a shell that the documentation shows is run, page by page, as a reader types them.

A line without signs that only a shell understands is called within the test; the rest is run by
bash, whose `facilitator` is a program of its own.
"""

from __future__ import annotations

import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import openpyxl
import pytest

from cli.calling import Cli
from facilitator.core.base.ids import TaskId
from facilitator.core.homework import moves as homework_moves
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.time import moves
from facilitator.meeting import Meeting
from systems import posix_only
from terminal.terminal import Terminal

ROOT: Final = Path(__file__).parents[1]
PAGES: Final = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
"""What developers type, in CONTRIBUTING, is what `.ci/run` does."""

NOT_RUN: Final = {
    "python3 -m venv .venv && .venv/bin/pip install --quiet . && .venv/bin/facilitator run "
    "--rehearse agendas/digital-agenda.toml && .venv/bin/facilitator export": ".ci/smoke.py does",
    "python3 -m venv .venv && .venv/bin/pip install --quiet -e '.[test]' && .venv/bin/pytest": (
        ".ci/run begins with it"
    ),
    "uv tool install . && facilitator": "it needs a network; .ci/full does",
    "pipx install '.[png]'": "it needs a network; .ci/full does",
    "pip wheel --wheel-dir wheels .": "it needs a network; .ci/offline.py does",
    "pip install --no-index --find-links wheels facilitator": ".ci/offline.py does",
    'eval "$(facilitator completion zsh)"': "zsh is seldom there; test_completion has its script",
    "py -m pip install pipx; py -m pipx install .; py -m pipx ensurepath": "it is for Windows",
    "facilitator completion powershell | Out-String | Invoke-Expression": "as above",
}
"""The lines that are not run, at most ten, each with why."""

UNTIL_STOPPED: Final = re.compile(r"facilitator (?:serve|stage|run --plain --follow)")
"""What goes on until somebody stops it."""

ELSEWHERE: Final = re.compile(r"facilitator restore")
"""What is typed on another laptop."""

AGENDA: Final = """\
format = 1
title = "{title}"
timezone = "Europe/Stockholm"
series = "s"
[[organisation]]
id = "blekinge"
name = "Region Blekinge"
[[organisation]]
id = "halland"
name = "Region Halland"
[[participant]]
name = "Åsa Ek"
organisation = "blekinge"
email = "asa@example.org"
[[day]]
date = 2013-03-21
start = "10:00"
[[day.session]]
title = "Word cloud"
kind = "discussion"
duration = 20
[[day.session]]
title = "Closing"
duration = 20
[[day]]
date = 2013-03-22
start = "10:00"
[[day.session]]
title = "More"
duration = 20
[[day.session.group]]
name = "North"
[[homework]]
id = "ordmoln"
title = "A word cloud"
collects = "terms"
due = 2013-03-21
[[homework]]
id = "scan"
title = "A scan"
due = 2013-04-26
[[upcoming]]
status = "fixed"
date = 2013-05-02
"""

CALENDAR: Final = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//x//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20260301T080000Z
DTSTART:20260310T080000Z
DTEND:20260310T090000Z
SUMMARY:Introduction
LOCATION:{room}
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")

CONFLICT: Final = "journal.sync-conflict-20261102-101500-ABCDEFG.toml"


def blocks(page: Path) -> Iterator[list[str]]:
    """Find the lines of each block that is for a shell."""
    text = page.read_text("utf-8")
    for found in re.findall(r"^```(?:sh|powershell)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield ["\n".join(found.splitlines())] if found.startswith("#!") else found.splitlines()


WITH_LINES: Final = [page for page in PAGES if list(blocks(page))]


def held(meeting: Meeting) -> None:
    """Be in the middle of a meeting that has something of everything."""
    meeting.do(moves.start)
    for capture in (Capture("decision", "A word cloud each"), Capture("action", "@Åsa rings")):
        meeting.do(note_moves.capture, capture)
    meeting.do(homework_moves.hand_in, TaskId("ordmoln"), "halland", "fibre: 2, broadband")


class Reader:
    """Somebody at a laptop, with the files that the pages take for granted."""

    def __init__(self, cli: Cli, page: Path) -> None:
        self.cli = cli
        self.page = page
        self.swedish = page.parent.name == "sv"
        title = "traff" if self.swedish else "meeting"
        for name in ("agenda", "meeting", "traff"):
            if not (name == "traff" and page.stem == "snabbguide"):  # where it is made first
                cli.write(f"{name}.toml", AGENDA.format(title=title))
        cli.visit = held
        cli.write("held.toml", AGENDA.format(title=title))
        assert cli("held.toml").code == 0
        cli.visit = lambda _: None
        self._lists()
        self._programs()
        self._other_laptop()

    def _lists(self) -> None:
        room = "Rum 2" if self.swedish else "Room 2"
        for name in ("calendar.ics", "kalender.ics"):
            self.cli.write(name, CALENDAR.format(room=room))
        for name in ("terms.txt", "ord.txt"):
            self.cli.write(name, "broadband: 3\ne-health\n")
        self.cli.write("participants.txt", "Åsa Ek <asa@example.org>; Bo Ny <bo@example.org>\n")
        self.cli.write("programme.docx", "")
        template = re.search(r"```jinja\n(.*?)```", self.page.read_text("utf-8"), re.DOTALL)
        self.cli.write("letter.md.j2", template[1] if template else "")
        people = [["Name", "Organisation"], ["Bo Ny", "Region Halland"]]
        programme = [["Date", "Start", "End", "Title"], ["2026-03-10", "09:00", "10:00", "Begin"]]
        for names, rows in (
            (("participants.xlsx", "deltagare.xlsx"), people),
            (("programme.xlsx", "program.xlsx"), programme),
        ):
            book = openpyxl.Workbook()
            for row in rows:
                book.worksheets[0].append(row)
            for name in names:
                book.save(self.cli.folder / name)

    def _programs(self) -> None:
        programs = self.cli.folder / "bin"
        for name, text in {
            "facilitator": f'exec {shlex.quote(sys.executable)} -m facilitator "$@"',
            "pbpaste": 'printf "# 10 March 2026\\n\\n09:00-10:00 Begin\\n"',
        }.items():
            programs.mkdir(exist_ok=True)
            (programs / name).write_text(f"#!/bin/sh\n{text}\n")
            (programs / name).chmod(0o755)

    def _other_laptop(self) -> None:
        """Have what a second laptop wrote, and what a sync program made of two journals."""
        [record] = (self.cli.data / "meetings").iterdir()
        shutil.copy(record / "journal.toml", record / CONFLICT)
        assert self.cli("archive", "-o", "tuesday.zip").code == 0
        shutil.copy("tuesday.zip", "tisdag.zip")
        self.record = record

    def folder(self, line: str) -> Path:
        return self.record if CONFLICT in line else self.cli.folder

    def environ(self, line: str) -> dict[str, str]:
        own = {**self.cli.environ, "LANG": "C.UTF-8", "HOME": str(self.cli.folder)}
        own["PATH"] = f"{self.cli.folder / 'bin'}:/usr/bin:/bin"
        if ELSEWHERE.match(line):
            own["FACILITATOR_DATA_DIR"] = str(self.cli.folder / "other")
        return own

    def type(self, line: str, monkeypatch: pytest.MonkeyPatch) -> str:
        """Type a line; give what went wrong."""
        if new := re.match(r"(?:.*\| )?facilitator new (\S+) --from", line):
            with self._without(self.cli.folder / new[1]):  # each is a way of its own
                return self._typed(line, monkeypatch)
        return self._typed(line, monkeypatch)

    @contextmanager
    def _without(self, path: Path) -> Iterator[None]:
        kept = path.read_bytes() if path.exists() else None
        path.unlink(missing_ok=True)
        yield
        if kept is not None:
            path.write_bytes(kept)

    def _typed(self, line: str, monkeypatch: pytest.MonkeyPatch) -> str:
        with monkeypatch.context() as patch:
            patch.chdir(self.folder(line))
            if UNTIL_STOPPED.match(line):
                return self._stopped(line)
            if re.search(r"[|<>$&]", line):
                return self._by_bash(line)
            return self._called(line)

    def _called(self, line: str) -> str:
        usual, self.cli.environ = self.cli.environ, self.environ(line)
        result = self.cli(*shlex.split(line)[1:], stdin="")
        self.cli.environ = usual
        return "" if result.code == 0 else f"{line}: {result}"

    def _by_bash(self, line: str) -> str:
        (self.cli.folder / ".config" / "fish" / "completions").mkdir(parents=True, exist_ok=True)
        command = ["/bin/bash", "-e", "-o", "pipefail", "-c", line]
        done = subprocess.run(
            command, env=self.environ(line), capture_output=True, text=True, check=False
        )
        return "" if done.returncode == 0 else f"{line}: {done}"

    def _stopped(self, line: str) -> str:
        command = [sys.executable, "-m", *shlex.split(line)]
        with Terminal(*command, environment=self.environ(line)) as terminal:
            terminal.wait_for(":")  # of a clock, or of an address
            terminal.signal(signal.SIGTERM)
            code = terminal.wait_until_ended()
        by_signal = code in {128 + signal.SIGTERM, -1}  # the page's server dies of it
        return "" if by_signal else f"{line}: {code} {terminal.text}"


@posix_only
@pytest.mark.parametrize("page", WITH_LINES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_lines_of_a_page_do_what_they_say(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    reader = Reader(Cli(tmp_path, capsys), page)
    lines = [line for block in blocks(page) for line in block if line not in NOT_RUN]
    if any("| jq" in line for line in lines) and shutil.which("jq") is None:
        pytest.skip("there is no jq here")
    assert [wrong for line in lines if (wrong := reader.type(line, monkeypatch))] == []
    for line in lines:
        if "| jq -r" in line:  # while no session runs too
            reader.cli("control", "end")
            assert reader.type(line, monkeypatch) == ""


def test_few_lines_are_not_run_and_each_of_them_is_there() -> None:
    assert len(NOT_RUN) <= 10
    assert NOT_RUN.keys() <= {line for page in PAGES for block in blocks(page) for line in block}
