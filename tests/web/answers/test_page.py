"""The page on a phone: narrow, without scripts, and sent as Chromium sends it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Final

import pytest

from facilitator.core.answers.subject import HERE, VOTES
from facilitator.running.answers.protocol import Opened
from tui.test_themes import contrast
from web.answers.phones import Taken, taken
from web.answers.test_site import NEED, WHERE, WORDS, Room
from web.browser import Browser, found

WIDTH: Final = 390
"""The pixels of a phone held upright."""

LEAST: Final = 44
"""The pixels that a finger needs."""

PAGE: Final = files("facilitator.web.answers").joinpath("page.html").read_text("utf-8")
ROLES: Final = [
    dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", PAGE, re.DOTALL)
]
"""The colours in the light and in the dark."""

SMALL: Final = f"""[...document.querySelectorAll(
    'input:not([type=hidden]):not([type=checkbox]), select, textarea, button, a, .choice'
)].filter(one => one.getBoundingClientRect().height < {LEAST}).map(one => one.outerHTML)"""


@pytest.fixture
def of(tmp_path: Path) -> Iterator[Taken]:
    room = Room(tmp_path)
    with taken(room.library, room.meeting, room.clock) as made:
        made.open(*map(Opened, (HERE, WHERE, NEED, WORDS, VOTES)))
        yield made


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    program = found()
    if program is None:
        pytest.skip("there is no Chromium on this machine")
    with Browser(program, tmp_path / "profile") as made:
        made.resize(WIDTH, 844)
        yield made


@pytest.mark.parametrize("of", [0, 1], ids=["light", "dark"])
def test_every_ink_reaches_its_contrast_on_every_ground(of: int) -> None:
    roles = ROLES[of]
    for ink, ground in product(("text", "muted", "accent", "ok", "err"), ("ground", "raised")):
        assert contrast(roles[ink], roles[ground]) >= 4.5, (ink, ground)
    assert contrast(roles["on"], roles["accent"]) >= 4.5
    assert contrast(roles["edge"], roles["ground"]) >= 3, "a field is seen by its edge"


def test_a_phone_answers_without_a_script(of: Taken, browser: Browser) -> None:
    address = f"http://127.0.0.1:{of.port}/{of.answers.token}/"
    browser.open(address)
    browser.wait_for("document.querySelectorAll('form').length === 5")
    assert browser.ask("document.scripts.length") == 0
    assert browser.ask("document.documentElement.scrollWidth") == WIDTH
    assert browser.ask(SMALL) == []
    form = "document.querySelector('#question-1 form')"
    browser.ask(f"{form}.organisation.value = 'orebro'; {form}.text.value = 'Ett\\ntvå <b>'")
    # A field that must be filled is asked for by the browser itself.
    assert not browser.ask("document.querySelector('#question-2 form').checkValidity()")
    browser.ask(f"{form}.querySelector('button').click()")
    browser.wait_for("document.querySelector('#question-1 .sent') !== null")
    assert browser.ask("location.hash") == "#question-1"
    assert browser.ask("document.cookie") == "", "no script could read it"
    (sent,) = of.box.waiting()
    assert (sent.organisation, sent.text) == ("orebro", "Ett\ntvå <b>")
    said = "document.querySelector('#question-1 .said').textContent"
    assert browser.ask(said) == "Ett\ntvå <b>"
    assert browser.ask(f"{form}.text.value") == "Ett\ntvå <b>"
    assert browser.ask("document.querySelector('#terms form').organisation.value") == "orebro"


def test_a_phone_that_leaves_and_comes_back_finds_what_it_sent(of: Taken, browser: Browser) -> None:
    address = f"http://127.0.0.1:{of.port}/{of.answers.token}/"
    browser.open(address)
    browser.wait_for("document.querySelectorAll('form').length === 5")
    form = "document.querySelector('#votes form')"
    browser.ask(
        f"{form}.organisation.value = 'orebro'; {form}.choice[1].checked = true; "
        f"{form}.querySelector('button').click()"
    )
    browser.wait_for("document.querySelector('#votes .sent') !== null")
    browser.open("about:blank")
    browser.wait_for("location.href === 'about:blank'")
    browser.open(address)
    browser.wait_for("document.querySelector('#votes .sent') !== null")
    assert browser.ask(f"[...{form}.choice].map(one => one.checked)") == [False, True]
