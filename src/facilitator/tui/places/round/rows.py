"""The answers of a round as rows: who, how long the turn was, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, cut, fit, one_line
from facilitator.core.base.language import Language, countdown
from facilitator.core.base.span import ZERO
from facilitator.core.record.agenda import Session
from facilitator.core.record.rounds import Round
from facilitator.core.record.state import State
from facilitator.core.rounds import standing
from facilitator.core.rounds.standing import Standing, Taker
from facilitator.core.series.carrying import said_before
from facilitator.core.time.schedule import Schedule
from facilitator.tui.rows import turns
from facilitator.tui.widgets.labelled import Field, Line, Room, text
from facilitator.tui.widgets.rows import Piece

LEAST: Final = 24
"""From how many cells each on answers are shown side by side."""

NARROWEST: Final = 12
"""How many cells names get, however narrow it is."""
ORDER: Final = 18
"""How many cells names get where there is room, for what is said of the order above them."""

MOST_PER_CELL: Final = 8
"""How many characters a cell takes at most, signs of no width included, but for pranks."""


_LEAD: Final = 5
_TIME: Final = 7
_GAP: Final = 2


class Layout(NamedTuple):
    """How many cells the columns take; `shown` are the questions (from 1) that have one."""

    name: int
    marks: int
    answer: int
    shown: tuple[int, ...]


def layout(width: int, names: Sequence[str], questions: int, chosen: int) -> Layout:
    """Share out a width: all questions side by side, or where that is too narrow the chosen one.

    Where not all are shown, a mark for each question says whether it is answered.
    """
    longest = max((cells(name) for name in names), default=0)
    name = min(max(ORDER, longest), max(NARROWEST, width * 2 // 5 - 4))
    rest = width - _LEAD - name - _TIME
    if questions == 1 or rest // questions - _GAP >= LEAST:
        shown = tuple(range(1, questions + 1))
        return Layout(name, 0, max(0, rest // questions - _GAP), shown)
    return Layout(name, questions, max(0, rest - questions - 2 * _GAP), (chosen,))


class Answers(NamedTuple):
    """Draws the rows of one session's round as it stands."""

    state: State
    plan: Schedule
    session: Session
    here: Standing
    chosen: int
    language: Language

    def headings(self, width: int) -> Iterator[list[Piece]]:
        """Draw the two lines above the rows: the order, the questions, how many answered each."""
        columns = self._layout(width)
        say = self.language.say
        questions = standing.questions(self.session)
        total = len(self.here.takers)
        order = turns.order_line(self._round, self.language)
        first: list[Piece] = [(" " * _LEAD + fit(order, columns.name + _TIME), "dim")]
        name = fit(say("Turn of"), columns.name)
        time = cut(say("Time"), _TIME - 1)
        second: list[Piece] = [(f"{' ' * _LEAD}{name}{time:>{_TIME}}", "dim")]
        if columns.marks:
            first.append((" " * (columns.marks + _GAP), ""))
            second += [(" " * _GAP, ""), *self._numbers(len(questions))]
        for number in columns.shown:
            words = questions[number - 1] or say("Answer")
            count = standing.answered(self.state, self.session.id, number)
            told = say("{n} of {total} answered", n=count, total=total)
            if columns.marks:
                words = f"{number}/{len(questions)} {words}"
                other = number % len(questions) + 1
                told = f"{signs.NEXT} {say('question {n}', n=other)} · {told}"
            first.append((" " * _GAP + _fit(words, columns.answer), "strong"))
            second.append((" " * _GAP + fit(told, columns.answer), "dim"))
        yield first
        yield second

    def draw(self, row: int, width: int) -> list[Piece]:
        """Draw the row of one taker."""
        taker = self.here.takers[row]
        columns = self._layout(width)
        sign, look = self._sign(taker)
        name = fit_name(taker, columns.name)
        pieces = [
            (f"{sign} ", look),
            (f"{row + 1:>2} ", "dim"),
            (name, look),
            (f"{self._time(taker):>{_TIME}}", "dim"),
        ]
        if columns.marks:
            pieces.append((" " * _GAP + self._marks(taker), ""))
        for number in columns.shown:
            text, answer_look = self._answer(taker, number)
            pieces.append((" " * _GAP + _fit(text, columns.answer), answer_look))
        return pieces

    def _layout(self, width: int) -> Layout:
        names = [_beginning(taker.name, width) for taker in self.here.takers]
        return layout(width, names, len(standing.questions(self.session)), self.chosen)

    def _sign(self, taker: Taker) -> tuple[str, str]:
        turn = self._round.of(taker.id)
        if taker == self.here.current:
            return signs.HERE, "strong"
        if turn.done:
            return signs.DONE, ""
        if turn.skipped:
            return signs.PASSED_OVER, "warning"
        if turn.spans:
            return signs.BROKEN_OFF, ""
        return (signs.NEXT, "accent") if taker == self.here.following else (" ", "")

    def _time(self, taker: Taker) -> str:
        used = standing.used(self.state, self.session.id, taker.id, self.plan.now)
        if used > ZERO:
            return countdown(used)
        turn = self._round.of(taker.id)
        return self.language.say("later") if turn.skipped else ""

    def _numbers(self, questions: int) -> Iterator[Piece]:
        """Draw the numbers of the marks, that of the question shown standing out."""
        for number in range(1, questions + 1):
            yield str(number % 10), "heading" if number == self.chosen else "dim"

    def _marks(self, taker: Taker) -> str:
        every = range(1, len(standing.questions(self.session)) + 1)
        found = (self._round.answer(taker.id, number) for number in every)
        return "".join(signs.DONE if text else signs.OPEN for text in found)

    def _answer(self, taker: Taker, number: int) -> tuple[str, str]:
        text = self._round.answer(taker.id, number)
        if text:
            return text, ""
        awaited = taker != self.here.current and not self._round.of(taker.id).done
        awaited = awaited and not self.state.of(self.session.id).over
        words = f"{signs.OPEN} {self.language.say('no answer')}"
        return words, "dim" if awaited else "warning"

    @property
    def _round(self) -> Round:
        return standing.of_session(self.state, self.session.id)


def answers(shown: Answers, taker: Taker, language: Language, room: Room) -> Iterator[Field]:
    """Give what somebody answered to each question, and what they answered last time."""
    of = standing.of_session(shown.state, shown.session.id)
    asked = standing.questions(shown.session)
    for number, question in enumerate(asked, 1):
        lines: list[Line] = [[(one_line(question), "muted")]] if question else []
        answer = of.answer(taker.id, number)
        lines += text(answer, room.text) or [[(language.say("no answer"), "muted")]]
        if before := said_before(shown.state, taker.id, question):
            told = language.say("last time: {text}", text=one_line(before))
            lines += text(told, room.text, "muted")
        label = str(number) if len(asked) > 1 else language.say("Answer")
        yield Field(label, lines, text=True)


def fit_name(taker: Taker, width: int) -> str:
    """Fit a name, keeping what tells it from another of the same name."""
    if not taker.apart or cells(taker.name) <= width:
        return _fit(taker.name, width)
    name = _beginning(taker.name.removesuffix(f" ({taker.apart})"), width)
    end = cut(one_line(taker.apart), max(width // 2, width - cells(name)) - 1)
    return fit(f"{cut(name, width - cells(end) - 1)} {end}", width)


def _fit(text: str, width: int) -> str:
    return fit(_beginning(text, width), width)


def _beginning(text: str, width: int) -> str:
    """Give more than enough of a text for so many cells: all of a long one is slow to measure."""
    return one_line(text[: MOST_PER_CELL * width])
