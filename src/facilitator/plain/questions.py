"""What is asked of who types lines: each question is answered by a line, or left unanswered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf
from typing import Final, NamedTuple

from facilitator.core.base.language import phrase
from facilitator.core.base.span import MINUTE
from facilitator.plain.lines import Lines
from facilitator.plain.voice import Voice, typed
from facilitator.running.leading import Leading
from facilitator.running.prompts.prompt import Effect, Prompt
from facilitator.running.prompts.question import Answer
from facilitator.running.prompts.replan import ReplanPrompt

UNSEEN: Final = 1.0
"""Seconds in which a question that was asked unbidden is not answered: a line typed then by hand
was begun before it."""

AGAIN: Final[Mapping[str, Sequence[str]]] = {
    "session.next": ("n", "next"),
    "session.end": ("e", "end", ""),
    "session.rebalance": ("r",),
    "app.leave": ("q", "quit"),
}
"""The lines that give the first answer too: the command that asked, typed a second time."""

PATIENCE: Final = 60.0
"""Seconds in which a question that a command asked is answered before another one comes."""

NEARER: Final = 5 * MINUTE
"""How much nearer or worse what is asked about has to get until it is asked about again."""


class Asked(NamedTuple):
    """A prompt that waits for its answer.

    A line is an answer only from `ready` on, by the clock's seconds awake. One that came by itself
    `waits`, and is asked no more once it does not.
    """

    prompt: Prompt
    ready: float = -inf
    waits: bool = False
    since: float = -inf
    """When it was asked, by the clock's seconds awake."""
    sure: str | None = None
    """The value of the answer that was given and is to be given once more."""


class Questions:
    """The questions that were asked and wait for answers; a line answers the last of them."""

    def __init__(
        self,
        leading: Leading,
        voice: Voice,
        lines: Lines,
        awake: Callable[[], float],
        perform: Callable[[Iterable[Effect]], None],
    ) -> None:
        """Ask by a voice and do what answers mean; `awake` gives the clock's seconds awake."""
        self.asked: list[Asked] = []
        self.answering = False
        """Whether what an answer means is being done."""
        self._leading = leading
        self._voice = voice
        self._lines = lines
        self._awake = awake
        self._perform = perform

    @property
    def last(self) -> Prompt | None:
        """What was asked last and waits for its answer."""
        return self.asked[-1].prompt if self.asked else None

    def ask(self, prompt: Prompt, *, waits: bool = False) -> None:
        """Ask a question, once more if it is open already; one that came by itself `waits`.

        It is asked again only when it got nearer or worse.
        """
        self._leading.asking.put_off(prompt.key, self._leading.view(), NEARER)
        if isinstance(prompt, ReplanPrompt):
            for sentence in prompt.told:
                self._voice.say(sentence)
        if not prompt.question.answers:
            return
        kind, about = type(prompt), prompt.about
        self.asked = [
            one for one in self.asked if (type(one.prompt), one.prompt.about) != (kind, about)
        ]
        # What came by itself answers nothing that was typed, so what was typed is no answer to it.
        guarded = waits and self._lines.by_hand
        ready = self._awake() + UNSEEN if guarded else -inf
        self.asked.append(Asked(prompt, ready, waits, self._awake()))
        self._voice.ask(prompt.question)

    def _seen(self, asked: Asked) -> bool:
        """Return whether a line that came now can be meant for a question."""
        return self._awake() >= asked.ready

    def answer(self, key: str) -> None:
        """Give an answer to the question asked last."""
        if not self.asked:
            self._voice.say(phrase("No question waits for an answer."))
            return
        if not self._seen(self.asked[-1]):
            self._voice.say(phrase("This question was only just asked: answer it now."))
            return
        prompt = self.asked[-1].prompt
        given = next((one for one in prompt.question.answers if one.key == key), None)
        if given is None:
            self._voice.ask(prompt.question)
        else:
            self._give(given)

    def again(self, word: str) -> bool:
        """Give the first answer if a word is the command that asked, and say whether it is."""
        if not self.asked or not self._seen(self.asked[-1]):
            return False
        prompt = self.asked[-1].prompt
        meant = word in AGAIN.get(prompt.again, [prompt.again] if prompt.again else [])
        if meant and prompt.question.answers:
            self._give(prompt.question.answers[0])
        return meant

    def drop(self) -> None:
        """Leave the question asked last unanswered, as another command does."""
        if self.asked and self._seen(self.asked[-1]):
            self._answered(self.asked[-1].prompt, None)

    def ask_again(self) -> None:
        """Say once more what the question is that waits, with the figures of now."""
        if not self.asked:
            return
        last = self.asked[-1]
        now = last.prompt.afresh() if last.prompt.afresh is not None else None
        if now is not None:
            self.asked[-1] = last._replace(prompt=now)
        self._voice.ask(self.asked[-1].prompt.question)

    def ask_waiting(self) -> None:
        """Ask what waits and was not asked yet, one at a time; what holds no more is taken back.

        Only what comes before the question that is open is asked over it; that one is asked again
        when it got nearer or worse. What a command asked is answered first, or dropped in the end.
        """
        here, asking = self._leading.view(), self._leading.asking
        waiting = asking.waiting(here)
        keys = [one.key for one in waiting]
        for one in self.asked:
            if one.waits and one.prompt.key not in keys:
                self._no_longer_asked(one)
        self.asked = [one for one in self.asked if not one.waits or one.prompt.key in keys]
        last = self.asked[-1] if self.asked else None
        if last is not None and last.waits:
            waiting = waiting[: keys.index(last.prompt.key) + 1]
        due = next((one for one in waiting if not one.calm), None)
        if due is None:
            return
        if last is not None and not last.waits:
            if self._awake() < last.since + PATIENCE:
                return
            self._no_longer_asked(last)
            self.drop()
        self.ask(due.prompt(), waits=True)

    def _give(self, given: Answer) -> None:
        last = self.asked[-1]
        if given.sure and last.sure != given.value:
            self.asked[-1] = last._replace(sure=given.value)
            self._voice.say(given.sure, phrase("Type {key} again: yes.", key=typed(given)))
        else:
            self._answered(last.prompt, given.value)

    def _answered(self, prompt: Prompt, value: str | None) -> None:
        self.asked.pop()
        waiting = self.asked[-1:]
        self.answering = value is not None
        self._perform(prompt.answered(value))
        self.answering = False
        if value is not None and waiting and self.asked[-1:] == waiting:
            self._voice.ask(self.asked[-1].prompt.question)

    def _no_longer_asked(self, one: Asked) -> None:
        self._voice.say(phrase("No longer asked: {words}", words=one.prompt.question.words))
