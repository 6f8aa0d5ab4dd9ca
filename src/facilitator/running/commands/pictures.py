"""Pictures: attaching them, putting in words what they tell, and removing them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.language import N_, phrase
from facilitator.core.base.reference import perhaps_meant
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line
from facilitator.core.notes import pictures as moves
from facilitator.core.record.events import AnyFact
from facilitator.core.record.move import Move
from facilitator.core.record.state import State
from facilitator.files.paths import typed_path
from facilitator.running.acts import ACTS
from facilitator.running.attaching import attaching
from facilitator.running.commands import who
from facilitator.running.commands.command import Command, Words, with_both, with_text
from facilitator.running.commands.notes import numbered

NO_PICTURE: Final = phrase("There is no picture.")

_BETWEEN: Final = ": "
"""What parts a file from the text about it; a colon alone may be a part of its path."""


def _attach(words: Words, journal: Path) -> Move[[]]:
    file, _, text = " ".join(words).partition(_BETWEEN)
    return attaching(journal, typed_path(file.strip()), text)


def belongs_to(state: State, typed: str) -> SessionId | EventId:
    """Name, by id, the session or the note meant by its id or number, or a part of its text.

    Raises `Refused`.
    """
    notes = [(one.id, one.text) for one in numbered(state) if one.note]
    if (number := who.number(typed)) is not None:
        found = next((one.note for one in numbered(state) if one.number == number), None)
        if found is None:
            raise Refused(phrase("There is no note {number}.", number=typed))
        return found.id
    sessions = [(slot.session.id, slot.session.title) for slot in state.slots]
    if session := perhaps_meant(typed, sessions):
        return session[0]
    if note := perhaps_meant(typed, notes):
        return note[0]
    raise Refused(phrase("No session or note is called “{name}”.", name=clean_line(typed)))


def _picture(state: State, typed: str) -> EventId:
    known = [(one.id, one.text) for one in state.pictures.values()]
    return who.one_of(typed, known, NO_PICTURE)


def _describe(state: State, now: dt.datetime, typed: str, text: str) -> AnyFact:
    return moves.describe_picture(state, now, _picture(state, typed), text)


def _remove(state: State, now: dt.datetime, typed: str) -> AnyFact:
    return moves.remove_picture(state, now, _picture(state, typed))


COMMANDS: Final = (
    Command("attach", N_("FILE[: TEXT]"), ACTS["picture.attach"], of_files=_attach),
    Command(
        "describe",
        N_("PICTURE: TEXT"),
        N_("Puts in words what a picture tells, for those who cannot see it."),
        with_both(_describe),
    ),
    Command(
        "remove-picture",
        N_("PICTURE"),
        N_("Takes a picture out of the minutes."),
        with_text(_remove),
    ),
)
"""PICTURE is a number or a part of the text."""
