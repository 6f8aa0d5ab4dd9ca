"""The line of keys says which keys act now, the most important first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from facilitator.core.base.language import N_
from facilitator.tui.host import host

PLACE: Final = "place."
"""What the ids of keys that go to places begin with."""

PLACES: Final = N_("Places")

AT_THE_END: Final = "app.help"
"""The id of the key that stands at the right and is never left out."""

PALETTE: Final = "ctrl+p"
ALL: Final = N_("All")
"""What finds and does everything, beside the help."""


class Key(NamedTuple):
    """A key as it is shown, and what it does."""

    name: str
    words: str


def gathered(keys: Sequence[tuple[str, Key]], words: str) -> Iterator[Key]:
    """Give the keys, each after its id, with those that go to places as one where they can be.

    That is when each of them is a digit: there is no room for all, and one tells of the others.
    """
    places = [key.name for id_, key in keys if id_.startswith(PLACE)]
    as_one = len(places) > 1 and all(name.isdigit() for name in places)
    for id_, key in keys:
        if not (as_one and id_.startswith(PLACE)):
            yield key
        elif key.name == places[0]:
            yield Key(f"{min(places)}\N{EN DASH}{max(places)}", words)


def fitting(keys: Sequence[Key], width: int) -> tuple[list[Key], int]:
    """Pick the keys that fit into a width, and say how many blanks stand between two.

    A key that does not fit is left out whole, and those after it that do fit are shown.
    """
    lengths = [_length(key) for key in keys]
    if sum(lengths) + 2 * (len(keys) - 1) <= width:
        return list(keys), 2
    shown: list[Key] = []
    room = width
    for key, length in zip(keys, lengths, strict=True):
        if length <= room:
            shown.append(key)
            room -= length + 1
    return shown, 1


def _length(key: Key) -> int:
    return cell_len(key.name) + 1 + cell_len(key.words)


class KeyLine(Widget):
    """One line with the keys of the screen it stands on, drawn anew only when they change.

    Textual's own Footer makes a widget of every key and all of them anew with each change, which
    takes more time than everything else that happens when the capture line is opened.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--words"}

    def __init__(self) -> None:
        """Show no keys until the screen has said which there are."""
        super().__init__()
        self._keys: list[Key] = []
        self._last: list[Key] = []

    def on_mount(self) -> None:
        """Hear of changes."""
        self._changed(self.screen)
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        keys, last = self._find(screen)
        if (keys, last) != (self._keys, self._last):
            self._keys, self._last = keys, last
            self.refresh()

    def _find(self, screen: Screen[object]) -> tuple[list[Key], list[Key]]:
        """List the keys that act now, and those that stand at the end, at the right."""
        told: set[str] = set()
        shown: list[tuple[str, Key]] = []
        last: list[Key] = []
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.action not in told:
                told.add(binding.action)
                key = Key(self.app.get_key_display(binding), binding.description)
                if binding.id == AT_THE_END:
                    last.append(key)
                else:
                    shown.append((binding.id or "", key))
        say = host(self).language.say
        if last and PALETTE in screen.active_bindings:
            last.append(Key(PALETTE, say(ALL)))
        return list(gathered(shown, say(PLACES))), last

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """Draw the keys."""
        width = self.content_size.width
        words_style = self.get_component_rich_style("keys--words")
        room = width - sum(_length(key) + 2 for key in self._last)
        keys, gap = fitting(self._keys, room)
        left = [segment for key in keys for segment in self._segments(key, gap)][1:]
        right = [segment for key in self._last for segment in self._segments(key, 2)]
        between = width - Strip(left).cell_length - Strip(right).cell_length
        blanks = [Segment(" " * max(0, between), words_style)]
        return Strip([*left, *blanks, *right]).adjust_cell_length(width, words_style)

    def _segments(self, key: Key, gap: int) -> list[Segment]:
        key_style = self.get_component_rich_style("keys--key")
        words_style = self.get_component_rich_style("keys--words")
        return [
            Segment(" " * gap, words_style),
            Segment(key.name, key_style),
            Segment(f" {key.words}", words_style),
        ]
