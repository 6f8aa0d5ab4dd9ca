"""At a terminal lines are edited, and those typed before can be had again."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from cli.calling import AGENDA
from systems import sizeless

WIDE = (24, 200)
"""Rows and columns: so wide that no sentence goes on in the next row."""

ERASE, UP = "\x7f", "\x1b[A"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the console does it there")


@pytest.fixture
def child(tmp_path: Path) -> Iterator[pexpect.spawn[str]]:
    agenda = tmp_path / "a.toml"
    agenda.write_text(AGENDA, encoding="utf-8")
    environ = {**sizeless(), "FACILITATOR_DATA_DIR": str(tmp_path / "data"), "TERM": "xterm"}
    words = ["-m", "facilitator", "--language", "en", "run", str(agenda), "--rehearse", "--plain"]
    words += ["--speed", "0"]
    child = pexpect.spawn(sys.executable, words, env=environ, timeout=20, dimensions=WIDE)
    child.expect_exact("q leaves.")
    yield child
    child.close(force=True)


def test_a_line_is_mended_and_had_again(child: pexpect.spawn[str]) -> None:
    child.send(f"strat{ERASE * 3}art\r")
    child.expect_exact("You started")
    child.send("Åsa är här\r")
    child.expect_exact("(note); u takes it back.")
    child.send(f"{UP * 2}\r")
    child.expect_exact("A session is already running.")


def test_what_was_begun_is_given_up_by_an_interrupt(child: pexpect.spawn[str]) -> None:
    child.send("start\r")
    child.expect_exact("You started")
    child.send("half a lin")
    child.expect_exact("half a lin")
    child.sendintr()
    child.expect_exact("Type a1: leave.")
    child.send("a1\r")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 128 + signal.SIGINT


def test_places_are_read_in_screenfuls(child: pexpect.spawn[str]) -> None:
    child.send("? more\r")
    child.expect(rb"\d+ more lines: .*reads on")
    child.send("more\r")
    child.expect(rb"\d+ more lines: .*reads on")


def test_the_terminal_is_given_back_as_it_was(child: pexpect.spawn[str]) -> None:
    child.send("half a lin")
    child.expect_exact("half a lin")
    child.kill(signal.SIGTERM)
    child.expect(pexpect.EOF)
    assert child.getecho()
