"""The tables of a journal are what tomllib reads, however quickly they are read."""

from __future__ import annotations

import random
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.files.records.tables import parsed, tables
from faults.blocks import changed, kept, outcome


@settings(deadline=None)  # the first example loads the records
@given(st.lists(st.sampled_from(kept()), min_size=1, max_size=4), st.randoms())
def test_blocks_changed_anyhow_are_read_as_tomllib_reads_all_of_them(
    whole: list[str], dice: random.Random
) -> None:
    text = changed("".join(whole), dice)
    assert outcome(tables, text) == outcome(parsed, text)


def test_what_the_codec_writes_is_read_without_tomllib(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(kept())
    expected = parsed(text)

    def refuse(text: str) -> None:
        raise AssertionError(text)

    monkeypatch.setattr(tomllib, "loads", refuse)
    assert tables(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "[[event]]\n",
        "[[event]]\n[[event]]\n",
        "event = []\n",
        "event = [{ id = 1 }]\n[[event]]\nid = 2\n",
        '[[event]]\nx = """\n[[event]]\n"""\n',
        "[[event]]\nx = [\n[[event]]\n]\n",
        "[[event]]\n[[ event ]]\nid = 2\n[event.x]\ny = 1\n[[event]]\n",
        "[[event]]\n[other]\n",
        "[[event]]\nid = 1\n\nid = 2\n",
    ],
)
def test_blocks_that_hang_together_are_read_as_one_text(text: str) -> None:
    assert outcome(tables, text) == outcome(parsed, text)
