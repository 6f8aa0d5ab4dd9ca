"""Clock times and lengths of time as people type them: one grammar, wherever they are typed.

A clock time is "9", "9:05", "9.05" or "0905". Where something ends it may be "24:00".

A length is a number of minutes, "45"; or it names its units, "45m", "2h", "1h30m", "1 h 30 min";
or it is hours and minutes with a colon, "1:30". Seconds are read only of a length that may have
them, and always named: "90s", "1m30s".

Where either may stand, a colon, a full stop or four digits make a clock time of it ("10:15",
"10.15", "1015"), and a bare number of up to three digits is minutes.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Final

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.span import DAY_MINUTES

_NUMBER: Final = "[0-9]{1,4}"
_HOURS_UNIT: Final = r"(?:h|hours?|tim(?:me|mar)?)"
_MINUTES_UNIT: Final = r"(?:minut(?:er|es?)?|min(?:s|\.)?|m)"
_SECONDS_UNIT: Final = r"(?:s|sec|sek|seconds?|sekund(?:er)?)"

_UNITS: Final = (
    rf"(?:{_NUMBER} ?{_MINUTES_UNIT}"
    rf"|{_NUMBER} ?{_HOURS_UNIT}(?: ?{_NUMBER}(?: ?{_MINUTES_UNIT})?)?)"
)
_COLON: Final = r"[0-9]:[0-5][0-9]"
"""Hours and minutes. The hours have one digit, so that the clock time "13:45" is never a length."""

LENGTH_PATTERN: Final = rf"(?:{_NUMBER}|{_UNITS}|{_COLON})"
"""A length in whole minutes, as a regular expression of small letters."""

_HOUR: Final = r"(?:[01]?[0-9]|2[0-3])"
_MINUTES_OF_CLOCK: Final = rf"(?:{_HOUR}[:.][0-5][0-9](?::00)?|(?:[01][0-9]|2[0-3])[0-5][0-9])"
_MIDNIGHT: Final = r"24[:.]?00"

CLOCK_PATTERN: Final = rf"(?:{_HOUR}|{_MINUTES_OF_CLOCK})"
"""A clock time, as a regular expression."""

END_PATTERN: Final = rf"(?:{CLOCK_PATTERN}|{_MIDNIGHT})"
"""A clock time at which something ends, as a regular expression."""

_SECONDS: Final = rf"(?:({_NUMBER}) ?{_MINUTES_UNIT} ?)?({_NUMBER}) ?{_SECONDS_UNIT}"
_EITHER: Final = (
    rf"(?P<when>(?P<clock>{_MINUTES_OF_CLOCK}|{_MIDNIGHT})|{_UNITS}|[0-9]{{1,3}})(?:\s.*)?"
)

_FLAGS: Final = re.ASCII | re.IGNORECASE


def read_clock(text: str, *, end: bool = False) -> dt.time | None:
    """Read a clock time, or give None; the `end` of something may be at 24:00, which is 0:00."""
    typed = _typed(text)
    return _clock(typed) if _is(CLOCK_PATTERN, typed) or (end and _is(_MIDNIGHT, typed)) else None


def read_length(text: str) -> int | None:
    """Read a length as whole minutes, or give None."""
    typed = _typed(text)
    return _minutes(typed) if _is(LENGTH_PATTERN, typed) else None


def read_seconds(text: str) -> int | None:
    """Read a length that may have seconds as whole seconds, or give None."""
    if found := _is(_SECONDS, _typed(text)):
        return int(found[1] or 0) * 60 + int(found[2])
    minutes = read_length(text)
    return None if minutes is None else minutes * 60


def read_either(text: str) -> tuple[dt.time | int, str] | None:
    """Read a clock time or a length in minutes, and the words that may follow, or give None.

    The clock time is one to come, so it may be 24:00, which is 0:00.
    """
    line = text.strip()
    found = _is(_EITHER, _typed(line))
    if found is None:
        return None
    when = found["when"]
    words = line[found.end("when") :].strip()
    return _clock(when) if found["clock"] else _minutes(when), words


def no_clock(text: str) -> Phrase:
    """Say that a text is no clock time, and how one is written."""
    return phrase("“{text}” is not a clock time: write 9, 9:05, 9.05 or 0905.", text=text)


def no_length(text: str) -> Phrase:
    """Say that a text is no length of time, and how one is written."""
    return phrase("“{text}” is not a length of time: write 45, 1h30m or 1:30.", text=text)


def too_long() -> Phrase:
    """Say that a length is more than a day, which nothing lasts."""
    return phrase("That is more than {hours} hours.", hours=DAY_MINUTES // 60)


def _is(pattern: str, typed: str) -> re.Match[str] | None:
    return re.fullmatch(pattern, typed, _FLAGS)


def _typed(text: str) -> str:
    """Return a text with the digits of any script as 0 to 9, each in its place."""
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text.strip())


def _clock(typed: str) -> dt.time:
    """Return the clock time that a text of the right form stands for."""
    hour, minute = [*map(int, re.findall("[0-9]{1,2}", typed)), 0][:2]
    return dt.time(hour % 24, minute)


def _minutes(typed: str) -> int:
    """Return the minutes that a length of the right form stands for."""
    first, *rest = map(int, re.findall("[0-9]+", typed))
    hours = typed.lstrip("0123456789 ")[:1] in {*"hHtT:"}
    return first * 60 + sum(rest) if hours else first
