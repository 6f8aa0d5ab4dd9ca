"""Paths: what somebody typed is a file's name, and never an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.files.paths import typed_path
from facilitator.files.records.library import data_dir
from systems import HOMES


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in HOMES:
        monkeypatch.setenv(name, "/home/kim")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("~", "/home/kim"),
        ("~/a.toml", "/home/kim/a.toml"),
        ("~nobody-here/a.toml", "~nobody-here/a.toml"),
        ("~$a.toml", "~$a.toml"),
        ("a/~/b", "a/~/b"),
        ("", "."),
    ],
)
def test_a_typed_path_may_begin_at_home(text: str, path: str) -> None:
    assert typed_path(text) == Path(path)


def test_the_data_folder_is_a_typed_path() -> None:
    # A shell leaves the "~" of --data-dir=~/meetings as it is.
    assert data_dir("~/meetings", {}) == Path("/home/kim/meetings")
    assert data_dir(None, {"FACILITATOR_DATA_DIR": "~/meetings"}) == Path("/home/kim/meetings")
