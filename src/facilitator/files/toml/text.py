"""A TOML text is a file's content, read with every failure worded for its author."""

from __future__ import annotations

import codecs
import re
import tomllib
from pathlib import Path
from typing import Any, Final

from facilitator.core.base.language import Phrase, phrase
from facilitator.files.errors import FileProblem, reason
from facilitator.files.system import understood
from facilitator.files.toml.problems import Problem
from facilitator.files.toml.syntax import line_column, syntax_problem, too_deep

_WIDE: Final = {
    "UTF-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
    "UTF-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
}
"""The encodings that editors may save by, with the marks that a file then begins with."""

_BEGINNING: Final = 64
"""How many bytes tell an encoding whose mark is missing."""

LARGEST: Final = 1024 * 1024
"""The size in bytes above which a file is not taken for one that a person wrote."""


class UnreadableFile(FileProblem):
    """A file that cannot be read as text; `phrase` says why."""


class MissingFile(UnreadableFile):
    """There is no file of that name."""


class BrokenToml(Exception):  # noqa: N818 - it names what is wrong
    """A text that is not TOML; `problem` says where and what to do."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        super().__init__(problem.message.text)
        self.problem = problem


def read(path: Path) -> str:
    """Read a UTF-8 text file, without its byte order mark; raises `UnreadableFile`."""
    return decode(read_bytes(path, LARGEST + 1), path)


def read_bytes(path: Path, most: int) -> bytes:
    """Read a file, no further than `most` bytes; raises `UnreadableFile`."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise _unreadable(path, error) from error
    except ValueError as error:  # a NUL in the path
        raise _missing(path) from error


def decode(content: bytes, path: Path) -> str:
    """Read a file's content as text; raises `UnreadableFile`."""
    if len(content) > LARGEST:
        message = phrase("{path} is larger than 1 MiB, too large for this file.", path=str(path))
        raise UnreadableFile(message)
    if b"\0" in content:
        raise UnreadableFile(_with_zeros(content, path))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(_not_utf8(content, error.start, path)) from error


def _unreadable(path: Path, error: OSError) -> UnreadableFile:
    name = str(path)
    match understood(error):
        case FileNotFoundError() | NotADirectoryError():
            return _missing(path)
        case IsADirectoryError():
            return UnreadableFile(phrase("{path} is a folder, not a file.", path=name))
        case PermissionError():
            return UnreadableFile(phrase("Permission denied: {path} cannot be read.", path=name))
        case _:
            pass
    return UnreadableFile(phrase("{path} cannot be read: {cause}", path=name, cause=reason(error)))


def _missing(path: Path) -> MissingFile:
    return MissingFile(phrase("There is no file {path}.", path=str(path)))


def _with_zeros(content: bytes, path: Path) -> Phrase:
    """Say what a file with zeros in it is: text of another encoding, or no text."""
    for encoding, marks in _WIDE.items():
        if content.startswith(marks) or _is_ascii(content, encoding):
            return phrase(
                "{path} is {encoding} text. Save it as UTF-8 in your editor.",
                path=str(path),
                encoding=encoding,
            )
    return phrase("{path} is not a text file.", path=str(path))


def _is_ascii(content: bytes, encoding: str) -> bool:
    """Return whether a file without a mark reads as plain letters in a multi-byte encoding."""
    for end in ("-LE", "-BE"):
        text = content[:_BEGINNING].decode(encoding + end, "replace").rstrip("\ufffd")
        if text and text.isascii() and "\0" not in text:
            return True
    return False


def _not_utf8(content: bytes, at: int, path: Path) -> Phrase:
    start = content.rfind(b"\n", 0, at) + 1
    return phrase(
        "{path} is not UTF-8 text: line {line}, byte {byte} of the line. "
        "Save it as UTF-8 in your editor.",
        path=str(path),
        line=content.count(b"\n", 0, at) + 1,
        byte=at - start + 1,
    )


def normalise(text: str) -> str:
    """End every line with a line feed, as editors show it, and drop what UTF-8 cannot hold."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text.encode("utf-8", "replace").decode("utf-8")


# `tomllib` takes memory by the square of a key's parts, so that one line could take all of it.
_ENDLESS: Final = 500
_ENDLESS_KEY: Final = (
    rf"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{_ENDLESS}}}"""
)


def load(text: str) -> dict[str, Any]:
    """Parse a normalised TOML text into plain values; raises `BrokenToml`."""
    endless = re.search(_ENDLESS_KEY, text) if text.count(".") >= _ENDLESS else None
    if endless:
        raise BrokenToml(too_deep(*line_column(text, endless.start())))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BrokenToml(syntax_problem(text, str(error))) from error
    except RecursionError as error:
        raise BrokenToml(too_deep(1, 1)) from error
    except ValueError as error:
        # Python reads no whole number of more than 4300 digits.
        longest = max(re.findall(r"[0-9_]+", text), key=len, default="")
        message = phrase("This number has too many digits.")
        place = line_column(text, text.find(longest))
        raise BrokenToml(Problem(*place, message)) from error
