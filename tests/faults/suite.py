"""The fault suite: what `python -m tests.faults` runs, prints and counts."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Final, NamedTuple

from faults import (
    blocks,
    connected,
    crowd,
    cutting,
    disk,
    hostile,
    killing,
    load,
    mutants,
    played,
    sharing,
    signals,
    soak,
    surroundings,
    waiting,
)
from faults.trial import Counts, Fault, Skipped, Trial


class Case(NamedTuple):
    """A fault, how often it is tried here, and how often among the quick tests (0: not at all)."""

    fault: Fault
    tries: int
    quick: int

    @property
    def what(self) -> str:
        """What it does, in a sentence."""
        return " ".join((self.fault.__doc__ or "").split("\n\n")[0].split())


FAULTS: Final[dict[str, Case]] = {
    "kill": Case(killing.kill, 1000, 8),
    "cut": Case(cutting.cut, 20, 1),
    "two": Case(crowd.two, 10_000, 100),
    "five": Case(crowd.five, 10_000, 100),
    "full": Case(disk.full, 10, 1),
    "too-large": Case(disk.too_large, 50, 3),
    "broken": Case(disk.broken, 200, 5),
    "read-only": Case(disk.read_only, 1, 1),
    "gone": Case(disk.gone, 20, 1),
    "replaced": Case(disk.replaced, 20, 3),
    "swapped": Case(disk.swapped, 200, 5),
    "slow-disk": Case(waiting.slow_disk, 5, 0),
    "held": Case(waiting.held, 10, 0),
    "hangup": Case(signals.hangup, 10, 0),
    "terminate": Case(signals.terminate, 10, 0),
    "typed-kill": Case(signals.typed_kill, 20, 0),
    "closed": Case(signals.closed, 10, 0),
    "resized": Case(signals.resized, 30, 0),
    "stopped": Case(signals.stopped, 2, 0),
    "no-keyboard": Case(surroundings.no_keyboard, 1, 0),
    "no-color": Case(surroundings.no_color, 1, 0),
    "locales": Case(surroundings.locales, 1, 0),
    "ascii-only": Case(surroundings.ascii_only, 1, 0),
    "no-home": Case(surroundings.no_home, 1, 0),
    "clock": Case(surroundings.clock_set, 1, 0),
    "shared": Case(sharing.shared, 500, 3),
    "syncthing": Case(connected.syncthing, 150, 0),
    "syncthing-two": Case(connected.syncthing_two, 150, 0),
    "played": Case(played.played, 600, 0),
    "rsync": Case(connected.rsync, 150, 0),
    "rsync-inplace": Case(connected.rsync_inplace, 150, 0),
    "git": Case(connected.git, 150, 0),
    "agendas": Case(mutants.agendas, 10_000, 60),
    "journals": Case(mutants.journals, 10_000, 60),
    "blocks": Case(blocks.blocks, 300_000, 500),
    "exports": Case(hostile.exports, 6, 2),
    "places": Case(hostile.places, 1, 0),
    "terminal": Case(hostile.terminal, 1, 0),
    "half-open": Case(load.half_open, 1000, 0),
    "few-files": Case(load.few_files, 1000, 100),
    "slow-readers": Case(load.slow_readers, 500, 0),
    "long-heads": Case(load.long_heads, 200, 0),
    "insatiable": Case(load.insatiable, 400, 0),
    "at-once": Case(load.at_once, 500, 50),
    "soak": Case(soak.soak, 10_000, 0),
}


def attempt(case: Case, count: int, seed: int) -> Counts:
    """Try a fault in a folder of its own; raises what it raises."""
    # Users without rights have to get at it, so it is not as closed as such folders are.
    with tempfile.TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        folder.chmod(0o711)
        return case.fault(Trial(folder, count, random.Random(seed)))  # noqa: S311 - no secret


def main() -> int:
    """Try the faults that were asked for; 1 when the program did not stand one of them."""
    asked = _asked()
    failed = [name for name in asked.only or FAULTS if not _told(name, asked.count, asked.seed)]
    _say(f"{len(failed)} failed: {', '.join(failed)}" if failed else "All were stood.")
    return 1 if failed else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.faults", description=__doc__)
    parser.add_argument("--count", type=int, help="how often to try each; each has its own default")
    parser.add_argument("--only", choices=FAULTS, action="append", help="may be given repeatedly")
    parser.add_argument("--seed", type=int, default=1, help="what all chance comes from")
    return parser.parse_args()


def _told(name: str, count: int | None, seed: int) -> bool:
    case = FAULTS[name]
    _say(f"{name}: {case.what}")
    began = time.monotonic()
    try:
        counts = attempt(case, count or case.tries, seed)
    except Skipped as reason:
        _say(f"  skipped: {reason}\n")
        return True
    except Exception:  # noqa: BLE001 - each fault is told, whatever the one before did
        _say(f"  FAILED with seed {seed}\n{traceback.format_exc()}")
        return False
    for what, number in counts.items():
        _say(f"  {number:>8,}  {what}")
    _say(f"  {time.monotonic() - began:>8.1f}  seconds\n")
    return True


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
