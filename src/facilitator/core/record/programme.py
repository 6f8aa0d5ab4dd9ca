"""The programme is the agenda's days as they were changed live: what is planned now.

The agenda stays what its author wrote; the plan is made of the programme. Changing it never fails:
a session that is not there is not changed, one that comes after an unknown one comes last.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.ids import SessionId
from facilitator.core.base.span import DAY_MINUTES
from facilitator.core.record.agenda import Day, Session, SessionKind, Starts, Step
from facilitator.core.record.fact import Fact

Minutes = tuple[tuple[SessionId, int], ...]
"""Pairs of a session and whole minutes."""


# The programme, changed live: a day is counted from 1, lengths are whole minutes


class SessionAdded(Fact, frozen=True):
    """A session not in the agenda is held on `day` after another, or first of all.

    `session` is an id unique in the meeting.
    """

    session: SessionId
    title: str
    minutes: int
    day: int
    after: SessionId | None = None
    session_kind: SessionKind = "discussion"


class SessionMoved(Fact, frozen=True):
    """The session is held on `day` after another, or first of all."""

    session: SessionId
    day: int
    after: SessionId | None = None


class SessionChanged(Fact, frozen=True):
    """A session that has not begun was replanned, all of it as said here.

    `start` is a local clock time, if it has one of its own.
    """

    session: SessionId
    title: str
    minutes: int
    shortest: int
    start: dt.time | None = None
    starts: Starts = "fixed"
    priority: int = 1
    optional: bool = False


class SessionSplit(Fact, frozen=True):
    """The last `minutes` of a session became one of its own, `rest`, held on `day` after another.

    A running session has so much less time left.
    """

    session: SessionId
    rest: SessionId
    title: str
    minutes: int
    day: int
    after: SessionId | None = None


class Rebalanced(Fact, frozen=True):
    """The rest of the day was replanned to make up for a delay.

    `durations` are the new lengths of sessions, `delays` the minutes that are planned to pass
    before a session, `shifted` by how much later the own start of a session is, `skipped` what
    will not be held.
    """

    durations: Minutes = ()
    delays: Minutes = ()
    shifted: Minutes = ()
    skipped: tuple[SessionId, ...] = ()


class LatenessAccepted(Fact, frozen=True):
    """It is accepted that a session with a start of its own begins late, and further `sessions`."""

    session: SessionId
    sessions: tuple[SessionId, ...] | None = None

    @property
    def all(self) -> tuple[SessionId, ...]:
        """Every session that it is accepted of."""
        return (self.session, *(self.sessions or ()))


ProgrammeFact = (
    SessionAdded | SessionMoved | SessionChanged | SessionSplit | Rebalanced | LatenessAccepted
)
"""Every fact that changes the programme."""


class Programme(Struct, frozen=True):
    """The days with their sessions in the order in which they are to be held.

    `delays` are minutes planned to pass before a session that otherwise follows at once, `cut`
    names the sessions left out that no time is planned for any more, `accepted` those with a start
    of their own that may begin late, `rests` says of which session another is the rest.
    """

    days: tuple[Day, ...] = ()
    delays: Mapping[SessionId, int] = {}
    cut: frozenset[SessionId] = frozenset()
    accepted: frozenset[SessionId] = frozenset()
    rests: Mapping[SessionId, SessionId] = {}

    def session(self, id_: SessionId) -> Session | None:
        """Give the session with this id, or None."""
        return next((s for day in self.days for s in day.sessions if s.id == id_), None)

    def day_of(self, id_: SessionId) -> int | None:
        """Give the day (counted from 0) on which a session is held, or None."""
        return next((i for i, day in enumerate(self.days) if id_ in ids(day)), None)

    def before(self, id_: SessionId) -> SessionId | None:
        """Give the session that a session comes after on its day, None for the first."""
        day = self.day_of(id_)
        if day is None:
            return None
        order = ids(self.days[day])
        position = order.index(id_)
        return order[position - 1] if position else None

    def origins(self, id_: SessionId) -> Iterator[SessionId]:
        """Name the session that one is the rest of, the one that is the rest of, and so on."""
        seen: set[SessionId] = set()
        while id_ in self.rests and id_ not in seen:
            seen.add(id_)
            id_ = self.rests[id_]
            yield id_


EMPTY: Final = Programme()


def ids(day: Day) -> list[SessionId]:
    """List the ids of a day's sessions."""
    return [session.id for session in day.sessions]


# What changes it


def apply(programme: Programme, fact: ProgrammeFact) -> Programme:
    """Fold a fact that changes the programme."""
    match fact:
        case SessionAdded():
            return insert(programme, _added(fact), fact.day - 1, fact.after)
        case SessionMoved(session, day, after):
            found = programme.session(session)
            return insert(programme, found, day - 1, after) if found else programme
        case SessionChanged():
            edited = edit(programme, fact.session, **_changes(fact))
            return _undelayed(edited, fact.session) if fact.start else edited
        case SessionSplit():
            return _split(programme, fact)
        case Rebalanced():
            return _rebalanced(programme, fact)
        case LatenessAccepted():
            return replace(programme, accepted=programme.accepted | {*fact.all})


def insert(programme: Programme, session: Session, day: int, after: SessionId | None) -> Programme:
    """Hold a session on a day (counted from 0) after another, and no more where it was before.

    After None it is the day's first, after a session that the day does not have its last. Minutes
    planned to pass there pass before it, and those before it where it was before what followed it.
    """
    if not programme.days or after == session.id:
        return programme
    left = _without(programme, session.id)
    return _take_delay(put_in_place(left, session, day, after), session)


def put_in_place(left: Programme, session: Session, day: int, after: SessionId | None) -> Programme:
    """Put a session that is nowhere else into a day after another."""
    day = min(max(day, 0), len(left.days) - 1)
    order = ids(left.days[day])
    position = len(order)
    if after is None:
        position = 0
    elif after in order:
        position = order.index(after) + 1
    sessions = list(left.days[day].sessions)
    sessions.insert(position, session)
    return _with_day(left, day, sessions)


def edit(programme: Programme, id_: SessionId, **changes: object) -> Programme:
    """Change what is planned of one session."""
    day = programme.day_of(id_)
    if day is None:
        return programme
    sessions = [replace(s, **changes) if s.id == id_ else s for s in programme.days[day].sessions]
    return _with_day(programme, day, sessions)


def carry(
    programme: Programme, id_: SessionId, day: int, before: SessionId | None = None
) -> Programme:
    """Hold a session on another day (counted from 0), without a start of its own.

    It comes before another session, or last where that is not on the day.
    """
    session = programme.session(id_)
    day = min(max(day, 0), len(programme.days) - 1)
    if session is None or day == programme.day_of(id_):
        return programme
    order = ids(programme.days[day])
    place = order.index(before) if before in order else len(order)
    after = order[place - 1] if place else None
    return insert(programme, replace(session, start=None), day, after)


def hold(programme: Programme, id_: SessionId, clock: dt.time) -> Programme:
    """Let a session begin no earlier than a local clock time."""
    return _undelayed(edit(programme, id_, start=clock, starts="not-before"), id_)


def _added(fact: SessionAdded) -> Session:
    minutes = _minutes(fact.minutes)
    return Session(
        id=fact.session,
        title=fact.title,
        kind=fact.session_kind,
        duration=minutes,
        shortest=minutes,
    )


def _changes(fact: SessionChanged) -> dict[str, object]:
    minutes = _minutes(fact.minutes)
    return {
        "title": fact.title,
        "duration": minutes,
        "shortest": min(max(fact.shortest, 0), minutes),
        "start": fact.start.replace(second=0, microsecond=0, tzinfo=None) if fact.start else None,
        "starts": fact.starts,
        "priority": fact.priority,
        "optional": fact.optional,
    }


def _split(programme: Programme, fact: SessionSplit) -> Programme:
    """Make the rest a session; how much shorter the first part gets is told by `shortened`."""
    whole = programme.session(fact.session)
    if whole is None or fact.rest == fact.session:
        return programme
    minutes = _minutes(fact.minutes)
    first, steps = _parted(whole.steps, minutes)
    rest = replace(
        whole,
        id=fact.rest,
        title=fact.title,
        duration=minutes,
        shortest=min(whole.shortest, minutes),
        start=None,
        end_fixed=False,
        steps=steps,
    )
    programme = edit(programme, whole.id, steps=first)
    programme = replace(programme, rests={**programme.rests, fact.rest: fact.session})
    return insert(programme, rest, fact.day - 1, fact.after)


def _parted(steps: Sequence[Step], minutes: int) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """Part steps so many minutes before their end; what would begin before that stays."""
    to_come = [*accumulate(step.duration for step in reversed(steps))]
    count = len(steps) - sum(left <= minutes for left in to_come)
    return tuple(steps[:count]), tuple(steps[count:])


def shortened(programme: Programme, fact: SessionSplit) -> Programme:
    """Plan the first part of a split session, which has not begun, without its rest."""
    whole = programme.session(fact.session)
    if whole is None or fact.rest == fact.session:
        return programme
    minutes = max(whole.duration - _minutes(fact.minutes), 0)
    return edit(programme, whole.id, duration=minutes, shortest=min(whole.shortest, minutes))


def _rebalanced(programme: Programme, fact: Rebalanced) -> Programme:
    for id_, length in fact.durations:
        if session := programme.session(id_):
            minutes = _minutes(length)
            shortest = min(session.shortest, minutes)
            programme = edit(programme, id_, duration=minutes, shortest=shortest)
    for id_, later in fact.shifted:
        session = programme.session(id_)
        if session and session.start:
            programme = edit(programme, id_, start=_later(session.start, later))
    delays = {**programme.delays, **dict(fact.delays)}
    return replace(
        programme,
        delays={id_: n for id_, minutes in delays.items() if (n := _minutes(minutes))},
        cut=programme.cut | set(fact.skipped),
    )


def restored(programme: Programme, session: SessionId) -> Programme:
    """Plan time again for a session that was left out."""
    return replace(programme, cut=programme.cut - {session})


def swapped(
    programme: Programme, session: SessionId, instead: SessionId, *, earliest: bool
) -> Programme:
    """Hold `instead` just before `session`, which waits for its speaker.

    With `earliest` that one begins no sooner than its own start; otherwise it loses that start.
    """
    other, day = programme.session(instead), programme.day_of(session)
    if other is None or day is None or session == instead:
        return programme
    programme = insert(programme, replace(other, start=None), day, programme.before(session))
    if earliest:
        return edit(programme, session, starts="not-before")
    return edit(programme, session, start=None)


def delayed(programme: Programme, id_: SessionId, minutes: int) -> Programme:
    """Plan so many more minutes to pass before a session that otherwise follows at once."""
    session = programme.session(id_)
    if session is None or session.start is not None or minutes <= 0:
        return programme
    before = programme.delays.get(id_, 0)
    return replace(programme, delays={**programme.delays, id_: _minutes(before + minutes)})


# Small steps


def _without(programme: Programme, id_: SessionId) -> Programme:
    """Take a session out; the minutes planned to pass before it pass before what followed it."""
    day = programme.day_of(id_)
    if day is None:
        return programme
    follower, delay = _follower(programme, id_), programme.delays.get(id_, 0)
    left = _with_day(programme, day, [s for s in programme.days[day].sessions if s.id != id_])
    left = _undelayed(left, id_)
    return left if follower is None else delayed(left, follower.id, delay)


def _take_delay(programme: Programme, session: Session) -> Programme:
    """Let the minutes planned to pass after a session pass before it."""
    follower = _follower(programme, session.id)
    if follower is None or session.start is not None:
        return programme
    delay = programme.delays.get(follower.id, 0)
    return delayed(_undelayed(programme, follower.id), session.id, delay)


def _follower(programme: Programme, id_: SessionId) -> Session | None:
    """Give the session that follows one on its day, of those that time is planned for."""
    day = programme.day_of(id_)
    if day is None:
        return None
    order = ids(programme.days[day])
    after = programme.days[day].sessions[order.index(id_) + 1 :]
    return next((session for session in after if session.id not in programme.cut), None)


def _undelayed(programme: Programme, id_: SessionId) -> Programme:
    delays = {other: n for other, n in programme.delays.items() if other != id_}
    return replace(programme, delays=delays)


def _with_day(programme: Programme, index: int, sessions: Iterable[Session]) -> Programme:
    days = [*programme.days]
    days[index] = replace(days[index], sessions=tuple(sessions))
    return replace(programme, days=tuple(days))


def _minutes(n: int) -> int:
    return min(max(n, 0), DAY_MINUTES)


def _later(clock: dt.time, minutes: int) -> dt.time:
    """Return the clock time so many minutes later, on the next day if it passes midnight."""
    hour, minute = divmod((clock.hour * 60 + clock.minute + minutes) % DAY_MINUTES, 60)
    return clock.replace(hour=hour, minute=minute)
