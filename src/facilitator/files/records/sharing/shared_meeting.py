"""A meeting as it is found in a shared folder, before it is joined."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from facilitator.core.record.opening import Opened
from facilitator.files.records.library import Heading, heading


class SharedMeeting(NamedTuple):
    """A meeting in a shared folder: its own folder there, and what opened it, as written."""

    folder: Path
    opened: Opened
    block: bytes

    @property
    def heading(self) -> Heading:
        """Which meeting it is."""
        return heading(self.opened.agenda)
