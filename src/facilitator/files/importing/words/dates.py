"""Dates as people write them, found in a text and set on the calendar.

What a text says is a `Written` date; which date that is takes a `Reckoning`, because the year or
the order of day and month may be known only from the rest of the file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.dates import MONTHS, MONTHS_A_YEAR, WEEK, WEEKDAYS
from facilitator.core.base.text import clean_line

LONGEST: Final = 300
"""In a longer text no date is looked for."""

YEARS_BACK: Final = 11
"""No programme of a year further back is looked for."""

LEAST_NAMED: Final = 2
"""One weekday tells the order of day and month by chance too often."""

_SWEDISH: Final = frozenset(name for name in WEEKDAYS if name.endswith(("dag", "dagen")))
_ALL_MONTHS: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_ALL_WEEKDAYS: Final = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_BEFORE: Final = r"(?<![\w/.,:-])"
_WEEKDAY: Final = (
    rf"(?:(?:{_BEFORE}(?:on )?(?P<weekday>{_ALL_WEEKDAYS})(?![^\W_])\.?,? ?(?:the )?)?"
    r"(?:(?<!\w)den )?)"
)
_MONTH: Final = rf"(?P<month>{_ALL_MONTHS})(?![^\W\d_])\.?"
_YEAR: Final = r"(?P<year>[0-9]{4})(?![0-9])"
_YEAR_AFTER: Final = r"(?:(?:,? |-)(?P<year>[0-9]{4}|(?<=-)[0-9]{2})(?![0-9])"
_AFTER: Final = r"(?![\w/]|[.,:-][0-9])"
_ORDINAL: Final = r"(?:\.|:[ea]|st|nd|rd|th)?"
_UNTIL: Final = (
    rf"(?: ?[-\u2013\u2014] ?(?:{_WEEKDAY.replace('?P<weekday>', '?:')})"
    rf"(?P<until>[0-9]{{1,2}}){_ORDINAL}(?![:.][0-9]))?"
)
_NUMBER_DAY: Final = rf"(?P<number>[0-9]{{1,2}})(?P=sign)(?P<day>[0-9]{{1,2}}){_AFTER}"
_ISO: Final = rf"(?<![\w.-]){_YEAR}(?P<sign>[-/.]){_NUMBER_DAY}"
_DAY_MONTH: Final = (
    rf"(?<![\w.:/-])(?<!\bdag )(?<!\bday )(?P<day>[0-9]{{1,2}}){_ORDINAL}{_UNTIL}"
    rf"[ -](?:of )?{_MONTH}{_YEAR_AFTER}{_AFTER})?"
)
_MONTH_DAY: Final = (
    rf"(?<![\w-]){_MONTH} (?P<day>[0-9]{{1,2}}){_ORDINAL}(?!\w|[:.][0-9]){_UNTIL}"
    rf"(?:,? {_YEAR}{_AFTER})?"
)
_NUMBERED: Final = (
    r"(?<![\w.:/-])(?P<first>[0-9]{1,2})(?P<sign>[/.-])(?P<second>[0-9]{1,2})(?P=sign) ?"
    rf"(?P<year>[0-9]{{4}}|[0-9]{{2}}){_AFTER}"
)
_WITHOUT_YEAR: Final = (
    rf"(?<![\w.:/-])(?P<first>[0-9]{{1,2}})(?P<sign>/)(?P<second>[0-9]{{1,2}}){_AFTER}"
    rf"(?:(?P<spaced> )(?P<year>20[0-9]{{2}}){_AFTER})?"
)
_DOTTED: Final = (
    r"(?<![\w.:/-])(?P<first>[0-9]{1,2})(?P<sign>\.)(?P<second>[0-9]{1,2})\.(?![\w/]|[.,:-][0-9])"
)
_PATTERNS: Final = tuple(
    re.compile(f"{_WEEKDAY}{pattern}", re.IGNORECASE)
    for pattern in (_ISO, _DAY_MONTH, _MONTH_DAY, _NUMBERED, _WITHOUT_YEAR, _DOTTED)
)
_BARE: Final = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<number>0[1-9]|1[0-2])(?P<day>[0-3][0-9])"
)
_BEFORE_TIMES: Final = re.compile(
    r"(?<![\w.:/-])(?P<date>[0-9]{1,2}/[0-9]{1,2})(?="
    r",? ?[(\[]?(?:kl\.? ?)?[0-9]{1,2}[:.][0-9]{2}(?![0-9]))"
)
_NUMBERS: Final = (
    "one two three four five six seven ett två tre fyra fem sex sju "
    "first second third fourth fifth första andra tredje fjärde femte"
)
_NUMBER: Final = rf"(?:[0-9]{{1,2}}|{'|'.join(_NUMBERS.split())})"
_DAY_NAME: Final = re.compile(
    rf"(?:dag|day) ?{_NUMBER}(?![^\W_])|{_NUMBER} (?:dagen|day)(?![^\W_])", re.IGNORECASE
)
_WEEKDAY_NAME: Final = re.compile(rf"(?P<weekday>{_ALL_WEEKDAYS})(?![^\W_]|-)\.?", re.IGNORECASE)
_WEEKDAY_IN: Final = re.compile(rf"(?<![^\W_])(?:{_ALL_WEEKDAYS})(?![^\W_])", re.IGNORECASE)
_SIX: Final = re.compile(r"[0-9]{6}")
LAST_WEEK: Final = 52
_WEEK_NAME: Final = re.compile(
    rf"(?:(?P<before>{_ALL_WEEKDAYS}),? )?(?:v\.?|vecka|vecka nr|week|wk\.?) ?"
    rf"(?P<number>[0-9]{{1,2}})"
    rf"(?:,? (?P<year>20[0-9]{{2}}))?(?:[ ,:\u2013-]+(?P<after>{_ALL_WEEKDAYS}))?:?",
    re.IGNORECASE,
)
_AFTER_WEEKDAY: Final = re.compile(
    r" *(?:$|[:,(|\u2013\u2014]|- "
    r"|(?:morning|afternoon|evening|förmiddag|eftermiddag|kväll|fm|em)\b)",
    re.IGNORECASE,
)
_PROGRAMME: Final = re.compile(
    r"(?:program(?:me)?|schema|schedule|agenda|timetable)(?: för| for| on)?:? ", re.IGNORECASE
)
_SIGNS: Final = " ,.:;()\u2013\u2014-"
_DATEISH: Final = re.compile(
    rf"(?<![^\W_])(?:{_ALL_MONTHS}|{_ALL_WEEKDAYS}|dag|day|dagen)(?![^\W_])"
    r"|[0-9]{1,4}[-/][0-9]{1,2}(?:[-/][0-9]{1,4})?|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}",
    re.IGNORECASE,
)
_FOREIGN: Final = re.compile(
    r"(?<![\w.])[0-9]{1,2}\.?(?: de| di)? [^\W\d_]+\.?,?(?: de| di)? (?:19|20)[0-9]{2}(?!\w)"
    r"|(?<!\w)(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}"
)
_YEAR_ALONE: Final = re.compile(r"(?<![\w./-])20[0-9]{2}(?![\w./-])")
_FRAGMENT: Final = re.compile(r"[\s,.:;()\u2013\u2014-]+")


class Written(Struct, frozen=True, kw_only=True):
    """A date as a text has it, at `span` of that text.

    `first` and `second` are its numbers: the day and the month, unless `ordered` is False.
    """

    first: int
    second: int
    ordered: bool = True
    year: int | None = None
    weekday: int | None = None
    until: int | None = None
    """The last day of several, as in "10-12 March"."""
    span: tuple[int, int] = (0, 0)


class ReadDate(Struct, frozen=True):
    """A date, and what was assumed to read it."""

    date: dt.date
    year_given: bool = True
    weekday_fits: bool = True
    order_given: bool = True


class Unclear(Exception):  # noqa: N818 - it names what is wrong
    """A date that may be one of two, or that no calendar has."""


def find(text: str) -> Written | None:
    """Find the first date in a text; a date by its weekday alone is none."""
    if len(text) > LONGEST:
        return None
    if bare := _BARE.fullmatch(text):
        return _written(bare)
    matches = (pattern.search(text) for pattern in _PATTERNS)
    # Of two at one place the one that says more counts.
    found = min((m for m in matches if m), key=lambda m: (m.start(), -m.end()), default=None)
    if found is None:
        return None
    if found.re in _PATTERNS[-2:] and not (
        found["weekday"] or found.groupdict().get("spaced") or _only(text, found)
    ):
        return None  # "1/2" may be a half
    return _written(found)


def beside_times(text: str) -> Written | None:
    """Find a date that stands beside clock times, as in "Meeting 1 - 2/5 (20:00-21:30)"."""
    if found := find(text):
        return found
    match = _BEFORE_TIMES.search(text) if len(text) <= LONGEST else None
    whole_ = find(match["date"]) if match else None
    if match is None or whole_ is None:
        return None
    return replace(whole_, span=match.span("date"))


def _only(text: str, found: re.Match[str]) -> bool:
    """Return whether nothing stands beside a date but the number of a day."""
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return not _FRAGMENT.sub("", _WEEKDAY_IN.sub("", _DAY_NAME.sub("", rest)))


def _written(found: re.Match[str]) -> Written:
    parts = found.groupdict()
    year = parts.get("year")
    name = (parts.get("weekday") or "").casefold()
    until = parts.get("until")
    day, month, ordered = _day_and_month(parts, name)
    return Written(
        first=day,
        second=month,
        ordered=ordered,
        year=(int(year) + 2000 if len(year) == 2 else int(year)) if year else None,  # noqa: PLR2004
        weekday=WEEKDAYS[name] if name else None,
        until=int(until) if until else None,
        span=found.span(),
    )


def _day_and_month(parts: Mapping[str, str], weekday: str) -> tuple[int, int, bool]:
    """Return the day and the month, and whether it is known which is which."""
    if not parts.get("first"):
        number = parts.get("number")
        # Casefolded: to a pattern that ignores case an old long s is an s, too.
        return (
            int(parts["day"]),
            int(number) if number else MONTHS[parts["month"].casefold()],
            True,
        )
    first, second = int(parts["first"]), int(parts["second"])
    if second > MONTHS_A_YEAR >= first:
        return second, first, True
    # With full stops the day stands first in every country, in Swedish with any sign.
    # So does it where the year is set apart: "10/3 2026".
    spaced = bool(parts.get("spaced"))
    ordered = spaced or parts["sign"] == "." or weekday in _SWEDISH or first > MONTHS_A_YEAR
    return first, second, ordered or first == second


def whole(text: str) -> Written | None:
    """Read a text that is a date and nothing else."""
    text = clean_line(text) if len(text) <= LONGEST else ""
    found = find(text)
    return found if found and not beside(text, found) else None


def beside(text: str, found: Written) -> str:
    """Return what stands beside a date in its text, but for a weekday and the number of a day."""
    start, end = found.span
    before, after = text[:start].strip(), text[end:].strip()
    parts = []
    for part in (before, after):
        kept = part.strip(_SIGNS)
        name = _WEEKDAY_NAME.match(kept)
        if name and not kept[name.end() :].strip(" )"):
            continue
        if kept and not _DAY_NAME.fullmatch(kept):
            parts.append(_without_day(kept))
    return " ".join(filter(None, parts))


def _without_day(text: str) -> str:
    for pattern in (_DAY_NAME, _WEEKDAY_NAME):
        if found := pattern.match(text):
            text = text[found.end() :].strip(_SIGNS)
    return text


def unreadable(text: str) -> bool:
    """Return whether a text has a date in words that are not known: "11. maaliskuuta 2026"."""
    return len(text) <= LONGEST and _FOREIGN.search(text) is not None and find(text) is None


def weekday_after(text: str, found: Written) -> int | None:
    """Return the weekday of a date that stands after it: "11 March 2026 (Wednesday)"."""
    if found.weekday is not None:
        return found.weekday
    rest = text[found.span[1] :].lstrip(" ,.:;(\u2013\u2014-")
    name = _WEEKDAY_NAME.match(rest)
    return WEEKDAYS[name["weekday"].casefold()] if name else None


def names_a_day(text: str) -> str:
    """Return the start or end of a text that names a day by its number ("Day 2"); else ""."""
    text = text.strip(" :") if len(text) <= LONGEST else ""
    for found in _DAY_NAME.finditer(text):
        if found.start() == 0 or found.end() == len(text):
            return found[0]
    return ""


def weekday_named(text: str) -> tuple[int, str] | None:
    """Read the weekday that heads a text ("Friday", "Friday: workshops"), and what is after it."""
    text = _PROGRAMME.sub("", text, count=1) if len(text) <= LONGEST else text
    found = _WEEKDAY_NAME.match(text) if len(text) <= LONGEST else None
    if found is None or not _AFTER_WEEKDAY.match(text, found.end()):
        return None
    return WEEKDAYS[found["weekday"].casefold()], text[found.end() :].strip(_SIGNS)


def is_day(text: str) -> bool:
    """Return whether a text names a day: by a date, a number or a weekday."""
    return bool(find(text) or names_a_day(text) or weekday_named(text))


class Week(Struct, frozen=True):
    """A week by its number, with a weekday if one is named."""

    number: int
    weekday: int | None
    year: int | None


def week_named(text: str) -> Week | None:
    """Read a text that is a week by its number, perhaps with a weekday: "v. 11, tisdag"."""
    match = _WEEK_NAME.fullmatch(clean_line(text)) if len(text) <= LONGEST else None
    if match is None or not 1 <= int(match["number"]) <= LAST_WEEK:
        return None
    name = (match["before"] or match["after"] or "").casefold()
    year = int(match["year"]) if match["year"] else None
    return Week(int(match["number"]), WEEKDAYS[name] if name else None, year)


def weekday_in(text: str) -> int | None:
    """Return the first weekday that stands anywhere in a text."""
    found = _WEEKDAY_IN.search(text) if len(text) <= LONGEST else None
    return WEEKDAYS[found[0].casefold()] if found else None


def six_figures(text: str) -> dt.date | None:
    """Read a date as the Swedish write it without signs: "260310"."""
    try:
        return dt.datetime.strptime(text, "%y%m%d").date() if _SIX.fullmatch(text) else None  # noqa: DTZ007
    except ValueError:
        return None


def day_words(text: str) -> list[str]:
    """Return the weekdays and numbers of days in a heading that has a date, too."""
    found = [*_DAY_NAME.finditer(text), *_WEEKDAY_IN.finditer(text)]
    return [match[0] for match in found]


def looks_like_one(text: str) -> bool:
    """Return whether a text has a sign of a date, so that what follows it may be of another day."""
    return len(text) <= LONGEST and _DATEISH.search(text) is not None


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
                    yield dt.date(year, month, day)
                except ValueError:
                    continue

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
        coming = dt.date.fromisocalendar(self.today.year, number, WEEK) >= self.today
        return self.today.year if coming else self.today.year + 1

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
    firsts, seconds = [], []
    for text in texts:
        short = text[:LONGEST]
        found = _PATTERNS[3].search(short) or _PATTERNS[4].fullmatch(short.strip())
        if found:
            if found["sign"] == ".":
                continue
            firsts.append(int(found["first"]))
            seconds.append(int(found["second"]))
    if any(n > MONTHS_A_YEAR for n in firsts) and all(n <= MONTHS_A_YEAR for n in seconds):
        return False
    if any(n > MONTHS_A_YEAR for n in seconds) and all(n <= MONTHS_A_YEAR for n in firsts):
        return True
    return before
