"""The manual page, made from the help of each command."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator import __version__
from facilitator.cli.program import COMMANDS
from facilitator.running.commands.table import SECTIONS
from helping import NAME, every, whole

WHAT: Final = "run a whole meeting from a terminal: programme, time, notes and minutes"

AFTER: Final = (
    (
        "EXIT STATUS",
        (
            ("0", "It is done."),
            ("1", "What was given has problems, or nothing was found."),
            ("2", "It was called in a wrong way."),
            ("3", "Something could not be written or read."),
        ),
    ),
    (
        "ENVIRONMENT",
        (
            ("FACILITATOR_DATA_DIR", "Where the meeting records are, unless --data-dir says."),
            ("FACILITATOR_CONFIG", "The configuration file, unless --config says."),
            (
                "LANGUAGE, LC_ALL, LC_MESSAGES, LANG",
                "The language to speak, when nothing else says.",
            ),
            ("NO_COLOR", "When it is set, no colours are used."),
        ),
    ),
    (
        "FILES",
        (
            ("~/.local/share/facilitator/meetings/", "The records, a folder each (on Linux)."),
            ("~/.config/facilitator/config.toml", "The configuration (on Linux)."),
        ),
    ),
)


def page() -> str:
    """Write the page as roff."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f'.TH FACILITATOR 1 "" "facilitator {__version__}" "User Commands"'
    yield from (".SH NAME", f"{NAME} \\- {_text(WHAT)}")
    yield from (".SH SYNOPSIS", f".B {NAME}", _text(whole().arguments))
    commands = iter(every())
    next(commands)
    yield ".SH COMMANDS"
    for each in commands:
        yield f'.SS "{_text(f"{NAME} {each.context.info_name} {each.arguments}")}"'
        yield from _paragraphs(each.command.help or "")
        if each.context.info_name == "control":
            yield from _moves()
        yield from _listed((f"{names} {value}", what) for names, value, what in each.options())
    yield ".SH OPTIONS"
    yield _text("These count with every command.")
    yield from _listed((f"{names} {value}", what) for names, value, what in whole().options())
    for heading, rows in AFTER:
        yield f".SH {heading}"
        yield from _listed(rows)
    yield ".SH SEE ALSO"
    yield _text(f"All {len(COMMANDS)} commands tell more with --help; ? does so inside the app.")


def _moves() -> Iterator[str]:
    for section in SECTIONS:
        yield from _paragraphs(section.heading)
        yield from _listed((f"{one.name} {one.words}", one.tells) for one in section.commands)
        if section.names:
            yield from _paragraphs(section.names)


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        yield from (".PP", _text(" ".join(paragraph.split())))


def _listed(rows: Iterator[tuple[str, str]] | tuple[tuple[str, str], ...]) -> Iterator[str]:
    for name, what in rows:
        yield from (".TP", f"\\fB{_text(name.strip())}\\fR", _text(what))


def _text(text: str) -> str:
    """Escape what roff takes for its own, and spell what not every terminal can."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    text = text.replace("“", "\\(lq").replace("”", "\\(rq").replace("…", "...")
    text = "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in text)
    return "\\&" + text if text.startswith((".", "'")) else text
