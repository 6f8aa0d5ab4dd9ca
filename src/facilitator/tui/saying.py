"""What the say line of the screen in front shows: what went wrong, what was done, what is asked.

It replaces messages that pop up over what somebody is looking at.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from textual.screen import Screen

from facilitator.core.base import signs
from facilitator.core.base.language import Phrase, by_key, clock_time
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import MINUTE
from facilitator.core.base.text import clean, clean_line
from facilitator.core.shared.timekeeping import NotTimekeeper
from facilitator.tui.frame.ask_sheet import AskSheet
from facilitator.tui.frame.place import Place
from facilitator.tui.widgets.say_line import (
    STANDS_WRONG,
    Ask,
    Hint,
    Result,
    Said,
    SayLine,
)

if TYPE_CHECKING:
    from facilitator.running.asking import Waiting
    from facilitator.tui.app import FacilitatorApp

_UNDO: Final = Phrase("{u}", {"u": by_key("meeting.undo", "u")})

KEPT: Final = 50
"""How many of the latest sentences can be read again."""


class Saying:
    """Remembers what was said last and which trouble was taken note of, and fills the say line."""

    def __init__(self, app: FacilitatorApp) -> None:
        """Begin with nothing said."""
        self._app = app
        self._result: Result | None = None
        self._wrong: deque[Result] = deque()
        self._offers_time: Result | None = None
        self._noted: Phrase | None = None
        self._since = ""
        self.latest: deque[str] = deque(maxlen=KEPT)
        """What was said, the latest last."""

    def tell(
        self,
        sentence: Phrase | str,
        *,
        wrong: bool = False,
        undo: bool = False,
        stands: dt.timedelta = STANDS_WRONG,
        until: dt.datetime | None = None,
    ) -> None:
        """Say something for a moment; `undo` says that u takes it back.

        What is `wrong`, or must be heeded, `stands` longer, and one such sentence after the other;
        one that is true only `until` an instant of the meeting's clock is not said later.
        """
        say, now = self._app.language.say, self._now()
        self.latest.append(clean(say(sentence)))  # what is in it may have any name
        text = clean_line(say(with_short_paths(sentence)))
        if wrong:
            told = Result(text, now, look="warn bold", stands=stands, until=until)
            self._wrong.append(told)
        else:
            self._result = Result(text, now, (Hint(say(_UNDO), say("undoes")),) if undo else ())
        self.show()

    def alert(self, sentence: Phrase, now: dt.datetime) -> None:
        """Say how much time is left; a minute later that is true no more."""
        self.tell(sentence, wrong=True, until=now + MINUTE)

    def remark(self, sentence: Phrase) -> None:
        """Say what hurries nobody: while a question waits it stands only among the messages."""
        if self._app.prompting.waiting():
            self.latest.append(clean(self._app.language.say(sentence)))
        else:
            self.tell(sentence)

    def refuse(self, refusal: Refused) -> None:
        """Say why something was not done."""
        self.tell(refusal.phrase)
        self._offers_time = self._result if isinstance(refusal, NotTimekeeper) else None

    @property
    def offers_time(self) -> bool:
        """Whether the line stands that says how the time is taken over."""
        offer = self._offers_time
        return offer is not None and not self._trouble() and self._current() is offer

    def _now(self) -> dt.datetime:
        return self._app.launch.desk.clock.now()

    def _current(self) -> Result | None:
        """Give what is to be said now: what was just done, else what is wrong and was not read."""
        now, meeting = self._now(), self._app.meeting
        if meeting is not None:
            there = meeting.clock.now()
            self._wrong = deque(each for each in self._wrong if each.holds_at(there))
        if self._result is not None and self._result.stands_at(now):
            return self._result
        if self._result is not None:  # what had to wait for it stands from now on
            self._result = None
            self._wrong = deque(replace(each, at=now) for each in self._wrong)
        while self._wrong and not self._wrong[0].stands_at(now):
            self._wrong.popleft()
            self._wrong = deque(replace(each, at=now) for each in self._wrong)
        return self._wrong[0] if self._wrong else None

    def clear(self) -> None:
        """Say no more what was done, as something else is in front now."""
        self._result = None

    def show(self) -> None:
        """Show it on the screen in front, over a box or above a question that hides its line."""
        screen = self._app.screen_stack[-1] if self._app.screen_stack else None
        if screen is None or not screen.is_mounted:
            return
        sheets = (each for each in screen.children if isinstance(each, AskSheet))
        sheet = next((each for each in sheets if each.is_open), None)
        if isinstance(screen, Place):
            screen.say()
        if sheet is not None or not isinstance(screen, Place):
            self._over(screen, 1 + (sheet.size.height if sheet is not None else 0))
        else:
            screen.query("SayLine.-over").remove()

    def _over(self, screen: Screen[object], rows_below: int) -> None:
        lines = screen.query("SayLine.-over").results(SayLine)
        line, result = next(lines, None), self._current()
        if line is None and result is None:
            return
        if line is None:
            line = SayLine(self._now)
            line.add_class("-over")
            screen.mount(line)
        line.styles.margin = (0, 0, rows_below, 0)
        line.display = result is not None
        line.show(Said(result=result))

    def while_typing(self) -> Said | None:
        """Give what must be seen over an open line: what went wrong, and what was just said."""
        trouble, result = self._trouble(), self._current()
        return Said(trouble=trouble, result=result) if trouble or result else None

    @property
    def corner(self) -> str:
        """How many questions wait, for where the line itself is taken."""
        words = self._waiting(len(self._app.prompting.waiting()))
        return f"{signs.HEED} {words}" if words else ""

    def _waiting(self, count: int) -> str:
        if not count:
            return ""
        return self._app.language.count("{n} question waits", "{n} questions wait", count)

    def _trouble(self) -> str:
        trouble = self._app.trouble
        if trouble is None or trouble == self._noted:
            return ""
        return clean_line(self._app.language.say(with_short_paths(trouble)))

    # What keeps the record from being written

    def take_note(self) -> bool:
        """Say in the header alone that nothing is saved; False if there is no such trouble."""
        trouble, meeting = self._app.trouble, self._app.meeting
        if trouble is None or meeting is None or trouble == self._noted:
            return False
        self._noted = trouble
        self._since = clock_time(meeting.clock.now(), meeting.state.zone)
        return True

    @property
    def mark(self) -> str:
        """What stands in the header of a slow disk, and of trouble that was taken note of."""
        if self._app.disk.waits:
            return self._app.language.say("waiting for the disk")
        if self._noted is not None and self._noted != self._app.trouble:
            self._noted = None
        if self._noted is None:
            return ""
        return self._app.language.say("not saved since {time}", time=self._since)

    # The line

    def said(self, place: Place) -> Said:
        """Give all that the line of a place may show."""
        waiting = self._app.prompting.waiting()
        ask = self._ask(waiting) if waiting else None
        return Said(
            trouble=self._trouble(),
            result=self._current(),
            held=place.held(),
            ask=ask,
            urgent=any(each.urgent for each in waiting),
            queue=len(waiting),
            waiting=self._waiting(len(waiting)),
            hint=place.hint(),
        )

    def _ask(self, waiting: tuple[Waiting, ...]) -> Ask:
        first, language = waiting[0], self._app.language
        return Ask(
            text=first.text,
            details=first.details,
            answer=Hint(language.key("question.answer", "Tab"), language.say("answer")),
            of=len(waiting),
            calm=first.calm,
        )


def with_short_paths(sentence: Phrase | str) -> Phrase | str:
    """Name files in a sentence without their folders, which a line has no room for."""
    if not isinstance(sentence, Phrase):
        return sentence
    values = {name: _short(name, value) for name, value in sentence.values.items()}
    return replace(sentence, values=values)


def _short(name: str, value: object) -> object:
    if isinstance(value, Phrase):
        return with_short_paths(value)
    if isinstance(value, Path):
        return f"…/{value.name}"
    return Path(str(value)).name if name == "place" else value
