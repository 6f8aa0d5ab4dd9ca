"""Clock times, lengths, dates, kinds and names as people write them in programmes.

Everything here reads the whole of a text or says that it cannot; nothing is guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from facilitator.core.base.text import clean_line
from facilitator.core.base.times import read_clock, read_length
from facilitator.core.record.agenda import SessionKind

LONGEST: Final = 200
"""No time, length or date takes more characters."""

HOUR: Final = 60
NOON: Final = 12

CLOCK: Final = (
    r"(?:kl(?:ockan|\.)? ?)?(?P<{0}hour>[0-9]{{1,2}})(?:[:.](?P<{0}minute>[0-5][0-9])"
    r"(?::[0-5][0-9])?)?(?: ?(?P<{0}half>[ap])\.?m\.?(?![^\W_]))?"
)
"""A clock time; the names of its groups begin with what is put in place of the braces."""

DASH: Final = (
    r" ?(?:-{1,2}|[\u2010-\u2015\u2212]|(?<= )till?(?= )|(?<= )to(?= )|(?<= )until(?= )) ?"
)

_ONE: Final = re.compile(CLOCK.format("a"), re.IGNORECASE)
_RANGE: Final = re.compile(CLOCK.format("a") + DASH + CLOCK.format("b"), re.IGNORECASE)

LENGTH: Final = (
    r"(?:(?P<hours>[0-9]{1,3}(?:[.,][0-9]{1,2})?) ?"
    r"(?:hours?|hrs?|h|timmar|timme|tim)(?![^\W\d_])\.?"
    r"(?: ?(?P<rest>[0-9]{1,2}) ?(?:minutes|minuter|minut|min|m)?\b\.?)?"
    r"|(?P<minutes>[0-9]{1,4}) ?(?:minutes?|minuter|minut|mins?|m|['\u2032])(?![^\W_])\.?)"
)
_LENGTH: Final = re.compile(LENGTH, re.IGNORECASE)
_IN_A_SHEET: Final = re.compile(r"([0-9]{1,2}):([0-5][0-9])(?::00)?")
"""A length as spreadsheets write it: 01:30:00."""


def clock(text: str) -> dt.time | None:
    """Read a clock time as it is typed, or as programmes have it: "kl 10", "1 pm", "10:00:30"."""
    text = _short(text)
    match = _ONE.fullmatch(text)
    return clock_of(match, "a") if match else read_clock(text)


def clocks(text: str) -> tuple[dt.time, dt.time] | None:
    """Read two clock times with a dash or a word between them."""
    match = _RANGE.fullmatch(_short(text))
    return clocks_of(match) if match else None


def clocks_of(match: re.Match[str]) -> tuple[dt.time, dt.time] | None:
    """Give the clock times "a" and "b" of a match, or None if there are no such times.

    In "1-2 pm" the first is in the half of the day that the second is in, unless that is after it,
    as in "11-1 pm".
    """
    end, half = clock_of(match, "b"), match["bhalf"] or ""
    start = clock_of(match, "a", half)
    if half and start and end and start > end:
        start = clock_of(match, "a", "p" if half in "aA" else "a")
    return None if start is None or end is None else (start, end)


def clock_of(match: re.Match[str], name: str, half: str = "") -> dt.time | None:
    """Give the clock time that a match of `CLOCK` stands for, or None if there is no such time.

    `half` is "a" or "p", the half of the day if the match names none and it may be either.
    """
    hour, minute = int(match[f"{name}hour"]), int(match[f"{name}minute"] or 0)
    if half := match[f"{name}half"] or (half if 1 <= hour <= NOON else ""):
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if half in "pP" else 0)
    return dt.time(hour, minute) if hour < 24 else None  # noqa: PLR2004


def length(text: str) -> int | None:
    """Read a length as it is typed, or as programmes have it: "1,5 h", "45'", "01:30:00"."""
    text = _short(text)
    if match := _LENGTH.fullmatch(text):
        return length_of(match)
    if match := _IN_A_SHEET.fullmatch(text):
        return int(match[1]) * HOUR + int(match[2])
    return read_length(text)


def length_of(match: re.Match[str]) -> int:
    """Give the whole minutes that a match of `LENGTH` stands for."""
    if match["minutes"]:
        return int(match["minutes"])
    hours = float(match["hours"].replace(",", "."))
    return round(hours * HOUR) + int(match["rest"] or 0)


_MONTHS: Final[Mapping[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "mars march mar",
            "april apr",
            "maj may",
            "juni june jun",
            "juli july jul",
            "augusti august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS: Final = (
    r"(?:m\xe5n|tis|ons|tors|fre|l\xf6r|s\xf6n)(?:dag)?(?:en)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
)
_WEEKDAY: Final = rf"(?:(?:on )?(?:{_WEEKDAYS})\.?,? ?(?:den |the )?)?"
_MONTH: Final = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR: Final = r"(?P<year>[0-9]{4})"
_WRITTEN: Final = tuple(
    re.compile(f"{_WEEKDAY}{pattern}", re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}[-/.](?P<number>[0-9]{{1,2}})[-/.](?P<day>[0-9]{{1,2}})",
        rf"(?P<day>[0-9]{{1,2}})(?:\.|:[ea]|st|nd|rd|th)? {_MONTH}(?:,? {_YEAR})?",
        rf"{_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,? {_YEAR})?",
    )
)
_SLASHED: Final = re.compile(
    rf"{_WEEKDAY}([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2 ?([0-9]{{4}})", re.IGNORECASE
)
_DAY_NAME: Final = re.compile(
    rf"(?:dag|day) [0-9]{{1,2}}|(?:f\xf6rsta|andra|tredje) dagen|{_WEEKDAYS}", re.IGNORECASE
)


class ReadDate(NamedTuple):
    """A date; `year_given` says whether its year was written."""

    date: dt.date
    year_given: bool = True


class Unclear(Exception):  # noqa: N818 - it names what is wrong
    """A date that may be one of two, or that no calendar has."""


def date(text: str, today: dt.date) -> ReadDate | None:
    """Read a date in English or Swedish; one without a year is in the year of `today`.

    None when it does not look like a date. Raises `Unclear`.
    """
    text = _short(text)
    try:
        return _slashed(text) or _written(text, today)
    except ValueError as error:
        raise Unclear from error


def _written(text: str, today: dt.date) -> ReadDate | None:
    for pattern in _WRITTEN:
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            number = found.get("number")
            # Casefolded: to a pattern that ignores case an old long s is an s, too.
            month = int(number) if number else _MONTHS[found["month"].casefold()]
            year = found.get("year")
            return ReadDate(dt.date(int(year or today.year), month, int(found["day"])), bool(year))
    return None


def _slashed(text: str) -> ReadDate | None:
    """Read a date with the year last, if only one of its numbers can be the month."""
    match = _SLASHED.fullmatch(text)
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    # With full stops and dashes the day stands first in every country that writes so.
    if match[2] == "/" and first != second and first <= NOON and second <= NOON:
        raise Unclear
    day, month = (second, first) if second > NOON else (first, second)
    return ReadDate(dt.date(int(match[4]), month, day))


def names_a_day(text: str) -> bool:
    """Say whether a heading like "Day 2" or "Fredag" begins a day without telling its date."""
    return _DAY_NAME.fullmatch(_short(text)) is not None


_WORDS: Final[Sequence[tuple[SessionKind, str]]] = (
    ("talk", "talk presentation lecture f\xf6redrag f\xf6rel\xe4sning"),
    ("discussion", "discussion diskussion samtal"),
    ("round", "round runda rundor laget-runt"),
    ("groups", "groups group grupper grupparbete arbetsgrupper group-work"),
    ("break", "break pause paus rast lunch fika kaffe coffee"),
    ("homework", "homework hemuppgift hemuppgifter"),
    ("rules", "rules ground-rules regler spelregler"),
    ("checkin", "checkin check-in incheckning"),
)
_KINDS: Final[Mapping[str, SessionKind]] = {
    word: kind for kind, words in _WORDS for word in words.split()
}
_BREAKS: Final = re.compile(
    r"(?:bensträckare|break|coffee|dinner|fika|fikapaus|kaffe|kaffepaus|lunch|lunchpaus|middag|paus"
    r"|pause|rast|tea)(?![\w-])",
    re.IGNORECASE,
)


def kind(text: str) -> SessionKind | None:
    """Read the name of a kind of session in English or Swedish."""
    return _KINDS.get(_short(text).casefold().replace(" ", "-"))


def is_break(title: str) -> bool:
    """Say whether a title begins as that of a break does: "Lunch", "Kaffe och mingel"."""
    return _BREAKS.match(title) is not None


def names(text: str) -> tuple[str, ...]:
    """Split what stands where speakers do into names; a comma may be part of one."""
    parts = re.split(r"[;\n]|(?<=\s)(?:och|and|&)(?=\s)", text[: 10 * LONGEST])
    return tuple(name for name in map(clean_line, parts) if name)


def _short(text: str) -> str:
    """Put a text on one line; one too long for what is read here becomes empty."""
    return clean_line(text) if len(text) <= LONGEST else ""
