"""Half-typed lines, and when they are to be on the disk: soon, also while typing goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from facilitator.files.errors import WriteFailed
from facilitator.files.records.drafts import Draft, DraftFile

SOON: Final = 0.5
"""Seconds from the oldest unsaved letter until it is written; it is to be there within one."""

Line = tuple[str, str]
"""What a line is open for: its purpose, and the id of what that is about ("" if nothing)."""


class Drafts:
    """The half-typed lines of every place; those left behind last time are there at first.

    `due` says when what is new is to be written, in the seconds that `typed` is told; None if
    all is written.
    """

    def __init__(self, file: DraftFile | None) -> None:
        """Keep the drafts in `file`; without one they are lost with the program."""
        self._file = file
        self._places: dict[str, dict[Line, str]] = {}
        self.due: float | None = None
        for draft in file.load() if file else ():
            self._places.setdefault(draft.place, {})[draft.purpose, draft.about] = draft.text

    @property
    def kept(self) -> bool:
        """Whether what is typed outlives the program."""
        return self._file is not None

    def of(self, place: str) -> Mapping[Line, str]:
        """Return the half-typed lines of a place."""
        return dict(self._places.get(place, {}))

    def typed(self, place: str, lines: Mapping[Line, str], now: float) -> None:
        """Take in all half-typed lines of a place, at an instant in seconds.

        A line that is gone was sent or cleared: so that it does not come back, that is due at once.
        """
        before = self._places.get(place, {})
        if before == lines:
            return
        self._places = {**self._places, place: dict(lines)}
        wanted = now if before.keys() - lines.keys() else now + SOON
        self.due = wanted if self.due is None else min(self.due, wanted)

    def write(self) -> None:
        """Write what is new; raises `WriteFailed`, and then it is still due.

        That may be in another thread, while typing goes on.
        """
        due, self.due = self.due, None
        if due is None or self._file is None:
            return
        try:
            self._file.save(self._drafts())
        except WriteFailed:
            self.due = due  # before what was typed meanwhile
            raise

    def close(self) -> None:
        """Leave the file to other programs."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _drafts(self) -> Iterator[Draft]:
        for place, lines in self._places.items():
            for (purpose, about), text in lines.items():
                yield Draft(place, purpose, text, about)
