"""`export` gives the minutes of a meeting, in the agenda's language, and its data."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.endings import ending, wrong_for_file, wrong_for_folder
from facilitator.cli.files import make_folder, write_file
from facilitator.cli.records import RECORD, moment, name_of, read_record, read_series
from facilitator.cli.words import Command, Misuse
from facilitator.core.base.language import N_, Phrase, phrase
from facilitator.core.base.text import clean_line, readable
from facilitator.core.homework.tasks import lists
from facilitator.core.record.notes import Notes
from facilitator.core.record.state import State
from facilitator.files.paths import typed_path
from facilitator.files.records.names import record_id
from facilitator.minutes import Told, minutes, shown_agenda, told
from facilitator.minutes import template as template_of
from facilitator.plain.output import document

# Formats


def _html(of: Told) -> str:
    from facilitator.export.html import page as html

    return html.page(html.Minutes(minutes(of), of.state, of.now, of.language))


def _json(of: Told) -> str:
    from facilitator.export import json

    text = shown_agenda(of.state)
    return json.text(of.state, of.now, readable(of.record), text, of.private)


def _ics(of: Told) -> str:
    from facilitator.export.ics.calendar import calendar

    return calendar(of.state, of.now, of.language)


def _markdown_report(series: str, meetings: Sequence[Told]) -> str:
    from facilitator.export.markdown.minutes import report

    return report(series, [minutes(one) for one in meetings], meetings[-1].language)


def _html_report(series: str, meetings: Sequence[Told]) -> str:
    from facilitator.export.html import page as html

    language = meetings[-1].language
    every = [html.Minutes(minutes(t), t.state, t.now, t.language) for t in meetings]
    title = language.say("Minutes of the series {series}", series=clean_line(series))
    return html.report(title, every, language)


CSV: Final = "csv"
_WRITERS: Final[Mapping[str, Callable[[Told], str]]] = {
    "markdown": minutes,
    "html": _html,
    "json": _json,
    "ics": _ics,
}
"""The formats in which a meeting is one document."""

_REPORTS: Final[Mapping[str, Callable[[str, Sequence[Told]], str]]] = {
    "markdown": _markdown_report,
    "html": _html_report,
}
"""The formats of minutes; in these several meetings make one report."""

_FORMATS: Final = (*_WRITERS, CSV)
_WITH_PRIVATE: Final = ("markdown", "html", "json")
_TABLES: Final = ("attendance", "actions", "timing", "homework", "terms")
_ENDINGS: Final[Mapping[str, str]] = {
    "": "markdown",
    ".md": "markdown",
    ".htm": "html",
    **{f".{name}": name for name in _FORMATS},
}
"""The formats that a file's name can ask for."""

_COMMON: Final = (".md", ".html", ".json", ".csv", ".ics")
"""The endings that are suggested."""

_PAGES: Final = frozenset({".doc", ".docx", ".odt", ".pages", ".pdf", ".rtf"})
"""The endings of documents with pages, which a web page can be made into."""


_RECORDS: Final = ("journal.toml", "private.toml")
"""The names of the files that hold what nothing can bring back."""


# The command


@click.command(
    "export",
    cls=Command,
    help=N_(
        "Give the minutes of a meeting, in the agenda's language, or its data. RECORD is an id or "
        "a path, by default the record opened last.\n\n"
        "Tables (csv) are attendance, actions, timing, homework and terms: one with --table, all "
        "of them as files in the folder that -o names.\n\n"
        "A template of your own for minutes (Jinja2) is taken from templates/minutes.md.j2 in the "
        "data folder if it is there. In it, minutes is all that is written otherwise, parts.title, "
        "facts, summary, participants, attendance, rules, earlier, programme, outside, decisions, "
        "actions, parking, homework, concepts, scan, upcoming, times, review and private are its "
        "parts, and meeting is what json gives."
    ),
)
@click.argument("record", metavar=RECORD, required=False)
@click.option(
    "--format",
    "form",
    metavar="|".join(_FORMATS),
    type=click.Choice(_FORMATS),
    help=N_("The format, by default the one that FILE's name ends in, or else markdown."),
)
@click.option(
    "--table",
    metavar="|".join(_TABLES),
    type=click.Choice(_TABLES),
    help=N_("With csv, the table to give."),
)
@click.option(
    "--series",
    metavar=N_("SERIES"),
    help=N_("All meetings of a series in one report, oldest first (markdown, html)."),
)
@click.option(
    "--template",
    metavar=N_("FILE"),
    help=N_("Write the minutes by this template (Jinja2) instead."),
)
@click.option(
    "--private",
    is_flag=True,
    help=N_("Your private notes, too; otherwise they are in no export (markdown, html, json)."),
)
@click.option(
    "-o",
    "--output",
    metavar=N_("FILE"),
    help=N_("Write to this file, over what it held; otherwise it is printed."),
)
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - click passes each by its name
    ctx: click.Context,
    record: str | None,
    form: str | None,
    table: str | None,
    series: str | None,
    template: str | None,
    output: str | None,
    *,
    private: bool,
) -> None:
    """Print what was asked for, or write it to a file in one step."""
    call = call_of(ctx)
    path = None if output in (None, "-") else typed_path(str(output))
    form = form or _form_of(ctx, path, table=table is not None, template=template is not None)
    if wrong := _wrong(form, table, series, template, record):
        raise Misuse(wrong, ctx)
    if private and form not in _WITH_PRIVATE:
        raise Misuse(phrase("--private goes with markdown, html and json only."), ctx)
    if form == CSV and table is None:
        folder = _folder(ctx, path)
        _write_tables(call, _one(call, record), folder)
        return
    if path is not None and (wrong := _not_a_file(path)):
        raise Misuse(wrong, ctx)
    chosen = typed_path(template) if template else None
    own = template_of(call.library.data, chosen) if form in _REPORTS else None
    if series is not None:
        meetings = [one._replace(template=own) for one in _series(call, series, private=private)]
        series = meetings[0].state.agenda.series
        text = _REPORTS[form](series, meetings)
        said = phrase(
            "Wrote the minutes of the series {series} to {path}.", series=series, path=path
        )
    else:
        one = _one(call, record, private=private)._replace(template=own)
        text = _table(one, table) if table else _WRITERS[form](one)
        said = _wrote(form, name_of(one.state, call.language), path)
    _give(call, text, path, said, begin=_bom() if table else "")


def _form_of(ctx: click.Context, path: Path | None, *, table: bool, template: bool) -> str:
    """Give the format that a file's name asks for; raises `Misuse` if it asks for another thing."""
    named = "" if path is None or _not_a_file(path) else ending(path)
    if template and named not in _ENDINGS:
        return "markdown"  # a template writes whatever its author likes
    if table:
        wrong = wrong_for_file(path, ".csv") if path and named else None
    else:
        wrong = None if named in _ENDINGS else _no_format(named)
    if wrong:
        raise Misuse(wrong, ctx)
    return CSV if table else _ENDINGS[named]


def _no_format(named: str) -> Phrase:
    """Say what to name instead of a file that cannot be written."""
    if named in _PAGES:
        return phrase(
            "No {ending} file can be written. Name one that ends in .html: word processors open "
            "it, and browsers print it as PDF.",
            ending=named,
        )
    return phrase(
        "No {ending} file can be written. Name one that ends in {endings}, or choose the format "
        "with --format.",
        ending=named,
        endings=", ".join(_COMMON),
    )


def _wrong(
    form: str, table: str | None, series: str | None, template: str | None, record: str | None
) -> Phrase | None:
    """Say which options do not go together."""
    if table and form != CSV:
        return phrase("--table goes with --format csv only.")
    if template and form not in _REPORTS:
        return phrase("--template is for minutes: it goes with markdown and html only.")
    if series is not None and form not in _REPORTS:
        return phrase("--series goes with markdown and html only.")
    if series is not None and record is not None:
        return phrase("Name a record or a series, not both.")
    return None


def _not_a_file(path: Path) -> Phrase | None:
    """Refuse to write over a folder or over a record, which nothing can bring back."""
    if path.is_dir():
        return phrase("{path} is a folder; name a file.", path=path)
    if Path(os.path.realpath(path)).name in _RECORDS:  # a link is written through
        return phrase("{path} is the name of a record; name another file.", path=path)
    return None


def _folder(ctx: click.Context, path: Path | None) -> Path:
    """Give the folder for all tables."""
    if path is None or (ending(path) == ".csv" and not path.is_dir()):
        said = phrase(
            "Choose one with --table ({tables}), or name a folder for all of them with -o.",
            tables=", ".join(_TABLES),
        )
    elif path.exists() and not path.is_dir():
        said = phrase("{path} is a file; name a folder for the tables.", path=path)
    elif wrong := wrong_for_folder(path):
        said = wrong
    else:
        return path
    raise Misuse(said, ctx)


# What is told


def _one(call: Call, record: str | None, *, private: bool = False) -> Told:
    read = read_record(call, record)
    found = told(call.library, *read, moment(call, read))
    return found._replace(private=_private(read.path)) if private else found


def _private(journal: Path) -> Notes:
    from facilitator.files.records.private import read_private

    return read_private(journal)


def _series(call: Call, series: str, *, private: bool) -> list[Told]:
    """Read all meetings of a series, the oldest first, each told with the one before it."""
    from facilitator.files.catalogues import load

    meetings: list[Told] = []
    compared: State | None = None
    for path, state in read_series(call, series):
        language = load(state.agenda.language)
        now = call.world.clock.now()
        one = Told(record_id(path), state, now, language, compared)
        meetings.append(one._replace(private=_private(path)) if private else one)
        compared = state if lists(state) else compared
    return meetings


# Writing


def _table(of: Told, name: str) -> str:
    from facilitator.export import csv

    return csv.table(name, of.state, of.now)


def _bom() -> str:
    from facilitator.export.csv import BOM

    return BOM


def _write_tables(call: Call, of: Told, folder: Path) -> None:
    make_folder(folder)
    for name in _TABLES:
        text = _bom() + _table(of, name)
        write_file(folder / f"{name}.csv", text)
    title = name_of(of.state, call.language)
    call.say("Wrote the tables of “{title}” to the folder {path}.", title=title, path=folder)


def _wrote(form: str, title: str, path: Path | None) -> Phrase:
    if form in _REPORTS:
        return phrase("Wrote the minutes of “{title}” to {path}.", title=title, path=path)
    return phrase("Wrote the data of “{title}” to {path}.", title=title, path=path)


def _give(call: Call, text: str, path: Path | None, said: Phrase, *, begin: str) -> None:
    """Print a document, or write it to a file that begins with `begin`, and say so."""
    if path is None:
        document(text)
        return
    write_file(path, begin + text)
    call.say(said.text, **said.values)
