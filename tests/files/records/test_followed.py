"""A record that is followed: its state keeps up with its journal, whatever happens to that."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import agenda_text, opening
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.notes import Noted
from facilitator.core.record.replay import replay as folded
from facilitator.core.record.undoing import Undone
from facilitator.files.records.followed import Followed
from facilitator.files.records.journal import Journal

AT = dt.datetime(2013, 3, 21, 9, tzinfo=dt.UTC)


def event(id_: str, fact: AnyFact) -> Event:
    return Event(id_, AT, "laptop", fact)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    first = event("e0", opening(agenda_text()))
    return Journal.create(tmp_path / "record", first, event("e1", Noted("note", "ett"))).path


def test_news_are_taken_in_and_told(path: Path) -> None:
    here, there = Followed.open(path), Followed.open(path)
    assert not here.follow()
    there.append(lambda: event("e2", Noted("note", "två")))
    assert here.follow()
    assert here.state == there.state == folded(there.journal.events)
    assert list(here.state.notes) == ["e1", "e2"]


def test_what_is_appended_is_decided_on_what_others_wrote(path: Path) -> None:
    here, there = Followed.open(path), Followed.open(path)
    there.append(lambda: event("e2", Noted("note", "två")))
    here.append(lambda: event("e3", Undone(here.state.history[-1])))
    assert list(here.state.notes) == ["e1"]


def test_a_record_that_was_rewritten_is_folded_anew(path: Path) -> None:
    here = Followed.open(path)

    def other(old: Event) -> Event:
        fact = replace(old.fact, text="annat") if isinstance(old.fact, Noted) else old.fact
        return replace(old, fact=fact)

    Journal.open(path, writable=False).rewrite(other)
    assert here.follow()
    assert [note.text for note in here.state.notes.values()] == ["annat"]
    assert not here.follow()


def test_mending_takes_in_news_and_moves_a_torn_tail(path: Path) -> None:
    here, there = Followed.open(path), Followed.open(path)
    there.append(lambda: event("e2", Noted("note", "två")))
    path.write_bytes(path.read_bytes() + b"[[event]]\n")
    here.mend()
    assert here.state == there.state
    assert here.journal.recovered is not None
