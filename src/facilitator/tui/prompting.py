"""Prompting puts the questions of a led meeting on the screen, and does what their answers mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from facilitator.core.base.language import phrase
from facilitator.core.time.view import View
from facilitator.running.prompts.edited import EditedPrompt
from facilitator.running.prompts.phone_answers import AnswersPrompt
from facilitator.running.prompts.prompt import Act, Effect, Leave, Open, Prompt, Tell
from facilitator.running.prompts.replan import ReplanPrompt
from facilitator.tui.dialogs.modal import Modal
from facilitator.tui.frame.ask_sheet import UNBIDDEN, UNSEEN, AskSheet
from facilitator.tui.frame.capturing import CapturingPlace
from facilitator.tui.frame.place import Place

if TYPE_CHECKING:
    from facilitator.running.asking import Waiting
    from facilitator.running.prompts.prompt import Key
    from facilitator.tui.app import FacilitatorApp

Answered = Callable[[str | None], object]


class Prompting:
    """Knows what waits to be asked, and asks one thing at a time.

    What comes up by itself waits in the say line until somebody opens it.
    """

    def __init__(self, app: FacilitatorApp) -> None:
        """Begin with nothing asked."""
        self._app = app
        self._waiting: tuple[Waiting, ...] = ()
        self._shown: set[Key] = set()
        self._asked: tuple[AskSheet, Prompt] | None = None

    def waiting(self) -> tuple[Waiting, ...]:
        """List the questions that wait, the first to be answered first."""
        return self._waiting

    def look(self, here: View) -> None:
        """Find what the time it is makes worth asking, and what is so no more."""
        leading = self._app.leading
        before = self._waiting
        self._waiting = leading.asking.waiting(here) if leading is not None else ()
        if self._waiting is not before:  # else it is the same second, and nothing has changed
            self._renew()

    def _renew(self) -> None:
        """Let the question that is open tell the figures of now, while it still waits."""
        if self._asked is None:
            return
        sheet, prompt = self._asked
        if not sheet.is_open:
            return
        now = self._afresh(prompt)
        if now is not None and sheet.renew(now.question):
            self._asked = (sheet, now)

    def _afresh(self, prompt: Prompt) -> Prompt | None:
        """Ask the same now, None if it is asked no more: somebody's key did, or it still waits."""
        if prompt.afresh is not None:
            return prompt.afresh()
        still = (each for each in self._waiting if each.key == prompt.key)
        found = next(still, None)
        return found.prompt() if found is not None else None

    @property
    def place(self) -> Place | None:
        """The place in which nothing is typed or asked, if one is in front."""
        # At the very end there may be no screen any more.
        front = self._app.screen_stack[-1] if self._app.screen_stack else None
        if not isinstance(front, CapturingPlace) or front.typing or front.sheet is not None:
            return None
        return front

    def in_front(self) -> None:
        """Ask what nobody can go on without, once: as the program starts or the laptop wakes."""
        new = [each for each in self._waiting if each.front and each.key not in self._shown]
        self._shown.update(each.key for each in new)
        if new and self.place is not None:
            self.ask(new[0].prompt(), unseen=UNBIDDEN)

    def answer(self) -> None:
        """Open the first question that waits."""
        if self._waiting:
            self.ask(self._waiting[0].prompt(), waiting=len(self._waiting))
        else:
            self._app.tell(phrase("No question waits for an answer."))

    def ask(
        self,
        prompt: Prompt,
        first: Answered | None = None,
        *,
        unseen: float = UNSEEN,
        instead: Key = (),
        waiting: int = 1,
    ) -> None:
        """Show a prompt, and do what its answer means; `first` is called with the answer before.

        Left unanswered it is put off, whoever opened it. One that follows from an answer, and waits
        by no key of its own, is asked `instead` of the one that was answered: left, both are.
        """
        key = prompt.key or instead
        sheet: AskSheet | None = None

        def answered(answer: str | None) -> None:
            if first is not None:
                first(answer)
            asked, self._asked = self._asked, None
            latest = asked[1] if asked is not None and asked[0] is sheet else prompt
            if answer is None and self._app.leading is not None:
                self._app.leading.asking.put_off(key, self._app.view())
            self.perform(latest.answered(answer), key)
            if self._app.leading is not None:
                self.look(self._app.view())
                self._app.update()

        dialogue = self._dialogue(prompt)
        if dialogue is not None:
            self._app.push_screen(dialogue, answered)
            return
        screen: Screen[object] = self._app.screen
        again: frozenset[str] = frozenset()
        if prompt.again and isinstance(screen, Place):
            again = screen.keys_of(prompt.again)
        sheet = AskSheet(prompt.question, answered, unseen=unseen, again=again)
        sheet.waiting = waiting
        self._asked = (sheet, prompt)
        screen.mount(sheet)

    def _dialogue(self, prompt: Prompt) -> Modal[str | None] | None:
        """Make the box of a prompt that shows more than a question, None for a plain one."""
        match prompt:
            case ReplanPrompt():
                from facilitator.tui.dialogs.rebalance import Rebalance

                return cast("Modal[str | None]", Rebalance())
            case EditedPrompt():
                from facilitator.tui.dialogs.reloading import Difference

                return Difference(prompt, self._app.language)
            case AnswersPrompt(inbox=inbox):
                from facilitator.tui.dialogs.incoming import Incoming

                return Incoming(inbox)
            case _:
                return None

    def perform(self, effects: Iterable[Effect], key: Key = ()) -> None:
        """Do one thing after the other, until a move is refused; `key` is of what was answered."""
        for effect in effects:
            match effect:
                case Act():
                    if self._app.act_with(*effect) is None:
                        return
                case Tell(sentence):
                    self._app.tell(sentence)
                case Open(opening, request):
                    self._app.open_now(opening, request)
                case Leave():
                    self._app.leaving.go()
                case Prompt():
                    self.ask(effect, instead=key)
