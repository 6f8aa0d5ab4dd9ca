"""Dates as people type them: one grammar, wherever one date is typed.

A date is "2013-05-03"; a day and a month, "3/5", "3 maj", "May 3"; a weekday, "fredag", "Friday";
or "tomorrow". A year may follow a day and a month, else the next one that comes is meant; a weekday
is the next one after today, and may stand before a date. Swedish and English are read alike but for
"3/5", which is a day and a month in Swedish and in English may be either.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Final

from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line

MONTHS: Final[Mapping[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "januari january januar jan",
            "februari february februar feb",
            "mars march märz marts mar",
            "april apr",
            "maj may mai",
            "juni june jun",
            "juli july jul",
            "augusti august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dezember desember dec",
        ),
        1,
    )
    for name in names.split()
}
"""The names of months, in small letters, with their numbers."""

WEEKDAYS: Final[Mapping[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "måndagen måndag mån monday mon",
            "tisdagen tisdag tis tuesday tues tue",
            "onsdagen onsdag ons wednesday weds wed",
            "torsdagen torsdag tors tor thursday thurs thur thu",
            "fredagen fredag fre friday fri",
            "lördagen lördag lör saturday sat",
            "söndagen söndag sön sunday sun",
        )
    )
    for name in names.split()
}
"""The names of weekdays, in small letters, with their numbers from Monday, which is 0."""

MONTHS_A_YEAR: Final = 12
WEEK: Final = 7

_AHEAD: Final[Mapping[str, int]] = {
    "idag": 0,
    "today": 0,
    "imorgon": 1,
    "imorron": 1,
    "tomorrow": 1,
    "iövermorgon": 2,
}
"""How many days ahead words mean, written together."""

_CENTURY: Final = 2000
_LEAP_DAY: Final = (2, 29)
_NAMES_OF_MONTHS: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_NAMES_OF_WEEKDAYS: Final = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_MONTH: Final = rf"(?P<month>{_NAMES_OF_MONTHS})\b\.?"
_DAY: Final = r"(?P<day>[0-9]{1,2})(?:\.|:[ea]|st|nd|rd|th)?"
_YEAR: Final = r"(?:,? +(?P<year>[0-9]{4}))?"
_WEEKDAY: Final = rf"(?P<weekday>{_NAMES_OF_WEEKDAYS})\b\.?"
_OF: Final = rf"(?:(?:nu +)?(?:(?:på|on) +)?{_WEEKDAY},? +)?(?:(?:den|the) +)?"
"""What may stand before a date."""

_ISO: Final = rf"{_OF}(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{1,2}})-(?P<day>[0-9]{{1,2}})"
_NUMBERS: Final = (
    rf"{_OF}(?P<first>[0-9]{{1,2}})/(?P<second>[0-9]{{1,2}})"
    r"(?:(?: +|[-/])(?P<year>[0-9]{4})|[-/](?P<short>[0-9]{2}))?"
)
_DAY_MONTH: Final = rf"{_OF}{_DAY} *(?:of +)?{_MONTH}{_YEAR}"
_MONTH_DAY: Final = rf"{_OF}{_MONTH} +{_DAY}{_YEAR}"
_COMING: Final = rf"(?:nu +)?(?:(?:på|on|this) +)?(?P<next>(?:nästa|next) +)?{_WEEKDAY}"
_WORDS: Final = r"(?P<ahead>i ?dag|i ?mor(?:gon|ron)|i ?övermorgon|today|tomorrow)"


def _unnamed(pattern: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern)


DATE_PATTERN: Final = "(?:{})".format(
    "|".join(map(_unnamed, (_ISO, _NUMBERS, _DAY_MONTH, _MONTH_DAY, _COMING, _WORDS)))
)
"""What reads as a date, as a regular expression that heeds no case; there may be no such date."""


def read_date(text: str, today: dt.date, *, day_first: bool = True) -> dt.date | None:
    """Read a date, or give None for what is not written as one.

    `today` is the local date from which one without a year is the next to come. In "3/5" the day
    comes first if that is known; otherwise such a date has to be unambiguous. Raises `Refused` if
    there is no such date, or if it may be one of two.
    """
    typed = clean_line(text).casefold()
    for pattern, reader in _READERS:
        if found := re.fullmatch(pattern, typed):
            date = reader(found, typed, today, day_first)
            return _on_its_weekday(date, found, typed)
    return None


def no_date(text: str) -> Refused:
    """Refuse a text that is no date, saying how one is written."""
    return Refused(
        phrase("“{text}” is not a date: write 2026-05-31, 31/5, 31 May or Friday.", text=text)
    )


def _calendar(found: re.Match[str], typed: str, today: dt.date, _: bool) -> dt.date:
    month = found["month"]
    number = MONTHS.get(month) or int(month)
    year = int(found["year"]) if found["year"] else None
    return _dated(year, number, int(found["day"]), typed, today)


def _numbers(found: re.Match[str], typed: str, today: dt.date, day_first: bool) -> dt.date:
    first, second = int(found["first"]), int(found["second"])
    year = int(found["year"]) if found["year"] else None
    if found["short"]:
        year = _CENTURY + int(found["short"])
    if day_first or first > MONTHS_A_YEAR or first == second:
        return _dated(year, second, first, typed, today)
    if second > MONTHS_A_YEAR:
        return _dated(year, first, second, typed, today)
    raise _either(
        typed, *(_dated(year, *pair, typed, today) for pair in ((second, first), (first, second)))
    )


def _coming(found: re.Match[str], typed: str, today: dt.date, _: bool) -> dt.date:
    ahead = (WEEKDAYS[found["weekday"]] - today.weekday() - 1) % WEEK + 1
    try:
        date = today + dt.timedelta(days=ahead)
        if found["next"]:
            raise _either(typed, date, date + dt.timedelta(days=WEEK))
    except OverflowError:
        raise _none(typed) from None
    return date


def _in_words(found: re.Match[str], typed: str, today: dt.date, _: bool) -> dt.date:
    try:
        return today + dt.timedelta(days=_AHEAD[found["ahead"].replace(" ", "")])
    except OverflowError:
        raise _none(typed) from None


_Reader = Callable[[re.Match[str], str, dt.date, bool], dt.date]
_READERS: Final[tuple[tuple[str, _Reader], ...]] = (
    (_ISO, _calendar),
    (_NUMBERS, _numbers),
    (_DAY_MONTH, _calendar),
    (_MONTH_DAY, _calendar),
    (_COMING, _coming),
    (_WORDS, _in_words),
)


def _dated(year: int | None, month: int, day: int, typed: str, today: dt.date) -> dt.date:
    """Return a date; without a year the next one, this year's or the one's after it."""
    for each in (year,) if year is not None else (today.year, today.year + 1):
        try:
            date = dt.date(each, month, day)
        except ValueError:
            continue
        if year is not None or date >= today:
            return date
    if year is None and (month, day) == _LEAP_DAY:
        raise Refused(phrase("“{text}” is more than a year away. Add the year.", text=typed))
    raise _none(typed)


def _on_its_weekday(date: dt.date, found: re.Match[str], typed: str) -> dt.date:
    """Return a date, unless a weekday stands before it that it is not on."""
    weekday = found.groupdict().get("weekday")
    if weekday is not None and WEEKDAYS[weekday] != date.weekday():
        raise Refused(
            phrase(
                "“{text}” does not add up: {date} is a different weekday.",
                text=typed,
                date=date.isoformat(),
            )
        )
    return date


def _none(typed: str) -> Refused:
    return Refused(phrase("“{text}” is not a real date.", text=typed))


def _either(typed: str, one: dt.date, other: dt.date) -> Refused:
    return Refused(
        phrase(
            "“{text}” could mean {one} or {other}. Write the one you mean.",
            text=typed,
            one=one.isoformat(),
            other=other.isoformat(),
        )
    )
