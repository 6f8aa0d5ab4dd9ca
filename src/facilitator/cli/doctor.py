"""`doctor` shows what a bug report needs: versions, terminal and folders, and no content."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import Final

import click

from facilitator import __version__
from facilitator.cli.call import Call
from facilitator.cli.click_texts import Command
from facilitator.core.base.language import N_, Language
from facilitator.core.base.text import clean_line
from facilitator.files.errors import FileProblem
from facilitator.files.system import HAS_MODES
from facilitator.plain.output import out, table

VARIABLES: Final = (
    "TERM", "COLORTERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "TMUX", "STY", "SSH_CONNECTION",
    "WT_SESSION", "NO_COLOR", "LANG", "LC_ALL", "LC_CTYPE", "LANGUAGE", "PYTHONUTF8",
    "FACILITATOR_DATA_DIR", "FACILITATOR_CONFIG", "XDG_DATA_HOME", "XDG_CONFIG_HOME",
)  # fmt: skip
"""What of the environment changes how the program works."""

ONLY_SET: Final = frozenset({"TMUX", "STY", "SSH_CONNECTION", "WT_SESSION"})
"""Of these only whether they are set matters; what they say is nobody's business."""

MEGA: Final = 1024 * 1024
_REQUIRED: Final = re.compile(r"[\w.-]+")


@click.command(
    "doctor",
    cls=Command,
    help=N_(
        "Print what a bug report needs: versions, terminal, language and folders. It holds no "
        "titles, names or notes; your home folder is written as ~. Read it before you send it."
    ),
)
@click.pass_obj
def command(call: Call) -> None:
    """Print the report."""
    for heading, rows in (
        (N_("Versions"), _versions()),
        (N_("Terminal"), _terminal(call)),
        (N_("Folders"), _folders(call)),
    ):
        out(call.language.say(heading))
        out("\n".join(table([(f"  {name}", clean_line(value)) for name, value in rows])))


def _versions() -> Iterator[tuple[str, str]]:
    yield "facilitator", f"{__version__} ({_home(str(Path(__file__).parents[1]))})"
    yield "Python", f"{platform.python_version()} ({platform.python_implementation()})"
    yield "system", platform.platform()
    for name in sorted(_packages()):
        with suppress(metadata.PackageNotFoundError):
            yield name, metadata.version(name)


def _packages() -> set[str]:
    """Name the packages that the program uses, where they are installed."""
    try:
        requires = metadata.requires("facilitator") or []
    except metadata.PackageNotFoundError:  # run from its sources
        requires = []
    ours = (each for each in requires if "extra ==" not in each)
    found = (_REQUIRED.match(each) for each in ours)
    return {match[0] for match in found if match} or {"textual", "rich", "msgspec", "click"}


def _terminal(call: Call) -> Iterator[tuple[str, str]]:
    say, environ = call.language.say, call.world.environ
    size = shutil.get_terminal_size((0, 0))
    yield say("size"), f"{size.columns}×{size.lines}" if size.columns else say("unknown")  # noqa: RUF001 - the sign for times
    yield say("keyboard and screen"), _yes(call.world.at_terminal(), call.language)
    yield say("encoding"), f"{sys.stdout.encoding}, {sys.getfilesystemencoding()}"
    yield say("language"), call.language.code
    yield from _variables(environ, call.language)


def _variables(environ: Mapping[str, str], language: Language) -> Iterator[tuple[str, str]]:
    for name in VARIABLES:
        if (value := environ.get(name)) is not None:
            yield name, language.say("set") if name in ONLY_SET else _home(value)


def _folders(call: Call) -> Iterator[tuple[str, str]]:
    say = call.language.say
    try:
        file, data = call.config_file, call.library.data
    except FileProblem as problem:
        yield say("problem"), _home(say(problem.phrase))
        return
    wrong = len(file.problems) or int(file.unread is not None)
    state = say("none") if not file.exists else call.language.count(
        "{n} problem", "{n} problems", wrong
    )  # fmt: skip
    yield say("configuration"), f"{_home(str(file.path))} ({state})"
    yield say("data"), f"{_home(str(data))} ({', '.join(_about(data, call.language))})"
    yield say("records"), ", ".join(_records(call))
    if found := call.elsewhere:
        yield say("records elsewhere"), f"{_home(str(found.folder))} ({found.records})"
    if synced := call.synced(data):
        yield say("synced by"), str(synced.values["program"])
    yield say("crash reports"), str(len(list((data / "crashes").glob("*.txt"))))


def _about(data: Path, language: Language) -> Iterator[str]:
    """Say what of a folder may be in the way."""
    say = language.say
    if not data.is_dir():
        yield say("does not exist yet")
        return
    with suppress(OSError):
        if HAS_MODES:
            yield f"{data.stat().st_mode & 0o777:04o}"
        yield say("{n} MB free", n=shutil.disk_usage(data).free // MEGA)
    if not os.access(data, os.W_OK | os.X_OK):
        yield say("cannot be written to")


def _records(call: Call) -> Iterator[str]:
    """Count the records, without a word of what is in them."""
    try:
        records = call.library.records()
    except FileProblem as problem:
        yield _home(call.language.say(problem.phrase))
        return
    broken = sum(record.broken is not None for record in records)
    rehearsals = sum(record.rehearsal for record in records)
    yield call.language.count("{n} record", "{n} records", len(records))
    if rehearsals:
        yield call.language.count("{n} rehearsal", "{n} rehearsals", rehearsals)
    if broken:
        yield call.language.say("{n} cannot be read", n=broken)


def _yes(value: bool, language: Language) -> str:
    return language.say("yes") if value else language.say("no")


def _home(text: str) -> str:
    """Write the user's home folder as "~": its name may be a person's."""
    with suppress(RuntimeError):
        home = str(Path.home())
        if len(home) > 1:
            return text.replace(home, "~")
    return text
