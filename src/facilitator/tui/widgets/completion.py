"""A line in which names are completed, and the box above it with those that fit.

The box takes no key but Tab and the arrows up and down, and these only while it is open. After the
sign of a mention it opens by itself; elsewhere Tab opens it, if what stands there begins a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final, Protocol

from textual import events, on
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import TextArea

from facilitator.core.base.cells import cells, one_line
from facilitator.core.notes.completion import Completion, Offer
from facilitator.tui.widgets import panel
from facilitator.tui.widgets.inks import Piece, inks, length, shortened
from facilitator.tui.widgets.whole_line import WholeLine

MOST: Final = 6
"""So many names are in view at once."""
WIDTH: Final = 48


class Naming(Protocol):
    """What is completed in a line, and the words for it."""

    @property
    def title(self) -> str:
        """What stands over the names."""

    @property
    def keys(self) -> str:
        """What the keys do."""

    def complete(self, line: str, caret: int, *, asked: bool) -> Completion | None:
        """Complete what stands before the caret; of a plain word only when asked."""

    def remark(self, offer: Offer) -> tuple[str, str]:
        """Say who is offered, and what there is to know of them."""

    def more(self, count: int) -> str:
        """Say how many names there are more."""


class CompletionBox(Widget):
    """The names that fit, one of them chosen."""

    DEFAULT_CSS: ClassVar[str] = """
    CompletionBox { layer: above; dock: top; height: auto; }
    """

    def __init__(self, naming: Naming, of: Completion) -> None:
        """Show what is offered, the first one chosen."""
        super().__init__()
        self._naming = naming
        self.of = of
        self.chosen = 0

    def show(self, of: Completion) -> None:
        """Offer something else; what was chosen is chosen no more if it is not offered."""
        if of.offers != self.of.offers:
            self.chosen = 0
        self.of = of
        self.styles.height = self.rows + panel.SIDES
        self.refresh()

    def step(self, by: int) -> None:
        """Choose another one."""
        self.chosen = (self.chosen + by) % len(self.of.offers)
        self.refresh()

    @property
    def rows(self) -> int:
        """How many names are in view."""
        return min(MOST, len(self.of.offers))

    def place(self, line: Region, caret: Offset) -> None:
        """Lie above a line, or below it where there is no room; names stand over what is typed.

        Above a line that is not laid out yet there is no place, and so nothing to be seen.
        """
        self.styles.visibility = "visible" if line.area else "hidden"
        screen = self.screen.size
        width, height = min(WIDTH, screen.width), self.rows + panel.SIDES
        left = caret.x - cells(self.of.typed) - panel.MARGIN // 2
        top = line.y - height if line.y >= height else line.bottom
        self.styles.width, self.styles.height = width, height
        where = Offset(max(0, min(left, screen.width - width)), top)
        if where != self.absolute_offset:
            self.absolute_offset = where
            self.refresh(layout=True)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        lines = self._draw()
        return lines[y] if y < len(lines) else Strip.blank(self.content_size.width)

    def _draw(self) -> list[Strip]:
        width, ink = self.content_size.width, inks(self)
        first = max(0, min(self.chosen - MOST + 1, len(self.of.offers) - MOST))
        below = len(self.of.offers) - first - self.rows
        edge = panel.Panel(
            title=self._naming.title,
            standing="accent",
            keys=(self._naming.keys,),
            below=self._naming.more(below) if below > 0 else "",
            ground="box",
        )
        rows = [
            panel.row(edge, ink, width, list(self._row(offer, width)), cursor=at == self.chosen)
            for at, offer in enumerate(self.of.offers[first : first + self.rows], first)
        ]
        return panel.draw(edge, ink, width, self.rows + panel.SIDES, rows)

    def _row(self, offer: Offer, width: int) -> Iterator[Piece]:
        """Give a name, its typed letters marked, and at the right who that is."""
        room = max(0, width - panel.MARGIN)
        words, remark = map(one_line, self._naming.remark(offer))
        least = min(cells(remark), room // 3)
        name = shortened(_marked(words, offer, self.of.typed), room - least - 1)
        beside = shortened([(remark, "muted")], room - length(name) - 1)
        yield from name
        yield " " * (room - length(name) - length(beside)), ""
        yield from beside


def _marked(words: str, offer: Offer, typed: str) -> list[Piece]:
    if offer.known is None:
        return [(words, "muted")]
    if offer.at < 0 or len(words.casefold()) != len(words):
        return [(words, "")]
    end = offer.at + len(typed)
    return [(words[: offer.at], ""), (words[offer.at : end], "accent bold"), (words[end:], "")]


class CompletingLine(WholeLine):
    """A text area that completes names while `naming` says which."""

    naming: Naming | None = None
    _box: CompletionBox | None = None
    _asked = False
    completes_now = False
    """Whether Tab has a name to fill in, or several to show."""

    @on(TextArea.Changed)
    @on(TextArea.SelectionChanged)
    def offer_names(self) -> None:
        """Offer the names that fit what was typed."""
        found = self._found(asked=self._asked)
        if found is None:
            self._asked = False
        self._show(found)
        could = found is not None or (self.asks and self._found(asked=True) is not None)
        if could != self.completes_now:
            self.completes_now = could
            self.refresh_bindings()

    def _on_focus(self, event: events.Focus) -> None:
        super()._on_focus(event)
        self.offer_names()

    def _on_blur(self, event: events.Blur) -> None:
        super()._on_blur(event)
        self._asked = False
        self._show(None)

    def completes(self, event: events.Key) -> bool:
        """Take a key that is for the names; say whether it was."""
        match event.key:
            case "tab":
                return self._fill_in()
            case "up" | "down" if self._box is not None:
                self._box.step(1 if event.key == "down" else -1)
                return True
            case _:
                return False

    def _fill_in(self) -> bool:
        """Fill in the chosen name; of several that nobody saw yet, show them."""
        found = self._found(asked=self.asks or self._asked)
        if found is None:
            return False
        chosen = self._box.chosen if self._box and self._box.of.offers == found.offers else 0
        if self._box is None and not found.mention and len(found.offers) > 1:
            self._asked = True
            self._show(found)
            return True
        row, _ = self.cursor_location
        text, caret = found.filled(self.document.get_line(row), chosen)
        self._asked = False
        self.replace(text, (row, 0), (row, len(self.document.get_line(row))))
        self.move_cursor((row, caret))
        return True

    asks: ClassVar[bool] = False
    """Whether Tab asks for the names that a plain word begins."""

    def _found(self, *, asked: bool) -> Completion | None:
        if self.naming is None or not self.has_focus or self.selection.start != self.selection.end:
            return None
        row, column = self.cursor_location
        return self.naming.complete(self.document.get_line(row), column, asked=asked)

    def _show(self, found: Completion | None) -> None:
        """Open the box, show something else in it, or close it."""
        if found is None:
            if self._box is not None:
                self._box.remove()
                self._box = None
                self.refresh_bindings()
            return
        if self._box is None and self.naming is not None:
            self._box = CompletionBox(self.naming, found)
            self.screen.mount(self._box)
            self.refresh_bindings()
        elif self._box is not None:
            self._box.show(found)
        self._place()

    def on_mount(self) -> None:
        """Let the box follow the line, which has no place before it is laid out, and may grow."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self._place())

    def _place(self) -> None:
        if self._box is not None:
            self._box.place(self.over, self.cursor_screen_offset)

    @property
    def over(self) -> Region:
        """What the box lies above."""
        return Region(*self.cursor_screen_offset, 1, 1)
