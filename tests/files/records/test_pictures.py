"""The pictures of a record are files whose names say what is in them."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from facilitator.core.base.refusal import Refused
from facilitator.files.errors import WriteFailed
from facilitator.files.newest_picture import RECENT, newest_picture
from facilitator.files.records import pictures
from images import SECRET, jpeg, png
from systems import has_mode, needs_links, posix_only


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    folder = tmp_path / "record"
    folder.mkdir()
    return folder / "journal.toml"


def taken(folder: Path, data: bytes) -> pictures.Taken:
    (folder / "x").write_bytes(data)
    return pictures.take(folder / "x")


@pytest.mark.parametrize("data", [png(), jpeg(6)])
def test_a_picture_is_copied_for_its_owner_alone_and_without_its_secrets(
    data: bytes, journal: Path, tmp_path: Path
) -> None:
    picture = taken(tmp_path, data)
    pictures.put(journal, picture)
    [path] = pictures.files(journal)
    assert path == journal.parent / "pictures" / picture.name
    assert SECRET not in path.read_bytes()
    assert has_mode(path, 0o600)
    assert has_mode(path.parent, 0o700)
    assert pictures.read(journal, picture.name) == picture.data == path.read_bytes()
    before = path.stat()
    pictures.put(journal, picture)
    assert path.stat() == before  # what is there already is not written again


def test_a_picture_that_was_changed_is_none_until_it_is_put_back(
    journal: Path, tmp_path: Path
) -> None:
    picture = taken(tmp_path, png())
    pictures.put(journal, picture)
    path = journal.parent / "pictures" / picture.name
    path.write_bytes(taken(tmp_path, png(9, 9)).data)
    assert pictures.read(journal, picture.name) is None
    pictures.put(journal, picture)
    assert pictures.read_all(journal, [picture.name, "0" * 32 + ".png"]) == {
        picture.name: picture.data
    }


@pytest.mark.parametrize("name", ["../journal.toml", "x.png", "/etc/passwd"])
def test_no_other_file_is_read_as_a_picture(name: str, journal: Path) -> None:
    journal.write_bytes(b"x")
    assert pictures.read(journal, name) is None


@needs_links
def test_links_are_none_of_the_record(journal: Path, tmp_path: Path) -> None:
    picture = taken(tmp_path, png())
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / picture.name).write_bytes(picture.data)
    folder = journal.parent / "pictures"
    folder.symlink_to(elsewhere)
    assert pictures.read(journal, picture.name) is None
    assert not pictures.files(journal)
    with pytest.raises(WriteFailed):
        pictures.put(journal, picture)
    folder.unlink()
    folder.mkdir()
    (folder / picture.name).symlink_to(elsewhere / picture.name)
    assert pictures.read(journal, picture.name) is None
    assert not pictures.files(journal)
    pictures.put(journal, picture)
    assert not (folder / picture.name).is_symlink()


def test_what_is_no_picture_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused, match="is not a picture in PNG or JPEG"):
        taken(tmp_path, b"%PDF")
    with pytest.raises(Refused, match="is not a picture in PNG or JPEG"):
        pictures.take(tmp_path)
    for name in ("none.png", "a\0b.png"):
        with pytest.raises(Refused, match="There is no file"):
            pictures.take(tmp_path / name)
    monkeypatch.setattr(pictures, "LARGEST", 100)
    with pytest.raises(Refused, match="larger than a picture can be"):
        taken(tmp_path, png())


@posix_only
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(Refused, match="is not a picture"):
        pictures.take(tmp_path / "pipe.png")


def test_the_newest_picture_of_today_is_found(tmp_path: Path) -> None:
    for name, ago in (("old.png", RECENT + 60), ("a.JPG", 120), ("b.png", 60), ("c.pdf", 0)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (time.time() - ago,) * 2)
    assert newest_picture(iter([tmp_path, tmp_path / "none"])) == tmp_path / "b.png"
    (tmp_path / "a.JPG").unlink()
    (tmp_path / "b.png").unlink()
    assert newest_picture(iter([tmp_path])) is None
