"""`new --schema` puts the agenda format where editors look for it."""

from __future__ import annotations

import json

from cli.calling import Cli
from facilitator.cli.new_schema import NAME, with_schema

LINE = f"#:schema ./{NAME}\n"


def test_a_new_agenda_names_the_schema_that_lies_beside_it(cli: Cli) -> None:
    result = cli("new", "a.toml", "--schema")
    assert (result.code, result.err) == (0, "")
    assert (cli.folder / "a.toml").read_text("utf-8").startswith(LINE + "# ")
    assert json.loads((cli.folder / NAME).read_text("utf-8")) == json.loads(cli("schema").out)
    assert cli("check", "a.toml").code == 0


def test_an_agenda_that_is_there_is_given_it_once_and_the_schema_anew(cli: Cli) -> None:
    before = cli.write("a.toml").read_text("utf-8")
    (cli.folder / NAME).write_text("{}")
    for _ in range(2):
        result = cli("new", "a.toml", "--schema")
        assert (result.code, result.err) == (0, "")
        assert f"a.toml names its schema, {NAME}" in result.out
        assert (cli.folder / "a.toml").read_text("utf-8") == LINE + before
    assert (cli.folder / NAME).read_text("utf-8") == cli("schema").out
    assert cli("new", "a.toml", "--schema", "--from", "a.toml").code == 1


def test_people_and_the_schema_are_put_in_together(cli: Cli) -> None:
    cli.write("a.toml")
    assert cli("new", "a.toml", "--schema", "--people", "-", stdin="Anna Ek\n").code == 0
    text = (cli.folder / "a.toml").read_text("utf-8")
    assert text.startswith(LINE)
    assert 'name = "Anna Ek"' in text


def test_what_is_printed_has_nothing_beside_it(cli: Cli) -> None:
    result = cli("new", "-", "--schema")
    assert (result.code, result.out) == (2, "")
    assert list(cli.folder.glob("*.json")) == []


def test_a_schema_that_is_named_already_stays() -> None:
    named = "# Ours\n\n#:schema ./own.json\ntitle = 1\n"
    assert with_schema(named) == named
    assert with_schema("title = 1\n#:schema x\n").startswith(LINE)
