"""Leaving the app, or the meeting for the Start screen, without losing what was typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from facilitator.running.prompts.leaving import leave
from facilitator.tui.frame.capturing import CapturingPlace
from facilitator.tui.frame.places import PLACE_WORDS

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp

Way = Callable[[], None]


class Leaving:
    """Leaves once; with a session running or text not kept, only after asking."""

    def __init__(self, app: FacilitatorApp) -> None:
        """Begin with nobody leaving."""
        self._app = app
        self._asking = False
        self._way: Way | None = None

    def leave(self) -> None:
        """Leave for where one came from: the Start screen, or from there the terminal."""
        app = self._app
        if self._asking:
            return
        if app.touring is not None:
            self.by(app.to_start)
        elif self.begun_rehearsal and not (self._unsaved() or self._half_typed()):
            self._asking = True
            self.show_tightness(leave=True)
        else:
            running = app.meeting is not None and app.meeting.state.current is not None
            self.by(app.to_start if app.meeting else partial(app.exit, 0), running=running)

    def by(self, way: Way, *, running: bool = False) -> None:
        """Leave in a way, after asking if there is something to ask."""
        unsaved, half_typed = self._unsaved(), self._half_typed()
        if not self._app.drafting.kept:
            unsaved, half_typed = half_typed + unsaved, []
        prompt = leave(self._app.language, running=running, unsaved=unsaved, half_typed=half_typed)
        if prompt is None:
            way()
            return
        self._asking, self._way = True, way
        self._app.prompting.ask(prompt, self._answered)

    def go(self) -> None:
        """Leave now, in the way that was asked about."""
        if self._way is not None:
            self._way()

    def _answered(self, _: str | None) -> None:
        self._asking = False

    @property
    def begun_rehearsal(self) -> bool:
        """Whether a rehearsal is open in which something was held."""
        state = self._app.meeting.state if self._app.meeting else None
        return state is not None and state.rehearsal and bool(state.progress)

    def end_rehearsal(self) -> None:
        """After the last session of a rehearsal, show what it brought out."""
        free = self._app.prompting.place is not None
        if self.begun_rehearsal and self._app.touring is None and free:
            self.show_tightness(leave=True)

    def show_tightness(self, *, leave: bool = False) -> None:
        """Show where the plan is too tight; with `leave` that is the end of a rehearsal."""
        app = self._app
        if app.meeting is None:
            return
        from facilitator.tui.dialogs.tightness import Tightness

        leaving = partial(self.by, app.to_start) if leave else None
        sheet = Tightness(app.view(), app.language, app.size.width, leaving)
        app.clear_notifications()  # they would hide some of it
        app.push_screen(sheet, self._answered)

    def _unsaved(self) -> list[str]:
        """Name the forms in which text was typed and not kept."""
        from facilitator.tui.dialogs.form import Form

        forms = (each for each in self._app.screen_stack if isinstance(each, Form))
        return [form.called for form in forms if form.changed]

    def _half_typed(self) -> list[str]:
        """Name the places in whose line text was typed and not kept."""
        say = self._app.language.say
        return [
            say(PLACE_WORDS[name])
            for name, each in self._app.places.items()
            if isinstance(each, CapturingPlace) and each.unsaved
        ]
