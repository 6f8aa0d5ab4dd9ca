"""The other programs that a facilitator has: an editor, the clipboard, what opens a link."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct

from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused

PATIENCE: Final = 5
"""Seconds that the clipboard's tool may take; one that hangs must not hold up a meeting."""

LINKS: Final = ("http", "https")
"""What a link may begin with that is handed to another program: it was typed by anybody."""

Finder = Callable[[str], str | None]
Runner = Callable[..., "subprocess.CompletedProcess[bytes]"]


def _nothing(_: str) -> str | None:
    return None


class Programs(Struct, frozen=True):
    """The programs there are, by the environment and by what is installed.

    `find` gives the path of a program by its name, `run` runs one as `subprocess.run` does, and
    `plays` says that Python itself plays sounds, as on Windows. Without arguments there are none.
    """

    environ: Mapping[str, str] = {}
    find: Finder = _nothing
    run: Runner = subprocess.run
    platform: str = sys.platform
    plays: bool = False

    @classmethod
    def installed(cls, environ: Mapping[str, str]) -> Programs:
        """Return those of this computer."""
        find = partial(shutil.which, path=environ.get("PATH", ""))
        return cls(environ, find, plays=sys.platform == "win32")

    @property
    def far(self) -> bool:
        """Whether the screen is another computer's, as over ssh: so is the clipboard."""
        return any(self.environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))

    # The editor

    def editor(self, path: Path) -> list[str]:
        """Return the command that edits a file: $VISUAL, $EDITOR, or an easy editor.

        Raises `Refused` if there is none.
        """
        for name in ("VISUAL", "EDITOR"):
            if wanted := self.environ.get(name, "").strip():
                return [*self._words(name, wanted), str(path)]
        for name in ("nano", "notepad.exe"):
            if found := self.find(name):
                return [found, str(path)]
        raise Refused(
            phrase("No editor is set: set EDITOR, or edit {path} in any editor.", path=path)
        )

    def _words(self, name: str, command: str) -> list[str]:
        import shlex

        try:
            return shlex.split(command, posix=self.platform != "win32")
        except ValueError:
            raise Refused(
                phrase("{name} is not a command: a quotation mark is missing in it.", name=name)
            ) from None

    def edit(self, path: Path) -> None:
        """Let a file be edited; raises `Refused` if that failed."""
        command = self.editor(path)
        try:
            code = self.run(command, check=False).returncode
        except (OSError, ValueError):
            raise Refused(
                phrase(
                    "The editor “{name}” could not be started. The file is {path}.",
                    name=command[0],
                    path=path,
                )
            ) from None
        if code:
            raise Refused(
                phrase(
                    "The editor “{name}” failed ({code}). The file is {path}.",
                    name=command[0],
                    code=code,
                    path=path,
                )
            )

    # The clipboard

    def copy(self, text: str) -> bool:
        """Put a text on the clipboard by the system's own tool; say whether one took it."""
        command = self._clipboard()
        if command is None:
            return False
        # Windows' tool reads another encoding only if the text says so itself.
        windows = command[0].lower().endswith("clip.exe")
        data = text.encode("utf-16" if windows else "utf-8")
        return self._quietly(command, data)

    def _clipboard(self) -> Sequence[str] | None:
        if self.far:
            return None
        for name, options, needs in (
            ("pbcopy", (), ""),
            ("clip.exe", (), ""),
            ("wl-copy", (), "WAYLAND_DISPLAY"),
            ("xclip", ("-selection", "clipboard"), "DISPLAY"),
        ):
            if (not needs or self.environ.get(needs)) and (found := self.find(name)):
                return [found, *options]
        return None

    # Links

    def open_link(self, link: str) -> bool:
        """Open a link as the system does; say whether that could be asked of it."""
        if self.far or urlsplit(link).scheme not in LINKS:
            return False
        if self.platform == "darwin":  # elsewhere a program called so does something else
            opener = self.find("open")
        else:
            opener = self.find("explorer.exe")
            if self.environ.get("WAYLAND_DISPLAY") or self.environ.get("DISPLAY"):
                opener = self.find("xdg-open") or opener
        # Explorer gives an error even when it has opened something.
        return opener is not None and (
            self._quietly([opener, link], b"") or opener.lower().endswith("explorer.exe")
        )

    def _quietly(self, command: Sequence[str], data: bytes) -> bool:
        """Run a program that says nothing on the screen; say whether it succeeded in time."""
        try:
            done = self.run(
                command,
                input=data,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE,
                check=False,
            )
        except (OSError, ValueError, subprocess.TimeoutExpired):
            return False
        return done.returncode == 0
