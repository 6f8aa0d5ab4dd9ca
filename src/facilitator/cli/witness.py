"""Which record a run opened last, so that it can say how to go on with it."""

from __future__ import annotations

from pathlib import Path

from facilitator.files.records.library import Library


class Witness(Library):
    """Records that remember which of them this run opened last."""

    seen: Path | None = None

    def opened(self, path: Path, agenda: Path | None = None, *, aside: bool = False) -> None:
        """Remember it, and write it down as `Library` does."""
        self.seen = path
        super().opened(path, agenda, aside=aside)
