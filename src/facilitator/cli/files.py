"""Files that a command writes for the user get the permissions that the user's files have."""

from __future__ import annotations

import os


def usual_mode() -> int:
    """Give the permissions of a new file as the user's umask has them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
