"""Lines are read as they come, whatever they come from."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from cli.calling import AGENDA
from facilitator.files.toml.text import LARGEST
from facilitator.plain.edited_lines import lines_of
from facilitator.plain.lines import FileLines, Lines, Signalled, Signals, TooLong
from systems import posix_only, sizeless

LONG = 60.0
"""Seconds to wait at most for what is there already."""


@posix_only
def test_in_a_terminal_no_escape_sequence_is_written(tmp_path: Path) -> None:
    agenda = tmp_path / "a.toml"
    agenda.write_text(AGENDA, encoding="utf-8")
    environ = {**sizeless(), "FACILITATOR_DATA_DIR": str(tmp_path / "data"), "TERM": "dumb"}
    words = ["-m", "facilitator", "--language", "en", "run", str(agenda), "--rehearse", "--plain"]
    child = pexpect.spawn(
        sys.executable, words, env=environ, echo=False, timeout=20, dimensions=(24, 200)
    )
    log = tmp_path / "log"
    with log.open("wb") as file:
        child.logfile_read = file
        child.expect_exact("q leaves.")
        child.sendline("start")
        child.expect_exact("You started")
        child.sendintr()
        child.expect_exact("Leave anyway?")
        child.kill(signal.SIGTERM)
        child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 128 + signal.SIGTERM
    assert b"\x1b" not in log.read_bytes()
    assert b"\x07" not in log.read_bytes()


def test_a_pipe_is_read_line_by_line_as_it_fills() -> None:
    readable, writable = os.pipe()
    with Signals() as signals, os.fdopen(readable, encoding="utf-8") as file:
        lines = lines_of(file, signals)
        assert isinstance(lines, FileLines)
        assert lines.line(0) is None
        os.write(writable, "n\ni å".encode())
        assert [lines.line(LONG), lines.line(0)] == ["n", None]
        os.write(writable, "ä\xc3".encode("latin-1"))
        os.close(writable)
        assert [lines.line(LONG), lines.line(LONG)] == [None, "i å\udce4\udcc3"]
        for _ in range(2):
            with pytest.raises(EOFError):
                lines.line(LONG)
        signal.raise_signal(signal.SIGTERM)
        with pytest.raises(Signalled):
            signals.wait(0)
        assert signals.wait(0) is None


def read_to_the_end(lines: Lines) -> Iterator[str]:
    while True:
        try:
            line = lines.line(LONG)
        except TooLong:
            yield "too long"
        except EOFError:
            return
        else:
            yield from () if line is None else (line,)


@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_line_that_does_not_end_is_passed_over(tmp_path: Path, end: bytes) -> None:
    typed = tmp_path / "typed"
    most = b"i" * LARGEST
    typed.write_bytes(b"\n".join((most, 3 * most, most + b"i", b"q", 2 * most)) + end)
    with Signals() as signals, typed.open(encoding="utf-8") as file:
        told = list(read_to_the_end(lines_of(file, signals)))
    assert told == [most.decode(), "too long", "too long", "q", "too long"]


def test_lines_are_utf_8_or_in_the_systems_encoding(tmp_path: Path) -> None:
    typed = tmp_path / "typed"
    typed.write_bytes("Åke\n".encode() + "Åsa\n".encode("cp1252"))
    with Signals() as signals, typed.open(encoding="cp1252") as file:
        assert list(read_to_the_end(lines_of(file, signals))) == ["Åke", "Åsa"]
