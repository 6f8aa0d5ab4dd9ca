"""A description keeps its author's Markdown and cannot reach beyond its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from facilitator.core.base.text import clean
from facilitator.export.markdown.description import description
from markdown_reader import of_type, read, text

MARKS = st.sampled_from(
    [
        *("# ", "- ", "* ", "+ ", "1. ", "2) ", "> ", "`", "```", "~~~", "*", "**", "_", "__"),
        *("[", "]", "](", ")", "<b>", "<!--", "<div>", "&amp;", "&#35;", "&#10;", "&#32;", "\\"),
        *(
            "http://x.se",
            "<http://x.se>",
            "javascript:x",
            "===",
            "---",
            "!",
            *("![", "<", "script>", "](a.txt)", "](http://y.se)"),
            "[a]: b",
            "\n",
            "\n\n",
        ),
        *("  ", "    ", "  \n", "\\\n", "a", "bo", "c d", "å", '"', "&", "1", "|"),
    ]
)
AUTHORED = (st.lists(MARKS, min_size=1, max_size=14).map("".join) | st.text()).map(clean)


@given(AUTHORED)
def test_what_follows_is_not_swallowed(authored: str) -> None:
    *_, last = read(f"### Title\n\n{description(authored)}\n\nafter *this*")
    assert last.type == "paragraph"
    assert [child.type for child in last.children[0].children] == ["text", "em"]
    assert text(last) == "after this"


@given(AUTHORED)
def test_no_html_and_no_heading_of_the_minutes_comes_of_it(authored: str) -> None:
    blocks = read(description(authored))
    assert not list(of_type(blocks, "html_block", "html_inline"))
    assert all(node.tag in ("h4", "h5", "h6") for node in of_type(blocks, "heading"))


@given(AUTHORED)
def test_the_text_is_the_one_that_was_meant(authored: str) -> None:
    meant = MarkdownIt("commonmark", {"html": False})
    assert _words(meant.render(description(authored))) == _words(meant.render(authored + "\n"))


@pytest.mark.parametrize(
    ("authored", "written"),
    [
        ("One line.", "One line."),
        ("One\nline.", "One line."),
        ("Two  \nlines.", "Two\\\nlines."),
        ("# Title\n\ntext", "#### Title\n\ntext"),
        ("Title\n=====\ntext", "#### Title\n\ntext"),
        ("*a* __b__ `c`", "*a* __b__ `c`"),
        ("* a\n* b\n  1. c", "* a\n* b\n  1. c"),
        ("- a\n\n- b", "- a\n\n- b"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("> a\nb", "> a b"),
        ("```py\nx = 1", "```\nx = 1\n```"),
        ("~~~\n```\n~~~", "````\n```\n````"),
        ("***", "___"),
        ("[a](https://a.se 'title')", "[a](<https://a.se>)"),
        ("[a](javascript:b)", r"\[a\](javascript:b)"),
        ("[a](notes.txt)", "a"),
        ("![a](https://a.se/b.png)", "![a](<https://a.se/b.png>)"),
        ("![a](b.png)", "a"),
        ("a!&#91;b](c) ![", r"a!\[b\](c) !\["),
        ("wow\\![a](https://a.se)", r"wow\![a](<https://a.se>)"),
        ("<b>bold</b>", r"\<b>bold\</b>"),
        ("<!-- a", r"\<!-- a"),
        ("`` a`b ``", "``a`b``"),
        ("a&#x202E;b", "ab"),
        ("<[b](a.txt)> &[amp;](a.txt)", r"\<b> \&amp;"),
        ("![<b>)](a.png)", r"\<b>)"),
        ("[a!](b.txt)[c](https://a.se)", r"a\![c](<https://a.se>)"),
        ("[<http://x.se> a](http://y.se)", "[http://x.se a](<http://y.se>)"),
        ("999999999. a\n1. b", "999999999. a\n999999999. b"),
        ("`` ` ``", "`` ` ``"),
    ],
)
def test_markdown_is_written_anew(authored: str, written: str) -> None:
    assert description(authored) == written


@pytest.mark.parametrize(
    ("authored", "words"),
    [
        ("*a **b " * 2000 + "c** d*" * 2000, "ab" * 2000 + "cd" * 2000),
        ("*a" * 20_000, "a" * 20_000),
        ("![" + "*a " * 2000 + "b*" * 2000 + "](https://a.se)", "a" * 2000 + "b" * 2000),
        ("![" + "*a " * 2000 + "b*" * 2000 + "](b.png)", "a" * 2000 + "b" * 2000),
    ],
)
def test_what_is_nested_deeper_than_anybody_reads_keeps_its_text(authored: str, words: str) -> None:
    (paragraph,) = read(description(authored))
    assert re.sub(r"[\s*]", "", text(paragraph)) == words


def _words(html: str) -> str:
    """Leave of HTML what is read: not how it is set, nor addresses that no link goes to."""
    html = re.sub(r'<img [^>]*alt="([^"]*)"[^>]*>', r"\1", html)
    html = re.sub(r"<[^>]*>", "", html)
    return re.sub(r"[\s*_]+", "", html)
