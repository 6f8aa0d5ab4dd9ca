"""Records of versions before open, replay and are exported to the same bytes today.

Each folder holds a journal that the version before the domains had packages of their own wrote, by
its own moves, and what that version exported five minutes after the last event. Where a wording was
mended since, `today` in it holds the text as it is now, and `MENDED` says why. They are never made
anew: a record that a later version writes is added beside them.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Final, get_args

import pytest
from msgspec import to_builtins
from msgspec.structs import replace

from cli.calling import Cli
from facilitator import __version__
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.record.events import AnyFact, Event
from facilitator.files.agenda.file import parse
from facilitator.files.records.journal import Journal

HERE: Final = Path(__file__).parent
RECORDS: Final = tuple(path.parent.name for path in sorted(HERE.glob("*/journal.toml")))
LATER_RECORDS: Final = ("cafe", "pictures", "shared", "steps")
"""The records that came since what was mended, below."""
FIRST_RECORDS: Final = tuple(record for record in RECORDS if record not in LATER_RECORDS)
DOCUMENTS: Final = ("minutes.md", "minutes.html", "export.json", "programme.ics")
TABLES: Final = "tables"
PICTURES: Final = "pictures"
VERSION: Final = __version__.encode()
"""A calendar names the version that made it."""

LATER: Final = dt.timedelta(minutes=5)

ATTENDANCE: Final = (
    "Nobody is called absent or late of whom nobody said so: a mark made after the start says that "
    "somebody is there, not when they came."
)
LEFT: Final = f"{ATTENDANCE} How early somebody left is the difference of the times shown."
PAGE: Final = (
    "A page is A4 with numbered pages, its tables have captions, its labels are headings, and "
    "addresses that were typed are links."
)
SHEET: Final = (
    "A table of a Swedish meeting has semicolons, decimal commas and Swedish words, as "
    "spreadsheets and people in Sweden read it."
)
SWEDISH: Final = ("materials", "people", "questions")
"""The records of meetings in Swedish."""
ORDER: Final = (
    "What readers look for first stands first, and what is not for publication is told only if it "
    "is asked for."
)
HELD: Final = "What was held is told as held, also where nothing else is known of it."
LINKS: Final = "Where people join by link is told only with what is private."
EXPECTED: Final = "What is still to come stands in a calendar when it is expected."
MOVED_ON: Final = ("groups", "lateness", "people", "programme", "rounds", "undo")
"""The records of meetings that are not as planned."""
MENDED: Final = {
    **{f"{record}/minutes.md": ORDER for record in FIRST_RECORDS},
    **{f"{record}/minutes.html": f"{ORDER} {PAGE}" for record in FIRST_RECORDS},
    **{
        f"{record}/programme.ics": f"{LINKS} {EXPECTED}" if record in MOVED_ON else LINKS
        for record in FIRST_RECORDS
        if record not in ("materials", "questions", "room")
    },
    **{
        f"{record}/{TABLES}/{name}.csv": SHEET
        for record in SWEDISH
        for name in ("actions", "attendance", "homework", "terms", "timing")
    },
    **{
        f"{record}/minutes.{form}": HELD
        for record in ("shared", "steps")
        for form in ("md", "html")
    },
    "people/export.json": LEFT,
    "people/tables/attendance.csv": f"{LEFT} {SHEET}",
    "undo/export.json": ATTENDANCE,
    "undo/tables/attendance.csv": ATTENDANCE,
}
"""What reads otherwise today, and why."""


ADDED: Final[dict[str, dict[str, object]]] = {
    "": {"notes_by": "", "series_title": "", "private": [], "pictures": []},
    "sessions": {"lead": "", "steps": []},
    "people": {"affiliation": "", "title": ""},
    "groups": {"reported": None},
}
"""The keys that the JSON has got since, by the list they are in, with what they hold here."""


PRIVATE: Final = {"people": ("link",)}
"""The keys that are in the JSON only with what is private, by the list they are in."""


def without_what_changed(document: bytes) -> bytes:
    """Take the keys out of an export that came since, or that are no longer there unasked."""

    def taken_out(part: object, where: str = "") -> object:
        match part:
            case dict():
                added, private = ADDED.get(where, {}), PRIVATE.get(where, ())
                return {
                    key: without_addresses(value) if key == "agenda" else taken_out(value, key)
                    for key, value in part.items()
                    if key not in private and (key not in added or value != added[key])
                }
            case list():
                return [taken_out(each, where) for each in part]
            case _:
                return part

    def without_addresses(text: object) -> object:
        agenda = parse(str(text)).agenda
        assert agenda is not None
        people = (replace(each, link="", phone="", email="") for each in agenda.participants)
        return to_builtins(replace(agenda, participants=tuple(people)))

    return json.dumps(taken_out(json.loads(document)), indent=2, ensure_ascii=False).encode()


def events(record: str) -> tuple[Event, ...]:
    return tuple(Journal.open(HERE / record / "journal.toml", writable=False).events)


def expected(document: str) -> bytes:
    """Give what a document has to hold today, after its path in this folder."""
    record, _, name = document.partition("/")
    path = HERE / record / "today" / name if document in MENDED else HERE / document
    return path.read_bytes().replace(b"facilitator//0.1.0", b"facilitator//" + VERSION)


@pytest.fixture
def kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Cli:
    """Give a command line whose records are these."""
    monkeypatch.chdir(tmp_path)
    cli = Cli(tmp_path, capsys)
    for record in RECORDS:
        folder = cli.data / "meetings" / record
        folder.mkdir(parents=True)
        shutil.copy(HERE / record / "journal.toml", folder)
        if (HERE / record / PICTURES).exists():
            shutil.copytree(HERE / record / PICTURES, folder / PICTURES)
    return cli


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_is_exported_to_the_same_bytes(record: str, kept: Cli) -> None:
    kept.clock = SimulatedClock(events(record)[-1].at + LATER)
    assert kept("verify", record).code == 0
    for name in DOCUMENTS:
        assert kept("export", record, "-o", name).code == 0
        made, before = (kept.folder / name).read_bytes(), expected(f"{record}/{name}")
        if name.endswith(".json"):
            made, before = map(without_what_changed, (made, before))
        assert made == before, name
    assert kept("export", record, "--format", "csv", "-o", TABLES).code == 0
    tables = sorted(path.name for path in (kept.folder / TABLES).iterdir())
    assert tables == sorted(path.name for path in (HERE / record / TABLES).iterdir())
    for name in tables:
        table = f"{TABLES}/{name}"
        assert (kept.folder / table).read_bytes() == expected(f"{record}/{table}"), table


def test_every_kind_of_fact_stands_in_a_record() -> None:
    held = {type(event.fact) for record in RECORDS for event in events(record)}
    assert held == set(get_args(AnyFact))


def test_what_was_mended_reads_otherwise_than_before() -> None:
    today = {path.relative_to(HERE) for path in HERE.glob("*/today/**/*") if path.is_file()}
    assert {f"{path.parts[0]}/{Path(*path.parts[2:]).as_posix()}" for path in today} == set(MENDED)
    for document in MENDED:
        assert expected(document) != (HERE / document).read_bytes(), document
