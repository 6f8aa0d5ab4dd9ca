"""Output is lines of plain text that are safe to show, or a document given as it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

import click

from facilitator.core.base.cells import cells, cut
from facilitator.core.base.text import clean, readable

GAP = "  "


class OutputFailed(Exception):  # noqa: N818 - it says what happened
    """What a command had to say could not be written; `cause` is why."""

    def __init__(self, cause: OSError) -> None:
        """Keep the cause."""
        super().__init__(str(cause))
        self.cause = cause


def out(text: str = "") -> None:
    """Write lines to standard output; raises `BrokenPipeError` and `OutputFailed`."""
    _echo(clean(text) + "\n")


def begun(text: str) -> None:
    """Write what a line begins with; raises as `out`."""
    _echo(clean(text))


def document(text: str) -> None:
    """Write a whole document, in UTF-8 unless it is for a terminal; raises as `out`."""
    _echo(clean(text) if sys.stdout and sys.stdout.isatty() else text.encode(errors="replace"))


def binary(content: bytes) -> None:
    """Write what is no text, byte for byte; raises as `out`."""
    _echo(content)


def data(value: object) -> None:
    """Write a value as a JSON document; raises as `out`."""
    from msgspec import json, to_builtins

    try:
        encoded = json.encode(value)
    except UnicodeEncodeError:  # there are names of files in it that are no text
        encoded = json.encode(_readable(to_builtins(value)))
    document(json.format(encoded).decode() + "\n")


def _readable(value: object) -> object:
    match value:
        case str():
            return readable(value)
        case list():
            return [_readable(item) for item in value]
        case dict():
            return {key: _readable(item) for key, item in value.items()}
        case _:
            pass
    return value


def err(text: str) -> None:
    """Write lines to standard error, if anyone listens."""
    with suppress(OSError, ValueError):
        click.echo(clean(text), err=True)


def give_up() -> None:
    """Write nothing more: what is still to be written when the program ends goes nowhere."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def fitted(lines: Iterable[str]) -> Iterator[str]:
    """Cut lines to the width of the terminal, if they are for one."""
    if not (sys.stdout and sys.stdout.isatty()):
        return iter(lines)
    import shutil

    room = shutil.get_terminal_size().columns
    return (cut(line, room) for line in lines)


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Set rows of equally many cells in columns; the last column is as wide as it likes."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    return [
        GAP.join(
            cell + " " * (full - cells(cell)) for cell, full in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def _echo(content: str | bytes) -> None:
    try:
        click.echo(content, nl=False)
    except BrokenPipeError:
        raise
    except OSError as cause:
        raise OutputFailed(cause) from cause
