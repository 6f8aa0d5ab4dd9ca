"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.files import atomic
from facilitator.files.atomic import hold_unfinished, leftovers, write_atomically, write_new
from facilitator.files.errors import WriteFailed
from systems import has_mode, needs_links, needs_refusal, posix_only, windows_only

if sys.platform != "win32":
    import resource
else:
    import _winapi


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "minutes.md"
    write_atomically(path, "å")
    write_atomically(path, b"new", mode=0o644)
    assert path.read_bytes() == b"new"
    assert has_mode(path, 0o644)
    write_atomically(path, "\u2028å\n")
    assert path.read_bytes() == "\u2028å\n".encode()
    assert has_mode(path, 0o600)
    assert list(tmp_path.iterdir()) == [path]


@needs_links
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("file")
    write_atomically(tmp_path / "link", "x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "x"


def test_where_a_file_cannot_be_put_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(WriteFailed, match="a folder is where a file should be"):
        write_atomically(tmp_path / "folder", "x")
    with pytest.raises(WriteFailed, match="there is no such folder"):
        write_atomically(tmp_path / "none" / "file", "x")
    assert [path.name for path in tmp_path.rglob("*")] == ["folder"]


@windows_only
def test_a_file_that_another_program_keeps_to_itself_is_told(tmp_path: Path) -> None:
    path = tmp_path / "minutes.docx"
    path.write_bytes(b"old")
    if sys.platform == "win32":
        write, alone, existing = _winapi.GENERIC_WRITE, 0, _winapi.OPEN_EXISTING
        kept = _winapi.CreateFile(str(path), write, alone, 0, existing, 0, 0)
        try:
            with pytest.raises(WriteFailed, match="another program has the file open"):
                write_atomically(path, "new")
        finally:
            _winapi.CloseHandle(kept)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@posix_only
def test_a_file_that_cannot_be_written_whole_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "minutes.md"
    write_atomically(path, "old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        with pytest.raises(WriteFailed, match="a file may not get this large here"):
            write_atomically(path, "new" * 100)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to offer")
def test_a_full_disk_is_told_and_a_device_is_not_replaced() -> None:
    with pytest.raises(WriteFailed, match="the disk is full"):
        write_atomically(Path("/dev/full"), "x")
    assert Path("/dev/full").is_char_device()


@posix_only
@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system does not name open files")
def test_a_pipe_is_written_to_by_its_name() -> None:
    reading, writing = os.pipe()
    try:
        write_atomically(Path(f"/dev/fd/{writing}"), "å")
        assert os.read(reading, 9) == "å".encode()
    finally:
        os.close(reading)
        os.close(writing)


def test_what_is_there_though_perhaps_not_for_good_is_not_said_to_be_unwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(atomic, "sync_folder", fail)
    with pytest.raises(WriteFailed, match="It is not certain whether this was written to"):
        write_atomically(tmp_path / "file", "x")
    assert (tmp_path / "file").read_text() == "x"
    with pytest.raises(OSError, match="Input/output"):
        write_new(tmp_path / "other", b"x")
    assert not (tmp_path / "other").exists()


@needs_refusal
def test_a_folder_that_cannot_be_read_may_be_written_to(tmp_path: Path) -> None:
    tmp_path.chmod(0o300)
    try:
        write_atomically(tmp_path / "file", "x")
        assert (tmp_path / "file").read_text() == "x"
    finally:
        tmp_path.chmod(0o700)


WRITING = """
import os, sys
from pathlib import Path
from facilitator.files import atomic

def killed(_):
    os._exit(9)

atomic.sync = killed
atomic.write_atomically(Path(sys.argv[1]), "x" * 99)
"""


@needs_links
def test_only_what_nobody_writes_any_more_is_left_over(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITING, str(tmp_path / "file")]
    assert subprocess.run(command, check=False).returncode == 9
    [left] = tmp_path.iterdir()
    assert left.read_text() == "x" * 99
    (tmp_path / ".facilitator-link").symlink_to(left)
    assert list(leftovers(tmp_path)) == [left]
    with left.open() as file:
        hold_unfinished(file.fileno())
        assert list(leftovers(tmp_path)) == []


def test_what_may_be_in_use_is_not_left_over_where_no_lock_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: int) -> bool:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    (tmp_path / ".facilitator-x").write_text("x")
    assert len(list(leftovers(tmp_path))) == 1
    monkeypatch.setattr(atomic, "is_locked", refused)
    assert list(leftovers(tmp_path)) == []
