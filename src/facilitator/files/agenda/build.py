"""Building turns a checked agenda file into an `Agenda`: ids made, texts cleaned, lengths known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar, get_args

from msgspec import Meta, Struct
from msgspec.structs import fields

from facilitator.core.base.ids import SessionId, TaskId
from facilitator.core.base.text import clean, clean_line, slug
from facilitator.core.record import agenda as core
from facilitator.files.agenda.checks import sessions
from facilitator.files.agenda.format import AgendaForm, MinutesForm
from facilitator.files.agenda.times import Placed, PlacedDay

T = TypeVar("T", bound=Struct)


def build(form: AgendaForm, days: Sequence[PlacedDay]) -> core.Agenda:
    """Build the agenda of a file in which nothing is wrong and whose sessions are in `days`."""
    session_ids = iter(
        made_ids(((session.id, session.title) for _, session in sessions(form)), "session")
    )
    homework_ids = made_ids(((task.id, task.title) for task in form.homework), "homework")
    return core.Agenda(
        **plain(core.AgendaKeys, form),
        days=tuple(
            core.Day(
                day.date,
                day.start.plain(),
                tuple(_session(next(session_ids), session) for session in placed.sessions),
            )
            for day, placed in zip(form.day, days, strict=True)
        ),
        language=form.language,
        timezone=form.timezone or "UTC",
        organisations=_tables(core.Organisation, form.organisation),
        participants=_tables(core.Participant, form.participant),
        homework=tuple(
            core.Homework(id=TaskId(id_), **plain(core.HomeworkKeys, task))
            for id_, task in zip(homework_ids, form.homework, strict=True)
        ),
        upcoming=_tables(core.Upcoming, form.upcoming),
        minutes=core.Minutes(**plain(core.Minutes, form.minutes or MinutesForm())),
    )


def plain(kind: type[Struct], form: Struct) -> dict[str, Any]:
    """Return the values of the keys that the file and `kind` both have, cleaned, by name."""
    marks = _marks(kind)
    return {name: _cleaned(getattr(form, name), marks[name]) for name in kind.__struct_fields__}


def _tables(kind: type[T], forms: Iterable[Struct]) -> tuple[T, ...]:
    """Build tables that have the same keys in the file."""
    return tuple(kind(**plain(kind, form)) for form in forms)


def _cleaned(value: object, marks: Collection[str]) -> object:
    if not value:  # as most keys are left out
        return value
    match value:
        case str():
            return clean(value).strip() if core.LINES in marks else clean_line(value)
        case tuple():
            lines = _lines(value)
            return tuple(dict.fromkeys(lines)) if core.ONCE in marks else lines
        case _:
            pass
    return value


@cache
def _marks(kind: type[Struct]) -> Mapping[str, Collection[str]]:
    """Return what each key is marked with, by name."""
    return {
        field.name: {
            mark
            for meta in get_args(field.type)[1:]
            if isinstance(meta, Meta)
            for mark in meta.extra or {}
        }
        for field in fields(kind)
    }


def made_ids(written: Iterable[tuple[str | None, str]], nameless: str) -> list[str]:
    """Return each (id, title) its written id, or one of its own made from the title.

    A title without letters or digits counts as `nameless`. Written ids never change for others.
    """
    written = [(given and clean_line(given), title) for given, title in written]
    used = {given for given, _ in written if given}
    counts: dict[str, int] = {}
    return [given or _unused(slug(title) or nameless, used, counts) for given, title in written]


def _unused(wanted: str, used: set[str], counts: dict[str, int]) -> str:
    """Make an id unique by -2, -3 and so on; `counts` says how far each has come."""
    name = wanted
    while name in used:
        counts[wanted] = counts.get(wanted, 1) + 1
        name = f"{wanted}-{counts[wanted]}"
    used.add(name)
    return name


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Clean each text onto one line; empty ones say nothing."""
    return tuple(line for line in map(clean_line, texts) if line)


def _session(name: str, placed: Placed) -> core.Session:
    form = placed.form
    return core.Session(
        **plain(core.SessionKeys, form),
        id=SessionId(name),
        duration=placed.minutes,
        shortest=placed.minutes if form.min is None else int(form.min),
        start=None if form.start is None else form.start.plain(),
        starts=form.starts or "fixed",
        priority=form.priority or 1,
        groups=_tables(core.Group, form.group),
        warn=tuple(sorted({int(minutes) for minutes in form.warn}, reverse=True)),
        steps=tuple(
            core.Step(**plain(core.StepKeys, step), duration=int(step.duration))
            for step in form.step
        ),
    )
