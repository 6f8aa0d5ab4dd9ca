"""Half-typed lines on the disk: whole, their owner's alone, and each program's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.files.errors import WriteFailed
from facilitator.files.records.drafts import Draft, DraftFile, read, without_private
from systems import has_mode, posix_only

RUN = Draft("run", "capture", "> ring An")
EDIT = Draft("notes", "edit", "två\nrader\t”x”", "e4")


def claimed(folder: Path) -> DraftFile:
    file = DraftFile.claim(folder)
    assert file is not None
    return file


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    file = claimed(tmp_path)
    assert file.load() == []
    file.save([RUN, EDIT])
    assert has_mode(tmp_path / "draft.toml", 0o600)
    assert read(tmp_path / "draft.toml") == (RUN, EDIT)
    file.close()
    assert claimed(tmp_path).load() == [RUN, EDIT]


def test_nothing_half_typed_is_no_file(tmp_path: Path) -> None:
    file = claimed(tmp_path)
    file.save([])
    file.save([RUN])
    file.save([])
    assert not (tmp_path / "draft.toml").exists()


@pytest.mark.parametrize("content", [b"\xff", b"draft = 3", b"[[draft]]\nplace = 1", b"[["])
def test_a_broken_file_holds_nothing(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "draft.toml").write_bytes(content)
    assert claimed(tmp_path).load() == []
    assert without_private(content) == b""


def test_a_second_program_has_its_own_and_takes_over_what_a_crash_left(tmp_path: Path) -> None:
    first, second = claimed(tmp_path), claimed(tmp_path)
    first.save([RUN])
    second.save([EDIT])
    assert second.path.name == "draft-2.toml"
    assert second.load() == [EDIT]  # the first one's is in use
    second.close()
    first.close()
    again = claimed(tmp_path)
    assert again.load() == [RUN, EDIT]
    assert [path.name for path in tmp_path.glob("*.toml")] == ["draft.toml"]
    assert read(again.path) == (RUN, EDIT)


def test_in_a_folder_that_is_gone_there_are_none(tmp_path: Path) -> None:
    assert DraftFile.claim(tmp_path / "gone") is None


@posix_only
def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    folder.mkdir()
    file = claimed(folder)
    (folder / "draft.lock").unlink()
    folder.rmdir()
    for drafts in ([RUN], []):
        with pytest.raises(WriteFailed):
            file.save(drafts)


def test_private_lines_are_taken_out(tmp_path: Path) -> None:
    file = claimed(tmp_path)
    file.save([RUN])
    public = file.path.read_bytes()
    assert without_private(public) == public
    file.save([Draft("notes", "capture", " % mellan oss"), RUN])
    assert without_private(file.path.read_bytes()) == public
