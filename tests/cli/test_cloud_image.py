"""`words --cloud` draws a cloud."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest

from cli.calling import Cli
from cli.terms import hold
from facilitator.cli.extras import how_to_install

drawing = pytest.mark.skipif(
    importlib.util.find_spec("resvg_py") is None, reason="the extra png is not installed"
)


def test_without_terms_there_is_nothing_to_draw(cli: Cli) -> None:
    hold(cli, "kista", "2013-03-21", {})
    result = cli("words", "--cloud", "moln.svg")
    assert (result.code, result.out) == (1, "")
    assert "nothing to draw" in result.err


def test_an_svg_needs_nothing_and_is_drawn_the_same_each_time(first: Cli) -> None:
    result = first("words", "--cloud", "moln.svg")
    assert result.out == "Drew the word cloud of “Träff i kista” in moln.svg.\n"
    drawn = Path("moln.svg").read_text("utf-8")
    assert ">bredband</text>" in drawn
    first("words", "--cloud", "moln.svg")
    assert Path("moln.svg").read_text("utf-8") == drawn


def test_whatever_was_handed_in_can_be_drawn(cli: Cli) -> None:
    odd = "<b>&\n👩‍👩‍👧\n\u05e9\u05dc\u05d5\u05dd\n\ufffe\ufffey\n…\n" + "x" * 10_000
    hold(cli, "kista", "2013-03-21", {"a": odd})
    assert cli("words", "--cloud", "moln.svg").code == 0
    root = ET.parse("moln.svg").getroot()  # noqa: S314 - our own
    words = [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "<b>&" in words
    assert any(word.startswith("xxxx") and word.endswith("x…") for word in words)


def test_a_png_without_the_extra_says_how_to_install_it(
    first: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    result = first("words", "--cloud", "moln.png")
    assert result.code == 1
    assert f"install the package: {how_to_install('png', 'resvg_py')}" in result.err
    assert not Path("moln.png").exists()


def test_without_a_font_no_picture_without_words_is_made(
    first: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    blank = SimpleNamespace(svg_to_bytes=lambda **_: b"a white picture")
    monkeypatch.setitem(sys.modules, "resvg_py", blank)
    result = first("words", "--cloud", "moln.png")
    assert result.code == 1
    assert "no font" in result.err
    assert not Path("moln.png").exists()


@drawing
def test_a_png_is_drawn_where_there_is_a_font(first: Cli) -> None:
    result = first("words", "--cloud", "MOLN.PNG")
    if "no font" in result.err:
        pytest.skip("there is no font here")
    assert result.code == 0
    assert Path("MOLN.PNG").read_bytes().startswith(b"\x89PNG")
