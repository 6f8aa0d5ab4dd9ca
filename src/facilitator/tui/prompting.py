"""Prompting puts the questions of a led meeting on the screen, and does what their answers mean."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from math import inf
from typing import TYPE_CHECKING, Final, cast

from textual.widgets import TextArea

from facilitator.core.time.view import View
from facilitator.running.leading import UNBIDDEN
from facilitator.running.prompts.away import AwayPrompt
from facilitator.running.prompts.conflict import ConflictPrompt
from facilitator.running.prompts.leftover import LeftoverPrompt
from facilitator.running.prompts.prompt import Act, Effect, Leave, Open, Prompt, Tell
from facilitator.tui.dialogs.prompts import dialogue
from facilitator.tui.frame.place import Place

if TYPE_CHECKING:
    from facilitator.running.prompts.every import AnyPrompt
    from facilitator.tui.app import FacilitatorApp

UNDOING: Final = 5.0
"""Seconds after an undo in which more may be undone, before a conflict it brought back is asked."""

AT_ONCE: Final = (AwayPrompt, LeftoverPrompt)
"""What is asked as soon as a move has brought it; all else waits for the next beat."""

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
        self._ask_due(AT_ONCE)

    def beat(self, here: View) -> None:
        """Ask what had to wait, and what the time it is makes worth asking."""
        front = self.place
        if front is not None:
            fixed_points = front.name == "run" and self._app.launch.seconds() >= self._undoing
            kinds = [kind for kind in UNBIDDEN if fixed_points or kind is not ConflictPrompt]
            self._ask_due(kinds, here)

    def undone(self) -> None:
        """Leave time to undo more."""
        self._undoing = self._app.launch.seconds() + UNDOING

    def _ask_due(self, kinds: Collection[type[Prompt]], here: View | None = None) -> None:
        leading = self._app.leading
        if leading is not None and self.place is not None:
            prompt = leading.due(kinds, here)
            if prompt is not None:
                self.ask(prompt)

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
