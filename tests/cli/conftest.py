"""Command lines to call, each in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli import homework, person, terms
from cli.calling import Cli
from systems import WINDOWS


@pytest.fixture
def cli(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    monkeypatch.chdir(tmp_path)
    if WINDOWS:  # where no variable says where the configuration is
        monkeypatch.setattr(
            "platformdirs.user_config_path", lambda name, **_: tmp_path / "config" / name
        )
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


@pytest.fixture
def named(cli: Cli) -> Cli:
    cli.write("träff.toml", person.NAMED)
    cli.visit = person.fill
    assert cli("träff.toml").code == 0
    return cli


@pytest.fixture
def first(cli: Cli) -> Cli:
    terms.hold(
        cli, "kista", "2013-03-21", {"a": "bredband: 3, e-tjänst", "b": "e-tjänster: 2\n@kontoret"}
    )
    return cli


@pytest.fixture
def two(cli: Cli) -> Cli:
    """Give a series of two meetings that were opened."""
    cli.visit = homework.hold
    for n in (3, 4):
        cli("run", str(cli.write(f"{n}.toml", homework.AGENDA.format(n=n))), "--today", "1")
    return cli
