"""`check` tells every problem of agendas, or else their timetables and what looks unintended.

With `--format json` it gives one `Checked` document; its fields are those of the classes here and
of `facilitator.cli.timetable`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from facilitator.cli.call import Call
from facilitator.cli.click_texts import Command
from facilitator.cli.failures import problem_lines
from facilitator.cli.files import agenda_text
from facilitator.cli.forms import json_option
from facilitator.cli.timetable import PlannedDay, as_data, as_lines
from facilitator.core.base.language import N_, Language
from facilitator.files.agenda.file import Parsed, Problem, UnreadableFile, parse
from facilitator.files.agenda.warnings import too_tight
from facilitator.files.toml.problems import placed
from facilitator.files.toml.text import normalise
from facilitator.plain.output import data, err, out
from facilitator.running.exits import DONE, PROBLEMS


class Remark(Struct, frozen=True):
    """A problem or warning; line and column, from 1, are null when they concern the whole file."""

    line: int | None
    column: int | None
    message: str


class CheckedFile(Struct, frozen=True):
    """One agenda: `title`, `timezone` and `days` say something only when there are no problems."""

    path: str
    ok: bool
    problems: tuple[Remark, ...]
    warnings: tuple[Remark, ...] = ()
    title: str = ""
    timezone: str = ""
    days: tuple[PlannedDay, ...] = ()


class Checked(Struct, frozen=True):
    """The whole answer; `format` grows only when a field changes its meaning."""

    format: int
    ok: bool
    files: tuple[CheckedFile, ...]


@click.command(
    "check",
    cls=Command,
    help=N_(
        "Show every problem in the agendas as file:line:column: message. An agenda without "
        "problems is shown as a timetable, with warnings about what is probably not meant. With - "
        "an agenda is read from standard input.\n\n"
        "The exit code is 0 when there are no problems, with --strict no warnings either, else 1."
    ),
)
@click.argument("agendas", metavar=N_("AGENDA…"), nargs=-1, required=True, type=Path)
@click.option("--strict", is_flag=True, help=N_("Let a warning count as a problem."))
@json_option()
@click.pass_obj
def command(call: Call, agendas: tuple[Path, ...], *, strict: bool, form: str | None) -> int:
    """Check each agenda; one that cannot be read does not hide the others."""
    if form == "json":
        return _as_json(call, agendas, strict=strict)
    codes = [
        _as_text(call, path, first=index == 0, strict=strict) for index, path in enumerate(agendas)
    ]
    return max(codes)


def _as_text(call: Call, path: Path, *, first: bool, strict: bool) -> int:
    try:
        parsed = _parsed(call, path)
    except UnreadableFile as error:
        err(call.language.say(error.phrase))
        return PROBLEMS
    if parsed.agenda is None:
        out("\n".join(problem_lines(path, parsed.problems, call.language)))
        return PROBLEMS
    if not first:
        out()
    out("\n".join(_report(path, parsed, call.language)))
    return PROBLEMS if strict and parsed.warnings else DONE


def _parsed(call: Call, path: Path) -> Parsed:
    """Read an agenda, with what is too tight in its plan among the warnings."""
    text = agenda_text(path, call.world.stdin)
    parsed = parse(text)
    if parsed.agenda is None:
        return parsed
    tight = placed(normalise(text), too_tight(parsed.agenda))
    warnings = sorted((*parsed.warnings, *tight), key=lambda each: (each.line, each.column))
    return replace(parsed, warnings=tuple(warnings))


def _report(path: Path, parsed: Parsed, language: Language) -> Iterator[str]:
    if parsed.agenda:
        yield from as_lines(parsed.agenda, language)
    if parsed.warnings:
        yield ""
    for warning in parsed.warnings:
        yield language.say(
            "{path}:{line}:{column}: warning: {message}",
            path=path,
            line=warning.line,
            column=warning.column,
            message=warning.message,
        )


def _as_json(call: Call, agendas: tuple[Path, ...], *, strict: bool) -> int:
    files = tuple(_checked(call, path) for path in agendas)
    ok = all(file.ok for file in files)
    data(Checked(1, ok, files))
    warned = any(file.warnings for file in files)
    return PROBLEMS if not ok or (strict and warned) else DONE


def _checked(call: Call, path: Path) -> CheckedFile:
    language = call.language
    try:
        parsed = _parsed(call, path)
    except UnreadableFile as error:
        remark = Remark(None, None, language.say(error.phrase))
        return CheckedFile(str(path), ok=False, problems=(remark,))
    agenda = parsed.agenda
    problems = tuple(_remark(problem, language) for problem in parsed.problems)
    if agenda is None:
        return CheckedFile(str(path), ok=False, problems=problems)
    return CheckedFile(
        str(path),
        ok=True,
        problems=problems,
        warnings=tuple(_remark(warning, language) for warning in parsed.warnings),
        title=agenda.title,
        timezone=agenda.timezone,
        days=as_data(agenda),
    )


def _remark(problem: Problem, language: Language) -> Remark:
    return Remark(problem.line, problem.column, language.say(problem.message))
