"""Keys that a user gave to acts are named wherever a key is named, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from babel.messages.pofile import read_po

import facilitator
from facilitator.files.catalogues import LANGUAGES
from facilitator.files.config import Config
from facilitator.tui.frame.places import every_place
from facilitator.tui.frame.spoken import SpokenScreen
from facilitator.tui.keymap import bindings
from facilitator.tui.places.start.screen import Start
from tui.drawing import unclosed
from tui.harness import Stage, stage

SCREENS: Final[tuple[type[SpokenScreen], ...]] = (*every_place(), Start)
PLACES: Final = tuple(each.__name__.lower() for each in every_place())
CATALOGUE: Final = (
    Path(facilitator.__file__).parent / "locale" / "sv" / "LC_MESSAGES" / "facilitator.po"
)
FIXED: Final = {
    "Ctrl+C stops; the meeting goes on.": "the terminal's own",
    "Ctrl+Q leaves.": "it always does",
    "q, Esc or Ctrl+Q leave; the meeting goes on.": "of the room's screen, which has no keymap",
    "q leaves the rehearsal · Esc goes back to it": "of a dialogue",
    "The arrow keys choose the kind. u takes it back.": "of a dialogue",
    "← → another organisation · o chooses one · a all of them · Esc closes": "of a dialogue",
    "? lists the commands, an empty line shows where the meeting stands, q leaves.": "a command",
    (
        "Says what replanning would do, and asks; b, p, o and g after it choose breaks, all, what "
        "is optional or only the gaps."
    ): "a command",
    "w {weeks}": "weeks of the calendar, in Swedish after a v",
    "m, v and c in the app change the message, the page and the countdown.": "of a command's help",
}
"""What names a key that no keymap changes, and why."""
NO_KEYS: Final = {"s"}
"""Seconds."""
ALONE: Final = re.compile(r"(?<![\w{}<\[.\-'’=,/(+:»\"”])([a-hj-z])(?![\w{}>\].\-'’=/\"”])")  # noqa: RUF001
"""A letter that stands alone in a Swedish sentence is a key; only "i" is a word there."""
NEW: Final = "".join(
    chr(code)
    for first, last in (
        (0x3B1, 0x3C1),
        (0x430, 0x45F),
        (0x561, 0x586),
        (0x10D0, 0x10FA),
        (0x250, 0x26F),
    )
    for code in range(first, last + 1)
)
"""Letters that nothing in the app has or says."""


def _sentences() -> Iterator[tuple[str, str]]:
    with CATALOGUE.open("rb") as file:
        for message in read_po(file):
            english, *_ = [message.id] if isinstance(message.id, str) else message.id
            said = [message.string] if isinstance(message.string, str) else message.string or ()
            yield from ((english, words) for words in said if english)


def test_no_sentence_names_a_letter_that_may_be_another_key() -> None:
    named = {
        english
        for english, swedish in _sentences()
        if set(ALONE.findall(swedish)) - NO_KEYS and english not in FIXED
    }
    assert named == set()


def test_every_exception_is_needed() -> None:
    assert FIXED.keys() <= {english for english, _ in _sentences()}


def _another_for_each() -> dict[str, str]:
    ids = sorted({each.id or "" for of in bindings(SCREENS).values() for each in of} - {""})
    assert len(ids) <= len(NEW), "there are more acts than letters for them here"
    return dict(zip(ids, NEW, strict=False))


KEYS: Final = _another_for_each()
ENGLISH: Final = re.compile(r"(?<![\w.'+])([b-z])(?![\w.'])")
IN_A_LINE: Final = "part of a name, ⏎ marks as here"
"""It names a key of the line that it is typed in, which no keymap changes."""
OLD: Final = re.compile(r"⏎|\b(Enter|Tab|Esc|space|mellanslag)\b")


def _named(on: Stage) -> list[str]:
    """Give the lines that name a key that means nothing any more; "a" is an English word too."""
    alone = ALONE if on.app.language.code == "sv" else ENGLISH
    lines = [line.replace(on.app.language.say(IN_A_LINE), "") for line in on.lines]
    return [line for line in lines if OLD.search(line) or alone.search(line)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of", PLACES)
async def test_every_place_names_the_users_own_keys(tmp_path: Path, of: str, language: str) -> None:
    config = Config(remote_check=0, keys=KEYS)
    async with stage(tmp_path, language=language, config=config, size=(120, 40)) as on:
        if of != "run":
            on.app.switch_screen(of)
            await on.rest()
        assert _named(on) == []
        assert unclosed(on.lines) == []
        await on.press(KEYS["list.mark"], KEYS["group.lift"])
        assert _named(on) == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_start_names_the_users_own_keys(tmp_path: Path, language: str) -> None:
    config = Config(keys=KEYS)
    async with stage(tmp_path, None, language=language, config=config, size=(120, 40)) as on:
        assert _named(on) == []
        assert unclosed(on.lines) == []


async def test_the_places_are_named_by_the_users_own_keys(tmp_path: Path) -> None:
    async with stage(tmp_path, config=Config(remote_check=0, keys=KEYS), size=(120, 40)) as on:
        assert f"{KEYS['place.people']} People" in on.lines[1]
        await on.press(KEYS["place.people"])
        assert on.question == "People"
        assert f"{KEYS['place.run']} Run" in on.lines[1]
