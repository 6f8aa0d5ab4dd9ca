"""Captures in Markdown: by kind where they were captured, and of one kind from everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from facilitator.core.base.language import Language, Phrase, phrase
from facilitator.core.record.notes import CaptureKind, Note
from facilitator.export.markdown import text as md

_KINDS: Final[Mapping[CaptureKind, Phrase]] = {
    "summary": phrase("Summary"),
    "quote": phrase("Quotes"),
    "note": phrase("Notes"),
    "question": phrase("Questions asked"),
    "decision": phrase("Decisions"),
    "action": phrase("Actions"),
}
"""The kinds told where they were captured, in this order; what was parked has its own section.

A summary stands under this word only where `summary` does not put it in its own place.
"""

_NONE: Final[Mapping[str, str]] = {}


def told_in_place(notes: Iterable[Note]) -> bool:
    """Say whether `by_kind` has anything to tell."""
    return any(note.kind in _KINDS for note in notes)


def sorted_out(notes: Iterable[Note]) -> dict[CaptureKind, list[Note]]:
    """Part captures by kind."""
    found: dict[CaptureKind, list[Note]] = {}
    for note in notes:
        found.setdefault(note.kind, []).append(note)
    return found


def by_kind(notes: Iterable[Note], language: Language) -> Iterator[str]:
    """Write captures as blocks, each kind under its word; quotations as block quotes."""
    found = sorted_out(notes)
    for kind, word in _KINDS.items():
        if kind in found:
            yield md.label(language.say(word))
            if kind == "quote":
                yield from (_quote(note, language) for note in found[kind])
            else:
                yield md.items(_capture(note, language) for note in found[kind])


def of_meeting(note: Note) -> bool:
    """Say whether a capture sums up the whole meeting."""
    return note.kind == "summary" and note.session is None


def summary(notes: Iterable[Note]) -> Iterator[str]:
    """Write the summaries among captures as paragraphs, for the place that they sum up."""
    yield from (md.block(note.text) for note in notes if note.kind == "summary")


def gathered(notes: Iterable[Note], titles: Mapping[str, str], language: Language) -> str:
    """List captures of one kind, each with the title (Markdown) of the session it comes from."""
    return md.items(_capture(note, language, titles.get(note.session or "")) for note in notes)


def actions(
    notes: Iterable[Note],
    titles: Mapping[str, str],
    language: Language,
    done: Mapping[str, str] = _NONE,
) -> str:
    """Write actions as a table, with the titles (Markdown) of the sessions they come from.

    `done` are words for those that are done, by their ids.
    """
    say = language.say
    header = [say("Action"), say("Who"), say("By when"), say("Session"), say("Status")]
    return md.table(
        header,
        [
            [
                md.inline(note.text),
                md.inline(note.who),
                language.short_date(note.due) if note.due else "",
                titles.get(note.session or "", ""),
                done.get(note.id, ""),
            ]
            for note in notes
        ],
    )


def _quote(note: Note, language: Language) -> str:
    about = _about(note, language)
    source = f"\n\n— {', '.join(about)}" if about else ""
    return md.quoted(md.block(note.text) + source)


def _capture(note: Note, language: Language, title: str | None = None) -> str:
    about = _about(note, language)
    if title:
        about.append(title)
    return f"{md.block(note.text)} *({', '.join(about)})*" if about else md.block(note.text)


def _about(note: Note, language: Language) -> list[str]:
    about = [md.inline(note.who)] if note.who else []
    if note.due:
        about.append(language.say("by {date}", date=language.short_date(note.due)))
    return about
