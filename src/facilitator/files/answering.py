"""Where answers from phones are taken: what the program that takes them leaves for the others.

It stands beside no record, as nothing that waits is in one. The program holds a lock meanwhile,
which ends with it however it ends; what it left counts no more then.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final
from zlib import crc32

import msgspec
import tomli_w
from msgspec import Struct
from msgspec.structs import asdict

from facilitator.files.atomic import make_folder, write_atomically
from facilitator.files.records.lock import hold, is_held

FOLDER: Final = "answers"
LONGEST: Final = 40
"""As many letters of a record's name are for people to see whose file it is; some are too long."""


class Taking(Struct, frozen=True):
    """What the program that takes them says of itself.

    Phones ask at `address`; the other programs of this computer at a `port` of it, with a `key`.
    `wall` says that the room sees the address as large as can be, `asks` whether anything can be
    answered now. `host` is where it was told to serve others, "" if it serves only this computer.
    """

    address: str
    port: int
    key: str
    wall: bool = False
    asks: bool = False
    host: str = ""

    @property
    def token(self) -> str:
        """The secret in the address."""
        return self.address.rstrip("/").rpartition("/")[2]

    @property
    def port_for_phones(self) -> int:
        """The port in the address."""
        port = self.address.rstrip("/").rpartition("/")[0].rpartition(":")[2]
        return int(port) if port.isdecimal() else 0


def place(data: Path, journal: Path) -> Path:
    """Say where it is left for the meeting whose journal is at a path."""
    journal = Path(os.path.realpath(journal))
    told_apart = f"{crc32(os.fsencode(journal)):08x}"
    return data / FOLDER / f"{journal.parent.name[:LONGEST]}-{told_apart}.toml"


def leave(path: Path, taking: Taking) -> None:
    """Leave it for the others, and for nobody else to read; raises `WriteFailed`."""
    write_atomically(path, tomli_w.dumps(asdict(taking)))


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Be the program that takes the answers; raises `OSError`, as when there is one already."""
    make_folder(path.parent, 0o700)
    fd = hold(_lock(path))
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(fd)


def found(path: Path) -> Taking | None:
    """Return what the program that takes them left, None if there is none."""
    with suppress(OSError):
        if is_held(_lock(path)):
            return _read(path)
    return None


def abandoned(path: Path) -> Taking | None:
    """Return what a program left that ended before its time, None if none did."""
    with suppress(OSError):
        if path.exists() and not is_held(_lock(path)):
            return _read(path)
    return None


def _read(path: Path) -> Taking | None:
    with suppress(OSError, ValueError, msgspec.ValidationError):
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Taking)
    return None


def _lock(path: Path) -> Path:
    return path.with_suffix(".lock")
