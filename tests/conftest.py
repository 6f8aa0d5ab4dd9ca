"""What holds for all tests: settings of Hypothesis, what is compiled and collected, and where.

Hypothesis tries the same examples on every run; HYPOTHESIS_PROFILE=thorough tries many more, other
ones each time.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, settings

settings.register_profile("ci", deadline=None, derandomize=True, database=None, max_examples=40)
settings.register_profile(
    "thorough", deadline=None, max_examples=500, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

# Tests and the programs they start are compiled once, not by each process anew, whatever the
# environment says: that would take a tenth of the time that all tests take.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

MEMORY: Final = Path("/dev/shm")  # noqa: S108 - where a folder that nobody foresees is made anew
YOUNG: Final = 5_000
"""So many new things are looked through for garbage at once; an app is made of more."""
ENOUGH: Final = 2**30
"""Bytes; all that the tests write is a tenth of it."""


def _holds_tests() -> bool:
    """Say whether there is room in memory for what tests write, and for programs they start."""
    return (
        sys.platform == "linux"
        and os.access(MEMORY, os.W_OK)
        and shutil.disk_usage(MEMORY).free >= ENOUGH
        and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC
    )


# Every record is written through to the disk, for which tests would wait as long as they take.
if "TMPDIR" not in os.environ and _holds_tests():
    os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None

MOST_WORKERS: Final = 8
"""Each loads all tests, so more of them would take longer to begin than they save."""


def pytest_xdist_auto_num_workers() -> int:
    """Say how many processes run the tests: one more than there are processors.

    A few tests wait for programs that they have started, and another may run meanwhile.
    """
    return min((os.cpu_count() or 1) + 1, MOST_WORKERS)


gc.disable()
"""Until the tests are loaded: it would look for garbage where everything stays."""


def pytest_collection_finish() -> None:
    """Let the garbage collector pass by the modules and tests that were loaded: they stay.

    It would look at all of them again and again, for as long as many a test takes.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20)
    gc.enable()
