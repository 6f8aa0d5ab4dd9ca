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
from typing import Final

import msgspec

from facilitator.core.base.refusal import Refused
from facilitator.export.template import written
from facilitator.files.catalogues import load
from facilitator.minutes.filling import TOO_LARGE, Filled, Job, told, too_large

MEGA: Final = 1024 * 1024
LOOK: Final = 0.05
"""Seconds between looks at how much memory is taken, where the system sets no limit to it."""


def main() -> int:
    """Do the job."""
    job = msgspec.json.decode(sys.stdin.buffer.read(), type=Job)
    _limit(job)
    try:
        filled = _filled(job)
    except MemoryError:
        return TOO_LARGE
    sys.stdout.buffer.write(msgspec.json.encode(filled))
    return 0


def _filled(job: Job) -> Filled:
    try:
        text = written(job.template, job.path, job.given, load(job.language))
    except Refused as refused:
        sentence = refused.phrase
        if isinstance(refused.__cause__, MemoryError):
            sentence = too_large(job.path, sentence.values["line"], job.megabytes)
        return Filled(refused=told(sentence))
    return Filled(text)


def _limit(job: Job) -> None:
    try:
        import resource
    except ImportError:  # Windows: whoever waits ends it after a while
        return
    most, seconds = job.megabytes * MEGA, math.ceil(job.seconds) + 1
    for limit, value in ((resource.RLIMIT_AS, most), (resource.RLIMIT_CPU, seconds)):
        with suppress(OSError, ValueError):
            resource.setrlimit(limit, (value, value))
    if sys.platform == "darwin":  # which takes the limit of memory and does not keep it

        def watch() -> None:
            while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < most:
                time.sleep(LOOK)
            os._exit(TOO_LARGE)

        threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())
