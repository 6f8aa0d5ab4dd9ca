"""Files that a command writes for the user, and what it is given on standard input."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final, TextIO

from facilitator.core.base.language import phrase
from facilitator.core.base.text import given_text
from facilitator.files.errors import not_written

USUAL: Final = 0o666
"""The permissions of a new file, before the user's umask takes away some."""


def write_file(path: Path, content: bytes | str) -> None:
    """Write a file for the user in one step, over what it held; raises `WriteFailed`.

    It is as open to others as a new file, but never more than one that is there was.
    """
    from facilitator.files.atomic import write_atomically

    write_atomically(path, content, _mode(path))


def write_new_file(path: Path, text: str) -> bool:
    """Write a new file for the user; False if something is there. Raises `WriteFailed`."""
    from facilitator.files.atomic import write_new

    try:
        write_new(path, text.encode(), USUAL)
    except FileExistsError:
        return False
    except OSError as cause:
        raise not_written(path, cause) from cause
    return True


def _mode(path: Path) -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    usual = USUAL & ~mask
    with suppress(OSError):
        if path.is_file():
            return usual & path.stat().st_mode
    return usual


def make_folder(folder: Path) -> None:
    """Make a folder for files that are written for the user; raises `WriteFailed`."""
    from facilitator.files import atomic

    try:
        atomic.make_folder(folder)
    except OSError as cause:
        raise not_written(folder, cause) from cause


def piped(stdin: TextIO) -> str:
    """Read what is given on standard input; raises `UnreadableFile` if it goes on and on."""
    from facilitator.files.toml.text import LARGEST, UnreadableFile

    content = piped_bytes(stdin, LARGEST + 1)
    if len(content) > LARGEST:
        raise UnreadableFile(phrase("Standard input holds more than 1 MiB, too much to keep."))
    text = given_text(content, getattr(stdin, "encoding", None) or "utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def agenda_text(path: Path, stdin: TextIO | None) -> str:
    """Read the text of an agenda, or of standard input for "-"; raises `UnreadableFile`."""
    from facilitator.files.agenda.file import read

    return piped(stdin) if str(path) == "-" and stdin is not None else read(path)


def piped_bytes(stdin: TextIO, most: int) -> bytes:
    """Read at most so many bytes from standard input, whatever they are."""
    buffer = getattr(stdin, "buffer", None)
    if buffer is not None:
        content: bytes = buffer.read(most)
        return content
    return stdin.read(most).encode(errors="surrogateescape")
