"""Documents are read alike for all their forms: addresses, pictures and labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.export.markdown import text as md
from facilitator.export.reading import TICKS, Reader, parts, words
from markdown_reader import TYPED


def links(source: str) -> list[tuple[str, str]]:
    """Give what is linked to, with the words that are shown."""
    found: list[tuple[str, str]] = []
    for token in Reader().parse(source):
        within = False
        for child in token.children or ():
            if child.type == "link_open":
                found.append((str(child.attrGet("href")), ""))
            within = child.type == "link_open" or (within and child.type != "link_close")
            if within and child.content:
                found[-1] = (found[-1][0], found[-1][1] + child.content)
    return found


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("Se https://a.se/b_c?x=1&y=2.", "https://a.se/b_c?x=1&y=2"),
        ("(http://a.se/x)", "http://a.se/x"),
        (
            "http://sv.wikipedia.org/wiki/Län_(Sverige)",
            "http://sv.wikipedia.org/wiki/Län_(Sverige)",
        ),
        ("på www.regionaldigitalagenda.se, och", "www.regionaldigitalagenda.se"),
        ("”https://a.se/”", "https://a.se/"),
        ("HTTPS://A.SE", "HTTPS://A.SE"),
        ("a@www.se.nu", None),
        ("https://", None),
        ("https://...", None),
        ("wwww.a.se", None),
        ("www.", None),
        ("javascript://a.se", None),
    ],
)
def test_an_address_that_was_typed_is_a_link_without_what_follows_it(
    typed: str, address: str | None
) -> None:
    assert "".join(text for text, _ in parts(typed)) == typed
    assert [text for text, is_address in parts(typed) if is_address] == [address or ""][
        : bool(address)
    ]
    assert [text for _, text in links(md.block(typed))] == [address or ""][: bool(address)]


def test_an_address_without_a_scheme_is_followed_safely() -> None:
    assert links("www.å.se/ö") == [("https://www.xn--5ca.se/%C3%B6", "www.å.se/ö")]


def test_a_link_or_code_holds_no_link() -> None:
    assert links("[https://a.se](https://b.se)") == [("https://b.se", "https://a.se")]
    assert links("[![https://a.se](p.png)](https://b.se)") == [("https://b.se", "https://a.se")]
    assert links("`https://a.se`") == []


@given(TYPED | st.text())
def test_reading_changes_no_text(text: str) -> None:
    assert "".join(part for part, _ in parts(text)) == text


def headings(source: str) -> list[tuple[str, str]]:
    tokens = Reader().parse(source)
    return [
        (token.tag, words(tokens[place + 1]))
        for place, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def test_a_label_above_something_is_a_heading_below_that_of_its_section() -> None:
    source = "# a\n\n## b\n\n**c:**\n\n- d\n\n### e\n\n##### f\n\n**g *h*:**\n\n> i\n"
    assert headings(source) == [
        ("h1", "a"),
        ("h2", "b"),
        ("h3", "c"),
        ("h3", "e"),
        ("h5", "f"),
        ("h4", "g h"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "**a:** b",
        "**a**",
        "**:**",
        "a:",
        "*a:*",
        "- **a:**",
        "> **a:**",
        "**a** **b:**",
    ],
)
def test_what_is_no_label_stays_as_it_is(source: str) -> None:
    assert headings(source) == []


def ticked(source: str) -> list[bool]:
    lists = ("bullet_list_open", "ordered_list_open")
    found = (token for token in Reader().parse(source) if token.type in lists)
    return [token.attrGet("class") == TICKS for token in found]


def test_a_list_of_things_to_tick_off_needs_no_other_sign() -> None:
    assert ticked("- ☐ a\n- ☐ b\n\ntext\n\n- c\n") == [True, False]
    assert ticked("- ☐ a\n- b\n") == [False]
    assert ticked("- a\n  - ☐ b\n\n1. ☐ c\n") == [False, True, False]
    assert ticked("- ☐ a\n-\n") == [False]
    assert ticked("- # ☐ a\n- ☐ b") == [True]
