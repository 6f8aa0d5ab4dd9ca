"""What stands beside the notes: the chosen one as it was understood, and what is open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from textual.content import Content

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line
from facilitator.core.base.language import Language, by_key, clock_time, quoted
from facilitator.core.notes import actions
from facilitator.core.notes.capture import SIGNS, Capture, compose
from facilitator.core.record.notes import CaptureKind, Note
from facilitator.core.record.state import State
from facilitator.running.messages import CAPTURE_KINDS
from facilitator.tui.rows import captures
from facilitator.tui.widgets.inks import shortened
from facilitator.tui.widgets.labelled import Field, Line, Room, prose
from facilitator.tui.widgets.panel import Panel
from facilitator.tui.widgets.plain import nothing_here

MOST_OPEN = 4
"""How many of what is open of one kind are named."""


def shown(
    count: int,
    kind: CaptureKind | Literal["private"] | None,
    session: str,
    query: str,
    language: Language,
) -> Iterator[str]:
    """Say what is shown: how many notes, of which kind, of which session, found by what."""
    yield language.count("{n} capture", "{n} captures", count)
    if kind == "private":
        yield language.say("Private note")
    elif kind:
        yield language.say(CAPTURE_KINDS[kind])
    if session:
        yield session
    if query:
        yield language.say(quoted(query))


def none_found(language: Language) -> str:
    """Say that none of the captures is one of those looked for."""
    return language.say(
        "Nothing matches: {o} shows others, {esc} all.",
        o=by_key("note.filter", "o"),
        esc=by_key("note.leave", "Esc"),
    )


def why_empty(language: Language) -> Content:
    """Say what Notes is for and which key fills it."""
    return nothing_here(
        language.say("Nothing captured yet"),
        language.say("Notes are what is said, session by session: decisions, actions, quotes …"),
        language.say("{i} opens the line in which you write.", i=by_key("capture.open", "i")),
    )


def frame(note: Note, state: State, language: Language) -> Panel:
    """Say of the chosen note what it is, since when, and which keys change it."""
    say = language.say
    return Panel(
        f"{SIGNS[note.kind]} {say(CAPTURE_KINDS[note.kind])}".strip(),
        detail=[(clock_time(note.at, state.zone), "muted")],
        keys=(
            say("{e} edit", e=by_key("note.edit", "e")),
            say("{k} kind", k=by_key("note.kind", "k")),
        ),
    )


def chosen(note: Note, state: State, language: Language, room: Room) -> Iterator[Field]:
    """Show a note in full: its text, who and when, and how it was typed."""
    say = language.say
    yield prose(say("Text"), note.text, room)
    yield prose(say("Who"), note.who, room, "bold")
    if note.due:
        yield prose(say("Due"), language.date(note.due), room)
    session = state.session(note.session)
    where = f", {one_line(session.title)}" if session else ""
    yield prose(say("When"), f"{clock_time(note.at, state.zone)}{where}", room)
    if note.kind == "action":
        tick = state.actions.get(note.id)
        done = tick is not None and tick.done
        sign, word = (signs.DONE, say("done")) if done else (signs.OPEN, say("open"))
        yield prose(say("State"), f"{sign} {word}", room, "ok" if done else "warn")
    typed = compose(Capture(note.kind, note.text, note.who, note.due))
    yield prose(say("Typed"), one_line(typed), room, "muted")


def still_open(state: State, language: Language, room: Room) -> Iterator[Field]:
    """List the actions that are not done, the questions, what is parked, and count decisions."""
    undone = [each for each in actions.actions(state) if each.done is None]
    unowned = sum(not each.who for each in undone)
    if undone:
        words = language.count("{n} action", "{n} actions", len(undone))
        without = language.count("{n} without a name", "{n} without a name", unowned)
        warned: list[Line] = [[(f"  {signs.HEED} {without}", "warn")]] if unowned else []
        named = _named((each.text for each in undone[-MOST_OPEN:]), room)
        yield Field("", [_count("action", words), *warned, *named], text=True)
    of_kind = {
        kind: [note for note in state.notes.values() if note.kind == kind]
        for kind in ("question", "parking", "decision")
    }
    if asked := of_kind["question"]:
        words = language.count("{n} question", "{n} questions", len(asked))
        named = _named((note.text for note in asked[-MOST_OPEN:]), room)
        yield Field("", [_count("question", words), *named], text=True)
    if parked := of_kind["parking"]:
        words = language.count("{n} parked", "{n} parked", len(parked))
        named = _named((note.text for note in parked[-MOST_OPEN:]), room)
        yield Field("", [_count("parking", words), *named], text=True)
    if made := of_kind["decision"]:
        words = language.count("{n} decision", "{n} decisions", len(made))
        yield Field("", [_count("decision", words)])


def _count(kind: CaptureKind, words: str) -> Line:
    return [(f"{SIGNS[kind]} ", captures.LOOKS.get(kind, "muted")), (words, "bold")]


def _named(texts: Iterator[str], room: Room) -> Iterator[Line]:
    """Write each text below the words that count them, on one line."""
    for text in texts:
        yield shortened([(f"  {one_line(text)}", "muted")], room.width)
