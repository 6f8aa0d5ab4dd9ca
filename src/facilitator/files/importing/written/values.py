"""Clock times, lengths and kinds as people write them in programmes.

Everything here reads the whole of a text or says that it cannot; nothing is guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from facilitator.core.base.text import clean_line
from facilitator.core.record.agenda import SessionKind
from facilitator.files.agenda.checks import EARLIEST, LATEST, zone_named

LONGEST: Final = 200
"""No time or length takes more characters."""

HOUR: Final = 60
NOON: Final = 12
MIDNIGHT: Final = 24
DAY: Final = MIDNIGHT * HOUR

CLOCK: Final = (
    r"(?P<{0}kl>kl(?:ockan|\.)? ?)?(?:(?P<{0}word>noon|midday|midnight)(?![^\W_])|(?:"
    r"(?P<{0}four>(?:[01][0-9]|2[0-4])[0-5][0-9])(?![0-9])"
    r"|(?P<{0}hour>[0-9]{{1,2}})(?:(?:[:.]|[hH](?=[0-9]))(?P<{0}minute>[0-5][0-9])(?![0-9])"
    r"(?::[0-5][0-9](?![0-9]))?|(?P<{0}h>h)(?![^\W_]))?)"
    r"(?:(?P<{0}uhr> ?Uhr\b)| ?(?P<{0}half>[ap])(?:\.?m\b\.?|(?P<{0}short>(?<=[0-9].)(?![^\W_])))"
    r"| noon\b)?)"
)
"""A clock time; the names of its groups begin with what is put in place of the braces.

The half of the day may be `short`: "8:30a".
"""

DASH: Final = (
    r" ?(?:-{1,2}|[\u2010-\u2015\u2212\u2192]|(?<= )till?(?= )|(?<= )to(?= )|(?<= )until(?= )"
    r"|(?<= )t\.?o\.?m\.?(?= )|(?<= )fram till(?= )|(?<= )and(?= )|(?<= )och(?= )) ?"
)

ZONE: Final = (
    r"(?P<{0}zone>UTC(?: ?[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?)?|GMT|CES?T|EES?T|WES?T|BST|E[SD]?T|"
    r"C[SD]T|M[SD]T|P[SD]?T|JST|[A-Z][a-z]+/[A-Z][A-Za-z_]+)(?![^\W_])"
)
"""The name or the letters of a time zone, as they stand after a clock time."""

ABOUT: Final = r"(?:from |från |mellan |between |ca\.? |c:a |cirka |approx\.? |around |~ ?)?"
"""What may stand before a clock time, or before the first of two."""

_ONE: Final = re.compile(rf"{ABOUT}{CLOCK.format('a')}", re.IGNORECASE)
_RANGE: Final = re.compile(
    rf"{ABOUT}{CLOCK.format('a')}{DASH}{CLOCK.format('b')}",
    re.IGNORECASE,
)
_ZONE_LAST: Final = re.compile(rf" ?\(?{ZONE.format('')}\)?$")
_ZONE_ANYWHERE: Final = re.compile(rf"(?<![\w/]){ZONE.format('')}")
_ZONES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("UTC", "GMT", "Z"), "UTC"),
    **dict.fromkeys(("CET", "CEST"), "Europe/Berlin"),
    **dict.fromkeys(("EET", "EEST"), "Europe/Helsinki"),
    **dict.fromkeys(("WET", "WEST"), "Europe/Lisbon"),
    **dict.fromkeys(("ET", "EST", "EDT"), "America/New_York"),
    **dict.fromkeys(("CST", "CDT"), "America/Chicago"),
    **dict.fromkeys(("MST", "MDT"), "America/Denver"),
    **dict.fromkeys(("PT", "PST", "PDT"), "America/Los_Angeles"),
    "BST": "Europe/London",
    "JST": "Asia/Tokyo",
}

LENGTH: Final = (
    r"(?:(?P<hours>[0-9]{1,3}(?:[.,][0-9]{1,2})?) ?"
    r"(?:hours?|hrs?|h|timmar|timme|tim)(?![^\W\d_])\.?"
    r"(?: ?(?P<rest>[0-9]{1,2}) ?(?:minutes|minuter|minut|min|m)?\b\.?)?"
    r"|(?P<minutes>[0-9]{1,4}) ?(?:minutes?|minuter|minut|mins?|m|['\u2032])(?![^\W_])\.?)"
)
ROUGHLY: Final = r"(?:ca\.? |c:a |cirka |approx\.? |about |max\.? |~ ?)?"
"""What may stand before a length."""
_LENGTH: Final = re.compile(rf"{ROUGHLY}{LENGTH}", re.IGNORECASE)
_BARE_LENGTH: Final = re.compile(
    r"(?P<minutes>[0-9]{1,4})|(?P<clock>[0-9]{1,2}:[0-5][0-9])(?::00)?"
)


class Times(Struct, frozen=True):
    """Clock times in minutes after midnight; the midnight after is a day of minutes.

    `vague` says that they may be of a twelve-hour clock; `zone` is as it was written.
    """

    start: int
    end: int | None = None
    vague: bool = False
    zone: str = ""


def clock(text: str) -> int | None:
    """Read "10:00", "9.30", "kl 10", "1 pm", "15h00", "0830" or "10" as a local clock time."""
    match = _ONE.fullmatch(_short(text))
    return clock_of(match, "a") if match else None


def clocks(text: str) -> tuple[int, int] | None:
    """Read two clock times with a dash or a word between them."""
    match = _RANGE.fullmatch(_short(text))
    return clocks_of(match) if match else None


def times(text: str) -> Times | None:
    """Read one or two clock times, perhaps with a time zone, that are the whole of a text."""
    text = _short(text)
    zone = ""
    if match := _ZONE_LAST.search(text):
        zone, text = match["zone"], text[: match.start()]
    text = text.strip("()[] ") if text[:1] in "([" else text
    if match := _RANGE.fullmatch(text):
        both = clocks_of(match)
        return Times(*both, vague_in(match), zone) if both else None
    match = _ONE.fullmatch(text)
    if match and not is_label(match, "a") and (start := clock_of(match, "a")) is not None:
        return Times(start, None, vague_in(match), zone)
    return None


def vague_in(match: re.Match[str]) -> bool:
    """Return whether the times of a match may be of a twelve-hour clock with its half left out."""
    found = match.groupdict()
    names = [
        name
        for name in "abc"
        if any(found.get(f"{name}{sign}") for sign in ("hour", "four", "word"))
    ]
    return all(
        not any(found.get(f"{name}{sign}") for sign in ("half", "h", "uhr", "word"))
        and (hour := found.get(f"{name}hour"))
        and not hour.startswith("0")
        and 1 <= int(hour) <= NOON
        for name in names
    )


def is_label(match: re.Match[str], name: str) -> bool:
    """Return whether a match of `CLOCK` may be the number of a point: "2a"."""
    return match[f"{name}short"] is not None and match[f"{name}minute"] is None


def clocks_of(match: re.Match[str]) -> tuple[int, int] | None:
    """Return the clock times "a" and "b" of a match, or None if there are no such times.

    In "1-2 pm" the first is in the half of the day that the second is in, unless that is after it,
    as in "11-1 pm".
    """
    end, half = clock_of(match, "b"), match["bhalf"] or ""
    start = clock_of(match, "a", half)
    if half and start is not None and end is not None and start > end:
        start = clock_of(match, "a", "p" if half in "aA" else "a")
    if end == 0 and match["bword"]:
        end = DAY
    return None if start is None or end is None or start == DAY else (start, end)


def clock_of(match: re.Match[str], name: str, half: str = "") -> int | None:
    """Return the minutes after midnight that a match of `CLOCK` stands for, or None.

    `half` is "a" or "p", the half of the day if the match names none and it may be either.
    """
    if word := match[f"{name}word"]:
        return 0 if word.casefold() == "midnight" else NOON * HOUR
    if four := match[f"{name}four"]:
        hour, minute = int(four[:2]), int(four[2:])
    else:
        hour, minute = int(match[f"{name}hour"]), int(match[f"{name}minute"] or 0)
    if half := match[f"{name}half"] or (half if 1 <= hour <= NOON else ""):
        # "13:15 pm" says twice that it is after noon, "0:30 am" that it is before.
        twice = bool(match[f"{name}minute"]) and (hour > NOON if half in "pP" else hour == 0)
        if not twice and not 1 <= hour <= NOON:
            return None
        if not twice:
            hour = hour % NOON + (NOON if half in "pP" else 0)
    minutes = hour * HOUR + minute
    return minutes if minutes <= DAY else None


def zone_in(text: str) -> str:
    """Return the letters or the name of a time zone in a text, or "": "Start (UTC)"."""
    match = _ZONE_ANYWHERE.search(text[:LONGEST])
    return match["zone"] if match and is_zone(match["zone"]) else ""


def is_zone(name: str) -> bool:
    """Return whether a name with a stroke is that of a zone: "Start/End" is none."""
    return "/" not in name or zone_named(name) is not None


def zone_meant(written: str) -> str:
    """Return the name of the time zone that letters after a clock time mean, or ""."""
    if written in _ZONES or "/" in written:
        return _ZONES.get(written, written)
    if match := re.fullmatch(r"UTC ?([+-])([0-9]{1,2})(?::?00)?", written):
        # In these names the sign is the other way round.
        return f"Etc/GMT{'-' if match[1] == '+' else '+'}{int(match[2])}"
    return ""


def instant(text: str) -> dt.datetime | None:
    """Read a date with a time after it: "2026-03-10T09:00:00+01:00", "2026-03-10 9:00"."""
    text = _short(text)
    if not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]", text):
        return None
    day, clock_ = text[:10], text[11:].replace(".", ":") if text[10] == " " else text[11:]
    clock_ = f"0{clock_}" if re.match(r"[0-9]:", clock_) else clock_
    try:
        found = dt.datetime.fromisoformat(f"{day}T{clock_}")
    except ValueError:
        return None
    return found if EARLIEST <= found.date() <= LATEST else None


def length(text: str) -> int | None:
    """Read "45 min", "1 h 30 min", "1,5 h", "1:30" or "45" as whole minutes."""
    text = _short(text)
    if match := _LENGTH.fullmatch(text):
        return length_of(match)
    match = _BARE_LENGTH.fullmatch(text)
    if match is None:
        return None
    if match["clock"]:
        hours, minutes = match["clock"].split(":")
        return int(hours) * HOUR + int(minutes)
    return int(match["minutes"])


def written_length(text: str) -> int | None:
    """Read a length that has its unit."""
    match = _LENGTH.fullmatch(_short(text))
    return length_of(match) if match else None


def length_of(match: re.Match[str]) -> int:
    """Return the whole minutes that a match of `LENGTH` stands for."""
    if match["minutes"]:
        return int(match["minutes"])
    hours = float(match["hours"].replace(",", "."))
    return round(hours * HOUR) + int(match["rest"] or 0)


_WORDS: Final[Sequence[tuple[SessionKind, str]]] = (
    (
        "talk",
        "talk presentation lecture keynote föredrag föreläsning plenary plenarföredrag session",
    ),
    ("discussion", "discussion panel diskussion samtal debate debatt paneldebatt q&a"),
    ("round", "round runda rundor laget-runt"),
    (
        "groups",
        "groups group grupper grupparbete arbetsgrupper group-work workshop workshops breakout",
    ),
    (
        "break",
        "break pause paus rast lunch fika kaffe coffee coffee-break dinner middag lunch-break",
    ),
    ("homework", "homework hemuppgift hemuppgifter"),
    ("rules", "rules ground-rules regler spelregler"),
    ("checkin", "checkin check-in incheckning"),
)
_KINDS: Final[Mapping[str, SessionKind]] = {
    word: kind for kind, words in _WORDS for word in words.split()
}
_BREAK: Final = (
    r"(?:bensträckare|break|breakfast|coffee|dinner|fika|fikapaus|förmiddagsfika|eftermiddagsfika"
    r"|frukost|kaffe|kaffepaus|kafferast|lunch|lunchpaus|lunchrast|middag|paus|pause|rast|tea)"
    r"(?![\w-])"
)
_BREAK_FIRST: Final = re.compile(
    rf"[\W_]*(?:[0-9]{{1,3}}[ -]?min(?:ute|uter|uters)?s?\.? )?{_BREAK}", re.IGNORECASE
)
_BREAK_LAST: Final = re.compile(
    r"[\W_]*(?:[^\W\d_]+[ /]|[0-9]{1,3}[ -]?min[^\W\d_]* ){1,2}"
    r"(?:break|breakfast|dinner|frukost|lunch|middag|paus|rast)[\W_]*",
    re.IGNORECASE,
)
_NOT_BEFORE_BREAKS: Final = re.compile(
    r"(?<![^\W_])(?:about|after|before|during|for|the|to|efter|före|inför|om|under|till|per|kring"
    r"|spring|summer|winter|tax|career)(?![^\W_])",
    re.IGNORECASE,
)
"""Beside one of these a last word such as "break" is no break: "After lunch"."""


def kind(text: str) -> SessionKind | None:
    """Read the name of a kind of session in English or Swedish."""
    return _KINDS.get(_short(text).casefold().replace(" ", "-"))


def is_break(title: str) -> bool:
    """Return whether a title is like that of a break: "Kaffe och mingel", "Short break"."""
    if _BREAK_FIRST.match(title):
        return True
    return bool(_BREAK_LAST.fullmatch(title)) and not _NOT_BEFORE_BREAKS.search(title)


def _short(text: str) -> str:
    """Put a text on one line; one too long for what is read here becomes empty."""
    return clean_line(text) if len(text) <= LONGEST else ""
