"""`export` gives the minutes of a meeting, in the agenda's language, and its data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.content import extras_of, wrong_content
from facilitator.cli.endings import (
    ENDINGS,
    ending,
    wrong_for_file,
    wrong_for_folder,
    wrong_for_format,
)
from facilitator.cli.export_pictures import give_pictures
from facilitator.cli.files import make_folder, write_file
from facilitator.cli.giving import (
    DOCUMENTS,
    about,
    chosen_format,
    format_option,
    give,
    not_a_file,
    output_option,
    output_path,
    word,
)
from facilitator.cli.records import RECORD, moment, name_of, read_record, read_series
from facilitator.core.base.language import N_, Phrase, phrase
from facilitator.core.base.text import clean_line, readable
from facilitator.core.homework.tasks import lists
from facilitator.core.record.notes import Notes
from facilitator.core.record.state import State
from facilitator.files.paths import typed_path
from facilitator.files.records.names import record_id
from facilitator.minutes.written import EXTRAS, Extra, Told, minutes, pictures, shown_agenda, told
from facilitator.minutes.written import template as template_of

if TYPE_CHECKING:
    from facilitator.export.html.page import Minutes

# Formats


def _html(of: Told) -> str:
    from facilitator.export.html import page as html

    return html.page(_page_of(of))


def _page_of(of: Told) -> Minutes:
    from facilitator.export.html.page import Minutes

    text = minutes(of)
    return Minutes(text, of.state, of.now, of.language, pictures(of, text))


def _docx(of: Told) -> bytes:
    text = minutes(of)
    return word(about(of.state, of.language), [(text, of.language, pictures(of, text))])


def _json(of: Told) -> str:
    from facilitator.export import json

    text = shown_agenda(of.state, private=of.private is not None)
    return json.text(of.state, of.now, readable(of.record), text, of.private)


def _ics(of: Told) -> str:
    from facilitator.export.ics.calendar import calendar

    return calendar(of.state, of.now, of.language, private=of.private is not None)


def _markdown_report(series: str, meetings: Sequence[Told]) -> str:
    from facilitator.export.markdown.series_report import report

    return report(series, [minutes(one) for one in meetings], meetings[-1].language)


def _html_report(series: str, meetings: Sequence[Told]) -> str:
    from facilitator.export.html import page as html

    language = meetings[-1].language
    every = [_page_of(one) for one in meetings]
    title = language.say("Minutes of the series {series}", series=clean_line(series))
    return html.report(title, every, language)


def _docx_report(series: str, meetings: Sequence[Told]) -> bytes:
    from facilitator.export.markdown.series_report import lowered, report_title

    last = meetings[-1]
    title = report_title(series, last.language)
    texts = [(minutes(one), one) for one in meetings]
    told = [(lowered(text), one.language, pictures(one, text)) for text, one in texts]
    return word(about(last.state, last.language), [(f"# {title}\n", last.language, {}), *told])


CSV: Final = "csv"
_WRITERS: Final[Mapping[str, Callable[[Told], str | bytes]]] = {
    "markdown": minutes,
    "html": _html,
    "docx": _docx,
    "json": _json,
    "ics": _ics,
}
"""The formats in which a meeting is one document."""

_REPORTS: Final[Mapping[str, Callable[[str, Sequence[Told]], str | bytes]]] = {
    "markdown": _markdown_report,
    "html": _html_report,
    "docx": _docx_report,
}
"""The formats of minutes; in these several meetings make one report."""

_FORMATS: Final = (*_WRITERS, CSV)
_WITH_PRIVATE: Final = (*DOCUMENTS, "json", "ics")
_TABLES: Final = ("attendance", "actions", "timing", "homework", "terms")


# The command


@click.command(
    "export",
    cls=Command,
    help=N_(
        "Export the minutes of a meeting, in the agenda's language, or its data. RECORD is an id "
        "or a path, by default the record opened last.\n\n"
        "The minutes can be published as they are. --short gives one page for the web; --with adds "
        "planned and actual times, the time review, or who attended where the agenda leaves names "
        "out; --private adds your private notes, joining links and phone numbers.\n\n"
        "Tables (csv) are attendance, actions, timing, homework and terms: one with --table, all "
        "of them as files in the folder that -o names.\n\n"
        "A template of your own for minutes (Jinja2) is taken from templates/minutes.md.j2 in the "
        "data folder if it is there. In it, minutes is all that is written otherwise, parts.title, "
        "facts, summary, decisions, actions, earlier, homework, upcoming, programme, outside, "
        "parking, concepts, scan, participants, attendance, rules, times, review, private and "
        "notes_by are its parts, short is the short version, and meeting is what json gives."
    ),
)
@click.argument("record", metavar=RECORD, required=False)
@format_option(_FORMATS)
@click.option(
    "--table",
    metavar="|".join(_TABLES),
    type=click.Choice(_TABLES),
    help=N_("With csv, the table to give."),
)
@click.option(
    "--series",
    metavar=N_("SERIES"),
    help=N_("All meetings of a series in one report, oldest first (markdown, html, docx)."),
)
@click.option(
    "--template",
    metavar=N_("FILE"),
    help=N_("Write the minutes by this template (Jinja2) instead."),
)
@click.option(
    "--short",
    is_flag=True,
    help=N_("One page for the web instead of the whole minutes (markdown, html, docx)."),
)
@click.option(
    "--with",
    "extras",
    metavar=",".join(EXTRAS),
    multiple=True,
    help=N_("Add these to the minutes, whatever the agenda says (markdown, html, docx)."),
)
@click.option(
    "--private",
    is_flag=True,
    help=N_(
        "Add private notes, joining links and phone numbers; otherwise they are in no export "
        "(markdown, html, docx, json; links also in ics)."
    ),
)
@output_option()
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - click passes each by its name
    ctx: click.Context,
    record: str | None,
    form: str | None,
    table: str | None,
    series: str | None,
    template: str | None,
    extras: tuple[str, ...],
    output: str | None,
    *,
    short: bool,
    private: bool,
) -> None:
    """Print what was asked for, or write it to a file in one step."""
    call = call_of(ctx)
    path = output_path(output)
    form = _form_of(ctx, path, form, table=table is not None, template=template is not None)
    if wrong := _wrong(form, table, series, template, record):
        raise Misuse(wrong, ctx)
    added = extras_of(ctx, extras)
    if wrong := _wrong_content(form, template, added, short=short, private=private):
        raise Misuse(wrong, ctx)
    if form == CSV and table is None:
        _write_tables(call, _one(call, record), _folder(ctx, path))
        return
    chosen = typed_path(template) if template else None
    own = template_of(call.library.data, chosen) if form in _REPORTS else None

    def asked(one: Told) -> Told:
        return one._replace(template=own, extras=added, short=short)

    if series is not None:
        meetings = [asked(one) for one in _series(call, series, private=private)]
        text, said = _written_report(call, form, path, meetings)
    else:
        one = asked(_one(call, record, private=private))
        text, said = _written(call, form, path, one, table)
    give(ctx, call, text, path, said, begin=_bom() if table else "")


def _form_of(
    ctx: click.Context, path: Path | None, form: str | None, *, table: bool, template: bool
) -> str:
    """Return the format asked for, by name or by that of the file; raises `Misuse`."""
    if table and form in (None, CSV):
        if path and (wrong := not_a_file(path) or _not_a_table(path, form)):
            raise Misuse(wrong, ctx)
        return CSV
    if form == CSV:
        return CSV  # the folder that is named may have any name
    if template and form is None and path and ENDINGS.get(ending(path)) not in _REPORTS:
        form = "markdown"  # a template writes whatever its author likes
    return chosen_format(ctx, path, form, _FORMATS)


def _not_a_table(path: Path, form: str | None) -> Phrase | None:
    return wrong_for_format(path, form) if form else wrong_for_file(path, ".csv")


def _wrong(
    form: str, table: str | None, series: str | None, template: str | None, record: str | None
) -> Phrase | None:
    """Say which options do not go together."""
    if table and form != CSV:
        return phrase("--table can only be used with --format csv.")
    if template and form not in _REPORTS:
        return phrase(
            "--template is for minutes: it can only be used with markdown, html and docx."
        )
    if series is not None and form not in _REPORTS:
        return phrase("--series can only be used with markdown, html and docx.")
    if series is not None and record is not None:
        return phrase("Name a record or a series, not both.")
    return None


def _wrong_content(
    form: str, template: str | None, added: frozenset[Extra], *, short: bool, private: bool
) -> Phrase | None:
    """Say which options a format or a template cannot follow."""
    if private and form not in _WITH_PRIVATE:
        return phrase("--private can only be used with markdown, html, docx, json and ics.")
    in_words = form in _REPORTS
    return wrong_content(template, added, short=short, private=private, minutes=in_words)


def _title(meetings: Sequence[Told]) -> str:
    from facilitator.export.markdown.series_report import series_title

    return series_title([one.state for one in meetings])


def _folder(ctx: click.Context, path: Path | None) -> Path:
    """Return the folder for all tables."""
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
        one = Told(record_id(path), state, now, language, compared, journal=path)
        meetings.append(one._replace(private=_private(path)) if private else one)
        compared = state if lists(state) else compared
    return meetings


# Writing


def _written_report(
    call: Call, form: str, path: Path | None, meetings: Sequence[Told]
) -> tuple[str | bytes, Phrase]:
    """Write the report of a series and give its pictures; say what was written, too."""
    name = _title(meetings)
    text = _REPORTS[form](name, meetings)
    give_pictures(call, form, path, text, meetings)
    said = phrase("Wrote the minutes of the series {series} to {path}.", series=name, path=path)
    return text, said


def _written(
    call: Call, form: str, path: Path | None, one: Told, table: str | None
) -> tuple[str | bytes, Phrase]:
    """Write a meeting, or one of its tables, and give its pictures; say what was written, too."""
    text = _table(one, table) if table else _WRITERS[form](one)
    if form in _REPORTS:
        give_pictures(call, form, path, text, [one])
    return text, _wrote(form, name_of(one.state, call.language), path)


def _table(of: Told, name: str) -> str:
    from facilitator.export import csv

    return csv.table(name, of.state, of.now, of.language)


def _bom() -> str:
    from facilitator.export.sheet import BOM

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
