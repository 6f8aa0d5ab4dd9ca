"""Real programs that keep folders the same: they lose nothing of a shared meeting, whatever befalls.

Three laptops with clocks that differ keep a meeting; the program is killed every few seconds, an
engine is paused or killed for half a minute, and the meeting's folder is deleted twice.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

from facilitator.core.base.refusal import Refused
from facilitator.core.record.replay import replay
from facilitator.core.time import moves
from facilitator.files.records.exchange import Exchange
from facilitator.files.records.followed import Followed
from facilitator.files.records.share_file import read_share
from facilitator.files.records.shared import opened
from facilitator.meeting import Meeting, Writer, go_on
from facilitator.running.exchanging import Exchanging
from faults.trial import Counts, Skipped, Trial, child, ended, note
from shared_folder import Desk

NAMES: Final = ("anna", "bo", "ci")
BEAT: Final = 1.0
SETTLING: Final = 180.0
"""Seconds in which all have to be equal when nothing disturbs them any more."""

HALF_WITHIN: Final = 4.0
"""Seconds within which half of all events have to be seen on another laptop."""


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


def syncthing(trial: Trial) -> Counts:
    """Keep a meeting for so many seconds on three laptops that Syncthing connects."""
    _needs("syncthing")
    return _play(trial, Syncthing(trial.folder, _folders(trial)), promptly=True)


def syncthing_two(trial: Trial) -> Counts:
    """Keep a meeting for so many seconds on two laptops that Syncthing connects."""
    _needs("syncthing")
    names = NAMES[:2]
    return _play(trial, Syncthing(trial.folder, _folders(trial, names)), names, promptly=True)


def rsync(trial: Trial) -> Counts:
    """Keep a meeting for so many seconds on three laptops between which rsync copies."""
    _needs("rsync")
    return _play(trial, Rsync(trial.folder, _folders(trial), ()))


def rsync_inplace(trial: Trial) -> Counts:
    """Keep a meeting for so many seconds on three laptops between which rsync writes in place."""
    _needs("rsync")
    return _play(trial, Rsync(trial.folder, _folders(trial), ("--inplace",)))


def git(trial: Trial) -> Counts:
    """Keep a meeting for so many seconds on three laptops that push to one git repository."""
    _needs("git")
    return _play(trial, Git(trial.folder, _folders(trial)))


def _needs(program: str) -> None:
    if shutil.which(program) is None:
        raise Skipped(f"{program} is not installed")


def _folders(trial: Trial, names: Sequence[str] = NAMES) -> list[Path]:
    return [trial.folder / name / "shared" for name in names]


# The engines


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
        """Do nothing: it looks for itself."""

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
            env={**os.environ, "STNOUPGRADE": "1"},
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


# The meeting


class _Laptop(Desk):
    """A laptop whose clock goes on, ahead of the real one by some seconds."""

    def __init__(self, base: Path, name: str, ahead: float) -> None:
        super().__init__(base, name)
        self._ahead = dt.timedelta(seconds=ahead)
        self._ids = 0
        self.log = base / f"{name}.log"
        self.writer = Writer(self, name, self.new_id)  # type: ignore[arg-type] # now is enough

    def now(self) -> dt.datetime:
        """Return the instant that its clock shows."""
        return dt.datetime.now(dt.UTC) + self._ahead

    def awake(self) -> float:
        """Return the seconds of the computer's own clock."""
        return time.monotonic()

    def new_id(self) -> str:
        """Make an id that no other process makes."""
        self._ids = getattr(self, "_ids", 0) + 1
        return f"{self.name}-{os.getpid()}-{time.time_ns()}-{self._ids}"

    def start(self) -> None:
        """Begin to exchange by this clock."""
        self.exchange = Exchange(self.journal, self.now, self.new_id)

    def use(self, seed: float) -> None:
        """Lead the meeting without end, logging what is kept and what is seen, and when."""
        dice = random.Random(seed)  # noqa: S311 - a script
        self.start()
        meeting = go_on(Followed.open(self.journal), self.writer)
        exchanging = Exchanging(self.exchange)
        seen = len(meeting.journal.arrived)
        beat = 0.0
        with self.log.open("a", encoding="utf-8", buffering=1) as log:
            while True:
                if time.monotonic() >= beat:
                    beat = time.monotonic() + BEAT
                    exchanging.begin()
                if dice.random() < 0.15 and (id_ := _step(meeting, dice, self.name)):
                    log.write(f"kept {id_} {time.time()}\n")
                meeting.follow()
                arrived = meeting.journal.arrived
                for event in arrived[seen:]:
                    log.write(f"seen {event.id} {time.time()}\n")
                seen = len(arrived)
                time.sleep(0.1)


def _step(meeting: Meeting, dice: random.Random, name: str) -> str | None:
    if dice.random() < 0.7:
        return note(meeting, f"{name} {dice.random()}")
    try:
        made = dice.choice((moves.toggle, moves.next_session, moves.end, moves.take_time))
        return (meeting.undo() if dice.random() < 0.2 else meeting.do(made)).id
    except Refused:
        return None


def _play(
    trial: Trial, engine: Engine, names: Sequence[str] = NAMES, *, promptly: bool = False
) -> Counts:
    """Play the meeting for so many seconds, and see that nothing is lost and all are equal."""
    laptops = [_Laptop(trial.folder, name, trial.dice.uniform(-120, 120)) for name in names]
    try:
        _open(engine, laptops)
        counts = _disturbed(trial, engine, laptops)
        counts["seconds until all were equal"] = _settled(engine, laptops)
    finally:
        engine.stop()
    return counts + _checked(laptops, promptly=promptly)


def _open(engine: Engine, laptops: Sequence[_Laptop]) -> None:
    first, *others = laptops
    first.begin()
    first.once()
    for other in others:
        for _ in range(600):
            engine.carry()
            if any(_joinable(other)):
                break
            time.sleep(0.2)
        other.join()
        other.once()


def _joinable(laptop: _Laptop) -> list[Path]:
    from facilitator.files.records.joining import meetings

    return [each.folder for each in meetings(laptop.shared)]


def _disturbed(trial: Trial, engine: Engine, laptops: Sequence[_Laptop]) -> Counts:
    counts: Counts = Counter()
    dice, began = trial.dice, time.monotonic()
    running = {
        number: child(lambda n=number: _go(laptops[n], dice)) for number in range(len(laptops))
    }
    kills = {number: dice.uniform(5, 14) for number in running}
    away: dict[int, float] = {}
    next_away = dice.uniform(8, 15)
    deletions = [trial.tries * part for part in (0.35, 0.7)]
    beat = 0.0
    while (passed := time.monotonic() - began) < trial.tries:
        for number, at in kills.items():
            if passed >= at:
                os.kill(running[number], signal.SIGKILL)
                ended(running[number])
                running[number] = child(lambda n=number: _go(laptops[n], dice))
                kills[number] = passed + dice.uniform(5, 14)
                counts["kills of the program"] += 1
        if passed >= next_away and not away and passed + 40 < trial.tries:
            number = dice.randrange(len(laptops))
            engine.away(number, killed=dice.random() < 0.5)
            away[number] = passed + dice.uniform(10, 35)
            counts["times an engine was away"] += 1
        for number in [each for each, until in away.items() if passed >= until]:
            engine.back(number)
            del away[number]
            next_away = passed + dice.uniform(5, 15)
        if deletions and passed >= deletions[0]:
            deletions.pop(0)
            folder = dice.choice(laptops).shared
            for each in folder.iterdir():
                if not each.name.startswith("."):
                    shutil.rmtree(each, ignore_errors=True)
            counts["times the folder was deleted"] += 1
        if passed >= beat:
            beat = passed + BEAT
            engine.carry()
        time.sleep(0.1)
    for number in away:
        engine.back(number)
    for pid in running.values():
        os.kill(pid, signal.SIGKILL)
        ended(pid)
    return counts


def _go(laptop: _Laptop, dice: random.Random) -> None:
    laptop.use(dice.random() + os.getpid())


def _settled(engine: Engine, laptops: Sequence[_Laptop]) -> int:
    """Let all exchange until they are equal, and say how long that took."""
    began = time.monotonic()
    while time.monotonic() - began < SETTLING:
        for laptop in laptops:
            laptop.exchange.once()
        engine.carry()
        if all(laptop.events == laptops[0].events for laptop in laptops):
            break
        time.sleep(0.5)
    return round(time.monotonic() - began)


def _checked(laptops: Sequence[_Laptop], *, promptly: bool) -> Counts:
    kept: dict[str, float] = {}
    seen: dict[str, float] = {}
    for laptop in laptops:
        for line in laptop.log.read_text("utf-8").splitlines():
            if not re.fullmatch(r"(kept|seen) \S+ [0-9.]+", line):
                continue  # cut off by a kill
            what, id_, at = line.split()
            if what == "kept":
                kept[id_] = float(at)
            elif not id_.startswith(f"{laptop.name}-"):
                seen[id_] = min(float(at), seen.get(id_, float(at)))
    events = [laptop.events for laptop in laptops]
    for each in events:
        assert kept.keys() <= {event.id for event in each}, "an acknowledged event is missing"
        assert each == events[0], "the orders differ"
    states = [replay(opened(laptop.journal, writable=False).events) for laptop in laptops]
    assert all(state == states[0] for state in states), "the states differ"
    conflicts = [path for laptop in laptops for path in laptop.shared.rglob("*conflict*")]
    assert not conflicts, conflicts
    waits = sorted(seen[id_] - at for id_, at in kept.items() if id_ in seen)
    median = statistics.median(waits)
    assert not promptly or median <= HALF_WITHIN, f"half were seen within {median:.1f} s"
    return Counter(
        {
            "events acknowledged": len(kept),
            "seen elsewhere while it went on": len(waits),
            "ms within which half were seen elsewhere": round(1000 * median),
            "ms within which nine of ten were": round(1000 * waits[len(waits) * 9 // 10]),
        }
    )
