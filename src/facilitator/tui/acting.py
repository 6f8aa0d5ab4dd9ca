"""Acting makes moves in the open meeting, and shows and says what came of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import by_key, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import capital
from facilitator.core.notes.capture import Capture
from facilitator.core.record.events import Event
from facilitator.core.record.notes import Noted
from facilitator.core.record.state import State
from facilitator.core.telling.undoable import taken
from facilitator.files.errors import FileProblem
from facilitator.meeting import Meeting
from facilitator.running.leading import Leading

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp


class Acting:
    """Takes steps in the meeting that the app leads."""

    def __init__(self, app: FacilitatorApp) -> None:
        """Act for an app."""
        self._app = app

    def make(self, step: Callable[[Leading], Event]) -> Event | None:
        """Take a step; what refuses it is told, what fails stays on a banner."""
        if self._app.leading is None:
            return None
        before = self._app.leading.meeting.state
        try:
            event = step(self._app.leading)
        except Refused as refusal:
            self._app.saying.refuse(refusal)
            self._app.update()
            return None
        except FileProblem:
            if self._app.bell_on:
                self._app.bell()
            self._app.update()
            return None
        view = self._app.view()
        self._app.prompting.look(view)
        self._app.update(view)
        self._app.run_hooks(view)
        if not isinstance(event.fact, Noted):  # which is seen where it stands
            self._tell_done(event, self._app.leading.meeting, before)
        if self._app.leading.meeting.state.finished and not before.finished:
            self._app.leaving.end_rehearsal()
        return event

    def _tell_done(self, event: Event, meeting: Meeting, before: State) -> None:
        """Say what was taken away, or else what was done."""
        from facilitator.core.telling.describe.fact import describe
        from facilitator.running.taking_back import taken_back

        if words := taken(event.fact, before) or taken_back(event, meeting):
            self._app.tell(words)
        else:
            done = self._app.language.say(describe(event.fact, meeting.state))
            self._app.saying.tell(f"{capital(done)}.", undo=True)

    def note(self, what: Capture, session: SessionId | None, *, group: str | None) -> Event | None:
        """Keep a capture; of a private one it is said where it is."""
        event = self.make(lambda leading: leading.note(what, session, group=group))
        if event is not None and what.private:
            self._app.tell(
                phrase(
                    "Kept as a private note. In Notes, {o} lists them.",
                    o=by_key("note.filter", "o"),
                )
            )
        return event

    def export_minutes(self) -> Path | None:
        """Write the minutes beside the record and say where."""
        from facilitator.running.minutes_file import write_minutes

        app = self._app
        if app.meeting is None:
            return None
        library = app.launch.desk.library
        try:
            path = app.disk.wait_for(partial(write_minutes, app.meeting, library))
        except (FileProblem, Refused) as problem:
            app.tell(problem.phrase, wrong=True)
            return None
        app.tell(phrase("Minutes written to {path}", path=path))
        if app.touring is not None:  # which waits for them
            app.touring.minutes = path
            app.update()
        return path
