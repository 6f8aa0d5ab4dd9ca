"""The configuration file is read, or every problem in it is told at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import ENGLISH
from facilitator.core.base.language import Phrase
from facilitator.files.config import Config, read_config
from facilitator.files.toml.text import LARGEST, UnreadableFile
from systems import HOMES


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_everything_is_as_by_default(tmp_path: Path) -> None:
    assert read_config(tmp_path / "config.toml").config == Config()
    assert read_config(tmp_path / "nowhere" / "config.toml").config == Config()
    assert read_config(written(tmp_path, "")).config == Config()
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
    assert read_config(written(tmp_path, text)).config == Config(
        language="sv",
        theme="nord",
        bell=False,
        data_dir=tmp_path / "/var/meetings",
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
    home = str(Path("/home/kim").absolute())
    for name in HOMES:
        monkeypatch.setenv(name, home)
    config = read_config(written(tmp_path, f'data_dir = "{data_dir}"\n')).config
    assert config.data_dir == tmp_path / folder.format(home=home, here=tmp_path)


def test_an_empty_data_folder_is_none(tmp_path: Path) -> None:
    assert read_config(written(tmp_path, 'data_dir = ""')).config.data_dir is None


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
    *told, instead = map(ENGLISH.say, read_config(path).sentences())
    assert told == [f"{path}:{problem}" for problem in expected]
    assert instead == (NOTHING if "theme = dark" in text else REST)


REST = "Defaults are used for these settings; the rest of the file applies."
NOTHING = "The configuration file is ignored until it is corrected."


def test_the_default_counts_where_something_is_wrong_and_the_rest_is_used(tmp_path: Path) -> None:
    text = """\
langauge = "sv"
bell = false
remote_check = "soon"
data_dir = 3
theme = "nord"
[keys]
next = 1
pause = "space"
[hooks]
on_start = ["bell"]
on-end = ["bell", "twice"]
on-warning = "bell"
"""
    file = read_config(written(tmp_path, text))
    assert file.config == Config(
        bell=False,
        theme="nord",
        keys={"pause": "space"},
        hooks={"on-end": ("bell", "twice")},
    )
    assert [problem.line for problem in file.problems] == [1, 3, 4, 7, 10, 12]
    assert file.folder_is_lost


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ('bell = "no"\ndata_dir = "/m"\n', False),
        ('data_dri = "/m"\n', True),
        ('[hooks]\ndata_dir = "/m"\n', True),
        ("x = \n", True),
        ('data_dir = ""\n', False),
    ],
)
def test_it_is_known_whether_the_records_may_be_elsewhere(
    tmp_path: Path, text: str, lost: bool
) -> None:
    assert read_config(written(tmp_path, text)).folder_is_lost is lost


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '[[keys]]\nnext = "n"\n[[hooks]]\non_end = ["bell"]\n',
            [
                "1:1: Write [keys] with one bracket on each side; there is only one.",
                "3:1: Write [hooks] with one bracket on each side; there is only one.",
                '4:1: "on_end" is not known in [hooks]. Did you mean "on-end"?',
            ],
        ),
        (
            "bel = true\n[key]\nnext = 1\n[hook]\n",
            [
                '1:1: "bel" is not known in the top part of the file. Did you mean "bell"?',
                '2:1: "key" must be written [keys].',
                '3:8: "next" must be a text in quotes, not 1.',
                '4:1: "hook" must be written [hooks].',
            ],
        ),
        (
            "[keys\nnext = 1\n",
            [
                "1:1: Write [keys] with one bracket on each side; there is only one.",
                '2:8: "next" must be a text in quotes, not 1.',
            ],
        ),
        (
            'on-end = ["bell"]\n',
            [('1:1: "on-end" does not belong in the top part of the file, but in [hooks].')],
        ),
    ],
)
def test_tables_are_told_with_the_right_brackets(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    path = written(tmp_path, text)
    told = [ENGLISH.say(sentence) for sentence in read_config(path).sentences()]
    assert told[:-1] == [f"{path}:{problem}" for problem in expected]


@pytest.mark.parametrize("content", [b"theme = \xff", b"\0", b" " * (LARGEST + 1)])
def test_of_a_file_that_is_no_text_nothing_counts(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    for asked_for in (False, True):
        file = read_config(path, asked_for=asked_for)
        assert file.config == Config()
        why, instead = map(ENGLISH.say, file.sentences())
        assert str(path) in why
        assert instead == NOTHING


def test_a_file_out_of_reach_is_told_or_refused_if_it_was_asked_for(tmp_path: Path) -> None:
    folder = f"{tmp_path} is a folder, not a file."
    assert list(map(ENGLISH.say, read_config(tmp_path).sentences())) == [folder, NOTHING]
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(UnreadableFile):
            read_config(path, asked_for=True)


def test_what_is_wrong_with_a_value_is_told_at_its_place(tmp_path: Path) -> None:
    path = written(tmp_path, '[keys]\n"a.b" = "x"\n')
    said = read_config(path).placed(("keys", "a.b"), Phrase("It is odd."))
    assert ENGLISH.say(said) == f"{path}:2:9: It is odd."


def test_hooks_are_read_from_the_configuration(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[hooks]\non-start = ["bell", "--once"]\n', "utf-8")
    assert read_config(path).config.hooks == {"on-start": ("bell", "--once")}
