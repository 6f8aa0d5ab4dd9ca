"""Archives that were made by somebody else: nothing they say of themselves is trusted."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import agenda_text, at, opening
from facilitator.core.record.events import Event
from facilitator.core.record.opening import Opened
from facilitator.files.errors import FileProblem, RecordExists, WriteFailed
from facilitator.files.records import archive as module
from facilitator.files.records.archive import archive, restore
from facilitator.files.records.library import Library
from facilitator.files.records.lock import locked

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


def entry(name: str, kind: int = stat.S_IFREG) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.external_attr = (kind | 0o644) << 16
    return made


def link(file: zipfile.ZipFile, data: bytes) -> None:
    file.writestr(entry("m/journal.toml"), data)
    file.writestr(entry("m/minutes.md", stat.S_IFLNK), "/etc/passwd")


def twice(file: zipfile.ZipFile, data: bytes) -> None:
    file.writestr(entry("m/journal.toml"), data)
    file.writestr(entry("m/minutes.md"), "a")
    file.filelist[-1].filename = "m/journal.toml"
    file.filelist[-1].orig_filename = "m/journal.toml"


def two_records(file: zipfile.ZipFile, data: bytes) -> None:
    file.writestr(entry("m/journal.toml"), data)
    file.writestr(entry("n/minutes.md"), "x")


def named(name: str) -> Callable[[zipfile.ZipFile, bytes], None]:
    def write(file: zipfile.ZipFile, data: bytes) -> None:
        file.writestr(entry("m/journal.toml"), data)
        file.writestr(entry(name), "x")

    return write


def large(file: zipfile.ZipFile, data: bytes) -> None:
    file.writestr(entry("m/journal.toml"), data)
    file.writestr(entry("m/minutes.md"), bytes(5000), zipfile.ZIP_DEFLATED)


def packed(file: zipfile.ZipFile, data: bytes) -> None:
    file.writestr(entry("m/journal.toml"), data)
    file.writestr(entry("m/minutes.md"), "x", zipfile.ZIP_BZIP2)


def many(file: zipfile.ZipFile, data: bytes) -> None:
    file.writestr(entry("m/journal.toml"), data)
    for number in range(20):
        file.writestr(entry(f"m/{number}.md"), "x")


def damaged(file: zipfile.ZipFile, data: bytes) -> None:
    file.writestr(entry("m/journal.toml"), data + b'[[event]]\nkind = "x"\n\n')


def without_journal(file: zipfile.ZipFile, _: bytes) -> None:
    file.writestr(entry("m/minutes.md"), "x")


WRONG = {
    "link": link, "twice": twice, "two records": two_records, "large": large, "packed": packed,
    "many": many,
    "damaged": damaged, "without journal": without_journal,
    **{name: named(name) for name in (
        "/m/x.md", "../m/x.md", "m/../x.md", "m/a/b.md", "x.md", "m/..", "C:/x.md", "m/a\\b.md",
        "m/.hidden", "./x.md", "m/journal.lock", "m/a\nb.md", "m/\u202eb.md", "m/" + "x" * 300,
        "m/a/", "m//x", "m/clock.lock",


        "m/a/", "m//x", "",
    )},
}  # fmt: skip


@pytest.mark.parametrize("wrong", list(WRONG))
def test_what_does_not_belong_in_an_archive_is_refused(
    library: Library, journal: bytes, tmp_path: Path, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 4000)
    monkeypatch.setattr(module, "MOST_FILES", 10)
    source = tmp_path / "in.zip"
    with zipfile.ZipFile(source, "w") as file:
        WRONG[wrong](file, journal)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(FileProblem, match=r"in\.zip was not brought back: |damaged"):
        restore(library, source)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_damaged_file_is_no_archive(library: Library, journal: bytes, tmp_path: Path) -> None:
    [record] = library.meetings.iterdir()
    target = tmp_path / "out.zip"
    packed = archive(record / "journal.toml", target)
    assert (packed.record, packed.files) == (record.name, ("journal.toml",))
    data = target.read_bytes()
    other = Library(tmp_path / "other")
    for cut in range(0, len(data), 7):
        target.write_bytes(data[:cut])
        with pytest.raises(FileProblem, match="is damaged, or no archive of a meeting at all"):
            restore(other, target)
    broken = bytearray(data)
    told = []
    for place in range(0, len(data), 3):
        broken[place] ^= 0xFF
        target.write_bytes(broken)
        broken[place] ^= 0xFF
        try:
            restore(other, target)
        except FileProblem as problem:
            told.append(str(problem))
            continue
        for path in other.meetings.glob("*/journal.toml"):
            assert path.read_bytes() == journal
    assert all("is damaged" in said or "was not brought back" in said for said in told)
    target.write_bytes(data)
    other = Library(tmp_path / "third")
    back = restore(other, target)
    assert back.path.read_bytes() == journal
    assert not back.already
    assert restore(other, target).already


def test_where_a_journal_is_damaged_is_told(
    library: Library, journal: bytes, tmp_path: Path
) -> None:
    source = tmp_path / "in.zip"
    with zipfile.ZipFile(source, "w") as file:
        damaged(file, journal)
    line = journal.count(b"\n") + 1
    with pytest.raises(FileProblem, match=rf"line {line}: "):
        restore(library, source)


def test_what_a_program_is_just_writing_is_not_packed(
    library: Library, journal: bytes, tmp_path: Path
) -> None:
    assert journal
    [record] = library.meetings.iterdir()
    for name in ("minutes.md", ".facilitator-x", ".hidden", "pulse"):
        (record / name).write_text("x")
    packed = archive(record / "journal.toml", tmp_path / "out.zip")
    assert (packed.files, packed.left_out) == (("journal.toml", "minutes.md"), (".hidden",))


def test_an_archive_made_by_another_program_may_say_nothing_of_the_kind_of_file(
    library: Library, journal: bytes, tmp_path: Path
) -> None:
    assert list(library.meetings.iterdir())
    source = tmp_path / "in.zip"
    with zipfile.ZipFile(source, "w") as file:
        file.writestr(zipfile.ZipInfo("m/journal.toml"), journal)
        file.infolist()[0].external_attr = 0
    assert restore(Library(tmp_path / "other"), source).path.read_bytes() == journal


def test_a_record_is_never_written_over(library: Library, journal: bytes, tmp_path: Path) -> None:
    [record] = library.meetings.iterdir()
    target = tmp_path / "out.zip"
    archive(record / "journal.toml", target)
    with pytest.raises(RecordExists):
        archive(record / "journal.toml", target)
    (record / "journal.toml").write_bytes(journal + b"tail")
    with pytest.raises(RecordExists):
        restore(library, target)
    link_to = Library(tmp_path / "links")
    link_to.meetings.mkdir(parents=True)
    (link_to.meetings / record.name).symlink_to(tmp_path / "nowhere")
    with pytest.raises(RecordExists):
        restore(link_to, target)


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
