"""Figures of searching: words in all the records of many years."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from bench.measure import Figure, alternately
from bench.records import meeting
from facilitator.core.telling.search import query
from facilitator.files.records.library import Library
from facilitator.files.records.search import Searcher

MEETINGS = 200
EVENTS = 300
FIRST = 40
"""How many hits are shown at first."""


def figures() -> Iterator[Figure]:
    """Measure a search for what one meeting holds, and for what each holds at one place."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder))
        paths = _fill(library)

        def plain() -> None:
            for path in paths:
                path.read_bytes().decode().casefold()

        for name, words in (("a rare word", "gröna solar"), ("a word in each", "nummer 150:")):
            found, read = alternately(partial(_search, library, words), plain, 3)
            yield Figure(f"finding {name} in 200 meetings", found, "reading them", read, 6)


def _fill(library: Library) -> list[Path]:
    first = meeting(library.data, EVENTS).journal.path
    paths = [first]
    for number in range(1, MEETINGS):
        folder = library.meetings / f"{2013 + number // 10}-03-{number % 28 + 1:02}-copy-{number}"
        shutil.copytree(first.parent, folder)
        paths.append(folder / first.name)
    data = paths[-1].read_bytes()
    paths[-1].write_bytes(data.replace(b"nummer 7:", "gröna solar:".encode()))
    return paths


def _search(library: Library, words: str) -> int:
    return len(list(islice(Searcher(library).hits(query(words)), FIRST)))
