"""A rehearsal's clock, kept beside its journal so that other programs can go by it too."""

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

NAME: Final = "clock.toml"


class Reading(Struct, frozen=True):
    """What a clock showed (`now`) at a `real` instant, both aware, and how fast it runs."""

    now: dt.datetime
    real: dt.datetime
    speed: float = 1

    def at(self, real: dt.datetime) -> dt.datetime:
        """Say what it shows (UTC) at another real instant."""
        with suppress(OverflowError):
            return (self.now + (real - self.real) * self.speed).astimezone(dt.UTC)
        return self.now.astimezone(dt.UTC)


def share(journal: Path, reading: Reading) -> None:
    """Leave a reading beside a journal; what cannot be left only lets others know less."""
    text = tomli_w.dumps({"now": reading.now, "real": reading.real, "speed": reading.speed})
    with suppress(WriteFailed):
        write_atomically(journal.with_name(NAME), text)


def shared(journal: Path) -> Reading | None:
    """Give the reading that was left beside a journal, None if there is none to be understood."""
    with suppress(OSError, ValueError, msgspec.ValidationError):
        found = tomllib.loads(journal.with_name(NAME).read_text(encoding="utf-8"))
        reading = msgspec.convert(found, Reading)
        if reading.now.tzinfo and reading.real.tzinfo and 0 <= reading.speed < float("inf"):
            return reading
    return None
