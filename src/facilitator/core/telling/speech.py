"""What is read aloud is called and measured like this: titles, and lengths in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from facilitator.core.base.language import Phrase, counted, phrase
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.base.text import clean_line
from facilitator.core.time.schedule import Row

MARKS: Final = (10 * MINUTE, 5 * MINUTE, 2 * MINUTE, MINUTE)
"""The times left at which a session's time is told."""

EXACT: Final = 5 * MINUTE
"""Lengths below this are told with their seconds where turns are so short."""


def mark_passed(
    was: dt.timedelta,
    now: dt.timedelta,
    whole: dt.timedelta,
    marks: Iterable[dt.timedelta] = MARKS,
) -> dt.timedelta | None:
    """Return the least of the marks, below the whole time, that time left has come down to."""
    return min((mark for mark in marks if mark < whole and was > mark >= now), default=None)


def id_of(row: Row | None) -> str:
    """Give the id of a session, "" for none."""
    return row.session.id if row is not None else ""


def titled(row: Row) -> str:
    """Give the title of a session."""
    return clean_line(row.session.title)


def spoken(length: dt.timedelta, *, exactly: bool = False) -> Phrase:
    """Say a length in minutes, to the nearest, or rounded down where they are counted `exactly`."""
    total = int((abs(length) + (ZERO if exactly else MINUTE / 2)) / MINUTE)
    hours, minutes = divmod(total, 60)
    if not total:
        return phrase("less than a minute")
    if not hours:
        return counted("{n} minute", "{n} minutes", minutes)
    told = counted("{n} hour", "{n} hours", hours)
    if not minutes:
        return told
    rest = counted("{n} minute", "{n} minutes", minutes)
    return phrase("{one} and {other}", one=told, other=rest)


def to_the_second(length: dt.timedelta) -> Phrase:
    """Say a length with its seconds if it is short."""
    total = round(length.total_seconds())
    if length >= EXACT or not total % 60:
        return spoken(length) if total else phrase("no time")
    minutes, seconds = divmod(total, 60)
    rest = counted("{n} second", "{n} seconds", seconds)
    if not minutes:
        return rest
    return phrase(
        "{one} and {other}", one=counted("{n} minute", "{n} minutes", minutes), other=rest
    )
