"""Files that a command writes: their names, and who may read them."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from cli.calling import AGENDA, Cli
from facilitator.cli.files import piped
from systems import has_mode


@pytest.mark.parametrize("words", [["export", "-o"], ["export", "--table", "actions", "-o"]])
def test_what_is_written_over_is_no_more_open_than_it_was(words: list[str], meeting: Cli) -> None:
    target = meeting.write("private", "old")
    target.chmod(0o600)
    assert meeting(*words, str(target)).code == 0
    assert target.read_text("utf-8") != "old"
    assert has_mode(target, 0o600)


@pytest.mark.parametrize("words", [["new"], ["next", "-o"]])
def test_a_new_agenda_has_the_permissions_that_the_users_files_have(
    words: list[str], meeting: Cli
) -> None:
    target = meeting.folder / "new.toml"
    before = os.umask(0o027)
    try:
        assert meeting(*words, str(target)).code == 0
    finally:
        os.umask(before)
    assert has_mode(target, 0o640)
    text = target.read_text("utf-8")
    result = meeting(*words, str(target))
    assert (result.code, result.err) == (1, f"{target} is there already; nothing was written.\n")
    assert target.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["archive", "-o", "m.tar.gz"], "This writes a .zip file, not .gz. Name it m.tar.zip."),
        (["next", "-o", "m.docx"], "a .toml file, not .docx. Name it m.toml."),
        (["new", "m.md"], "a .toml file, not .md. Name it m.toml."),
        (["handout", "-o", "m.pdf"], "m.pdf would be a folder, though its name ends as a file's."),
        (["merge", "a", "b", "-o", "m.zip"], "m.zip would be a folder, though its name ends as a"),
        (["words", "--cloud", "m.jpg"], "A word cloud is a file whose name ends in .png or .svg."),
    ],
)
def test_no_command_writes_under_a_false_name(meeting: Cli, words: list[str], said: str) -> None:
    before = sorted(meeting.folder.iterdir())
    result = meeting("--language", "en", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert sorted(meeting.folder.iterdir()) == before


@pytest.mark.parametrize("name", ["kept", "kept.zip", "KEPT.ZIP", "kept."])
def test_a_name_may_have_the_right_ending_or_none(meeting: Cli, name: str) -> None:
    assert meeting("archive", "-o", name).code == 0
    assert Path(name).is_file()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_what_is_piped_is_utf_8_or_in_the_systems_encoding(encoding: str) -> None:
    sent = AGENDA.replace("\n", "\r\n").encode(encoding)
    assert piped(io.TextIOWrapper(io.BytesIO(sent), encoding="cp1252")) == AGENDA
