"""The configuration file is read, or every problem in it is told at its place."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path

import pytest

from facilitator.core.language import Language
from facilitator.files.config import BrokenConfig, Config, read_config
from facilitator.files.toml_text import UnreadableFile

ENGLISH = Language("en", NullTranslations())


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_everything_is_as_by_default(tmp_path: Path) -> None:
    assert read_config(tmp_path / "config.toml") == Config()
    assert read_config(tmp_path / "nowhere" / "config.toml") == Config()
    assert read_config(written(tmp_path, "")) == Config()
    assert Config() == Config(language=None, theme=None, bell=True, data_dir=None, keys={})


def test_every_choice_is_read(tmp_path: Path) -> None:
    text = """\
language = "sv"
theme = "nord"
bell = false
data_dir = "/var/meetings"
remote_check = 5
[keys]
next = "n,N"
"pause" = "space"
"""
    assert read_config(written(tmp_path, text)) == Config(
        language="sv",
        theme="nord",
        bell=False,
        data_dir=Path("/var/meetings"),
        remote_check=5,
        keys={"next": "n,N", "pause": "space"},
    )


@pytest.mark.parametrize(
    ("data_dir", "folder"),
    [("~/meetings", "{home}/meetings"), ("meetings", "{here}/meetings"), ("/m", "/m")],
)
def test_the_data_folder_may_be_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data_dir: str, folder: str
) -> None:
    monkeypatch.setenv("HOME", "/home/kim")
    config = read_config(written(tmp_path, f'data_dir = "{data_dir}"\n'))
    assert config.data_dir == Path(folder.format(home="/home/kim", here=tmp_path))


def test_an_empty_data_folder_is_none(tmp_path: Path) -> None:
    assert read_config(written(tmp_path, 'data_dir = ""')).data_dir is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'langauge = "sv"\nbell = "no"\n[keys]\nnext = 1\n',
            [
                (
                    '1:1: "langauge" is not known in the top part of the file. '
                    'Did you mean "language"?'
                ),
                '2:8: "bell" must be true or false, without quotes, not "no".',
                '4:8: "next" must be a text in quotes, not 1.',
            ],
        ),
        (
            "remote_check = -1\n",
            ['1:16: "remote_check" must be a whole number of at least 0, not -1.'],
        ),
        ('language = "se"\n', ['1:12: "language" must be one of en, sv, not "se".']),
        ('[keys]\n"\\u001b[31m" = []\n', ['2:16: "" must be a text in quotes, not a list.']),
        ('data_dir = "a\\u0000"\n', ['1:12: "data_dir" must be the name of a folder.']),
        ('keys = "n"\n', ['1:8: "keys" must be a table, not "n".']),
        (
            "theme = dark\n",
            [
                (
                    '1:9: The value after "=" is missing or cannot be read. '
                    'A text needs quotes around it, like "Lunch".'
                )
            ],
        ),
    ],
)
def test_problems_are_told_as_those_of_an_agenda(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(BrokenConfig) as caught:
        read_config(path)
    assert caught.value.path == path
    assert [
        f"{problem.line}:{problem.column}: {ENGLISH.say(problem.message)}"
        for problem in caught.value.problems
    ] == expected


def test_a_file_that_cannot_be_read_is_not_taken_for_none(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_config(tmp_path)
