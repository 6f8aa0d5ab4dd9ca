"""A capturing place has the line in which what is said is typed and kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import TextArea

from facilitator.core.base.text import clean
from facilitator.core.notes import capture, reading
from facilitator.running.drafts import Line
from facilitator.tui.frame import keys
from facilitator.tui.frame.place import Place
from facilitator.tui.keys import before_text
from facilitator.tui.widgets.capture_line import CaptureLine

CAPTURE: Final = "capture"
"""What the line is for unless it is opened for another purpose."""


class CapturingPlace(Place):
    """A place where i opens the capture line, and its list has the keys when that is left."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.CAPTURE]

    def body(self) -> ComposeResult:
        """Lay out the capture line."""
        hint = self.host.language.say(
            'i: type, or begin with ! decision > action " quote ? question # parking lot'
        )
        yield CaptureLine(self.keep, self.leave_line, placeholder=hint, id="capture")

    @property
    def capture_line(self) -> CaptureLine:
        """The field."""
        return self.query_one(CaptureLine)

    @property
    def typing(self) -> bool:
        """Whether what is typed is text."""
        return self.focused is not None and self.focused is self.capture_line

    @property
    def unsaved(self) -> bool:
        """Whether there is text that was not kept."""
        return self.is_mounted and bool(self.capture_line.text.strip())

    @property
    def half_typed(self) -> Mapping[Line, str]:
        """The text that was typed and not kept, by what it was typed for."""
        text = self.capture_line.text
        return {(CAPTURE, ""): text} if text.strip() else {}

    def on_mount(self) -> None:
        """Let what was half-typed when the program ended stand there again."""
        self.put_back(self.host.drafting.of(self.name or ""))

    def put_back(self, lines: Mapping[Line, str]) -> None:
        """Put half-typed text where it was typed."""
        if text := lines.get((CAPTURE, "")):
            self.capture_line.put(text)

    @on(TextArea.Changed)
    def save_draft(self) -> None:
        """Have what is typed on the disk before long."""
        self.host.drafting.typed(self.name or "", self.half_typed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave letters to the line while text is typed."""
        if self.typing and action in before_text(type(self)):
            return False
        return super().check_action(action, parameters)

    def on_screen_resume(self) -> None:
        """Let the arrow keys move in the list, unless a question came up while text was typed."""
        super().on_screen_resume()
        if not self.typing:
            self.focus_list()

    def focus_list(self) -> None:
        """Give the keys to the list, if there is one with anything in it."""
        lists = self.query(self.LIST) if self.LIST else ()
        shown = (each for each in lists if each.can_focus and each.display)
        self.set_focus(next(shown, None))

    def action_capture(self) -> None:
        """Open the capture line; what stands in it is still there."""
        self.set_focus(self.capture_line)

    def keep(self, text: str) -> None:
        """Keep what was typed; only then is the field emptied, and it stays open for more."""
        if not clean(text).strip():
            self.leave_line()
        elif self.host.note(self.read_line(text)) is not None:
            self.capture_line.clear()
            self.save_draft()  # or a crash would bring back what was kept

    def leave_line(self) -> None:
        """Go back to single keys; what was typed stays in the field."""
        self.focus_list()

    def read_line(self, line: str) -> capture.Capture:
        """Read a capture line with the names and the date of this meeting."""
        meeting, today = self.host.meeting, self.host.today()
        if meeting is None:
            return capture.parse(line, today=today)
        return reading.read(meeting.state, line, today)
