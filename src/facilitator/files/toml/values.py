"""Values that a file may write in more than one way, read into the one meaning they have."""

from __future__ import annotations

import datetime as dt
import re
from typing import ClassVar, Final, Protocol, Self

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.span import DAY_MINUTES
from facilitator.core.base.times import (
    CLOCK_PATTERN,
    END_PATTERN,
    LENGTH_PATTERN,
    read_clock,
    read_length,
)

_WITH_SECONDS: Final = r"[0-9]{1,2}[:.][0-9]{2}[:.][0-9.]+"


class Unfit(ValueError):  # noqa: N818 - it names what is wrong
    """A value that cannot be read; `wanted` says what could: "must be {wanted}"."""

    def __init__(self, wanted: Phrase) -> None:
        """Keep the words for what was wanted."""
        super().__init__(wanted.text)
        self.wanted = wanted


class Written(Protocol):
    """A type of value with a reading of its own, and its place in the JSON Schema."""

    json_schema: ClassVar[dict[str, object]]
    filler: ClassVar[object]

    @classmethod
    def read(cls, written: object) -> Self:
        """Read what TOML gave; raises `Unfit`."""


class Minutes(int):
    """A length of time in whole minutes, from one minute to 24 hours."""

    json_schema: ClassVar[dict[str, object]] = {
        "anyOf": [
            {"type": "integer", "minimum": 1, "maximum": DAY_MINUTES},
            {"type": "string", "pattern": f"^{LENGTH_PATTERN}$"},
        ],
        "examples": ["45m", "1h30m", 90],
    }
    filler: ClassVar[object] = 1

    @classmethod
    def read(cls, written: object) -> Self:
        """Read 90, or a text as `read_length` does; raises `Unfit`."""
        minutes = _minutes(written)
        if minutes is None:
            raise Unfit(phrase('a text like "45m" or "1h30m", or a whole number of minutes'))
        if minutes < 1:
            raise Unfit(phrase("at least one minute"))
        if minutes > DAY_MINUTES:
            raise Unfit(phrase("at most 24 hours"))
        return cls(minutes)


def _minutes(written: object) -> int | None:
    if isinstance(written, int) and not isinstance(written, bool):
        return written
    return read_length(written) if isinstance(written, str) else None


class ClockTime(dt.time):
    """A local clock time in hours and minutes."""

    pattern: ClassVar = f"^{CLOCK_PATTERN}$"
    json_schema: ClassVar[dict[str, object]] = {
        "type": "string",
        "pattern": pattern,
        "examples": ["13:00"],
    }
    filler: ClassVar[object] = "00:00"
    is_end: ClassVar = False

    @classmethod
    def read(cls, written: object) -> Self:
        """Read a text as `read_clock` does, or a TOML time without seconds; raises `Unfit`."""
        text = written.isoformat() if isinstance(written, dt.time) else written
        found = read_clock(text, end=cls.is_end) if isinstance(text, str) else None
        if found is None and isinstance(text, str) and re.fullmatch(_WITH_SECONDS, text.strip()):
            raise Unfit(phrase('a clock time without seconds, like "13:00"'))
        if found is None:
            raise Unfit(phrase('a clock time like "13:00"'))
        return cls(found.hour, found.minute)

    def plain(self) -> dt.time:
        """Return it as the standard library's type."""
        return dt.time(self.hour, self.minute)


class EndTime(ClockTime):
    """A local clock time at which something ends, as which 24:00 is 0:00."""

    pattern: ClassVar = f"^{END_PATTERN}$"
    json_schema: ClassVar[dict[str, object]] = {**ClockTime.json_schema, "pattern": pattern}
    is_end: ClassVar = True
