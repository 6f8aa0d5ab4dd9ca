"""What came of a round, in Markdown: who answered what, in the order in which turns were taken.

Where the same was asked at the meeting before, what was said then follows the answer. Who gave no
answer is named in one line; how long turns took is told only with the times.
"""

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
from facilitator.core.series.carrying import said_before
from facilitator.export.markdown import text as md
from facilitator.export.markdown.attendance import Presences
from facilitator.export.prose import ended
from facilitator.export.wording import listed

SHORT: Final = 100
"""How many characters an answer may have to stand in a table."""
MOST_IN_A_ROW: Final = 4
"""How many answers a row of a table has room for, those given before included."""


def answered(of: Session, state: State) -> bool:
    """Return whether anybody answered a question of a session's round."""
    return of.kind == "round" and any(standing.of_session(state, of.id).answers.values())


def answers(
    of: Session, state: State, now: dt.datetime, language: Language, *, times: bool = False
) -> Iterator[str]:
    """Write a round as blocks: a table where answers are short, else a list for each taker.

    With `times` it is told how long turns took, when at least half of them took a minute: else they
    were only clicked through. Of a round that nothing came of, nothing is written.
    """
    if of.kind == "round":
        yield from _Written(of, state, now, language, times=times).blocks()


class _Written:
    """A writer of one round."""

    def __init__(
        self, of: Session, state: State, now: dt.datetime, language: Language, *, times: bool
    ) -> None:
        self.of = of
        self.state = state
        self.times = times
        self.questions = standing.questions(of)
        self.per_person = of.per == "participant"
        self.language = language
        self.say = language.say
        self.round = standing.of_session(state, of.id)
        self.takers = standing.held(state, of.id)
        self.over = state.of(of.id).over
        self.used = {taker.id: standing.used(state, of.id, taker.id, now) for taker in self.takers}
        self.numbers = range(1, len(self.questions) + 1)
        self.told = [taker for taker in self.takers if self.answered(taker)]
        self.before = {
            (taker.id, number): said_before(state, taker.id, self.questions[number - 1])
            for taker in self.told
            for number in self.numbers
        }

    def blocks(self) -> Iterator[str]:
        begun = [taker for taker in self.takers if self.round.of(taker.id).spans]
        if self.told:
            yield self.table() if self.short() else "\n\n".join(map(self.list, self.told))
            if self.over and not self.per_person and (silent := self.silent()):
                yield self.named(self.say("No answer"), silent)
        elif begun:
            yield self.named(self.say("Turns were taken by"), begun)

    def answered(self, taker: Taker) -> bool:
        return any(self.round.answer(taker.id, number) for number in self.numbers)

    def silent(self) -> list[Taker]:
        """List who gave no answer; an organisation that was absent was not asked."""
        slot, there = self.state.slot(self.of.id), Presences(self.state)
        return [
            taker
            for taker in self.takers
            if not self.answered(taker) and not (slot and slot.day in there.without(taker.id))
        ]

    # A table

    def short(self) -> bool:
        texts = [*self.round.answers.values(), *self.before.values()]
        in_a_row = len(self.questions) * (2 if any(self.before.values()) else 1)
        return in_a_row <= MOST_IN_A_ROW and all(
            len(text) <= SHORT and "\n" not in text for text in texts
        )

    def table(self) -> str:
        say = self.say
        header = [say("Participant") if self.per_person else say("Organisation")]
        header += [md.inline(question) or say("Answer") for question in self.questions]
        return md.table([*header, say("Time")], map(self.row, self.told))

    def row(self, taker: Taker) -> list[str]:
        cells = (self.cell(taker, number) for number in self.numbers)
        return [md.inline(taker.name), *cells, self.time(taker)]

    def cell(self, taker: Taker, number: int) -> str:
        """Write an answer and, within brackets, what was said before or that it is the same."""
        said, before = self.round.answer(taker.id, number), self.before[taker.id, number]
        if not before:
            return md.inline(said)
        same = self.say("as before")
        then = same if before == said else self.say("before: {answer}", answer=md.inline(before))
        return " ".join(filter(None, [md.inline(said), f"*({then})*"]))

    # A list

    def list(self, taker: Taker) -> str:
        time = self.time(taker)
        about = f" ({time})" if time else ""
        lines = [self.answer(taker, number) for number in self.numbers]
        return f"**{md.inline(taker.name)}**{about}\n\n{md.items(filter(None, lines))}"

    def answer(self, taker: Taker, number: int) -> str:
        """Write an answer after its question, and what was said to it before."""
        said, before = self.round.answer(taker.id, number), self.before[taker.id, number]
        if not said:
            return ""
        question = self.questions[number - 1]
        asked = f"*{md.inline(question)}* " if question else ""
        then = [f"*{self.say('Before:')}* {ended(md.block(before))}"] if before else []
        return "\n\n".join([asked + md.block(said), *then])

    def named(self, word: str, takers: Sequence[Taker]) -> str:
        """Name takers in a paragraph: an item of a list would join that of the questions."""
        names = []
        for taker in takers:
            time = self.time(taker)
            names.append(f"{md.inline(taker.name)} ({time})" if time else md.inline(taker.name))
        return f"{md.label(word)} {ended(listed(self.language, names))}"

    def time(self, taker: Taker) -> str:
        times = [time for time in self.used.values() if time]
        held = 2 * sum(time >= MINUTE for time in times) >= len(times)
        used = self.used[taker.id]
        if not (self.times and held and used):
            return ""
        return self.language.minutes(used) if used >= MINUTE else self.say("under a minute")
