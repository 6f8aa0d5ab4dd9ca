"""The bytes of a programme: read from a file or standard input, and decoded."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Final, Literal

from facilitator.core.base.language import phrase
from facilitator.files.importing.programme import LARGEST, Source
from facilitator.files.toml.text import UnreadableFile, read_bytes

Zipped = Literal["xlsx", "docx"]

_ZIPPED: Final = b"PK\x03\x04"

LARGEST_UNPACKED: Final = 60_000_000
"""The size in bytes above which what is packed in a file is not read."""
LARGEST_TEXTS: Final = 12_000_000
"""The same of its texts, without pictures: reading them takes ten times as much room."""


def read_programme(path: Path) -> bytes:
    """Read a file that is not too large; raises `UnreadableFile`."""
    return within_bounds(read_bytes(path, LARGEST + 1), path)


def within_bounds(content: bytes, path: Path) -> bytes:
    """Return the content if it is not too large; raises `UnreadableFile`."""
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


def text_in(content: bytes, source: Source) -> str | None:
    """Read text as `decode` does; None for what is no text, which is reported."""
    text = decode(content, source)
    if "\0" not in text:
        return text
    source.left_out(0, phrase("This is not a text file."))
    return None


def kind_of_zip(content: bytes, path: Path) -> Zipped | None:
    """Tell a workbook from a document; None for what is no archive. Raises `UnreadableFile`."""
    if not content.startswith(_ZIPPED):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        names = set()
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "word/document.xml" in names:
        return "docx"
    raise UnreadableFile(
        phrase("{path} is neither an Excel workbook nor a Word document.", path=str(path))
    )


def too_much_packed(content: bytes) -> bool:
    """Return whether all that is in a zip archive is too large, or cannot be told."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return True
    texts = sum(info.file_size for info in files if info.filename.endswith((".xml", ".rels")))
    return texts > LARGEST_TEXTS or sum(info.file_size for info in files) > LARGEST_UNPACKED
