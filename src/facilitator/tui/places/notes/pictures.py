"""A picture in Notes: as a row, and in full beside the list."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.base import signs
from facilitator.core.base.cells import fit, one_line
from facilitator.core.base.language import Language, by_key, clock_time
from facilitator.core.record.pictures import Picture
from facilitator.core.record.state import State
from facilitator.export.pictures import address
from facilitator.tui.widgets.labelled import Field, Room, prose
from facilitator.tui.widgets.panel import Panel
from facilitator.tui.widgets.rows import Piece


def draw(picture: Picture, state: State, width: int, language: Language) -> list[Piece]:
    """Draw a picture as a row: what it tells, marked if nobody said."""
    sign = f"{signs.PICTURE} {clock_time(picture.at, state.zone)} "
    words = one_line(picture.text)
    if not words:  # what it is of stands above it
        words = f"{language.say('Picture')}  {signs.HEED} {language.say('no text')}"
    return [(sign, "dim"), (fit(words, max(0, width - len(sign))), "")]


def frame(picture: Picture, state: State, language: Language) -> Panel:
    """Say since when there is a picture, and which keys change it."""
    say = language.say
    return Panel(
        f"{signs.PICTURE} {say('Picture')}",
        detail=[(clock_time(picture.at, state.zone), "muted")],
        keys=(
            say("{e} edit", e=by_key("note.edit", "e")),
            say("{d} remove", d=by_key("note.remove", "d")),
        ),
    )


def chosen(picture: Picture, state: State, language: Language, room: Room) -> Iterator[Field]:
    """Show a picture in full: what it tells, what it belongs to, and where its file is."""
    say = language.say
    if picture.text:
        yield prose(say("Text"), picture.text, room)
    else:
        yield prose(say("Text"), f"{signs.HEED} {say('none yet')}", room, "warn")
    note, session = state.notes.get(picture.note or picture.id), state.session(picture.session)
    to = [note.text if note else "", session.title if session else ""]
    yield prose(say("Attached"), "\n".join(filter(None, to)), room)
    yield prose(say("File"), address(picture.file), room, "muted")
