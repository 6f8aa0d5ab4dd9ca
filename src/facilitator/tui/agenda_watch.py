"""The agenda file of the open meeting, looked at now and then for what its author changed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from facilitator.core.state import State
from facilitator.files.agenda_file import UnreadableFile, read
from facilitator.files.toml_text import normalise


class AgendaWatch:
    """Notices when the file at `path` says something else than the meeting took over from it."""

    def __init__(self, path: Path | None) -> None:
        """Watch a file, or none."""
        self.path = path
        self._stamp: tuple[int, int] | None = None

    def changed(self, state: State) -> bool:
        """Say once for each change of the file that it differs from what was taken over."""
        if self.path is None:
            return False
        stamp = _stamp(self.path)
        if stamp is None or stamp == self._stamp:
            return False
        self._stamp = stamp
        with suppress(UnreadableFile):
            return not same(read(self.path), state.text)
        return False


def same(one: str, other: str) -> bool:
    """Say whether two agenda texts are the same but for how their lines end."""
    return normalise(one) == normalise(other)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size
