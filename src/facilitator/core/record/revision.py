"""An agenda that is read again during the meeting, against what was changed live meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from facilitator.core.base.ids import SessionId
from facilitator.core.record.agenda import Agenda, Day, Session
from facilitator.core.record.programme import Programme, ids, insert, put_in_place

# What is left of it when the agenda is read again


def baseline(old: Agenda, new: Agenda, begun: Collection[SessionId]) -> Agenda:
    """Give an edited agenda with the times of what has begun left as they were written before."""
    written = {s.id: s for day in old.days for s in day.sessions if s.id in begun}
    days = tuple(
        Day(
            day.date,
            old.days[index].start if _has_begun(old, index, begun) else day.start,
            tuple(_at_its_times(s, written.get(s.id)) for s in day.sessions),
        )
        for index, day in enumerate(new.days)
    )
    return replace(new, days=days)


def _has_begun(agenda: Agenda, index: int, begun: Collection[SessionId]) -> bool:
    return index < len(agenda.days) and any(id_ in begun for id_ in ids(agenda.days[index]))


def _at_its_times(session: Session, before: Session | None) -> Session:
    """Return a session under its new title with the times it had before, if it had any."""
    if before is None:
        return session
    return replace(
        session,
        duration=before.duration,
        shortest=before.shortest,
        start=before.start,
        starts=before.starts,
        end_fixed=before.end_fixed,
    )


def revise(
    programme: Programme, old: Agenda, new: Agenda, begun: Collection[SessionId]
) -> Programme:
    """Take over an agenda that was edited, without losing what happened or was changed live.

    A session that has begun stays where and as long as it was. One that was changed live stays so
    unless its author changed it too; so does the order, unless the author changed that. Sessions
    added live, or begun and no longer in the agenda, stay after what they came after.
    """
    if not new.days:
        return replace(programme, days=())
    written = {s.id: s for day in old.days for s in day.sessions}
    live = {s.id: s for day in programme.days for s in day.sessions}
    contents = {
        s.id: _merged(s, written.get(s.id), live.get(s.id), begun)
        for day in new.days
        for s in day.sessions
    }
    kept = {id_ for id_ in live if id_ in begun or id_ not in written}
    fresh: list[tuple[int, SessionId]] = []
    if _same_order(old, new):
        kept |= contents.keys() & live.keys()
        fresh = [(i, id_) for i, day in enumerate(new.days) for id_ in ids(day) if id_ not in live]
    elsewhere = kept | {id_ for _, id_ in fresh}
    days = [
        Day(day.date, day.start, tuple(contents[id_] for id_ in ids(day) if id_ not in elsewhere))
        for day in new.days
    ]
    revised = _keep(replace(programme, days=tuple(days)), programme.days, kept, contents)
    for index, id_ in fresh:
        place = _place(ids(revised.days[index]), ids(new.days[index]), id_, begun)
        revised = insert(revised, contents[id_], index, place)
    return revised


def _merged(
    session: Session, was: Session | None, now: Session | None, begun: Collection[SessionId]
) -> Session:
    """Return what to plan of a session that was written and is planned otherwise so far."""
    if now is None:
        return session
    if session.id in begun:
        return _at_its_times(session, now)
    return now if session == was else session


def _keep(
    revised: Programme,
    days: Sequence[Day],
    kept: Collection[SessionId],
    contents: Mapping[SessionId, Session],
) -> Programme:
    """Hold the sessions to be kept where they are held on these days."""
    for index, day in enumerate(days):
        before: SessionId | None = None
        for session in day.sessions:
            if session.id in kept:
                revised = put_in_place(revised, contents.get(session.id, session), index, before)
            if session.id in kept or revised.day_of(session.id) == index:
                before = session.id
    return revised


def _same_order(old: Agenda, new: Agenda) -> bool:
    """Return whether what two agendas share is in the same order on the same days."""
    shared = {id_ for day in old.days for id_ in ids(day)}
    shared &= {id_ for day in new.days for id_ in ids(day)}
    one, other = (
        [(index, id_) for index, day in enumerate(agenda.days) for id_ in ids(day) if id_ in shared]
        for agenda in (old, new)
    )
    return one == other


def _place(
    order: Sequence[SessionId],
    written: Sequence[SessionId],
    id_: SessionId,
    begun: Collection[SessionId],
) -> SessionId | None:
    """Say what a session new in the agenda comes after: what it does there, and what has begun."""
    before = [other for other in written[: written.index(id_)] if other in order]
    places = [order.index(other) for other in before[-1:]]
    places += [place for place, other in enumerate(order) if other in begun]
    return order[max(places)] if places else None
