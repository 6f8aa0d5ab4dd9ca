"""`new` writes a starter agenda, `schema` the format for editors."""

from __future__ import annotations

import json

import pytest

from cli.calling import Cli


@pytest.mark.parametrize(
    ("words", "path"),
    [([], "agenda.toml"), (["my agenda.toml"], "my agenda.toml"), (["."], "agenda.toml")],
)
def test_new_writes_an_agenda_that_checks(words: list[str], path: str, cli: Cli) -> None:
    result = cli("new", *words)
    assert (result.code, result.err) == (0, "")
    assert path in result.out
    assert "2013-03-21" in (cli.folder / path).read_text()
    assert cli("check", path).code == 0


def test_new_quotes_the_path_for_the_shell(cli: Cli) -> None:
    assert "facilitator check 'my agenda.toml'" in cli("new", "my agenda.toml").out


def test_new_never_overwrites(cli: Cli) -> None:
    path = cli.write("agenda.toml", "mine")
    assert cli("new") == (1, "", "agenda.toml is there already; nothing was written.\n")
    assert path.read_text() == "mine"


def test_new_prints(cli: Cli) -> None:
    result = cli("new", "-")
    assert result.code == 0
    assert "[[day.session]]" in result.out
    assert list(cli.folder.iterdir()) == []


def test_new_tells_when_it_cannot_write(cli: Cli) -> None:
    result = cli("new", "gone/agenda.toml")
    assert (result.code, result.out) == (3, "")
    assert "gone/agenda.toml" in result.err


def test_schema_is_json(cli: Cli) -> None:
    result = cli("schema")
    assert result.code == 0
    assert json.loads(result.out)["$schema"].startswith("https://json-schema.org/")
