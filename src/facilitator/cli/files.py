"""Files that a command writes for the user get the permissions that the user's files have."""

from __future__ import annotations

import os
from pathlib import Path

from facilitator.files import atomic
from facilitator.files.errors import not_written


def usual_mode() -> int:
    """Give the permissions of a new file as the user's umask has them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def make_folder(folder: Path) -> None:
    """Make a folder for files that are written for the user; raises `WriteFailed`."""
    try:
        atomic.make_folder(folder)
    except OSError as cause:
        raise not_written(folder, cause) from cause
