"""A template of the user's own is filled in by another process, which is ended if it goes too far.

A template is a small program: one that never ends, or makes a text without end, must not take the
meeting with it.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from threading import Event, Thread
from typing import IO, Any, Final

import msgspec
from msgspec import Struct

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.refusal import Refused
from facilitator.export.template import Given
from facilitator.files.process import APART
from facilitator.minutes.memory import MEGA, held_by

SECONDS: Final = 5.0
"""How long a template may take, from when the process begins to fill it in."""

START: Final = 60.0
"""Seconds in which that process has to begin; a virus scanner may look at all it is made of."""

BEGUN: Final = b"\n"
"""What that process says first, when it has read all and begins."""

MEGABYTES: Final = 500
"""How much memory it may take."""

COMMAND: Final = (sys.executable, "-P", "-m", "facilitator.minutes")
"""What starts it; what lies in the current folder is not to be taken for a part of Python."""

LOOK: Final = 0.05
"""Seconds between looks at how much memory is taken, where the system sets no limit to it."""

TOO_LARGE: Final = 3
"""The exit code of the process that has taken more than that."""


class Job(Struct, frozen=True):
    """What is to be filled in: a template, the content of the file at `path`, and its values."""

    template: str
    path: str
    given: Given
    language: str
    megabytes: int = MEGABYTES
    seconds: float = SECONDS


class Filled(Struct, frozen=True):
    """What came of it: a text, or why there is none."""

    text: str = ""
    refused: Mapping[str, Any] | None = None


def fill(job: Job) -> str:
    """Fill in a template; raises `Refused`, naming the file, when there is something wrong with it.

    That is also when it takes more time or memory than it may.
    """
    with subprocess.Popen(  # noqa: S603 - our own program
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        **APART,
    ) as process:
        assert process.stdin is not None  # noqa: S101 - asked for above
        assert process.stdout is not None  # noqa: S101 - as is this
        talk = _Talk(process.stdin, process.stdout, msgspec.json.encode(job))
        try:
            if not talk.begun.wait(START):
                raise _refused(job, _NOT_STARTED)
            _wait(talk, process, job)
        finally:
            process.kill()
            talk.join()
    if process.returncode:
        raise _refused(job, _too_large(job.megabytes))
    filled = msgspec.json.decode(talk.answer, type=Filled)
    if filled.refused is not None:
        raise Refused(read(filled.refused), whole=True)
    return filled.text


def _wait(talk: _Talk, process: subprocess.Popen[bytes], job: Job) -> None:
    """Wait until the process has answered and ended; raises `Refused` if it goes too far."""
    until = time.monotonic() + job.seconds
    while talk.is_alive():
        talk.join(max(0.0, min(LOOK, until - time.monotonic())))
        # It looks at that itself as well, but not while it makes one text of great length.
        if held_by(process) > job.megabytes * MEGA:
            raise _refused(job, _too_large(job.megabytes))
        if talk.is_alive() and time.monotonic() >= until:
            why = phrase("the template takes longer than {n} seconds.", n=round(job.seconds))
            raise _refused(job, why)
    process.wait()


class _Talk(Thread):
    """Tells the process its job, and hears when it has begun and what it answers in the end."""

    def __init__(self, given: IO[bytes], told: IO[bytes], job: bytes) -> None:
        super().__init__(daemon=True)
        self._given, self._told, self._job = given, told, job
        self.begun = Event()
        self.answer = b""
        self.start()

    def run(self) -> None:
        """Say and hear all there is; it ends with the process at the latest."""
        with suppress(OSError), self._given:  # when it has ended already
            self._given.write(self._job)
        self._told.read(len(BEGUN))
        self.begun.set()
        self.answer = self._told.read()


_NOT_STARTED = phrase(
    "this computer takes too long to start what fills in the template. Try again."
)


def _refused(job: Job, why: Phrase) -> Refused:
    return Refused(phrase("{path}: {problem}", path=job.path, problem=why), whole=True)


def _too_large(megabytes: int) -> Phrase:
    return phrase("the template takes more than {n} MB of memory.", n=megabytes)


def too_large(path: str, line: object, megabytes: int) -> Phrase:
    """Say that what a line of a template makes is too large."""
    return phrase("{path}:{line}: {message}", path=path, line=line, message=_too_large(megabytes))


def sendable(sentence: Phrase) -> Mapping[str, Any]:
    """Return a sentence in a form that can be sent; its values become texts."""
    values = {
        name: sendable(value) if isinstance(value, Phrase) else str(value)
        for name, value in sentence.values.items()
    }
    return {"text": sentence.text, "values": values}


def read(sent: Mapping[str, Any]) -> Phrase:
    """Return a sentence as it was told."""
    values = {
        name: read(value) if isinstance(value, dict) else value
        for name, value in sent["values"].items()
    }
    return Phrase(sent["text"], values)
