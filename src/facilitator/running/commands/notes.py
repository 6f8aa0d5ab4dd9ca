"""Notes: changing and removing what was captured, ticking off, ground rules, materials."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from msgspec.structs import replace

from facilitator.core.base.ids import EventId
from facilitator.core.base.language import N_, joined, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line, fold
from facilitator.core.notes import moves, reading, rules
from facilitator.core.notes.actions import actions, tick
from facilitator.core.notes.capture import SIGNS, Capture, parse
from facilitator.core.record.events import AnyFact
from facilitator.core.record.move import Move
from facilitator.core.record.notes import CaptureKind, Note
from facilitator.core.record.state import State
from facilitator.core.time import materials
from facilitator.core.time.view import view
from facilitator.running.acts import ACTS
from facilitator.running.commands import who
from facilitator.running.commands.command import Command, with_both, with_text

NO_NOTE: Final = phrase("Nothing was captured yet.")
NO_MATERIAL: Final = phrase("No session still to be held has a list of what it needs.")

KINDS: Final[Mapping[str, CaptureKind]] = {
    **{kind: kind for kind in SIGNS},
    **{sign: kind for kind, sign in SIGNS.items() if sign},
    "anteckning": "note",
    "beslut": "decision",
    "uppgift": "action",
    "citat": "quote",
    "fråga": "question",
    "parkering": "parking",
    "sammanfattning": "summary",
}
"""The kinds as they are typed, in both languages, or by their signs."""


class Numbered(NamedTuple):
    """What can be named by its number: a note, or an action brought from an earlier meeting."""

    number: int
    id: EventId
    text: str
    note: Note | None = None


def numbered(state: State) -> tuple[Numbered, ...]:
    """List, by number, what was brought from earlier meetings and then what was captured here."""
    return tuple(_numbered(state))


def _numbered(state: State) -> Iterator[Numbered]:
    brought = [one for one in actions(state) if one.id not in state.notes]
    for number, one in enumerate(brought, 1):
        yield Numbered(number, one.id, one.text)
    for number, note in enumerate(state.notes.values(), len(brought) + 1):
        yield Numbered(number, note.id, note.text, note)


def _meant(state: State, typed: str) -> EventId:
    return who.one_of(typed, [(one.id, one.text) for one in numbered(state)], NO_NOTE)


def _note(state: State, typed: str) -> Note:
    found = state.notes.get(_meant(state, typed))
    if found is None:
        raise Refused(phrase("That comes from an earlier meeting and stays as it is."))
    return found


def _edit(state: State, now: dt.datetime, typed: str, line: str) -> AnyFact:
    """Change a note; without a sign before it the text stays of the kind that it is of."""
    note = _note(state, typed)
    today = now.astimezone(state.zone).date()
    if parse(line, today=today).kind == "note" and note.kind != "note":
        line = f"{SIGNS[note.kind]} {line}"
    return moves.change_note(state, now, note.id, reading.read(state, line, today))


def _kind(state: State, now: dt.datetime, typed: str, kind: str) -> AnyFact:
    note, wanted = _note(state, typed), KINDS.get(fold(kind))
    if wanted is None:
        kinds = joined([*SIGNS])
        raise Refused(
            phrase("“{word}” is not a kind: {kinds}.", word=clean_line(kind), kinds=kinds)
        )
    before = Capture(note.kind, note.text, note.who, note.due)
    return moves.change_note(state, now, note.id, replace(before, kind=wanted))


def _remove(state: State, now: dt.datetime, typed: str) -> AnyFact:
    return moves.remove_note(state, now, _note(state, typed).id)


def _ticking(*, done: bool) -> Move[[str]]:
    def move(state: State, now: dt.datetime, typed: str) -> AnyFact:
        id_ = _meant(state, typed)
        if all(one.id != id_ for one in actions(state)):
            raise Refused(phrase("That is not an action, and only actions are ticked off."))
        return tick(state, now, id_, done=done)

    return move


# Materials and preparations


def _having(*, done: bool) -> Move[[str]]:
    def move(state: State, now: dt.datetime, typed: str) -> AnyFact:
        needs = materials.needs(*view(state, now))
        # What several sessions need is by its name meant of the first where that says anything.
        meant = {need.item: n for n, need in reversed([*enumerate(needs)]) if need.ready != done}
        named = [
            (str(n), need.item if meant.get(need.item, n) == n else "")
            for n, need in enumerate(needs)
        ]
        need = needs[int(who.one_of(typed, named, NO_MATERIAL))]
        return materials.tick(state, now, need.session, need.item, done=done)

    return move


COMMANDS: Final = (
    Command(
        "edit",
        N_("NOTE: TEXT"),
        N_("Changes a note; a sign before the text makes it another kind."),
        with_both(_edit),
    ),
    Command(
        "kind",
        N_("NOTE: KIND"),
        N_("Makes a note a decision, action, quote, question, parking, summary or note."),
        with_both(_kind),
    ),
    Command("remove", N_("NOTE"), N_("Takes a note out of the minutes."), with_text(_remove)),
    Command("tick", N_("NOTE"), N_("Ticks off an action."), with_text(_ticking(done=True))),
    Command("untick", N_("NOTE"), N_("Opens an action again."), with_text(_ticking(done=False))),
    Command("rule", N_("TEXT"), ACTS["rule.agree"], with_text(rules.agree)),
    Command("drop-rule", N_("NUMBER | TEXT"), ACTS["rule.drop"], with_text(rules.drop)),
    Command(
        "ready",
        N_("ITEM"),
        N_("Ticks off something that a session needs."),
        with_text(_having(done=True)),
    ),
    Command(
        "not-ready",
        N_("ITEM"),
        N_("Says that something a session needs is missing after all."),
        with_text(_having(done=False)),
    ),
)
"""NOTE and ITEM are a number or a part of the text."""
