"""Pictures of the screens at a fixed clock and size; `pytest --snapshot-update` takes them anew."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from facilitator.files.config import Config
from tui.harness import PROGRAMME, Stage, stage

SMALL, LARGE = (80, 24), (120, 40)


class Picture(NamedTuple):
    """A screen to take a picture of: what leads to it, keys and minutes that pass."""

    steps: tuple[str | int, ...] = ()
    size: tuple[int, int] = SMALL
    language: str = "en"
    theme: str = "dark"
    agenda: bool = True
    at: str = "10:00"


PICTURES = {
    "start": Picture(agenda=False),
    "before-the-start": Picture(at="09:58"),
    "before-the-start-large": Picture(at="09:58", size=LARGE, language="sv"),
    "running": Picture(("space", "i", *"!We keep time", "enter", *"> call Lisa", 5)),
    "running-light": Picture(("n", "n", "n", 25), size=LARGE, theme="light"),
    "overtime": Picture(("space", 24), language="sv"),
    "overtime-high-contrast": Picture(("space", 24), theme="high-contrast"),
    "paused": Picture(("space", 5, "space", 7), language="sv"),
    "second-day": Picture(("g", "end", "enter", "y", "seen", "3", 12), size=LARGE),
    "notes": Picture(("space", "i", *"?Why", "enter", *"# later", "enter", "escape", "2")),
    "help": Picture(("?",), size=LARGE),
    "go-to": Picture(("n", "g"), language="sv"),
    "choice": Picture(("i", *"Kista", "enter", "escape", "2", "k"), language="sv"),
    "leaving": Picture(("space", "q")),
    "away": Picture(("space", "sleep")),
    "too-small": Picture(size=(40, 10)),
}


class SvgExtension(SingleFileSnapshotExtension):
    """One SVG file a picture."""

    _write_mode = WriteMode.TEXT
    file_extension = "svg"


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(SvgExtension)


@pytest.mark.parametrize("name", PICTURES)
async def test_it_looks_as_it_did(tmp_path: Path, name: str, picture: SnapshotAssertion) -> None:
    wanted = PICTURES[name]
    (tmp_path / "agendas").mkdir()
    (tmp_path / "agendas" / "meeting.toml").write_text(PROGRAMME, "utf-8")
    async with stage(
        tmp_path,
        PROGRAMME if wanted.agenda else None,
        at=wanted.at,
        size=wanted.size,
        language=wanted.language,
        config=Config(theme=wanted.theme),
    ) as on:
        for step in wanted.steps:
            await _take(on, step)
        assert _svg(on) == picture


async def _take(on: Stage, step: str | int) -> None:
    if isinstance(step, int):
        await on.advance(step)
    elif step == "sleep":
        await on.sleep(12)
    elif step == "seen":
        on.wait()
    else:
        await on.press(step)


def _svg(on: Stage) -> str:
    """Take a picture without what differs between machines, or comes from elsewhere."""
    on.app.clear_notifications()
    svg = on.app.export_screenshot()
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<text[^>]*>[^<]*meeting\.toml[^<]*</text>", "", svg)  # a path, cut as it is long
    return re.sub(r"terminal-\d+", "terminal", svg)
