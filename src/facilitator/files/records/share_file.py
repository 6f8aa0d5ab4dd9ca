"""What says that a record is shared: the folder, and by which name this laptop writes.

Sharing is on while the file is there. The name that events are signed with is unlike any other's:
that of the computer, and four random characters.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
import tomli_w
from msgspec import Struct
from msgspec.structs import asdict

from facilitator.core.base.language import phrase
from facilitator.core.base.text import slug
from facilitator.files.atomic import write_atomically
from facilitator.files.errors import FileProblem, not_written, reason
from facilitator.files.records.folder import SHARE, SHARE_LOCK
from facilitator.files.records.lock import hold

LONGEST_WRITER: Final = 20
_RANDOM: Final = 4
_SIGNS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


class Share(Struct, frozen=True):
    """How a record is shared.

    `folder` is that of the meeting in the shared folder, `writer` signs what this laptop writes,
    and `name` is what whoever sits at it is called. Others see who is `here` unless that is turned
    off, as for a folder that is kept in git. `uncounted` is how many steps of this laptop were
    reported as not counting.
    """

    folder: str
    writer: str
    name: str
    here: bool = True
    uncounted: int = 0

    @property
    def place(self) -> Path:
        """The folder of the meeting in the shared folder."""
        return Path(self.folder)


def new_writer(host: str, id_: str) -> str:
    """Make a name to write by of the computer's and of an id that nothing else has."""
    from hashlib import sha256

    number = int.from_bytes(sha256(id_.encode()).digest()[:8], "big")
    end = ""
    for _ in range(_RANDOM):
        number, sign = divmod(number, len(_SIGNS))
        end += _SIGNS[sign]
    start = slug(host).encode("ascii", "ignore").decode()
    start = start[: LONGEST_WRITER - _RANDOM - 1].strip("-") or "laptop"
    return f"{start}-{end}"


def read_share(journal: Path) -> Share | None:
    """Read how a record is shared; None if it is not. Raises `FileProblem`."""
    path = journal.with_name(SHARE)
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return None
    except OSError as cause:
        raise FileProblem(phrase("{path}: {problem}", path=path, problem=reason(cause))) from cause
    try:
        return msgspec.convert(tomllib.loads(text), Share)
    except (ValueError, msgspec.ValidationError) as cause:
        said = phrase(
            "{path}: this does not say how the meeting is shared. Share it again.", path=path
        )
        raise FileProblem(said) from cause


def write_share(journal: Path, share: Share) -> None:
    """Say how a record is shared; raises `WriteFailed`."""
    unless_given = {"here": True, "uncounted": 0}
    values = {key: value for key, value in asdict(share).items() if unless_given.get(key) != value}
    write_atomically(journal.with_name(SHARE), tomli_w.dumps(values))


def change_share(journal: Path, change: Callable[[Share], Share]) -> bool:
    """Change how a record is shared; say whether that went, as not while a program exchanges.

    Raises `FileProblem`.
    """
    try:
        lock = hold(journal.with_name(SHARE_LOCK))
    except BlockingIOError:
        return False
    except OSError as cause:
        raise not_written(journal, cause) from cause
    try:
        share = read_share(journal)
        if share is not None and (changed := change(share)) != share:
            write_share(journal, changed)
        return True
    finally:
        os.close(lock)
