"""Half-typed lines outlive the program: they are saved as they are typed."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual.timer import Timer

from facilitator.files.errors import WriteFailed
from facilitator.files.records.drafts import DraftFile
from facilitator.running.drafts import Drafts, Line

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp


class Drafting:
    """Has the half-typed lines of every place on the disk before long."""

    def __init__(self, app: FacilitatorApp) -> None:
        """Begin with none; what is typed now is lost with the program."""
        self._app = app
        self._drafts = Drafts(None)
        self._timer: Timer | None = None
        self._writing: Future[None] | None = None

    def open(self, folder: Path) -> None:
        """Take over the half-typed lines of a record, and keep them there."""
        self._drafts = Drafts(DraftFile.claim(folder))

    @property
    def kept(self) -> bool:
        """Whether what is typed outlives the program."""
        return self._drafts.kept

    def of(self, place: str) -> Mapping[Line, str]:
        """Give the half-typed lines of a place."""
        return self._drafts.of(place)

    def typed(self, place: str, lines: Mapping[Line, str]) -> None:
        """Have the half-typed lines of a place on the disk before long, or gone from it at once."""
        now = self._app.launch.seconds()
        self._drafts.typed(place, lines, now)
        due = self._drafts.due
        if due is not None and due <= now:
            self._write()
        elif due is not None and self._timer is None:
            self._timer = self._app.set_timer(due - now, self._write)

    def beat(self) -> None:
        """Find what is written by now, and try again what could not be."""
        self._written()
        if self._drafts.due is not None and self._timer is None:
            self._write()

    def close(self) -> None:
        """Write what is due, and leave the record to other programs."""
        self._stop_timer()
        with suppress(WriteFailed):
            self._app.disk.wait_for(self._drafts.write)
        self._drafts.close()
        self._drafts = Drafts(None)

    def _write(self) -> None:
        """Write what is due; a disk that is slow keeps nobody from typing on."""
        self._stop_timer()
        # A timer that ran out while the app ended calls once more, when nothing can be written.
        if self._writing is None and self.kept:
            self._writing = self._app.disk.begin(self._drafts.write)
        self._written()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _written(self) -> None:
        """Find whether what was begun is written; what fails stays on the banner until it is."""
        if self._writing is None or not self._writing.done():
            return
        why, done, self._writing = None, self._writing, None
        try:
            done.result()
        except WriteFailed as problem:
            why = problem.phrase
        leading = self._app.leading
        if leading is not None and leading.trouble.drafts(why):
            self._app.update()
