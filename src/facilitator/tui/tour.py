"""The tour on the screen: the practice meeting is rehearsed, and ends with its own minutes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from facilitator.core.base.language import by_key, phrase
from facilitator.files.agenda.file import UnreadableFile, read
from facilitator.opening import Request
from facilitator.running import touring
from facilitator.tui.dialogs.tour_end import TourEnd

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp


def begin(app: FacilitatorApp) -> None:
    """Rehearse the practice meeting, with a line that says what to try next."""
    app.touring = touring.Touring()
    today = app.launch.desk.clock.now().astimezone().date()
    app.open_now(touring.opening(app.language.code, today), Request(rehearse=True))
    if app.meeting is None:
        app.touring = None


def end(app: FacilitatorApp) -> None:
    """End the tour: when all of it was done, with the minutes that it made."""
    tour, app.touring = app.touring, None
    app.update()
    app.refresh_bindings()
    path = tour.minutes if tour is not None and tour.step is None else None
    if path is None:
        app.tell(
            phrase(
                "The tour is over; this is still a rehearsal. {q} leaves it.",
                q=by_key("app.leave", "q"),
            )
        )
        return
    try:
        text = read(path)
    except UnreadableFile as problem:
        app.tell(problem.phrase, wrong=True)
        return
    app.clear_notifications()  # they would hide the minutes
    leave = partial(app.leaving.by, app.to_start)
    app.push_screen(TourEnd(path, text, app.language, leave))
