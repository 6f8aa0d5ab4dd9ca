"""A spoken screen shows its keys in the user's language."""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.keys import key_to_character
from textual.screen import Screen
from textual.widget import Widget

from facilitator.tui.frame.ask_sheet import AskSheet
from facilitator.tui.host import Host, host
from facilitator.tui.keys import order
from facilitator.tui.widgets.too_small import TooSmall

LEAST_COLUMNS: Final = 60
LEAST_LINES: Final = 16

SIGNS: Final = frozenset({"plus", "minus", "add", "subtract", "decimal"})
"""The keys that are text and whose names Textual does not take for characters."""


class SpokenScreen(Screen[None]):
    """A screen whose bindings are described in English and shown translated."""

    # The first field on a screen would take the keys that are meant for the meeting.
    AUTO_FOCUS = ""

    LIST: ClassVar[type[Widget] | None] = None
    """The widget that gets the keys first while no text is typed, if one does."""

    @property
    def host(self) -> Host:
        """The app behind this screen."""
        return host(self)

    @property
    def typing(self) -> bool:
        """Whether keys are letters of a text now."""
        return False

    def renew(self) -> None:
        """Show what time brings while no meeting is open."""

    def too_small(self) -> ComposeResult:
        """Lay out what covers the screen while the terminal is too small for it."""
        yield TooSmall(self.host.language, LEAST_COLUMNS, LEAST_LINES)

    def on_screen_resume(self) -> None:
        """Use the keys that the user gave to what can be done here."""
        self.host.use_keys(type(self).__name__)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that act now, described in the user's language.

        The line of keys shows them in this order and leaves out what does not fit: those of the
        line that has the keys come first, then those that this screen lists, as it lists them.
        """
        say = self.host.language.say
        typing = self.typing
        asked = self.focused if isinstance(self.focused, AskSheet) else None
        spoken = {
            key: active._replace(binding=_in_words(active.binding, say(active.binding.description)))
            for key, active in super().active_bindings.items()
            if not (typing and _types_something(key))
            and (asked is None or active.node is asked or active.binding.id == "app.help")
        }
        return dict(sorted(spoken.items(), key=lambda item: self._rank(item[1].binding.id or "")))

    def _rank(self, id_: str) -> int:
        if id_.startswith("line."):
            return -1
        listed = order(type(self))
        return listed.get(id_, len(listed) + id_.startswith(("app.", "meeting.", "place.")))


@lru_cache(maxsize=2048)
def _in_words(binding: Binding, words: str) -> Binding:
    """Give a key as it is described in a language."""
    return dataclasses.replace(binding, description=words)


def _types_something(key: str) -> bool:
    """Say whether a key, pressed while text is typed, is text itself."""
    character = key_to_character(key)
    return key in SIGNS or (character is not None and character.isprintable())
