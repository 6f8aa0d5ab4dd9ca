"""Dates, time zones and links that can be read, but are hardly what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import phrase
from facilitator.core.base.text import clean, clean_line, slug
from facilitator.core.series.made_sessions import reviewed
from facilitator.files.agenda.checks import NO_PLACE, sessions
from facilitator.files.agenda.format import AgendaForm
from facilitator.files.agenda.times import PlacedDay
from facilitator.files.toml.problems import Issue, Path
from facilitator.files.toml.suggest import shown

_NO_LINK: Final = r"(?i:javascript|vbscript|data|file)\s*:"
"""What no document can link to: a program, the text itself, a file of one computer."""

_MARKDOWN: Final = r"(?:\]\(\s*<?|\]:\s*<?|<)([^\s<>()]+)"
"""A link in Markdown."""


def doubtful(form: AgendaForm, days: Sequence[PlacedDay], zone: ZoneInfo) -> Iterator[Issue]:
    """Yield the dates, time zones and links that are hardly meant."""
    if form.timezone is not None and re.fullmatch(NO_PLACE, form.timezone.strip()):
        message = phrase(
            '"{name}" is not the time zone of a place. Write one like "Europe/Stockholm".',
            name=shown(form.timezone),
        )
        yield Issue(("timezone",), message)
    yield from _skipped_dates(form, days, zone)
    yield from _homework_due(form)
    yield from _coming(form)
    for path, link in _links(form):
        if re.match(_NO_LINK, re.sub(r"\s", "", clean(link))):  # browsers pass over them, too
            message = phrase(
                'Nobody else can open "{link}". Write a link like "https://example.org".',
                link=shown(link),
            )
            yield Issue(path, message)


def _skipped_dates(form: AgendaForm, days: Sequence[PlacedDay], zone: ZoneInfo) -> Iterator[Issue]:
    """Report dates that a time zone left out, as when Samoa went over the date line."""
    for index, day in enumerate(days):
        written, meant = form.day[index].date, day.opening.astimezone(zone).date()
        if written != meant:
            message = phrase(
                "There was no {date} in {zone}; {instead} is used.",
                date=written.isoformat(),
                zone=zone.key,
                instead=meant.isoformat(),
            )
            yield Issue((*day.path, "date"), message)


def _homework_due(form: AgendaForm) -> Iterator[Issue]:
    """Report homework that is due before it is set; what is reviewed here was set before."""
    first = min(day.date for day in form.day)
    old = {reviewed(SessionId(clean_line(session.id or ""))) for _, session in sessions(form)}
    for index, task in enumerate(form.homework):
        id_ = clean_line(task.id) if task.id else slug(task.title)
        if task.due is not None and task.due < first and id_ not in old:
            message = phrase(
                "This is due before the meeting, which begins on {date}.", date=first.isoformat()
            )
            yield Issue(("homework", index, "due"), message)


def _coming(form: AgendaForm) -> Iterator[Issue]:
    last = max(day.date for day in form.day)
    for index, one in enumerate(form.upcoming):
        if one.date is not None and one.date <= last:
            message = phrase(
                "This date is not after the meeting itself, which ends on {date}.",
                date=last.isoformat(),
            )
            yield Issue(("upcoming", index, "date"), message)


def _links(form: AgendaForm) -> Iterator[tuple[Path, str]]:
    for index, person in enumerate(form.participant):
        yield ("participant", index, "link"), person.link
    for index, task in enumerate(form.homework):
        for number, link in enumerate(task.links):
            yield ("homework", index, "links", number), link
    for path, session in sessions(form):
        for link in re.findall(_MARKDOWN, session.description):
            yield (*path, "description"), link
