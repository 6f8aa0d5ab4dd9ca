"""Command lines to call, each in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.calling import Cli


@pytest.fixture
def cli(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    monkeypatch.chdir(tmp_path)
    return Cli(tmp_path, capsys)


@pytest.fixture
def meeting(cli: Cli) -> Cli:
    """A command line with a record that was opened and left at once."""
    cli.write("träff.toml")
    assert cli("träff.toml").code == 0
    return cli


@pytest.fixture
def rehearsal(cli: Cli) -> Cli:
    """A command line with a rehearsal that was opened and left at once."""
    cli.write("träff.toml")
    assert cli("träff.toml", "--rehearse").code == 0
    return cli
