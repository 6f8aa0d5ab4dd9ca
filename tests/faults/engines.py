"""The programs that keep folders the same, as a trial starts, disturbs and ends them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from facilitator.files.records.share_file import read_share
from faults.trial import Skipped


class Engine(Protocol):
    """A program that keeps folders the same."""

    def carry(self) -> None:
        """Do what has to be done at each beat."""

    def away(self, number: int, *, killed: bool) -> None:
        """Let one of the folders be reached no more."""

    def back(self, number: int) -> None:
        """Let it be reached again."""

    def stop(self) -> None:
        """End."""


class Syncthing:
    """An instance for each folder, on this computer only, without discovery and relays."""

    def __init__(self, base: Path, folders: Sequence[Path]) -> None:
        self._homes = [base / f"syncthing-{number}" for number in range(len(folders))]
        self._programs: list[subprocess.Popen[bytes] | None] = [None] * len(folders)
        port = 22100 + os.getpid() % 700 * 10
        for home in self._homes:
            made = ["syncthing", "generate", f"--home={home}", "--no-default-folder"]
            subprocess.run(made, check=True, capture_output=True)
        ids = [_device(home) for home in self._homes]
        for number, (home, folder) in enumerate(zip(self._homes, folders, strict=True)):
            folder.mkdir(parents=True, exist_ok=True)
            _configure(home, folder, ids, number, port)
            self.back(number)

    def carry(self) -> None:
        """Start an instance again that ended by itself, as it does after it stood still for long.

        Elsewhere a monitor does that, which would start one again that was killed, too.
        """
        for number, program in enumerate(self._programs):
            if program is not None and program.poll() is not None:
                self._programs[number] = None
                self.back(number)

    def away(self, number: int, *, killed: bool) -> None:
        """Kill or pause an instance."""
        program = self._programs[number]
        if program is not None:
            program.send_signal(signal.SIGKILL if killed else signal.SIGSTOP)
            if killed:
                program.wait()
                self._programs[number] = None

    def back(self, number: int) -> None:
        """Start an instance, or let it go on."""
        program = self._programs[number]
        if program is not None:
            program.send_signal(signal.SIGCONT)
            return
        self._programs[number] = subprocess.Popen(
            ["syncthing", "serve", f"--home={self._homes[number]}", "--no-browser", "--no-restart"],  # noqa: S607
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # One process, not one that starts another anew when it is killed.
            env={**os.environ, "STNOUPGRADE": "1", "STMONITORED": "yes"},
        )

    def stop(self) -> None:
        """End all instances."""
        for program in filter(None, self._programs):
            program.send_signal(signal.SIGCONT)
            program.kill()
            program.wait()


def _device(home: Path) -> str:
    device = ET.parse(home / "config.xml").getroot().find("device")  # noqa: S314 - it is ours
    assert device is not None
    return device.attrib["id"]


def _configure(home: Path, folder: Path, ids: Sequence[str], own: int, port: int) -> None:
    """Let an instance talk to the others only, and keep the folder with them."""
    devices = "".join(f'<device id="{each}"></device>' for each in ids)
    known = "".join(
        f'<device id="{each}" name="{number}"><address>tcp://127.0.0.1:{port + number}</address>'
        "</device>"
        for number, each in enumerate(ids)
    )
    (home / "config.xml").write_text(
        f"""<configuration version="35">
<folder id="f" path="{folder}" type="sendreceive" rescanIntervalS="60" fsWatcherEnabled="true"
 fsWatcherDelayS="1">{devices}<filesystemType>basic</filesystemType>
<maxConflicts>10</maxConflicts></folder>
{known}
<gui enabled="false"><address>127.0.0.1:{port + 9 - own}</address></gui>
<options>
<listenAddress>tcp://127.0.0.1:{port + own}</listenAddress>
<globalAnnounceEnabled>false</globalAnnounceEnabled>
<localAnnounceEnabled>false</localAnnounceEnabled>
<relaysEnabled>false</relaysEnabled>
<natEnabled>false</natEnabled>
<reconnectionIntervalS>5</reconnectionIntervalS>
<startBrowser>false</startBrowser>
<urAccepted>-1</urAccepted>
<autoUpgradeIntervalH>0</autoUpgradeIntervalH>
<crashReportingEnabled>false</crashReportingEnabled>
</options>
</configuration>
""",
        "utf-8",
    )


class Rsync:
    """A place in between, to which each laptop's own files go and from which the others' come."""

    def __init__(self, base: Path, folders: Sequence[Path], options: Sequence[str]) -> None:
        self._between = base / "between"
        self._between.mkdir()
        self._folders = folders
        self._options = options
        self._away: set[int] = set()

    def carry(self) -> None:
        """Copy one's own files up and the others' down, and never delete."""
        for number, folder in enumerate(self._folders):
            folder.mkdir(parents=True, exist_ok=True)
            if number in self._away:
                continue
            own = _own(folder)
            if own:
                up = [f"--include=*.{own}.toml", "--include=*/", "--exclude=*"]
                self._copy(folder, self._between, up)
            self._copy(self._between, folder, [f"--exclude=*.{own}.toml"] if own else [])

    def _copy(self, source: Path, target: Path, which: Sequence[str]) -> None:
        words = ["rsync", "-a", *self._options, *which, f"{source}/", f"{target}/"]
        subprocess.run(words, check=False, capture_output=True)

    def away(self, number: int, *, killed: bool) -> None:  # noqa: ARG002
        """Copy nothing to and from one of the folders."""
        self._away.add(number)

    def back(self, number: int) -> None:
        """Copy again."""
        self._away.discard(number)

    def stop(self) -> None:
        """Do nothing: no program runs."""


class Git:
    """A clone for each laptop, which commits what is new, pulls and pushes at each beat."""

    def __init__(self, base: Path, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._away: set[int] = set()
        hub = base / "hub.git"
        self._git(base, "init", "--bare", "-b", "main", str(hub))
        for number, folder in enumerate(folders):
            folder.parent.mkdir(parents=True, exist_ok=True)
            self._git(base, "clone", str(hub), str(folder))
            self._git(folder, "config", "user.name", f"laptop {number}")
            self._git(folder, "config", "user.email", f"{number}@example.org")
            if number == 0:
                self._git(folder, "commit", "--allow-empty", "-m", "begin")
                self._git(folder, "push", "-u", "origin", "HEAD:main")
            else:
                self._git(folder, "pull", "origin", "main")

    def carry(self) -> None:
        """Commit, pull and push from each clone."""
        for number, folder in enumerate(self._folders):
            if number in self._away:
                continue
            self._git(folder, "add", "-A")
            self._git(folder, "commit", "-m", "notes")
            self._git(folder, "pull", "--no-edit", "--no-rebase", "-X", "ours", "origin", "main")
            self._git(folder, "push", "origin", "HEAD:main")

    def _git(self, folder: Path, *words: str) -> None:
        subprocess.run(["git", *words], cwd=folder, check=False, capture_output=True)  # noqa: S607

    def away(self, number: int, *, killed: bool) -> None:  # noqa: ARG002
        """Neither pull nor push from one of the clones."""
        self._away.add(number)

    def back(self, number: int) -> None:
        """Pull and push again."""
        self._away.discard(number)

    def stop(self) -> None:
        """Do nothing: no program runs."""


def _own(folder: Path) -> str:
    """Say by which name the laptop of a folder writes, nothing while it has not joined."""
    for path in (folder.parent / "data").glob("meetings/*/share.toml"):
        share = read_share(path.with_name("journal.toml"))
        return share.writer if share else ""
    return ""


def needs(program: str) -> None:
    """Skip the trial where an engine is not installed."""
    if shutil.which(program) is None:
        raise Skipped(f"{program} is not installed")
