"""`words --image` draws a cloud."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from cli.calling import Cli
from cli.terms import hold
from facilitator.cli.extras import how_to_install

drawing = pytest.mark.skipif(
    importlib.util.find_spec("wordcloud") is None, reason="the extra wordcloud is not installed"
)


def test_without_the_extra_it_says_how_to_install_it(
    first: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "wordcloud", None)
    result = first("words", "--cloud", "moln.png")
    assert result.code == 1
    assert f"To install it: {how_to_install('wordcloud', 'wordcloud')}" in result.err
    assert "wordcloud" in result.err
    assert not Path("moln.png").exists()


def test_without_terms_there_is_nothing_to_draw(cli: Cli) -> None:
    hold(cli, "kista", "2013-03-21", {})
    result = cli("words", "--cloud", "moln.svg")
    assert (result.code, result.out) == (1, "")
    assert "nothing to draw" in result.err


@drawing
def test_a_cloud_is_drawn_the_same_each_time(first: Cli) -> None:
    result = first("words", "--cloud", "moln.svg")
    assert result.out == "Drew the word cloud of “Träff i kista” in moln.svg.\n"
    drawn = Path("moln.svg").read_text("utf-8")
    assert ">bredband</text>" in drawn
    first("words", "--cloud", "moln.svg")
    assert Path("moln.svg").read_text("utf-8") == drawn
    first("words", "--cloud", "MOLN.PNG")
    assert Path("MOLN.PNG").read_bytes().startswith(b"\x89PNG")


@drawing
def test_whatever_was_handed_in_can_be_drawn(cli: Cli) -> None:
    from xml.etree import ElementTree as ET

    odd = "<b>&\n👩‍👩‍👧\n\u05e9\u05dc\u05d5\u05dd\n\ufffe\ufffey\n…\n" + "x" * 10_000
    hold(cli, "kista", "2013-03-21", {"a": odd})
    assert cli("words", "--cloud", "moln.svg").code == 0
    told = "".join(ET.parse("moln.svg").getroot().itertext())  # noqa: S314 - our own
    assert "<b>&" in told
    assert "x" * 59 + "…" in told
