"""A synced folder is one that another program keeps the same on several computers.

Records do not belong there: two laptops that write to one journal get conflict copies, and the one
whose journal was replaced can no longer write. Such a folder is known by what these programs put
into it, or by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final, NamedTuple

from facilitator.core.base.language import Phrase, phrase

_NEXTCLOUD: Final = re.compile(r"\._?sync_.*\.db|\.(?:owncloud|nextcloud)sync\.log")
_ONEDRIVE: Final = re.compile(r"OneDrive(?: ?- ?.+)?")
_ONEDRIVES: Final = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_MAC: Final = "Library"
_ICLOUD: Final = "Mobile Documents"
_CLOUDS: Final = "CloudStorage"
_IGNORED: Final = ".stignore"
_FLAGS: Final = re.compile(r"(?:\(\?[di]\))*")


class Synced(NamedTuple):
    """A synced folder, and what keeps it the same elsewhere."""

    folder: Path
    program: str

    @property
    def warning(self) -> Phrase:
        """Say what is wrong with keeping records there, and what to do instead."""
        return phrase(
            "{program} syncs the records in {folder}: two laptops writing there lose each other's "
            "notes. Keep them elsewhere (--data-dir), and share them by “facilitator share”.",
            program=self.program,
            folder=self.folder,
        )


def synced(folder: Path, environ: Mapping[str, str]) -> Synced | None:
    """Find the synced folder that a folder, which need not exist yet, is or lies in."""
    try:
        folder = folder.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself
        return None
    for place in (folder, *folder.parents):
        if program := _by_name(place, environ) or _by_marks(place, folder):
            return Synced(place, program)
    return None


def _by_name(place: Path, environ: Mapping[str, str]) -> str | None:
    above = place.parent
    if _ONEDRIVE.fullmatch(place.name) or str(place) in {environ.get(name) for name in _ONEDRIVES}:
        return "OneDrive"
    if place.name == "iCloudDrive" or (place.name == _ICLOUD and above.name == _MAC):
        return "iCloud Drive"
    if above.name == _CLOUDS and above.parent.name == _MAC:
        return place.name.partition("-")[0]
    return None


def _by_marks(place: Path, folder: Path) -> str | None:
    try:
        names = {each.name for each in place.iterdir()}
    except OSError:
        return None
    if names & {".stfolder", _IGNORED} and not _is_ignored(place, folder):
        return "Syncthing"
    if any(map(_NEXTCLOUD.fullmatch, names)):
        return "Nextcloud"
    # In a home folder ".dropbox" is the folder of Dropbox's own settings; in a synced one, a file.
    if ".dropbox.cache" in names or (".dropbox" in names and (place / ".dropbox").is_file()):
        return "Dropbox"
    return None


def _is_ignored(place: Path, folder: Path) -> bool:
    """Return whether Syncthing was told to leave a folder in `place` alone.

    Of its patterns the first that fits counts.
    """
    within = folder.relative_to(place).parts
    paths = ["/".join(within[: n + 1]) for n in range(len(within))]
    for pattern in _patterns(place / _IGNORED):
        bare = pattern.removeprefix("!").removesuffix("/")
        wanted = (bare[1:],) if bare.startswith("/") else (bare, f"**/{bare}")
        if any(fnmatchcase(path, each) for path in paths for each in wanted):
            return not pattern.startswith("!")
    return False


def _patterns(file: Path) -> Iterator[str]:
    with suppress(OSError):
        for line in file.read_text("utf-8", errors="replace").splitlines():
            pattern = line.strip()
            if pattern and not pattern.startswith(("//", "#include")):
                yield _FLAGS.sub("", pattern, count=1)
