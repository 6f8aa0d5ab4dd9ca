"""Pictures as bytes: PNG and JPEG, known by what they begin with, without what they say besides.

A photo of a telephone holds where and when it was taken, by whom and with what, and often a small
copy of itself from before it was cut. Only what is needed to show a picture is kept of it.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Final, Literal

from msgspec import Struct

Kind = Literal["png", "jpg"]

LARGEST_SIDE: Final = 30_000
"""How many pixels a picture may be wide or high: readers give up, or the memory, at more."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_SHOWN: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"IDAT", b"IEND"})
"""The parts of a PNG that say what is to be seen, and in which colours."""
_PNG_HEADER: Final = 13
_AROUND: Final = 12
"""How many bytes a part of a PNG has besides its content: its length, its name and its sum."""

_JPEG: Final = b"\xff\xd8\xff"
_MARK: Final = 0xFF
"""What a mark of a JPEG begins with."""
_END: Final = 0xD9
_SCAN: Final = 0xDA
_LENGTH: Final = 2
"""How many bytes say how long a part is; they are a part of it."""
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
"""The marks of a JPEG that nothing belongs to."""
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""The marks of what says how large a JPEG is."""
_ABOUT: Final = frozenset({*range(0xE0, 0xF0), 0xFE})
"""The marks of what programs say of a JPEG, and of comments."""
_EXIF, _COLOURS, _ADOBE = 0xE1, 0xE2, 0xEE
_NEXT_MARK: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_BASIC: Final = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
"""What every JPEG has before all else: readers know it by that."""
_UPRIGHT: Final = 1
_TURNED: Final = 0x0112
_TURNS: Final = range(1, 9)
_ON_THEIR_SIDE: Final = range(5, 9)


class NoPicture(Exception):  # noqa: N818 - an answer, not an error
    """What was read is no picture in PNG or JPEG, or a damaged one."""


class Picture(Struct, frozen=True):
    """A picture: its bytes, and its width and height in pixels as they are stored.

    `turned` says how it has to be turned and mirrored to be seen upright, as Exif does: 1 is not
    at all, 3 by half, 6 by a quarter clockwise and 8 counter-clockwise.
    """

    kind: Kind
    data: bytes
    width: int
    height: int
    turned: int = _UPRIGHT

    @property
    def stored(self) -> tuple[int, int]:
        """Its width and height in pixels as it is stored."""
        return self.width, self.height

    @property
    def seen(self) -> tuple[int, int]:
        """Its width and height in pixels when it is seen upright."""
        on_its_side = self.turned in _ON_THEIR_SIDE
        return (self.height, self.width) if on_its_side else self.stored


def bare(data: bytes) -> Picture:
    """Return the picture without anything that is not to be seen; raises `NoPicture`.

    Of a picture that is bare already nothing changes.
    """
    try:
        if data.startswith(_PNG):
            return _bare_png(data)
        if data.startswith(_JPEG):
            return _bare_jpeg(data)
    except (struct.error, IndexError) as cause:  # it is cut off
        raise NoPicture from cause
    raise NoPicture


def _sized(kind: Kind, data: bytes, size: tuple[int, int], turned: int = _UPRIGHT) -> Picture:
    if not all(0 < side <= LARGEST_SIDE for side in size):
        raise NoPicture
    return Picture(kind, data, *size, turned)


# PNG


def _bare_png(data: bytes) -> Picture:
    parts = list(_png_parts(data))
    names = [name for name, _ in parts]
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or b"IDAT" not in names:
        raise NoPicture
    header = parts[0][1]
    if len(header) != _AROUND + _PNG_HEADER:
        raise NoPicture
    kept = b"".join(part for name, part in parts if name in _SHOWN)
    width, height = struct.unpack_from(">II", header, 8)
    return _sized("png", _PNG + kept, (width, height))


def _png_parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the parts of a PNG by their names, to its end: what comes after it is none of it."""
    at, name = len(_PNG), b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", data, at)
        part = data[at : at + length + _AROUND]
        if len(part) != length + _AROUND:
            raise NoPicture
        yield name, part
        at += len(part)


# JPEG


def _bare_jpeg(data: bytes) -> Picture:
    kept = [data[:2], _BASIC]
    size, turned, ended = (0, 0), _UPRIGHT, False
    for mark, part in _jpeg_parts(data):
        if mark == _EXIF:
            turned = _turned(part) or turned
        elif mark in _FRAMES:
            height, width = struct.unpack_from(">HH", part, 5)
            size = width, height
        if mark not in _ABOUT or _is_needed(mark, part):
            kept.append(part)
        ended = mark == _END
    if not ended:
        raise NoPicture
    if turned != _UPRIGHT:
        kept.insert(2, _exif(turned))
    return _sized("jpg", b"".join(kept), size, turned)


def _jpeg_parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the parts of a JPEG by their marks, to its end: what comes after it is none of it."""
    at, mark = 2, 0
    while mark != _END:
        while data[at + 1] == _MARK:  # that many may stand before a mark
            at += 1
        if data[at] != _MARK:
            raise NoPicture
        mark, end = data[at + 1], at + 2
        if mark != _END and mark not in _ALONE:
            (length,) = struct.unpack_from(">H", data, end)
            end += length
            if length < _LENGTH or end > len(data):
                raise NoPicture
        if mark == _SCAN:  # the picture itself, to the next mark
            found = _NEXT_MARK.search(data, end)
            if found is None:
                raise NoPicture
            end = found.start()
        yield mark, data[at:end]
        at = end


def _is_needed(mark: int, part: bytes) -> bool:
    """Return whether what is said of a JPEG is about its colours."""
    colours = mark == _COLOURS and part[4:].startswith(b"ICC_PROFILE\0")
    return colours or (mark == _ADOBE and part[4:].startswith(b"Adobe"))


def _exif(turned: int) -> bytes:
    """Return a part of a JPEG that says how it has to be turned, and nothing else."""
    entry = struct.pack(">HHIHH", _TURNED, 3, 1, turned, 0)
    said = b"Exif\0\0MM\0*\0\0\0\x08" + struct.pack(">H", 1) + entry + bytes(4)
    return struct.pack(">BBH", _MARK, _EXIF, len(said) + _LENGTH) + said


def _turned(part: bytes) -> int | None:
    """Read from a part of a JPEG how it has to be turned; None if it does not say."""
    said = part[10:]
    order = {b"MM": ">", b"II": "<"}.get(said[:2])
    if not part[4:].startswith(b"Exif\0\0") or order is None:
        return None
    try:
        (first,) = struct.unpack_from(f"{order}I", said, 4)
        (count,) = struct.unpack_from(f"{order}H", said, first)
        for number in range(count):
            tag, _, _, turned = struct.unpack_from(f"{order}HHIH", said, first + 2 + 12 * number)
            if tag == _TURNED and turned in _TURNS:
                return int(turned)
    except struct.error:  # what is damaged says nothing
        pass
    return None
