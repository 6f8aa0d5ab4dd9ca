"""The laptops that keep the meeting together, with what is known of each."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.base import signs
from facilitator.core.base.text import clean_line
from facilitator.running.together.listing import in_words
from facilitator.tui.dialogs.sheet import Sheet
from facilitator.tui.host import Host, host


class LaptopList(Sheet):
    """A list of the laptops, this one first, that stays true while it is open."""

    def __init__(self, app: Host) -> None:
        """List them as they are now."""
        super().__init__(app.language.say("Laptops"), list(_lines(app)))

    def renew(self) -> None:
        """List them as they are now."""
        self.show(list(_lines(host(self))))


def _lines(app: Host) -> Iterator[tuple[str, str]]:
    """Write who it is and whether they keep the time, and below it the rest."""
    for laptop in app.led.laptops.listed():
        name, time, *rest = (
            clean_line(app.language.say(each)) for each in in_words(laptop, app.state.zone)
        )
        yield f"{signs.LAPTOP} " + " · ".join(filter(None, (name, time))), "strong"
        yield "  " + " · ".join(filter(None, rest)), "dim"
