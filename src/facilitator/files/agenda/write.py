"""Writing turns an `Agenda` into the text of an agenda file that says the same when it is read.

What an agenda file says without being told (a default, an id made from the title) is left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import tomli_w
from msgspec import Struct
from msgspec.structs import fields

from facilitator.core.base.text import clean
from facilitator.core.record import agenda as core
from facilitator.files.agenda.build import made_ids
from facilitator.files.agenda.format import (
    FORMAT,
    AgendaForm,
    DayForm,
    Form,
    GroupForm,
    HomeworkForm,
    MinutesForm,
    OrganisationForm,
    ParticipantForm,
    SessionForm,
    StepForm,
    UpcomingForm,
    rank,
)
from facilitator.files.toml.problems import Path

WIDTH: Final = 100
"""How long a line may be before a list is written with one value a line."""

HOUR: Final = 60

_ALWAYS: Final = frozenset({"format", "language", "timezone"})
"""Keys that are written even where they say what goes without saying."""

Comments = Mapping[Path, Iterable[str]]
"""Lines above a key or a table, by its path: `("day", 0, "session", 2)`; `()` opens the file."""


def agenda_toml(agenda: core.Agenda, comments: Comments | None = None) -> str:
    """Write an agenda as TOML with comments; `parse` reads the same agenda from it.

    An agenda that could not stand in a file (say, without a day) becomes a text with problems. A
    length below one minute, which the format does not have, is written as one minute.
    """
    writer = _Writer(comments or {})
    writer.agenda(agenda)
    return "\n".join(writer.lines) + "\n"


class _Writer:
    """Collects the lines of a file."""

    def __init__(self, comments: Comments) -> None:
        self.comments = comments
        self.lines: list[str] = []

    def agenda(self, agenda: core.Agenda) -> None:
        self._comment(())
        if self.lines:
            self.lines.append("")
        self._values((), AgendaForm, {**_plain(agenda), "format": FORMAT})
        if agenda.minutes != core.Minutes():
            self._table(("minutes",), MinutesForm, _plain(agenda.minutes))
        for index, body in enumerate(agenda.organisations):
            self._table(("organisation", index), OrganisationForm, _plain(body))
        for index, person in enumerate(agenda.participants):
            self._table(("participant", index), ParticipantForm, _plain(person))
        self._days(agenda)
        ids = _written_ids(((task.id, task.title) for task in agenda.homework), "homework")
        for index, (task, id_) in enumerate(zip(agenda.homework, ids, strict=True)):
            self._table(("homework", index), HomeworkForm, {**_plain(task), "id": id_})
        for index, meeting in enumerate(agenda.upcoming):
            self._table(("upcoming", index), UpcomingForm, _plain(meeting))

    def _days(self, agenda: core.Agenda) -> None:
        named = ((session.id, session.title) for day in agenda.days for session in day.sessions)
        ids = iter(_written_ids(named, "session"))
        for number, day in enumerate(agenda.days):
            path = ("day", number)
            self._table(path, DayForm, {"date": day.date, "start": day.start})
            for index, session in enumerate(day.sessions):
                self._session((*path, "session", index), session, next(ids))

    def _session(self, path: Path, session: core.Session, id_: str | None) -> None:
        self._table(path, SessionForm, {**_session(session), "id": id_})
        for index, group in enumerate(session.groups):
            self._table((*path, "group", index), GroupForm, _plain(group))
        for index, step in enumerate(session.steps):
            values = {"title": step.title, "duration": _length(max(1, step.duration))}
            self._table((*path, "step", index), StepForm, values)

    def _table(self, path: Path, form: type[Form], values: Mapping[str, object]) -> None:
        self.lines.append("")
        self._comment(path)
        name = ".".join(part for part in path if isinstance(part, str))
        self.lines.append(f"[[{name}]]" if isinstance(path[-1], int) else f"[{name}]")
        self._values(path, form, values)

    def _values(self, path: Path, form: type[Form], values: Mapping[str, object]) -> None:
        """Write the values that are not what the file would mean without them, in their order."""
        for field in sorted(fields(form), key=lambda field: rank(field.name)):
            value = values.get(field.name)
            if value is None or (value == field.default and field.name not in _ALWAYS):
                continue
            self._comment((*path, field.name))
            self.lines.append(f"{field.name} = {_toml(value)}")

    def _comment(self, path: Path) -> None:
        for text in self.comments.get(path, ()):
            lines = clean(text).split("\n")
            self.lines += [f"# {line}".rstrip() for line in lines]


def table_lines(path: Path, value: core.Organisation | core.Participant) -> list[str]:
    """Write one organisation or participant as the lines of its table, after an empty one."""
    writer = _Writer({})
    form = OrganisationForm if isinstance(value, core.Organisation) else ParticipantForm
    writer._table(path, form, _plain(value))  # noqa: SLF001 - the writer is this module's own
    return writer.lines


def toml_value(value: str) -> str:
    """Write a text as a value of TOML, on one line."""
    return tomli_w.dumps({"x": value}).removeprefix("x = ").removesuffix("\n")


def _plain(struct: Struct) -> dict[str, object]:
    """Return the values of a struct that are no tables of their own, by name."""
    values = ((name, getattr(struct, name)) for name in struct.__struct_fields__)
    return {name: value for name, value in values if not _tables(value)}


def _tables(value: object) -> bool:
    items = value if isinstance(value, tuple) else (value,)
    return any(isinstance(item, Struct) for item in items)


def _session(session: core.Session) -> dict[str, object]:
    values = _plain(session)
    minutes = max(1, session.duration)
    shortest = max(1, session.shortest)
    values |= {
        "duration": _length(minutes),
        "min": None if shortest >= minutes else _length(shortest),
        # Each of these two says something only with another one.
        "starts": session.starts if session.start and session.starts != "fixed" else None,
        "priority": None if session.priority == 1 else session.priority,
        "warn": tuple(map(_length, session.warn)),
    }
    return values


def _written_ids(named: Iterable[tuple[str, str]], nameless: str) -> Iterator[str | None]:
    """Return the ids to write: none at all where reading makes the same ones from the titles."""
    pairs = list(named)
    made = made_ids(((None, title) for _, title in pairs), nameless)
    same = made == [id_ for id_, _ in pairs]
    return (None if same else id_ for id_, _ in pairs)


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return f"{rest}m"
    return f"{hours}h{rest}m" if rest else f"{hours}h"


def _toml(value: object) -> str:
    """Write one value, a list on one line where there is room."""
    if isinstance(value, dt.time):
        return f'"{value:%H:%M}"'
    if isinstance(value, tuple):
        line = f"[{', '.join(map(_toml, value))}]"
        if len(line) < WIDTH:
            return line
        return "\n".join(["[", *(f"  {_toml(item)}," for item in value), "]"])
    written = tomli_w.dumps({"x": value}, multiline_strings=isinstance(value, str))
    return written.removeprefix("x = ").removesuffix("\n")
