"""The moment is what Run is about now: a session that runs, one to come, or a day that is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.language import Language, clock_time
from facilitator.core.base.span import ZERO, whole
from facilitator.core.record import stage as stages
from facilitator.core.record.state import State
from facilitator.core.time.day_bar import DayBar, day_bar
from facilitator.core.time.schedule import Row, Schedule, day_at
from facilitator.core.time.view import View
from facilitator.tui.places.run.tally import Tally, tally
from facilitator.tui.widgets.labelled import Field


class Stage(Enum):
    """How far the meeting has come."""

    BEFORE = auto()
    """The next session is to begin today."""
    RUNNING = auto()
    BETWEEN = auto()
    """The day is over; another one follows."""
    OVER = auto()
    """Nothing is to come."""


class Moment(Struct, frozen=True, eq=False):
    """A view of the meeting with what all panels need.

    `today` is the day (counted from 0) that it is: the first one lasts until midnight, whatever is
    to come. `day` is the one whose sessions are shown.
    """

    state: State
    plan: Schedule
    language: Language
    stage: Stage
    today: int
    day: int
    bar: DayBar | None
    tally: Tally
    keys: Mapping[str, str] = {}
    """The keys that the user gave other meanings, by the ids of these."""

    @property
    def row(self) -> Row | None:
        """The session that runs, or else the next."""
        return self.plan.current or self.plan.following

    @property
    def here(self) -> str:
        """The id of that session, "" if there is none."""
        return self.row.session.id if self.row is not None else ""

    @property
    def now(self) -> dt.datetime:
        """The instant."""
        return self.plan.now

    @property
    def zone(self) -> ZoneInfo:
        """The meeting's time zone."""
        return self.state.zone

    def say(self, text: str, /, **values: object) -> str:
        """Say it in the user's language."""
        return self.language.say(text, **values)

    def key(self, id_: str, usual: str) -> str:
        """Name the key of an act: the user's, or else the usual one."""
        first, *_ = self.keys.get(id_, "").split(",")
        return first.strip() or self.say(usual)

    def hint(self, id_: str, usual: str, words: str) -> str:
        """Say what a key does: "g go to"."""
        return f"{self.key(id_, usual)} {self.say(words)}"

    def clock(self, instant: dt.datetime) -> str:
        """Write an instant as a clock time."""
        return clock_time(instant, self.zone)

    def rows_of(self, day: int) -> Sequence[Row]:
        """List the sessions of a day (counted from 0)."""
        return [row for row in self.plan.rows if row.slot.day == day]

    def ahead(self) -> Sequence[Row]:
        """List the sessions of the day that come after the one that runs, or is next."""
        return [
            row
            for row in self.rows_of(self.day)
            if row.expected_end is not None and row.session.id != self.here
        ]


Live = Callable[[Moment], Field]
"""A field whose time goes by: it is worked out every second."""


def moment(
    view: View,
    language: Language,
    before: Moment | None = None,
    *,
    keys: Mapping[str, str] = {},
) -> Moment:
    """Say what Run is about; of the one `before` is kept what a second does not change."""
    state, plan = view
    if before is not None and same(before, view):
        return replace(before, plan=plan)
    today = day_at(state, plan.now)
    stage = _stage(plan, today)
    here = plan.current or (plan.following if stage is Stage.BETWEEN else None)
    day = here.slot.day if here is not None else today
    counts = tally(state, (before.state, before.tally) if before is not None else None)
    bar = day_bar(state, plan, day)
    return Moment(state, plan, language, stage, today, day, bar, counts, keys)


def same(before: Moment, view: View) -> bool:
    """Say whether only seconds have passed, in which no time but those that count down changed.

    All others are shown as clocks show them, though each second of a pause, or of a session that is
    over its time, puts off what is to come.
    """
    one, other = before.plan, view.plan
    return (
        before.state is view.state
        and one.phase is other.phase
        and whole(one.now) == whole(other.now)
        and _seen(before.state.stage, one.now) == _seen(view.state.stage, other.now)
        and (one.rows == other.rows or _told(one) == _told(other))
    )


def _told(plan: Schedule) -> list[object]:
    """Give what is shown of the times of a plan, but for those that count down."""
    told: list[object] = [
        (
            row.status,
            row.conflict,
            row.due,
            whole(row.begins),
            whole(row.awaited),
            whole(row.expected_end) if row.expected_end is not None else None,
        )
        for row in plan.rows
    ]
    if plan.fixed_point is not None:
        told.append(plan.fixed_point.missed(plan.now))
    return told


def _seen(stage: stages.Stage, now: dt.datetime) -> tuple[str, bool, bool]:
    """Give what of the room's screen goes by itself: its message, and how a countdown stands."""
    running = stage.counting(now)
    counts = running is not None and running.left(now) > ZERO
    return stage.message_at(now), running is not None, counts


def _stage(plan: Schedule, today: int) -> Stage:
    if plan.current is not None:
        return Stage.RUNNING
    if plan.following is None:
        return Stage.OVER
    return Stage.BETWEEN if plan.following.slot.day > today else Stage.BEFORE
