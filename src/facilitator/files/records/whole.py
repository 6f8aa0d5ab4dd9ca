"""How far a journal is whole, and what other programs do to one by accident.

Each event ends with a blank line. Editors trim the last one of a file, so what follows the last
blank line counts too if it is a whole event; anything else there is a torn tail.
"""

from __future__ import annotations

import codecs
import tomllib
from pathlib import Path
from typing import Final

from facilitator.core.base.language import Phrase, joined, phrase
from facilitator.files.errors import JournalError

BLOCK_END: Final = b"\n\n"

_HEADER: Final = b"[[event]]"
_WINDOWS: Final = _HEADER + b"\r"
UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def end_of_whole(data: bytes | bytearray, start: int = 0) -> int:
    """Return where the last whole event of a journal's bytes ends; up to `start` all are known."""
    found = data.rfind(BLOCK_END, max(0, start - 1))
    end = max(start, found + len(BLOCK_END)) if found >= 0 else start
    return len(data) if _is_whole(bytes(data[end:])) else end


def _is_whole(tail: bytes) -> bool:
    """Return whether a tail is events, of which the last is whole, with the line that ends it."""
    if not tail.lstrip().startswith(_HEADER):
        return False
    try:
        document = tomllib.loads(tail.decode())
    except (ValueError, RecursionError):
        return False
    events = document.get("event")
    last = events[-1] if list(document) == ["event"] and isinstance(events, list) else None
    return isinstance(last, dict) and list(last)[-1:] == ["by"] and isinstance(last["by"], str)


def missing_end(data: bytes | bytearray) -> bytes:
    """Return what the last whole event of a journal's bytes lacks of the blank line after it."""
    if not data or data.endswith(BLOCK_END):
        return b""
    return BLOCK_END[1:] if data.endswith(b"\n") else BLOCK_END


def altered(data: bytes) -> Phrase | None:
    """Say what an editor or a sync program did to a journal's bytes, if that can be mended."""
    causes = []
    if data.startswith(UTF_16):
        causes.append(phrase("it is in UTF-16 instead of UTF-8"))
    if data.startswith(codecs.BOM_UTF8):
        causes.append(phrase("there is a byte order mark (BOM) before its first line"))
    if _WINDOWS in data:
        causes.append(phrase("its lines end as on Windows (CRLF)"))
    if not causes:
        return None
    return phrase(
        "an editor or another program has changed how this file is stored: {causes}. "
        "“facilitator verify --repair” writes a repaired copy.",
        causes=joined(causes),
    )


def refuse_altered(data: bytes, path: Path) -> None:
    """Raise `JournalError` with the cause if the journal at `path` has to be mended first."""
    cause = altered(data)
    if cause is not None:
        raise JournalError(path, cause)


def mended(data: bytes) -> bytes:
    """Return a journal's bytes as facilitator writes them, where another program altered them.

    Raises `ValueError` if they are no text.
    """
    text = data.decode("utf-16" if data.startswith(UTF_16) else "utf-8-sig")
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").encode()
    return plain + missing_end(plain) if end_of_whole(plain) == len(plain) else plain
