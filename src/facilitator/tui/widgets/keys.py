"""The line of keys says which keys act now, the most important first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from facilitator.core.base.cells import cells
from facilitator.core.base.language import N_
from facilitator.tui.host import host
from facilitator.tui.widgets.breakpoints import NARROW

AT_THE_END: Final = "app.help"
"""The id of the key that stands at the right and is never left out."""

PALETTE: Final = "ctrl+p"
ALL: Final = N_("All")
"""What finds and does everything, beside the help; in a narrow window the keys get its room."""

GAP: Final = 2

PAIRS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "session.longer-5": ("session.shorter-5", N_("5 min")),
        "programme.longer-5": ("programme.shorter-5", N_("5 min")),
    }
)
"""Keys that stand with the one that does the opposite, by ids, and what the two are called."""


class Key(NamedTuple):
    """A key as it is shown, and what it does."""

    name: str
    words: str


def fitting(keys: Sequence[Key], width: int) -> list[Key]:
    """Pick the keys that fit into a width, with `GAP` blanks between two.

    A key that does not fit is left out whole, and those after it that do fit are shown.
    """
    shown: list[Key] = []
    room = width
    for key in keys:
        if _length(key) <= room:
            shown.append(key)
            room -= _length(key) + GAP
    return shown


def _length(key: Key) -> int:
    return cells(key.name) + 1 + cells(key.words)


class KeyLine(Widget):
    """One line with the keys of the screen it stands on, drawn anew only when they change.

    Textual's own Footer makes a widget of every key and all of them anew with each change, which
    takes more time than everything else that happens when the capture line is opened.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--words"}

    def __init__(self, called: Callable[[str], str | None] = lambda _: "") -> None:
        """Find the keys when they are drawn first, which takes its time, and whenever they change.

        `called` gives what a key of an id is called now, "" for what it is always called, and None
        where there is nothing that it could do now.
        """
        super().__init__()
        self._called = called
        self._drawn: tuple[list[Key], list[Key]] | None = None
        self._stale = False

    def on_mount(self) -> None:
        """Hear of changes."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _: Screen[object]) -> None:
        # Going to a place changes them several times over, by what has the focus among others.
        if self._drawn is not None and not self._stale:
            self._stale = True
            self.call_next(self._find_anew)

    def _find_anew(self) -> None:
        self._stale = False
        found = self._find(self.screen)
        if found != self._drawn:
            self._drawn = found
            self.refresh()

    def _find(self, screen: Screen[object]) -> tuple[list[Key], list[Key]]:
        """List the keys that act now, and those that stand at the end, at the right."""
        shown: dict[str, Key] = {}
        last: list[Key] = []
        active = screen.active_bindings  # worked out anew each time it is asked for
        acting = [each.binding for each in active.values() if each.enabled]
        names = {each.id: self.app.get_key_display(each) for each in reversed(acting) if each.id}
        say = host(self).language.say
        for binding in acting:
            called = self._called(binding.id or "") if binding.show else None
            if called is None or binding.action in shown:
                continue
            key = Key(self.app.get_key_display(binding), called or binding.description)
            other, words = PAIRS.get(binding.id or "", ("", ""))
            if other in names:
                key = Key(f"{key.name} {names[other]}", say(words))
            if binding.id == AT_THE_END:
                last = last or [key]
            else:
                shown[binding.action] = key
        if last and PALETTE in active:
            last.append(Key(PALETTE, say(ALL)))
        return list(shown.values()), last

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """Draw the keys."""
        if self._drawn is None:
            self._drawn = self._find(self.screen)
        keys, found_last = self._drawn
        width = self.content_size.width
        words_style = self.get_component_rich_style("keys--words")
        last = found_last if self.app.size.width >= NARROW else found_last[:1]
        room = width - sum(_length(key) + GAP for key in last)
        left = [each for key in fitting(keys, room) for each in self._segments(key)][1:]
        right = [each for key in last for each in self._segments(key)]
        between = width - Strip(left).cell_length - Strip(right).cell_length
        blanks = [Segment(" " * max(0, between), words_style)]
        return Strip([*left, *blanks, *right]).adjust_cell_length(width, words_style)

    def _segments(self, key: Key) -> list[Segment]:
        key_style = self.get_component_rich_style("keys--key")
        words_style = self.get_component_rich_style("keys--words")
        return [
            Segment(" " * GAP, words_style),
            Segment(key.name, key_style),
            Segment(f" {key.words}", words_style),
        ]
