"""The bytes of a programme: read from a file or standard input, and decoded."""

from __future__ import annotations

from pathlib import Path

from facilitator.core.base.language import phrase
from facilitator.files.importing.programme import LARGEST, Source
from facilitator.files.toml.text import UnreadableFile, read_bytes


def read_programme(path: Path) -> bytes:
    """Read a file that is not too large; raises `UnreadableFile`."""
    return within_bounds(read_bytes(path, LARGEST + 1), path)


def within_bounds(content: bytes, path: Path) -> bytes:
    """Give the content if it is not too large; raises `UnreadableFile`."""
    if len(content) > LARGEST:
        raise UnreadableFile(
            phrase("{path} is larger than 5 MB, too large for a programme.", path=str(path))
        )
    return content


def decode(content: bytes, source: Source) -> str:
    """Read text in UTF-8, UTF-16 with its mark, or else as Windows writes Western languages."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            message = phrase("This is not UTF-8; the file is read as Windows-1252.")
            source.assumed(line, message)
            text = content.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
