"""Help says what each key does in the place it was asked from."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen

from facilitator.core.language import N_
from facilitator.tui.host import host
from facilitator.tui.widgets.plain import Plain


class Help(ModalScreen[None]):
    """The keys of a screen, one a line, in the order in which they are declared."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,f1,enter", "close", N_("Close"), show=False),
    ]

    def __init__(self, of: Screen[None]) -> None:
        """Explain the keys of the screen `of`."""
        super().__init__()
        self._keys = self._explain(of)

    @staticmethod
    def _explain(of: Screen[None]) -> list[tuple[str, str]]:
        keys: dict[str, tuple[list[str], str]] = {}
        for active in of.active_bindings.values():
            binding = active.binding
            if not binding.id or not active.enabled:
                continue
            shown = of.app.get_key_display(binding)
            names, _ = keys.setdefault(binding.action, ([], binding.description))
            if shown not in names and shown.lower() not in names:
                names.append(shown)
        return [(", ".join(names), description) for names, description in keys.values()]

    def compose(self) -> ComposeResult:
        """Lay out the keys in two columns, and how a capture line is written."""
        say = host(self.app).language.say
        half = (len(self._keys) + 1) // 2
        with VerticalScroll(id="help") as box:
            box.border_title = Content(say("Keys"))
            box.border_subtitle = Content(say("Escape closes this help."))
            with Horizontal(id="keys"):
                yield Plain(_columns(self._keys[:half]))
                yield Plain(_columns(self._keys[half:]))
            yield Plain(say("In the capture line"), classes="help-heading")
            yield Plain(
                say(
                    "! decision\n> action, with @who and due 2026-05-31\n"
                    '" quote -- who said it\n? question\n# parking lot\n'
                    "Enter keeps it, Escape leaves the line. Anything else is a note."
                )
            )

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def _columns(keys: list[tuple[str, str]]) -> Content:
    """Write keys and what they do below each other."""
    width = max((cell_len(key) for key, _ in keys), default=0)
    lines = [
        Content.assemble((f"{key:>{width}}", "bold $text-accent"), "  ", Content(words))
        for key, words in keys
    ]
    return Content("\n").join(lines)
