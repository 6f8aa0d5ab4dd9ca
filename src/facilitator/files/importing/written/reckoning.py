"""Which date a written one is: what the whole of a file says of its years and its order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.dates import MONTHS_A_YEAR, WEEK
from facilitator.files.agenda.checks import EARLIEST, LATEST
from facilitator.files.importing.written.dates import Written, find, two_numbers, weekday_after
from facilitator.files.importing.written.named_days import LONGEST

YEARS_BACK: Final = 11
"""No programme of a year further back is looked for."""

YEARS_AHEAD: Final = 10
"""Years within which each week comes, also week 53."""

LEAST_NAMED: Final = 2
"""One weekday tells the order of day and month by chance too often."""
_YEAR_ALONE: Final = re.compile(r"(?<![\w./-])20[0-9]{2}(?![\w./-])")


class ReadDate(Struct, frozen=True):
    """A date, and what was assumed to read it."""

    date: dt.date
    year_given: bool = True
    weekday_fits: bool = True
    order_given: bool = True


class Unclear(Exception):  # noqa: N818 - it names what is wrong
    """A date that may be one of two, that no calendar has, or that no agenda can have."""


class Reckoning:
    """What the whole of a file says of how its dates are to be read."""

    def __init__(self, today: dt.date) -> None:
        """Begin with nothing known but the date of today."""
        self.today = today
        self.year: int | None = None
        """The year of the date before that has one, or else of the first that has."""
        self.month_first: bool | None = None

    def learn(self, texts: Sequence[str]) -> None:
        """Learn from all dates of a file, or of a column, which year and order they have."""
        years = (found.year for text in texts if (found := find(text)) and found.year)
        self.year = self.year or next(years, None)
        self.year = self.year or self._year_of_weekdays(texts)
        self.month_first = _month_first(texts, self.month_first)
        if self.month_first is None:
            self.month_first = self._by_weekdays(texts)

    def _year_of_weekdays(self, texts: Sequence[str]) -> int | None:
        """Return the year in which dates without a year have their weekdays, next or last."""
        named = _with_weekdays(texts, ordered=True)
        alone = {int(year) for text in texts for year in _YEAR_ALONE.findall(text[:LONGEST])}
        if named and len(alone) == 1 and _fit(named, min(alone), month_first=False):
            return min(alone)
        if len(named) < LEAST_NAMED:
            return None
        this = self.today.year
        years = (this, this + 1, *range(this - 1, this - YEARS_BACK, -1))
        return next((year for year in years if _fit(named, year, month_first=False)), None)

    def _by_weekdays(self, texts: Sequence[str]) -> bool | None:
        """Report the order of day and month from the weekdays beside them, if one order fits."""
        named = _with_weekdays(texts, ordered=False)
        if len(named) < LEAST_NAMED:
            return None
        this = self.year or self.today.year
        for year in (this, this + 1):
            fitting = [first for first in (False, True) if _fit(named, year, month_first=first)]
            if len(fitting) == 1:
                return fitting[0]
        return None

    def date(
        self, written: Written, weekday: int | None = None, *, day_first: bool = False
    ) -> ReadDate:
        """Set a date on the calendar; raises `Unclear`.

        `day_first` is whether in a date like 10/3 the day is assumed to stand first.
        """
        weekday = written.weekday if weekday is None else weekday
        self.year = written.year or self.year
        assumed = day_first and not (written.ordered or written.year) and self.month_first is None
        candidates = list(self._candidates(replace(written, ordered=True) if assumed else written))
        if not candidates:
            raise Unclear
        fitting = [one for one in candidates if weekday in (None, one.weekday())]
        chosen = fitting or candidates
        if len({(one.month, one.day) for one in chosen}) > 1:
            raise Unclear
        given = written.year is not None
        return ReadDate(self._best(chosen), given, bool(fitting), not assumed)

    def _candidates(self, written: Written) -> Iterator[dt.date]:
        orders = [(written.first, written.second)]
        if not written.ordered:
            if self.month_first:
                orders = [(written.second, written.first)]
            elif self.month_first is None:
                orders.append((written.second, written.first))
        this = self.year or self.today.year
        years = (this - 1, this, this + 1) if written.year is None else (written.year,)
        for day, month in orders:
            for year in years:
                try:
                    date = dt.date(year, month, day)
                except ValueError:
                    continue
                if EARLIEST <= date <= LATEST:
                    yield date

    def _best(self, dates: Sequence[dt.date]) -> dt.date:
        """Choose among the years: the one the file has, else the next coming."""
        if self.year and (same := [one for one in dates if one.year == self.year]):
            return same[0]
        coming = [one for one in dates if one >= self.today]
        return min(coming) if coming else max(dates)

    def year_of_week(self, number: int) -> int:
        """Return the year of a week without one: that of the file, else that of its next coming."""
        if self.year:
            return self.year
        years = range(self.today.year, self.today.year + YEARS_AHEAD)
        return next(year for year in years if self._is_coming(year, number))

    def _is_coming(self, year: int, number: int) -> bool:
        try:
            return dt.date.fromisocalendar(year, number, WEEK) >= self.today
        except ValueError:  # few years have a week 53
            return False

    def coming(self, weekday: int, after: dt.date | None) -> dt.date:
        """Return the next date of a weekday, after a date or from today on."""
        first = after + dt.timedelta(days=1) if after else self.today
        return first + dt.timedelta(days=(weekday - first.weekday()) % WEEK)


def _with_weekdays(texts: Sequence[str], *, ordered: bool) -> list[tuple[Written, int]]:
    """Return the dates of texts that have a weekday beside them, with that weekday."""
    found = [(one, text) for text in texts if (one := find(text)) and one.ordered is ordered]
    return [(one, day) for one, text in found if (day := weekday_after(text, one)) is not None]


def _fit(dates: Sequence[tuple[Written, int]], year: int, *, month_first: bool) -> bool:
    """Return whether all dates have their weekdays in a year, with their numbers in this order."""
    for written, weekday in dates:
        day, month = written.first, written.second
        if month_first:
            day, month = month, day
        try:
            if dt.date(written.year or year, month, day).weekday() != weekday:
                return False
        except ValueError:
            return False
    return True


def _month_first(texts: Sequence[str], before: bool | None) -> bool | None:
    """Report the order of day and month from all numbers of a column, or None if they differ."""
    found = [numbers for text in texts if (numbers := two_numbers(text))]
    firsts = [first for first, _ in found]
    seconds = [second for _, second in found]
    if any(n > MONTHS_A_YEAR for n in firsts) and all(n <= MONTHS_A_YEAR for n in seconds):
        return False
    if any(n > MONTHS_A_YEAR for n in seconds) and all(n <= MONTHS_A_YEAR for n in firsts):
        return True
    return before
