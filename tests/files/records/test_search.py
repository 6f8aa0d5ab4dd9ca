"""Words are found in records, whatever of a record is left unread."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import agenda_text, at, opening
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.notes import NoteChanged, Noted
from facilitator.core.record.people import PersonAdded
from facilitator.core.record.undoing import Undone
from facilitator.core.telling.search import query
from facilitator.files.records.journal import Journal
from facilitator.files.records.library import Library
from facilitator.files.records.search import Searcher

AGENDA = agenda_text(head='series = "s"\n')


def record(library: Library, name: str, *facts: AnyFact, text: str = AGENDA) -> Path:
    all_ = (opening(text), *facts)
    events = [Event(f"e{n}", at("09:00"), "me", fact) for n, fact in enumerate(all_)]
    library.meetings.mkdir(parents=True, exist_ok=True)
    return Journal.create(library.meetings / name, *events).path


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Library(tmp_path / "data")
    record(
        made,
        "2013-03-21-träff",
        Noted("note", "Fiber", "samling"),  # e1
        Noted("note", "Molnet", "samling"),  # e2, changed later
        Noted("note", "Molnet igen", "samling"),  # e3, undone
        Noted("note", "Molnet sist", "samling"),
        NoteChanged("e2", "decision", "Fibernät", "samling"),
        Undone("e3"),
        PersonAdded("lisa", "Lisa"),
    )
    return made


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("fiber", ["Fiber", "Fibernät"]),
        ("fibernät", ["Fibernät"]),
        ("molnet", ["Molnet sist"]),
        ("lisa", ["Lisa"]),
        ("samling", ["Samling"]),
        ("fiber molnet", []),
    ],
)
def test_notes_as_they_stand_now_are_found(library: Library, words: str, texts: list[str]) -> None:
    searcher = Searcher(library)
    for _ in range(2):  # the second time by what is known of the files
        assert [hit.entry.text for hit in searcher.hits(query(words))] == texts


def test_what_was_written_meanwhile_is_found(library: Library) -> None:
    searcher = Searcher(library)
    assert not list(searcher.hits(query("nytt")))
    journal = Journal.open(library.meetings / "2013-03-21-träff" / "journal.toml", writable=True)
    journal.append(lambda _: Event("x", at("09:30"), "me", Noted("note", "Nytt")))
    assert [hit.entry.text for hit in searcher.hits(query("nytt"))] == ["Nytt"]


def test_the_newest_meeting_comes_first_and_a_series_narrows_it(library: Library) -> None:
    for name, series in (("2013-04-01-b", "t"), ("2012-01-01-c", "s")):
        text = AGENDA.replace('"s"', f'"{series}"')
        record(library, name, Noted("note", "Fiber"), text=text)
    broken = record(library, "2013-05-01-d", Noted("note", "Fiber"))
    broken.write_bytes(b"[[event]]\n\n" + broken.read_bytes())

    def meetings(series: str = "") -> list[str]:
        hits = Searcher(library).hits(query("fiber"), series=series)
        return list(dict.fromkeys(hit.record for hit in hits))

    assert meetings() == ["2013-04-01-b", "2013-03-21-träff", "2012-01-01-c"]
    assert meetings("S") == ["2013-03-21-träff", "2012-01-01-c"]
    assert not list(Searcher(library).hits(query("")))
    assert not list(Searcher(library).hits(query("fiber"), stop=lambda: True))
