"""Checking a journal finds everything that is wrong with it, block by block."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from builders import agenda_text, opening
from facilitator.core.base.language import Language
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.notes import NoteChanged, Noted, NoteRemoved
from facilitator.core.record.sessions import SessionStarted
from facilitator.core.record.undoing import Redone, Undone
from facilitator.files.errors import JournalError
from facilitator.files.records.codec import encode
from facilitator.files.records.journal import Journal
from facilitator.files.records.verify import Finding, verify
from systems import posix_only

AT = dt.datetime(2013, 3, 21, 9, tzinfo=dt.UTC)
AGENDA = agenda_text(session="Introduktion")


def event(n: int, fact: AnyFact, name: str = "") -> Event:
    return Event(name or f"e{n}", AT + dt.timedelta(seconds=n), "laptop-1", fact)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal.create(tmp_path / "record", event(0, opening(AGENDA)))


def written(journal: Journal, *parts: Event | bytes) -> list[int]:
    """Put blocks in the file and tell on which lines they begin."""
    lines = []
    for part in parts:
        lines.append(journal.path.read_bytes().count(b"\n") + 1)
        with journal.path.open("ab") as file:
            file.write(encode(part, dt.UTC) if isinstance(part, Event) else part)
    return lines


def said(found: tuple[Finding, ...], language: Language) -> list[tuple[int | None, str]]:
    return [(one.line, language.say(one.what)) for one in found]


@pytest.fixture
def english() -> Language:
    import gettext

    return Language("en", gettext.NullTranslations())


def test_a_good_journal_has_no_problems(journal: Journal) -> None:
    written(
        journal, event(1, Noted("note", "a")), event(2, NoteRemoved("e1")), event(3, Undone("e2"))
    )
    report = verify(journal.path)
    assert report.events == 4
    assert (report.first, report.last) == (AT, AT + dt.timedelta(seconds=3))
    assert (report.torn, report.problems, report.remarks) == (0, (), ())


def test_every_problem_is_found_with_its_line(journal: Journal, english: Language) -> None:
    lines = written(
        journal,
        b"[[event]]\nbroken\n\n",
        event(1, Noted("note", "a")),
        b'[[event]]\nid = "x"\nkind = "vote-cast"\n\n',
        event(2, SessionStarted("s"), "e1"),
        event(3, Undone("gone")),
        event(4, Redone("lost")),
        event(5, NoteRemoved("e0")),
        event(6, NoteChanged("never", "note", "b")),
        event(7, SessionStarted("s")),
        b"[[event]]\nid = ",
    )
    report = verify(journal.path)
    assert (report.events, report.torn) == (8, 15)
    texts = dict(said(report.problems, english))
    assert list(texts) == [lines[i] for i in (0, 2, 3, 4, 5, 6, 7)]
    assert "not an event as facilitator writes them" in texts[lines[0]]
    assert "the kind “vote-cast”" in texts[lines[2]]
    assert texts[lines[3]] == f"the id e1 was used on line {lines[1]} already."
    assert texts[lines[4]] == "there is no event with the id gone."
    assert texts[lines[5]] == "there is no event with the id lost."
    assert texts[lines[6]] == "there is no note with the id e0."
    assert texts[lines[7]] == "there is no note with the id never."


@posix_only
def test_clocks_that_go_back_and_files_open_to_others_are_remarked(
    journal: Journal, english: Language
) -> None:
    later = event(100, SessionStarted("s"), "a"), event(99, SessionStarted("s"), "b")
    lines = written(journal, *later, event(50, SessionStarted("s"), "c"))
    journal.path.chmod(0o601)
    journal.path.parent.chmod(0o750)
    report = verify(journal.path)
    assert report.problems == ()
    assert said(report.remarks, english) == [
        (None, f"other users of this computer can read {journal.path.parent}."),
        (None, f"other users of this computer can read {journal.path}."),
        (lines[2], "the time goes back by 49 s here. A clock was set, or two clocks differ."),
    ]


@pytest.mark.parametrize("content", [b"", b"[[event]]\nid", b"\0" * 10])
def test_a_file_without_a_whole_event_says_so(
    journal: Journal, english: Language, content: bytes
) -> None:
    journal.path.write_bytes(content)
    report = verify(journal.path)
    assert said(report.problems, english) == [(None, "there is no whole event in this file.")]
    assert (report.events, report.first, report.last, report.torn) == (0, None, None, len(content))


def test_a_journal_has_to_begin_by_opening_a_meeting(journal: Journal, english: Language) -> None:
    journal.path.write_bytes(b"")
    written(journal, event(1, SessionStarted("s")))
    assert said(verify(journal.path).problems, english) == [
        (1, "the first event does not open a meeting.")
    ]


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(JournalError):
        verify(tmp_path / "journal.toml")


def test_checking_changes_nothing(journal: Journal) -> None:
    written(journal, b"torn")
    before = journal.path.read_bytes()
    verify(journal.path)
    assert journal.path.read_bytes() == before
    assert [p.name for p in journal.path.parent.iterdir()] == ["journal.toml"]


def test_blocks_that_are_well_only_by_themselves_are_a_problem(journal: Journal) -> None:
    journal.path.write_bytes(b"event = []\n" + journal.path.read_bytes())
    with pytest.raises(JournalError) as caught:
        Journal.open(journal.path, writable=False)
    assert verify(journal.path).problems == (Finding(caught.value.line, caught.value.problem),)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# a comment\n\n", b"[[event]]\n"])
def test_a_file_without_any_event_is_not_well(journal: Journal, data: bytes) -> None:
    journal.path.write_bytes(data)
    (found,) = verify(journal.path).problems
    assert "there is no whole event in this file" in found.what.text
