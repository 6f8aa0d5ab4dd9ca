"""One line of a programme: when it begins, how long it is, what it is called and who leads it."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from facilitator.core.base.text import clean_line
from facilitator.files.importing.words import values
from facilitator.files.importing.words.names import in_brackets

LONGEST: Final = 2000
"""Nothing is looked for in a longer line."""

_SIGNS: Final = r"[ :;,.|\u2013\u2014\u2022\u00b7\u2192-]*"
_TIMES: Final = re.compile(
    rf"(?P<open>[(\[]?)(?:from |från |mellan |between |ca\.? |c:a |approx\.? |~ ?)?"
    rf"(?:{values.CLOCK.format('a')}{values.DASH}{values.CLOCK.format('b')}"
    rf"|{values.CLOCK.format('c')})(?P<close>[)\]]?)(?![^\W_]|[-/][^\W\d_])(?! ?%)(?![.,:/][0-9])"
    rf"(?: ?\(?{values.ZONE.format('c')}\)?)?{_SIGNS}",
    re.IGNORECASE,
)
_TIMES_LAST: Final = re.compile(
    rf"(?:[ ,:\u2013\u2014-]+(?=kl)|[ ,:\u2013\u2014-]*[(\[]|[ ,]*[,:\u2013\u2014-] )"
    rf"(?:{values.CLOCK.format('a')}{values.DASH}{values.CLOCK.format('b')}"
    rf"|{values.CLOCK.format('c')})[)\]]?$",
    re.IGNORECASE,
)
_TIMES_ANYWHERE: Final = re.compile(
    rf"(?<![\w.:/-])(?:{values.CLOCK.format('a')}{values.DASH}{values.CLOCK.format('b')}"
    rf"|{values.CLOCK.format('c')})(?![^\W_]|[.:/-][0-9])",
    re.IGNORECASE,
)
_AFTER_ONE: Final = re.compile(_SIGNS)
_UNIT: Final = re.compile(r" ?(?:min|m|h|tim|hour|timm)", re.IGNORECASE)
_LENGTH_BRACKETED: Final = re.compile(rf"[(\[]{values.LENGTH}[)\]]{_SIGNS}", re.IGNORECASE)
_LENGTH_APART: Final = re.compile(
    rf"{values.LENGTH}(?: ?[|\u2013\u2014:,]| -)[ |\u2013\u2014-]*(?=\S)", re.IGNORECASE
)
_LENGTH_FIRST: Final = re.compile(rf"{values.LENGTH}{_SIGNS}(?=[^\W\d_])", re.IGNORECASE)
# No two groups of a pattern may have the same name.
_SECOND_LENGTH: Final = values.LENGTH.replace("?P<", "?P<z")
_LENGTH_LAST: Final = re.compile(
    rf"[ ,\u2013\u2014-]{{0,3}}(?:[(\[]{values.LENGTH}[)\]]"
    rf"|(?<=[,\u2013\u2014-] ){_SECOND_LENGTH})$",
    re.IGNORECASE,
)
_LENGTH_AT_END: Final = re.compile(rf"(?<=\s){values.LENGTH}$", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r" ?[(\[]([^()\[\]]*)[)\]]$")
_SEPARATED: Final = re.compile(r"[,|\u2013\u2014:)\]]|- ")


class Line(Struct, frozen=True):
    """What a line says of a session; `used` are the parts that are a time or a length."""

    title: str
    times: values.Times | None = None
    minutes: int | None = None
    speakers: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    at_start: bool = False
    """Whether the times stand before everything else."""


def read_line(text: str) -> Line:
    """Read a line, without anything left out: what is not understood stays in the title."""
    text = clean_line(text)
    if len(text) > LONGEST:
        return Line(text)
    times, rest, used = _times(text)
    minutes, rest, length = _length(rest, alone=times is None, separated=used)
    speakers, rest, more, in_them = _speakers(rest)
    if minutes is None:
        minutes = more
    if minutes is None and speakers:
        minutes, rest, length = _length(rest, alone=times is None, separated=used)
    at_start = times is not None
    if times is None:
        times, rest, used = _times_last(rest)
    parts = tuple(filter(None, (used, length, in_them)))
    return Line(rest, times, minutes, speakers, parts, at_start)


def _times(text: str) -> tuple[values.Times | None, str, str]:
    match = _TIMES.match(text)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None, text, ""
    times = _of(match)
    if times is None or not _surely(match, text):
        return None, text, ""
    if _bare_end(match):
        # "09:05 - 10 people" is a time and a number.
        end = match.end("aminute") if match["aminute"] else match.end("afour")
        times = values.Times(times.start, None, times.vague, "")
        after = _AFTER_ONE.match(text, end)
        end = after.end() if after else end
        return times, text[end:], text[:end]
    return times, text[match.end() :], match[0]


def _bare_end(match: re.Match[str]) -> bool:
    """Say whether a range ends with a number that may as well be of what comes after it."""
    if not match["bhour"] or match["bminute"] or match["bhalf"] or not match["aminute"]:
        return False
    apart = match.string[match.end("aminute") : match.start("bhour")]
    unit = _UNIT.match(match.string, match.end("bhour"))
    return bool(unit) or (apart.strip() != apart and match["bkl"] is None)


def _of(match: re.Match[str]) -> values.Times | None:
    zone = match.groupdict().get("czone") or ""
    vague = values.vague_in(match)
    if match["bhour"] or match["bfour"]:
        both = values.clocks_of(match)
        return values.Times(*both, vague, zone) if both else None
    start = values.clock_of(match, "c")
    return None if start is None or start == values.DAY else values.Times(start, None, vague, zone)


def _surely(match: re.Match[str], text: str) -> bool:
    """Say whether a text begins with times: "5-10 people" and "3 questions" only have numbers."""
    found = match.groupdict()
    if any(found[f"{n}minute"] or found[f"{n}half"] or found[f"{n}kl"] for n in "abc"):
        return True
    fours = [four for n in "abc" if (four := found[f"{n}four"])]
    if len(fours) == 1:
        return fours[0].startswith("0") and len(text) > match.end()
    # "2024-2026" are years.
    quarters = all(int(four[2:]) % 15 == 0 for four in fours)
    return bool(fours) and (quarters or not all(four.startswith("20") for four in fours))


def _times_last(text: str) -> tuple[values.Times | None, str, str]:
    """Read the clock times that a text ends with."""
    match = _TIMES_LAST.search(text)
    if match is None or not _surely(match, f"{text} "):
        return None, text, ""
    times = _of(match)
    return (times, text[: match.start()], match[0]) if times else (None, text, "")


def _length(text: str, *, alone: bool, separated: str) -> tuple[int | None, str, str]:
    """Read the length that a text begins or ends with, where nothing else stands.

    `alone` is whether no time stands before it: then the text may begin with a length and go on
    with a title. After a time it is one only between signs that separate; `separated` is what
    stands before.
    """
    apart = alone or bool(_SEPARATED.search(separated[-3:]))
    match = _LENGTH_BRACKETED.match(text) or (_LENGTH_APART.match(text) if apart else None)
    if match is None and alone and (found := _LENGTH_FIRST.match(text)):
        match = found if text[found.end()].isupper() else None
    if match:
        return values.length_of(match), text[match.end() :], match[0]
    if match := _LENGTH_LAST.search(text):
        written = match[0].strip(" ,()[]\u2013\u2014-")
        return values.length(written), text[: match.start()], match[0]
    if alone and (match := _LENGTH_AT_END.search(text)):
        return values.length_of(match), text, ""
    return None, text, ""


def _speakers(text: str) -> tuple[tuple[str, ...], str, int | None, str]:
    """Read who leads a session from the brackets that end a text, perhaps with its length."""
    match = _IN_BRACKETS.search(text)
    if match is None:
        return (), text, None, ""
    before = text[: match.start()]
    if names := in_brackets(match[1]):
        return names, before, None, match[1]
    parts = [part.strip() for part in match[1].split(",")]
    lengths = [part for part in parts if values.written_length(part) is not None]
    names = in_brackets(", ".join(part for part in parts if part not in lengths))
    if len(lengths) == 1 and names:
        return names, before, values.written_length(lengths[0]), match[1]
    return (), text, None, ""


def times_anywhere(text: str) -> values.Times | None:
    """Read the first clock times that stand anywhere in a text."""
    for match in _TIMES_ANYWHERE.finditer(clean_line(text)[:LONGEST]):
        if _surely(match, f"{text} ") and (times := _of(match)):
            return times
    return None
