"""The program as a process: streams that are closed, full or of another encoding."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builders import AGENDA_FOLDER

AGENDA = AGENDA_FOLDER / "digital-agenda.toml"
FULL = Path("/dev/full")

# Python keeps output back until there is more of it, unless an environment says otherwise.
USUAL = {"LANGUAGE": "en", "XDG_CONFIG_HOME": "/nonexistent", "PYTHONUNBUFFERED": ""}


def run(*words: str, line: str = "", **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program, with `line` after its arguments in a shell's line."""
    return subprocess.run(
        ["/bin/bash", "-c", f'"$0" -m facilitator "$@" {line}', sys.executable, *words],
        capture_output=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **USUAL, **environ},
    )


def test_exit_codes(tmp_path: Path) -> None:
    data = {"FACILITATOR_DATA_DIR": str(tmp_path)}
    assert run("check", str(AGENDA)).returncode == 0
    assert run("status", **data).returncode == 1
    assert run("status", "--bogus", **data).returncode == 2


def test_without_a_terminal_the_screen_is_refused(tmp_path: Path) -> None:
    result = run(str(AGENDA), FACILITATOR_DATA_DIR=str(tmp_path))
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"facilitator status" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_goes_away_is_no_error() -> None:
    result = run("check", *[str(AGENDA)] * 30, line="| head -n 1; exit ${PIPESTATUS[0]}")
    assert result.returncode in (0, 141)
    assert result.stdout.count(b"\n") == 1
    assert result.stderr == b""


@pytest.mark.parametrize(
    "environ",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_letters_the_terminal_has_not_are_no_error(environ: dict[str, str]) -> None:
    result = run("check", str(AGENDA), **environ)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.count(b"\n") > 20


def test_a_document_is_utf_8_whatever_the_locale() -> None:
    result = run(
        "--language", "en", "check", "--format", "json", str(AGENDA), PYTHONIOENCODING="ascii"
    )
    assert "Lärprojektet".encode() in result.stdout


@pytest.mark.parametrize("line", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_closed_streams_are_no_error(line: str) -> None:
    result = run("check", str(AGENDA), line=line)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("at_once", ["", "1"])
def test_output_that_finds_no_room_is_told(at_once: str) -> None:
    result = run("check", str(AGENDA), line=">/dev/full", PYTHONUNBUFFERED=at_once)
    assert result.returncode == 3
    assert result.stderr.startswith(b"The output could not be written")
    assert result.stderr.count(b"\n") == 1


def test_shells_complete_commands_and_options() -> None:
    def completed(line: str) -> list[str]:
        result = run(
            _FACILITATOR_COMPLETE="bash_complete",
            COMP_WORDS=line,
            COMP_CWORD=str(len(line.split()) - 1),
        )
        return result.stdout.decode().split()

    assert completed("facilitator st") == ["file,st", "plain,status", "plain,stage"]
    assert completed("facilitator check --for") == ["plain,--format"]
    assert completed("facilitator check --format js") == ["plain,json"]


def test_textual_is_loaded_for_the_screen_only() -> None:
    script = (
        "import sys; sys.argv[1:] = ['check', sys.argv[1]]\n"
        "from facilitator.cli import main; main()\n"
        "heavy = {'textual', 'rich', 'babel', 'filelock', 'tree_sitter', 'starlette', 'uvicorn'}\n"
        "sys.exit(str(heavy & set(sys.modules) or ''))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script, str(AGENDA.with_name("one-day-workshop.toml"))],
        capture_output=True,
        check=False,
        env={**os.environ, "XDG_CONFIG_HOME": "/nonexistent"},
    )
    assert result.stderr.strip() == b""


def test_what_text_is_typed_in_is_not_loaded_to_show_run() -> None:
    script = (
        "import sys\n"
        "import facilitator.tui.app, facilitator.tui.places.run.screen\n"
        "heavy = {'textual.widgets._text_area', 'tree_sitter'}\n"
        "sys.exit(str(heavy & set(sys.modules) or ''))"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert result.stderr.strip() == b""


def test_no_import_of_the_command_line_loads_textual() -> None:
    script = (
        "import sys, importlib\n"
        "from facilitator.cli.program import COMMANDS\n"
        "for name in COMMANDS: importlib.import_module(f'facilitator.cli.{name}')\n"
        "heavy = {'textual', 'rich', 'babel', 'filelock', 'starlette', 'uvicorn'}\n"
        "sys.exit(str(heavy & set(sys.modules) or ''))"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert result.stderr.strip() == b""
