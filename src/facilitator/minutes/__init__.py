"""Minutes as the user wants them: by a template of the user's own, if there is one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final, NamedTuple

from msgspec.structs import replace

from facilitator.core.base.language import Language
from facilitator.core.record.notes import NO_NOTES, Notes
from facilitator.core.record.state import State
from facilitator.files.records.library import Library
from facilitator.files.records.names import record_id

TEMPLATE: Final = Path("templates", "minutes.md.j2")
"""Where in the data folder the user's own template for minutes is, if there is one."""


class Template(NamedTuple):
    """A template for minutes and the file that it is from."""

    path: Path
    text: str


class Told(NamedTuple):
    """A meeting to be told as of the instant `now`; concepts are compared with the `earlier` one.

    `record` is the id of its record, `private` are the private notes to be told with it.
    """

    record: str
    state: State
    now: dt.datetime
    language: Language
    earlier: State | None = None
    template: Template | None = None
    private: Notes = NO_NOTES


def told(library: Library, path: Path, state: State, now: dt.datetime) -> Told:
    """Say what there is to tell of the record at `path`, in the agenda's language."""
    from facilitator.files.catalogues import load
    from facilitator.files.records.series import compared_before

    earlier = compared_before(library, state, path)
    return Told(record_id(path), state, now, load(state.agenda.language), earlier)


def template(data: Path, chosen: Path | None = None) -> Template | None:
    """Read the template chosen, or else the user's own in the data folder, if there is one.

    Raises `UnreadableFile`.
    """
    from facilitator.files.toml.text import read

    path = chosen or data / TEMPLATE
    return Template(path, read(path)) if chosen or path.is_file() else None


def shown_agenda(state: State) -> str:
    """Give the text of a meeting's agenda without scripts, which are for whoever leads it alone."""
    from facilitator.files.agenda.file import parse
    from facilitator.files.agenda.write import agenda_toml

    agenda = parse(state.text, warnings=False).agenda if "script" in state.text else None
    if agenda is None or not any(s.script for day in agenda.days for s in day.sessions):
        return state.text
    days = tuple(
        replace(day, sessions=tuple(replace(session, script="") for session in day.sessions))
        for day in agenda.days
    )
    return agenda_toml(replace(agenda, days=days))


def minutes(of: Told) -> str:
    """Write the minutes as Markdown, by the template if there is one.

    Raises `Refused`, naming file and line, when something is wrong with the template, and naming
    the file when it takes too much time or memory.
    """
    from facilitator.export.markdown.minutes import joined
    from facilitator.export.markdown.parts import parts

    made = parts(of.state, of.now, of.language, of.earlier, of.private)
    if of.template is None:
        return joined(made.values())
    from facilitator.export.json import meeting
    from facilitator.minutes.filling import Job, fill

    known = meeting(of.state, of.now, of.record, shown_agenda(of.state), of.private)
    return fill(Job(of.template.text, str(of.template.path), made, known, of.language.code))
