"""A question or a choice with its answers, opened over the lower rows of a screen.

It is not a screen of its own, so the time stays in sight above it. Its answers are digits, and it
takes no letters; the signs that open the capture line still do.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from facilitator.core.base import signs
from facilitator.core.base.cells import wrapped
from facilitator.core.base.language import N_
from facilitator.core.base.text import capital, small
from facilitator.running.prompts.question import Answer, Question
from facilitator.tui.host import host
from facilitator.tui.keys import key
from facilitator.tui.widgets import panel
from facilitator.tui.widgets.inks import Piece, inks, length

UNSEEN: Final = 0.4
"""Seconds in which no key counts: whoever pressed it had not seen the question yet."""

UNBIDDEN: Final = 1.0
"""As `UNSEEN`, of a question that nobody opened."""

TYPING: Final = 0.25
"""Seconds for which a key that is no answer shows that somebody is typing on."""

LEAST_BESIDE: Final = 24
"""How many cells of a consequence say something."""

LEAST_ABOVE: Final = 4
"""How many rows above it stay in sight at least."""

_INDENT: Final = 3
"""How many cells the digit before an answer takes."""

PASSED_ON: Final = ("f1", "question_mark")
"""The keys that are not for the question, beside those that act before it."""

_Line = tuple[list[Piece], bool]


class AskSheet(Widget, can_focus=True):
    """One question; `answered` is called once, with the answer or None, when it is done with."""

    DEFAULT_CSS: ClassVar[str] = """
    AskSheet { layer: above; dock: bottom; height: auto; margin: 0 0 1 0; }
    """
    waiting: int = 1
    """How many questions wait, of which this is the first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(
                str(number),
                f"answer('{number}')",
                N_("Answer"),
                tells=N_("Gives the answer with this number."),
                show=number == 1,
            )
            for number in (*range(1, 10), 0)
        ),
        key("up", "choose(-1)", N_("Up"), tells=N_("Chooses the answer above."), show=False),
        key("down", "choose(1)", N_("Down"), tells=N_("Chooses the answer below."), show=False),
        key("enter", "take", N_("The chosen one"), tells=N_("Gives the answer that is chosen.")),
        key(
            "escape,tab",
            "leave",
            N_("Later"),
            tells=N_("Leaves the question unanswered, where that is allowed."),
            key_display="Esc",
        ),
    ]

    def __init__(
        self,
        question: Question,
        answered: Callable[[str | None], None],
        *,
        unseen: float = UNSEEN,
        again: Collection[str] = (),
        sign: str = signs.HEED,
    ) -> None:
        """Ask a question; `again` are the keys that opened it: pressed again they take the first.

        With `unseen` 0 it is a choice that somebody opened and may answer as fast as they like; so
        are the digits of one that was opened by a key `again`.
        """
        super().__init__()
        self.question = question
        self._sign = sign
        self._answered = answered
        self._unseen = unseen
        self._ready = float("inf")
        self._again = again
        self._chosen = 0
        self._sure: Answer | None = None
        self._done = False
        self._before: Widget | None = None
        self._name_keys()

    def _name_keys(self) -> None:
        """Let the key line name the digits there are, and say what leaving means here."""
        digits = [each.key for each in self.answers]
        name = "\N{EN DASH}".join(dict.fromkeys([*digits[:1], *digits[-1:]]))
        named = self._bindings.key_to_bindings
        named["1"] = [replace(each, key_display=name) for each in named["1"]]
        leaving = capital(self.question.escape)
        named["escape"] = [replace(each, description=leaving) for each in named["escape"]]

    @property
    def is_open(self) -> bool:
        """Whether it waits for its answer."""
        return not self._done

    @property
    def answers(self) -> Sequence[Answer]:
        """The answers, each with its digit."""
        return self.question.answers

    def on_mount(self) -> None:
        """Take the keys, but none that was pressed before this could be seen."""
        self._ready = host(self).seconds() + self._unseen
        self._before = self.screen.focused
        self.focus()

    def renew(self, question: Question) -> bool:
        """Ask the same with the figures of now; False if it has other answers by now."""
        values = [each.value for each in question.answers]
        if self._done or values != [each.value for each in self.answers]:
            return False
        if question != self.question:
            self.question = question
            if self._sure is not None:
                self._sure = self.answers[self._chosen]
            self.refresh(layout=True)
        return True

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no way out of a question that has to be answered."""
        if action == "leave":
            return bool(self.question.escape)
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """Let no key through that is not for this; `again` is the first answer."""
        if event.key in PASSED_ON or event.key in self._bindings.key_to_bindings:
            return
        event.stop()
        event.prevent_default()
        if event.key in self._again:
            self.action_take()
        elif event.is_printable and self._unseen:
            self._ready = max(self._ready, host(self).seconds() + TYPING)

    @property
    def _seen(self) -> bool:
        return host(self).seconds() >= self._ready

    def action_answer(self, digit: str) -> None:
        """Give an answer by its digit, after asking once more where that is needed."""
        found = next((n for n, each in enumerate(self.answers) if each.key == digit), None)
        # Whoever pressed the key that asks knows that it may; only that key again may be a bounce.
        if found is None or not (self._seen or self._again):
            return
        self._chosen = found
        self._take()

    def action_choose(self, step: int) -> None:
        """Choose another answer."""
        if self.answers:
            self._chosen = max(0, min(len(self.answers) - 1, self._chosen + step))
        self._sure = None
        self.refresh()

    def action_take(self) -> None:
        """Give the answer that is chosen."""
        if self.answers and self._seen:
            self._take()

    def _take(self) -> None:
        answer = self.answers[self._chosen]
        if answer.sure and self._sure is not answer:
            self._sure = answer
            self.refresh(layout=True)
            return
        self.leave(answer.value)

    def action_leave(self) -> None:
        """Leave the question unanswered."""
        if self._seen:
            self.leave(None)

    def leave(self, answer: str | None) -> None:
        """Go, and pass on the answer."""
        if self._done:  # a key pressed twice
            return
        self._done = True
        self.display = False  # at once, as it is removed only when its turn comes
        self.screen.set_focus(self._before if self._before and self._before.focusable else None)
        self.remove()
        host(self).saying.show()  # no longer above this, or it would stand there behind a box
        self._answered(answer)

    # What is drawn

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Take what the question needs, and leave the time above in sight."""
        rows = len(list(self._lines(width))) + panel.SIDES
        return max(panel.SIDES, min(rows, viewport.height - LEAST_ABOVE))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the panel."""
        self._drawn = self._draw(*self.content_size)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Give one line."""
        blank = Strip.blank(self.content_size.width, inks(self).style("box"))
        return self._drawn[y] if y < len(self._drawn) else blank

    _drawn: list[Strip] = []  # noqa: RUF012 - replaced as a whole

    def _draw(self, width: int, height: int) -> list[Strip]:
        question, ink, say = self.question, inks(self), host(self).language.say
        standing: panel.Standing = "warn" if self._sign else "accent"
        keys = [say("⏎ the chosen one")]
        if question.escape:
            keys.append(say("Esc {words}", words=small(question.escape)))
        words = question.words if self._title_fits(width) else ""
        title = f"{self._sign} {words}".strip()
        detail: list[Piece] = []
        if self.waiting > 1:
            detail = [(say("question {n} of {all}", n=1, all=self.waiting), "muted")]
        edge = panel.Panel(title=title, detail=detail, standing=standing, keys=keys, ground="box")
        lines = list(self._lines(width))
        chosen = next((n for n, (_, here) in enumerate(lines) if here), 0)
        room = max(1, height - panel.SIDES)
        first = max(0, min(chosen - room + 1, len(lines) - room))
        rows = [
            panel.row(edge, ink, width, pieces, cursor=here)
            for pieces, here in lines[first : first + room]
        ]
        return panel.draw(edge, ink, width, height, rows)

    def _lines(self, width: int) -> Iterator[_Line]:
        room = max(10, width - panel.MARGIN)
        yield from self._about(width, room)
        column = self._column(room)
        for number, answer in enumerate(self.answers):
            yield from self._answer(answer, column, room, here=number == self._chosen)

    def _about(self, width: int, room: int) -> Iterator[_Line]:
        """Say what the question is about, and what the edge has no room for."""
        if not self._title_fits(width):
            words = self.question.words
            yield from (([(line, "bold")], False) for line in wrapped(words, room, len(words)))
        for paragraph in filter(None, self.question.detail.split("\n")):
            for words in wrapped(paragraph, room, len(paragraph)):
                yield [(words, "muted")], False

    def _title_fits(self, width: int) -> bool:
        """Say whether all of the question stands in the edge; else it stands below it."""
        words = f"{self._sign} {self.question.words}".strip()
        return length([(words, "")]) <= width - panel.ENDS

    def _column(self, room: int) -> int:
        """Say where the consequences begin, 0 if each stands below its answer.

        Beside the answers they are broken into lines where they have to be; below them they stand
        if that takes no more rows.
        """
        widest = max((length([(_words(each), "")]) for each in self.answers), default=0)
        column = widest + 6
        if not any(each.consequence for each in self.answers):
            return 0
        lines = [_told(each, room - column) for each in self.answers]
        if max(map(len, lines)) <= 1:
            return column
        beside = sum(max(1, len(told)) for told in lines)
        below = sum(1 + len(_told(each, room - _INDENT)) for each in self.answers)
        return column if beside < below and room - column >= LEAST_BESIDE else 0

    def _answer(self, answer: Answer, column: int, room: int, *, here: bool) -> Iterator[_Line]:
        digit: Piece = (f"{answer.key}  ", "title")
        if self._sure is answer:
            again = host(self).language.say("once more: {key}", key=answer.key)
            for line in wrapped(f"{answer.sure} · {again}", room - _INDENT, len(answer.sure) + 9):
                yield [digit, (line, "warn bold")], here
                digit, here = (" " * _INDENT, ""), False
            return
        if column:
            words: list[Piece] = [digit, (_words(answer), "bold")]
            first, *more = _told(answer, room - column) or [""]
            yield [*words, (" " * (column - length(words)), ""), (first, "muted")], here
            yield from (([(" " * column, ""), (line, "muted")], False) for line in more)
            return
        first, *more = wrapped(_words(answer), room - _INDENT, len(answer.words)) or [""]
        yield [digit, (first, "bold")], here
        for line in more:
            yield [(" " * _INDENT, ""), (line, "bold")], False
        for line in _told(answer, room - _INDENT):
            yield [(" " * _INDENT, ""), (line, "muted")], False


def _words(answer: Answer) -> str:
    """Give the words of an answer as they stand beside its digit: they begin a sentence."""
    return capital(answer.words)


def _told(answer: Answer, room: int) -> list[str]:
    """Break what an answer leads to into lines."""
    return wrapped(answer.consequence, room, len(answer.consequence))


def choose(
    screen: Screen[Any],
    question: Question,
    chosen: Callable[[str], object],
    *,
    again: Collection[str] = (),
    sign: str = "",
) -> None:
    """Let somebody who asked for it choose one of the answers; nothing is done without a choice."""

    def answered(answer: str | None) -> None:
        if answer is not None:
            chosen(answer)

    screen.mount(AskSheet(question, answered, unseen=0, again=again, sign=sign))
