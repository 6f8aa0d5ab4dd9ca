"""The open meeting on the screen: how it is opened, its places, and the way back to Start."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from facilitator.core.base.refusal import Refused
from facilitator.files.catalogues import load
from facilitator.files.errors import FileProblem
from facilitator.opening import Opening, Request, of_record
from facilitator.running.leading import lead
from facilitator.running.prompts.day import which_day
from facilitator.tui import configuring
from facilitator.tui.dialogs.modal import Modal
from facilitator.tui.frame.place import Place
from facilitator.tui.frame.places import PLACES, place
from facilitator.tui.sizes import size_classes

if TYPE_CHECKING:
    from facilitator.files.records.search import Hit
    from facilitator.tui.app import FacilitatorApp


class Opened:
    """Opens meetings in the app, one at a time, and leaves them."""

    def __init__(self, app: FacilitatorApp) -> None:
        """Open nothing yet."""
        self._app = app
        self._unsaid = app.launch.notice

    def open(
        self, opening: Opening, request: Request, then: Callable[[], object] = lambda: None
    ) -> None:
        """Open a record, after asking which day today is if the programme does not say.

        Once it is open something else is done `then`.
        """
        prompt = which_day(opening, request, self._app.language)
        if prompt is None:
            self.open_now(opening, request)
            then()
            return

        def answered(answer: str | None) -> None:
            if answer is None and self._app.launch.opening is not None:
                self._app.exit(0)
            elif answer is not None:
                self._app.call_later(then)

        self._app.prompting.ask(prompt, answered)

    def show_start(self) -> None:
        """Show the Start screen."""
        from facilitator.tui.places.start.screen import Start

        self._unsaid = None  # it stands there
        if not isinstance(self._app.screen, Start):
            self._app.push_screen(Start())

    def go_to_hit(self, hit: Hit) -> None:
        """Open the record in which something was found, if it is not open, and show it there."""
        if self._app.meeting is None:
            try:
                opening = of_record(self._app.launch.desk, hit.path)
            except FileProblem as problem:
                self._app.tell(problem.phrase, wrong=True)
                return
            self.open(opening, Request(), then=partial(self._show_hit, hit))
        else:
            self._show_hit(hit)

    def _show_hit(self, hit: Hit) -> None:
        from facilitator.tui.offers import going

        front = self._app.screen
        if isinstance(front, Place):
            front.call_after_refresh(going.to_hit, front, hit.entry)

    def open_now(self, opening: Opening, request: Request) -> None:
        """Open a record; what hinders that is said on the Start screen."""
        tell = partial(self._app.tell, wrong=True)
        try:
            self._app.leading = lead(
                self._app.launch, opening, request, tell, self._app.disk.wait_for
            )
        except (FileProblem, Refused) as problem:
            self._app.tell(problem.phrase, wrong=True)
            self.show_start()  # else there would be nothing to do but to leave
            return
        self._app.drafting.open(self._app.leading.meeting.journal.path.parent)
        self._show_place("run")
        for notice in filter(None, (*self._app.leading.meeting.notices, self._unsaid)):
            self._app.tell(notice, wrong=True)
        self._unsaid = None
        self._app.prompting.look(self._app.view())
        self._app.update()
        self._app.prompting.in_front()

    def _show_place(self, first: str) -> None:
        """Put a place in front, with the others at hand."""
        for name in PLACES:
            if not self._app.is_screen_installed(name):
                # Textual calls it when the place is first gone to, and keeps what it gives.
                self._app.install_screen(cast("Place", partial(self._place, name)), name)
        self._app.push_screen(first)

    def stop(self) -> None:
        """Lead the meeting no longer."""
        self._app.drafting.close()
        if self._app.leading is not None:
            self._app.leading.stop()
            self._app.leading = None

    def _place(self, name: str) -> Place:
        made = self._app.places[name] = place(name)()
        # Textual would set these with the first layout, and then style and lay out all again.
        made.set_classes([*made.classes, *size_classes(self._app.size)])
        return made

    def to_start(self) -> None:
        """Leave the meeting for the Start screen, or the app if it did not begin there."""
        from facilitator.tui.places.start.screen import Start

        if not any(isinstance(screen, Start) for screen in self._app.screen_stack):
            self._app.exit(0)
            return
        self.stop()
        self._app.touring = None
        self._take_away_places()
        self._app.title_line.show(self._app.TITLE)

    def _take_away_places(self) -> None:
        """Take away the places and what lies over them: then there may be others."""
        behind = [each for each in self._app.places.values() if each not in self._app.screen_stack]
        while isinstance(self._app.screen, Place | Modal):
            self._app.pop_screen()
        for name in PLACES:
            self._app.uninstall_screen(name)
        for each in behind:
            if each.is_attached:
                each.remove()
        self._app.places.clear()

    def speak(self, code: str) -> None:
        """Let all screens speak a language from now on: they are made anew."""
        from facilitator.tui.places.start.screen import Start

        front = next(
            (each for each in reversed(self._app.screen_stack) if isinstance(each, Place)), None
        )
        if front is not None:
            self._take_away_places()
        configuring.speak(self._app, load(code))
        if isinstance(self._app.screen, Start):
            self._app.switch_screen(Start())
        if front is not None:
            self._show_place(front.name or "run")
