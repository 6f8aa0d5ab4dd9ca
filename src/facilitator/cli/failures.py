"""A failure is told in one sentence, with the exit code that goes with its kind."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.call import Call
from facilitator.cli.click_texts import Misuse, usage_sentence
from facilitator.core.base.language import Language, phrase
from facilitator.plain.output import OutputFailed, err, give_up
from facilitator.running.exits import PROBLEMS, STORAGE, USAGE

if TYPE_CHECKING:
    from facilitator.files.toml.problems import Problem


def tell(error: Exception, call: Call) -> int:
    """Report the user what went wrong, and give the exit code."""
    from facilitator.core.base.refusal import Refused
    from facilitator.files.errors import FileProblem, WriteFailed, reason
    from facilitator.opening import InvalidAgenda

    say = call.language.say
    match error:
        case click.UsageError():
            err(_usage(error, call.language))
            return USAGE
        case InvalidAgenda():
            err("\n".join(problem_lines(error.path, error.problems, call.language)))
            return PROBLEMS
        case Refused() | FileProblem():
            err(say(error.phrase))
            return STORAGE if isinstance(error, WriteFailed) else PROBLEMS
        case OutputFailed():
            give_up()  # else what is left of it would fail again when the program ends
            err(say("The output could not be written: {cause}", cause=reason(error.cause)))
            return STORAGE
        case OSError():
            place = error.filename or phrase("Files")
            err(say("{place}: {cause}", place=place, cause=reason(error)))
            return STORAGE
        case _:
            pass
    err(_unexpected(error, call))
    return PROBLEMS


def problem_lines(path: Path, problems: Iterable[Problem], language: Language) -> Iterable[str]:
    """Write each problem of a file as `file:line:column: message`."""
    for problem in problems:
        yield f"{path}:{problem.line}:{problem.column}: {language.say(problem.message)}"


def _usage(error: click.UsageError, language: Language) -> str:
    sentence = language.say(usage_sentence(error, language))
    if not sentence.endswith((".", "?")):  # it ends in what has to be typed
        sentence += "."
    # click gives its own context to every mistake, even to one that the help says nothing about.
    context = error.context if isinstance(error, Misuse) else error.ctx
    if context is None:
        return sentence
    command = context.command_path
    return language.say("{sentence} See {command} --help.", sentence=sentence, command=command)


def _unexpected(error: Exception, call: Call) -> str:
    kind = type(error).__name__
    path = _keep_details(error, call)
    if path is None:
        return call.language.say("Something unexpected happened ({kind}).", kind=kind)
    return call.language.say(
        "Something unexpected happened ({kind}). What the developers need to know is in {path}.",
        kind=kind,
        path=path,
    )


def _keep_details(error: Exception, call: Call) -> Path | None:
    """Write where it happened to a file, without the values at hand: they may be private."""
    import tempfile
    import time
    import traceback

    from facilitator import __version__
    from facilitator.files.atomic import write_new

    text = f"facilitator {__version__}\nPython {sys.version}\n\n"
    text += "".join(traceback.format_exception(error))
    for folder in (_crashes, lambda _: Path(tempfile.gettempdir())):
        try:
            path = folder(call) / f"facilitator-crash-{time.time_ns()}.txt"
            write_new(path, text.encode(errors="replace"))
        except Exception:  # noqa: BLE001, S112 - what failed may fail again; then elsewhere
            continue
        return path
    return None


def _crashes(call: Call) -> Path:
    from facilitator.files.atomic import make_folder

    folder = call.library.data / "crashes"
    make_folder(folder.parent, 0o700)
    make_folder(folder, 0o700)
    return folder
