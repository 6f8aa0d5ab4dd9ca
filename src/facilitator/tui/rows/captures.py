"""Captures as rows: a sign for the kind, the time, and the text on one line."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

from facilitator.core.base import signs
from facilitator.core.base.cells import fit, one_line
from facilitator.core.base.language import Language, clock_time
from facilitator.core.notes.capture import PRIVATE, SIGNS, Capture
from facilitator.core.record.notes import Note
from facilitator.tui.widgets.rows import Piece

_LOOKS: Final = {"decision": "good", "action": "accent", "question": "warning", "parking": "dim"}


def capture_of(note: Note, *, private: bool = False) -> Capture:
    """Give what a note says, without when and where."""
    return Capture(note.kind, note.text, note.who, note.due, private)


def words(note: Note, language: Language) -> str:
    """Write a note on one line with who and when it is due."""
    text = one_line(note.text)
    if note.kind == "quote":
        return f"”{text}”" + (f" ({note.who})" if note.who else "")
    extra = [note.who] if note.who else []
    if note.due:
        extra.append(language.say("by {date}", date=note.due.isoformat()))
    return f"{text} ({', '.join(extra)})" if extra else text


def draw(  # noqa: PLR0913 - each but the first is how it is drawn
    note: Note,
    zone: ZoneInfo,
    width: int,
    language: Language,
    *,
    done: bool = False,
    private: bool = False,
) -> list[Piece]:
    """Draw one capture as a row; `done` says that it is an action that was ticked off."""
    sign = PRIVATE if private else signs.DONE if done else SIGNS[note.kind] or signs.BLANK
    lead = f"{sign} {clock_time(note.at, zone)} "
    text = words(note, language)
    if done:
        text = language.say("{action}, done", action=text)
    return [
        (lead[:2], "good" if done else _LOOKS.get(note.kind, "")),
        (lead[2:], "dim"),
        (fit(text, max(0, width - len(lead))), "dim" if done else ""),
    ]
