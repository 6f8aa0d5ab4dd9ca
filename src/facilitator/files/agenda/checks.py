"""Checks of what an agenda file says, apart from its clock times."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from facilitator.core.base.language import phrase
from facilitator.core.base.reference import nearest
from facilitator.core.base.text import clean_line
from facilitator.files.agenda.format import AgendaForm, SessionForm
from facilitator.files.toml.problems import Issue, Path
from facilitator.files.toml.suggest import shown

EARLIEST: Final = dt.date(1970, 1, 1)
LATEST: Final = dt.date(2999, 12, 31)
_EMAIL: Final = r"[^@\s]+@[^@\s]+"


NO_PLACE: Final = r"(?i:localtime|factory|posixrules|(?:posix|right)/.*)"
"""The names in a time zone database that are those of no place, or not on every computer."""


def blamed(issues: Iterable[Issue]) -> set[Path]:
    """Return the paths at which, or inside which, something is known to be wrong."""
    paths = {path for issue in issues for path in (issue.path, issue.meant)}
    return {path[:end] for path in paths for end in range(1, len(path) + 1)}


def sessions(form: AgendaForm) -> Iterator[tuple[Path, SessionForm]]:
    """Yield every session with its path."""
    for day_index, day in enumerate(form.day):
        for index, session in enumerate(day.session):
            yield ("day", day_index, "session", index), session


def zone_named(name: str | None) -> ZoneInfo | None:
    """Return the time zone with an IANA name (UTC without a name), or None when there is none."""
    try:
        return ZoneInfo("UTC" if name is None else name)
    except (KeyError, ValueError, OSError):
        return None


def check(form: AgendaForm, known: Iterable[Issue]) -> Iterator[Issue]:
    """Yield what is wrong apart from clock times; `known` issues are not given once more."""
    already = blamed(known)
    for issue in _all_issues(form):
        if issue.path not in already:
            yield issue


def _all_issues(form: AgendaForm) -> Iterator[Issue]:
    yield from _zone(form)
    yield from _empty_texts(form)
    yield from _ids(form)
    yield from _participants(form)
    yield from _emails(form)
    yield from _days(form)
    for path, session in sessions(form):
        yield from _session(path, session)


def _zone(form: AgendaForm) -> Iterator[Issue]:
    if form.timezone is None or zone_named(form.timezone) is not None:
        return
    near = _zone_like(form.timezone)
    name = shown(form.timezone)
    if near:
        message = phrase(
            'There is no time zone "{name}". Did you mean "{near}"?', name=name, near=near
        )
    else:
        message = phrase(
            'There is no time zone "{name}". Write one like "Europe/Stockholm".', name=name
        )
    yield Issue(("timezone",), message)


def _zone_like(name: str) -> str | None:
    places = (zone for zone in sorted(available_timezones()) if not re.fullmatch(NO_PLACE, zone))
    # With the sign of Etc/GMT+2 the zone is west of Greenwich, which nobody means by it.
    zones = {zone.lower(): zone for zone in places if not zone.startswith("Etc/")}
    cities = {zone.rpartition("/")[2]: full for zone, full in zones.items() if "/" in zone}
    asked = name.strip().lower().replace(" ", "_")
    near = nearest(asked, zones) if "/" in asked else None
    city = None if near else nearest(asked.rpartition("/")[2], cities, 0.8)
    return zones[near] if near else cities[city] if city else None


def _empty_texts(form: AgendaForm) -> Iterator[Issue]:
    for path, text in _needed_texts(form):
        if not clean_line(text):
            yield Issue(path, phrase('"{key}" must not be empty.', key=path[-1]))


def _needed_texts(form: AgendaForm) -> Iterator[tuple[Path, str]]:
    yield ("title",), form.title
    for index, organisation in enumerate(form.organisation):
        yield ("organisation", index, "name"), organisation.name
    for index, participant in enumerate(form.participant):
        yield ("participant", index, "name"), participant.name
    for path, session in sessions(form):
        yield (*path, "title"), session.title
        for index, group in enumerate(session.group):
            yield (*path, "group", index, "name"), group.name
        for index, step in enumerate(session.step):
            yield (*path, "step", index, "title"), step.title
    for index, homework in enumerate(form.homework):
        yield ("homework", index, "title"), homework.title


def _ids(form: AgendaForm) -> Iterator[Issue]:
    yield from _each_once(
        (("organisation", index, "id"), organisation.id)
        for index, organisation in enumerate(form.organisation)
    )
    yield from _each_once(((*path, "id"), session.id) for path, session in sessions(form))
    yield from _each_once(
        (("homework", index, "id"), homework.id) for index, homework in enumerate(form.homework)
    )


def _each_once(ids: Iterable[tuple[Path, str | None]]) -> Iterator[Issue]:
    seen = set()
    for path, written in ids:
        if written is None:
            continue
        name = clean_line(written)
        if not name or " " in name:
            yield Issue(path, phrase('"id" must be one word, like "next-steps".'))
        elif name in seen:
            yield Issue(path, phrase('The id "{id}" is already used above.', id=shown(name)))
        seen.add(name)


def _participants(form: AgendaForm) -> Iterator[Issue]:
    ids = [clean_line(organisation.id) for organisation in form.organisation]
    for index, participant in enumerate(form.participant):
        if participant.organisation is None or clean_line(participant.organisation) in ids:
            continue
        near = nearest(participant.organisation, ids)
        name = shown(participant.organisation)
        if near:
            message = phrase(
                'There is no organisation with the id "{id}". Did you mean "{near}"?',
                id=name,
                near=near,
            )
        else:
            message = phrase('There is no organisation with the id "{id}".', id=name)
        yield Issue(("participant", index, "organisation"), message)


def _emails(form: AgendaForm) -> Iterator[Issue]:
    for index, participant in enumerate(form.participant):
        email = clean_line(participant.email)
        if email and not re.fullmatch(_EMAIL, email):
            message = phrase(
                '"{email}" is not an e-mail address like "anna@example.org".', email=shown(email)
            )
            yield Issue(("participant", index, "email"), message)


def _days(form: AgendaForm) -> Iterator[Issue]:
    if not form.day:
        yield Issue(("day",), phrase("The agenda needs at least one [[day]]."))
    for index, day in enumerate(form.day):
        path = ("day", index)
        if not day.session:
            yield Issue((*path, "session"), phrase("This day needs at least one [[day.session]]."))
        if not EARLIEST <= day.date <= LATEST:
            yield Issue((*path, "date"), phrase("The year must be between 1970 and 2999."))
    for index, (before, day) in enumerate(pairwise(form.day), start=1):
        if day.date <= before.date:
            message = phrase(
                "Each day must have a later date than the day before it, which is {date}.",
                date=before.date.isoformat(),
            )
            yield Issue(("day", index, "date"), message)


def _session(path: Path, session: SessionForm) -> Iterator[Issue]:
    yield from _length(path, session)
    if session.starts is not None and session.start is None:
        message = phrase('"starts" needs a "start" as well.')
        yield Issue((*path, "starts"), message, at="key")
    names = set()
    for index, group in enumerate(session.group):
        name = clean_line(group.name)
        if name in names:
            message = phrase('There is already a group "{name}" here.', name=shown(name))
            yield Issue((*path, "group", index, "name"), message)
        names.add(name)


def _length(path: Path, session: SessionForm) -> Iterator[Issue]:
    if session.duration is None and session.end is None:
        message = phrase('How long is this? Give it a "duration" or an "end".')
        yield Issue(path, message)
    if session.duration is None:
        return
    if session.end is not None:
        message = phrase('Give "duration" or "end", not both.')
        yield Issue((*path, "end"), message, at="key")
    if session.min is not None and session.min > session.duration:
        message = phrase('"min" must not be longer than "duration".')
        yield Issue((*path, "min"), message)
