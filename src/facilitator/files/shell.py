"""Commands are shown as they are typed in the shell of this system."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from typing import Final

ON_WINDOWS: Final = sys.platform == "win32"
MOVE: Final = "move" if ON_WINDOWS else "mv"
"""The command that gives a file another name."""

_PLAIN: Final = r"[\w@%+=:,./\\-]+"


def quoted(word: str | Path, *, windows: bool = ON_WINDOWS) -> str:
    """Return a word so that the shell takes it as it is; PowerShell and cmd know double quotes."""
    text = str(word)
    if not windows:
        return shlex.quote(text)
    return text if re.fullmatch(_PLAIN, text) else f'"{text}"'
