"""What came from other laptops is kept beside a record's own journal, as blocks, in a file.

Only the exchange writes to it, one program at a time. Each event is in it once.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from facilitator.core.record.events import Event
from facilitator.files.atomic import write_atomically, write_new
from facilitator.files.errors import not_written
from facilitator.files.records.folder import OTHERS
from facilitator.files.records.journal import Journal
from facilitator.files.records.whole import BLOCK_END

_ID: Final = re.compile(rb'^\[\[event\]\]\nid = "([^"\\\n]+)"\n', re.MULTILINE)


class OthersJournal(Journal):
    """The events of other laptops; there is no file until one arrives."""

    def __init__(self, journal: Path) -> None:
        """Stand for what came from others to the record with this journal."""
        super().__init__(journal.with_name(OTHERS))

    def follow(self) -> Sequence[Event]:
        """Read the events that are new; none while there is no file. Raises as a journal."""
        return super().follow() if self.path.exists() else ()

    def add(self, blocks: bytes) -> None:
        """Keep blocks that arrived, in one write; raises `WriteFailed`."""
        try:
            with suppress(FileExistsError):
                write_new(self.path, b"")
            with self._opened() as fd:
                data = whole_blocks(self.path.read_bytes())
                os.ftruncate(fd, len(data))  # what was cut off in a crash comes again
                self._known = bytearray(data)
                self._write(fd, blocks)
        except OSError as cause:
            raise not_written(self.path, cause) from cause

    def put(self, blocks: bytes) -> None:
        """Put other blocks in the place of all; raises `WriteFailed`."""
        write_atomically(self.path, blocks)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Lock nobody out: whoever exchanges is alone."""
        yield


def whole_blocks(data: bytes) -> bytes:
    """Return the blocks at the beginning of a file up to its last blank line."""
    end = data.rfind(BLOCK_END)
    return data[: end + len(BLOCK_END)] if end >= 0 else b""


def by_id(data: bytes) -> dict[str, bytes]:
    """Give the whole blocks of a file by the ids of their events."""
    whole = whole_blocks(data)
    found = list(_ID.finditer(whole))
    ends = [*(each.start() for each in found[1:]), len(whole)]
    return {
        each[1].decode(errors="replace"): whole[each.start() : end]
        for each, end in zip(found, ends, strict=True)
    }
