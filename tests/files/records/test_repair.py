"""Repairing a journal that another program stored otherwise, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import agenda_text, at, opening
from facilitator.core.record.events import Event
from facilitator.files.errors import JournalError, WriteFailed
from facilitator.files.records.journal import Journal
from facilitator.files.records.repair import repair
from systems import has_mode


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    first = Event("e0", at("09:00"), "me", opening(agenda_text()))
    return Journal.create(tmp_path / "m", first).path


def test_each_copy_is_a_new_file_equal_to_what_was_altered(journal: Path) -> None:
    plain = journal.read_bytes()
    assert repair(journal) is None
    altered = plain.replace(b"\n", b"\r\n") + b"[[event]]\r\nid"
    journal.write_bytes(altered)
    for name in ("journal.repaired.toml", "journal.repaired-2.toml"):
        new = repair(journal)
        assert new == journal.with_name(name)
        assert new.read_bytes() == plain + b"[[event]]\nid"
        assert has_mode(new, 0o600)
    assert journal.read_bytes() == altered


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\xef\xbb\xbf\xff"])
def test_what_is_no_text_is_not_repaired(journal: Path, data: bytes) -> None:
    journal.write_bytes(data)
    with pytest.raises(JournalError, match="this file is not text"):
        repair(journal)
    assert [each.name for each in journal.parent.iterdir()] == ["journal.toml"]


def test_what_would_still_be_wrong_is_told_with_its_line(journal: Path) -> None:
    wrong = journal.read_bytes() + b"[[event]]\nid = 1\n\n"
    journal.write_bytes(wrong.replace(b"\n", b"\r\n"))
    with pytest.raises(JournalError) as caught:
        repair(journal)
    assert caught.value.line == wrong.count(b"\n") - 2
    with pytest.raises(JournalError, match="cannot be read"):
        repair(journal.with_name("none.toml"))


def test_a_copy_that_cannot_be_written_is_told(journal: Path) -> None:
    journal.write_bytes(b"\xef\xbb\xbf" + journal.read_bytes())
    long = journal.rename(journal.with_name("j" * 245 + ".toml"))
    with pytest.raises(WriteFailed):
        repair(long)
