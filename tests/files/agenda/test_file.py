"""Whatever keeps a file from being read is told in one sentence."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

import pytest

from builders import ENGLISH
from facilitator.files.agenda.file import UnreadableFile, read
from systems import needs_refusal, posix_only


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    return ENGLISH.say(caught.value.phrase)


def test_utf8_is_read_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "agenda.toml"
    for mark in (b"", b"\xef\xbb\xbf"):
        path.write_bytes(mark + "Åäö\r\n".encode())
        assert read(path) == "Åäö\r\n"


def test_no_file(tmp_path: Path) -> None:
    path = tmp_path / "agenda.toml"
    assert refusal(path) == f"There is no file {path}."
    path.touch()
    assert refusal(path / "more") == f"There is no file {path / 'more'}."
    unnameable = tmp_path / "a\0b"
    assert refusal(unnameable) == f"There is no file {unnameable}."


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path} is a folder, not a file."


@needs_refusal
def test_a_file_of_somebody_else(tmp_path: Path) -> None:
    path = tmp_path / "agenda.toml"
    path.touch(0)
    assert refusal(path) == f"Permission denied: {path} cannot be read."


@posix_only
def test_what_is_no_file_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("agenda.toml")
        said = refusal(Path("agenda.toml"))
    detail = os.strerror(errno.ENXIO)
    assert said == f"agenda.toml cannot be read: the system says “{detail}”. Try again."


def test_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "agenda.toml"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert refusal(path) == f"{path} is not a text file."


def test_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "agenda.toml"
    path.write_bytes(b"# one\n" + 'title = "Åäö"\n'.encode("latin-1"))
    assert refusal(path) == (
        f"{path} is not UTF-8 text: line 2, byte 10 of the line. Save it as UTF-8 in your editor."
    )


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-be", "UTF-32"),
    ],
)
def test_an_encoding_of_several_bytes_is_named(codec: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / "agenda.toml"
    path.write_bytes('format = 1\ntitle = "T"\n'.encode(codec))
    assert refusal(path) == f"{path} is {name} text. Save it as UTF-8 in your editor."


def test_a_file_larger_than_any_agenda(tmp_path: Path) -> None:
    path = tmp_path / "agenda.toml"
    path.write_bytes(b"#" * 1024 * 1024)
    assert len(read(path)) == 1024 * 1024
    path.write_bytes(b"#" * (1024 * 1024 + 1))
    assert refusal(path) == f"{path} is larger than 1 MiB, too large for this file."
