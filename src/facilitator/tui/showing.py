"""Showing lets the screens follow what is true: at once what changed, each second the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.core.time.view import View
from facilitator.running import messages
from facilitator.running.leading import News
from facilitator.tui.dialogs.modal import Modal
from facilitator.tui.frame.place import Place

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp


class Showing:
    """Knows what the screens of the app show, and shows no more anew than has to be."""

    def __init__(self, app: FacilitatorApp) -> None:
        """Show nothing yet."""
        self._app = app
        self._drawn = ""
        self._behind: View | None = None

    def update(self, view: View | None = None) -> None:
        """Let the place in front show what is true now, or the view of it that is at hand.

        So do the screens over it, as long as they are there.
        """
        self._behind = view = view or (self._app.view() if self._app.leading is not None else None)
        self._update_over(view)
        self._update_place(view)

    def _update_second(self, view: View) -> None:
        """Show another second; behind a sheet that tells the time a place shows its minutes."""
        if not self._update_over(view) or not _same_minute(self._behind, view):
            self._behind = view
            self._update_place(view)

    def _update_place(self, view: View | None) -> None:
        for screen in reversed(self._app.screen_stack):
            if isinstance(screen, Place):
                screen.update(view)
                return

    def _update_over(self, view: View | None) -> bool:
        """Let the screens over the place show a view; say whether one of them tells the time."""
        told = False
        for screen in reversed(self._app.screen_stack):
            if isinstance(screen, Place):
                break
            if isinstance(screen, Modal) and screen.is_mounted:
                screen.renew()
                told |= view is not None and screen.show_time(view)
        return told

    def draw(self, news: News) -> None:
        """Show what a beat found: what changed, or another second."""
        plan = news.view.plan
        second = messages.second_shown(plan)
        if news.changed or second != self._drawn:
            self._drawn = second
            self.update(news.view) if news.changed else self._update_second(news.view)
            self._app.title_line.show(messages.title_time(plan, self._app.language))
        else:
            self._app.saying.show()


def _same_minute(before: View | None, now: View) -> bool:
    """Say whether only seconds lie between two views."""
    return (
        before is not None
        and before.state is now.state
        and before.plan.phase is now.plan.phase
        and f"{before.plan.now:%H:%M}" == f"{now.plan.now:%H:%M}"
    )
