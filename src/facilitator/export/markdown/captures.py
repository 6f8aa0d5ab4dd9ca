"""Captures in Markdown: in their order where they were captured, and of one kind from everywhere.

A note stands as it is; a question or a decision is led by the word for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Language, Phrase, phrase
from facilitator.core.notes.rules import decided
from facilitator.core.record.notes import CaptureKind, Note
from facilitator.core.record.state import State
from facilitator.export.markdown import text as md
from facilitator.export.prose import BETWEEN

_LEADS: Final[Mapping[CaptureKind, Phrase]] = {
    "question": phrase("Question"),
    "decision": phrase("Decision"),
    "action": phrase("Action"),
    "parking": phrase("Parking lot"),
}
"""What a capture of a kind is led by among others."""


def decisions(state: State) -> tuple[Note, ...]:
    """List what was decided, but for decisions on the ground rules: they stand among these."""
    rules = {note.id for note in decided(state)}
    return tuple(
        note for note in state.notes.values() if note.kind == "decision" and note.id not in rules
    )


def of_meeting(note: Note) -> bool:
    """Return whether a capture sums up the whole meeting."""
    return note.kind == "summary" and note.session is None


def summary(notes: Iterable[Note]) -> list[str]:
    """Write the summaries among captures as paragraphs, for the place that they sum up."""
    return [md.block(note.text) for note in notes if note.kind == "summary"]


def blocks(notes: Iterable[Note], language: Language) -> Iterator[str]:
    """Write captures as blocks: what was said, then quotations, then decisions."""
    notes = list(notes)
    points = [note for note in notes if note.kind not in ("quote", "decision")]
    quotes = [quote(note, language) for note in notes if note.kind == "quote"]
    decisions = [note for note in notes if note.kind == "decision"]
    return around(points, quotes, decisions, language)


def around(
    points: Iterable[Note], between: Sequence[str], decisions: Iterable[Note], language: Language
) -> Iterator[str]:
    """List captures above and below blocks; without any between them they are one list."""
    above, below = [*points], [*decisions]
    if not between:
        above, below = [*above, *below], []
    yield from filter(None, [listed(above, language), *between, listed(below, language)])


def listed(notes: Iterable[Note], language: Language) -> str:
    """List captures, each led by the word for its kind."""
    return md.items(_point(note, language) for note in notes)


def gathered(notes: Iterable[Note], titles: Mapping[SessionId, str], language: Language) -> str:
    """List captures of one kind, each with the title (Markdown) of the session it comes from."""
    return md.items(
        _placed(note, titles.get(note.session) if note.session else None, language)
        for note in notes
    )


def quote(note: Note, language: Language, who: str | None = None) -> str:
    """Write a quotation as a block quote; `who` (Markdown) said it, or else whom the note names."""
    who = md.inline(note.who) if who is None else who
    source = [language.say("— {name}", name=who)] if who else []
    return md.quoted("\n\n".join([md.block(note.text), *source]))


def _point(note: Note, language: Language) -> str:
    lead = _LEADS.get(note.kind)
    written = _placed(note, None, language)
    return f"{md.label(language.say(lead))} {written}" if lead else written


def _placed(note: Note, title: str | None, language: Language) -> str:
    about = [md.inline(note.who)] if note.who else []
    if note.due:
        about.append(language.say("by {date}", date=language.short_date(note.due)))
    if title:
        about.append(title)
    return f"{md.block(note.text)} *({BETWEEN.join(about)})*" if about else md.block(note.text)
