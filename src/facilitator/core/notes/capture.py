"""A capture line is what a facilitator types in one go; its first character says of which kind.

`!` decision, `>` action (`@who`, `due 2013-04-26`), `"` quote (`-- who`), `?` question, `#` parking
lot, `=` summary, `%` private note, anything else a note. A backslash first takes such a character
as it is. In a line of any kind `@` before a known name stands for the name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from facilitator.core.base.language import Phrase
from facilitator.core.base.text import clean
from facilitator.core.notes import action_line, mentions
from facilitator.core.notes.names import NO_NAMES, Names
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
KINDS: Final[Mapping[str, CaptureKind]] = {kind: kind for kind in SIGNS}
"""The kinds by their own names, as a choice gives them."""

PRIVATE: Final = "%"
"""The sign of a note that is nobody else's to see."""

_KINDS: Final = {sign: kind for kind, sign in SIGNS.items() if sign}
_TYPOGRAPHIC: Final = str.maketrans("”“„»«", '"""""')
_SPEAKER: Final = re.compile(r"(?:^|(?<=\s))--(?=\s)")
_DASH: Final = re.compile(r"(?:^|(?<=\s))[-\u2013\u2014](?=\s)")
"""What may stand before a speaker who is known."""


class Capture(Struct, frozen=True):
    """What a capture line means; `who` and the local date `due` where it names them.

    What is `private` is kept beside the record, never in it. `doubt` says what has to be mended
    before the line can be kept.
    """

    kind: CaptureKind
    text: str
    who: str = ""
    due: dt.date | None = None
    private: bool = False
    doubt: Phrase | None = None


def parse(line: str, *, today: dt.date, names: Names = NO_NAMES, day_first: bool = True) -> Capture:
    """Read a capture line.

    `today` is the local date from which a date without a year, as in `due 26/4`, is the next one;
    `day_first` says that such a date begins with the day. `names` are those that are known. The
    text may come out empty.
    """
    line = clean(line).strip()
    sign = line[:1].translate(_TYPOGRAPHIC)
    if sign == PRIVATE:
        return Capture("note", line[1:].strip(), private=True)
    kind = _KINDS.get(sign)
    if kind is None:
        return Capture("note", mentions.spelled_out(line[1:] if _escaped(line) else line, names))
    body = line[1:].strip()
    if kind == "quote":
        return _quote(body, names)
    if kind == "action":
        found = action_line.parse(body, today, names, day_first=day_first)
        return Capture(kind, found.text, ", ".join(found.who), found.due, doubt=found.doubt)
    return Capture(kind, mentions.spelled_out(body, names))


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
            names = [name for name in capture.who.split(", ") if name]
            return f"> {action_line.compose(capture.text, names, capture.due)}"
        case _:
            return f"{SIGNS[capture.kind]} {capture.text}"


def _escaped(line: str) -> bool:
    return line[:1] == "\\" and _needs_escape(line[1:])


def _needs_escape(text: str) -> bool:
    return text[:1].translate(_TYPOGRAPHIC) in (*_KINDS, PRIVATE, "\\") and bool(text)


def _quote(body: str, names: Names) -> Capture:
    text, who = _speaker(_unclosed(body), names)  # who may be named within the marks
    return Capture("quote", mentions.spelled_out(_unclosed(text), names), who)


def _speaker(body: str, names: Names) -> tuple[str, str]:
    """Part a quotation from who said it: anybody after two hyphens, else somebody known."""
    for sign in (_SPEAKER, _DASH):
        for last in [*sign.finditer(body)][-1:]:
            who = mentions.bare(body[last.end() :].strip())
            if who and "\n" not in who and (sign is _SPEAKER or names.knows(who)):
                return body[: last.start()].rstrip(), names.of(who)
    return body, ""


def _unclosed(text: str) -> str:
    """Take away the closing mark of a quotation typed with both."""
    marks = text.translate(_TYPOGRAPHIC)
    return text[:-1].rstrip() if marks.endswith('"') and marks.count('"') == 1 else text
