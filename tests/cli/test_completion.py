"""Completion: what shells are given to offer when Tab is pressed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable

import pytest

from cli.calling import Cli
from facilitator.cli.completion import SHELLS
from facilitator.cli.program import COMMANDS
from systems import posix_only

Tab = Callable[[str], set[str]]


@pytest.fixture
def offered(cli: Cli, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tab:
    """Press Tab at the end of a line; give what is offered, as bash is told."""

    def press(line: str) -> set[str]:
        words = line.split(" ")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
        cli.environ["_FACILITATOR_COMPLETE"] = "bash_complete"
        monkeypatch.setenv("_FACILITATOR_COMPLETE", "bash_complete")
        capsys.readouterr()
        with pytest.raises(SystemExit):
            cli()
        del cli.environ["_FACILITATOR_COMPLETE"]
        shown = capsys.readouterr()
        assert shown.err == "", "nothing is told in the middle of a line"
        return set(shown.out.split())

    return press


@posix_only
def test_a_record_an_agenda_an_option_and_a_command_are_offered(cli: Cli, offered: Tab) -> None:
    agenda = cli.write("meeting.toml")
    cli("run", str(agenda))
    (record,) = (cli.data / "meetings").iterdir()
    folder = str(cli.folder)
    cli.write("me\x1b[2J.toml")
    (cli.data / "meetings" / "2013\nplain,rm").mkdir()
    assert offered("facilitator ").issuperset({f"plain,{name}" for name in COMMANDS})
    assert offered("facilitator st") == {"file,st", "plain,status", "plain,stage"}
    assert offered("facilitator status 2") == {f"plain,{record.name}"}
    assert offered("facilitator run --fresh 2") == {"file,2", f"plain,{record.name}"}
    assert offered(f"facilitator check {folder}/me") == {f"file,{folder}/me", f"plain,{agenda}"}
    assert offered(f"facilitator {folder}/me") == {f"file,{folder}/me", f"plain,{agenda}"}
    assert offered(f"facilitator {agenda} --re") == {"plain,--rehearse"}
    assert offered("facilitator export --format m") == {"plain,markdown"}
    assert offered("facilitator restore x") == {"file,x"}
    assert offered("facilitator merge -o x") == {"dir,x"}
    assert offered("facilitator handin x") == set()
    assert offered("facilitator list --js") == {"plain,--json"}


@pytest.mark.parametrize("name", ["folder", "a b.toml", "a$b.toml"])
def test_bash_itself_completes_what_it_would_not_quote_or_leave_out(
    name: str, cli: Cli, offered: Tab
) -> None:
    cli.write("a.toml")
    assert offered("facilitator check a") == {"file,a", "plain,a.toml"}
    place = cli.folder / f"a{name.removeprefix('a')}"
    place.mkdir() if name == "folder" else place.write_text("")
    assert offered("facilitator check a") == {"file,a"}


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_complete_files_themselves(
    shell: str, cli: Cli, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.write("a b.toml")
    for name, value in {
        "COMP_WORDS": "facilitator check a",
        "COMP_CWORD": "a" if shell == "fish" else "2",
        "_FACILITATOR_COMPLETE": f"{shell}_complete",
    }.items():
        monkeypatch.setenv(name, value)
        cli.environ[name] = value
    with pytest.raises(SystemExit):
        cli()
    shown = capsys.readouterr().out
    assert "file" in shown
    assert "a b.toml" not in shown


def test_powershell_is_given_kind_value_and_help_of_each(
    cli: Cli, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cli(str(cli.write("meeting.toml")))

    def offered(*words: str, begun: str) -> list[str]:
        for name, value in {
            "COMP_WORDS": "\n".join(("facilitator", *words)),
            "COMP_BEGUN": begun,
            "_FACILITATOR_COMPLETE": "powershell_complete",
        }.items():
            monkeypatch.setenv(name, value)
            cli.environ[name] = value
        capsys.readouterr()
        with pytest.raises(SystemExit):
            cli()
        return capsys.readouterr().out.splitlines()

    assert offered("export", begun="--ser")[0].startswith("plain\t--series\tAll meetings of a")
    assert offered("status", begun="2") == ["plain\t2013-03-21-träff-i-kista\tTräff i Kista"]
    assert offered("check", begun="a b") == ["file\ta b\ta b"]
    assert offered("help", begun="sc") == ["plain\tschema\tschema"]


def test_where_no_records_can_be_read_none_are_offered(cli: Cli, offered: Tab) -> None:
    cli.data.mkdir()
    (cli.data / "meetings").write_text("in the way")
    assert offered("facilitator status 2") == set()
    del cli.environ["FACILITATOR_DATA_DIR"]
    (cli.folder / "config" / "facilitator").mkdir(parents=True)
    cli.write("config/facilitator/config.toml", "langage = 1\n")
    assert offered("facilitator status 2") == set()


@posix_only
@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_understands_its_script(shell: str, cli: Cli) -> None:
    result = cli("completion", shell)
    assert (result.code, result.err) == (0, "")
    assert "_FACILITATOR_COMPLETE" in result.out
    if program := shutil.which(shell):
        subprocess.run([program, "-n"], input=result.out, text=True, check=True)


def test_a_shell_that_is_not_known_is_refused(cli: Cli) -> None:
    result = cli("completion", "csh")
    assert result.code == 2
    assert "bash, zsh, fish, powershell" in result.err
