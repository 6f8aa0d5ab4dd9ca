"""A signal that ends the app leaves the terminal as it was and the record whole."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from facilitator.tui.terminal import POP_TITLE, PUSH_TITLE
from systems import posix_only
from terminal.terminal import Terminal
from tui.harness import PROGRAMME

LEFT_ALTERNATE_SCREEN = b"\x1b[?1049l"


@posix_only
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_gives_back_the_terminal(tmp_path: Path, name: str) -> None:
    number = signal.Signals[name]
    agenda = tmp_path / "agenda.toml"
    agenda.write_text(PROGRAMME, "utf-8")
    command = [sys.executable, "-m", "facilitator", "--language", "en", "run", str(agenda)]
    environment = {"FACILITATOR_DATA_DIR": str(tmp_path / "data")}
    with Terminal(*command, "--rehearse", "--speed", "0", environment=environment) as terminal:
        terminal.wait_for("space starts it")
        terminal.press(" ")
        terminal.wait_for("20 min left")
        terminal.signal(number)
        assert terminal.wait_until_ended() == 128 + number
        assert PUSH_TITLE.encode() in terminal.raw
        assert terminal.raw.rindex(POP_TITLE.encode()) > terminal.raw.rfind(b"\x1b]2;")
        assert LEFT_ALTERNATE_SCREEN in terminal.raw
    (journal,) = (tmp_path / "data" / "meetings").glob("*/journal.toml")
    assert journal.read_text("utf-8").count("session-started") == 1
    assert journal.read_bytes().endswith(b"\n\n")
