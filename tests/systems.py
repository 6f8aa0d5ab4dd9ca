"""What not every system has: tests that need it say so, and are skipped elsewhere."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from pathlib import Path
from typing import Final

import pytest

WINDOWS: Final = sys.platform == "win32"

HOMES: Final = ("HOME", "USERPROFILE")
"""The variables that say where the home folder is, on one system or another."""

windows_only: Final = pytest.mark.skipif(not WINDOWS, reason="only Windows does so")

posix_only: Final = pytest.mark.skipif(WINDOWS, reason="Windows has nothing of the kind")


def _links() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        link = Path(folder) / "link"
        try:
            link.symlink_to(folder)
        except OSError:
            return False
        return link.is_symlink()


needs_links: Final = pytest.mark.skipif(not _links(), reason="no links can be made here")


def _may_all() -> bool:
    if WINDOWS:
        return True
    with tempfile.TemporaryDirectory() as folder:
        closed = Path(folder) / "closed"
        closed.touch(0)
        return os.access(closed, os.R_OK)


needs_refusal: Final = pytest.mark.skipif(_may_all(), reason="this user may read and write all")


def has_mode(path: Path, mode: int) -> bool:
    """Say whether a file's mode is this one; Windows keeps none."""
    return WINDOWS or stat.S_IMODE(path.stat().st_mode) == mode


def sizeless() -> dict[str, str]:
    """Return the environment without sizes, such as a test runner's.

    To a program they would count for more than those of its terminal.
    """
    return {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
