"""Archives that were made by somebody else: nothing they say of themselves is trusted."""

from __future__ import annotations

import itertools
import os
import stat
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from builders import agenda_text, at, opening
from facilitator.core.record.events import Event
from facilitator.core.record.opening import Opened
from facilitator.files.errors import FileProblem, RecordExists
from facilitator.files.records import restore as module
from facilitator.files.records.archive import archive
from facilitator.files.records.library import Library
from facilitator.files.records.lock import hold
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
        with pytest.raises(FileProblem, match="is damaged or not a meeting archive"):
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


def test_an_archive_made_by_another_program_may_say_nothing_of_the_kind_of_file(
    library: Library, journal: bytes, tmp_path: Path
) -> None:
    assert list(library.meetings.iterdir())
    source = tmp_path / "in.zip"
    with zipfile.ZipFile(source, "w") as file:
        file.writestr(zipfile.ZipInfo("m/journal.toml"), journal)
        file.infolist()[0].external_attr = 0
    assert restore(Library(tmp_path / "other"), source).path.read_bytes() == journal


@needs_links
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


def test_names_spelt_as_on_a_mac_are_the_same_names(
    library: Library, journal: bytes, tmp_path: Path
) -> None:
    [record] = library.records()
    spelt = unicodedata.normalize("NFD", record.id)
    assert spelt != record.id
    source = tmp_path / "in.zip"
    with zipfile.ZipFile(source, "w") as file:
        file.writestr(entry(f"{spelt}/journal.toml"), journal)
    assert restore(library, source).already
    record.path.parent.rename(library.meetings / spelt)
    assert restore(library, source).already
    assert [each.name for each in library.meetings.iterdir()] == [spelt]


def zip64(data: bytes) -> bytes:
    at = data.rindex(b"PK\5\6")
    return data[:at] + b"PK\6\7" + bytes(16) + data[at:]


def long_list(data: bytes) -> bytes:
    at = data.rindex(b"PK\5\6")
    return data[: at + 12] + (2 << 20).to_bytes(4, "little") + data[at + 16 :]


@pytest.mark.parametrize("change", [zip64, long_list])
def test_a_list_of_files_that_is_too_long_is_not_even_read(
    library: Library, journal: bytes, tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    assert journal
    [record] = library.records()
    archive(record.path, tmp_path / "m.zip")
    (tmp_path / "m.zip").write_bytes(change((tmp_path / "m.zip").read_bytes()))
    with pytest.raises(FileProblem, match="it holds too many files"):
        restore(library, tmp_path / "m.zip")


LINE_ENDS: Final[dict[str, Callable[[bytes], Iterator[bytes]]]] = {
    "alone": lambda _: itertools.repeat(b"\n" * 2**20, 256),
    "in an event": lambda data: itertools.chain([data, *[b"\n" * 2**20] * 15]),
    "between events": lambda data: itertools.chain(
        [data], *(((b"\n" * (2**22 - 60)), b'[[event]]\nid = "x"\n') for _ in range(3))
    ),
}

# The most memory it held is read by the process itself: what `wait4` reports begins with that of
# the process which started it.
RESTORING: Final = """
import re, sys
from pathlib import Path
from facilitator.cli import main
sys.argv = ["facilitator", "--data-dir", sys.argv[1], "restore", sys.argv[2]]
status = main()
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
sys.exit(status)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process its own memory so")
@pytest.mark.parametrize("where", LINE_ENDS)
def test_a_small_archive_of_very_many_line_ends_takes_little_memory(
    journal: bytes, tmp_path: Path, where: str
) -> None:
    source = tmp_path / "in.zip"
    with (
        zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("m/journal.toml", "w") as inside,
    ):
        for piece in LINE_ENDS[where](journal):
            inside.write(piece)
    assert source.stat().st_size < 300_000
    command = [sys.executable, "-c", RESTORING, str(tmp_path / "fresh"), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "was not brought back: " in done.stderr
    *_, most = done.stdout.split()
    assert int(most) < 200_000  # KiB
    assert not list((tmp_path / "fresh").rglob("*.toml"))


def test_what_a_killed_program_was_bringing_back_is_removed_by_the_next(
    library: Library, journal: bytes, tmp_path: Path
) -> None:
    assert journal
    [record] = library.records()
    archive(record.path, tmp_path / "m.zip")
    other = Library(tmp_path / "other")
    left, alive = (other.data / f".restoring-{name}" for name in ("left", "alive"))
    for folder in (left, alive):
        folder.mkdir(parents=True)
        (folder / "journal.toml").write_text("x")
    locks = [folder.with_suffix(".lock") for folder in (left, alive)]
    locks[0].touch()
    held = hold(locks[1])
    restore(other, tmp_path / "m.zip")
    os.close(held)
    assert sorted(other.data.glob(".restoring-*")) == [alive, locks[1]]
