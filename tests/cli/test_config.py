"""`config` shows where the configuration is, whether it is right, and what counts."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from cli.calling import Cli
from facilitator.files.toml.text import load


def written(cli: Cli, text: str) -> Path:
    path = cli.folder / "config" / "facilitator" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def rows(out: str) -> dict[str, str]:
    """Give the settings shown."""
    lines = (line.split(maxsplit=1) for line in out.splitlines() if line.startswith("  "))
    return {line[0]: line[1] for line in lines}


def test_without_one_it_says_where_to_make_it(cli: Cli) -> None:
    result = cli("config")
    path = cli.folder / "config" / "facilitator" / "config.toml"
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"There is no configuration file. To make one, write {path}\n")
    assert rows(result.out) == {
        "language": "not set", "theme": "not set", "bell": "yes (default)", "data_dir": "not set",
        "keys": "not set", "hooks": "not set", "remote_check": "10 (default)",
        "prepare_check": "10 (default)",
        "sounds.play": "yes (default)", "sounds.over": "not set", "sounds.warning": "not set",
        "sounds.part": "not set",
    }  # fmt: skip
    assert f"Records: {cli.data}\n" in result.out


def test_it_shows_what_counts(cli: Cli) -> None:
    path = written(
        cli,
        'theme = "light"\nbell = false\n[keys]\n"session.next" = "f6"\n'
        '[hooks]\non-start = ["say", "a b"]\n',
    )
    result = cli("config", "--language", "en")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"Configuration file: {path}\n")
    shown = rows(result.out)
    assert (shown["theme"], shown["bell"]) == ("light", "no")
    assert shown["keys.session.next"] == "f6"
    assert shown["hooks.on-start"] == "say a b"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bel = true\n", "config.toml:1:1: "),
        ("bell = 1\n", "config.toml:1:8: "),
        ("bell = \n", "config.toml:1:"),
        ('theme = "pink"\n', "config.toml:1:9: There is no theme “pink”; there are dark, light"),
        ('[keys]\n"session.nxt" = "x"\n', "There is no action “session.nxt”. Did you mean"),
        ('[keys]\n"session.next" = "ctrl+q"\n', "config.toml:2:18: The key ctrl+q cannot be given"),
    ],
)
def test_each_mistake_is_told_with_its_place(cli: Cli, text: str, said: str) -> None:
    written(cli, text)
    result = cli("config")
    assert result.code == 1
    assert said in result.err
    assert result.err.count(said) == 1
    assert "Records: " in result.out


def test_a_sound_is_a_file_that_is_there(cli: Cli) -> None:
    written(cli, '[sounds]\nplay = false\nover = "gong.wav"\npart = "none.wav"\n')
    (cli.folder / "config" / "facilitator" / "gong.wav").touch()
    result = cli("--language", "en", "config")
    assert result.code == 1
    assert "config.toml:4:8: There is no file" in result.err
    shown = [line.split() for line in result.out.splitlines() if "sounds." in line]
    assert shown == [
        ["sounds.play", "no"],
        ["sounds.over", str(cli.folder / "config" / "facilitator" / "gong.wav")],
        ["sounds.warning", "not", "set"],
        ["sounds.part", "not", "set"],
    ]


def test_one_that_was_asked_for_has_to_be_there(cli: Cli) -> None:
    result = cli("--config", "none.toml", "config")
    assert (result.code, result.out) == (1, "")
    assert "none.toml" in result.err


def test_a_schema_says_what_may_stand_in_it(cli: Cli) -> None:
    result = cli("schema", "--config")
    assert (result.code, result.err) == (0, "")
    schema = json.loads(result.out)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    right = 'language = "sv"\nbell = false\n[keys]\n"a.b" = "x"\n[hooks]\non-end = ["say"]\n'
    assert validator.is_valid(load(right))
    for wrong in ("bel = true", "bell = 1", 'language = "de"', "remote_check = -1", "[hooks]\na=1"):
        assert not validator.is_valid(load(wrong)), wrong
    assert result == cli("schema", "--config", "--language", "sv")
    both = cli("schema", "--config", "--export")
    assert (both.code, both.out) == (2, "")
    assert "--config FILE" not in cli("schema", "--help").out


def test_a_key_that_means_one_thing_here_and_another_there_is_told_with_the_places(
    cli: Cli,
) -> None:
    written(cli, '[keys]\n"session.next" = "n,right,f6"\n"group.form" = "n"\n')
    result = cli("config", "--language", "en")
    assert (result.code, result.err) == (0, "")
    groups_people = "The key right is “list.right” in Groups, People, Homework, and “session.next” "
    assert f"{groups_people}elsewhere." in result.out
    assert "The key n is “group.form” in Groups, and “session.next” elsewhere." in result.out
    written(cli, '[keys]\n"session.next" = "pagedown"\n')
    result = cli("config", "--language", "en")
    assert result.code == 1
    assert "Give “session.next” a second key, which acts there too." in result.err
