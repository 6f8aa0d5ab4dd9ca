"""A stage in a second terminal follows the app in the first, which may end and begin again."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from terminal.terminal import Terminal
from tui.harness import PROGRAMME

LEFT_ALTERNATE_SCREEN = b"\x1b[?1049l"
SMALL = (30, 8)
"""Columns and lines that leave a title no room for anything but ordinary letters."""


def show(app: Terminal, digit: str, words: str) -> None:
    """Choose what the room sees by the digit before these words."""
    app.press("v")
    app.wait_for(words, line=f"{digit}  ")
    app.press(digit)
    app.wait_for("What should the room see?", gone=True)


def test_a_stage_follows_an_app_that_is_killed_and_resumed(tmp_path: Path) -> None:
    agenda = tmp_path / "agenda.toml"
    agenda.write_text(PROGRAMME, "utf-8")
    environment = {"FACILITATOR_DATA_DIR": str(tmp_path / "data")}
    program = [sys.executable, "-m", "facilitator", "--language", "en"]
    run = [*program, "run", str(agenda), "--rehearse", "--speed", "0"]
    with Terminal(*run, environment=environment) as first:
        first.wait_for("space starts it")
        with Terminal(*program, "stage", environment=environment, size=SMALL) as second:
            second.wait_for("planned for 10:00")
            first.press(" ")
            second.wait_for("20 min left")
            first.jump()  # the clock jumps, and the stage goes by it too
            second.wait_for("20 min left", gone=True)
            first.kill()
            with Terminal(*run, environment=environment) as again:
                again.wait_for("20 min left")
                second.wait_for("20 min left")
                show(again, "8", "Nothing, it is dark")
                second.wait_for("Check-in", gone=True)
                show(again, "1", "What goes with the session")
                second.wait_for("Check-in")
                second.signal(signal.SIGTERM)
                assert second.wait_until_ended() == 128 + signal.SIGTERM
                assert LEFT_ALTERNATE_SCREEN in second.raw
