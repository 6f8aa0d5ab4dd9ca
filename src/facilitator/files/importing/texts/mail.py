"""An e-mail that was pasted: its head, and what programs for meetings by video add below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from facilitator.core.base.language import phrase
from facilitator.core.base.text import clean_line
from facilitator.files.importing.programme import Source
from facilitator.files.importing.written.line import read_line
from facilitator.files.toml.suggest import shown

_HEAD: Final = re.compile(
    r"(?P<name>från|from|avsändare|organisatör|organizer|skickat|sent|datum|date|till|to|kopia|cc"
    r"|ämne|subject|när|when|var|where|plats|location|vikt|importance|bilagor|attachments"
    r"|obligatoriska?|required|valfria?|optional)\*{0,2} ?:\*{0,2} ?(?P<said>.*)",
    re.IGNORECASE,
)
_SENDER: Final = ("från", "from", "avsändare", "organisatör", "organizer")
_SUBJECT: Final = ("ämne", "subject")
_OF_THE_MEETING: Final = ("när", "when", "var", "where", "plats", "location")
_FIRST_LINES: Final = 30
_AGAIN: Final = re.compile(r"(?:(?:sv|vb|re|fw|fwd|aw|wg): ?)+", re.IGNORECASE)
"""What a program puts before the subject of an answer."""

_RULE: Final = re.compile(r"[ \t>]*(?:_{10,}|-::~:~::~[-:~]*)[ \t]*")
_BY_VIDEO: Final = re.compile(
    r"microsoft teams|teams\.(?:microsoft|live)|google meet|meet\.google|zoom\.us|webex"
    r"|(?:conference|konferens|mötes|meeting)[ -]id|(?:dial|ring) in",
    re.IGNORECASE,
)
_ZOOM: Final = re.compile(
    r".* is inviting you to a scheduled zoom meeting\.?|join zoom meeting|anslut till zoom-möte",
    re.IGNORECASE,
)


_CLOSING: Final = re.compile(
    r"(?:med |många )?(?:(?:vänliga?|bästa|varma|hjärtliga) )?hälsning(?:ar)?|mvh|vänligen|hälsar"
    r"|(?:with )?(?:(?:kind|best|warm)(?:est)? )?regards|best wishes|all the best|sincerely"
    r"|yours(?: sincerely)?|cheers|many thanks|tack på förhand",
    re.IGNORECASE,
)
_MOST_CLOSING: Final = 15
"""A signature has no more lines."""


def without_mail(source: Source, lines: list[str]) -> None:
    """Take the subject from the head of an e-mail, and leave out what is of no programme."""
    _leave_out_joining(source, lines)
    _leave_out_closing(source, lines)
    first = next(
        (n for n, line in enumerate(lines[:_FIRST_LINES]) if _named(line) in _SENDER), None
    )
    while first and _named(lines[first - 1]):
        first -= 1
    head = list(takewhile(_named, lines[first:])) if first is not None else []
    if first is None or not any(_named(line) in _SUBJECT for line in head):
        return
    for index, line in enumerate(head, first):
        if _named(line) not in _OF_THE_MEETING:
            _take(source, index + 1, line)
            lines[index] = ""


def _headed(line: str) -> re.Match[str] | None:
    return _HEAD.fullmatch(clean_line(line).lstrip("*> "))


def _named(line: str) -> str:
    match = _headed(line)
    return match["name"].casefold() if match else ""


def _take(source: Source, line: int, text: str) -> None:
    match = _headed(text)
    subject = _AGAIN.sub("", match["said"]) if match and _named(text) in _SUBJECT else ""
    if subject and not source.title:
        source.title = subject
        source.use(line, text)
    else:
        source.left_out(
            line,
            phrase("“{text}” belongs to the e-mail, not to the programme.", text=shown(text)),
            text,
        )


def _leave_out_closing(source: Source, lines: list[str]) -> None:
    """Leave out who sent an e-mail, which stands below its last words."""
    for first, line in enumerate(lines):
        if not _CLOSING.fullmatch(clean_line(line).lstrip("> ").rstrip(" ,!.")):
            continue
        last = first + 1
        while last < len(lines) and not (_RULE.fullmatch(lines[last]) or _named(lines[last])):
            last += 1
        below = lines[first:last]
        said = [one for one in below if one.strip()]
        if len(said) <= _MOST_CLOSING and not any(read_line(one).at_start for one in below):
            message = phrase("This closes the e-mail and is not of the programme.")
            source.left_out(first + 1, message, "\n".join(below))
            lines[first:last] = [""] * len(below)


def _leave_out_joining(source: Source, lines: list[str]) -> None:
    """Leave out how a meeting is joined by video, which stands between lines of signs."""
    for first, last in _joining(lines):
        message = phrase("How to join by video is left out.")
        source.left_out(first + 1, message, "\n".join(lines[first:last]))
        lines[first:last] = [""] * (last - first)


def _joining(lines: Sequence[str]) -> list[tuple[int, int]]:
    rules = [n for n, line in enumerate(lines) if _RULE.fullmatch(line)]
    spans = list(pairwise([*rules, len(lines)]))
    zoom = (n for n, line in enumerate(lines) if _ZOOM.fullmatch(clean_line(line)))
    spans += [(n, len(lines)) for n in [next(zoom, None)] if n is not None]
    return [
        (first, last)
        for first, last in spans
        if any(map(_BY_VIDEO.search, lines[first:last]))
        and not any(read_line(line).at_start for line in lines[first:last])
    ]
