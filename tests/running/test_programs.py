"""Other programs: which are taken, what they are given, and what is said when one fails."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from facilitator.core.base.refusal import Refused
from facilitator.files.catalogues import load
from facilitator.running.programs import Programs

SCREEN = {"DISPLAY": ":0"}


class Ran:
    """Keeps what was run, and ends with a code or with an error."""

    def __init__(self, result: int | Exception = 0) -> None:
        self.result = result
        self.commands: list[Sequence[str]] = []
        self.given: list[bytes] = []

    def __call__(self, command: Sequence[str], **options: Any) -> Any:  # noqa: ANN401
        self.commands.append(command)
        self.given.append(options.get("input", b""))
        if isinstance(self.result, Exception):
            raise self.result
        return subprocess.CompletedProcess(command, self.result)


def programs(*names: str, ran: Ran | None = None, **more: Any) -> Programs:  # noqa: ANN401
    environ = more.pop("environ", {})
    return Programs(
        environ, lambda name: f"/bin/{name}" if name in names else None, ran or Ran(), **more
    )


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "vi"}, ["code", "--wait", "a.toml"]),
        ({"VISUAL": " ", "EDITOR": "'my editor' -n"}, ["my editor", "-n", "a.toml"]),
        ({}, ["/bin/nano", "a.toml"]),
    ],
)
def test_the_editor_is_the_users(environ: dict[str, str], command: list[str]) -> None:
    ran = Ran()
    programs("nano", ran=ran, environ=environ, platform="linux").edit(Path("a.toml"))
    assert ran.commands == [command]


@pytest.mark.parametrize(
    ("environ", "result", "said"),
    [
        ({}, 0, "No editor is set: set EDITOR, or edit a.toml in any editor."),
        ({"EDITOR": "vi 'x"}, 0, "EDITOR is not a command: a quotation mark is missing in it."),
        ({"EDITOR": "gone"}, FileNotFoundError(), "The editor “gone” could not be started."),
        ({"EDITOR": "vi"}, 3, "The editor “vi” failed (3). The file is a.toml."),
    ],
)
def test_what_an_editor_fails_of_is_one_sentence(
    environ: dict[str, str], result: int | Exception, said: str
) -> None:
    with pytest.raises(Refused) as refusal:
        programs(ran=Ran(result), environ=environ, platform="linux").edit(Path("a.toml"))
    assert said in load("en").say(refusal.value.phrase)


@pytest.mark.parametrize(
    ("names", "environ", "command"),
    [
        (["pbcopy"], {}, ["/bin/pbcopy"]),
        (["clip.exe", "xclip"], {}, ["/bin/clip.exe"]),
        (["wl-copy", "xclip"], {**SCREEN, "WAYLAND_DISPLAY": "w"}, ["/bin/wl-copy"]),
        (["wl-copy", "xclip"], SCREEN, ["/bin/xclip", "-selection", "clipboard"]),
    ],
)
def test_a_text_is_copied_by_the_tool_there_is(
    names: list[str], environ: dict[str, str], command: list[str]
) -> None:
    ran = Ran()
    assert programs(*names, ran=ran, environ=environ).copy("Åsa")
    assert ran.commands == [command]
    encoding = "utf-16" if "clip.exe" in command[0] else "utf-8"
    assert ran.given[0].decode(encoding) == "Åsa"


@pytest.mark.parametrize(
    ("names", "environ", "result"),
    [
        ([], {}, 0),
        (["xclip"], {}, 0),
        (["pbcopy"], {"SSH_CONNECTION": "1 2"}, 0),
        (["xclip"], SCREEN, 1),
        (["xclip"], SCREEN, OSError()),
        (["xclip"], SCREEN, subprocess.TimeoutExpired("xclip", 5)),
    ],
)
def test_nothing_is_said_to_be_copied_that_may_not_be(
    names: list[str], environ: dict[str, str], result: int | Exception
) -> None:
    assert not programs(*names, ran=Ran(result), environ=environ).copy("x")


def test_only_a_link_is_opened_and_by_what_opens_links() -> None:
    ran = Ran()
    there = programs("xdg-open", "open", ran=ran, environ=SCREEN, platform="linux")
    assert there.open_link("https://example.org/a")
    for other in ("file:///etc/passwd", "--help", "javascript:x", ""):
        assert not there.open_link(other)
    assert ran.commands == [["/bin/xdg-open", "https://example.org/a"]]
    assert not programs("open", platform="linux").open_link("https://example.org")
    assert programs("open", platform="darwin").open_link("https://example.org")
    assert not programs("xdg-open", environ={**SCREEN, "SSH_TTY": "t"}).open_link("https://a.se")
