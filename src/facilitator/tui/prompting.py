"""Prompting puts the questions of a led meeting on the screen, and does what their answers mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import inf
from typing import TYPE_CHECKING, Final, cast

from textual.widgets import TextArea

from facilitator.core.time.view import View
from facilitator.running.prompts.prompt import Act, Effect, Leave, Open, Prompt, Tell
from facilitator.tui.dialogs.prompts import dialogue
from facilitator.tui.frame.place import Place

if TYPE_CHECKING:
    from facilitator.running.prompts.every import AnyPrompt
    from facilitator.tui.app import FacilitatorApp

UNDOING: Final = 5.0
"""Seconds after an undo in which more may be undone, before what it brought back is asked."""

Answered = Callable[[str | None], None]


class Prompting:
    """Asks one thing at a time.

    Nothing is asked over an open line or form, or over another question: it waits until that is
    closed.
    """

    def __init__(self, app: FacilitatorApp) -> None:
        """Begin with nothing asked."""
        self._app = app
        self._undoing = -inf

    @property
    def place(self) -> Place | None:
        """The place in which something may be asked now: it is in front, and no text is typed."""
        # At the very end there may be no screen any more.
        front = self._app.screen_stack[-1] if self._app.screen_stack else None
        if isinstance(front, Place) and not isinstance(front.focused, TextArea):
            return front
        return None

    def after_move(self) -> None:
        """Ask what a move has brought."""
        leading = self._app.leading
        if leading is not None and self.place is not None:
            self.beat(leading.view())

    def beat(self, here: View) -> None:
        """Ask what waits longest, unless it was put off."""
        leading = self._app.leading
        if leading is None or self.place is None or self._app.launch.seconds() < self._undoing:
            return
        waiting = (one for one in leading.asking.waiting(here) if one.key[0] != "due")
        one = next((one for one in waiting if not one.calm), None)
        if one is None:
            return
        key = one.key

        def answered(answer: str | None) -> None:
            if answer is None:
                leading.asking.put_off(key, leading.view())

        self.ask(one.prompt(), answered)

    def undone(self) -> None:
        """Leave time to undo more."""
        self._undoing = self._app.launch.seconds() + UNDOING

    def ask(self, prompt: Prompt, first: Answered | None = None) -> None:
        """Show a prompt, and do what its answer means; `first` is called with the answer before."""

        def answered(answer: str | None) -> None:
            if first is not None:
                first(answer)
            self.perform(prompt.answered(answer))

        self._app.push_screen(dialogue(cast("AnyPrompt", prompt), self._app), answered)

    def perform(self, effects: Iterable[Effect]) -> None:
        """Do one thing after the other, until a move is refused."""
        for effect in effects:
            match effect:
                case Act(decision):
                    if self._app.act(decision) is None:
                        return
                case Tell(sentence):
                    self._app.tell(sentence)
                case Open(opening, request):
                    self._app.open_now(opening, request)
                case Leave():
                    self._app.leaving.go()
                case Prompt():
                    self.ask(effect)
