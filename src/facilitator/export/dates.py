"""Dates as documents write them: a day, the days of a meeting joined, a day with no needless year.

The names of days and months are the language's; what stands around them is the same in all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from facilitator.core.base.language import Language
from facilitator.core.base.span import DAY
from facilitator.export.wording import DASH, listed


def day(date: dt.date, language: Language, *, year: bool = True, weekday: bool = True) -> str:
    """Write a date: "Thursday 21 March 2013", or less of it."""
    parts = [
        language.weekday(date) if weekday else "",
        str(date.day),
        language.month(date),
        str(date.year) if year else "",
    ]
    return " ".join(filter(None, parts))


def near(date: dt.date, known: dt.date, language: Language, *, weekday: bool = False) -> str:
    """Write a date to readers who have another in mind: its year only if that is not the same."""
    return day(date, language, year=date.year != known.year, weekday=weekday)


def joined(
    dates: Iterable[dt.date], language: Language, *, year: bool = True, weekdays: bool = False
) -> str:
    """Write dates as one: "21 and 28 March 2013", those that follow each other with a dash.

    What two of them share is written once, after the last; `weekdays` go before each.
    """
    runs = list(_runs(sorted(set(dates))))
    ends = [date for run in runs for date in dict.fromkeys((run[0], run[-1]))]
    written = dict(zip(ends, _written(ends, language, year=year, weekdays=weekdays), strict=True))
    return listed(
        language, [DASH.join(written[end] for end in dict.fromkeys((r[0], r[-1]))) for r in runs]
    )


def _runs(dates: Sequence[dt.date]) -> Iterator[Sequence[dt.date]]:
    """Part dates in order into those that follow each other day by day."""
    start = 0
    for place, (one, following) in enumerate(pairwise(dates), 1):
        if following - one != DAY:
            yield dates[start:place]
            start = place
    if dates:
        yield dates[start:]


def _written(
    dates: Sequence[dt.date], language: Language, *, year: bool, weekdays: bool
) -> Iterator[str]:
    """Write each date with what the one after it does not share."""
    for place, date in enumerate(dates):
        later = dates[place + 1] if place + 1 < len(dates) else None
        same_year = later is not None and later.year == date.year
        same_month = later is not None and same_year and later.month == date.month
        parts = [
            language.weekday(date) if weekdays else "",
            str(date.day),
            "" if same_month else language.month(date),
            str(date.year) if year and not same_year else "",
        ]
        yield " ".join(filter(None, parts))
