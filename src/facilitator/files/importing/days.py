"""The day that what is read next is on, and how a line says that it begins."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

from facilitator.core.base.language import phrase
from facilitator.core.base.text import fold
from facilitator.files.importing.programme import Circumstances, Hours, Source
from facilitator.files.importing.written import dates, named_days
from facilitator.files.importing.written.named_days import LONGEST
from facilitator.files.importing.written.reckoning import Reckoning, Unclear
from facilitator.files.toml.suggest import shown

_SWEDISH_WORDS: Final = re.compile(
    r"(?<![^\W_])(?:och|för|av|med|till|på|datum|tid|dag|kl|plats|lokal|måndag|tisdag|onsdag"
    r"|torsdag|fredag|mån|tis|ons|tors|fre)(?![^\W_])",
    re.IGNORECASE,
)
_ENGLISH_WORDS: Final = re.compile(
    r"(?<![^\W_])(?:and|the|of|for|with|date|time|day|room|place|monday|tuesday|wednesday"
    r"|thursday|friday|mon|tue|wed|thu|fri)(?![^\W_])",
    re.IGNORECASE,
)


def swedish(texts: Iterable[str]) -> bool:
    """Return whether texts have more of the commonest Swedish words than of the English."""
    found = english = 0
    for text in texts:
        found += len(_SWEDISH_WORDS.findall(text[:LONGEST]))
        english += len(_ENGLISH_WORDS.findall(text[:LONGEST]))
    return found > english


class Days:
    """Follows the days of a source from the first line to the last."""

    def __init__(self, source: Source, given: Circumstances) -> None:
        """Begin on no known day."""
        self.source = source
        self.swedish: bool | None = None
        self.reckoning = Reckoning(given.today)
        self.here = given.zone
        """The zone of this computer: of several that are named together it is meant."""
        self.date: dt.date | None = None
        self.part = 0
        self.parts: dict[str, int] = {}
        """The number of each day without a date, by its name."""
        self.hours: Hours | None = None
        """When what comes next begins, and when it ends, where a heading says so."""
        self.monday: dt.date | None = None
        """The first day of the week that is on, where weeks are told by their numbers."""
        self.by_weekday: dt.date | None = None
        """The last day that was begun by its weekday alone."""
        self.lost = False
        """Whether the date above could not be read, so that nothing below is of a known date."""

    def on(self, line: int, text: str, found: dates.Written) -> bool:
        """Begin the day of a date in a text; False where it is unclear which that is."""
        weekday = dates.weekday_after(text, found)
        date = self.read(line, text, found, weekday)
        if date is None:
            self.lost = True
            return False
        self._begin(date)
        if self.source.first is None and not self.parts:
            self.source.first = date
        if found.until is not None:
            # "10-12 March" begins days that are only named.
            self.date = None
        return True

    def read(
        self, line: int, text: str, found: dates.Written, weekday: int | None = None
    ) -> dt.date | None:
        """Set a date on the calendar and tell what is assumed; None, and told, if unclear."""
        start, end = found.span
        self.source.use(line, text[start:end])
        try:
            read = self.reckoning.date(found, weekday, day_first=self._in_swedish())
        except Unclear:
            self._tell_unclear(line, text)
            return None
        if not read.order_given:
            message = phrase(
                "“{text}” is taken for {date}, with the day first.",
                text=shown(text[start:end]),
                date=read.date.isoformat(),
            )
            self.source.assumed(line, message, timing=True)
        elif not read.year_given:
            message = phrase("No year is given; {date} is assumed.", date=read.date.isoformat())
            self.source.assumed(line, message, timing=True)
        if not read.weekday_fits:
            message = phrase(
                "“{text}” names another weekday than {date} has; the date counts.",
                text=shown(text),
                date=read.date.isoformat(),
            )
            self.source.assumed(line, message, timing=True)
        return read.date

    def _in_swedish(self) -> bool:
        """Return whether the source is in Swedish, where 10/3 is the tenth of March."""
        if self.swedish is None:
            self.swedish = swedish(one.text for one in self.source.lines)
        return self.swedish

    def on_weekday(self, line: int, weekday: int) -> None:
        """Begin the next day that is this weekday."""
        date = self._next(weekday)
        message = phrase(
            "Only a weekday is given; its next date, {date}, is assumed.", date=date.isoformat()
        )
        self.source.assumed(line, message, timing=True)
        self._begin(date)
        self.by_weekday = date

    def _next(self, weekday: int) -> dt.date:
        """Return the date of a weekday in the week that is on, or after the day that is on.

        The days of a programme that says when it is begin with the first of those.
        """
        if self.monday is not None:
            return self.monday + dt.timedelta(days=weekday)
        said = self.source.first if self.by_weekday is None else None
        if said is not None and self.date in (None, said):
            return self.reckoning.coming(weekday, said - dt.timedelta(days=1))
        return self.reckoning.coming(weekday, self.date or self.by_weekday)

    def _begin(self, date: dt.date) -> None:
        self.date, self.lost, self.hours = date, False, None

    def _in_week(self, line: int, text: str, week: named_days.Week) -> None:
        """Begin the day of a week that is known by its number, or the week itself."""
        year = week.year or self.reckoning.year_of_week(week.number)
        try:
            date = dt.date.fromisocalendar(year, week.number, (week.weekday or 0) + 1)
        except ValueError:  # the year has no week 53
            self.unclear(line, text)
            return
        self.source.use(line, text)
        if week.year is None:
            message = phrase("No year is given; {date} is assumed.", date=date.isoformat())
            self.source.assumed(line, message, timing=True)
        self.monday = date if week.weekday is None else None
        if week.weekday is not None:
            self._begin(date)

    def named(self, name: str) -> None:
        """Begin, or go on with, the day that has this name but no date that is known."""
        key = fold(name)
        if key not in self.parts:
            self.parts[key] = self.part = len(self.parts) + 1
        self.date, self.part, self.lost, self.hours = None, self.parts[key], False, None

    def lasts(self, start: int, end: int | None) -> None:
        """Take the hours of the day that is on; of several for one day the first count."""
        self.hours = (start, end)
        self.source.hours.setdefault(self.key or None, self.hours)

    @property
    def key(self) -> dt.date | int:
        """The day that is on: its date, or the number of a part without one."""
        return self.part if self.date is None else self.date

    def contradicted(self, text: str) -> bool:
        """Return whether a text that is no day names another weekday than the current day has."""
        weekday = named_days.weekday_in(text)
        return self.date is not None and weekday not in (None, self.date.weekday())

    def unclear(self, line: int, text: str) -> None:
        """Report that a day begins here whose date cannot be read; what follows is of no date."""
        self._tell_unclear(line, text)
        self.lost = True

    def _tell_unclear(self, line: int, text: str) -> None:
        message = phrase("“{text}” is unclear; write the date like 2013-03-21.", text=shown(text))
        self.source.left_out(line, message, text, timing=True)

    def take(self, line: int, text: str) -> str | None:
        """Begin the day that a heading or a cell names.

        Gives what else stands in it, or None where it names no day.
        """
        if found := dates.find(text):
            self.on(line, text, found)
            self._use_day(line, text)
            return dates.beside(text, found)
        if name := named_days.names_a_day(text):
            self.named(text)
            self.source.use(line, name)
            return text.replace(name, "", 1).strip(" ,.:;()\u2013\u2014-")
        if dates.unreadable(text) or named_days.spans_days(text):
            self.unclear(line, text)
            return ""
        if (week := named_days.week_named(text)) is not None:
            self._in_week(line, text, week)
            return ""
        if named := named_days.weekday_named(text):
            weekday, rest = named
            self.on_weekday(line, weekday)
            self.source.use(line, text.removesuffix(rest))
            return rest
        return None

    def _use_day(self, line: int, text: str) -> None:
        for part in named_days.day_words(text):
            self.source.use(line, part)
