"""Files that a command writes for the user, and what it is given on standard input."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TextIO

from facilitator.core.language import phrase
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


def piped(stdin: TextIO) -> str:
    """Read what is given on standard input; raises `UnreadableFile` if it goes on and on."""
    from facilitator.files.toml_text import LARGEST, UnreadableFile

    text = stdin.read(LARGEST + 1)
    if len(text) > LARGEST:
        raise UnreadableFile(phrase("Standard input holds more than 1 MiB, too much to keep."))
    return text
