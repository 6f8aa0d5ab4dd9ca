"""Values that a file may write in more than one way, read into the one meaning they have."""

from __future__ import annotations

import datetime as dt
import re
from typing import ClassVar, Final, Protocol, Self

from facilitator.core.base.language import Phrase, phrase

DAY_IN_MINUTES: Final = 24 * 60

_MINUTES: Final = r"(?:([0-9]+) ?h)? ?(?:([0-9]+) ?(?:m|min)?)?"
_CLOCK: Final = r"([0-9]|[01][0-9]|2[0-3])[:.]([0-5][0-9])(?::00)?"


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
            {"type": "integer", "minimum": 1, "maximum": DAY_IN_MINUTES},
            {"type": "string", "pattern": f"^(?=.*[0-9]){_MINUTES}$"},
        ],
        "examples": ["45m", "1h30m", 90],
    }
    filler: ClassVar[object] = 1

    @classmethod
    def read(cls, written: object) -> Self:
        """Read 90, "90", "45m", "2h", "1h30m" or "1 h 30 min"; raises `Unfit`."""
        minutes = _minutes(written)
        if minutes is None:
            raise Unfit(phrase('a text like "45m" or "1h30m", or a whole number of minutes'))
        if minutes < 1:
            raise Unfit(phrase("at least one minute"))
        if minutes > DAY_IN_MINUTES:
            raise Unfit(phrase("at most 24 hours"))
        return cls(minutes)


def _minutes(written: object) -> int | None:
    if isinstance(written, int) and not isinstance(written, bool):
        return written
    if not isinstance(written, str):
        return None
    # No number of minutes has this many digits, and very long ones cannot be read as a number.
    match = re.fullmatch(_MINUTES, written.strip().lower()) if len(written) < 99 else None  # noqa: PLR2004
    if match is None or not any(match.groups()):
        return None
    hours, minutes = match.groups(default="0")
    return int(hours) * 60 + int(minutes)


class ClockTime(dt.time):
    """A local clock time in hours and minutes."""

    json_schema: ClassVar[dict[str, object]] = {
        "type": "string",
        "pattern": f"^{_CLOCK}$",
        "examples": ["13:00"],
    }
    filler: ClassVar[object] = "00:00"

    @classmethod
    def read(cls, written: object) -> Self:
        """Read "13:00", "9.30" or a TOML local time without seconds; raises `Unfit`."""
        text = written.isoformat() if isinstance(written, dt.time) else written
        match = re.fullmatch(_CLOCK, text.strip()) if isinstance(text, str) else None
        if match is None:
            raise Unfit(phrase('a clock time like "13:00"'))
        return cls(int(match[1]), int(match[2]))

    def plain(self) -> dt.time:
        """Give it as the standard library's type."""
        return dt.time(self.hour, self.minute)
