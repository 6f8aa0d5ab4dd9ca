"""Fill what the pages of the documentation quote from the program, and write what is all made.

A page quotes between two comments, `<!-- made: help run -->` and `<!-- end -->`: the first says
what. With `--check` nothing is written, and pages that are out of date are told.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

import agenda_tables
import event_tables
import json_tables
import manual
import published
from facilitator.cli.program import COMMANDS
from facilitator.cli.world import system_world
from facilitator.files.config import ConfigForm
from facilitator.plain.command_list import LEADING, READING
from facilitator.running.commands.command import Listed
from facilitator.running.commands.table import SECTIONS
from helping import every, helped, printed

ROOT: Final = Path(__file__).resolve().parents[1]
DOCS: Final = ROOT / "docs"
_MADE: Final = re.compile(r"(<!-- made: (.+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def _help(name: str) -> str:
    return _fenced("text", helped(name).text)


def _commands() -> str:
    return "\n\n".join(
        f"## {each.context.command_path.removeprefix('facilitator ')}\n\n"
        + _fenced("text", each.text)
        for each in every()
    )


def _command_table() -> str:
    rows = (f"| `facilitator {name}` | {what} |" for name, what in COMMANDS.items())
    return "\n".join(["| command | does |", "|---|---|", *rows])


def _by_words(_: str) -> str:
    """List all that can be typed in words-only mode, a table for what it is about."""
    parts: list[tuple[str, Sequence[Listed], str]] = [
        *((each.heading, each.commands, each.names) for each in SECTIONS),
        ("Reading", READING, ""),
        ("Only in run --plain", LEADING, ""),
    ]
    lines: list[str] = []
    for heading, commands, names in parts:
        lines += [f"### {heading}", "", "| typed | does |", "|---|---|"]
        lines += [f"| {_typed(each)} | {each.tells} |" for each in commands]
        lines += ["", names, ""] if names else [""]
    return "\n".join(lines).rstrip()


def _typed(of: Listed) -> str:
    words = f" {of.words}".rstrip().replace("|", "\\|")
    names = [f"`{of.letter}`"] if of.letter else []
    return ", ".join([*names, f"`{of.name}{words}`"] if of.name else names)


def _output(line: str) -> str:
    """Run a command in an empty data folder and quote it with what it prints."""
    with tempfile.TemporaryDirectory() as data, contextlib.chdir(ROOT):
        world = replace(system_world(), environ={"FACILITATOR_DATA_DIR": data, "LANG": "C"})
        return _fenced("text", f"$ facilitator {line}\n{printed(line.split(), world)}")


def _fenced(kind: str, text: str) -> str:
    return f"```{kind}\n{text.strip()}\n```"


def _config() -> str:
    """List what a configuration file may say."""
    _, parts = msgspec.json.schema_components([ConfigForm], ref_template="#/{name}")
    rows = ["| key | meaning | unless given |", "|---|---|---|"]
    for key, of in parts["ConfigForm"]["properties"].items():
        default = json.dumps(of.get("default"))
        given = "" if default in NOTHING else f"`{default}`"
        rows.append(f"| `{key}` | {of['description']} | {given} |")
    for table, form in (("hooks", "HooksForm"), ("sounds", "SoundsForm")):
        for key, of in parts[form]["properties"].items():
            rows.append(f"| `{key}` in `[{table}]` | {of['description']} | |")
    return "\n".join(rows)


NOTHING: Final = ("null", "[]", "{}", '""')

MAKERS: Final[Mapping[str, Callable[[str], str]]] = {
    "help": _help,
    "output": _output,
    "commands": lambda _: _commands(),
    "by-words": _by_words,
    "command-table": lambda _: _command_table(),
    "agenda": lambda name: agenda_tables.tables()[name],
    "config": lambda _: _config(),
    "json": json_tables.table,
    "events": lambda _: event_tables.table(),
    "minutes": lambda _: _fenced("markdown", published.beginning()),
}
"""What a page may quote; each is given the words that follow its name."""


def filled(text: str) -> str:
    """Fill the quoted parts of a page."""

    def fill(found: re.Match[str]) -> str:
        name, _, rest = found[2].partition(" ")
        return f"{found[1]}{MAKERS[name](rest)}\n{found[3]}"

    return _MADE.sub(fill, text)


def files() -> Iterator[tuple[Path, str]]:
    """Give each file with what should stand in it."""
    from facilitator.export.json import schema

    yield DOCS / "facilitator.1", manual.page()
    yield (
        DOCS / "export.schema.json",
        json.dumps(schema(), indent=2, ensure_ascii=False) + "\n",
    )
    for page in (ROOT / "README.md", *sorted(DOCS.rglob("*.md"))):
        yield page, filled(page.read_text("utf-8"))


def write(arguments: list[str]) -> int:
    """Write every file that is out of date, or with --check only name it."""
    late = [
        (path, text)
        for path, text in files()
        if not path.exists() or path.read_text("utf-8") != text
    ]
    for path, text in late:
        if "--check" in arguments:
            print(f"{path.relative_to(ROOT)} is out of date: run tools/docs.py", file=sys.stderr)
        else:
            path.write_text(text, "utf-8")
    return 1 if late and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(write(sys.argv[1:]))
