"""Completing is what a shell offers where Tab is pressed: records, agendas and other files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from facilitator.cli.call import Call, call_of
from facilitator.core.base.text import clean_line
from facilitator.files.records.names import composed

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from facilitator.files.records.library import Record

    Type = click.ParamType[Any]
else:
    Type = click.ParamType  # older versions of click have no generic one

PROGRAM: Final = "facilitator"
VARIABLE: Final = "_FACILITATOR_COMPLETE"
"""The environment variable by which a shell asks for completions."""

FILES: Final = frozenset({"AGENDA", "FILE", "PATH"})
FOLDERS: Final = frozenset({"FOLDER"})
RECORDS: Final = frozenset({"RECORD"})

_UNQUOTED: Final = r"[\w@%+,./-]+"
"""Names that a shell takes as they are."""


class Completed(Type):
    """A type of value with what may stand there, by the words of its placeholder in the help."""

    def __init__(self, inner: Type) -> None:
        """Convert values as `inner` does."""
        self.inner = inner
        self.name = inner.name

    def convert(
        self,
        value: Any,  # noqa: ANN401 - as click's own
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401 - as click's own
        """Convert a value."""
        return self.inner.convert(value, param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer what begins like `incomplete`."""
        return list(_offers(placeholders(param), call_of(ctx), incomplete))


def complete(param: click.Parameter) -> None:
    """Let a parameter be completed, if its placeholder names a record, a file or a folder."""
    if placeholders(param) & (FILES | FOLDERS | RECORDS):
        param.type = Completed(param.type)


def placeholders(param: click.Parameter) -> set[str]:
    """Return the words that stand for a parameter's value in the help, in English."""
    return set((param.metavar or "").strip("[]…").replace("|", " ").split())


def know_powershell() -> None:
    """Let click complete in PowerShell too."""
    from click.shell_completion import add_completion_class

    from facilitator.cli.powershell import PowerShell

    add_completion_class(PowerShell)


def agendas(call: Call, incomplete: str) -> Iterator[CompletionItem]:
    """Offer any file, and to bash the agendas rather than that where their names are all it takes.

    Besides what it is offered bash completes no files, and it quotes no names; other shells do.
    """
    from click.shell_completion import CompletionItem

    yield CompletionItem(incomplete, type="file")  # first, as in bash it drops what stands before
    if call.world.environ.get(VARIABLE) != "bash_complete":
        return
    folder, slash, begun = incomplete.rpartition("/")
    found = sorted(path for path in _listed(folder + slash or ".") if _fits(path.name, begun))
    files = [path for path in found if path.suffix == ".toml"]
    if all(re.fullmatch(_UNQUOTED, path.name) for path in files) and not any(
        path.is_dir() for path in found
    ):
        yield from (CompletionItem(folder + slash + path.name) for path in files)


def _listed(folder: str) -> Sequence[Path]:
    with suppress(OSError, ValueError):
        return list(Path(folder).iterdir())
    return ()


def _fits(name: str, begun: str) -> bool:
    """Return whether a name begins so, and holds nothing that a terminal or a shell would obey."""
    return name.startswith(begun) and clean_line(name) == name


def _offers(wanted: set[str], call: Call, incomplete: str) -> Iterator[CompletionItem]:
    from click.shell_completion import CompletionItem

    if "AGENDA" in wanted:
        yield from agendas(call, incomplete)
    elif wanted & FILES:
        yield CompletionItem(incomplete, type="file")
    elif wanted & FOLDERS:
        yield CompletionItem(incomplete, type="dir")
    if wanted & RECORDS:
        begun = composed(incomplete)
        for record in _records(call):
            if _fits(record.id, begun):
                yield CompletionItem(record.id, help=clean_line(record.title) or None)


def _records(call: Call) -> Sequence[Record]:
    """List the records; why that is not possible is not told in the middle of a line."""
    from facilitator.files.errors import FileProblem

    try:
        return call.library.records()
    except FileProblem:
        return ()
