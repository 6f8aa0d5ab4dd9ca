"""What reading an edited agenda again would change, in plain words, and what it would not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, Final, TypeVar

from msgspec import Struct

from facilitator.core.base.ids import EventId, SessionId, TaskId
from facilitator.core.base.language import N_, Phrase, in_minutes, phrase
from facilitator.core.record.agenda import (
    Agenda,
    AgendaKeys,
    Homework,
    Participant,
    Session,
    SessionKeys,
    Upcoming,
)
from facilitator.core.record.events import Event
from facilitator.core.record.opening import AgendaRevised
from facilitator.core.record.programme import Programme, ids
from facilitator.core.record.replay import fold
from facilitator.core.record.state import State

T = TypeVar("T")

_NEVER: Final = dt.datetime.min.replace(tzinfo=dt.UTC)


def difference(state: State, agenda: Agenda) -> list[Phrase]:
    """List what would be other than it stands now; nothing if all would be the same.

    What the file says and the meeting does not take over, as it has begun or was changed live, is
    told too.
    """
    event = Event(EventId(""), state.last or _NEVER, "", AgendaRevised("", agenda))
    after = fold(state, [event])
    return [
        *_about(state.agenda, agenda),
        *_days(state, after),
        *_sessions(state.programme, after.programme),
        *_days_staying(state, agenda),
        *_staying(state, after, agenda),
        *_people(state.agenda, agenda),
        *_homework(state.agenda, agenda),
        *_lines(
            state.agenda.rules,
            agenda.rules,
            added=N_("New rule: “{name}”"),
            gone=N_("Rule taken out: “{name}”"),
        ),
        *_lines(
            state.agenda.bring,
            agenda.bring,
            added=N_("To bring: “{name}”"),
            gone=N_("No longer to bring: “{name}”"),
        ),
        *_upcoming(state.agenda, agenda),
    ]


# The meeting itself and its days

_FIELDS: Final[Sequence[tuple[str, str]]] = (
    ("title", N_("The title is “{value}” now")),
    ("place", N_("The place is “{value}” now")),
    ("theme", N_("The theme is “{value}” now")),
    ("series", N_("The series is “{value}” now")),
    ("series_title", N_("The series is called “{value}” now")),
    ("notes_by", N_("“{value}” keeps the minutes now")),
    ("language", N_("The language of the minutes is “{value}” now")),
    ("timezone", N_("The time zone is “{value}” now")),
)


def _about(old: Agenda, new: Agenda) -> Iterator[Phrase]:
    for name, words in _FIELDS:
        value = getattr(new, name)
        if value != getattr(old, name):
            yield Phrase(words, {"value": value or "–"})  # noqa: RUF001 - a dash for nothing
    told = {"rules", "bring", *(name for name, _ in _FIELDS)}
    for name in _changed({*AgendaKeys.__struct_fields__} - told, old, new):
        yield phrase("“{key}” is changed", key=name)
    if new.minutes != old.minutes:
        yield phrase("The minutes cover other things")


def _changed(names: Iterable[str], was: Struct, now: Struct) -> list[str]:
    """Name the keys that say something else."""
    return sorted(name for name in names if getattr(was, name) != getattr(now, name))


def _days(before: State, after: State) -> Iterator[Phrase]:
    old = list(zip(before.dates, before.programme.days, strict=True))
    new = list(zip(after.dates, after.programme.days, strict=True))
    for number, (was, now) in enumerate(zip_longest(old, new), 1):
        if was is None:
            yield phrase("Day {day} is added: {date}", day=number, date=now[0].isoformat())
        elif now is None:
            yield phrase("Day {day} is taken out", day=number)
        else:
            if was[0] != now[0]:
                yield phrase("Day {day} is held on {date}", day=number, date=now[0].isoformat())
            if was[1].start != now[1].start:
                start = _clock(now[1].start)
                yield phrase("Day {day} starts at {time}", day=number, time=start)


# Sessions


def _sessions(before: Programme, after: Programme) -> Iterator[Phrase]:
    was = {s.id: s for day in before.days for s in day.sessions}
    now = {s.id: s for day in after.days for s in day.sessions}
    for id_, session in was.items():
        if id_ not in now:
            yield phrase("“{title}” is taken out", title=session.title)
    elsewhere = moved(before, after)
    for id_, session in now.items():
        title = session.title
        if id_ not in was:
            where = _where(after, id_, now)
            yield phrase(
                "“{title}” is added: {time}, {where}",
                title=title,
                time=in_minutes(session.duration),
                where=where,
            )
            continue
        if id_ in elsewhere:
            yield phrase("“{title}” is moved: {where}", title=title, where=_where(after, id_, now))
        yield from _changes(was[id_], session)


def moved(before: Programme, after: Programme) -> set[SessionId]:
    """Find the sessions, few, whose move explains the order of another programme."""
    if [ids(day) for day in before.days] == [ids(day) for day in after.days]:
        return set()
    same_days = len(before.days) == len(after.days)
    places = {id_: index for index, day in enumerate(before.days) for id_ in ids(day)}
    other_day = {
        id_
        for index, day in enumerate(after.days)
        for id_ in ids(day)
        if same_days and places.get(id_, index) != index
    }
    here = {id_ for day in after.days for id_ in ids(day)} & places.keys() - other_day
    old = [id_ for day in before.days for id_ in ids(day) if id_ in here]
    new = [id_ for day in after.days for id_ in ids(day) if id_ in here]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    kept = {id_ for at, _, n in matcher.get_matching_blocks() for id_ in old[at : at + n]}
    return other_day | (here - kept)


def _where(programme: Programme, id_: SessionId, known: Mapping[SessionId, Session]) -> Phrase:
    before = programme.before(id_)
    if before is not None:
        return phrase("after “{title}”", title=known[before].title)
    return phrase("first on day {day}", day=(programme.day_of(id_) or 0) + 1)


def _changes(was: Session, now: Session) -> Iterator[Phrase]:
    title = now.title
    if was.title != now.title:
        yield phrase("“{title}” is called “{new}”", title=was.title, new=now.title)
    if was.duration != now.duration:
        yield phrase("“{title}”: {time}, not {before}", title=title,
                     time=in_minutes(now.duration), before=was.duration)  # fmt: skip
    if was.shortest != now.shortest:
        yield phrase("“{title}”: at the shortest {time}, not {before}", title=title,
                     time=in_minutes(now.shortest), before=was.shortest)  # fmt: skip
    if _own_start(was) != _own_start(now):
        yield phrase("“{title}” {start}", title=title, start=_start(now))
    if was.priority != now.priority:
        yield phrase("“{title}” has priority {n}", title=title, n=now.priority)
    yield from _plain_changes(was, now)


def _plain_changes(was: Session, now: Session) -> Iterator[Phrase]:
    title = now.title
    for name, yes, no in _SWITCHES:
        if getattr(was, name) != getattr(now, name):
            yield Phrase(yes if getattr(now, name) else no, {"title": title})
    for name, words in _CONTENTS:
        if getattr(was, name) != getattr(now, name):
            yield Phrase(words, {"title": title})
    told = {"title", *(name for name, *_ in (*_SWITCHES, *_CONTENTS))}
    for name in _changed({*SessionKeys.__struct_fields__} - told, was, now):
        yield phrase("“{title}”: “{key}” is changed", title=title, key=name)


_SWITCHES: Final = (
    ("optional", N_("“{title}” may be cut"), N_("“{title}” may not be cut")),
    ("end_fixed", N_("“{title}” ends as planned"), N_("“{title}” may end later than planned")),
    ("remote", N_("“{title}” is held by link"), N_("“{title}” is not held by link")),
)
_CONTENTS: Final = (
    ("kind", N_("“{title}” is of another kind")),
    ("speakers", N_("“{title}” has other speakers")),
    ("description", N_("“{title}” has another description")),
    ("questions", N_("“{title}” has other questions")),
    ("per", N_("“{title}” asks others in turn")),
    ("groups", N_("“{title}” has other groups")),
    ("script", N_("“{title}” has another script")),
    ("materials", N_("“{title}” needs other materials")),
    ("prepare", N_("“{title}” is prepared otherwise")),
    ("lead", N_("“{title}” is led by somebody else")),
    ("warn", N_("“{title}” has other alerts")),
    ("steps", N_("“{title}” has other steps")),
)


def _own_start(session: Session) -> tuple[dt.time, str] | None:
    return (session.start, session.starts) if session.start else None


def _start(session: Session) -> Phrase:
    if session.start is None:
        return phrase("has no start of its own")
    if session.starts == "fixed":
        return phrase("starts at {time}, fixed", time=_clock(session.start))
    return phrase("starts no earlier than {time}", time=_clock(session.start))


def _clock(clock: dt.time) -> str:
    return clock.strftime("%H:%M")


# What stays, whatever the file says


def _days_staying(state: State, agenda: Agenda) -> Iterator[Phrase]:
    for index, (was, said) in enumerate(zip(state.agenda.days, agenda.days, strict=False)):
        if (was.date, was.start) != (said.date, said.start) and state.day_begun(index):
            yield phrase("Day {day} has begun and stays as it is", day=index + 1)


def _staying(state: State, after: State, agenda: Agenda) -> Iterator[Phrase]:
    written = {s.id: s for day in agenda.days for s in day.sessions}
    was = {s.id for day in state.agenda.days for s in day.sessions}
    for day in after.programme.days:
        for session in day.sessions:
            said = written.get(session.id)
            begun = state.of(session.id).begun
            if said == session:
                continue
            if said is not None and begun:
                yield phrase("“{title}” has begun and stays as it is", title=session.title)
            elif said is not None:
                yield phrase("“{title}” stays as it was changed here", title=session.title)
            elif begun:
                yield phrase("“{title}” has begun and stays, though the file has it no more",
                             title=session.title)  # fmt: skip
            elif session.id not in was:
                yield phrase("“{title}” was added here and stays", title=session.title)
    if _order(after.programme.days, written) != _order(agenda.days, written):
        yield phrase("The order stays as it is here where it was changed or has begun")


def _order(days: Iterable[Any], known: Mapping[SessionId, Session]) -> list[list[SessionId]]:
    return [[id_ for id_ in ids(day) if id_ in known] for day in days]


# People, homework, rules and coming meetings


def _people(old: Agenda, new: Agenda) -> Iterator[Phrase]:
    names = {each.id: each.name for each in old.organisations}
    for each in new.organisations:
        before = names.pop(each.id, None)
        if before is None:
            yield phrase("New organisation: {name}", name=each.name)
        elif before != each.name:
            yield phrase("{name} is called {new}", name=before, new=each.name)
    for name in names.values():
        yield phrase("Organisation taken out: {name}", name=name)
    yield from _items(
        old.participants,
        new.participants,
        _name,
        added=N_("New in the list: {name}"),
        gone=N_("No longer in the list: {name}"),
        changed=N_("{name} has other details"),
    )


def _homework(old: Agenda, new: Agenda) -> Iterator[Phrase]:
    titles = {each.id: each.title for each in (*old.homework, *new.homework)}
    for told in _items(
        old.homework,
        new.homework,
        _id,
        added=N_("New homework: “{name}”"),
        gone=N_("Homework taken out: “{name}”"),
        changed=N_("The homework “{name}” is changed"),
    ):
        yield Phrase(told.text, {"name": titles[TaskId(str(told.values["name"]))]})


def _items(  # noqa: PLR0913 - words for each case
    old: Iterable[T],
    new: Iterable[T],
    key: Callable[[T], str],
    *,
    added: str,
    gone: str,
    changed: str,
) -> Iterator[Phrase]:
    left = {key(each): each for each in old}
    for each in new:
        before = left.pop(key(each), None)
        if before is None:
            yield Phrase(added, {"name": key(each)})
        elif before != each:
            yield Phrase(changed, {"name": key(each)})
    for name in left:
        yield Phrase(gone, {"name": name})


def _name(participant: Participant) -> str:
    return participant.name


def _id(task: Homework) -> str:
    return task.id


def _lines(old: Sequence[str], new: Sequence[str], *, added: str, gone: str) -> Iterator[Phrase]:
    yield from (Phrase(added, {"name": line}) for line in new if line not in old)
    yield from (Phrase(gone, {"name": line}) for line in old if line not in new)


def _upcoming(old: Agenda, new: Agenda) -> Iterator[Phrase]:
    added = [each for each in new.upcoming if each not in old.upcoming]
    gone = [each for each in old.upcoming if each not in new.upcoming]
    for each in added:
        yield phrase("New coming meeting: {what}", what=_meeting(each))
    for each in gone:
        yield phrase("Upcoming meeting taken out: {what}", what=_meeting(each))


def _meeting(each: Upcoming) -> str:
    parts = (each.date.isoformat() if each.date else "", each.place, each.theme)
    return ", ".join(filter(None, parts)) or "–"  # noqa: RUF001 - a dash for nothing
