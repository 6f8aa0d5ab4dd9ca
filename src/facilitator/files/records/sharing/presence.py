"""Who else keeps a shared meeting: each laptop leaves a sign in the shared folder."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
import tomli_w
from msgspec import Struct
from msgspec.structs import asdict

from facilitator.files.atomic import write_atomically

PREFIX: Final = "here."
SUFFIX: Final = ".toml"
LARGEST: Final = 1 << 16
"""How many bytes of such a file are read."""


class Sign(Struct, frozen=True):
    """What a laptop says of itself.

    `name` is what whoever sits at it is called, `at` the instant (UTC) by its clock, `has` the
    last event that it knows of each writer, and `left` whether it keeps the meeting no more.
    """

    name: str
    at: dt.datetime
    version: str = ""
    has: Mapping[str, str] = {}
    left: bool = False


def write_sign(folder: Path, writer: str, sign: Sign) -> None:
    """Leave a sign; raises `WriteFailed`."""
    values = {key: value for key, value in asdict(sign).items() if key != "left" or value}
    write_atomically(folder / f"{PREFIX}{writer}{SUFFIX}", tomli_w.dumps(values))


def read_signs(folder: Path) -> Iterator[tuple[str, Sign]]:
    """Read the signs that laptops left, each with the name it writes by; raises `OSError`.

    What cannot be read is no sign, and a conflict copy of one neither.
    """
    for path in sorted(folder.iterdir()):
        writer = path.name.removeprefix(PREFIX).removesuffix(SUFFIX)
        if path.name != f"{PREFIX}{writer}{SUFFIX}" or "." in writer or path.is_symlink():
            continue
        with suppress(OSError, ValueError, msgspec.ValidationError):
            if path.is_file() and path.stat().st_size <= LARGEST:
                sign = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Sign)
                if sign.at.tzinfo is not None:
                    yield writer, sign
