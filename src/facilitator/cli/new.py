"""`new` writes an agenda to begin with: an example, or one made from a programme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.endings import wrong_for_file
from facilitator.cli.files import piped_bytes, write_new_file
from facilitator.cli.new_schema import add_schema, with_schema, write_schema
from facilitator.cli.zone import own_zone
from facilitator.core.base.language import N_, phrase
from facilitator.files.paths import typed_path
from facilitator.files.shell import quoted
from facilitator.plain.output import document, err, out, table
from facilitator.running.exits import DONE, PROBLEMS

if TYPE_CHECKING:
    from facilitator.files.importing.file import Written
    from facilitator.files.importing.programme import Circumstances, Remark


@click.command(
    "new",
    cls=Command,
    help=N_(
        "Write a short agenda with comments, dated today, to change into your own: to PATH, "
        "or to agenda.toml here. With - it is printed.\n\n"
        "With --from the agenda is made from a programme: a calendar (.ics), a table (.csv, .tsv, "
        ".xlsx) with columns such as start, end or duration, title and speaker, a Word document "
        "(.docx), a web page (.html), or Markdown or text (.md, .txt) with a list or a table of "
        "sessions. With - it is read from standard input. What is left out or assumed is reported, "
        "most important first, and listed in full at the end of the agenda.\n\n"
        "With --people participants, their organisations and how they are reached come from a "
        "list. Run it again with a newer list to add and update people in the agenda."
    ),
)
@click.argument("path", metavar=N_("[PATH]"), required=False, default="agenda.toml")
@click.option(
    "--from",
    "source",
    metavar=N_("FILE"),
    type=Path,
    help=N_("Make the agenda from this calendar, table, document or text."),
)
@click.option(
    "--timezone",
    metavar=N_("ZONE"),
    help=N_("The time zone of the meeting; otherwise the programme's, or this computer's."),
)
@click.option(
    "--between",
    nargs=2,
    metavar=N_("FIRST LAST"),
    help=N_("Only the days from FIRST to LAST, as 2013-03-21; repeating events need them."),
)
@click.option("--only", metavar=N_("ROOM"), help=N_("Only what is in this room or track."))
@click.option(
    "--people",
    metavar=N_("FILE"),
    type=Path,
    help=N_(
        "Take participants from this table or list of names, organisations and roles; in an "
        "agenda that is there already they are added or updated."
    ),
)
@click.option(
    "--schema",
    is_flag=True,
    help=N_(
        "Put the agenda format beside the agenda, where editors find it, and name it in the "
        "agenda; in one that is there already too."
    ),
)
@click.option("--all", "in_full", is_flag=True, help=N_("Report everything, line by line."))
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - click gives each option as an argument
    context: click.Context,
    path: str,
    source: Path | None,
    timezone: str | None,
    between: tuple[str, str] | None,
    only: str | None,
    people: Path | None,
    schema: bool,
    in_full: bool,
) -> int:
    """Write the agenda, never over another file; people are put into one that is there."""
    call = call_of(context)
    target = typed_path(path)
    if target.is_dir():
        target /= "agenda.toml"
    if wrong := wrong_for_file(target, ".toml"):
        raise Misuse(wrong, context)
    _check_options(context, source, people, needs_from=bool(timezone or between or only or in_full))
    if path != "-" and target.exists():
        return _change(context, target, source, people, schema=schema)
    if source is None:
        text: str | None = _starter(call)
    else:
        given = _circumstances(context, source, timezone, between, only)
        text = _from(context, typed_path(source), given, in_full=in_full)
    if text is not None and people is not None:
        from facilitator.cli.new_people import with_people

        text = with_people(context, text, typed_path(people), starter=source is None)
    if text is None:
        return PROBLEMS
    return _write(context, target, text, schema=schema)


def _write(context: click.Context, target: Path, text: str, *, schema: bool) -> int:
    call = call_of(context)
    if str(target) == "-":
        if schema:
            raise Misuse(phrase("--schema needs a file beside which to put it."), context)
        document(text)
        return DONE
    if not write_new_file(target, with_schema(text) if schema else text):
        return _is_there(call, target)
    if schema:
        write_schema(target.parent)
    _say_how_to_go_on(call, target)
    return DONE


def _check_options(
    context: click.Context, source: Path | None, people: Path | None, *, needs_from: bool
) -> None:
    """Refuse options that do nothing together; raises `Misuse`."""
    if source is None and needs_from:
        raise Misuse(phrase("--timezone, --between, --only and --all need --from."), context)
    if str(source) == str(people) == "-":
        raise Misuse(phrase("Only one of --from and --people can be standard input."), context)


def _change(
    context: click.Context, target: Path, source: Path | None, people: Path | None, *, schema: bool
) -> int:
    """Put people or the name of the schema into an agenda that is there."""
    call = call_of(context)
    if source is not None or not (people or schema):
        return _is_there(call, target)
    code = DONE
    if people is not None:
        from facilitator.cli.new_people import update_people

        code = update_people(context, target, typed_path(people))
    return add_schema(call, target) if schema and code == DONE else code


def _is_there(call: Call, target: Path) -> int:
    err(call.language.say("{path} is there already; nothing was written.", path=target))
    return PROBLEMS


def _starter(call: Call) -> str:
    from facilitator.files.agenda.starter import starter

    today = call.world.clock.now().astimezone().date()
    return starter(call.language.code, today, own_zone(call.world.environ))


def _circumstances(
    context: click.Context,
    source: Path,
    timezone: str | None,
    between: tuple[str, str] | None,
    only: str | None,
) -> Circumstances:
    """Return what a programme goes without saying; raises `Misuse`."""
    from facilitator.files.agenda.checks import zone_named
    from facilitator.files.importing.programme import Circumstances

    call = call_of(context)
    if timezone and zone_named(timezone) is None:
        message = phrase(
            "There is no time zone “{zone}”; write one like Europe/Stockholm.", zone=timezone
        )
        raise Misuse(message, context)
    return Circumstances(
        today=call.world.clock.now().astimezone().date(),
        language=call.language,
        zone=own_zone(call.world.environ),
        name="" if str(source) == "-" else source.stem,
        timezone=timezone or "",
        between=_days(context, between) if between else None,
        only=only or "",
    )


def _days(context: click.Context, between: tuple[str, str]) -> tuple[dt.date, dt.date]:
    """Read the first and the last day; raises `Misuse`."""
    days = []
    for text in between:
        try:
            days.append(dt.date.fromisoformat(text))
        except ValueError as error:
            message = phrase("“{text}” is not a date; write one like 2013-03-21.", text=text)
            raise Misuse(message, context) from error
    first, last = days
    if last < first:
        message = phrase("{last} is before {first}; write the first day first.", **_iso(days))
        raise Misuse(message, context)
    return first, last


def _iso(days: list[dt.date]) -> dict[str, str]:
    return dict(zip(("first", "last"), (day.isoformat() for day in days), strict=True))


def _from(context: click.Context, path: Path, given: Circumstances, *, in_full: bool) -> str | None:
    """Make an agenda of a file and report on it; None where none can be made."""
    from facilitator.files.importing.file import imported_content

    call = call_of(context)
    made = imported_content(given_content(context, path), path, given)
    lines = _in_full(call, path, made) if in_full else _in_short(call, path, made)
    err("\n".join(lines))
    return made.text


def given_content(context: click.Context, path: Path) -> bytes:
    """Read a file or, for "-", standard input; raises `UnreadableFile` and `Misuse`."""
    from facilitator.files.importing.content import read_programme
    from facilitator.files.importing.programme import LARGEST

    if str(path) != "-":
        return read_programme(path)
    stdin = call_of(context).world.stdin
    if stdin is None or stdin.isatty():
        raise Misuse(phrase("Name a FILE, or give the text on standard input."), context)
    return piped_bytes(stdin, LARGEST + 1)


def _in_short(call: Call, path: Path, made: Written) -> Iterator[str]:
    """Yield the sum and what matters of the remarks, equal ones counted."""
    from facilitator.files.importing.report import sections

    say = call.language.say
    if made.total.found:
        yield say(made.total.said())
    for section in sections(made.remarks):
        yield say(section.heading)
        for remark, more in section.remarks:
            yield _remark(call, path, remark)
            if more is not None:
                yield f"{path}: {say(more)}"
    if made.remarks:
        yield say("--all lists everything, line by line.")


def _in_full(call: Call, path: Path, made: Written) -> Iterator[str]:
    """Yield every remark by its line, with all of what was left out."""
    from facilitator.files.importing.report import left_in_full

    if made.total.found:
        yield call.language.say(made.total.said())
    for remark in made.remarks:
        yield _remark(call, path, remark) + left_in_full(remark, call.language)


def _remark(call: Call, path: Path, remark: Remark) -> str:
    from facilitator.files.importing.report import place

    at = ":".join(filter(None, (str(path), place(remark))))
    return f"{at}: {call.language.say(remark.message)}"


def _say_how_to_go_on(call: Call, path: Path) -> None:
    name = quoted(path)
    say = call.language.say
    call.say("Wrote {path}. Change it in an editor, then:", path=path)
    steps = (
        (f"  facilitator check {name}", say("shows the timetable")),
        (f"  facilitator run {name} --rehearse", say("lets you try it")),
        (f"  facilitator run {name}", say("runs the meeting")),
    )
    out("\n".join(table(steps)))
