"""One line of a programme: when it begins, how long it is, what it is called and who leads it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Final

from msgspec import Struct

from facilitator.core.base.text import clean_line
from facilitator.files.importing.written import values
from facilitator.files.importing.written.leaders import leaders

LONGEST: Final = 2000
"""Nothing is looked for in a longer line."""

_ENDS: Final = " ,;:()\u2013\u2014-"

_SIGNS: Final = r"[ :;,.|\u2013\u2014\u2022\u00b7\u2192-]*"
_TIMES: Final = re.compile(
    rf"(?P<open>[(\[]?){values.ABOUT}"
    rf"(?:{values.CLOCK.format('a')}{values.DASH}{values.CLOCK.format('b')}"
    rf"|{values.CLOCK.format('c')})(?P<close>[)\]]?)(?![^\W_]|[-/][^\W\d_])(?! ?%)(?![.,:/][0-9])"
    rf"(?: ?\(?{values.ZONE.format('c')}\)?)?{_SIGNS}",
    re.IGNORECASE,
)
_ELSEWHERE: Final = re.compile(
    rf"[/|(=]? ?(?:{values.CLOCK.format('a')}{values.DASH}{values.CLOCK.format('b')}"
    rf"|{values.CLOCK.format('c')}) ?{values.ZONE.format('c')}\)?{_SIGNS}",
    re.IGNORECASE,
)
"""The same time in another zone, as it stands after a time with its zone."""

_TIMES_LAST: Final = re.compile(
    r"(?:[ ,:\u2013\u2014-]+(?=kl)|[ ,:\u2013\u2014-]*[(\[]|[ ,]*[,:\u2013\u2014-] "
    r"| +(?=[0-9]{1,2}:[0-9]{2}$)| +(?=[0-9]{1,2}[:.][0-9]{2} ?[\u2010-\u2015-]))"
    rf"(?:{values.CLOCK.format('a')}{values.DASH}{values.CLOCK.format('b')}"
    rf"|{values.CLOCK.format('c')})[)\]]?$",
    re.IGNORECASE,
)
_TIMES_ANYWHERE: Final = re.compile(
    rf"(?<![\w.:/-])(?:{values.CLOCK.format('a')}{values.DASH}{values.CLOCK.format('b')}"
    rf"|{values.CLOCK.format('c')})(?![^\W_]|[.:/-][0-9])(?: ?\(?{values.ZONE.format('c')}\)?)?",
    re.IGNORECASE,
)
_DECORATION: Final = re.compile(
    "^[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff\\s]+"
)
"""Pictures that stand before a time."""
_AFTER_ONE: Final = re.compile(_SIGNS)
_SIGN_H: Final = re.compile(r"[(\[]?(?:0?[7-9]|1[0-9]|2[0-4])h", re.IGNORECASE)
_SPACED_H: Final = re.compile(r"(0?[7-9]|1[0-9]|2[0-4]) [hH] ([0-5][0-9])(?![^\W_])")
_UNIT: Final = re.compile(r" ?(?:min|m|h|tim|hour|timm)", re.IGNORECASE)
_LENGTH_BRACKETED: Final = re.compile(
    rf"[(\[]{values.ROUGHLY}{values.LENGTH}[)\]]{_SIGNS}", re.IGNORECASE
)
_LENGTH_APART: Final = re.compile(
    rf"{values.LENGTH}(?: ?[|\u2013\u2014:,]| -)[ |\u2013\u2014-]*(?=\S)", re.IGNORECASE
)
_LENGTH_FIRST: Final = re.compile(rf"{values.LENGTH}{_SIGNS}(?=[^\W\d_])", re.IGNORECASE)
# No two groups of a pattern may have the same name.
_SECOND_LENGTH: Final = values.LENGTH.replace("?P<", "?P<z")
_LENGTH_LAST: Final = re.compile(
    rf"[ ,\u2013\u2014-]{{0,3}}(?:[(\[]{values.ROUGHLY}{values.LENGTH}[)\]]"
    rf"|(?<=[,\u2013\u2014-] ){_SECOND_LENGTH})$",
    re.IGNORECASE,
)
_LENGTH_AT_END: Final = re.compile(rf"(?<=\s){values.LENGTH}$", re.IGNORECASE)
_SEPARATED: Final = re.compile(r"[,|\u2013\u2014:)\]]|- ")
_FROM: Final = re.compile(r"(?:from|från) ", re.IGNORECASE)
_NOON: Final = re.compile(r"[0-9] noon\b", re.IGNORECASE)
_LEAST_BARE: Final = 3
_HALF: Final = values.DAY // 2
_EARLIEST: Final = 6
_MORNING: Final = 7
"""An hour that is at least this is more likely a clock time than a length."""

_LONG: Final = _MORNING * values.HOUR
"""A length alone that is at least this may be a clock time as well, as in "14h Lunch"."""

_GOES_ON: Final = re.compile(
    r"(?:av|efter|for|från|för|i|in|kvar|med|of|on|på|senare|till|to|with)(?![^\W_])", re.IGNORECASE
)
"""What stands after a length that is part of a title: "15 minutes of fame"."""


class Manner(Struct, frozen=True):
    """How a text writes its times, told from all of its lines.

    `hours` is whether "9h" is a clock time, `fours` whether "1000" is one, `words` whether "Noon"
    is one, as other lines begin with times. `bare` are the numbers, such as 10 and 12 in "10-12",
    that are hours, as several lines follow each other so.
    """

    hours: bool = False
    fours: bool = False
    words: bool = False
    bare: frozenset[tuple[int, int]] = frozenset()


def manner_of(texts: Iterable[str]) -> Manner:
    """Report how the lines of a text write their times."""
    found = [match for text in texts if (match := _TIMES.match(clean_line(text[:LONGEST])))]
    surely = [match for match in found if _surely(match, f"{match.string} ", Manner())]
    hours = [match for match in surely if _SIGN_H.match(match[0])]
    fours = [match for match in surely if match["afour"] or match["cfour"]]
    return Manner(
        hours=bool(hours),
        fours=bool(fours),
        words=bool(surely),
        bare=_of_hours_alone(found) | _between_times(found),
    )


def _of_hours_alone(found: Iterable[re.Match[str]]) -> frozenset[tuple[int, int]]:
    """Return the hours of several lines of hours alone, most of which go on with each other."""
    bare = [_bare_hours(match) for match in found]
    spans = [one for one in bare if one and _EARLIEST <= one[0] < one[1] <= values.MIDNIGHT]
    on = sum(before[1] == after[0] for before, after in pairwise(spans))
    return frozenset(spans if len(spans) >= _LEAST_BARE and on * 2 >= len(spans) else ())


def _between_times(found: Iterable[re.Match[str]]) -> frozenset[tuple[int, int]]:
    """Return the hours alone of lines among others, most of which go on with each other."""
    both = [(match, values.clocks_of(match)) for match in found if match["bhour"]]
    spans = [(match, span) for match, span in both if span]
    on = [before[1][1] % _HALF == after[1][0] % _HALF for before, after in pairwise(spans)]
    if len(spans) < _LEAST_BARE or sum(on) * 2 < len(spans):
        return frozenset()
    linked = zip(spans, [False, *on], [*on, False], strict=True)
    bare = [(_bare_hours(match), match, any(on)) for (match, _), *on in linked]
    return frozenset(
        span
        for span, match, is_linked in bare
        if span
        and match.string[match.end() :][:1].isupper()
        and (is_linked or _EARLIEST <= span[0] < span[1] <= values.MIDNIGHT)
    )


def _bare_hours(match: re.Match[str]) -> tuple[int, int] | None:
    """Return the hours of a range that has nothing else: "10-12", or "12-1" after noon."""
    if not (match["ahour"] and match["bhour"]) or match["aminute"] or match["bminute"]:
        return None
    return int(match["ahour"]), int(match["bhour"])


class Line(Struct, frozen=True):
    """What a line says of a session; `used` are the parts that are a time or a length."""

    title: str
    times: values.Times | None = None
    minutes: int | None = None
    speakers: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    at_start: bool = False
    """Whether the times stand before everything else."""
    note: str = ""
    """What else is said of who leads it."""


@lru_cache(maxsize=2048)
def read_line(text: str, manner: Manner = Manner(), *, lengths: bool = False) -> Line:  # noqa: B008
    """Read a line, without anything left out: what is not understood stays in the title.

    `lengths` is whether it is one of a list in which every line has a length.
    """
    text = clean_line(text)
    if len(text) > LONGEST:
        return Line(text)
    plain = _DECORATION.sub("", text)
    if plain != text and _times(plain, manner)[0] is not None:
        text = plain
    spaced = _SPACED_H.match(text) if manner.hours else None
    if spaced:
        text = f"{spaced[1]}h{spaced[2]}{text[spaced.end() :]}"
    times, rest, used = _times(text, manner)
    used = f"{used} {spaced[0]}" if spaced else used
    said = rest
    minutes, rest, length = _length(said, alone=times is None, separated=used)
    if minutes is not None and not (_fits(minutes, times) and (used or lengths or minutes < _LONG)):
        minutes, rest, length = None, said, ""
    at_start = times is not None
    if times is None:
        times, rest, used = _times_last(rest, manner)
    speakers, rest, more, in_them, note = leaders(rest)
    if minutes is None:
        minutes = more
    if minutes is None and speakers:
        minutes, rest, length = _length(rest, alone=times is None, separated=used)
    if lengths and times is None and more is None and not length:
        minutes, rest, length = _length_in_list(rest)
    if times is None:
        times, rest, used = _times_last(rest, manner)
    parts = tuple(filter(None, (used, length, in_them)))
    return Line(rest, times, minutes, speakers, parts, at_start, note)


def take_length(text: str) -> tuple[int | None, str]:
    """Read the length that a text ends with, as in "Anna Ek (ca 20 min)", and give the rest."""
    match = _LENGTH_LAST.search(clean_line(text)[:LONGEST])
    if match is None:
        return None, text
    return _last_length(match), match.string[: match.start()]


def _last_length(match: re.Match[str]) -> int | None:
    written = match[0].strip(" ,()[]\u2013\u2014-")
    return values.written_length(written)


def _fits(minutes: int, times: values.Times | None) -> bool:
    """Return whether a length is not another than the times before it say."""
    if times is None or times.end is None:
        return True
    return (times.end - times.start - minutes) % (values.DAY // 2) == 0


def has_length(text: str) -> bool:
    """Return whether a line without a time begins or ends with a length."""
    parsed = read_line(text, lengths=True)
    return parsed.minutes is not None and not parsed.at_start


def _length_in_list(text: str) -> tuple[int | None, str, str]:
    """Read a length that a text of a list of them ends or begins with, whatever else it says."""
    if match := _LENGTH_AT_END.search(text):
        return values.length_of(match), text[: match.start()].rstrip(_ENDS), match[0]
    match = _LENGTH_FIRST.match(text)
    if match is None:
        return None, text, ""
    rest = text[match.end() :]
    if _GOES_ON.match(rest):
        return values.length_of(match), text, ""
    return values.length_of(match), rest, match[0]


def _times(text: str, manner: Manner) -> tuple[values.Times | None, str, str]:
    match = _TIMES.match(text)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None, text, ""
    times = _of(match)
    if times is None or not _surely(match, text, manner):
        return None, text, ""
    if _bare_end(match):
        # "09:05 - 10 people" is a time and a number.
        end = match.end("aminute") if match["aminute"] else match.end("afour")
        times = values.Times(times.start, None, times.vague, "")
        after = _AFTER_ONE.match(text, end)
        end = after.end() if after else end
        return times, text[end:], text[:end]
    end = match.end()
    if match["czone"] and not times.zone:
        end = match.start("czone")  # "9-10 Lecture/Lab" names no zone
    while times.zone and (elsewhere := _ELSEWHERE.match(text, end)):
        end = elsewhere.end()
    return times, text[end:], text[:end]


def _bare_end(match: re.Match[str]) -> bool:
    """Return whether a range ends with a number that may as well be of what comes after it."""
    if not match["bhour"] or match["bminute"] or match["bhalf"] or not match["aminute"]:
        return False
    french = match.string[match.end("ahour") : match.start("aminute")] in "hH"
    if french and match["bh"]:
        return False  # "10h45-12h"
    apart = match.string[match.end("aminute") : match.start("bhour")]
    unit = _UNIT.match(match.string, match.end("bhour"))
    return bool(unit) or (apart.strip() != apart and match["bkl"] is None)


def _of(match: re.Match[str]) -> values.Times | None:
    zone = match.groupdict().get("czone") or ""
    zone = zone if values.is_zone(zone) else ""
    vague = values.vague_in(match)
    if match["bhour"] or match["bfour"] or match["bword"]:
        both = values.clocks_of(match)
        return values.Times(*both, vague, zone) if both else None
    start = values.clock_of(match, "c")
    return None if start is None or start == values.DAY else values.Times(start, None, vague, zone)


def _surely(match: re.Match[str], text: str, manner: Manner) -> bool:
    """Return whether a text begins with times; "5-10 people" and "3 questions" do not."""
    found = match.groupdict()
    signs = [found[f"{n}{sign}"] for n in "abc" for sign in ("minute", "half", "kl", "uhr")]
    if found["cword"]:
        rest = text[match.end() :].strip()
        return not rest or (manner.words and rest[0].isupper()) or _is_apart(match, "cword")
    if values.is_label(match, "c"):
        return False
    if any(signs) or found["bword"] or _NOON.search(match[0]):
        return True
    if _bare_hours(match) in manner.bare or (_FROM.match(match[0]) and _is_apart(match, "bhour")):
        return True
    return _without_signs(match, text, manner)


def _without_signs(match: re.Match[str], text: str, manner: Manner) -> bool:
    """Return whether hours and figures that have no sign of a time are one in a text like this."""
    found = match.groupdict()
    if found["ch"] and manner.hours and int(found["chour"]) >= _MORNING:
        return True
    if found["ah"] and found["bh"]:
        return manner.hours or int(found["ahour"]) >= _MORNING
    fours = [four for n in "abc" if (four := found[f"{n}four"])]
    if len(fours) == 1:
        known = fours[0].startswith("0") or (manner.fours and text[match.end() :][:1].isupper())
        return known and len(text) > match.end()
    # "2024-2026" are years.
    quarters = all(int(four[2:]) % 15 == 0 for four in fours)
    return bool(fours) and (quarters or not all(four.startswith("20") for four in fours))


def _is_apart(match: re.Match[str], name: str) -> bool:
    """Return whether a sign stands after a time, not only a blank."""
    return bool(match[name]) and bool(match[0][match.end(name) - match.start() :].strip())


def _times_last(text: str, manner: Manner) -> tuple[values.Times | None, str, str]:
    """Read the clock times that a text ends with."""
    match = _TIMES_LAST.search(text)
    if match is None or not _surely(match, f"{text} ", manner):
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
        return _last_length(match), text[: match.start()], match[0]
    if alone and (match := _LENGTH_AT_END.search(text)):
        return values.length_of(match), text, ""
    return None, text, ""


def times_anywhere(text: str) -> values.Times | None:
    """Read the first clock times that stand anywhere in a text."""
    return take_times(text)[0]


def take_times(text: str) -> tuple[values.Times | None, str]:
    """Read the first clock times that stand anywhere in a text, and give the rest of it."""
    text = clean_line(text)[:LONGEST]
    for match in _TIMES_ANYWHERE.finditer(text):
        if _surely(match, f"{text} ", Manner()) and (times := _of(match)):
            rest = text[: match.start()].rstrip(_ENDS) + " " + text[match.end() :].lstrip(_ENDS)
            return times, rest.strip(_ENDS)
    return None, text
