"""Drafts are lines that were typed and not yet kept, in a file beside the journal.

Each program that has the record open has a draft file of its own, which it holds by a lock: a
half-typed line belongs to the window it is typed in. What a program that crashed left behind goes
to the next that opens the record.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
import tomli_w
from msgspec import Struct
from msgspec.structs import asdict

from facilitator.files.atomic import write_atomically
from facilitator.files.errors import not_written
from facilitator.files.records.folder import DRAFTS
from facilitator.files.records.lock import hold
from facilitator.files.system import sync_folder


class Draft(Struct, frozen=True, omit_defaults=True):
    """A half-typed line: the place and the purpose of the line it is in, and what that is about."""

    place: str
    purpose: str
    text: str
    about: str = ""


class _Document(Struct):
    draft: tuple[Draft, ...] = ()


class DraftFile:
    """The drafts of one program; the file is its own as long as it is open."""

    def __init__(self, path: Path, lock: int) -> None:
        """Stand for the file at `path`, held by a lock; `claim` is how to get one."""
        self.path = path
        self._lock = lock

    @classmethod
    def claim(cls, folder: Path) -> DraftFile | None:
        """Take the first draft file of a record that no other program holds.

        Gives nothing if there is none, or the folder cannot be written to.
        """
        for name in DRAFTS:
            path = folder / name
            with suppress(OSError):
                return cls(path, hold(path.with_suffix(".lock")))
        return None

    def load(self) -> Sequence[Draft]:
        """Return what stands in the file, and take over what other programs left behind."""
        found = list(read(self.path))
        for name in DRAFTS:
            path = self.path.with_name(name)
            if path == self.path or not path.exists():
                continue
            with suppress(OSError):
                lock = hold(path.with_suffix(".lock"))
                try:
                    found += read(path)
                    self.save(found)
                    path.unlink()
                finally:
                    os.close(lock)
        return found

    def save(self, drafts: Iterable[Draft]) -> None:
        """Write the drafts, so that they are on the disk; none take the file away.

        Raises `WriteFailed`.
        """
        kept = [asdict(draft) for draft in drafts]
        if kept:
            write_atomically(self.path, tomli_w.dumps({"draft": kept}))
            return
        try:
            self.path.unlink(missing_ok=True)
            sync_folder(self.path.parent)
        except OSError as cause:
            raise not_written(self.path, cause) from cause

    def close(self) -> None:
        """Leave the file to others."""
        os.close(self._lock)


def read(path: Path) -> tuple[Draft, ...]:
    """Read a draft file; one that is missing or broken holds nothing."""
    with suppress(OSError, ValueError, msgspec.ValidationError):
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), _Document).draft
    return ()


def without_private(data: bytes) -> bytes:
    """Take the private notes out of what stands in a draft file."""
    # Every command that reads a record loads this file, and no other part of it reads lines.
    from facilitator.core.notes.capture import PRIVATE

    with suppress(ValueError, msgspec.ValidationError):
        drafts = msgspec.convert(tomllib.loads(data.decode()), _Document).draft
        public = [asdict(draft) for draft in drafts if not draft.text.lstrip().startswith(PRIVATE)]
        return data if len(public) == len(drafts) else tomli_w.dumps({"draft": public}).encode()
    return b""
