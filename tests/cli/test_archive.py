"""`archive` packs a record and `restore` brings it back."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from cli.calling import Cli
from cli.person import ID, folder
from systems import has_mode


def test_a_meeting_goes_into_one_file_and_comes_back_equal(named: Cli, tmp_path: Path) -> None:
    (folder(named) / "journal.torn-1.toml").write_bytes(b"[[event]]\nkind = \xff")
    (folder(named) / "minutes.md").write_text("# Träff")
    (folder(named) / "drafts").mkdir()
    packed = named("archive", "-o", "one.zip")
    assert (packed.code, packed.err) == (0, "")
    assert "journal.toml, journal.torn-1.toml, minutes.md" in packed.out
    assert "Left out, not plain files: drafts" in packed.out
    file = tmp_path / "one.zip"
    assert has_mode(file, 0o600)
    data = file.read_bytes()
    assert named("archive", "-o", "one.zip").code == 1
    assert named("archive", "-o", "-").code == 2
    assert not Path("-").exists()
    assert file.read_bytes() == data
    assert named("archive", ID).code == 0
    assert (tmp_path / f"{ID}.zip").read_bytes() == data
    assert "already" in named("restore", "one.zip").out
    shutil.move(folder(named), tmp_path / "away")
    assert named("restore", "one.zip").code == 0
    names = ["journal.toml", "journal.torn-1.toml", "minutes.md"]
    assert sorted(path.name for path in folder(named).iterdir()) == names
    for name in names:
        back = folder(named) / name
        assert back.read_bytes() == (tmp_path / "away" / name).read_bytes()
        assert has_mode(back, 0o600)
    assert has_mode(folder(named), 0o700)
    assert named("note", "mer").code == 0
    refused = named("restore", "one.zip")
    assert refused.code == 1
    assert "There is already another record" in refused.err


def test_what_is_no_archive_is_told(named: Cli, tmp_path: Path) -> None:
    assert named("restore", "gone.zip") == (1, "", "There is no file gone.zip.\n")
    named.write("text.zip", "no zip")
    assert "not a meeting archive" in named("restore", "text.zip").err
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as file:
        file.writestr("../evil/journal.toml", "x")
    result = named("restore", "bad.zip")
    assert (result.code, result.out) == (1, "")
    assert "does not belong in a record" in result.err


def test_a_rehearsal_that_is_brought_back_is_not_what_commands_mean_while_a_meeting_is_under_way(
    cli: Cli,
) -> None:
    agenda = str(cli.write("träff.toml"))
    assert cli(agenda, "--rehearse").code == 0
    assert cli("archive", "-o", "rehearsed.zip").code == 0
    shutil.rmtree(cli.data / "meetings")
    assert cli(agenda).code == 0
    assert cli("control", "start").code == 0
    assert cli("restore", "rehearsed.zip").code == 0
    assert "(rehearsal)" not in cli("control", "pause").out
    assert cli("control", "close").code == 0
    shutil.rmtree(next((cli.data / "meetings").glob("*rehearsal*")))
    assert cli("restore", "rehearsed.zip").code == 0
    assert "(rehearsal)" in cli("control", "start").out
