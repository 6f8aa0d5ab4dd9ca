"""A capturing place has the line in which notes are typed.

The line covers the say line while it is open, and grows upward over the body, which stays in place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import BindingType

from facilitator.core.base.language import N_, Language
from facilitator.core.base.text import clean, clean_line
from facilitator.core.notes import capture, reading
from facilitator.running.drafts import Line
from facilitator.running.messages import CAPTURE_KINDS
from facilitator.tui.frame import keys
from facilitator.tui.frame.place import Place
from facilitator.tui.keys import before_text
from facilitator.tui.widgets.keys import KeyLine
from facilitator.tui.widgets.say_line import Hint, SayLine

if TYPE_CHECKING:
    from facilitator.tui.frame.line_box import LineBox
    from facilitator.tui.widgets.capture_line import CaptureLine
    from facilitator.tui.widgets.completion import Naming

CAPTURE: Final = "capture"
"""What the line is for unless it is opened for another purpose."""

BEGUN: Final = "begun"
"""What a capture is about that was begun with its sign while another stood half-typed."""

KIND_WORDS: Final = {
    **{sign: CAPTURE_KINDS[kind] for kind, sign in capture.SIGNS.items() if sign},
    **dict.fromkeys("”“„", CAPTURE_KINDS["quote"]),
    capture.PRIVATE: N_("Private note"),
}
"""What the first character of a capture makes of it, in English."""


@lru_cache(maxsize=1)
def _ways(language: Language) -> tuple[Hint, ...]:
    """Say how something is captured."""
    say, key = language.say, language.key
    return (
        Hint(key("capture.open", "i"), say("notes, or begin with")),
        Hint(key("capture.decision", "!"), say("decision")),
        Hint(key("capture.action", ">"), say("action")),
        Hint(key("capture.quote", '"'), say("quote")),
        Hint(key("capture.parking", "#"), say("parked")),
    )


class CapturingPlace(Place):
    """A place where i opens the capture line, and its list has the keys when that is left."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.CAPTURE, *keys.SIGNS]

    def __init__(self) -> None:
        """Begin with nothing put off."""
        super().__init__()
        self._laid_out: LineBox | None = None
        self._aside = ""

    @property
    def _box(self) -> LineBox:
        """The line with what stands beside it, laid out when it is first asked for."""
        if self._laid_out is None:
            from facilitator.tui.frame.line_box import LineBox
            from facilitator.tui.widgets.capture_line import CaptureLine

            placeholder = self.host.language.say(
                'type, or begin with ! decision > action " quote ? question # parking lot'
            )
            field = CaptureLine(
                self.keep, self.leave_line, self.tab, placeholder=placeholder, id="capture"
            )
            self._laid_out = LineBox(field, SayLine(self.host.launch.desk.clock.now, id="told"))
            self.mount(self._laid_out, after=self.query_one(KeyLine))
        return self._laid_out

    def lay_out_line(self) -> None:
        """Have the line ready to be opened."""
        self._box.display = self.typing

    def say(self) -> None:
        """Show in the say line what is to be said now, over the open line what must be seen."""
        super().say()
        if self.is_mounted and self.typing:
            told = self._box.told
            said = self.host.saying.while_typing()
            told.display = said is not None
            told.show(said)
            self._box.corner.show(self.host.saying.corner)

    def hint(self) -> tuple[Hint | str, ...]:
        """Say how something is captured, or what stands in the line half-typed."""
        language = self.host.language
        if text := clean_line(self.typed_text):
            return (Hint(language.key("capture.open", "i"), language.say("goes on with")), text)
        return _ways(language)

    @property
    def capture_line(self) -> CaptureLine:
        """The field."""
        return self._box.field

    @property
    def typed_text(self) -> str:
        """What stands in the field."""
        return self._laid_out.field.text if self._laid_out is not None else ""

    @property
    def typing(self) -> bool:
        """Whether what is typed is text."""
        return self._laid_out is not None and self.focused is self._laid_out.field

    @property
    def unsaved(self) -> bool:
        """Whether there is text that was not kept."""
        return self.is_mounted and bool(self.half_typed)

    @property
    def half_typed(self) -> Mapping[Line, str]:
        """The text that was typed and not kept, by what it was typed for."""
        return dict(self._captures())

    def _captures(self) -> Iterator[tuple[Line, str]]:
        """Give the captures that are half-typed: in the line, and put aside for that."""
        text = self.typed_text
        if self._aside.strip():
            yield (CAPTURE, ""), self._aside
            yield (CAPTURE, BEGUN), text
        elif text.strip():
            yield (CAPTURE, ""), text

    def on_mount(self) -> None:
        """Let what was half-typed when the program ended stand there again.

        Otherwise the line is laid out once the place has been seen, as a field takes its time.
        """
        self.put_back(self.host.drafting.of(self.name or ""))
        # The app takes no calls before what it begins with is drawn; until then a screen's own
        # "after" comes before anything is seen.
        self.app.call_later(self.call_after_refresh, self.lay_out_line)

    def put_back(self, lines: Mapping[Line, str]) -> None:
        """Put half-typed text where it was typed."""
        text, begun = lines.get((CAPTURE, ""), ""), lines.get((CAPTURE, BEGUN), "")
        if begun:
            self._aside, text = text, begun
        if text:
            self.capture_line.put(text)

    def on_text_area_changed(self) -> None:
        """Keep what is typed, and say what becomes of it."""
        self.save_draft()

    def save_draft(self) -> None:
        """Have what is typed on the disk before long, and say what kind of capture it is."""
        self.host.drafting.typed(self.name or "", self.half_typed)
        self._box.kind.show(self.kind_word())

    def kind_word(self) -> str:
        """Say what the first character makes of the text, "" of a plain note."""
        word = KIND_WORDS.get(self.typed_text[:1])
        return f"{self.host.language.say(word)}  " if word else ""

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
        if self.sheet is not None:
            self.set_focus(self.sheet)
            return
        lists = self.query(self.LIST) if self.LIST else ()
        shown = (each for each in lists if each.can_focus and each.display)
        self.set_focus(next(shown, None))

    @cached_property
    def _everybody(self) -> Naming:
        from facilitator.tui.rows.names import Everybody

        return Everybody(self.host)

    def naming(self) -> Naming | None:
        """Say whose names are completed in the line as it is open now."""
        return self._everybody

    def open_capture(self) -> None:
        """Show the line and give it the keys; a question that is open is put off."""
        if self.sheet is not None:
            self.sheet.leave(None)
        self.capture_line.naming = self.naming()
        self._box.display = True
        self._box.told.display = False
        self.set_focus(self.capture_line)
        self.say()

    def close_capture(self) -> None:
        """Let the say line be seen again, and give the keys back."""
        self._box.display = False
        self.focus_list()
        self.say()

    def action_capture(self, sign: str = "") -> None:
        """Open the capture line; what stands in it is still there.

        With a sign a new capture of that kind is begun, and what stood there comes back after it.
        """
        text = self.typed_text
        if sign and not text.startswith(sign):
            self._aside = text if text.strip() else self._aside
            self.capture_line.put(sign)
        self.open_capture()

    def keep(self, text: str) -> None:
        """Keep what was typed; only then is the field emptied, and it stays open for more."""
        if not clean(text).strip():
            self.leave_line()
        elif self.host.note(self.read_line(text)) is not None:
            self.capture_line.put(self._aside)
            self._aside = ""
            self.save_draft()  # or a crash would bring back what was kept

    def leave_line(self) -> None:
        """Go back to single keys; what was typed stays in the field."""
        if self._aside and len(self.typed_text.strip()) <= 1:  # a sign alone
            self.capture_line.put(self._aside)
            self._aside = ""
        self.close_capture()

    def tab(self) -> None:
        """Do what Tab is for while text is typed."""

    def read_line(self, line: str) -> capture.Capture:
        """Read a capture line with the names and the date of this meeting."""
        meeting, today = self.host.meeting, self.host.today()
        if meeting is None:
            return capture.parse(line, today=today)
        return reading.read(meeting.state, line, today)
