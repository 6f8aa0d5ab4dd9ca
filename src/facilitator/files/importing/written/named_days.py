"""Days that are named without a date: by a weekday, by a number ("Day 2") or by a week."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from facilitator.core.base.dates import WEEKDAYS
from facilitator.core.base.text import clean_line

LONGEST: Final = 300
"""In a longer text no day is looked for."""

LAST_WEEK: Final = 53
SIGNS: Final = " ,.:;()\u2013\u2014-"
"""What may stand between the name of a day and what else there is."""

ALL_WEEKDAYS: Final = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_NUMBERS: Final = (
    "one two three four five six seven ett två tre fyra fem sex sju "
    "first second third fourth fifth första andra tredje fjärde femte"
)
_NUMBER: Final = rf"(?:[0-9]{{1,2}}|{'|'.join(_NUMBERS.split())})"
DAY_NAME: Final = re.compile(
    rf"(?:dag|day) ?{_NUMBER}(?![^\W_])|{_NUMBER} (?:dagen|day)(?![^\W_])", re.IGNORECASE
)
WEEKDAY_NAME: Final = re.compile(rf"(?P<weekday>{ALL_WEEKDAYS})(?![^\W_]|-)\.?", re.IGNORECASE)
WEEKDAY_IN: Final = re.compile(rf"(?<![^\W_])(?:{ALL_WEEKDAYS})(?![^\W_])", re.IGNORECASE)
_WEEK_NAME: Final = re.compile(
    rf"(?:(?P<before>{ALL_WEEKDAYS}),? )?(?:v\.?|vecka|vecka nr|week|wk\.?) ?"
    rf"(?P<number>[0-9]{{1,2}})"
    rf"(?:,? (?P<year>20[0-9]{{2}}))?(?:[ ,:\u2013-]+(?P<after>{ALL_WEEKDAYS}))?:?",
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


_SPAN: Final = re.compile(
    rf"(?:{ALL_WEEKDAYS})\.? ?(?:[\u2013\u2014-]|to|till|t\.?o\.?m\.?|until|through) ?"
    rf"(?:{ALL_WEEKDAYS})(?![^\W_])",
    re.IGNORECASE,
)


def spans_days(text: str) -> bool:
    """Return whether a text begins with a span of weekdays, which is no day: "Tuesday - Friday"."""
    text = _PROGRAMME.sub("", text, count=1) if len(text) <= LONGEST else ""
    return _SPAN.match(text) is not None


def names_a_day(text: str) -> str:
    """Return the start or end of a text that names a day by its number ("Day 2"); else ""."""
    text = text.strip(" :") if len(text) <= LONGEST else ""
    for found in DAY_NAME.finditer(text):
        if found.start() == 0 or found.end() == len(text):
            return found[0]
    return ""


def weekday_named(text: str) -> tuple[int, str] | None:
    """Read the weekday that heads a text ("Friday", "Friday: workshops"), and what is after it."""
    text = _PROGRAMME.sub("", text, count=1) if len(text) <= LONGEST else text
    found = WEEKDAY_NAME.match(text) if len(text) <= LONGEST else None
    if found is None or not _AFTER_WEEKDAY.match(text, found.end()):
        return None
    return WEEKDAYS[found["weekday"].casefold()], text[found.end() :].strip(SIGNS)


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
    found = WEEKDAY_IN.search(text) if len(text) <= LONGEST else None
    return WEEKDAYS[found[0].casefold()] if found else None


def day_words(text: str) -> list[str]:
    """Return the weekdays and numbers of days in a heading that has a date, too."""
    found = [*DAY_NAME.finditer(text), *WEEKDAY_IN.finditer(text)]
    return [match[0] for match in found]
