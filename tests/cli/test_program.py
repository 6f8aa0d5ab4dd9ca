"""The program: commands, global options, languages and how failures are told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from cli.calling import Cli
from facilitator import __version__
from facilitator.cli.call import default_config, peek
from facilitator.cli.program import COMMANDS, with_command
from facilitator.files.config import Config
from systems import has_mode, posix_only

CATALOGUE = Path(__file__).parents[2] / "src/facilitator/locale/sv/LC_MESSAGES/facilitator.mo"
needs_catalogue = pytest.mark.skipif(not CATALOGUE.exists(), reason="sv is not compiled")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ["run"]),
        (["x.toml"], ["run", "x.toml"]),
        (["x.toml", "--rehearse"], ["run", "x.toml", "--rehearse"]),
        (["--rehearse", "x.toml"], ["run", "--rehearse", "x.toml"]),
        (["check", "x.toml"], ["check", "x.toml"]),
        (["--language", "sv"], ["--language", "sv", "run"]),
        (["--language=sv", "list"], ["--language=sv", "list"]),
        (["--data-dir", "check", "x"], ["--data-dir", "check", "run", "x"]),
        (["--help"], ["--help"]),
        (["--version"], ["--version"]),
        (["-V"], ["-V"]),
        (["--language"], ["--language"]),
        (["--", "x"], ["run", "--", "x"]),
        (["./check"], ["run", "./check"]),
    ],
)
def test_without_a_command_the_program_runs_a_meeting(
    words: list[str], expected: list[str]
) -> None:
    assert with_command(words) == expected


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ([], None),
        (["--language", "sv"], "sv"),
        (["check", "x", "--language=en"], "en"),
        (["--language", "sv", "--language", "en"], "en"),
        (["--language"], None),
        (["--language", ""], None),
        (["note", "--", "--language", "sv"], None),
    ],
)
def test_a_global_option_counts_wherever_it_stands(words: list[str], value: str | None) -> None:
    assert peek(words, "--language") == value


@pytest.mark.parametrize("home", ["", "/elsewhere"])
def test_the_default_configuration_is_where_platformdirs_says(
    home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from platformdirs import user_config_path

    monkeypatch.setenv("XDG_CONFIG_HOME", home)
    said = user_config_path("facilitator", appauthor=False) / "config.toml"
    assert default_config({"XDG_CONFIG_HOME": home}) == said


def test_a_relative_folder_for_configurations_counts_as_none() -> None:
    assert default_config({"XDG_CONFIG_HOME": "relative"}) == default_config({})


def test_help_names_every_command(cli: Cli) -> None:
    result = cli("--help")
    assert result.code == 0
    assert result.err == ""
    assert all(f"\n  {name} " in result.out for name in COMMANDS)
    assert "--data-dir FOLDER" in result.out


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", ["en", pytest.param("sv", marks=needs_catalogue)])
def test_every_command_has_help_in_every_language(name: str, language: str, cli: Cli) -> None:
    result = cli("--language", language, name, "--help")
    assert (result.code, result.err) == (0, "")
    assert f"facilitator {name} [" in result.out
    assert "-h, --help" in result.out
    assert ("Usage:" in result.out) is (language == "en")


def test_short_help_is_help(cli: Cli) -> None:
    assert cli("-h") == cli("--help")


def test_version(cli: Cli) -> None:
    assert cli("--version") == (0, f"facilitator {__version__}\n", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check"], "AGENDA is missing. See facilitator check --help."),
        (["list", "--jsn"], "There is no option --jsn. Did you mean --json?"),
        (["--bogus"], "There is no option --bogus."),
        (["list", "x"], "Unexpected argument “x”."),
        (["check", "--format", "xml", "x"], "--format must be one of text, json, not “xml”."),
        (["check", "--format"], "--format needs a value."),
        (["list", "--json=x"], "--json takes no value."),
        (["--language", "de", "list"], "--language must be one of sv, en, not “de”."),
        (["--language"], "--language needs a value."),
        (["chekc", "x.toml"], "There is no command chekc. Did you mean check?"),
        (["control"], "MOVE is missing."),
        (["control", "jump"], "There is no move "),
        (["control", "extend", "much"], "“much” is not a length of time: write 45, 1h30m or 1:30."),
        (["control", "extend", "1441"], "That is more than 24 hours."),
        (
            ["control", "extend"],
            "like this: extend MINUTES. See facilitator control --help.",
        ),
        (["control", "add", "5"], "Write it like this: add MINUTES TITLE"),
        (["control", "next", "5"], "next takes no words after it."),
        (["note"], "TEXT is missing."),
        (["note", "--kind", "idea", "x"], "--kind must be one of note, decision,"),
        (["export", "--format", "pdf"], "--format must be one of markdown, html,"),
        (["export", "-o", "."], ". is a folder; name a file."),
        (["export", "-o", "journal.toml"], "journal.toml is the name of a record"),
        (["status", "--at", "noon"], "“noon” is not an instant like 2013-03-21T10:00"),
        (["status", "--at", "0001-01-01T00:00+14:00"], "is not an instant like"),
        (["status", "--at", "9999-12-31T23:59:59-14:00"], "is not an instant like"),
        (["run", "--rehearse", "--at", "9999-12-31T23:59Z"], "is not an instant like"),
        (["run", "x", "--speed", "2"], "--at and --speed can only be used with --rehearse."),
        (
            ["run", "x", "--at", "2013-03-21T10:00"],
            "--at and --speed can only be used with --rehearse.",
        ),
        (["run", "x", "--rehearse", "--speed", "1001"], "--speed must be a number from 0 to 1000."),
        (["run", "x", "--rehearse", "--speed", "-1"], "--speed must be a number from 0 to 1000."),
        (["run", "x", "--rehearse", "--today", "1"], "--today cannot be used with --rehearse"),
        (["run", "x", "--today", "0"], "--today must be a whole number from 1 up."),
        (["run", "--fresh"], "--today and --fresh need an agenda."),
        (["run", "--rehearse", "--at", "2013-03-21T10:00"], "--at needs an offset"),
    ],
)
def test_wrong_usage_is_told_in_one_line(words: list[str], said: str, cli: Cli) -> None:
    result = cli(*words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert result.err.count("\n") == 1
    assert result.err.endswith(" --help.\n") is (words[0] != "chekc")


@needs_catalogue
@pytest.mark.parametrize(
    "words",
    [["check"], ["list", "--jsn"], ["list", "x"], ["check", "--format", "xml", "x"], ["chekc"]],
)
def test_wrong_usage_is_told_in_the_users_language(words: list[str], cli: Cli) -> None:
    assert cli("--language", "sv", *words).err != cli("--language", "en", *words).err


@needs_catalogue
@pytest.mark.parametrize(
    ("words", "configured", "system", "swedish"),
    [
        ([], None, "C", False),
        ([], None, "sv_SE.UTF-8", True),
        ([], "en", "sv_SE.UTF-8", False),
        (["--language", "sv"], "en", "C", True),
        (["--language=en"], "sv", "sv_SE.UTF-8", False),
    ],
)
def test_option_then_configuration_then_system_choose_the_language(
    words: list[str], configured: str | None, system: str, swedish: bool, cli: Cli
) -> None:
    cli.environ["LANG"] = system
    if configured:
        cli.environ["FACILITATOR_CONFIG"] = str(cli.write("c.toml", f'language = "{configured}"\n'))
    assert ("Usage:" not in cli(*words, "--help").out) is swedish


WRONG = 'langage = 1\ntheme = "light"\nbell = "no"\n'


@pytest.mark.parametrize("words", [["list"], ["check", "träff.toml"], ["run", "träff.toml"]])
def test_a_wrong_configuration_is_told_by_every_command_and_the_rest_used(
    words: list[str], cli: Cli
) -> None:
    cli.write("träff.toml")
    path = cli.write("c.toml", WRONG)
    result = cli("--language", "en", "--config", str(path), *words)
    assert result.code == 0
    assert result.out
    assert result.err.splitlines() == [
        (
            f'{path}:1:1: "langage" is not known in the top part of the file. '
            'Did you mean "language"?'
        ),
        f'{path}:3:8: "bell" must be true or false, without quotes, not "no".',
        "Defaults are used for these settings; the rest of the file applies.",
    ]
    for launch in cli.launches:
        assert launch.config == Config(theme="light")
        assert len(launch.config_report) == 3


def test_help_and_version_say_nothing_of_a_wrong_configuration(cli: Cli) -> None:
    path = str(cli.write("c.toml", WRONG))
    for word in ("--help", "--version"):
        result = cli("--config", path, word)
        assert (result.code, result.err) == (0, "")


@posix_only
@pytest.mark.parametrize("text", ['data_dir = ["m"]\n', "data_dir = m\n", "bell = 1\n"])
def test_where_the_records_are_is_told_when_the_configuration_does_not_say(
    text: str, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(cli.folder / "home"))
    monkeypatch.setattr("sys.platform", "linux")
    path = str(cli.write("c.toml", text))
    said = f"The records are in {cli.folder / 'home' / 'facilitator'}"
    chosen = cli("--language", "en", "--config", path, "list")
    assert said not in chosen.err
    del cli.environ["FACILITATOR_DATA_DIR"]
    result = cli("--language", "en", "--config", path, "list")
    assert result.code == 0
    assert (said in result.err) is ("data_dir" in text)


def test_a_configuration_that_is_not_there_is_told(cli: Cli) -> None:
    del cli.environ["FACILITATOR_DATA_DIR"]
    assert cli("--config", "c.toml", "list") == (1, "", "There is no file c.toml.\n")


def test_a_configuration_that_no_file_can_be_is_told(cli: Cli) -> None:
    for name in ("~nobody-here/c.toml", "c" * 300):
        result = cli("--config", name, "review")
        assert (result.code, result.out) == (1, "")
        assert result.err.startswith("There is no ") or "cannot be read" in result.err
        assert cli("--config", name, "--help").code == 0


@posix_only
def test_a_configuration_out_of_reach_is_told_and_the_default_counts(cli: Cli) -> None:
    cli.environ["XDG_CONFIG_HOME"] = f"/{'c' * 300}"
    assert cli("--help").code == 0
    result = cli("list")
    assert result.code == 0
    assert "config.toml cannot be read: " in result.err


@pytest.mark.parametrize(
    "words",
    [
        ["new"],
        ["new", "x.toml", "--from"],
        ["export", "-o"],
        ["export", "--format", "csv", "-o"],
        ["export", "--template"],
        ["next", "-o"],
        ["archive", "-o"],
        ["restore"],
        ["handout", "-o"],
    ],
)
def test_the_home_of_nobody_is_a_name_like_any_other(words: list[str], meeting: Cli) -> None:
    result = meeting(*words, "~nobody-here/x")
    assert result.code in (0, 1, 3)
    assert "unexpected" not in result.err
    assert str(Path("~nobody-here/x")) in result.err + result.out


@pytest.mark.parametrize("source", ["option", "environment", "configuration"])
def test_where_the_records_are(source: str, cli: Cli) -> None:
    del cli.environ["FACILITATOR_DATA_DIR"]
    words = ["list"]
    if source == "option":
        words += ["--data-dir", str(cli.folder / "there")]
    elif source == "environment":
        cli.environ["FACILITATOR_DATA_DIR"] = str(cli.folder / "there")
    else:
        (cli.folder / "config" / "facilitator").mkdir(parents=True)
        cli.write("config/facilitator/config.toml", f"data_dir = '{cli.folder / 'there'}'\n")
    assert str(cli.folder / "there" / "meetings") in cli(*words).out


class _Broken:
    speed = 1.0

    def now(self) -> dt.datetime:
        raise ZeroDivisionError("a secret")

    def awake(self) -> float:
        return 0.0


def test_what_is_unexpected_is_one_sentence_and_a_file_without_values(meeting: Cli) -> None:
    meeting.clock = _Broken()
    result = meeting("note", "confidential words")
    assert (result.code, result.out) == (1, "")
    assert "Something unexpected happened (ZeroDivisionError)." in result.err
    assert result.err.count("\n") == 1
    [file] = (meeting.data / "crashes").iterdir()
    assert str(file) in result.err
    assert "ZeroDivisionError" in file.read_text()
    assert "confidential" not in file.read_text()
    assert has_mode(file, 0o600)


def test_without_a_data_folder_the_details_go_elsewhere(
    meeting: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting.clock = _Broken()
    elsewhere = meeting.folder / "elsewhere"
    elsewhere.mkdir()
    (meeting.data / "crashes").write_text("in the way")
    monkeypatch.setattr("tempfile.tempdir", str(elsewhere))
    result = meeting("note", "x")
    [file] = elsewhere.iterdir()
    assert str(file) in result.err


class _Interrupted(_Broken):
    def now(self) -> dt.datetime:
        raise KeyboardInterrupt


def test_an_interruption_is_quiet(meeting: Cli) -> None:
    meeting.clock = _Interrupted()
    assert meeting("note", "x") == (130, "", "")


def test_what_cannot_be_stored_is_told_with_its_own_code(meeting: Cli) -> None:
    target = meeting.folder / "no-folder" / "minutes.md"
    result = meeting("export", "-o", str(target))
    assert (result.code, result.out) == (3, "")
    assert str(target) in result.err
