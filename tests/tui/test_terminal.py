"""The terminal's title counts down, names no one and is given back."""

from __future__ import annotations

from pathlib import Path

from facilitator.core.time import moves
from facilitator.tui import terminal
from tui.harness import stage


class Written:
    """A driver that remembers what is written to the terminal it believes to have."""

    is_headless = False
    is_web = False

    def __init__(self, driver: object) -> None:
        self._driver = driver
        self.text = ""

    def __getattr__(self, name: str) -> object:
        return getattr(self._driver, name)

    def write(self, text: str) -> None:
        if text.startswith(("\x1b]2;", terminal.PUSH_TITLE, terminal.POP_TITLE)):
            self.text += text


async def test_the_title_counts_down_names_no_one_and_is_given_back(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        written = Written(on.app._driver)  # noqa: SLF001 - the terminal is no part of the app
        on.app._driver = written  # type: ignore[assignment]  # noqa: SLF001
        title = terminal.Title(on.app)
        on.app.title_line = title  # it was made for no terminal
        title.open()
        await on.press("space")
        await on.advance(1)
        await on.beat()
        await on.advance(20)
        await on.press("space")
        await on.advance(1)
        on.meeting.do(moves.end)
        await on.advance(1)
        title.show("\x1b]0;PWN\x07\x9b2J" + "x" * 200)
        title.close()
        titles = written.text.split("\x1b\\")
        assert [part.removeprefix("\x1b]2;") for part in titles[1:-2]] == [
            "1:00 over time",
            "paused",
            "facilitator",
        ]
        assert titles[0] == terminal.PUSH_TITLE + "\x1b]2;19:00"
        assert titles[-2] == "\x1b]2;" + "x" * terminal.LONGEST
        assert titles[-1] == terminal.POP_TITLE
