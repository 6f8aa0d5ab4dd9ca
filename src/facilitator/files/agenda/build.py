"""Building turns a checked agenda file into an `Agenda`: ids made, texts cleaned, lengths known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.core.base.text import clean, clean_line, slug
from facilitator.core.record import agenda as core
from facilitator.files.agenda.checks import sessions
from facilitator.files.agenda.format import AgendaForm, HomeworkForm, MinutesForm
from facilitator.files.agenda.times import Placed, PlacedDay


def build(form: AgendaForm, days: Sequence[PlacedDay]) -> core.Agenda:
    """Build the agenda of a file in which nothing is wrong and whose sessions are in `days`."""
    session_ids = iter(
        made_ids(((session.id, session.title) for _, session in sessions(form)), "session")
    )
    homework_ids = made_ids(((task.id, task.title) for task in form.homework), "homework")
    return core.Agenda(
        title=clean_line(form.title),
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
        place=clean_line(form.place),
        series=clean_line(form.series),
        theme=clean_line(form.theme),
        rules=_lines(form.rules),
        organisations=tuple(
            core.Organisation(clean_line(body.id), clean_line(body.name))
            for body in form.organisation
        ),
        participants=tuple(
            core.Participant(
                clean_line(person.name),
                None if person.organisation is None else clean_line(person.organisation),
                person.role,
                clean_line(person.link),
                clean_line(person.phone),
                clean_line(person.title),
                clean_line(person.affiliation),
                clean_line(person.email),
            )
            for person in form.participant
        ),
        homework=tuple(map(_homework, homework_ids, form.homework)),
        upcoming=tuple(
            core.Upcoming(
                status=meeting.status,
                date=meeting.date,
                place=clean_line(meeting.place),
                theme=clean_line(meeting.theme),
                host=clean_line(meeting.host),
                asked_by=clean_line(meeting.asked_by),
            )
            for meeting in form.upcoming
        ),
        series_title=clean_line(form.series_title),
        notes_by=clean_line(form.notes_by),
        minutes=_minutes(form.minutes or MinutesForm()),
    )


def made_ids(written: Iterable[tuple[str | None, str]], nameless: str) -> list[str]:
    """Give each (id, title) its written id, or one of its own made from the title.

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


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    """Clean the items of a list to tick off, which are known by their texts."""
    return tuple(dict.fromkeys(_lines(texts)))


def _session(name: str, placed: Placed) -> core.Session:
    form = placed.form
    return core.Session(
        id=name,
        title=placed.title,
        kind=form.kind,
        duration=placed.minutes,
        shortest=placed.minutes if form.min is None else int(form.min),
        start=None if form.start is None else form.start.plain(),
        starts=form.starts or "fixed",
        end_fixed=form.end_fixed,
        priority=form.priority or 1,
        optional=form.optional,
        speakers=_lines(form.speakers),
        remote=form.remote,
        description=clean(form.description).strip(),
        questions=_lines(form.questions),
        per=form.per,
        groups=tuple(
            core.Group(clean_line(group.name), clean_line(group.focus), _lines(group.members))
            for group in form.group
        ),
        script=clean(form.script).strip(),
        materials=_once(form.materials),
        prepare=_once(form.prepare),
        lead=clean_line(form.lead),
        warn=tuple(sorted({int(minutes) for minutes in form.warn}, reverse=True)),
        steps=tuple(core.Step(clean_line(step.title), int(step.duration)) for step in form.step),
    )


def _minutes(form: MinutesForm) -> core.Minutes:
    return core.Minutes(form.times, form.review, form.attendance)


def _homework(name: str, form: HomeworkForm) -> core.Homework:
    return core.Homework(
        id=name,
        title=clean_line(form.title),
        instructions=clean(form.instructions).strip(),
        purpose=clean(form.purpose).strip(),
        collects=form.collects,
        of=form.of,
        due=form.due,
        compilers=_lines(form.compilers),
        links=_lines(form.links),
    )
