"""The process that fills in a template: it reads a job, and writes what came of it.

It limits itself, so that it ends even if nobody waits for it any more.
"""

from __future__ import annotations

import math
import os
import sys
import threading
import time
from contextlib import suppress

import jinja2.sandbox  # noqa: F401 - what is loaded later counts as the template's time
import msgspec

from facilitator.core.base.language import Language
from facilitator.core.base.refusal import Refused
from facilitator.export.template import written
from facilitator.files.catalogues import load
from facilitator.minutes.filling import BEGUN, LOOK, TOO_LARGE, Filled, Job, sendable, too_large
from facilitator.minutes.memory import MEGA, held_here

if sys.platform != "win32":
    import resource


def main() -> int:
    """Do the job."""
    job = msgspec.json.decode(sys.stdin.buffer.read(), type=Job)
    language = load(job.language)
    _limit(job)
    try:
        sys.stdout.buffer.write(BEGUN)
        sys.stdout.buffer.flush()
        filled = _filled(job, language)
    except MemoryError:
        return TOO_LARGE
    sys.stdout.buffer.write(msgspec.json.encode(filled))
    return 0


def _filled(job: Job, language: Language) -> Filled:
    try:
        text = written(job.template, job.path, job.given, language)
    except Refused as refused:
        sentence = refused.phrase
        if isinstance(refused.__cause__, MemoryError):
            sentence = too_large(job.path, sentence.values["line"], job.megabytes)
        return Filled(refused=sendable(sentence))
    return Filled(text)


def _limit(job: Job) -> None:
    """End this process when it takes more memory than the job may; on POSIX also time."""
    most = job.megabytes * MEGA
    if sys.platform != "win32":  # where whoever waits for it ends it
        seconds = math.ceil(time.process_time() + job.seconds) + 1
        for limit, value in ((resource.RLIMIT_AS, most), (resource.RLIMIT_CPU, seconds)):
            with suppress(OSError, ValueError):
                resource.setrlimit(limit, (value, value))
    if sys.platform != "linux":  # which alone keeps the limit of memory

        def watch() -> None:
            while held_here() < most:
                time.sleep(LOOK)
            os._exit(TOO_LARGE)

        threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())
