"""The name of a record is that of its folder, however a disk or a sync program spells its letters.

"ä" is one character or two: macOS and archives made there write the longer form. Both are one name.
"""

from __future__ import annotations

import os
import unicodedata
from contextlib import suppress
from pathlib import Path


def composed(name: str) -> str:
    """Return a name in the one spelling in which names are compared and shown."""
    return unicodedata.normalize("NFC", name)


def record_id(journal: Path) -> str:
    """Return the id of the record whose journal this is."""
    return composed(journal.absolute().parent.name)


def as_spelt(folder: Path) -> Path:
    """Return a folder by its name on the disk, where capitals make no difference."""
    with suppress(OSError):
        names = [each.name for each in folder.parent.iterdir()]
        if folder.name not in names:
            low = composed(folder.name).casefold()
            same = (name for name in names if composed(name).casefold() == low)
            return folder.with_name(next(same, folder.name))
    return folder


def on_disk(path: Path) -> Path:
    """Return the path by which something is there, if only its letters are spelt otherwise."""
    if os.path.lexists(path) or path.parent == path:
        return path
    folder = on_disk(path.parent)
    exact = folder / path.name
    if path.name.isascii() or os.path.lexists(exact):
        return exact
    wanted = composed(path.name)
    with suppress(OSError):
        return next((each for each in folder.iterdir() if composed(each.name) == wanted), exact)
    return exact
