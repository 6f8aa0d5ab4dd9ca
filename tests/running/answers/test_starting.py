"""A program that was started is known to run, to be over, or to have failed with what it said."""

from __future__ import annotations

import subprocess
import sys
from typing import IO, Any, cast

from facilitator.running.answers.starting import Started


class Process:
    """A program whose end is in the hands of a test."""

    code: int | None = None

    def poll(self) -> int | None:
        return self.code


def started(process: Process, said: bytes = b"") -> Started:
    def start(command: list[str], *, stderr: IO[bytes], **_: object) -> subprocess.Popen[bytes]:
        assert command == ["taker"]
        stderr.write(said)
        return cast("subprocess.Popen[bytes]", process)

    return Started(["taker"], start)


def test_it_runs_until_it_ends_or_is_told_to_stop() -> None:
    process = Process()
    one = started(process)
    assert one.runs
    assert one.failure is None
    one.stopped = True
    assert not one.runs
    assert one.failure is None
    one.stopped, process.code = False, 0
    assert not one.runs
    assert one.failure is None
    one.close()


def test_what_it_said_before_it_failed_is_one_line() -> None:
    process = Process()
    one = started(process, "Ingen väg\x1b[2J\ndit.\n".encode())
    process.code = 1
    assert one.failure == "Ingen väg dit."
    assert one.failure == "Ingen väg dit."
    one.close()


def test_a_real_program_is_heard() -> None:
    begun: list[subprocess.Popen[bytes]] = []

    def start(*args: Any, **options: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401
        begun.append(subprocess.Popen(*args, **options))
        return begun[0]

    one = Started([sys.executable, "-c", "raise SystemExit('No way.')"], start)
    begun[0].wait()
    assert one.failure == "No way."
    one.close()
