"""What Textual offers no way to do: set the terminal's title. Nothing else here writes to it."""

from __future__ import annotations

from typing import Any

from textual.app import App

from facilitator.core.base.text import clean_line

PUSH_TITLE = "\x1b[22;2t"
POP_TITLE = "\x1b[23;2t"
LONGEST = 80


class Title:
    """The terminal's title, set while the app runs and given back afterwards."""

    def __init__(self, app: App[Any]) -> None:
        """Use the terminal that `app` runs in."""
        self._app = app
        self._shown = ""

    def open(self) -> None:
        """Remember the title the terminal has."""
        self._write(PUSH_TITLE)

    def show(self, text: str) -> None:
        """Set the title, when it is another than before."""
        text = clean_line(text)[:LONGEST]
        if text != self._shown:
            self._shown = text
            self._write(f"\x1b]2;{text}\x1b\\")

    def close(self) -> None:
        """Give back the title that was there."""
        self._write(POP_TITLE)

    def _write(self, sequence: str) -> None:
        # The driver is private, but it is the only writer to the terminal, so nothing is mixed up.
        driver = self._app._driver  # noqa: SLF001
        if driver is not None and not self._app.is_headless and not self._app.is_web:
            driver.write(sequence)
