"""No figure is cut on the screen, nor taken from its unit: half of one is read as another."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from facilitator.core.base.cells import UNITS
from facilitator.files.config import Config
from tui.harness import Stage, stage

PROGRAMME: Final = (Path(__file__).parents[2] / "agendas" / "digital-agenda.toml").read_text(
    "utf-8"
)
WHOLE: Final = "|".join([*UNITS, "mars", "March"])
CUT: Final = re.compile(rf"\d\S*…|\b\d+ (?!(?:{WHOLE})…)[^\W\d]+…")
SIZES: Final = ((80, 24), (120, 40))


class Scene(NamedTuple):
    """What leads to a screen: the session that is gone to, minutes that pass, and keys."""

    session: str
    steps: tuple[str | float, ...]
    date: str = "2013-03-21"
    at: str = "10:00"


SCENES: Final = {
    "running": Scene("Samling", (9.0,)),
    "end it early": Scene("Samling", (9.0, "n")),
    "over": Scene("Spelregler", (72.3, "tab"), at="10:55"),
    "lost": Scene("Samling", (158.0, "tab")),
    "rebalance": Scene("Introduktion till Reg", (24.0, "r"), at="11:30"),
    "away": Scene("Samling", ("sleep", "tab")),
    "speaker": Scene("Region Blekinges", (7.0, "l"), at="13:00"),
    "day over": Scene("Torsdagen", (18.0, "n", "tab"), at="15:05"),
    "late day over": Scene("Torsdagen", (18.0, "n", "tab"), at="16:35"),
    "round": Scene("Vad", (7.0, "t", "enter", "2"), "2013-03-22", "10:15"),
    "groups": Scene("Arbetsgrupper", (12.5, "enter"), "2013-03-22", "13:45"),
    "room": Scene("Samling", (9.0, "v")),
    "countdown": Scene("Samling", ("c", "enter", 1.0, "c")),
    "leaving": Scene("Samling", (9.0, "q")),
    "programme": Scene("Samling", (50.0, "p")),
}


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("name", SCENES)
async def test_no_figure_is_cut(tmp_path: Path, name: str, language: str) -> None:
    scene = SCENES[name]
    async with stage(
        tmp_path,
        PROGRAMME,
        at=scene.at,
        date=scene.date,
        language=language,
        config=Config(remote_check=0),
    ) as on:
        await on.press("g", *scene.session, "enter")
        if on.question == "AskSheet":
            await on.press("1")
        for step in scene.steps:
            await _take(on, step)
        for size in SIZES:
            await on.resize(*size)
            await on.beat()
            assert [line for line in on.lines if CUT.search(line)] == []


async def _take(on: Stage, step: str | float) -> None:
    if isinstance(step, float):
        await on.advance(step)
    elif step == "sleep":
        await on.sleep(12)
    else:
        on.wait()
        await on.press(step)
