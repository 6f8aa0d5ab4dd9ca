"""Files are written whole or not at all."""

from __future__ import annotations

import os
import resource
import stat
from pathlib import Path

import pytest

from facilitator.files.atomic import write_atomically
from facilitator.files.errors import WriteFailed


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "minutes.md"
    write_atomically(path, "å")
    write_atomically(path, b"new", mode=0o644)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    write_atomically(path, "\u2028å\n")
    assert path.read_bytes() == "\u2028å\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("file")
    write_atomically(tmp_path / "link", "x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "x"


def test_where_a_file_cannot_be_put_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(WriteFailed, match="a folder is where a file should be"):
        write_atomically(tmp_path / "folder", "x")
    with pytest.raises(WriteFailed, match="the file or its folder is gone"):
        write_atomically(tmp_path / "none" / "file", "x")
    assert [path.name for path in tmp_path.rglob("*")] == ["folder"]


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


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system does not name open files")
def test_a_pipe_is_written_to_by_its_name() -> None:
    reading, writing = os.pipe()
    try:
        write_atomically(Path(f"/dev/fd/{writing}"), "å")
        assert os.read(reading, 9) == "å".encode()
    finally:
        os.close(reading)
        os.close(writing)
