"""A picture to attach: its file, what it tells, and whether it belongs to a note or a session."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult

from facilitator.core.base.ids import EventId
from facilitator.core.base.language import phrase
from facilitator.core.base.text import clean_line
from facilitator.core.notes.pictures import describe_picture
from facilitator.core.record.pictures import Picture
from facilitator.files.newest_picture import newest_picture
from facilitator.files.paths import typed_path
from facilitator.running.attaching import attaching
from facilitator.tui.dialogs.form import Form
from facilitator.tui.widgets.field import Field, Picker
from facilitator.tui.widgets.plain import Plain

_NOTE, _SESSION = "note", "session"
FILE: Final = "file"
TEXT: Final = "text"
BELONGS: Final = "belongs"


class AttachForm(Form):
    """A file and what it tells; to a note, if one was chosen, or to the session at hand."""

    def __init__(self, title: str, note: EventId | None = None) -> None:
        """Attach to a note unless the session is chosen instead."""
        super().__init__(title)
        self._note = note

    def fields(self) -> ComposeResult:
        """Lay out the file, beginning with the newest picture that is found, and its text."""
        say, newest = self.host.language.say, newest_picture()
        yield from self.row(say("File"), Field(str(newest or ""), id=FILE))
        yield from self.row(say("Text"), Field("", id=TEXT))
        if self._note is not None:
            whose = {_NOTE: say("the note"), _SESSION: say("the session")}
            yield from self.row(say("Belongs to"), Picker(whose, _NOTE, id=BELONGS))
        hint = say("The text tells the picture to those who cannot see it.")
        if newest is not None:
            hint += " " + say("The file is the newest picture that was found; check it.")
        yield Plain(hint, classes="hint")

    def send(self) -> bool:
        """Attach it."""
        meeting, values = self.host.meeting, self.values
        path = values[FILE].strip()
        if meeting is None or not path:
            self.wrong(FILE, phrase("Type the path of a picture."))
            return False
        to = self._note if values.get(BELONGS) == _NOTE else None
        move = attaching(meeting.journal.path, typed_path(path), values[TEXT], to)
        return self.host.act(move) is not None


class DescribeForm(Form):
    """What a picture tells those who cannot see it."""

    ENTER_KEEPS = True

    def __init__(self, title: str, picture: Picture) -> None:
        """Begin with what it tells now."""
        super().__init__(title)
        self._picture = picture

    def fields(self) -> ComposeResult:
        """Lay out the text."""
        say = self.host.language.say
        yield from self.row(say("Text"), Field(self._picture.text, id=TEXT))
        yield Plain(say("The text tells the picture to those who cannot see it."), classes="hint")

    def send(self) -> bool:
        """Keep the text."""
        text = self.values[TEXT]
        if clean_line(text) == self._picture.text:
            return True
        return self.host.act(describe_picture, self._picture.id, text) is not None
