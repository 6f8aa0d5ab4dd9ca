"""Dates as people write them, found in a text.

What a text says is a `Written` date; `reckoning` says which date that is, because the year or the
order of day and month may be known only from the rest of the file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.dates import MONTHS, MONTHS_A_YEAR, WEEKDAYS
from facilitator.core.base.text import clean_line
from facilitator.files.importing.written.named_days import (
    ALL_WEEKDAYS,
    DAY_NAME,
    LONGEST,
    SIGNS,
    WEEKDAY_IN,
    WEEKDAY_NAME,
    names_a_day,
    weekday_named,
)

_SWEDISH: Final = frozenset(name for name in WEEKDAYS if name.endswith(("dag", "dagen")))
_ALL_MONTHS: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_BEFORE: Final = r"(?<![\w/.,:-])"
_WEEKDAY: Final = (
    rf"(?:(?:{_BEFORE}(?:on )?(?P<weekday>{ALL_WEEKDAYS})(?![^\W_])\.?,? ?(?:the )?)?"
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
    rf"(?<![\w.:/-])(?P<first>[0-9]{{1,2}})(?P<sign>/)(?P<second>[0-9]{{1,2}})"
    rf"(?:(?P<spaced>[ -])(?P<year>20[0-9]{{2}}|(?<=-)[2-4][0-9]){_AFTER}|{_AFTER})"
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
_SIX: Final = re.compile(r"[0-9]{6}")
_DATEISH: Final = re.compile(
    rf"(?<![^\W_])(?:{_ALL_MONTHS}|{ALL_WEEKDAYS}|dag|day|dagen)(?![^\W_])"
    r"|[0-9]{1,4}[-/][0-9]{1,2}(?:[-/][0-9]{1,4})?|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}",
    re.IGNORECASE,
)
_FOREIGN: Final = re.compile(
    r"(?<![\w.])[0-9]{1,2}\.?(?: de| di)? [^\W\d_]+\.?,?(?: de| di)? (?:19|20)[0-9]{2}(?!\w)"
    r"|(?<!\w)(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}"
)
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
    return not _FRAGMENT.sub("", WEEKDAY_IN.sub("", DAY_NAME.sub("", rest)))


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
    # So does it where the year is set apart: "10/3 2026", "10/3-26".
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
        kept = part.strip(SIGNS)
        name = WEEKDAY_NAME.match(kept)
        if name and not kept[name.end() :].strip(" )"):
            continue
        if kept and not DAY_NAME.fullmatch(kept):
            parts.append(_without_day(kept))
    return " ".join(filter(None, parts))


def _without_day(text: str) -> str:
    for pattern in (DAY_NAME, WEEKDAY_NAME):
        if found := pattern.match(text):
            text = text[found.end() :].strip(SIGNS)
    return text


def unreadable(text: str) -> bool:
    """Return whether a text has a date in words that are not known: "11. maaliskuuta 2026"."""
    return len(text) <= LONGEST and _FOREIGN.search(text) is not None and find(text) is None


def weekday_after(text: str, found: Written) -> int | None:
    """Return the weekday of a date that stands after it: "11 March 2026 (Wednesday)"."""
    if found.weekday is not None:
        return found.weekday
    rest = text[found.span[1] :].lstrip(" ,.:;(\u2013\u2014-")
    name = WEEKDAY_NAME.match(rest)
    return WEEKDAYS[name["weekday"].casefold()] if name else None


def is_day(text: str) -> bool:
    """Return whether a text names a day: by a date, a number or a weekday."""
    return bool(find(text) or names_a_day(text) or weekday_named(text))


def two_numbers(text: str) -> tuple[int, int] | None:
    """Return the two numbers of a date whose order its signs do not tell: "03/10/26", "3/10"."""
    short = text[:LONGEST]
    found = _PATTERNS[3].search(short) or _PATTERNS[4].fullmatch(short.strip())
    if found is None or found["sign"] == ".":
        return None
    return int(found["first"]), int(found["second"])


def six_figures(text: str) -> dt.date | None:
    """Read a date as the Swedish write it without signs: "260310"."""
    try:
        return dt.datetime.strptime(text, "%y%m%d").date() if _SIX.fullmatch(text) else None  # noqa: DTZ007
    except ValueError:
        return None


def looks_like_one(text: str) -> bool:
    """Return whether a text has a sign of a date, so that what follows it may be of another day."""
    return len(text) <= LONGEST and _DATEISH.search(text) is not None
