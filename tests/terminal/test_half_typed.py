"""A program killed in mid-word has the text in its line again when the meeting is resumed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from facilitator.files.records.drafts import read
from terminal.terminal import PATIENCE, Terminal
from tui.harness import PROGRAMME


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_what_was_half_typed_survives_a_kill(tmp_path: Path) -> None:
    agenda = tmp_path / "agenda.toml"
    agenda.write_text(PROGRAMME, "utf-8")
    environment = {"FACILITATOR_DATA_DIR": str(tmp_path / "data")}
    program = [sys.executable, "-m", "facilitator", "--language", "en"]
    run = [*program, "run", str(agenda), "--rehearse", "--speed", "0"]

    def texts() -> list[str]:
        found = (tmp_path / "data" / "meetings").glob("*/draft.toml")
        return [draft.text for path in found for draft in read(path)]

    with Terminal(*run, environment=environment) as app:
        app.wait_for("space starts it")
        app.press("i")
        app.wait_for("space Start", gone=True)
        app.press(*"> ring An")
        app.wait_for("> ring An")
        wait_until(lambda: texts() == ["> ring An"])
        app.kill()
    with Terminal(*run, environment=environment) as again:
        again.wait_for("> ring An")
        again.press("i")
        again.wait_for("space Start", gone=True)
        again.press(*"na", "\r")
        again.wait_for("ring Anna", line="> ")
        wait_until(lambda: texts() == [])
        again.press("\x1b")
        again.wait_for("space Start")
        again.press("2", "e")
        again.wait_for("Editing the note")
        again.press(*" today")
        wait_until(lambda: texts() == ["> ring Anna today"])
        again.kill()
    with Terminal(*run, environment=environment) as last:
        last.wait_for("ring Anna")
        last.press("2", "e")
        last.wait_for("> ring Anna today")
