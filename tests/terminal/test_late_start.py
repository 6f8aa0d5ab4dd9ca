"""A day begun twelve minutes late is brought back before lunch, by keys alone, with a stage on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from terminal.terminal import Terminal

AGENDA = Path(__file__).parents[2] / "agendas" / "one-day-workshop.toml"
PROGRAM = [sys.executable, "-m", "facilitator", "--language", "en"]
BEFORE_LUNCH = [
    "Welcome and introductions",
    "How we work today",
    "What visitors told us",
    "Where each of us stands",
    "Coffee",
    "Draw the journey",
    "Gallery walk",
]


def test_a_late_start_is_made_up_for_before_lunch(tmp_path: Path) -> None:
    environment = {"FACILITATOR_DATA_DIR": str(tmp_path / "data")}
    late = ["--rehearse", "--speed", "0", "--at", "2026-10-08T09:12"]
    run = [*PROGRAM, "run", str(AGENDA), *late]
    with Terminal(*run, environment=environment, size=(120, 40)) as app:
        app.wait_for("space starts it")
        with Terminal(*PROGRAM, "stage", environment=environment, size=(70, 20)) as stage:
            stage.wait_for("planned for 09:00")
            app.press(" ")
            app.wait_for("12 min behind")
            app.press("r")
            app.wait_for("⏎ Apply")
            app.press("\r")
            app.wait_for("⏎ Apply", gone=True)
            for following in [*BEFORE_LUNCH[1:], "Lunch"]:
                stage.wait_for(following, line="then ")  # in ordinary letters, unlike the title
                app.jump(3)  # from one phase to the next, to the end of its time
                app.wait_for("less than a minute left")
                app.press("n")
                app.wait_for(following, line="▶ ")
            stage.wait_for("in 45 min")
            stage.wait_for("12:00", line="Service design workshop")
            app.wait_for("on time")
            app.press("x")
            app.wait_for("Minutes written")
    export = [*PROGRAM, "export", "--with", "times", "--data-dir", str(tmp_path / "data")]
    minutes = subprocess.run(export, capture_output=True, text=True, check=True).stdout
    (lunch,) = (line for line in minutes.splitlines() if line.startswith("| Lunch"))
    assert lunch.count("12:00") == 2  # as planned, and as it was
