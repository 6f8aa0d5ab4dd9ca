"""One meeting in a single file: what is packed, and what cannot be."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from builders import agenda_text, at, opening
from facilitator.core.record.events import Event
from facilitator.core.record.opening import Opened
from facilitator.files.errors import FileProblem, WriteFailed
from facilitator.files.records import archive as module
from facilitator.files.records.archive import archive
from facilitator.files.records.library import Library
from facilitator.files.records.lock import locked
from facilitator.files.records.restore import restore
from systems import needs_links

TEXT = agenda_text()


def opened() -> Event:
    return Event("e0", at("09:00"), "me", opening(TEXT))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data")


@pytest.fixture
def journal(library: Library) -> bytes:
    event = opened()
    assert isinstance(event.fact, Opened)
    return library.create(event.fact.agenda, event).path.read_bytes()


def test_what_a_program_is_just_writing_is_not_packed(
    library: Library, journal: bytes, tmp_path: Path
) -> None:
    assert journal
    [record] = library.meetings.iterdir()
    for name in ("minutes.md", ".facilitator-x", ".hidden", "pulse"):
        (record / name).write_text("x")
    packed = archive(record / "journal.toml", tmp_path / "out.zip")
    assert (packed.files, packed.left_out) == (("journal.toml", "minutes.md"), (".hidden",))


def test_a_record_that_is_written_to_waits(
    library: Library, journal: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert journal
    monkeypatch.setattr("facilitator.files.records.lock.PATIENCE", 0.01)
    [record] = library.meetings.iterdir()
    with locked(record / "journal.lock"), pytest.raises(WriteFailed, match="busy"):
        archive(record / "journal.toml", tmp_path / "out.zip")
    with pytest.raises(FileProblem, match="none: the file or its folder is gone"):
        archive(tmp_path / "none" / "journal.toml", tmp_path / "out.zip")
    assert not (tmp_path / "out.zip").exists()
    with pytest.raises(WriteFailed, match="gone"):
        archive(record / "journal.toml", tmp_path / "gone" / "out.zip")


def test_a_record_that_can_only_be_read_is_packed_all_the_same(
    library: Library, journal: bytes, tmp_path: Path
) -> None:
    [record] = library.records()
    record.path.with_suffix(".lock").mkdir()
    archive(record.path, tmp_path / "m.zip")
    back = Library(tmp_path / "elsewhere")
    assert restore(back, tmp_path / "m.zip").path.read_bytes() == journal


def test_a_record_that_cannot_be_read_is_told_and_not_the_file_to_make(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        archive(tmp_path / "gone" / "journal.toml", tmp_path / "m.zip")
    assert str(caught.value).startswith(f"{tmp_path / 'gone'}: the file or its folder is gone.")


@needs_links
def test_a_journal_that_is_a_link_is_packed_as_what_it_leads_to(
    library: Library, journal: bytes, tmp_path: Path
) -> None:
    [record] = library.records()
    real = record.path.rename(tmp_path / "elsewhere.toml")
    record.path.symlink_to(real)
    (record.path.parent / "minutes.md").symlink_to(tmp_path / "secret")
    (tmp_path / "secret").write_text("x")
    packed = archive(record.path, tmp_path / "m.zip")
    assert (packed.files, packed.left_out) == (("journal.toml",), ("minutes.md",))
    back = restore(Library(tmp_path / "other"), tmp_path / "m.zip")
    assert back.path.read_bytes() == journal
    real.unlink()
    with pytest.raises(FileProblem, match=r"journal\.toml: the file or its folder is gone"):
        archive(record.path, tmp_path / "none.zip")
    assert not (tmp_path / "none.zip").exists()


def test_what_could_not_be_brought_back_is_not_packed(
    library: Library, journal: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert journal
    [record] = library.records()
    beside = record.path.parent
    monkeypatch.setattr(module, "LARGEST_JOURNAL", 3000)
    monkeypatch.setattr(module, "LARGEST", 9000)
    monkeypatch.setattr(module, "MOST_FILES", 3)
    for files, why in (
        ({"other.toml": 4000}, "other.toml makes the record larger than an archive can be"),
        ({"a.pdf": 8000, "b.pdf": 8500}, "b.pdf makes the record larger"),
        (dict.fromkeys("abcd", 1), "there are more than 3 files in the record's folder"),
    ):
        for name, size in files.items():
            (beside / name).write_bytes(bytes(size))
        with pytest.raises(FileProblem, match=why):
            archive(record.path, tmp_path / "m.zip")
        assert not (tmp_path / "m.zip").exists()
        for name in files:
            (beside / name).unlink()
    monkeypatch.setattr(module, "LARGEST_JOURNAL", 10)
    with pytest.raises(FileProblem, match=r"journal\.toml makes the record larger"):
        archive(record.path, tmp_path / "m.zip")


def test_a_record_named_as_on_a_mac_is_packed_by_the_name_it_is_known_by(
    library: Library, journal: bytes, tmp_path: Path
) -> None:
    [record] = library.records()
    folder = record.path.parent.rename(library.meetings / decomposed("2013-03-21-träff"))
    (folder / decomposed("bild på tavlan.txt")).write_text("x")
    packed = archive(folder / "journal.toml", tmp_path / "m.zip")
    assert packed.record == "2013-03-21-träff"
    assert packed.files == ("bild på tavlan.txt", "journal.toml")
    assert restore(library, tmp_path / "m.zip").already
    back = restore(Library(tmp_path / "other"), tmp_path / "m.zip")
    assert back.path.parent.name == "2013-03-21-träff"
    assert back.path.read_bytes() == journal


def decomposed(name: str) -> str:
    return unicodedata.normalize("NFD", name)
