"""Nothing takes a key that it was not meant to: what waits changes nothing of what keys do.

For every place, question and sequence of keys without Tab, the facts written are those of the same
sequence without the question.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final

import pytest

from facilitator.core.time import moves, speakers
from facilitator.files.config import Config
from facilitator.tui.frame.ask_sheet import AskSheet
from facilitator.tui.frame.places import PLACES
from tui.harness import PROGRAMME, Stage, stage

KEYS: Final = (
    *"abcdefghijklmnopqrstuvwxyzåäö",
    *"0123456789+-.,*/",
    *'!>"#=%?@',
    *("enter", "escape", "space", "up", "down", "left", "right", "backspace", "home", "end"),
)
"""All but Tab, which opens the question, and what leaves the app."""
QUESTIONS: Final = ("fixed point", "link", "speaker", "due", "away", "leftover", "agenda")
"""All that waits to be asked, but for what stands in front as the app starts or wakes."""

PAIRS: Final = [(QUESTIONS[number % len(QUESTIONS)], place) for number, place in enumerate(PLACES)]
"""Every place with a question, and every question with a place or two."""

ROUND: Final = PROGRAMME.replace('kind = "checkin"', 'kind = "round"\nper = "participant"', 1)
"""A round runs first, so that t has a turn to give."""

MOVES: Final = frozenset(
    {"session-started", "session-ended", "session-skipped", "session-reopened", "paused",
     "resumed", "turn-started", "turn-ended", "turn-skipped"}
)  # fmt: skip
"""What moves the meeting on or stops it."""

MOST: Final = 9
"""So many keys are pressed in a place."""


async def _raise(on: Stage, question: str, folder: Path) -> None:
    """Bring a question up, of which nothing is to be noticed but its line."""
    match question:
        case "fixed point":
            await on.press("space")
            await on.advance(75)
        case "link":
            await on.press("space")
            await on.advance(11)
        case "speaker":
            await on.press("space")
            await on.advance(11)
            on.do_elsewhere(speakers.check_line, "introduction", fine=False)
            await on.beat()
        case "due":
            await on.advance(2)
        case "away":
            await on.press("space")
            await on.advance(5)
            await on.sleep(12)
        case "leftover":
            on.do_elsewhere(moves.go_to, "guests")
            await on.beat()
        case _:
            await on.press("space")
            file = folder / "agendas" / "meeting.toml"
            file.write_text(PROGRAMME.replace('"Rules"', '"Ground rules"'), "utf-8")
            for _ in range(4):
                await on.beat()


async def _written(question: str, place: str, keys: Sequence[str], *, asked: bool) -> list[str]:
    """Press keys in a place, with or without a question that waits, and give what was written."""
    with tempfile.TemporaryDirectory() as name:
        folder, config = Path(name), Config(remote_check=10)
        async with stage(folder, at="10:00", config=config, size=(90, 30)) as on:
            if not asked:
                on.app.led.asking.waiting = lambda _: ()  # type: ignore[method-assign, assignment]
            await _raise(on, question, folder)
            assert bool(on.app.prompting.waiting()) is asked
            on.app.switch_screen(place)
            await on.rest()
            before = len(on.facts)
            for key in keys:
                await on.press(key)
                await on.advance(1 / 60)
                if on.exited:
                    break
            return [re.sub(r"id-\d+", "id", repr(fact)) for fact in on.facts[before:]]


@pytest.mark.parametrize(("question", "place"), PAIRS)
def test_a_question_that_waits_changes_nothing_of_what_keys_do(question: str, place: str) -> None:
    keys = Random(f"{question} {place}").choices(KEYS, k=MOST)  # noqa: S311 - no secret

    async def both() -> None:
        asked = await _written(question, place, keys, asked=True)
        assert asked == await _written(question, place, keys, asked=False)

    asyncio.run(both())


@pytest.mark.parametrize("question", QUESTIONS)
async def test_a_question_waits_in_the_line_of_every_place(tmp_path: Path, question: str) -> None:
    config = Config(remote_check=10)
    async with stage(tmp_path, at="10:00", config=config, size=(90, 30)) as on:
        await _raise(on, question, tmp_path)
        on.app.saying.clear()
        for place in PLACES:
            on.app.switch_screen(place)
            await on.beat()
            assert on.lines[-2].startswith(" ▲ "), place
            assert " Tab answer" in on.lines[-2], place
            assert on.question == on.place


@pytest.mark.parametrize("question", QUESTIONS)
async def test_an_open_question_takes_no_letters_and_signs_put_it_off(
    tmp_path: Path, question: str
) -> None:
    config = Config(remote_check=10)
    async with stage(tmp_path, at="10:00", config=config) as on:
        await _raise(on, question, tmp_path)
        before = on.facts
        await on.press("tab")
        if question == "agenda":  # what would change is read in a box of its own
            assert on.place == "Difference"
            return
        assert on.question == AskSheet.__name__
        await on.press(*"abcdefghijklmnopqrstuvwxyzåäö".replace("i", ""), "space", "backspace")
        assert on.question == AskSheet.__name__
        assert on.facts == before
        await on.press("!", *"we go on", "enter")
        assert on.question == on.place
        assert on.last.text == "we go on"


@pytest.mark.parametrize(
    ("key", "does"),
    [
        ("n", "19 min early. What next?"),
        ("s", "Skip “Introduction”?"),
        ("b", "No session has ended yet"),
        ("t", "the turn to Åsa Zetterberg."),
        ("space", "Paused “Check-in”"),
    ],
)
async def test_a_key_that_moves_the_meeting_on_is_not_taken_from_a_text(
    tmp_path: Path, key: str, does: str
) -> None:
    async with stage(tmp_path, ROUND, at="10:00") as on:
        await on.press("space")
        await on.advance(1)
        before = on.facts
        await on.burst(["h", key])
        assert on.facts == before
        assert on.question == "Run"
        assert "too fast" in on.said[-1]
        assert does not in on.text
        await on.press(key)
        assert does in on.text


@pytest.mark.parametrize("place", PLACES)
async def test_a_text_typed_without_the_line_starts_and_ends_nothing_in_any_place(
    tmp_path: Path, place: str
) -> None:
    async with stage(tmp_path, ROUND, at="10:00") as on:
        await on.press("space")
        await on.advance(1)
        on.app.switch_screen(place)
        await on.rest()
        before = [kind for kind in on.kinds if kind in MOVES]
        await on.burst("hns tsb")
        assert [kind for kind in on.kinds if kind in MOVES] == before


async def test_the_line_that_is_open_gets_every_key(tmp_path: Path) -> None:
    async with stage(tmp_path, ROUND, at="10:00") as on:
        await on.press("space")
        before = on.kinds
        await on.burst(["i", *"nsbt n", "enter"])
        assert on.kinds == [*before, "noted"]
        assert on.last.text == "nsbt n"


async def test_what_stands_in_front_takes_no_key_for_its_first_second(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.advance(5)
        await on.sleep(61)
        assert on.question == AskSheet.__name__
        before = on.facts
        await on.burst(["1", "enter", "2", "n", "space"])
        assert (on.facts, on.question) == (before, AskSheet.__name__)
        await on.burst(["!", *"we go on", "enter"])
        assert on.last.text == "we go on"
