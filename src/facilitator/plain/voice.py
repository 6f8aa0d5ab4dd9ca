"""The voice says sentences, one a line, each with the time of the meeting's clock."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.core.base.cells import cells, wrapped
from facilitator.core.base.language import Language, Phrase, clock_time, phrase
from facilitator.core.base.text import clean_line
from facilitator.plain.lines import Lines
from facilitator.plain.output import begun, out
from facilitator.running.commands.acts import NAMES
from facilitator.running.commands.table import COMMANDS
from facilitator.running.prompts.question import Answer, Question

_LETTERS: Final[Mapping[str, str]] = {
    "answers.phones": "phones start",
    **{act: COMMANDS[name].letter or name for act, name in NAMES.items()},
}
"""What each act is called where single letters stand for commands."""


def aloud(language: Language) -> Language:
    """Return a language as it is read aloud, with commands where sentences name keys."""
    return language.aloud().with_keys(_LETTERS)


Sentence = Phrase | str
"""A text is in the right language already."""


def typed(answer: Answer) -> str:
    """Say what is typed to give an answer: a digit alone stands for a place."""
    return f"a{answer.key}" if answer.key.isdecimal() else answer.key


_BULLET: Final = "• "
"""What the items of a question begin with on the screen, which is not read aloud."""


class Voice:
    """Speaks one language by one clock."""

    def __init__(
        self,
        language: Language,
        now: Callable[[], dt.datetime],
        zone: Callable[[], ZoneInfo],
        lines: Lines,
    ) -> None:
        """Speak; `now` gives the instant, `zone` the meeting's time zone.

        What somebody types meanwhile is among the `lines`.
        """
        self.language = language
        self._now = now
        self._zone = zone
        self._lines = lines
        self._interrupting = False
        self._date: dt.date | None = None

    def say(self, *sentences: Sentence) -> None:
        """Say sentences in one line; the first of a day comes after its date.

        Raises as `output.out`.
        """
        now, zone = self._now(), self._zone()
        date = now.astimezone(zone).date()
        if date != self._date:
            self._date = date
            self.list(phrase("It is {date}.", date=self.language.date(date)))
        self.list(clock_time(now, zone), *sentences)

    def list(self, *sentences: Sentence) -> None:
        """Say sentences in one line that belongs to those before it."""
        if not self._interrupting and self._lines.typing:
            self._interrupting = True
            out()
        out("\n".join(self.rows(*sentences)))

    def rows(self, *sentences: Sentence) -> Sequence[str]:
        """Return the rows that sentences take on the screen, in which no word is broken."""
        say = self.language.say
        words = (one if isinstance(one, str) else say(one) for one in sentences)
        text, columns = clean_line(" ".join(words)), self._lines.screen.columns
        return [text] if cells(text) <= columns else wrapped(text, columns, sys.maxsize)

    def rest(self) -> None:
        """Show again what somebody was typing, if they were interrupted."""
        if self._interrupting:
            self._interrupting = False
            begun(self._lines.typing)

    def ask(self, question: Question) -> None:
        """Ask a question, with a line for each answer."""
        words, (first, *more) = question.words, question.detail.split("\n")
        self.say(words if words.endswith("?") else f"{words}.", *([] if more else [first]))
        for line in [first, *more] if more else []:
            self.list(line.removeprefix(_BULLET))
        for answer in question.answers:
            words = "; ".join(filter(None, (answer.words, answer.consequence)))
            self.list(phrase("Type {key}: {words}.", key=typed(answer), words=words))
        if question.escape:
            self.list(phrase("Any other command: {words}.", words=question.escape))
