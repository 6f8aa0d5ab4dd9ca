"""Help says what each key does in the place it was asked from; typing narrows it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final, NamedTuple

from rich.cells import cell_len
from textual import events, on
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen

from facilitator.core.base.cells import fit, wrapped
from facilitator.core.base.language import N_, Language
from facilitator.tui.dialogs.modal import BOX
from facilitator.tui.dialogs.narrowing import Narrowing
from facilitator.tui.frame.capturing import CapturingPlace
from facilitator.tui.host import host
from facilitator.tui.keys import key, sentences
from facilitator.tui.widgets.rows import Piece, Rows

HERE: Final = N_("Here")
EVERYWHERE: Final = N_("In every place")
LINE: Final = N_("In the capture line")

COMMON: Final = ("app.", "meeting.", "place.", "list.")

SIGNS: Final = (
    ("!", N_("decision")),
    (">", N_("action, with @who and due 2026-05-31")),
    ('"', N_("quote -- who said it")),
    ("?", N_("question")),
    ("#", N_("parking lot")),
    ("=", N_("summary of the running session, or of the meeting when nothing runs")),
    ("%", N_("private note, which only you can list: in Notes")),
    ("", N_("Anything else is a note. Enter keeps it, Esc leaves the line.")),
)
"""What the first character in the capture line means."""

MARGIN: Final = 6
"""Cells of the box that are not text: border, padding and scrollbar."""

WIDEST: Final = 110
NARROWEST: Final = 20
ROOM_FOR_NAMES: Final = 80
"""From this many cells on, the short names that the line of keys shows stand there too."""


class Line(NamedTuple):
    """A line of the help: a key (none when it goes on or is a heading), its words, and its look."""

    key: str
    words: str
    look: str = ""
    name: str = ""


class Entry(NamedTuple):
    """A key: how it is shown, its short name and what it does, and the part it belongs to."""

    key: str
    name: str
    words: str
    part: str


class Help(Narrowing):
    """The keys of a screen, one a line, those of this place first."""

    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("help.tcss")]
    BOX = "help"
    KEYS = N_("Esc closes this help.")
    HINT = N_("Type to search, such as “undo” or “minute”.")
    NOTHING = N_("no key does that here")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("f1", "cancel", N_("Close"), tells=N_("Closes this."), show=False),
    ]

    def __init__(self, of: Screen[None]) -> None:
        """Explain the keys of the screen `of`."""
        language = host(of).language
        super().__init__(language)
        self._entries = _explain(of, language)
        self._lines: list[Line] = []

    def on_mount(self) -> None:
        """Name the box."""
        self.query_one("#help").border_title = Content(self.language.say("Keys"))

    def match(self, typed: str) -> bool:
        """List the keys whose name or sentence holds the text, or that are the text itself."""
        found = [each for each in self._entries if _holds(each, typed)]
        found.sort(key=lambda each: bool(typed) and typed not in _keys(each))  # a key comes first
        self._lines = list(self._laid_out(found))
        self.rows.show(len(self._lines))
        return bool(found)

    def _laid_out(self, found: list[Entry]) -> list[Line]:
        width = max((cell_len(each.key) for each in found), default=0)
        room = max(NARROWEST, min(WIDEST, self.app.size.width) - MARGIN - width - 2)
        names = 0
        if room >= ROOM_FOR_NAMES:
            names = max((cell_len(each.name) for each in found), default=0) + 2
            room -= names
        lines: list[Line] = []
        part = ""
        for each in found:
            if each.part != part:
                part = each.part
                lines.append(Line("", self.language.say(part), "heading"))
            for number, words in enumerate(wrapped(each.words, room, len(each.words))):
                key = each.key if number == 0 else ""
                name = fit(each.name if number == 0 else "", names)
                lines.append(Line(" " * (width - cell_len(key)) + key, words, name=name))
        return lines

    def choosable(self, row: int) -> bool:
        """Say whether a row is a key, and no heading."""
        return self._lines[row].look != "heading"

    def choose_first(self) -> None:
        """Put the cursor on the first key, in view with its heading."""
        self.rows.cursor_row = 1 if len(self._lines) > 1 else -1

    def draw(self, row: int, width: int) -> list[Piece]:
        """Draw a line."""
        line = self._lines[row]
        if line.look == "heading":
            return [(fit(line.words, width), "heading")]
        room = max(0, width - cell_len(line.key) - 2 - cell_len(line.name))
        name = (line.name, "strong")
        return [(line.key, "accent"), ("  ", ""), name, (fit(line.words, room), "")]

    def on_key(self, event: events.Key) -> None:
        """Close by the key that opened it, as long as nothing was typed."""
        if event.character == "?" and not self.typed:
            event.stop()
            event.prevent_default()
            self.dismiss(None)

    @on(Rows.Chosen)
    def close(self) -> None:
        """Close by Enter too."""
        self.dismiss(None)


def _holds(each: Entry, typed: str) -> bool:
    texts = (each.name, each.words)
    return typed in _keys(each) or any(typed in text.casefold() for text in texts)


def _keys(each: Entry) -> list[str]:
    return each.key.casefold().split(", ")


def _explain(of: Screen[None], language: Language) -> list[Entry]:
    """List the keys that act on a screen, its own first, and how its capture line is written."""
    keys: dict[str, tuple[list[str], Entry]] = {}
    for active in of.active_bindings.values():
        binding = active.binding
        if not binding.id or not active.enabled:
            continue
        shown = of.app.get_key_display(binding)
        words = language.say(sentences(type(active.node))[binding.id])
        part = EVERYWHERE if binding.id.startswith(COMMON) else HERE
        entry = Entry("", binding.description, words, part)
        names, _ = keys.setdefault(binding.action, ([], entry))
        if shown not in names and shown.lower() not in names:
            names.append(shown)
    entries = [entry._replace(key=", ".join(names)) for names, entry in keys.values()]
    entries.sort(key=lambda each: each.part != HERE)
    if not isinstance(of, CapturingPlace):
        return entries
    signs = [Entry(key, "", language.say(words), LINE) for key, words in SIGNS]
    return entries + signs
