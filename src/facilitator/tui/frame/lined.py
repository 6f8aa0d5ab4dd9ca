"""A lined place has a list, and a line that does more than capture what is said."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, ClassVar, Final

from facilitator.core.base.language import phrase
from facilitator.running.drafts import Line
from facilitator.tui.frame.capturing import BEGUN, CAPTURE, CapturingPlace

if TYPE_CHECKING:
    from facilitator.tui.widgets.completion import Naming

FIND: Final = "find"
"""A purpose of the line: searching."""

PUT_OFF: Final = phrase("Not saved: your text stays in the line. Clear it to discard it.")


class LinedPlace(CapturingPlace):
    """A place whose line is opened for one purpose at a time, each named by the key's action.

    It may be about something: a person, a note. What was typed and not kept is put off when the
    line is left or opened for something else. It stands there again when the line is opened for
    the same, and is asked about when the app is left; emptying the line throws it away.
    """

    PASSING: ClassVar[Collection[str]] = (FIND,)
    """The purposes whose text is no loss."""
    TEXTS: ClassVar[Collection[str]] = (CAPTURE,)
    """The purposes whose text may mention people."""

    def __init__(self) -> None:
        """Leave the line to captures."""
        super().__init__()
        self.purpose = CAPTURE
        self.about = ""
        """The id of what the line is about, "" if the purpose says all."""
        self.offered = ""
        """What stood in the line when it was opened for its purpose, before it was put off."""
        self._put_off: dict[Line, str] = {}
        self._was_offered: dict[Line, str] = {}

    # What a place says of its purposes

    def question(self) -> str:
        """Say what the line is open for."""
        raise NotImplementedError

    def about_captures(self) -> str:
        """Say what there is to know of captures made here, if there is anything."""
        return ""

    def naming(self) -> Naming | None:
        """Complete everybody's names in a text, and none in anything else."""
        return super().naming() if self.purpose in self.TEXTS else None

    def answered(self, text: str) -> None:
        """Take what was typed for the purpose of the line."""
        raise NotImplementedError

    def search(self, query: str) -> None:
        """List what a query finds; all with ""."""
        raise NotImplementedError

    def kind_word(self) -> str:
        """Say what the first character makes of a capture; for other purposes it means nothing."""
        return super().kind_word() if self.purpose == CAPTURE else ""

    # The line

    @property
    def unsaved(self) -> bool:
        """Whether there is text that was not kept, here or put off."""
        return self.is_mounted and bool(self.half_typed)

    @property
    def _unkept(self) -> bool:
        """Whether the line holds text that was typed for its purpose and not kept."""
        text = self.typed_text.strip()
        return self.purpose not in self.PASSING and text not in ("", self.offered.strip())

    @property
    def half_typed(self) -> Mapping[Line, str]:
        """The text that was typed and not kept, in the line or put off."""
        if self.purpose == CAPTURE:
            return {**self._put_off, **dict(self._captures())}
        aside = {(CAPTURE, BEGUN): self._aside} if self._aside.strip() else {}
        here = {(self.purpose, self.about): self.typed_text} if self._unkept else {}
        return {**self._put_off, **aside, **here}

    def put_back(self, lines: Mapping[Line, str]) -> None:
        """Put half-typed text where it was typed, to stand there when the line is opened again."""
        super().put_back(lines)
        self._put_off = {line: text for line, text in lines.items() if line[0] != CAPTURE}

    def lay_out_line(self) -> None:
        """Have the line ready to be opened, with what is to be known of it."""
        super().lay_out_line()
        self.ask()

    def open_line(
        self, purpose: str, offered: str = "", *, about: str = "", hint: str | None = ""
    ) -> None:
        """Open the line for a purpose, with what was put off there, else with what is offered.

        `hint` stands in it while it is empty; None is what stands there for captures.
        """
        self._put_off_text()
        self._use_line(purpose, about, offered)
        self.capture_line.hint(hint)
        self.open_capture()

    def open_capture(self) -> None:
        """Open the line, and say what it is open for."""
        super().open_capture()
        self.ask()

    def close_line(self) -> None:
        """Give the line back to captures, and the keys to the list; what was typed is done with."""
        if self.purpose != CAPTURE:
            self._use_line(CAPTURE)
            self.capture_line.hint()
        self.close_capture()
        self.ask()

    def _use_line(self, purpose: str, about: str = "", offered: str = "") -> None:
        self.purpose, self.about, self.offered = purpose, about, offered
        line = purpose, about
        if line in self._put_off:  # of what was half typed before a restart that is not known
            self.offered = self._was_offered.pop(line, "")
        self.capture_line.put(self._put_off.pop(line, offered))

    def _put_off_text(self) -> bool:
        """Put off what was typed and not kept; say whether there was any."""
        unkept = self._unkept
        if unkept:
            self._put_off[self.purpose, self.about] = self.typed_text
            self._was_offered[self.purpose, self.about] = self.offered
        return unkept

    def keep(self, text: str) -> None:
        """Keep what was typed, for what the line is open for."""
        if self.purpose == CAPTURE:
            super().keep(text)
        elif self.purpose == FIND:
            self.search(text)
            self.close_line()
        else:
            self.answered(text)
            self.save_draft()

    def leave_line(self) -> None:
        """Leave the line; a search is given up, what was typed for anything else is put off."""
        if self.purpose == FIND:
            self.search("")
        elif self.purpose != CAPTURE and self._put_off_text():
            self.host.tell(PUT_OFF)
        self.close_line()

    def tab(self) -> None:
        """Look for the same in all meetings while something is looked for here."""
        if self.purpose == FIND:
            self.find_everywhere()
        else:
            super().tab()

    def find_everywhere(self) -> None:
        """Look in all meetings for what stands in the line."""
        from facilitator.tui.dialogs.find import open_find

        typed = self.typed_text
        self.leave_line()
        open_find(self.app, typed)

    def on_text_area_changed(self) -> None:
        """Search while a name is typed, and say how a line is understood."""
        self._look_at_typed()  # Textual has called what other classes do of that name

    def on_text_area_selection_changed(self) -> None:
        """Say how the line is understood where the cursor is."""
        self._look_at_typed()

    def _look_at_typed(self) -> None:
        if self.purpose == FIND and self.typing:
            self.search(self.typed_text)
        self.ask()

    def ask(self) -> None:
        """Say above the line what it is open for."""
        words = self.question() if self.purpose != CAPTURE else self.about_captures()
        self._box.asked.display = bool(words)
        self._box.asked.show(words)
