"""Extras are packages that only some commands need; here is how to install one that is missing.

The command names those packages and this very Python. It never names facilitator itself, which an
index may hold under the same name from somebody else.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import metadata, util
from typing import Final, NamedTuple

from facilitator.files.shell import ON_WINDOWS, quoted

_REQUIREMENT: Final = re.compile(
    r"""(?P<spec>(?P<name>[\w.-]+)[^;]*?)\s*;.*\bextra\s*==\s*["'](?P<extra>[\w.-]+)["']"""
)
"""What a package's metadata says of an extra, such as "resvg_py>=0.5; extra == 'png'"."""


class Installation(NamedTuple):
    """What there is to install packages with."""

    python: str
    has_pip: bool
    has_uv: bool
    on_windows: bool = ON_WINDOWS

    def command(self, packages: Iterable[str]) -> str:
        """Return the command that installs packages where this program finds them."""
        python = quoted(self.python, windows=self.on_windows)
        if self.has_uv and not self.has_pip:  # as in the environments that uv makes
            words = ["uv", "pip", "install", "--python", python]
        else:
            words = [python, "-m", "pip", "install"]
        return " ".join([*words, *(quoted(each, windows=self.on_windows) for each in packages)])


def how_to_install(extra: str, module: str) -> str:
    """Return the command that installs what an extra lacks, where importing `module` failed."""
    try:
        requires = metadata.requires("facilitator") or ()
    except metadata.PackageNotFoundError:  # run from its sources
        requires = ()
    here = Installation(
        sys.executable or "python3",
        util.find_spec("pip") is not None,
        shutil.which("uv") is not None,
    )
    return here.command(lacking(requires, extra, _is_there) or [module])


def lacking(requires: Sequence[str], extra: str, is_there: Callable[[str], bool]) -> list[str]:
    """List what an extra lacks, or all of it where nothing seems to be missing."""
    found = [match for each in requires if (match := _REQUIREMENT.fullmatch(each))]
    wanted = {match["spec"]: match["name"] for match in found if match["extra"] == extra}
    return [spec for spec, name in wanted.items() if not is_there(name)] or list(wanted)


def _is_there(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True
