"""The files of a shared folder: which laptop's part each is, and whether it looks unchanged."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

PART: Final = re.compile(r"journal\.([^.]+)\.toml")
"""What a laptop's part of the meeting is called, with the name it writes by."""

_COPY: Final = re.compile(r"journal.*\.toml")
_WHO: Final = re.compile(r"journal\.([a-z0-9]+(?:-[a-z0-9]+)*?-[a-z0-9]{4})(?![a-z0-9])")

Look = tuple[int, ...]
"""What changes when a file is written to or replaced; nothing if there is none."""


def look(path: Path) -> Look:
    """Report how a file looks."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return ()
    return stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns


def part_of(folder: Path, writer: str) -> Path:
    """Say where the part is of a laptop that writes by a name."""
    return folder / f"journal.{writer}.toml"


def writer_of(path: Path) -> str:
    """Say by whom a part, or a copy of one, is."""
    found = _WHO.match(path.name)
    return found[1] if found else path.name


def parts_of_others(folder: Path, own: Path) -> Iterator[tuple[str, Look]]:
    """Find the parts of others, and copies of any, each with how it looks; raises `OSError`."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.name != own.name and _COPY.fullmatch(entry.name):
                with suppress(OSError):
                    if entry.is_file(follow_symlinks=False):
                        yield entry.name, look(folder / entry.name)
