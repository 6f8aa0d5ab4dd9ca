"""The line of an action: what is to be done, by whom and until when, as people write it.

"@Anna ringer Bo", "ring Bo @Anna" and "ring Bo senast fredag @Anna" say the same of Anna. Mentions
before everything else name who does it, else those behind it; any other is a word of the sentence
and stays there by the name it stands for, and those are found by it, too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from facilitator.core.base.dates import DATE_PATTERN, read_date
from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.notes import mentions
from facilitator.core.notes.mentions import Mention
from facilitator.core.notes.names import Names

_FIRM: Final = r"due(?: +(?:on|by))?|no later than|senast(?: +till)?"
"""The words before a date that mean a last day wherever they stand."""

_LOOSE: Final = r"by|till(?: +och +med)?|t\.?o\.?m\.?"
"""Those that do so only at the end of a line."""

# With its brackets, if it stands in some.
# As text: to compile it takes as long as to load thirty modules, and few programs read actions.
_DUE: Final = (
    rf"(?i:(?:^|(?<=\s))(?P<open>\()?(?:(?P<firm>{_FIRM})|{_LOOSE})\s+(?P<date>{DATE_PATTERN})"
    r"(?(open)\))(?=[.,;:!?]*(?:\s|$)))"
)
JOINING: Final = frozenset({"and", "och", "&", "+"})
"""What stands between two who do something together."""
_OBJECTS_FOLLOW: Final = (
    "åt av efter eller från för genom hos i inför kring med mot och om på sedan till under via vid "
    "about and at by for from in of on or then through to under via with"
)
_LEADING_TO: Final = frozenset(_OBJECTS_FOLLOW.split())
"""The words after which a name is a part of what is to be done."""

_MARKS: Final = ".,;:!?"


class Line(Struct, frozen=True):
    """What the line of an action says; `doubt` is what is wrong with a date in it."""

    text: str
    who: tuple[str, ...] = ()
    due: dt.date | None = None
    doubt: Phrase | None = None


def parse(body: str, today: dt.date, names: Names, *, day_first: bool) -> Line:
    """Read an action without its sign; see `capture.parse`."""
    found = tuple(mentions.find(body, names))
    plain = _blanked(body, found)  # so that what stands around them is found where it was typed
    due, doubt, dated = _due(plain, today, day_first=day_first)
    if dated:
        plain = _blanked(plain, [dated])
    doers = _leading(plain, found) or _trailing(plain, found)
    text = _text(body, plain, found, doers, dated)
    if doers != [*found] and _says_more(text, names):
        text = _text(body, plain, found, found, dated)
    who = tuple(dict.fromkeys(name for one in found for name in one.names))
    return Line(text.strip(), who, due, doubt)


def compose(text: str, who: Sequence[str], due: dt.date | None) -> str:
    """Write the line that `parse` reads back as this."""
    date = [f"due {due.isoformat()}"] if due else []
    # A mark that the text leaves open would take in the names after it.
    if re.search(r"@[\"“]", text) or _last_word(text) in _LEADING_TO or stands_in(text, who):
        return " ".join([*(mentions.written(name, quoted=True) for name in who), text, *date])
    return " ".join([text, *map(mentions.written, who), *date])


def stands_in(text: str, who: Iterable[str]) -> list[str]:
    """Return those of some names that stand in a text, a genitive s behind them or none."""
    return [
        name
        for name in who
        if re.search(rf"(?<!\w){re.escape(name)}(?:['\u2019]?s)?(?!\w)", text, re.IGNORECASE)
    ]


class _Span(Struct, frozen=True):
    start: int
    end: int


def _blanked(text: str, spans: Iterable[Mention | _Span]) -> str:
    parts, end = [], 0
    for span in spans:
        parts += [text[end : span.start], " " * (span.end - span.start)]
        end = span.end
    return "".join((*parts, text[end:]))


def _due(
    plain: str, today: dt.date, *, day_first: bool
) -> tuple[dt.date | None, Phrase | None, _Span | None]:
    """Find the last date that is meant as the last day, what is wrong with any, and where it is."""
    due, doubt, span = None, None, None
    for found in re.finditer(_DUE, plain):
        if not found["firm"] and plain[found.end() :].strip(f"{_MARKS} "):
            continue
        try:
            date = read_date(found["date"], today, day_first=day_first)
        except Refused as wrong:
            doubt = phrase(
                "{wrong} Correct it, or put it in quotation marks to keep it as text.",
                wrong=wrong.phrase,
            )
            continue
        if date is not None:
            due, span = date, _Span(*found.span())
    return due, doubt, span


def _leading(plain: str, found: Sequence[Mention]) -> list[Mention]:
    """Return the mentions before everything else; one in the genitive does nothing itself."""
    doers: list[Mention] = []
    end = 0
    for one in found:
        between = plain[end : one.start].strip().casefold()
        if one.ending or (between and not (doers and between in JOINING)):
            break
        doers.append(one)
        end = one.end
    return doers


def _trailing(plain: str, found: Sequence[Mention]) -> list[Mention]:
    """Return the mentions behind everything else, unless the words before them need them."""
    doers: list[Mention] = []
    start = len(plain)
    for one in reversed(found):
        between = plain[one.end : start].strip(f"{_MARKS} \n").casefold()
        if one.ending or (between and not (doers and between in JOINING)):
            break
        doers.insert(0, one)
        start = one.start
    return [] if _last_word(plain[:start]) in _LEADING_TO else doers


def _last_word(text: str) -> str:
    return next(iter(text.casefold().split()[-1:]), "")


def _says_more(text: str, names: Names) -> bool:
    """Return whether names that stand in a text make it read as more than it says."""
    return bool(re.search(_DUE, text)) or next(mentions.find(text, names), None) is not None


def _text(
    body: str,
    plain: str,
    found: Sequence[Mention],
    doers: Sequence[Mention],
    dated: _Span | None,
) -> str:
    """Return what is to be done, without who does it and the date; other people by their names."""
    parts, end = [], 0
    gone = {one.start for one in doers}
    for one in found:
        between = _undated(body, end, one.start, dated)
        if one.start in gone and end and plain[end : one.start].strip().casefold() in JOINING:
            between = " "  # as in "@Anna and @Bo"
        parts += [between, "" if one.start in gone else one.spelled]
        end = one.end
    text = "".join((*parts, _undated(body, end, len(body), dated)))
    if dated is not None and not plain[: dated.start].strip():
        text = text.lstrip(f"{_MARKS} ")
    if found or dated is not None:  # a comma may have led to what is gone
        text = text.rstrip(" ,")
    return re.sub(r" {2,}", " ", text) if found else text


def _undated(body: str, start: int, end: int, dated: _Span | None) -> str:
    """Return a part of the line without the date in it; what is around it stays apart."""
    if dated is None or not start <= dated.start < end:
        return body[start:end]
    return body[start : dated.start].rstrip(" ") + body[dated.end : end]
