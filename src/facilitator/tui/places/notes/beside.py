"""What stands beside the notes: the chosen one as it was understood, and what is open."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import Language, clock_time
from facilitator.core.notes import actions
from facilitator.core.notes.capture import SIGNS, Capture, compose
from facilitator.core.record.notes import CaptureKind, Note
from facilitator.core.record.state import State
from facilitator.tui.rows.fields import field

MOST_OPEN = 4
"""How many of what is open of one kind are named."""


def chosen(note: Note, state: State, language: Language) -> Content:
    """Show a note in full: its text, who and when, and how it was typed."""
    return Content("\n").join(_fields(note, state, language))


def _fields(note: Note, state: State, language: Language) -> Iterator[Content]:
    say = language.say
    yield field(say("Text"), note.text)
    if note.who:
        yield field(say("Who"), note.who)
    if note.due:
        yield field(say("Due"), language.date(note.due))
    session = state.session(note.session)
    where = f", {one_line(session.title)}" if session else ""
    yield field(say("When"), f"{clock_time(note.at, state.zone)}{where}")
    if note.kind == "action":
        tick = state.actions.get(note.id)
        yield field(say("State"), say("done") if tick and tick.done else say("open"))
    typed = compose(Capture(note.kind, note.text, note.who, note.due))
    yield field(say("Typed"), one_line(typed))


def still_open(state: State, language: Language) -> Content:
    """List the actions that are not done, the questions, what is parked, and count decisions."""
    return Content("\n").join(_open(state, language))


def _open(state: State, language: Language) -> Iterator[Content]:
    undone = [each for each in actions.actions(state) if each.done is None]
    unowned = sum(not each.who for each in undone)
    if undone:
        words = language.count("{n} action", "{n} actions", len(undone))
        yield _count("action", words)
        if unowned:
            yield Content.styled(
                "  " + language.count("{n} without a name", "{n} without a name", unowned), "$warn"
            )
        yield from _named(each.text for each in undone[-MOST_OPEN:])
    of_kind = {
        kind: [note for note in state.notes.values() if note.kind == kind]
        for kind in ("question", "parking", "decision")
    }
    if asked := of_kind["question"]:
        yield _count("question", language.count("{n} question", "{n} questions", len(asked)))
        yield from _named(note.text for note in asked[-MOST_OPEN:])
    if parked := of_kind["parking"]:
        yield _count("parking", language.count("{n} parked", "{n} parked", len(parked)))
        yield from _named(note.text for note in parked[-MOST_OPEN:])
    if made := of_kind["decision"]:
        yield _count("decision", language.count("{n} decision", "{n} decisions", len(made)))


def _count(kind: CaptureKind, words: str) -> Content:
    return Content.assemble((f"{SIGNS[kind]} ", "$accent"), (words, "bold"))


def _named(texts: Iterator[str]) -> Iterator[Content]:
    for text in texts:
        yield Content.styled(f"  {one_line(text)}", "$muted")
