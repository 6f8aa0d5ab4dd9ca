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
from typing import ClassVar, Final

import msgspec

from facilitator.core.base.refusal import Refused
from facilitator.export.template import written
from facilitator.files.catalogues import load
from facilitator.minutes.filling import TOO_LARGE, Filled, Job, sendable, too_large

if sys.platform == "win32":
    import ctypes
else:
    import resource

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
        return Filled(refused=sendable(sentence))
    return Filled(text)


def _limit(job: Job) -> None:
    """End this process when it takes more memory than the job may; on POSIX also time."""
    most = job.megabytes * MEGA
    if sys.platform != "win32":  # where whoever waits for it ends it
        seconds = math.ceil(job.seconds) + 1
        for limit, value in ((resource.RLIMIT_AS, most), (resource.RLIMIT_CPU, seconds)):
            with suppress(OSError, ValueError):
                resource.setrlimit(limit, (value, value))
    if sys.platform != "linux":  # which alone keeps the limit of memory

        def watch() -> None:
            while _most_held() < most:
                time.sleep(LOOK)
            os._exit(TOO_LARGE)

        threading.Thread(target=watch, daemon=True).start()


if sys.platform == "win32":
    _SIZES: Final = ("most", "held", *"abcd", "private", "most_private")

    class _Counters(ctypes.Structure):
        """What Windows tells of the memory of a process (PROCESS_MEMORY_COUNTERS)."""

        _fields_: ClassVar = [
            ("size", ctypes.c_uint32),
            ("faults", ctypes.c_uint32),
            *((name, ctypes.c_size_t) for name in _SIZES),
        ]

    def _most_held() -> int:
        """Return the most bytes of memory that this process has held."""
        told = _Counters(size=ctypes.sizeof(_Counters))
        kernel = ctypes.windll.kernel32
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        asked = kernel.K32GetProcessMemoryInfo
        asked.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32)
        asked(kernel.GetCurrentProcess(), ctypes.byref(told), told.size)
        return int(told.most_private)

else:

    def _most_held() -> int:
        """Return the most bytes of memory that this process has held, as macOS counts them."""
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    sys.exit(main())
