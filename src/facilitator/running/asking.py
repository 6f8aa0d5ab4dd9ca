"""What waits for an answer while a meeting is led, in the order in which it is asked.

Nothing of it opens by itself, and nothing is remembered of it but what was put off: whatever is
true now is there, and is gone when it is true no more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from facilitator.core.base.fields import shared
from facilitator.core.base.span import MINUTE
from facilitator.core.time.view import View
from facilitator.running.prompts.away import times_away
from facilitator.running.prompts.due import due
from facilitator.running.prompts.edited import edits
from facilitator.running.prompts.leftover import leftovers
from facilitator.running.prompts.lost_points import lost_points
from facilitator.running.prompts.lost_speaker import lost_speakers
from facilitator.running.prompts.matter import Matter, Sources
from facilitator.running.prompts.morning import mornings
from facilitator.running.prompts.phone_answers import arrivals
from facilitator.running.prompts.prompt import Key
from facilitator.running.prompts.remote_speaker import lines
from facilitator.running.prompts.unready import unready

NEARER: Final = 2 * MINUTE
"""How much nearer or worse it has to get until what was put off is no longer calm."""

TOPICS: Final[Sequence[Callable[[Sources, View], Iterable[Matter]]]] = (
    lost_points,
    lines,
    lost_speakers,
    unready,
    due,
    mornings,
    times_away,
    leftovers,
    edits,
    arrivals,
)
"""What gives the matters of each kind that hold now, in the order in which they are asked."""

UNSTEERED: Final = (unready, edits, arrivals)
"""Those that are asked where the time is kept on another laptop, too."""


class Waiting(Matter, frozen=True, kw_only=True):
    """A matter in the queue; `calm` while it is put off and did not get much nearer or worse."""

    calm: bool = False


class Asking:
    """The questions that wait for an answer."""

    def __init__(self, of: Sources) -> None:
        """Begin with nothing put off."""
        self._of = of
        self._put_off: dict[Key, tuple[dt.timedelta, dt.timedelta]] = {}
        self._seen: tuple[View, tuple[Waiting, ...]] | None = None

    def waiting(self, here: View) -> tuple[Waiting, ...]:
        """List what waits now, in the order in which it is asked."""
        if self._seen is None or not _same(self._seen[0], here):
            self._seen = here, tuple(self._work_out(here))
        return self._seen[1]

    def put_off(self, key: Key, here: View, nearer: dt.timedelta = NEARER) -> None:
        """Let a question wait calmly, until it is so much `nearer` or worse, or gone in between."""
        for one in self.waiting(here):
            if one.key == key:
                self._put_off[key] = one.pressure, nearer
        self.renew()

    def renew(self) -> None:
        """Work out again what waits: something else than the meeting and the time has changed."""
        self._seen = None

    def _work_out(self, here: View) -> Iterator[Waiting]:
        topics = TOPICS if here.state.sharing.keeps_time else UNSTEERED
        found = [matter for topic in topics for matter in topic(self._of, here)]
        pressures = {matter.key: matter.pressure for matter in found}
        self._put_off = {  # what got better by now may not get so bad again unnoticed
            key: (min(before, pressures[key]), nearer)
            for key, (before, nearer) in self._put_off.items()
            if key in pressures
        }
        ordered = sorted(found, key=lambda each: (self._is_calm(each), not each.urgent))
        for matter in ordered:  # what was put off does not stand before what was not seen yet
            yield shared(Waiting, matter, calm=self._is_calm(matter))

    def _is_calm(self, matter: Matter) -> bool:
        if matter.key not in self._put_off:
            return False
        before, nearer = self._put_off[matter.key]
        return matter.pressure < before + nearer


def _same(one: View, other: View) -> bool:
    """Return whether nothing can be told apart: the same state in the same second."""
    return one.state is other.state and one.plan.now.replace(
        microsecond=0
    ) == other.plan.now.replace(microsecond=0)
