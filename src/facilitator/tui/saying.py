"""What the say line of the screen in front shows: what went wrong, what was done, what is asked.

It takes the place of messages that pop up over what somebody looks at.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from textual.screen import Screen

from facilitator.core.base.language import Phrase, clock_time
from facilitator.core.base.text import clean_line
from facilitator.tui.frame.place import Place
from facilitator.tui.widgets.say_line import (
    STANDS,
    STANDS_WRONG,
    Ask,
    Hint,
    Result,
    Said,
    SayLine,
    shown,
)

if TYPE_CHECKING:
    from facilitator.running.asking import Waiting
    from facilitator.tui.app import FacilitatorApp

KEPT: Final = 50
"""How many of the latest sentences can be read again."""


class Saying:
    """Remembers what was said last and which trouble was taken note of, and fills the say line."""

    def __init__(self, app: FacilitatorApp) -> None:
        """Begin with nothing said."""
        self._app = app
        self._result: Result | None = None
        self._noted: Phrase | None = None
        self._since = ""
        self.latest: deque[str] = deque(maxlen=KEPT)
        """What was said, the latest last."""

    def tell(self, sentence: Phrase | str, *, wrong: bool = False, undo: bool = False) -> None:
        """Say something for a moment, longer if it is `wrong`; `undo` says that u takes it back."""
        # What is in it may have any name, and a line has no lines.
        text = clean_line(self._app.language.say(sentence))
        self.latest.append(text)
        hints = (Hint("u", self._app.language.say("undoes")),) if undo else ()
        self._result = Result(
            text=text,
            at=self._app.launch.desk.clock.now(),
            hints=hints,
            look="warn bold" if wrong else "",
            stands=STANDS_WRONG if wrong else STANDS,
        )
        self.show()

    def clear(self) -> None:
        """Say no more what was done, as something else is in front now."""
        self._result = None

    def show(self) -> None:
        """Show it on the screen in front, which gets a line if it has none of its own."""
        screen = self._app.screen_stack[-1] if self._app.screen_stack else None
        if isinstance(screen, Place):
            screen.say()
        elif screen is not None and screen.is_mounted:
            self._over(screen)

    def _over(self, screen: Screen[object]) -> None:
        lines = screen.query(SayLine)
        if not lines and self._result is None:
            return
        line = lines.first() if lines else SayLine(self._app.launch.desk.clock.now)
        if not lines:
            line.add_class("-over")
            screen.mount(line)
        line.show(Said(result=self._result))

    def while_typing(self) -> Said | None:
        """Give what must be seen over an open line: what went wrong, and what was just said."""
        trouble = self._trouble()
        if not trouble and (self._result is None or not self._stands(self._result)):
            return None
        return Said(trouble=trouble, result=self._result)

    def _stands(self, result: Result) -> bool:
        return shown(Said(result=result), self._app.launch.desk.clock.now()) is not None

    def _trouble(self) -> str:
        trouble = self._app.trouble
        if trouble is None or trouble == self._noted:
            return ""
        return clean_line(self._app.language.say(trouble))

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
        """What stands in the header of trouble that was taken note of."""
        if self._noted is not None and self._noted != self._app.trouble:
            self._noted = None
        if self._noted is None:
            return ""
        return self._app.language.say("not saved since {time}", time=self._since)

    # The line

    def said(self, place: Place) -> Said:
        """Give all that the line of a place may show."""
        language = self._app.language
        waiting = self._app.prompting.waiting()
        ask = self._ask(waiting) if waiting else None
        count = len(waiting)
        return Said(
            trouble=self._trouble(),
            result=self._result,
            held=place.held(),
            ask=ask,
            urgent=any(each.urgent for each in waiting),
            queue=count,
            waiting=language.count("{n} question waits", "{n} questions wait", count),
            hint=place.hint(),
        )

    def _ask(self, waiting: tuple[Waiting, ...]) -> Ask:
        first = waiting[0]
        return Ask(
            text=first.text,
            details=first.details,
            answer=Hint("Tab", self._app.language.say("answer")),
            of=len(waiting),
            calm=first.calm,
        )
