"""Small real pictures, with what cameras and programs write into theirs."""

from __future__ import annotations

import struct
import zlib
from base64 import b64decode
from typing import Final

SECRET: Final = b"59.3293N 18.0686E Lisa Ek"
"""What is not to be in any record."""

_JPEG: Final = b64decode(
    "/9j/4AAQSkZJRgABAQEAAQAAAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwc"
    "KDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIy"
    "MjIyMjIyMjIyMjIyMjIyMjIyMjL/wAARCAAIAAwDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcI"
    "CQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRol"
    "JicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ip"
    "qrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAA"
    "AAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLR"
    "ChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaX"
    "mJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEA"
    "PwD0S51HxUni/VLeGO6/s1AhtyLUFDlRnDbeec967uiimvgXzJn/ALzN9LQ06bfr17n/2Q=="
)
"""A picture 12 pixels wide and 8 high."""


def png(width: int = 4, height: int = 3, red: int = 200) -> bytes:
    """Make a PNG that tells a secret in three ways."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes((red, 20, 20)) * width) * height
    parts = (
        (b"IHDR", header),
        (b"tEXt", b"Author\0" + SECRET),
        (b"eXIf", SECRET),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(part(*each) for each in parts) + SECRET


def part(name: bytes, data: bytes) -> bytes:
    """Make a part of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def jpeg(turned: int = 1, order: str = "<") -> bytes:
    """Make a JPEG 12 pixels wide and 8 high that tells a secret in three ways."""
    entries = struct.pack(f"{order}HHII", 0x8825, 4, 1, 0)
    entries += struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turned, 0)
    mark = b"II" if order == "<" else b"MM"
    head = mark + struct.pack(f"{order}HIH", 42, 8, 2)
    exif = b"Exif\0\0" + head + entries + bytes(4) + SECRET
    return _JPEG[:2] + _said(0xE1, exif) + _said(0xFE, SECRET) + _JPEG[2:] + SECRET


def _said(mark: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, mark, len(data) + 2) + data
