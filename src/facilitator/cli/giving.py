"""A document is printed, or written to a file in one step, in the format that is asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.call import Call
from facilitator.cli.click_texts import Misuse
from facilitator.cli.endings import format_of, wrong_for_format
from facilitator.cli.files import write_file
from facilitator.cli.forms import F
from facilitator.core.base.language import N_, Language, Phrase, phrase
from facilitator.core.record.state import State
from facilitator.files.paths import typed_path
from facilitator.plain.output import binary, document

if TYPE_CHECKING:
    from facilitator.export.about import About
    from facilitator.export.pictures import Pictures

DOCUMENTS: Final = ("markdown", "html", "docx")
"""The formats of documents that people read."""

_RECORDS: Final = ("journal.toml", "private.toml")
"""The names of the files that hold what nothing can bring back."""


def format_option(formats: Sequence[str] = DOCUMENTS) -> Callable[[F], F]:
    """Return a command the option `--format`, as `form`."""
    return click.option(
        "--format",
        "form",
        metavar="|".join(formats),
        type=click.Choice(formats),
        help=N_("The format, by default the one that FILE's name ends in, or else markdown."),
    )


def output_option(
    metavar: str = N_("FILE"),
    told: str = N_("Write to this file, over what it held; otherwise it is printed."),
) -> Callable[[F], F]:
    """Return a command the option `-o`, as `output`."""
    return click.option("-o", "--output", metavar=metavar, help=told)


def output_path(output: str | None) -> Path | None:
    """Return the path that was typed for `-o`, or None if the document is to be printed."""
    return None if output in {None, "-"} else typed_path(str(output))


def about(state: State, language: Language) -> About:
    """Say what a document on a meeting is about."""
    from facilitator.export.about import about_meeting

    return about_meeting(state, language)


def chosen_format(
    context: click.Context,
    path: Path | None,
    form: str | None,
    formats: tuple[str, ...] = DOCUMENTS,
) -> str:
    """Return the format asked for, by the option or by the file's name, else Markdown.

    Raises `Misuse` if the file's name asks for something else or for what there is not, or is that
    of a folder or a record.
    """
    if path is None:
        return form or "markdown"
    wrong = not_a_file(path)
    if wrong is None and form is not None:
        wrong = wrong_for_format(path, form)
    if wrong is None and form is None:
        found = format_of(path, formats)
        if isinstance(found, str):
            return found or "markdown"
        wrong = found
    if wrong is not None:
        raise Misuse(wrong, context)
    return form or "markdown"


def not_a_file(path: Path) -> Phrase | None:
    """Refuse to write over a folder or over a record, which nothing can bring back."""
    if path.is_dir():
        return phrase("{path} is a folder; name a file.", path=path)
    if Path(os.path.realpath(path)).name in _RECORDS:  # a link is written through
        return phrase("{path} is the name of a record; name another file.", path=path)
    return None


def made(markdown: str, form: str, of: About) -> str | bytes:
    """Make a document in Markdown one of the `DOCUMENTS`."""
    match form:
        case "html":
            from facilitator.export.html.page import document as page

            return page(markdown, of.title, of.language)
        case "docx":
            return word(of, [(markdown, of.language, {})])
        case _:
            return markdown


def word(of: About, documents: Sequence[tuple[str, Language, Pictures]]) -> bytes:
    """Make a Word document of documents in Markdown, each in its language, with its pictures."""
    from facilitator.export.docx.document import Piece
    from facilitator.export.docx.document import document as parts
    from facilitator.files.zipped import zipped

    return zipped(parts(of, [Piece(*one) for one in documents]))


def give(  # noqa: PLR0913 - what is given, where to and what is said of it
    context: click.Context,
    call: Call,
    content: str | bytes,
    path: Path | None,
    said: Phrase,
    *,
    begin: str = "",
) -> None:
    """Print a document, or write it to a file that begins with `begin`, and say so."""
    if path is not None:
        write_file(path, begin + content if isinstance(content, str) else content)
        call.say(said.text, **said.values)
    elif isinstance(content, str):
        document(content)
    elif sys.stdout and sys.stdout.isatty():
        raise Misuse(
            phrase("A terminal cannot show a Word document. Name a file with -o."), context
        )
    else:
        binary(content)
