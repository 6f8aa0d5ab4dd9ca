"""`sounds` shows what is heard and plays it."""

from __future__ import annotations

from pathlib import Path

from cli.calling import Cli
from running.sounds.test_player import KEEPS, Here
from systems import posix_only

pytestmark = posix_only


def test_what_is_heard_is_shown_and_played(cli: Cli, tmp_path: Path) -> None:
    here = Here(tmp_path, paplay=KEEPS)
    cli.environ["PATH"] = str(tmp_path)
    shown = cli("--language", "en", "sounds")
    assert (shown.code, shown.err) == (0, "")
    assert [line.split()[0] for line in shown.out.splitlines()[:3]] == ["over", "warning", "part"]
    assert "Played by paplay" in shown.out
    assert not (tmp_path / "paplay.heard").exists()
    assert cli("sounds", "--try").code == 0
    assert here.heard("paplay") == ["over.wav", "warning.wav", "part.wav"]


def test_where_nothing_plays_that_is_said(cli: Cli, tmp_path: Path) -> None:
    cli.environ["PATH"] = str(tmp_path)
    silent = cli("--language", "en", "sounds", "--try")
    assert silent.code == 1
    assert silent.err == "No program on this computer plays sounds.\n"
    cli.environ["SSH_CONNECTION"] = "10.0.0.1 22"
    far = cli("--language", "en", "sounds")
    assert (far.code, far.err) == (0, "")
    assert "Over ssh the bell of your own terminal rings instead." in far.out
