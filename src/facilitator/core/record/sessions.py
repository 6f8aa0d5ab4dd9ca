"""Sessions as they were held: when each ran, stood still, was given time, skipped or left over."""

import datetime as dt
from collections.abc import Iterable
from typing import Final, Literal, Self

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.ids import SessionId
from facilitator.core.base.span import MINUTE, ZERO, Span, cut_to_minutes, took
from facilitator.core.record.fact import Fact

ASKED: Final = MINUTE
"""A time away from which on somebody is asked what it was."""

AwayChoice = Literal["counted", "paused", "ended"]
LeftoverChoice = Literal["next-day", "homework", "dropped"]


class SessionStarted(Fact, frozen=True):
    """The session began; a session that was running ended at the same instant.

    With `hold` the time saved is kept in reserve: that session begins no earlier than planned.
    """

    session: SessionId
    hold: SessionId | None = None


class SessionEnded(Fact, frozen=True):
    """The session ended and none followed at once."""

    session: SessionId


class SessionReopened(Fact, frozen=True):
    """An ended session goes on in a further interval; one that was running is left unfinished."""

    session: SessionId


class SessionSkipped(Fact, frozen=True):
    """The session will not be held; its row stays in the minutes."""

    session: SessionId


class SessionRestored(Fact, frozen=True):
    """A skipped session is in the programme again, at its place and with its planned time."""

    session: SessionId


class Paused(Fact, frozen=True):
    """The clock of the running session stands still from now."""

    session: SessionId


class Resumed(Fact, frozen=True):
    """The paused session goes on."""

    session: SessionId


class Extended(Fact, frozen=True):
    """The running session got more time, or less: `seconds` may be negative."""

    session: SessionId
    seconds: int


class StepStarted(Fact, frozen=True):
    """Step `step` (counted from 1) of the session began, before or after its time had come."""

    session: SessionId
    step: int


class AwaySettled(Fact, frozen=True):
    """What the time between `since` and `until`, when the laptop slept, meant for the session."""

    session: SessionId
    since: dt.datetime
    until: dt.datetime
    choice: AwayChoice

    @property
    def unasked(self) -> bool:
        """Whether nobody was asked: the clock was set back a little, and that was counted."""
        return ZERO > self.until - self.since > -ASKED


class LeftoverSettled(Fact, frozen=True):
    """What happens to the sessions that a day did not get to.

    Those held on the next day come `before` a session of it, else last.
    """

    sessions: tuple[SessionId, ...]
    choice: LeftoverChoice
    before: SessionId | None = None


SessionFact = (
    SessionStarted
    | SessionEnded
    | SessionReopened
    | SessionSkipped
    | SessionRestored
    | Paused
    | Resumed
    | Extended
    | StepStarted
    | AwaySettled
    | LeftoverSettled
)
"""Every fact about how sessions are held."""


LONGEST_ADDED: Final = dt.timedelta(days=366)
"""More than this is never added to a session, nor taken from it, whatever a journal says."""


class Turning(Struct, frozen=True):
    """What made the steps of a session go otherwise, `at` so much of the time that it had used.

    Step `step` (counted from 1) began, or if that is 0 the session was given time (may be
    negative).
    """

    at: dt.timedelta
    step: int = 0
    added: dt.timedelta = ZERO


class Progress(Struct, frozen=True):
    """What happened to one session: when it ran, when it stood still, what time it was given.

    `away` is time not counted as the session's, `added` the time given live (may be negative),
    `settled` until when time away was accounted for, `turnings` what its steps did not do by
    themselves. `due` is when the plan had it begin as it did, `put_off` how much later than at its
    place in the plan it was then to end, and `accepted` how much later still since the rest of the
    day was planned by how it goes, None if it was not; `carried` is how many of its intervals were
    held before it was carried to another day. When the clock was set back, all instants
    are as the clock that was set would have shown them.
    """

    spans: tuple[Span, ...] = ()
    pauses: tuple[Span, ...] = ()
    away: dt.timedelta = ZERO
    added: dt.timedelta = ZERO
    ended: bool = False
    skipped: bool = False
    settled: dt.datetime | None = None
    turnings: tuple[Turning, ...] = ()
    due: dt.datetime | None = None
    put_off: dt.timedelta = ZERO
    accepted: dt.timedelta | None = None
    carried: int = 0

    @property
    def here(self) -> tuple[Span, ...]:
        """When it ran since it was carried to the day that it is planned on, if it was."""
        return self.spans[self.carried :]

    @property
    def later(self) -> dt.timedelta:
        """How much later than at its place in the plan it may end by now."""
        return self.put_off + (self.accepted or ZERO)

    @property
    def begun(self) -> bool:
        """Whether it ever started."""
        return bool(self.spans)

    @property
    def paused(self) -> bool:
        """Whether its clock stands still."""
        return bool(self.pauses) and self.pauses[-1].end is None

    @property
    def over(self) -> bool:
        """Whether nothing more of it is to come."""
        return self.ended or self.skipped

    def halted(self, now: dt.datetime) -> dt.timedelta:
        """Return how long its clock stood still while paused or away."""
        return sum((pause.length(now) for pause in self.pauses), self.away)

    def still(self, now: dt.datetime) -> dt.timedelta:
        """Return how long its clock stood still since the first start, between intervals too."""
        pauses = self.halted(now)
        if self.paused:  # and the clock was set back meanwhile: then nothing passes either
            pauses += min(ZERO, now - self.pauses[-1].start)
        for before, after in zip(self.spans, self.spans[1:], strict=False):
            pauses += max(ZERO, after.start - (before.end or after.start))
        return pauses

    def used(self, now: dt.datetime) -> dt.timedelta:
        """Return how much time the session took, without its pauses; never less than nothing."""
        if not self.spans:
            return ZERO
        since = (self.spans[-1].end or now) - self.spans[0].start
        return max(ZERO, since - self.still(now))  # less if the clock was set back

    def minutes(self, now: dt.datetime) -> dt.timedelta:
        """Return how long its clock ran by the clock times shown of it, in whole minutes."""
        pauses = sum((pause.length(now) for pause in self.pauses), ZERO)
        return max(ZERO, took(self.spans, now) - cut_to_minutes(pauses) - cut_to_minutes(self.away))

    def set_back(self, by: dt.timedelta) -> Self:
        """Return it with all its instants moved, as the clock was set by a negative length."""
        spans = tuple(span.moved(by) for span in self.spans)
        pauses = tuple(pause.moved(by) for pause in self.pauses)
        return replace(self, spans=spans, pauses=pauses)

    def turned(
        self, at: dt.datetime, *, step: int = 0, added: dt.timedelta = ZERO
    ) -> tuple[Turning, ...]:
        """Return its turnings with one that happens now; none comes before an earlier one."""
        last = self.turnings[-1].at if self.turnings else ZERO
        return (*self.turnings, Turning(max(last, self.used(at)), step, added))

    def without(self, since: dt.datetime, until: dt.datetime) -> Self:
        """Return it with the time between two instants as time away, as if it had not run."""
        lost = self.ran(since, until)
        begins = self.ran(self.spans[0].start, since) - self.away
        turnings = tuple(
            replace(each, at=each.at - min(lost, max(ZERO, each.at - begins)))
            for each in self.turnings
        )
        return replace(self, away=self.away + lost, turnings=turnings)

    def ran(self, since: dt.datetime, until: dt.datetime) -> dt.timedelta:
        """Return how long its clock ran between two instants."""
        return _within(self.spans, since, until) - _within(self.pauses, since, until)


def _within(spans: Iterable[Span], since: dt.datetime, until: dt.datetime) -> dt.timedelta:
    """Return how much of the time between two instants lies within the spans."""
    shared = (min(span.end or until, until) - max(span.start, since) for span in spans)
    return sum((length for length in shared if length > ZERO), ZERO)


UNTOUCHED: Final = Progress()
