"""Records in another place are found when there are none where they are looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import ENGLISH
from facilitator.files.records.elsewhere import Elsewhere, elsewhere
from facilitator.files.records.library import Library
from facilitator.files.shell import quoted


def records(data: Path, count: int) -> Path:
    for number in range(count):
        folder = data / "meetings" / str(number)
        folder.mkdir(parents=True)
        (folder / "journal.toml").write_text("x")
    return data


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("place", "variable"),
    [
        (".local/share", ""),
        ("Library/Application Support", ""),
        ("own", "XDG_DATA_HOME"),
        ("own", "XDG_CONFIG_HOME"),
        ("own", "LOCALAPPDATA"),
    ],
)
def test_each_place_where_they_may_have_been_is_looked_at(
    home: Path, place: str, variable: str
) -> None:
    there = records(home / place / "facilitator", 2)
    environ = {variable: str(home / place)} if variable else {}
    found = elsewhere(Library(home / "new"), environ)
    assert found == Elsewhere(there, 2)
    said = ENGLISH.say(found.sentence(home / "new"))
    assert said == (
        f"There is no meeting in {home / 'new'}, but 2 in {there}. To open them: "
        f"facilitator --data-dir {quoted(there)}"
    )
    records(home / "new", 1)
    assert elsewhere(Library(home / "new"), environ) is None


def test_what_is_no_record_or_the_same_folder_is_not_elsewhere(home: Path) -> None:
    usual = home / ".local/share/facilitator"
    (usual / "meetings" / "empty").mkdir(parents=True)
    for environ in (
        {},
        {"XDG_DATA_HOME": "relative"},
        {"XDG_DATA_HOME": str(home / ".local/share")},
    ):
        assert elsewhere(Library(home / "new"), environ) is None
        assert elsewhere(Library(usual), environ) is None
