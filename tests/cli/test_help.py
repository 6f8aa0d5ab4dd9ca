"""`help` shows what `--help` does."""

from __future__ import annotations

import pytest

from cli.calling import Cli
from facilitator.cli.program import COMMANDS


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "help"])
def test_the_help_of_a_command_is_its_own(command: str, cli: Cli) -> None:
    assert cli("help", command) == cli(command, "--help")


def test_without_a_command_it_is_that_of_the_program(cli: Cli) -> None:
    assert cli("help") == cli("--help")
    assert cli("help").code == 0


def test_a_command_that_there_is_not_is_refused(cli: Cli) -> None:
    result = cli("help", "exprot")
    assert (result.code, result.out) == (2, "")
    assert "Did you mean export?" in result.err
    assert "There is no command xyz." in cli("help", "xyz").err


def test_the_version_has_a_short_name(cli: Cli) -> None:
    assert cli("-V") == cli("--version")
    assert cli("-V").out.startswith("facilitator ")
