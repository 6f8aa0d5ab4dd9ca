"""Whole screens as text with their inks: what stands where, and what a key makes of it.

A walk opens a record, or the real meeting's agenda, and goes from place to place in it, at two
sizes of the window. `pytest --snapshot-update` takes the pictures anew.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from syrupy.assertion import SnapshotAssertion

from builders import AGENDA_FOLDER
from facilitator.files.catalogues import LANGUAGES, load
from facilitator.tui.frame.place import Place
from tui.harness import Stage, stage
from tui.picture import TextExtension, picture

RECORDS: Final = Path(__file__).parents[1] / "records"
SIZES: Final = {"small": (80, 24), "large": (120, 40), "wide": (200, 60)}
EARLIER: Final = ("series-1", "people", "programme", "words")
"""The records of which the Start screen tells."""
DAY: Final = 24 * 60 * 60
GIVING_UP: Final = 4
"""How many times Escape is pressed to get back to a place from whatever a key has opened."""
MONTHS: Final = {
    load(language).month(dt.date(2013, month, 1))
    for language in LANGUAGES
    for month in range(1, 13)
}
CUT: Final = re.compile(rf"\d (?:{'|'.join(MONTHS)})…|\d:\d\d?…")
"""A date or a time of which something is missing."""


class Walk(NamedTuple):
    """A record, the clock time at which it is looked at, and what is looked at.

    Each view is a place and what is done there: keys by their names, a text that is typed after a
    quote, and minutes that pass after a tilde.
    """

    at: str
    views: tuple[tuple[str, ...], ...]
    """In a small window, in a large one, and in a wide one."""
    date: str = "2013-03-21"
    record: str = ""
    """Without one it is the agenda of the real meeting, which begins."""
    language: str = "en"


GROUPS: Final = (
    ("run", "groups", "groups down space right", "groups right enter", "groups h"),
    ("run", "groups", "groups down space right"),
)
HOMEWORK: Final = (
    ("homework", "homework down down enter", "homework a", "homework o", "scan", "scan down a"),
    ("homework down", "scan", "words", "homework enter"),
)
NOTES: Final = (
    ("run", "notes", "notes down down enter", "notes end k", "notes e", "series o"),
    ("run", "notes down down"),
)
PEOPLE: Final = (
    ("people", "people down down enter", "people k", "people end e", "people a 'Lisa", "run"),
    ("people down", "people a 'Lisa", "run"),
)
PROGRAMME: Final = (
    ("run", "programme", "programme down space down", "programme end e", "review down down",
     "review a", "programme enter", "run r", "run g down", "run g 'fo", "run v"),
    ("run", "programme down space down", "review", "run r"),
    ("run", "programme", "review", "series", "homework", "people", "notes", "run v"),
)  # fmt: skip
ROUNDS: Final = (
    ("round", "round down right", "round enter", "round o", "run enter"),
    ("round down down", "run"),
)
SERIES: Final = (
    ("series", "series down down down", "series a", "series e", "series k", "notes"),
    ("series down down down", "notes"),
)
WORDS: Final = (
    (
        "words",
        "words down enter",
        "words a",
        "merges",
        "words o",
        "words k",
        "words v 1",
        "words v 1 right o",
    ),
    ("words down enter", "merges", "words v 1 left"),
)
QUESTIONS: Final = ("run", "run k", "round", "review", "run tab"), ("run", "run k", "review")
LIVE: Final = (
    ("run", "run tab", "run space", "run i 'Ask_@M", "run m", "run c", "run question_mark",
     "run q", "run ctrl+p", "run f 'kista", "run ~8", "run ~4 plus", "run ~10 r",
     "round", "groups", "people", "homework", "notes i '!We_keep_time enter 'a enter", "run p",
     "run a", "run k", "run ctrl+p 'plan_too_tight enter", "run ctrl+p 'what_was_said enter"),
    ("run", "run space ~19", "run question_mark 'late", "run ctrl+p 'bell", "groups", "people",
     "homework", "round"),
)  # fmt: skip
START: Final = (
    ("start", "start down down down", "start end", "start t", "run space ~3", "run q"),
    ("start", "start down down down down j", "start down down down down j 1", "run space ~3 j"),
)
"""What is looked at in a window of each size."""

WALKS: Final = {
    "groups": Walk("11:12", GROUPS, record="groups"),
    "homework": Walk("11:05", HOMEWORK, record="homework"),
    "notes": Walk("10:47", NOTES, record="notes"),
    "people": Walk("10:07", PEOPLE, "2013-03-22", record="people"),
    "programme": Walk("13:05", PROGRAMME, record="programme"),
    "rounds": Walk("11:37", ROUNDS, record="rounds"),
    "series": Walk("11:32", SERIES, "2013-04-25", record="series-2"),
    "words": Walk("10:19", WORDS, record="words"),
    "questions": Walk("11:01", QUESTIONS, record="questions", language="sv"),
    "live": Walk("10:02", LIVE),
    "start": Walk("10:02", START, "2013-04-25"),
}


@asynccontextmanager
async def _open(name: str, size: tuple[int, int], folder: Path) -> AsyncIterator[Stage]:
    walk = WALKS[name]
    record, text = None, (AGENDA_FOLDER / "digital-agenda.toml").read_text("utf-8")
    if walk.record:
        record = _copied(walk.record, folder)
    if name == "start":
        folder /= "folder-" * 8  # so long that nothing is seen of where the tests run
        folder.mkdir()
        for day, each in enumerate(EARLIER, 1):
            written = _copied(each, folder / "data" / "meetings")
            os.utime(written, (day * DAY, day * DAY))  # by which they are listed
        (folder / "agendas").mkdir()
        (folder / "agendas" / "meeting.toml").write_text(text, "utf-8")
    async with stage(
        folder,
        None if name == "start" else text,
        record=record,
        at=walk.at,
        date=walk.date,
        size=size,
        language=walk.language,
    ) as on:
        yield on


def _copied(record: str, folder: Path) -> Path:
    shutil.copytree(RECORDS / record, folder / record)
    return folder / record / "journal.toml"


async def _go(on: Stage, place: str) -> None:
    """Go to a place, whatever a key has opened before."""
    for _ in range(GIVING_UP):
        screen = on.app.screen
        if (
            on.place.lower() == place
            and on.question == on.place
            and not getattr(screen, "typing", False)
        ):
            return
        if isinstance(screen, Place) and screen.sheet is None and not screen.typing:
            screen.action_place(place)
            await on.rest()
            return
        await on.press("escape")
    pytest.fail(f"{on.question} does not close")


async def _view(on: Stage, view: str) -> str:
    place, *steps = view.split()
    await _go(on, place)
    for step in steps:
        if step.startswith("'"):
            await on.type(step.removeprefix("'").replace("_", " "))
        elif step.startswith("~"):
            await on.advance(int(step.removeprefix("~")))
        elif step == "tab":
            await on.answer(step)
        else:
            await on.press(step)
    return f"== {view}: {on.question}\n{picture(on)}\n"


@pytest.mark.parametrize(
    ("name", "size"),
    [
        (name, size)
        for name, walk in WALKS.items()
        for size, _ in zip(SIZES, walk.views, strict=False)
    ],
)
async def test_what_is_seen_on_the_way_is_what_was(
    tmp_path: Path, name: str, size: str, snapshot: SnapshotAssertion
) -> None:
    views = dict(zip(SIZES, WALKS[name].views, strict=False))[size]
    async with _open(name, SIZES[size], tmp_path) as on:
        seen = [await _view(on, view) for view in views]
    assert [view for view in seen if CUT.search(view)] == []
    assert "\n".join(seen).replace(os.sep, "/") == snapshot.use_extension(TextExtension)
