"""Copies that sync programs leave beside a journal are found whatever they are called."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from builders import agenda_text, opening
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.notes import Noted
from facilitator.files.records.codec import encode
from facilitator.files.records.copies import Copy, copies, is_journal
from facilitator.files.records.journal import Journal
from facilitator.files.records.library import Library
from systems import needs_links

AT = dt.datetime(2013, 3, 21, 9, tzinfo=dt.UTC)
AGENDA = agenda_text()
NAMES = [
    "journal.sync-conflict-20261102-101500-ABCDEFG.toml",
    "journal (conflicted copy 2026-11-02 101500).toml",
    "journal_conflict-20261102-101500.toml",
    "journal (Annas konfliktkopia 2026-11-02).toml",
    "journal (Anna's conflicted copy 2026-11-02).toml",
    "journal-LAPTOP-7.toml",
    "journal 2.toml",
]


def event(n: int, fact: AnyFact) -> Event:
    return Event(f"e{n}", AT + dt.timedelta(seconds=n), "laptop-1", fact)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    opened = event(0, opening(AGENDA))
    meetings = tmp_path / "data" / "meetings"
    meetings.mkdir(parents=True)
    return Journal.create(meetings / "record", opened).path


def more(n: int) -> bytes:
    return encode(event(n, Noted("note", "said")), dt.UTC)


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_found_with_what_it_holds_besides(name: str, journal: Path) -> None:
    copy = journal.with_name(name)
    copy.write_bytes(journal.read_bytes() + more(1) + more(2))
    assert copies(journal) == (Copy(copy, 2),)
    with journal.open("ab") as file:
        file.write(more(1) + more(2))
    assert copies(journal) == (Copy(copy, 0),)
    assert not copies(journal)[0].matters
    assert copies(copy) == ()


@needs_links
def test_what_else_lies_there_is_no_copy(journal: Path) -> None:
    for name, data in {
        "journal.torn-1.toml": b'[[event]]\nid = "x"\nat = 2013',
        "private.toml": more(3),
        "agenda.toml": AGENDA.encode(),
        "empty.toml": b"",
        "journal.toml.bak": journal.read_bytes(),
    }.items():
        journal.with_name(name).write_bytes(data)
    journal.with_name("folder.toml").mkdir()
    journal.with_name("gone.toml").symlink_to("nowhere")
    assert copies(journal) == ()


def test_a_copy_that_cannot_be_read_is_found_too(journal: Path) -> None:
    copy = journal.with_name(NAMES[0])
    copy.write_bytes(journal.read_bytes() + b"[[event]]\nkind = 1\n\n")
    assert copies(journal) == (Copy(copy, None),)
    assert copies(journal)[0].matters


def test_a_copy_is_found_by_its_path_where_a_journal_is_wanted(journal: Path) -> None:
    library = Library(journal.parents[2])
    copy = journal.with_name(NAMES[1])
    copy.write_bytes(journal.read_bytes())
    assert library.journal(str(copy)) == copy
    assert library.journal("record") == library.journal(str(journal)) == journal
    assert is_journal(copy)
    agenda = journal.with_name("agenda.toml")
    agenda.write_text(AGENDA, "utf-8")
    for other in (agenda, journal.with_name("nothing.toml")):
        with pytest.raises(Exception, match="There is no record"):
            library.journal(str(other))
