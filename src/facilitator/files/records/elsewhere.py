"""Where records used to be, when there are none where they are looked for.

The folder of a user's data follows from variables of the environment, from options, and on macOS
from the version of the library that knows such folders; a change of any of them looks as if all was
lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from facilitator.core.base.language import Phrase, counted
from facilitator.files.errors import FileProblem
from facilitator.files.paths import typed_path
from facilitator.files.records.journal import NAME
from facilitator.files.records.library import Library, data_dir
from facilitator.files.shell import quoted


class Elsewhere(NamedTuple):
    """Another data folder, and how many records are in it."""

    folder: Path
    records: int

    def sentence(self, here: Path) -> Phrase:
        """Say where they are, and how to use them."""
        return counted(
            "There is no meeting in {here}, but {n} in {there}. To open it: {command}",
            "There is no meeting in {here}, but {n} in {there}. To open them: {command}",
            self.records,
            here=here,
            there=self.folder,
            command=f"facilitator --data-dir {quoted(self.folder)}",
        )


def elsewhere(library: Library, environ: Mapping[str, str]) -> Elsewhere | None:
    """Find the records that are in another place, if there are none in this one."""
    if _count(library.data):
        return None
    for folder in dict.fromkeys(_places(environ)):
        if folder.absolute() != library.data and (records := _count(folder)):
            return Elsewhere(folder, records)
    return None


def _places(environ: Mapping[str, str]) -> Iterator[Path]:
    """Yield the places where the data of a user may be, the likeliest first."""
    with suppress(FileProblem):
        yield data_dir(None, {})
    # A variable that is set by now may not have counted before, and the other way around.
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
        if (base := Path(environ.get(variable, ""))).is_absolute():
            yield base / "facilitator"
    for folder in ("~/.local/share", "~/Library/Application Support", "~/.config"):
        if (base := typed_path(folder)).is_absolute():
            yield base / "facilitator"


def _count(data: Path) -> int:
    with suppress(OSError):
        return sum((each / NAME).is_file() for each in (data / "meetings").iterdir())
    return 0
