"""A paste is one text in its order, whatever escapes it holds and however it arrives."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual import events

from facilitator.tui.pasting import BEGIN, END, Parser


def read(chunks: Sequence[str]) -> list[str]:
    """Read what a terminal sends: a paste as its text in quotes, a key as its character."""
    parser, found = Parser(), []
    for chunk in chunks:
        for event in parser.feed(chunk):
            if isinstance(event, events.Paste):
                found.append(f"“{event.text}”")
            elif isinstance(event, events.Key):
                found.append(event.character or event.key)
    return found


def test_what_follows_an_escape_in_a_paste_is_no_key() -> None:
    assert read([f"a{BEGIN}one \x1b[31mtwo\x1b three{END}b"]) == ["a", "“one [31mtwo three”", "b"]
    assert read([f"{BEGIN}\x1b{END}", "x"])[-1] == "x"
    assert read([f"{BEGIN}a\x1b\x1b{END}{BEGIN}b{END}"]) == ["“a”", "“b”"]


def test_keys_outside_a_paste_are_read_as_ever() -> None:
    assert read(["\x1b[A", "\x1b[15~", "å"]) == ["up", "f5", "å"]
    assert read([BEGIN[:3], BEGIN[3:] + "x", END]) == ["“x”"]


texts = st.text(st.sampled_from("ab \x1b[201~åm;"), max_size=30).filter(
    lambda text: END not in text
)


@given(text=texts, cuts=st.lists(st.integers(1, 60), max_size=8))
@example(text="x\x1b[20", cuts=[10])
@example(text="\x1b", cuts=[6, 7])
@example(text="\x1bm", cuts=[1, 3])
def test_however_it_is_cut_it_is_the_same_text_and_nothing_else(text: str, cuts: list[int]) -> None:
    sent = f"{BEGIN}x{text}{END}!"
    edges = [0, *sorted(cuts), len(sent)]
    chunks = [sent[a:b] for a, b in pairwise(edges) if sent[a:b]]
    wanted = text.replace("\x1b", "")
    assert read(chunks) == [f"“x{wanted}”", "!"]


@pytest.mark.parametrize("driver", ["linux_driver"])
def test_the_driver_that_is_loaded_reads_so(driver: str) -> None:
    import sys
    from importlib import import_module
    from typing import Any

    from facilitator.tui.pasting import read_pastes_in_order

    if sys.platform == "win32":
        driver = "win32"
    module: Any = import_module(f"textual.drivers.{driver}")
    before = module.XTermParser
    try:
        read_pastes_in_order()
        assert module.XTermParser is Parser
    finally:
        module.XTermParser = before
