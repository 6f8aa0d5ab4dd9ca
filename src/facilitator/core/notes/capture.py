"""A capture line is what a facilitator types in one go; its first character says of which kind.

`!` decision, `>` action (`@who`, `due 2013-04-26`), `"` quote (`-- who`), `?` question, `#` parking
lot, `=` summary, `%` private note, anything else a note. A backslash first takes such a character
as it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from facilitator.core.base.text import clean
from facilitator.core.record.notes import CaptureKind

SIGNS: Final[Mapping[CaptureKind, str]] = MappingProxyType(
    {
        "note": "",
        "decision": "!",
        "action": ">",
        "quote": '"',
        "question": "?",
        "parking": "#",
        "summary": "=",
    }
)
PRIVATE: Final = "%"
"""The sign of a note that is nobody else's to see."""

_KINDS: Final = {sign: kind for kind, sign in SIGNS.items() if sign}
_TYPOGRAPHIC: Final = str.maketrans("”“„»«", '"""""')
_DUE: Final = re.compile(
    r"(?:^|(?<=\s))(?:due|senast)\s+"
    r"(?:(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})|(?P<d>\d{1,2})/(?P<m>\d{1,2}))"
    r"(?=[.,;:!?]*(?:\s|$))",
    re.IGNORECASE,
)
_BARE_NAME: Final = r"[^\s@,;:!?\"“”]*[^\s@.,;:!?\"“”]"
_NAME_END: Final = r"[.,;:!?]*(?=\s|$)"  # the mark after a name goes with it
_MENTION: Final = re.compile(
    rf"(?:^|(?<=\s))@(?:\"(?P<quoted>[^\"\n]+)\"|“(?P<curly>[^“”\n]+)”|(?P<bare>{_BARE_NAME})){_NAME_END}"
)
_JOINING: Final = frozenset({"and", "och", "&", "+"})
_SPEAKER: Final = re.compile(r"(?:^|(?<=\s))--(?=\s)")


class Capture(Struct, frozen=True):
    """What a capture line means; `who` and the local date `due` where it names them.

    What is `private` is kept beside the record, never in it.
    """

    kind: CaptureKind
    text: str
    who: str = ""
    due: dt.date | None = None
    private: bool = False


def parse(line: str, *, today: dt.date, people: Iterable[str] = ()) -> Capture:
    """Read a capture line.

    `today` is the local date from which a date without a year, as in `due 26/4`, is the next one.
    `people` are names that may follow `@` in full, blanks included. The text may come out empty.
    """
    line = clean(line).strip()
    sign = line[:1].translate(_TYPOGRAPHIC)
    if sign == PRIVATE:
        return Capture("note", line[1:].strip(), private=True)
    kind = _KINDS.get(sign)
    if kind is None:
        return Capture("note", line[1:] if _escaped(line) else line)
    body = line[1:].strip()
    if kind == "quote":
        return _quote(body)
    if kind == "action":
        return _action(body, today, people)
    return Capture(kind, body)


def compose(capture: Capture) -> str:
    """Write the line that `parse` reads back as this capture, for editing it."""
    match capture.kind:
        case "note" if capture.private:
            return f"{PRIVATE} {capture.text}"
        case "note":
            return "\\" + capture.text if _needs_escape(capture.text) else capture.text
        case "quote":
            who = f" -- {capture.who}" if capture.who else ""
            return f'" {capture.text}{who}'
        case "action":
            return _compose_action(capture)
        case _:
            return f"{SIGNS[capture.kind]} {capture.text}"


def _escaped(line: str) -> bool:
    return line[:1] == "\\" and _needs_escape(line[1:])


def _needs_escape(text: str) -> bool:
    return text[:1].translate(_TYPOGRAPHIC) in (*_KINDS, PRIVATE, "\\") and bool(text)


def _compose_action(capture: Capture) -> str:
    names = [name for name in capture.who.split(", ") if name]
    due = [f"due {capture.due.isoformat()}"] if capture.due else []
    # A mark that the text leaves open would take in the names after it.
    if re.search(r"@[\"“]", capture.text):
        return " ".join([">", *map(_quoted, names), capture.text, *due])
    return " ".join([">", capture.text, *map(_mention, names), *due])


def _mention(name: str) -> str:
    return f"@{name}" if re.fullmatch(_BARE_NAME, name) else _quoted(name)


def _quoted(name: str) -> str:
    return f"@“{name}”" if '"' in name else f'@"{name}"'


def _quote(body: str) -> Capture:
    text, who = body, ""
    for speaker in _SPEAKER.finditer(body):  # the last one counts
        text, who = body[: speaker.start()].rstrip(), body[speaker.end() :].strip()
    if "\n" in who:
        text, who = body, ""
    marks = text.translate(_TYPOGRAPHIC)
    if marks.endswith('"') and marks.count('"') == 1:
        text = text[:-1].rstrip()  # the closing mark of a quotation typed with both
    return Capture("quote", text, who)


def _action(body: str, today: dt.date, people: Iterable[str]) -> Capture:
    names, body = _take_names(body, people)
    due = None
    dates = [(date, match) for match in _DUE.finditer(body) if (date := _date(match, today))]
    if dates:
        due, match = dates[-1]
        body = _without(body, match)
    return Capture("action", body.strip(), ", ".join(names), due)


def _date(match: re.Match[str], today: dt.date) -> dt.date | None:
    try:
        if match["year"]:
            return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return _next(int(match["d"]), int(match["m"]), today)


def _next(day: int, month: int, today: dt.date) -> dt.date | None:
    """Give the next date with a day and a month, this year's or the next one's."""
    for year in (today.year, today.year + 1):
        with suppress(ValueError):
            if (date := dt.date(year, month, day)) >= today:
                return date
    return None


def _without(body: str, match: re.Match[str]) -> str:
    """Take a date out of a text; what comes before and after it stays apart."""
    before, after = body[: match.start()], body[match.end() :]
    if not before.strip():
        return after.lstrip(".,;:!? ")
    return before.rstrip(" ") + after


def _take_names(body: str, people: Iterable[str]) -> tuple[list[str], str]:
    """Take the mentions out of a text; where there were any, its runs of blanks become one."""
    found: list[tuple[int, int, str]] = []

    def take(match: re.Match[str], name: str) -> str:
        found.append((*match.span(), name))
        return " " * len(match[0])  # so that the next ones are found where they were typed

    people = [person for person in people if person.strip()]
    for person in sorted(people, key=len, reverse=True):
        known = re.compile(rf"(?:^|(?<=\s))@{re.escape(person)}{_NAME_END}", re.IGNORECASE)
        body = known.sub(partial(take, name=person), body)
    body = _MENTION.sub(lambda m: take(m, m["quoted"] or m["curly"] or m["bare"]), body)
    if not found:
        return [], body
    found.sort()
    for (_, end, _), (start, _, _) in pairwise(found):
        if body[end:start].strip().casefold() in _JOINING:  # as in "@Anna and @Bo"
            body = body[:end] + " " * (start - end) + body[start:]
    spelled = {person.casefold(): person for person in people}
    parts = (part.strip() for *_, name in found for part in name.split(","))
    names = dict.fromkeys(spelled.get(part.casefold(), part) for part in parts if part)
    return list(names), re.sub(r" {2,}", " ", body)
