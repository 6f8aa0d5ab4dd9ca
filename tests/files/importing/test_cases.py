"""Files of the kinds that people have: what comes of each is written beside it, or with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from facilitator.core.record.plan import plan
from facilitator.files import catalogues
from facilitator.files.agenda.file import parse
from facilitator.files.importing.file import Written, imported_content
from facilitator.files.importing.programme import Circumstances
from facilitator.files.importing.report import in_full
from files.importing.documents import DOCUMENTS
from files.importing.office import OFFICE
from files.importing.timetables import TIMETABLES
from files.importing.workbooks import WORKBOOKS

MADE: Final = (OFFICE, WORKBOOKS, DOCUMENTS, TIMETABLES)
CASES: Final = Path(__file__).parent / "cases"
GIVEN: Final = Circumstances(
    today=dt.date(2026, 2, 1),
    language=catalogues.load("en"),
    zone="Europe/Stockholm",
    name="case",
)


def _cases() -> Iterator[tuple[str, bytes, str]]:
    for path in sorted(CASES.iterdir()):
        if path.suffix != ".expected":
            expected = path.with_name(f"{path.name}.expected").read_text("utf-8")
            yield path.name, path.read_bytes(), expected
    for name, (content, expected) in chain.from_iterable(made.items() for made in MADE):
        yield name, content(), expected


ALL: Final = list(_cases())


@cache
def _imported(name: str, content: bytes) -> Written:
    return imported_content(content, Path(name), GIVEN)


def made(written: Written) -> list[str]:
    """What an agenda says, as the expected lines do."""
    if written.text is None:
        return ["none"]
    agenda = parse(written.text).agenda
    assert agenda is not None
    zone = ZoneInfo(agenda.timezone)
    return [
        *([f"title {agenda.title}"] if agenda.title != GIVEN.name else []),
        *([f"place {agenda.place}"] if agenda.place else []),
        *(
            f"{s.start.astimezone(zone):%Y-%m-%d %H:%M}-{s.end.astimezone(zone):%H:%M} "
            + " | ".join(filter(None, (s.session.title, "; ".join(s.session.speakers))))
            for s in plan(agenda)
        ),
    ]


@pytest.mark.parametrize(("name", "content", "expected"), ALL, ids=[case[0] for case in ALL])
def test_what_comes_of_it(name: str, content: bytes, expected: str) -> None:
    lines = expected.strip().split("\n")
    written = _imported(name, content)
    assert made(written) == [line for line in lines if not line.startswith("told ")]
    told = "\n".join(in_full(remark, GIVEN.language) for remark in written.remarks)
    for line in lines:
        assert not line.startswith("told ") or line.removeprefix("told ") in told


def test_most_give_a_full_programme() -> None:
    full = [name for name, content, _ in ALL if _is_full(name, content)]
    assert len(full) / len(ALL) > 0.8


def _is_full(name: str, content: bytes) -> bool:
    """Say whether every session that a file seems to have is in the agenda."""
    total = _imported(name, content).total
    return 0 < total.taken == total.found
