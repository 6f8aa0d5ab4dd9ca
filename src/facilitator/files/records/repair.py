"""Repairing writes a journal again as facilitator stores it, beside one that a program altered."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from facilitator.core.base.language import phrase
from facilitator.files.atomic import write_new
from facilitator.files.errors import JournalError, not_written
from facilitator.files.records.codec import decode
from facilitator.files.records.journal import unreadable
from facilitator.files.records.whole import altered, end_of_whole, mended


def repair(path: Path) -> Path | None:
    """Write a repaired copy of a journal to a new file beside it; None if nothing was altered.

    Only how the file is stored is mended: no event is guessed at. Raises `JournalError` if it
    would still not be a journal, and `WriteFailed`.
    """
    try:
        data = path.read_bytes()
    except OSError as cause:
        raise unreadable(path, cause) from cause
    change = altered(data)
    if change is None:
        return None
    try:
        plain = mended(data)
    except ValueError:
        raise JournalError(
            path, phrase("this file is not text, so it cannot be repaired.")
        ) from None
    decode(plain[: end_of_whole(plain)], path)
    return _write(path, plain)


def _write(path: Path, data: bytes) -> Path:
    for number in count(1):
        ending = "" if number == 1 else f"-{number}"
        new = path.with_name(f"{path.stem}.repaired{ending}.toml")
        try:
            write_new(new, data)
        except FileExistsError:
            continue
        except OSError as cause:
            raise not_written(new, cause) from cause
        return new
    raise AssertionError
