"""Where documents find pictures: in a folder beside them, as a record has them, or within."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

FOLDER: Final = "pictures"
"""The name of the folder, beside the minutes as it is beside the journal."""

Pictures = Mapping[str, bytes]
"""Pictures by the names that a record gives them."""

NONE: Final[Pictures] = {}

_ADDRESS: Final = re.compile(rf"{FOLDER}/([0-9a-f]{{32}}\.(?:png|jpg))")


def address(name: str) -> str:
    """Return where a document finds a picture."""
    return f"{FOLDER}/{name}"


def name_at(address: str) -> str | None:
    """Return the name of the picture at an address; None if it is that of no picture."""
    found = _ADDRESS.fullmatch(address)
    return found[1] if found else None


def shown_in(markdown: str) -> tuple[str, ...]:
    """List the names of the pictures that a document in Markdown shows, or may show."""
    return tuple(dict.fromkeys(_ADDRESS.findall(markdown)))
