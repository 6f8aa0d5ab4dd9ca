"""The quick part of the fault suite, and what it has brought to light."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from textual.color import Color

from facilitator.cli.lookalikes import lookalike
from facilitator.core.base.cells import cells
from facilitator.core.base.text import clean, readable
from facilitator.core.words.cloud import BARS
from facilitator.tui.sanitise import Gate
from faults.hostile import SAID, unwanted
from faults.suite import FAULTS, attempt
from faults.trial import Skipped

QUICK = [name for name, case in FAULTS.items() if case.quick]


@pytest.mark.parametrize("name", QUICK)
def test_a_fault_is_stood(name: str) -> None:
    case = FAULTS[name]
    try:
        assert attempt(case, case.quick, seed=1)
    except Skipped as reason:
        pytest.skip(str(reason))


def test_bytes_of_a_locale_without_letters_are_read_as_what_they_were() -> None:
    given = "åäö".encode().decode("ascii", "surrogateescape")
    assert readable(given) == clean(given) == "åäö"
    assert clean("a\udcffb\ud800") == "a\ufffdb\ufffd"


def test_a_lookalike_is_ascii_of_the_same_width() -> None:
    text = "▶ åäö “–” 你好 █…"  # noqa: RUF001
    assert lookalike(text) == '> aao "-" ???? #.'
    assert cells(lookalike(text)) == cells(text)


def test_sizes_are_told_apart_where_there_are_no_letters_but_ascii() -> None:
    assert len({lookalike(bar) for bar in BARS.values()}) == len(BARS)


@pytest.mark.parametrize("text", SAID)
def test_nothing_harmful_passes_the_gate_and_no_line_changes_its_width(text: str) -> None:
    (before,) = line = [Segment(text)]
    (after,) = Gate().apply(line, Color(0, 0, 0))
    assert not unwanted(after.text.replace("\n", "\x00"))
    assert after.cell_length >= before.cell_length
