"""Pictures in Markdown: below the note that they belong to, or at the end of their session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitator.core.base.ids import EventId
from facilitator.core.notes.pictures import told
from facilitator.core.record.notes import Note
from facilitator.core.record.pictures import Picture
from facilitator.export.markdown import text as md
from facilitator.export.markdown.captures import Below
from facilitator.export.pictures import address
from facilitator.export.wording import Wording


def outside(words: Wording) -> list[Picture]:
    """List the pictures that belong to no session of the programme."""
    pictures = words.state.pictures.values()
    return [each for each in pictures if words.state.slot(each.session) is None]


def below(pictures: Iterable[Picture], notes: Iterable[Note], words: Wording) -> Below:
    """Write the pictures that belong to notes, for these."""
    found: dict[EventId, list[str]] = {note.id: [] for note in notes}
    for each in pictures:
        if each.note in found:
            found[each.note].append(_image(each, words))
    return found


def others(pictures: Iterable[Picture], below: Below, words: Wording) -> Iterator[str]:
    """Write the pictures that are not shown below a note."""
    return (_image(each, words) for each in pictures if each.note not in below)


def _image(picture: Picture, words: Wording) -> str:
    """Write a picture, with what it tells for those who cannot see it."""
    text = words.language.say(told(picture, words.state))
    return f"![{md.inline(text)}]({address(picture.file)})"
