"""Warnings are what works but is probably not meant; nothing hinders the meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.core.base.language import Phrase, clock_time, length, phrase
from facilitator.core.base.span import MINUTE
from facilitator.core.base.text import clean_line
from facilitator.core.record.agenda import Agenda
from facilitator.files.agenda.checks import sessions
from facilitator.files.agenda.doubtful import doubtful
from facilitator.files.agenda.format import AgendaForm, SessionForm
from facilitator.files.agenda.names import nearly_listed, one_off
from facilitator.files.agenda.times import Placed, PlacedDay
from facilitator.files.toml.problems import Issue, Path
from facilitator.files.toml.suggest import shown

LONGEST_GAP: Final = 120 * MINUTE
"""The longest time with nothing planned before a fixed point that still looks intended."""


def warn(form: AgendaForm, days: Sequence[PlacedDay], zone: ZoneInfo) -> Iterator[Issue]:
    """Yield what the author of a file without problems may want to look at."""
    if form.timezone is None:
        message = phrase('Without a "timezone" the clock times are taken as UTC.')
        yield Issue(("timezone",), message)
    if form.series_title and not form.series:
        message = phrase('"series_title" has a meaning only together with "series".')
        yield Issue(("series_title",), message, at="key")
    for path, session in sessions(form):
        yield from _session(path, session, form)
    yield from nearly_listed(form)
    yield from doubtful(form, days, zone)
    for index, day in enumerate(days):
        opening = form.day[index].start.plain()
        yield from _daylight_saving((*day.path, "start"), opening, day.opening, zone)
        for placed in day.sessions:
            yield from _times(placed, zone)


def too_tight(agenda: Agenda) -> Iterator[Issue]:
    """Yield where the plan of an agenda without problems is too tight, each with its session.

    That nobody can join a remote session is among the other warnings.
    """
    from facilitator.core.review.tightness import Kind, in_plan

    paths: dict[str, Path] = {
        session.id: ("day", day, "session", place)
        for day, one in enumerate(agenda.days)
        for place, session in enumerate(one.sessions)
    }
    for found in in_plan(agenda):
        if found.kind is not Kind.REMOTE:
            message = phrase("{said} {advice}", said=found.said, advice=found.advice)
            yield Issue(paths[found.session], message)


def _session(path: Path, session: SessionForm, form: AgendaForm) -> Iterator[Issue]:
    if session.priority is not None and not session.optional:
        message = phrase('"priority" has a meaning only together with optional = true.')
        yield Issue((*path, "priority"), message, at="key")
    if session.remote and not _has_link(session, form):
        message = phrase("No speaker of this session has a link in [[participant]].")
        yield Issue((*path, "remote"), message)
    if session.kind == "round" and not (
        form.organisation if session.per == "organisation" else form.participant
    ):
        message = phrase("This round goes by {per}, but there is no [[{per}]].", per=session.per)
        yield Issue((*path, "kind"), message)
    if form.participant:
        yield from _members(path, session, form)


def _has_link(session: SessionForm, form: AgendaForm) -> bool:
    speakers = {clean_line(speaker) for speaker in session.speakers}
    return "://" in session.description or any(
        person.link and clean_line(person.name) in speakers for person in form.participant
    )


def _members(path: Path, session: SessionForm, form: AgendaForm) -> Iterator[Issue]:
    known = [clean_line(person.name) for person in form.participant]
    known += [clean_line(body.id) for body in form.organisation]
    for index, group in enumerate(session.group):
        for number, member in enumerate(group.members):
            if clean_line(member) not in known:
                where = (*path, "group", index, "members", number)
                yield Issue(where, _not_listed(member, one_off(member, tuple(known))))


def _not_listed(member: str, near: str | None) -> Phrase:
    name = shown(member)
    if near is None:
        return phrase(
            '"{name}" is neither a listed participant nor the id of an organisation.', name=name
        )
    return phrase(
        '"{name}" is neither a listed participant nor the id of an organisation. '
        'Did you mean "{near}"?',
        name=name,
        near=near,
    )


def _times(placed: Placed, zone: ZoneInfo) -> Iterator[Issue]:
    form = placed.form
    yield from _steps(placed)
    yield from _alerts(placed)
    if placed.own is not None and form.start is not None:
        path = (*placed.path, "start")
        yield from _daylight_saving(path, form.start.plain(), placed.own, zone)
        gap = placed.start - placed.after
        if gap > LONGEST_GAP:
            message = phrase(
                'Nothing is planned for {gap} before "{title}".',
                gap=length(gap),
                title=placed.title,
            )
            yield Issue(path, message)
    if form.end is not None:
        path = (*placed.path, "end")
        yield from _daylight_saving(path, form.end.plain(), placed.end, zone)


def _steps(placed: Placed) -> Iterator[Issue]:
    planned = sum(step.duration for step in placed.form.step)
    if planned and planned != placed.minutes:
        message = phrase(
            "The steps take {steps} in all, the session {length}.",
            steps=length(planned * MINUTE),
            length=length(placed.minutes * MINUTE),
        )
        yield Issue((*placed.path, "step", 0, "duration"), message)


def _alerts(placed: Placed) -> Iterator[Issue]:
    for index, before in enumerate(placed.form.warn):
        if before >= placed.minutes:
            message = phrase(
                "{before} before its end the session, which is {length}, has not begun.",
                before=length(before * MINUTE),
                length=length(placed.minutes * MINUTE),
            )
            yield Issue((*placed.path, "warn", index), message)


def _daylight_saving(
    path: Path, clock: dt.time, meant: dt.datetime, zone: ZoneInfo
) -> Iterator[Issue]:
    local = meant.astimezone(zone)
    time = clock.strftime("%H:%M")
    if local.time() != clock:
        message = phrase(
            "The clocks go forward, so there is no {time} that night; {instead} is used.",
            time=time,
            instead=clock_time(meant, zone),
        )
        yield Issue(path, message)
    elif not local.fold and local.replace(fold=1).utcoffset() != local.utcoffset():
        message = phrase(
            "The clocks go back, so {time} comes twice that night; the first one is used.",
            time=time,
        )
        yield Issue(path, message)
