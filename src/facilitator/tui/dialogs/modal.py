"""A modal screen lies over another and closes once, however many keys came before it was gone.

The time is in the edge of its box: drawing it on the place behind would redraw the whole screen
every second.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final

from rich.console import RenderableType
from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.geometry import Region
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen, ScreenResultType

from facilitator.core.time.view import View
from facilitator.tui.host import host
from facilitator.tui.widgets.behind import Behind

BOX: Final = Path(__file__).with_name("box.tcss")
"""The looks that all boxes share; a path, since those of other packages are drawn with it too."""


class Modal(ModalScreen[ScreenResultType]):
    """A screen to answer or to look at.

    Textual's own `dismiss` takes away whatever screen is in front. That is another one when a key
    pressed twice has left this one already, or when what was done here raised a question.
    """

    # The terminal's own colours have no paler ones, so there the place behind is not seen.
    DEFAULT_CSS: ClassVar[str] = """
    Modal {
        align: center middle;
        &:ansi { background: $background 60%; }
    }
    """

    _parting: tuple[ScreenResultType | None] | None = None
    _named: Content | None = None
    _edge: Content | None = None

    def on_mount(self) -> None:
        """Let the time stand there from the first."""
        self._show_time_now()

    def name_box(self, name: str) -> None:
        """Let the box have a name, with the time before it."""
        self.query_one(".box").border_title = Content(name)
        self._show_time_now()

    def _show_time_now(self) -> None:
        if host(self).meeting is not None:
            self.show_time(host(self).view())

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with a result; below another screen as soon as that is gone."""
        if self.app.screen is self:
            return super().dismiss(result)
        self._parting = (result,)
        return AwaitComplete()

    def render(self) -> RenderableType:
        """Dim the place behind."""
        drawn = super().render()
        return Behind(drawn.screen, drawn.color) if isinstance(drawn, BackgroundScreen) else drawn

    def renew(self) -> None:
        """Show what is true now: called with each second and when somebody did something."""

    def show_time(self, view: View) -> bool:
        """Let the time that is left stand before the name of the box; False if there is no box."""
        from facilitator.tui.frame.heading import running  # which has sheets of its own

        box = next(iter(self.query(".box")), None)
        if box is None:
            return False
        # The public title is markup, in which not every name reads as it is, and to set it has the
        # whole box drawn anew.
        if box._border_title is not self._edge:  # noqa: SLF001
            self._named = box._border_title  # noqa: SLF001
        time = running(view, host(self).language)
        left = Content.styled(f"{time.sign} {time.left}", f"${time.look} bold") if time else None
        wanted = Content(" · ").join(part for part in (left, self._named) if part)
        if wanted != box._border_title:  # noqa: SLF001
            self._edge = box._border_title = wanted  # noqa: SLF001
            (x, y), width = box.content_offset, box.outer_size.width
            box.refresh(Region(-x, -y, width, 1))
        return True

    def on_screen_resume(self) -> None:
        """Leave now if that had to wait."""
        if self._parting is not None:
            super().dismiss(*self._parting)
