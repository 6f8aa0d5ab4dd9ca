"""What came of a round, in Markdown: who answered what, in the order in which turns were taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from facilitator.core.base.language import Language
from facilitator.core.base.span import MINUTE
from facilitator.core.record.agenda import Session
from facilitator.core.record.state import State
from facilitator.core.rounds import standing
from facilitator.core.rounds.standing import Taker
from facilitator.export.markdown import text as md
from facilitator.export.wording import listed

SHORT: Final = 100
"""How many characters an answer may have to stand in a table."""
MOST_COLUMNS: Final = 3
"""How many questions a table has room for."""


def answered(of: Session, state: State) -> bool:
    """Say whether anybody answered a question of a session's round."""
    return of.kind == "round" and any(standing.of_session(state, of.id).answers.values())


def answers(of: Session, state: State, now: dt.datetime, language: Language) -> Iterator[str]:
    """Write a round as blocks: a table where answers are short, else a list for each taker.

    Whoever did not answer is told, too. How long turns took is told when at least half of them
    took a minute: else they were only clicked through. Of a round that nothing came of, nothing.
    """
    if of.kind == "round":
        yield from _Written(of, state, now, language).blocks()


class _Written:
    """A writer of one round."""

    def __init__(self, of: Session, state: State, now: dt.datetime, language: Language) -> None:
        self.questions = standing.questions(of)
        self.per_person = of.per == "participant"
        self.language = language
        self.say = language.say
        self.round = standing.of_session(state, of.id)
        self.takers = standing.held(state, of.id)
        self.over = state.of(of.id).over
        self.used = {taker.id: standing.used(state, of.id, taker.id, now) for taker in self.takers}

    def blocks(self) -> Iterator[str]:
        begun = [taker for taker in self.takers if self.round.of(taker.id).spans]
        if any(self.round.answers.values()):
            yield self._table() if self._short() else "\n\n".join(map(self._list, self.takers))
        elif begun:
            yield self._told(self.say("Turns were taken by"), begun)
        passed = [
            taker
            for taker in self.takers
            if self.round.of(taker.id).skipped and not self._answered(taker)
        ]
        if passed:
            yield self._told(self.say("Passed over"), passed)

    def _answered(self, taker: Taker) -> bool:
        return any(self.round.answer(taker.id, number) for number in self._numbers())

    def _short(self) -> bool:
        return len(self.questions) <= MOST_COLUMNS and all(
            len(text) <= SHORT and "\n" not in text for text in self.round.answers.values()
        )

    def _table(self) -> str:
        say = self.say
        who = say("Participant") if self.per_person else say("Organisation")
        asked = [md.inline(question) or say("Answer") for question in self.questions]
        rows = [
            [
                md.inline(taker.name),
                *(self._answer(taker, number) for number in self._numbers()),
                self._time(taker),
            ]
            for taker in self.takers
        ]
        return md.table([who, *asked, say("Time")], rows)

    def _list(self, taker: Taker) -> str:
        time = self._time(taker)
        about = f" ({time})" if time else ""
        lines = [
            f"{self._asked(number)}{self._answer(taker, number, block=True)}"
            for number in self._numbers()
        ]
        return f"**{md.inline(taker.name)}**{about}\n\n{md.items(lines)}"

    def _asked(self, number: int) -> str:
        question = self.questions[number - 1]
        return f"*{md.inline(question)}* " if question else ""

    def _answer(self, taker: Taker, number: int, *, block: bool = False) -> str:
        text = self.round.answer(taker.id, number)
        if text:
            return md.block(text) if block else md.inline(text)
        return f"*{self.say('no answer')}*" if self.over else f"*{self.say('no answer yet')}*"

    def _numbers(self) -> range:
        return range(1, len(self.questions) + 1)

    def _told(self, word: str, takers: Sequence[Taker]) -> str:
        """Name takers in a paragraph: an item of a list would join that of the questions."""
        names = []
        for taker in takers:
            time = self._time(taker)
            names.append(f"{md.inline(taker.name)} ({time})" if time else md.inline(taker.name))
        return f"{md.label(word)} {listed(self.language, names)}"

    def _time(self, taker: Taker) -> str:
        times = [time for time in self.used.values() if time]
        told = 2 * sum(time >= MINUTE for time in times) >= len(times)
        used = self.used[taker.id]
        if not told or not used:
            return ""
        return self.language.minutes(used) if used >= MINUTE else self.say("under a minute")
