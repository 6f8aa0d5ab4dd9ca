"""A program killed in mid-word has the text in its line again when the meeting is resumed."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from typing import Final

from facilitator.files.records.drafts import read
from terminal.terminal import Terminal, wait_until
from tui.harness import PROGRAMME

SOONEST: Final = 1.0
"""Seconds after which a letter is on the disk, whatever is typed meanwhile."""


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


def test_a_paste_with_escapes_in_it_is_one_text_and_types_no_key(tmp_path: Path) -> None:
    agenda = tmp_path / "agenda.toml"
    agenda.write_text(PROGRAMME, "utf-8")
    environment = {"FACILITATOR_DATA_DIR": str(tmp_path / "data")}
    run = [sys.executable, "-m", "facilitator", "--language", "en", "run", str(agenda)]
    pasted = "\x1b[200~one \x1b[31mnsn\x1b two n\x1b[201~"
    with Terminal(*run, "--rehearse", "--speed", "0", environment=environment) as app:
        app.wait_for("space starts it")
        app.press(pasted)  # with no line open it is nothing
        app.press("i")
        app.wait_for("space Start", gone=True)
        app.press("a ", pasted, " b", "\r")
        app.wait_for("a one [31mnsn two n b", line="· ")
    (journal,) = (tmp_path / "data").rglob("journal.toml")
    kinds = re.findall(r'^kind = "(.*)"', journal.read_text("utf-8"), re.MULTILINE)
    assert kinds == ["opened", "noted"]


def test_while_typing_goes_on_nothing_is_on_disk_later_than_a_second(tmp_path: Path) -> None:
    agenda = tmp_path / "agenda.toml"
    agenda.write_text(PROGRAMME, "utf-8")
    environment = {"FACILITATOR_DATA_DIR": str(tmp_path / "data")}
    run = [sys.executable, "-m", "facilitator", "--language", "en", "run", str(agenda)]
    with Terminal(*run, "--rehearse", "--speed", "0", environment=environment) as app:
        app.wait_for("space starts it")
        app.press("i")
        app.wait_for("space Start", gone=True)
        typed: list[tuple[float, str]] = []
        text, until = "", time.monotonic() + 3 * SOONEST
        while time.monotonic() < until:
            text += "abcdefghij"[len(text) % 10]
            app.press(text[-1])
            typed.append((time.monotonic(), text))
            app.wait_for(text[-30:])
        app.kill()
        killed = time.monotonic()
    (draft,) = (tmp_path / "data" / "meetings").glob("*/draft.toml")
    (kept,) = [each.text for each in read(draft)]
    least = max((text for at, text in typed if at <= killed - SOONEST), key=len, default="")
    assert least
    assert kept.startswith(least)
    assert text.startswith(kept)
