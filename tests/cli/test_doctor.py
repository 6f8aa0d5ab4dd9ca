"""`doctor` tells what a bug report needs, and nothing of any meeting."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from cli.calling import Cli
from facilitator import __version__
from systems import posix_only


def rows(out: str) -> dict[str, str]:
    lines = (line.strip().split("  ", 1) for line in out.splitlines() if line.startswith("  "))
    return {line[0]: line[-1].strip() for line in lines}


def test_it_tells_versions_terminal_and_folders(cli: Cli) -> None:
    cli.environ |= {"TERM": "xterm-kitty", "SSH_CONNECTION": "10.0.0.1 22", "LANG": "sv_SE.UTF-8"}
    result = cli("doctor", "--language", "en")
    assert (result.code, result.err) == (0, "")
    told = rows(result.out)
    assert told["facilitator"].startswith(__version__)
    assert told["textual"] == metadata.version("textual")
    assert told["platformdirs"] == metadata.version("platformdirs")
    assert (told["TERM"], told["SSH_CONNECTION"]) == ("xterm-kitty", "set")
    assert told["keyboard and screen"] == "yes"
    assert told["data"].endswith(f"{cli.data.name} (does not exist yet)")
    assert told["records"] == "0 records"
    assert told["configuration"].endswith("config.toml (none)")


@posix_only
def test_it_holds_no_word_of_any_meeting(named: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(named.folder))
    named("note", "% hemligt")
    broken = named.data / "meetings" / "lisa-ek"
    broken.mkdir()
    (broken / "journal.toml").write_text("Lisa Ek\n\n")
    (named.data / "crashes").mkdir()
    (named.data / "crashes" / "facilitator-crash-1.txt").write_text("x")
    (named.folder / "config").mkdir()
    (named.folder / "config.toml").write_text('theme = "pink"\nbel = 1\n')
    result = named("doctor", "--config", str(named.folder / "config.toml"), "--language", "en")
    told = rows(result.out)
    assert told["records"] == "2 records, 1 cannot be read"
    assert told["crash reports"] == "1"
    assert told["configuration"] == "~/config.toml (1 problem)"
    assert told["data"].startswith("~/data (0700, ")
    said = result.out.casefold()
    for word in (
        "cissi",
        "dahl",
        "lisa",
        "träff",
        "kista",
        "hemligt",
        str(named.folder).casefold(),
    ):
        assert word not in said


@posix_only
def test_records_in_another_place_are_told(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(cli.folder))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    old = cli.folder / ".local/share/facilitator"
    (old / "meetings" / "m").mkdir(parents=True)
    (old / "meetings" / "m" / "journal.toml").write_text("x")
    assert rows(cli("doctor").out)["records elsewhere"] == "~/.local/share/facilitator (1)"
    said = f"There is no meeting in {cli.data}, but 1 in {old}. To open it: facilitator --data-dir"
    assert said in cli("list").out
    assert cli().code == 0
    notice = cli.launches[-1].notice
    assert notice is not None
    assert said in notice.text.format_map(notice.values)
    cli.write("a.toml")
    assert cli("a.toml").code == 0
    assert cli.launches[-1].notice is None
    assert cli().code == 0
    assert cli.launches[-1].notice is None
    assert Path(old / "meetings").is_dir()
