"""Captures as rows: a sign for the kind, the time, the text, and who does it by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.core.base import signs
from facilitator.core.base.cells import fit, one_line
from facilitator.core.base.language import Language, clock_time
from facilitator.core.notes.capture import PRIVATE, SIGNS, Capture, compose
from facilitator.core.record.notes import CaptureKind, Note
from facilitator.tui.widgets.inks import Piece, length, shortened

LOOKS: Final[Mapping[CaptureKind, str]] = MappingProxyType(
    {"decision": "ok", "action": "accent", "quote": "accent", "question": "warn"}
)
"""The look of the sign of each kind; those of the others are muted."""
_IN_ROWS: Final = {"ok": "good", "warn": "warning", "muted": "dim", "bold": "strong"}
"""What a list of rows calls these looks."""


def capture_of(note: Note, *, private: bool = False) -> Capture:
    """Give what a note says, without when and where."""
    return Capture(note.kind, note.text, note.who, note.due, private)


def as_typed(note: Note, *, private: bool = False) -> str:
    """Write a note as it is typed."""
    return compose(capture_of(note, private=private))


def text(note: Note, language: Language) -> str:
    """Write what was said on one line, in quotation marks if it is a quote."""
    line = one_line(note.text)
    return language.say("“{text}”", text=line) if note.kind == "quote" else line


def words(note: Note, language: Language) -> str:
    """Write a note on one line with who and when it is due."""
    due = language.say("by {date}", date=language.short_date(note.due)) if note.due else ""
    extra = ", ".join(filter(None, (one_line(note.who), due)))
    line = text(note, language)
    return f"{line} ({extra})" if extra else line


def rest(note: Note, today: dt.date, language: Language, *, done: bool = False) -> list[Piece]:
    """Say who has an action until when, or who was quoted; each after a gap."""
    found: list[Piece] = []
    if note.who:
        look = "muted" if note.kind == "quote" or done else "bold"
        found += [("  ", ""), (one_line(note.who), look)]
    elif note.kind == "action" and not done:
        found += [("  ", ""), (f"{signs.HEED} {language.say('no owner')}", "warn")]
    if note.due:
        dated = language.weekday_and_day if note.due.year == today.year else language.short_date
        found += [("  ", ""), (language.say("by {date}", date=dated(note.due)), "muted")]
    return found


def draw(  # noqa: PLR0913 - each but the first is how it is drawn
    note: Note,
    now: dt.datetime,
    zone: ZoneInfo,
    width: int,
    language: Language,
    *,
    done: bool = False,
    private: bool = False,
) -> list[Piece]:
    """Draw one capture as a row; `done` says that it is an action that was ticked off."""
    sign = PRIVATE if private else signs.DONE if done else SIGNS[note.kind] or signs.BLANK
    lead: list[Piece] = [
        (f"{sign} ", "ok" if done else LOOKS.get(note.kind, "muted")),
        (f"{clock_time(note.at, zone)} ", "muted"),
    ]
    words = text(note, language)
    if done:
        words = language.say("{action}, done", action=words)
    room = max(0, width - length(lead))
    beside = rest(note, now.astimezone(zone).date(), language, done=done)
    most = max(room // 2, room - length([(words, "")]))  # a short text leaves its room to the rest
    if length(beside) > most:
        beside = shortened(beside, most)
    said: Piece = (fit(words, room - length(beside)), "muted" if done else "")
    return [(part, _IN_ROWS.get(look, look)) for part, look in (*lead, said, *beside)]
