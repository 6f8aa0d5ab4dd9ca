"""Lists that are set all at once are set as the reader of Markdown sets them item by item."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator.export.html import lists, unbroken
from facilitator.export.markdown import text as md
from facilitator.export.reading import TICK, Reader
from markdown_reader import TYPED

MARKS = st.sampled_from(
    [
        *("# ", "#", "+ ", "- ", "* ", "1. ", "12) ", "> ", ">", "= ", "===", "---", ": ", "| "),
        *("<b>", "<https://a.se>", "[a](b)", "[", "]", "`c`", "~~d~~", "_e_", "**f**", "*", "_"),
        *("~", "http://", "www.a", "WWW.", TICK, "&amp;", "&", "\\", '"', "'", "(", ")", "!"),
        *("e-", "IT-"),
        *(" ", "  ", "\t", "\u00a0", "\u2028", "\x0b", "å"),
    ]
)
WORDS = st.lists(st.sampled_from("ab ") | MARKS, max_size=4).map("".join)
ITEMS = st.one_of(
    WORDS.map("- {}".format),
    st.builds("- {} *({})*".format, WORDS, WORDS),
    TYPED.map(md.block).map(md.item),
    TYPED.map("- {}".format),
)
OTHERS = st.one_of(
    WORDS,
    TYPED,
    st.sampled_from(
        ["", "", "", "---", "===", "```", "> - b", "  c", "    d", "* e", "+ f", "1. g", "-", "- "]
    ),
    WORDS.map("> {}".format),
    WORDS.map("  - {}".format),
)
LINES = st.lists(ITEMS | OTHERS, max_size=8).map("\n".join)
NO = st.just("")
LISTS = st.lists(
    st.builds("- {}{}{}".format, NO | MARKS, st.sampled_from(["a", "b c", "d *(e)*"]), NO | MARKS),
    min_size=1,
    max_size=3,
).map("\n".join)
"""Lists that are nearly plain or plain."""

ENDS = st.sampled_from(["", "\n", "\n\n", "\n\n\n", "\n \n", "\n\t", "\n\n- ", "\n\n  ", "\n\n## "])


AT_ONCE, ONE_BY_ONE = Reader(), Reader()
lists.use(AT_ONCE)
for reader in (AT_ONCE, ONE_BY_ONE):
    unbroken.use(reader)


@settings(max_examples=500)
@given(LINES | st.builds("{}{}{}".format, LISTS, ENDS, LINES))
@example("- a\n- b *(c)*\n")
@example('- a > "b"\n\nc\n')
@example("- a\n\n- b\n")
@example("- a\nb\n")
@example("```\n- a\n\n```\n")
@example("x\n- a\n\n  b\n")
@example("> - a\n\n- b\n\nc\n")
@example("- [a]\n\n[a]: /b\n")
@example("- a\n---\n")
@example("- a *(b*\n")
@example("- a *()*\n\n")
@example("- a\r\n- b\x00\r\n")
@example("- *a*\n- b\n\nc\n")
def test_any_markdown_is_set_as_without_it(markdown: str) -> None:
    assert AT_ONCE.render(markdown) == ONE_BY_ONE.render(markdown)


MEANT = (
    *("http://a.se", "a HTTPS://a.se b", "www.a.se", "a (WwW.a.se)", TICK, TICK + "a", "a" + TICK),
    *("# a", "#", "a #", "+ a", "- a", "* a", "1. a", "1) a", "> a", "    a", "---", "***", "```"),
    *("<b>", "<https://a.se>", "a &amp; b", "\\# a", "a\\", "`a`", "*a*", "_a_", "**a**", "~~a~~"),
    *("[a](b)", "![a](b)", "[a]: b", "[x] a", "| a |", " a", "a ", "a\t", "\ta", "a *b* *(c)*"),
    *("a *(b*c)*", "a *(`b`)*", "a **(b)**", "a *( b )*", "a  *(b)*", "a*(b)*", "*(b)*"),
    "a *(b)* c",
)


@pytest.mark.parametrize("text", MEANT)
def test_an_item_that_means_something_is_set_as_that(text: str) -> None:
    for markdown in (f"a\n\n- {text}\n- b\n\nc\n", f"- b\n- {text}\n", f"- {text}\n"):
        assert AT_ONCE.render(markdown) == ONE_BY_ONE.render(markdown)


@pytest.mark.parametrize(
    "markdown",
    [
        "- a\n",
        "- a\n- b\n\nc",
        "# a\n\n- b *(by c)*\n- d > e\n\n## f\n",
        "a\n\n- b\n\n\n\n1. c\n",
    ],
)
def test_plain_lists_are_set_at_once(markdown: str) -> None:
    kinds = [token.type for token in AT_ONCE.parse(markdown)]
    assert "html_block" in kinds
    assert "bullet_list_open" not in kinds
