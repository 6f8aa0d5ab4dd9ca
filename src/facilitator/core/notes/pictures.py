"""Attaching a picture to a session or a note, putting in words what it tells, and removing it."""

from __future__ import annotations

import datetime as dt

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.language import Phrase, phrase, quoted
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line, clean_words
from facilitator.core.record.pictures import (
    Picture,
    PictureAttached,
    PictureDescribed,
    PictureFact,
    PictureRemoved,
)
from facilitator.core.record.state import State
from facilitator.core.time.moves import at_hand, named


def attach(
    state: State,
    now: dt.datetime,
    file: str,
    text: str = "",
    to: SessionId | EventId | None = None,
) -> PictureFact:
    """Attach a picture to a session or a note, or else to the session at hand.

    `file` is among the record's pictures already. Without a text it can only be told of what it is.
    """
    note = state.notes.get(EventId(to)) if to else None
    if note is not None:
        session, of = note.session, note.id
    else:
        session = named(state, SessionId(to)).session.id if to else at_hand(state, now)
        of = None
    there = ((each.file, each.session, each.note) for each in state.pictures.values())
    if (file, session, of) in there:
        raise Refused(phrase("That picture is attached there already."))
    return PictureAttached(file, clean_words(text), session, of)


def describe_picture(state: State, _: dt.datetime, picture: EventId, text: str) -> PictureFact:
    """Put in words what a picture tells, for those who cannot see it."""
    before, line = _known(state, picture), clean_words(text)
    if not line:
        raise Refused(phrase("There is no text to keep."))
    if before.text == line:
        raise Refused(phrase("Nothing was changed."))
    return PictureDescribed(picture, line)


def remove_picture(state: State, _: dt.datetime, picture: EventId) -> PictureFact:
    """Take a picture out of the minutes."""
    return PictureRemoved(_known(state, picture).id)


def _known(state: State, picture: EventId) -> Picture:
    found = state.pictures.get(picture)
    if found is None:
        raise Refused(phrase("That picture is no longer there."))
    return found


def told(picture: Picture, state: State) -> Phrase:
    """Say what a picture tells, or else what it is of: its note, or its session."""
    if picture.text:
        return Phrase("{text}", {"text": picture.text})
    note, session = state.notes.get(picture.note or EventId("")), state.session(picture.session)
    if note is not None:
        return phrase("Picture of {what}", what=quoted(clean_line(note.text)))
    if session is not None:
        return phrase("Picture of {what}", what=quoted(clean_line(session.title)))
    return phrase("Picture")


def undescribed(state: State) -> tuple[Picture, ...]:
    """List the pictures that tell nothing to those who cannot see them."""
    return tuple(each for each in state.pictures.values() if not each.text)
