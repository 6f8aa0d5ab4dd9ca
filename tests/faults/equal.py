"""What has to hold once a meeting has been played on several laptops."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from facilitator.core.record.notes import NoteChanged, Noted
from facilitator.core.record.replay import replay
from facilitator.core.record.sharing import TimekeepingTaken
from facilitator.core.record.undoing import Undone
from facilitator.files.records.reading import opened
from facilitator.files.records.shared import SharedJournal
from faults.roles import AFTERWARDS, Person
from faults.surroundings import run
from faults.trial import Counts
from faults.watching import Span, Watch, waits, within

HALF_WITHIN: Final = 4.0
"""Seconds within which half of all events have to be seen elsewhere."""

HOUR: Final = dt.timedelta(hours=1)
SKEWED: Final = Path(__file__).with_name("skewed.py")
FORMATS: Final = ("md", "html", "json", "docx", "ics")


class Laptop(NamedTuple):
    """Who sat at a laptop, where its record and the shared folder are, and how it is started.

    `alone` are the folders of records that were never shared, with their files as they were.
    """

    person: Person
    journal: Path
    shared: Path
    environ: Mapping[str, str]
    alone: Mapping[Path, Mapping[str, bytes]]

    @property
    def data(self) -> Path:
        """The folder of its data."""
        return Path(self.environ["FACILITATOR_DATA_DIR"])

    def record(self) -> SharedJournal:
        """Read the record."""
        record = opened(self.journal, writable=False)
        assert isinstance(record, SharedJournal)
        return record


def nothing_lost(laptops: Sequence[Laptop], watch: Watch) -> Counts:
    """See that all that was kept and typed is everywhere, and what is private at home."""
    counts: Counts = Counter()
    for laptop in laptops:
        events = laptop.record().everything
        ids = [event.id for event in events]
        assert len(set(ids)) == len(ids)
        assert watch.kept.keys() <= set(ids), "an event that was kept is missing"
        texts = [e.fact.text for e in events if isinstance(e.fact, Noted | NoteChanged)]
        said = {text.split()[0]: text for text in reversed(texts) if text}
        for person in (each.person for each in laptops):
            lost = set(person.said) - said.keys()
            assert not lost, f"what {person.name} typed is missing: {sorted(lost)}"
            assert all(AFTERWARDS in said[half] for half in person.half_typed)
            if laptop.person is person:
                counts["notes typed"] += len(person.said)
                counts["kills in the middle of a word"] += person.kills
    for laptop in laptops:
        counts["private notes, nowhere else"] += _at_home(laptop, laptops)
        for folder, files in laptop.alone.items():
            assert {path.name: path.read_bytes() for path in folder.iterdir()} == files
            counts["records never shared, as they were byte for byte"] += 1
    return counts + Counter({"events kept": len(watch.kept)})


def _at_home(laptop: Laptop, laptops: Sequence[Laptop]) -> int:
    """See that private notes are with whoever wrote them, and neither shared nor elsewhere."""
    private = [each.encode() for each in laptop.person.private]
    at_home = b"".join(_files(laptop.journal.parent))
    assert all(each in at_home for each in private)
    elsewhere = [
        *chain.from_iterable(_files(each.shared) for each in laptops),
        *chain.from_iterable(_files(each.data) for each in laptops if each is not laptop),
    ]
    assert not any(each in data for data in elsewhere for each in private)
    return len(private)


def _files(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def alike(laptops: Sequence[Laptop]) -> Counts:
    """See that records, states, checks and exports are the same, and that undo was one's own."""
    records = [laptop.record() for laptop in laptops]
    assert all(record.everything == records[0].everything for record in records)
    states = [replay(record.events) for record in records]
    assert all(state == states[0] for state in states)
    conflicts = [path for laptop in laptops for path in laptop.shared.rglob("*conflict*")]
    assert not conflicts, conflicts
    by = {event.id: event.by for event in records[0].everything}
    undone = {e.fact.event: e.by for e in records[0].everything if isinstance(e.fact, Undone)}
    for target, undoer in undone.items():
        assert by[target] == undoer, "somebody else's step was taken back"
    for laptop in laptops:
        assert run(None, "verify", str(laptop.journal), **laptop.environ).returncode == 0
    until = records[0].everything[-1].at + HOUR
    exports = [dict(_exported(laptop, until)) for laptop in laptops]
    assert exports[0]
    for export in exports[1:]:
        assert export.keys() == exports[0].keys()
        differ = [name for name, data in export.items() if data != exports[0][name]]
        assert not differ, f"{differ} differ"
    taken = [e for e in records[0].everything if isinstance(e.fact, TimekeepingTaken)]
    return Counter(
        {
            "steps taken back, each by who took it": len(undone),
            "times the time was taken over": len(taken),
            "steps at the clock that do not count": len(records[0].course.uncounted),
            "exported files, the same byte for byte": len(exports[0]),
        }
    )


def _exported(laptop: Laptop, at: dt.datetime) -> Iterator[tuple[str, bytes]]:
    """Give what each kind of export writes, all at the same instant."""
    place = laptop.data.parent / "exports"
    place.mkdir()
    for ending in FORMATS:
        given = ("--output", str(place / f"minutes.{ending}"))
        command = [sys.executable, str(SKEWED), at.isoformat(), "export", str(laptop.journal)]
        environ = {**os.environ, **laptop.environ, "LANGUAGE": "en"}
        subprocess.run([*command, *given], check=True, env=environ, capture_output=True)
    with_tables = [*command, "--format", "csv", "--output", str(place / "tables")]
    subprocess.run(with_tables, check=True, env=environ, capture_output=True)
    for path in sorted(place.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(place)), path.read_bytes()


def told(laptops: Sequence[Laptop], watch: Watch, apart: Sequence[Span]) -> Counts:
    """Say within how many milliseconds events were elsewhere."""
    mine = {event.id for laptop in laptops for event in laptop.record().own[1:]}
    kept = {id_: at for id_, at in watch.kept.items() if id_ in mine}
    noted = {note: at for note, (_, at) in watch.noted.items()}
    counts: Counts = Counter({"times an instance was away": len(apart)})
    for what, (first, last), instants in (
        ("events", waits(kept, watch.came), kept),
        ("notes on screens", waits(noted, _elsewhere(watch)), noted),
    ):
        for where, seconds in (("elsewhere", first), ("everywhere else", last)):
            together = [s for id_, s in seconds.items() if not _in(instants[id_], apart)]
            counts[f"{what} {where} while it went on"] = len(seconds)
            counts[f"{what} {where} while none was away"] = len(together)
            for part, words in ((0.5, "half"), (0.9, "nine of ten")):
                for which, of in (("", [*seconds.values()]), (" while none was away", together)):
                    ms = round(1000 * within(of, part))
                    counts[f"ms within which {words} of {what} were {where}{which}"] = ms
    half = counts["ms within which half of events were elsewhere"] / 1000
    assert half <= HALF_WITHIN, counts
    return counts


def _elsewhere(watch: Watch) -> dict[str, dict[int, float]]:
    """Give when notes were on screens but those of the laptops on which they were kept."""
    return {
        note: {number: at for number, at in watch.seen[note].items() if number != own}
        for note, (own, _) in watch.noted.items()
    }


def _in(at: float, spans: Sequence[Span]) -> bool:
    return any(start - HALF_WITHIN <= at <= end for start, end in spans)
