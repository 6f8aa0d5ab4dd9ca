"""Minutes as the user wants them: by a template of the user's own, if there is one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

from msgspec.structs import replace

from facilitator.core.base.language import Language
from facilitator.core.record.agenda import Agenda, Minutes
from facilitator.core.record.notes import Notes
from facilitator.core.record.state import State
from facilitator.files.records.library import Library
from facilitator.files.records.names import record_id

if TYPE_CHECKING:
    from facilitator.export.markdown.parts import Wanted

_UNPUBLISHED: Final = ("script", "link", "phone", "email")
"""What an agenda has in its text if it has anything that is not to be published."""

TEMPLATE: Final = Path("templates", "minutes.md.j2")
"""Where in the data folder the user's own template for minutes is, if there is one."""


class Template(NamedTuple):
    """A template for minutes and the file that it is from."""

    path: Path
    text: str


Extra = Literal["times", "review", "attendance"]
"""What is not in the minutes unless the agenda or somebody who exports them asks for it."""

EXTRAS: Final[tuple[Extra, ...]] = get_args(Extra)


class Told(NamedTuple):
    """A meeting to be told as of the instant `now`; concepts are compared with the `earlier` one.

    `record` is the id of its record. `extras` are told besides what the agenda wants told,
    `private` are the private notes if what is private was asked for, and `short` asks for the short
    version. `journal` is that of the record, beside which its pictures are.
    """

    record: str
    state: State
    now: dt.datetime
    language: Language
    earlier: State | None = None
    template: Template | None = None
    private: Notes | None = None
    extras: frozenset[Extra] = frozenset()
    short: bool = False
    journal: Path | None = None


def told(library: Library, path: Path, state: State, now: dt.datetime) -> Told:
    """Say what there is to tell of the record at `path`, in the agenda's language."""
    from facilitator.files.catalogues import load
    from facilitator.files.records.series import compared_before

    earlier = compared_before(library, state, path)
    language = load(state.agenda.language)
    return Told(record_id(path), state, now, language, earlier, journal=path)


def pictures(of: Told, text: str) -> Mapping[str, bytes]:
    """Read the pictures that minutes show, those that are there, by name."""
    from facilitator.export.pictures import shown_in
    from facilitator.files.records.pictures import read_all

    return read_all(of.journal, shown_in(text)) if of.journal else {}


def template(data: Path, chosen: Path | None = None) -> Template | None:
    """Read the template chosen, or else the user's own in the data folder, if there is one.

    Raises `UnreadableFile`.
    """
    from facilitator.files.toml.text import read

    path = chosen or data / TEMPLATE
    return Template(path, read(path)) if chosen or path.is_file() else None


def shown_agenda(state: State, *, private: bool = False) -> str:
    """Return the text of a meeting's agenda without what is not to be published.

    That is scripts, which are for whoever leads the meeting alone; and, unless what is `private`
    was asked for, where people join and how they are reached.
    """
    from facilitator.files.agenda.file import parse
    from facilitator.files.agenda.write import agenda_toml

    if not any(key in state.text for key in _UNPUBLISHED):
        return state.text
    agenda = parse(state.text, warnings=False).agenda
    if agenda is None:
        return state.text
    shown = _without_scripts(agenda if private else _without_addresses(agenda))
    return state.text if shown == agenda else agenda_toml(shown)


def _without_scripts(agenda: Agenda) -> Agenda:
    days = tuple(
        replace(day, sessions=tuple(replace(session, script="") for session in day.sessions))
        for day in agenda.days
    )
    return replace(agenda, days=days)


def _without_addresses(agenda: Agenda) -> Agenda:
    people = (replace(each, link="", phone="", email="") for each in agenda.participants)
    return replace(agenda, participants=tuple(people))


def wanted(of: Told) -> Wanted:
    """Say what the minutes tell: what the agenda wants told, and what was asked for besides."""
    from facilitator.export.markdown.parts import Wanted

    agenda = of.state.agenda.minutes
    shown = Minutes(
        times=agenda.times or "times" in of.extras,
        review=agenda.review or "review" in of.extras,
        attendance="names" if "attendance" in of.extras else agenda.attendance,
    )
    return Wanted(shown, of.private)


def minutes(of: Told) -> str:
    """Write the minutes as Markdown: the short version, or by the template if there is one.

    Raises `Refused`, naming file and line, when something is wrong with the template, and naming
    the file when it takes too much time or memory.
    """
    from facilitator.export.markdown.parts import parts
    from facilitator.export.markdown.text import joined

    if of.short:
        from facilitator.export.markdown.short import short

        return short(of.state, of.now, of.language)
    made = parts(of.state, of.now, of.language, of.earlier, wanted(of))
    if of.template is None:
        return joined(made.values())
    return _by_template(of, of.template, made)


def _by_template(of: Told, template: Template, made: Mapping[str, str]) -> str:
    """Fill in a template, which asks for the times and their review by naming these parts."""
    from facilitator.export.json import meeting
    from facilitator.export.markdown.parts import timed
    from facilitator.export.markdown.short import short
    from facilitator.export.markdown.text import joined
    from facilitator.export.template import Given
    from facilitator.minutes.filling import Job, fill

    agenda = shown_agenda(of.state, private=of.private is not None)
    given = Given(
        minutes=joined(made.values()),
        parts={**made, **timed(of.state, of.now, of.language)},
        short=short(of.state, of.now, of.language),
        meeting=meeting(of.state, of.now, of.record, agenda, of.private),
    )
    return fill(Job(template.text, str(template.path), given, of.language.code))
