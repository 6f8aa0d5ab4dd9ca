"""A template of the user's own is filled in by another process, which is ended if it goes too far.

A template is a small program: one that never ends, or makes a text without end, must not take the
meeting with it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.refusal import Refused
from facilitator.export.template import Given
from facilitator.files.process import APART

SECONDS: Final = 5.0
"""How long a template may take."""

MEGABYTES: Final = 500
"""How much memory it may take."""

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
    # What lies in the current folder is not to be taken for a part of Python.
    command = [sys.executable, "-P", "-m", "facilitator.minutes"]
    with subprocess.Popen(  # noqa: S603 - our own program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        **APART,
    ) as process:
        try:
            answer, _ = process.communicate(msgspec.json.encode(job), timeout=job.seconds)
        except subprocess.TimeoutExpired:
            raise _refused(
                job, phrase("the template takes longer than {n} seconds.", n=round(job.seconds))
            ) from None
        finally:
            process.kill()
    if process.returncode:
        raise _refused(job, _too_large(job.megabytes))
    filled = msgspec.json.decode(answer, type=Filled)
    if filled.refused is not None:
        raise Refused(read(filled.refused), whole=True)
    return filled.text


def _refused(job: Job, why: Phrase) -> Refused:
    return Refused(phrase("{path}: {problem}", path=job.path, problem=why), whole=True)


def _too_large(megabytes: int) -> Phrase:
    return phrase("the template takes more than {n} MB of memory.", n=megabytes)


def too_large(path: str, line: object, megabytes: int) -> Phrase:
    """Say that what a line of a template makes is too large."""
    return phrase("{path}:{line}: {message}", path=path, line=line, message=_too_large(megabytes))


def told(sentence: Phrase) -> Mapping[str, Any]:
    """Return a sentence in a form that can be sent; its values become texts."""
    values = {
        name: told(value) if isinstance(value, Phrase) else str(value)
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
