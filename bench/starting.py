"""Figures of the command line: what it takes until a short command has answered."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.measure import Figure, alternately
from bench.records import AGENDA, meeting
from facilitator.files.records.library import Library

LIBRARIES = "import click, msgspec, pathlib, tomllib, zoneinfo"


def figures() -> Iterator[Figure]:
    """Measure `--help`, `check` and `status`, against what they cannot do without."""
    with tempfile.TemporaryDirectory() as folder:
        made = meeting(Path(folder) / "data", 1)
        Library(Path(folder) / "data").opened(made.journal.path)  # as `run` does
        data = ["--data-dir", str(Path(folder) / "data")]
        # Compiled code is kept, as it is for an installed program.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def command(*words: str) -> Callable[[], object]:
            call = [sys.executable, *words]
            return lambda: subprocess.run(call, env=environment, capture_output=True, check=True)

        entry = ("-c", "import sys; from facilitator.cli import main; sys.exit(main())")
        for name, words in (
            ("facilitator --help", ("--help",)),
            ("facilitator check", ("check", str(AGENDA))),
            ("facilitator status", (*data, "status")),
        ):
            took, alone = alternately(command(*entry, *words), command("-c", LIBRARIES), 15)
            yield Figure(name, took, "Python loading its libraries alone", alone, 1.3)
