"""Every key of every place does something when it is pressed, or says why it does not.

Each is pressed in a meeting in which nothing was said, asked or handed in: there most keys have
nothing to act on.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from facilitator.tui.frame.place import Place
from facilitator.tui.frame.places import every_place
from facilitator.tui.keys import Key, declared
from tui.harness import PROGRAMME, Stage, stage

BARE: Final = PROGRAMME.replace('[[participant]]\nname = "Åsa Zetterberg"\n', "")

EXEMPT: Final = {
    "app.leave": "it leaves",
    "app.help": "it covers the place",
    "run.leave-programme": "it takes a step back, of which there may be none",
    "tour.leave": "it takes a step back, of which there may be none",
    "round.question": "an arrow goes no further than there is anything",
    "round.question-before": "an arrow goes no further than there is anything",
}
"""The keys that need not say anything, and why; lists have their arrows besides."""


def _seen(on: Stage) -> tuple[object, ...]:
    """Give all that a key may change: what is shown, told, written, and what has the keys."""
    styles = on.app.screen._compositor.render_strips(on.app.size)  # noqa: SLF001
    return (
        [strip.text for strip in styles],
        [segment.style for strip in styles for segment in strip],
        len(on.facts),
        len(on.said),
        on.app.screen,
        on.app.focused,
    )


async def _return(on: Stage, place: str) -> None:
    """Go back to a place, whatever a key has opened."""
    for _ in range(4):
        screen = on.app.screen
        if isinstance(screen, Place) and screen.sheet is None and not screen.typing:
            if screen.name == place:
                break
            screen.action_place(place)
            await on.rest()
        else:
            await on.press("escape")
    on.app.saying.clear()
    await on.beat()


def _keys(of: type[Place]) -> list[Key]:
    own = [each for each in of.BINDINGS if isinstance(each, Key)]
    named = {each.id: each for each in (*own, *declared(of)) if each.id}
    left = [each for id_, each in named.items() if id_ not in EXEMPT]
    return [
        each for each in left if not (each.id or "").startswith(("place.", "list.", "capture."))
    ]


@pytest.mark.parametrize("of", every_place(), ids=lambda of: of.__name__.lower())
async def test_a_key_that_does_nothing_says_why(tmp_path: Path, of: type[Place]) -> None:
    place, silent = of.__name__.lower(), []
    async with stage(tmp_path, BARE, at="10:00") as on:
        for each in _keys(of):
            await _return(on, place)
            before = _seen(on)
            await on.press(each.key.split(",")[0])
            if _seen(on) == before:
                silent.append(each.id)
    assert silent == []
