"""A shared folder with old versions, cuts, deletions and conflict copies takes nothing away."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections import Counter
from pathlib import Path
from typing import Final

from facilitator.core.base.refusal import Refused
from facilitator.core.record.replay import replay
from facilitator.core.time import moves
from facilitator.files.records.reading import opened
from facilitator.files.records.share_file import read_share
from facilitator.files.records.verify import verify
from faults.trial import Counts, Trial
from shared_folder import Desk

STEPS: Final = 60
"""What happens in each meeting before it is left in peace."""

_STEERING: Final = (moves.toggle, moves.next_session, moves.end, moves.undo, moves.take_time)


def shared(trial: Trial) -> Counts:
    """Let three laptops share a meeting through folders that an engine keeps badly."""
    counts: Counts = Counter()
    for number in range(trial.tries):
        meeting = Played(trial.folder / str(number), trial.dice, counts)
        for _ in range(STEPS):
            meeting.happen()
        meeting.settle()
        meeting.check()
        shutil.rmtree(trial.folder / str(number))
        counts["meetings"] += 1
    return counts


class Played:
    """A meeting on three laptops, what was acknowledged in it, and all versions of the parts.

    All chance in it comes from the dice.
    """

    def __init__(self, base: Path, dice: random.Random, counts: Counts) -> None:
        self._dice = dice
        self._counts = counts
        self._desks = [Desk(base, name, dice.uniform(-2.5, 2.5)) for name in ("anna", "bo", "ci")]
        self._acknowledged: set[str] = set()
        self._versions: dict[str, list[bytes]] = {}
        first, *others = self._desks
        first.begin()
        first.once()
        self._carry()
        for other in others:
            other.join()
            other.once()

    def happen(self) -> None:
        """Let a laptop write or exchange, or the engine do something to a folder."""
        desk = self._dice.choice(self._desks)
        passed = dt.timedelta(seconds=self._dice.uniform(0, 40))
        for each in self._desks:
            each.clock.advance(passed)
        what = self._dice.randrange(10)
        if what < 3:
            self._write(desk)
        elif what < 6:
            desk.exchange.once()
            self._remember()
        elif what < 8:
            self._carry(desk)
        else:
            self._spoil(desk)

    def settle(self) -> None:
        """Let all exchange twice undisturbed; who began to write by another name once more."""
        for _ in range(2 + any(map(self._renamed, self._desks))):
            for desk in self._desks:
                desk.once()
            self._carry()
        for desk in self._desks:
            desk.once()

    def check(self) -> None:
        """See that nothing is missing anywhere, that all are equal, and that twice is as once."""
        known = [desk.events for desk in self._desks]
        for events in known:
            assert self._acknowledged <= {event.id for event in events}
            assert len({event.id for event in events}) == len(events)
        assert known[0] == known[1] == known[2]
        states = [replay(opened(desk.journal, writable=False).events) for desk in self._desks]
        assert states[0] == states[1] == states[2]
        before = self._files()
        for desk in self._desks:
            assert not desk.once().arrived
            assert not verify(desk.journal).problems
        assert self._files() == before

    def _write(self, desk: Desk) -> None:
        meeting = desk.meeting()
        try:
            if self._dice.random() < 0.6:
                event = desk.note(f"{desk.name} {len(self._acknowledged)}")
            else:
                event = meeting.do(self._dice.choice(_STEERING))
        except Refused:
            self._counts["refused"] += 1
            return
        self._acknowledged.add(event.id)
        self._counts["events acknowledged"] += 1

    def _renamed(self, desk: Desk) -> bool:
        """Take another name if another laptop writes by it, and say if it did."""
        return desk.exchange.once().writer is not None

    def _remember(self) -> None:
        for desk in self._desks:
            for path in desk.shared.rglob("journal*.toml"):
                versions = self._versions.setdefault(path.name, [])
                data = path.read_bytes()
                if data not in versions:
                    versions.append(data)

    def _carry(self, only: Desk | None = None) -> None:
        """Bring the parts as they are with whoever writes them to the others, or to one of them."""
        for desk in self._desks:
            share = read_share(desk.journal) if desk.journal.name else None
            if share is None:
                continue
            for path in desk.shared.rglob(f"*.{share.writer}.toml"):
                for other in self._desks:
                    if other is not desk and only in {None, other}:
                        place = other.shared / path.relative_to(desk.shared)
                        place.parent.mkdir(exist_ok=True)
                        shutil.copyfile(path, place)

    def _spoil(self, desk: Desk) -> None:
        """Do what engines do to a part, or to the meeting's folder."""
        self._remember()
        paths = sorted(desk.shared.rglob("journal*.toml"))
        if not paths:
            return
        path = self._dice.choice(paths)
        data = path.read_bytes()
        what = self._dice.choice(("old", "old", "cut", "gone", "copy", "all gone"))
        match what:
            case "old":
                path.write_bytes(self._dice.choice(self._versions[path.name]))
            case "cut":
                path.write_bytes(data[: self._dice.randint(0, len(data))])
            case "gone":
                path.unlink()
            case "copy":
                copy = path.with_name(path.name.replace(".toml", f".{len(paths)} (2).toml"))
                copy.write_bytes(self._dice.choice(self._versions[path.name]))
                path.unlink()
            case _:
                shutil.rmtree(path.parent)
        self._counts[f"{what} in the folder"] += 1

    def _files(self) -> dict[Path, bytes]:
        folders = [folder for desk in self._desks for folder in (desk.journal.parent, desk.folder)]
        return {path: path.read_bytes() for folder in folders for path in folder.iterdir()}
