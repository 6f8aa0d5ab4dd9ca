"""A modal screen lies over another and is left once, however many keys came before it was gone."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType

BOX: Final = Path(__file__).with_name("box.tcss")
"""The looks that all boxes share; a path, since those of other packages are drawn with it too."""


class Modal(ModalScreen[ScreenResultType]):
    """A screen to answer or to look at.

    Textual's own `dismiss` takes away whatever screen is in front. That is another one when a key
    pressed twice has left this one already, or when what was done here raised a question.
    """

    _parting: tuple[ScreenResultType | None] | None = None

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with a result; below another screen as soon as that is gone."""
        if self.app.screen is self:
            return super().dismiss(result)
        self._parting = (result,)
        return AwaitComplete()

    def renew(self) -> None:
        """Show what is true now: called with each second and when somebody did something."""

    def on_screen_resume(self) -> None:
        """Leave now if that had to wait."""
        if self._parting is not None:
            super().dismiss(*self._parting)
