"""What is handed to other programs: the agenda and the minutes to the editor, links."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from facilitator.files.config import read_config
from facilitator.running.programs import Programs
from tui.harness import PROGRAMME, Stage, stage

LINKED = PROGRAMME.replace(
    'name = "Åsa Zetterberg"\n',
    'name = "Åsa Zetterberg"\n[[participant]]\nname = "Jörgen Sandström"\n'
    'role = "speaker"\nlink = "https://example.org/eu"\nphone = "+32 2 555"\n',
    1,
)


def _with(
    on: Stage, *, edit: Callable[[Path], object] = lambda _: None, names: Sequence[str] = ("xclip",)
) -> list[Sequence[str]]:
    """Give the app an editor that does something to the file, and a terminal to give away."""
    ran: list[Sequence[str]] = []

    def run(command: Sequence[str], **_: Any) -> Any:  # noqa: ANN401
        ran.append(command)
        if command[0] == "vi":
            edit(Path(command[-1]))
        return subprocess.CompletedProcess(command, 0)

    environ = {"EDITOR": "vi", "DISPLAY": ":0"}
    programs = Programs(environ, lambda name: name if name in names else None, run, "linux")
    on.app.launch = on.app.launch._replace(programs=programs)

    @contextmanager
    def suspend() -> Iterator[None]:
        yield

    on.app.suspend = suspend  # type: ignore[method-assign]
    return ran


async def test_the_agenda_is_edited_and_what_differs_is_asked_about(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:

        def edit(path: Path) -> None:
            path.write_text(path.read_text("utf-8").replace('"45m"', '"40m"'), "utf-8")

        ran = _with(on, edit=edit)
        await on.press("p", "enter")
        assert "Edit the agenda file in your editor" in on.text
        digit = on.line("Edit the agenda file").strip("│ ")[0]
        await on.press(digit)
        assert ran[0][0] == "vi"
        assert on.question == "Difference"
        await on.press("enter")
        assert on.kinds == ["agenda-revised"]


async def test_minutes_are_opened_and_copied_after_x(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        ran = _with(on)
        await on.press("x")
        assert on.question == "Run"
        await on.press("x")
        assert on.question == "AskSheet"
        await on.press("1")
        assert ran == [["vi", str(on.journal.with_name("minutes.md"))]]
        await on.press("x", "2")
        assert ran[-1] == ["xclip", "-selection", "clipboard"]
        assert "minutes.md" in on.said[-1]


async def test_without_a_clipboard_the_terminal_gets_it_and_the_file_is_named(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, LINKED) as on:
        _with(on, names=())
        await on.press("ctrl+p", *"copy the min", "enter")
        assert on.app.clipboard.startswith("# Minutes of Digital agenda")
        assert "if it has one" in on.said[-1]
        assert "minutes.md" in on.said[-1]


async def test_without_an_editor_or_a_terminal_to_give_away_one_sentence_says_so(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.press("ctrl+p", *"edit the agenda", "enter")
        assert on.said[-1].startswith("No editor is set: set EDITOR")
        programs = Programs({"EDITOR": "vi"})
        on.app.launch = on.app.launch._replace(programs=programs)
        await on.press("ctrl+p", *"open the minutes", "enter")
        assert on.said[-1].startswith("No editor can be opened here. The file is")
        assert on.question == "Run"


async def test_a_speakers_link_is_opened_or_copied(tmp_path: Path) -> None:
    async with stage(tmp_path, LINKED, at="10:15") as on:
        ran = _with(on, names=("xdg-open", "xclip"))
        await on.press("n")
        await on.press("ctrl+p", *"open the speaker", "enter")
        assert ran[-1] == ["xdg-open", "https://example.org/eu"]
        await on.press("down", "enter")
        assert "Open the speaker's link" in on.text
        digit = on.line("Copy it").strip("│ ")[0]
        await on.press(digit)
        assert ran[-1][0] == "xclip"
        assert on.said[-1] == "“Introduction”, copied: https://example.org/eu"


async def test_the_link_is_that_of_the_next_session_that_has_one(tmp_path: Path) -> None:
    async with stage(tmp_path, LINKED) as on:  # two sessions away
        ran = _with(on, names=("xdg-open",))
        await on.press("ctrl+p", *"zoom", "enter")
        assert ran[-1] == ["xdg-open", "https://example.org/eu"]
        assert on.said[-1] == "“Introduction”, opened: https://example.org/eu"
    (other := tmp_path / "other").mkdir()
    async with stage(other) as on:
        await on.press("ctrl+p", *"zoom", "enter")
        assert on.said[-1] == "Nobody joins a session to come by link."


async def test_the_settings_file_is_begun_edited_and_checked(tmp_path: Path) -> None:
    file = read_config(tmp_path / "own" / "config.toml")
    async with stage(tmp_path, config_file=file) as on:

        def edit(path: Path) -> None:
            found.append(len(read_config(path).problems))
            path.write_text(path.read_text("utf-8").replace("# bell = false", "bell = 3"), "utf-8")

        found: list[int] = []
        ran = _with(on, edit=edit)
        await on.press("ctrl+p", *"preferences", "enter")
        assert found == [0]
        assert ran == [["vi", str(file.path)]]
        assert "The settings apply from the next start." in on.said
        assert 'config.toml:6:8: "bell" must be true or false' in on.said[-1]
        await on.press("ctrl+p", *"preferences", "enter")
        assert "bell = 3" in file.path.read_text("utf-8"), "what is there stays"


async def test_an_agenda_is_edited_from_the_start_screen(tmp_path: Path) -> None:
    (tmp_path / "agendas").mkdir()
    path = tmp_path / "agendas" / "a.toml"
    path.write_text(PROGRAMME, "utf-8")
    async with stage(tmp_path, None) as on:
        ran = _with(on, edit=lambda file: file.write_text(LINKED.replace("Digital", "Another")))
        await on.press("e")
        assert ran == [["vi", str(path)]]
        assert on.line("Another agenda")
