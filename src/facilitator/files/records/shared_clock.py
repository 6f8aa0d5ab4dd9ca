"""A rehearsal's clock, kept beside its journal so that other programs can go by it too.

The program that keeps it holds a lock file meanwhile, which ends with that program however it ends.
What it left is still there then, but the rehearsal has stopped.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
import tomli_w
from msgspec import Struct

from facilitator.files.atomic import write_atomically
from facilitator.files.errors import WriteFailed
from facilitator.files.records.lock import hold, is_held

NAME: Final = "clock.toml"
LOCK: Final = "clock.lock"


class Reading(Struct, frozen=True):
    """What a clock showed (`now`) at a `real` instant, both aware, and how fast it runs.

    It is `stopped` when whoever left it has gone.
    """

    now: dt.datetime
    real: dt.datetime
    speed: float = 1
    stopped: bool = False

    def at(self, real: dt.datetime) -> dt.datetime:
        """Say what it shows (UTC) at another real instant."""
        with suppress(OverflowError):
            return (self.now + (real - self.real) * self.speed).astimezone(dt.UTC)
        return self.now.astimezone(dt.UTC)


def share(journal: Path, reading: Reading) -> None:
    """Leave a reading beside a journal; what cannot be left only lets others know less."""
    table = {"now": reading.now, "real": reading.real, "speed": reading.speed}
    text = tomli_w.dumps(table | ({"stopped": True} if reading.stopped else {}))
    with suppress(WriteFailed):
        write_atomically(journal.with_name(NAME), text)


def look(journal: Path) -> object:
    """Return what differs when another reading was left beside a journal; None if there is none."""
    with suppress(OSError):
        stat = journal.with_name(NAME).stat()
        return stat.st_ino, stat.st_mtime_ns, stat.st_size
    return None


def shared(journal: Path) -> Reading | None:
    """Return the reading that was left beside a journal, None if there is none to be understood."""
    with suppress(OSError, ValueError, msgspec.ValidationError):
        found = tomllib.loads(journal.with_name(NAME).read_text(encoding="utf-8"))
        reading = msgspec.convert(found, Reading)
        if reading.now.tzinfo and reading.real.tzinfo and 0 <= reading.speed < float("inf"):
            return reading
    return None


def keep(journal: Path) -> int | None:
    """Say that this program keeps the clock until the descriptor given is closed.

    None while another program keeps it.
    """
    with suppress(OSError):
        return hold(journal.with_name(LOCK))
    return None


def is_kept(journal: Path) -> bool:
    """Return whether some program keeps the clock; raises `OSError` if none ever did."""
    return is_held(journal.with_name(LOCK))


def kept(journal: Path) -> Reading | None:
    """Return the reading that was left by a program which still keeps the clock, or None."""
    with suppress(OSError):
        return shared(journal) if is_kept(journal) else None
    return None
