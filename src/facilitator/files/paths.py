"""A path is what somebody typed for a file or a folder."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path


def typed_path(text: str | Path) -> Path:
    """Read a typed path, in which "~" is the home folder.

    Where nobody has such a home, it is the name of a file, as to the shell.
    """
    path = Path(text)
    if sys.platform == "win32" and path.parts[:1] != ("~",):
        return path  # "~$a.docx" would be taken for somebody's home, wherever one's own is
    with suppress(RuntimeError):
        return path.expanduser()
    return path
