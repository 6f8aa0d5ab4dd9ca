"""How far a journal is whole, by every reader, and what other programs do to one by accident."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import agenda_text, at, opening
from facilitator.core.record.events import Event
from facilitator.core.record.notes import Noted
from facilitator.core.telling.search import query
from facilitator.files.errors import JournalError
from facilitator.files.records.archive import archive
from facilitator.files.records.journal import Journal
from facilitator.files.records.library import Library
from facilitator.files.records.private import PrivateJournal, read_private
from facilitator.files.records.restore import restore
from facilitator.files.records.search import Searcher
from facilitator.files.records.verify import verify

ALTERED: list[Callable[[bytes], bytes]] = [
    lambda data: data.replace(b"\n", b"\r\n"),
    lambda data: b"\xef\xbb\xbf" + data,
    lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"),
    lambda data: data.decode().encode("utf-16"),
]
NAMES = ["CRLF", "BOM", "both", "UTF-16"]
TEXT = agenda_text()


def event(n: int, text: str) -> Event:
    return Event(f"e{n}", at(f"09:0{n}"), "me", Noted("note", text))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data")


@pytest.fixture
def journal(library: Library) -> Journal:
    opened = opening(TEXT)
    made = library.create(opened.agenda, Event("e0", at("09:00"), "me", opened))
    made.append(lambda _: event(1, "Molnet"))
    made.append(lambda _: event(2, "Fiber"))
    return made


def found(library: Library, words: str) -> list[str]:
    return [hit.entry.text for hit in Searcher(library).hits(query(words))]


@pytest.mark.parametrize("cut", [1, 2])
def test_every_reader_counts_an_event_whose_blank_line_was_trimmed(
    library: Library, journal: Journal, tmp_path: Path, cut: int
) -> None:
    private = PrivateJournal(journal.path)
    private.append(lambda _: event(3, "Mitt eget"))
    for path in (journal.path, private.path):
        path.write_bytes(path.read_bytes()[:-cut])
    assert found(library, "fiber") == ["Fiber"]
    assert [note.text for note in read_private(journal.path).values()] == ["Mitt eget"]
    for path, count in ((journal.path, 3), (private.path, 1)):
        report = verify(path)
        assert (report.events, report.torn, report.problems) == (count, 0, ())
    archive(journal.path, tmp_path / "m.zip", private=True)
    back = restore(Library(tmp_path / "other"), tmp_path / "m.zip")
    assert Journal.open(back.path, writable=False).events == journal.events


@pytest.mark.parametrize("blanks", [0, 1, 2])
def test_a_record_of_one_event_is_listed_whatever_blank_lines_are_left(
    library: Library, blanks: int
) -> None:
    opened = opening(TEXT)
    path = library.create(opened.agenda, Event("e0", at("09:00"), "me", opened)).path
    path.write_bytes(path.read_bytes().rstrip() + b"\n" * blanks)
    assert [(one.title, one.broken) for one in library.records()] == [("Träff", None)]
    assert library.unfinished(opened.agenda, rehearsal=False) == path


def test_words_are_found_where_no_blank_line_is_left_at_all(
    library: Library, journal: Journal
) -> None:
    journal.path.write_bytes(journal.path.read_bytes().replace(b"\n\n", b"\n"))
    assert Journal.open(journal.path, writable=False).events == journal.events
    assert found(library, "fiber") == ["Fiber"]
    assert found(library, "samling") == ["Samling"]


@pytest.mark.parametrize("alter", ALTERED, ids=NAMES)
def test_every_reader_names_what_was_altered(
    library: Library, journal: Journal, alter: Callable[[bytes], bytes]
) -> None:
    agenda = opening(TEXT).agenda
    data = alter(journal.path.read_bytes())
    journal.path.write_bytes(data)
    [record] = library.records()
    assert record.broken is not None
    assert "has changed how this file is stored" in record.broken.text
    with pytest.raises(JournalError, match="has changed how this file is stored"):
        library.unfinished(agenda, rehearsal=False)
    report = verify(journal.path)
    assert [problem.what for problem in report.problems] == [record.broken]
    assert (report.events, report.torn) == (3, 0)
    assert found(library, "fiber") == []
    assert journal.path.read_bytes() == data


@pytest.mark.parametrize("tail", [b"[[event]]\r\nid", b"\r\n", b"\0\r\n\xff"])
def test_what_is_torn_is_not_taken_for_altered(journal: Journal, tail: bytes) -> None:
    with journal.path.open("ab") as file:
        file.write(tail.replace(b"[[event]]\r", b"[[event]]"))
    opened = Journal.open(journal.path, writable=True)
    assert opened.events == journal.events
    assert opened.recovered


def test_a_copy_with_a_byte_order_mark_is_known_as_one(journal: Journal) -> None:
    copy = journal.path.with_name("journal 2.toml")
    shutil.copy(journal.path, copy)
    copy.write_bytes(b"\xef\xbb\xbf" + copy.read_bytes())
    [known] = verify(journal.path).copies
    assert (known.path, known.more) == (copy, None)
