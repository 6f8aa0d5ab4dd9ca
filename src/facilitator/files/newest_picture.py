"""The picture that somebody most likely means: the newest where pictures are put by themselves."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from facilitator.core.base.span import DAY

_ENDINGS: Final = (".png", ".jpg", ".jpeg")

RECENT: Final = DAY.total_seconds()
"""How many seconds ago a picture may have been put there."""


def newest_picture(folders: Iterator[Path] | None = None) -> Path | None:
    """Find the newest picture in the folders of pictures and downloads; None if none is recent."""
    found = list(_recent(_usual() if folders is None else folders))
    return max(found)[1] if found else None


def _usual() -> Iterator[Path]:
    from platformdirs import user_downloads_path, user_pictures_path

    yield from (user_downloads_path(), user_pictures_path())


def _recent(folders: Iterator[Path]) -> Iterator[tuple[float, Path]]:
    since = time.time() - RECENT
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.lower().endswith(_ENDINGS) and entry.is_file(follow_symlinks=False):
                    changed = entry.stat().st_mtime
                    if changed >= since:
                        yield changed, Path(entry.path)
