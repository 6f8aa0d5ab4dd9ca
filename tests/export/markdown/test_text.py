"""What is written as Markdown reads back as what was typed, whatever it was."""

from __future__ import annotations

import pytest
from hypothesis import given

from facilitator.export.markdown import text as md
from markdown_reader import TYPED, of_type, plain_text, read, text


@given(TYPED)
def test_a_paragraph_reads_back(typed: str) -> None:
    first, *middle, last = read(f"before\n\n{md.block(typed)}\n\nafter")
    assert (text(first), text(last)) == ("before", "after")
    assert plain_text(middle) == typed


@given(TYPED)
def test_a_list_item_reads_back(typed: str) -> None:
    (bullets,) = read(md.items(["before", md.block(typed), "after"]))
    before, item, after = bullets.children
    assert (text(before), text(after)) == ("before", "after")
    assert plain_text(item.children) == typed


@given(TYPED)
def test_an_item_led_by_a_word_reads_back(typed: str) -> None:
    (bullets,) = read(md.fact("Word", md.block(typed)))
    assert text(bullets) == f"Word: {typed}"


@given(TYPED)
def test_a_line_that_a_text_begins_reads_back(typed: str) -> None:
    (bullets,) = read(md.items([md.lead(typed), f"{md.lead(typed)}: more", "after"]))
    assert [plain_text(item.children) for item in bullets.children] == [
        typed,
        f"{typed}: more",
        "after",
    ]


@given(TYPED, TYPED)
def test_clauses_read_back(one: str, other: str) -> None:
    (paragraph,) = read(f"x {md.clauses([md.inline(one), md.inline(other)])}")
    assert text(paragraph) == f"x {one}; {other}"


def test_a_semicolon_makes_no_entity_of_what_is_before_it() -> None:
    (paragraph,) = read(md.clauses([md.inline(one) for one in ("a&copy", "R&D", "b &#38", "R&D")]))
    assert text(paragraph) == "a&copy; R&D; b &#38; R&D"
    assert md.clauses([]) == ""


@given(TYPED)
def test_a_quotation_reads_back(typed: str) -> None:
    quote, after = read(f"{md.quoted(md.block(typed))}\n\nafter")
    assert quote.type == "blockquote"
    assert plain_text(quote.children) == typed
    assert text(after) == "after"


@given(TYPED)
def test_a_heading_reads_back(typed: str) -> None:
    heading, after = read(f"## {md.heading(typed)}\n\nafter")
    assert heading.tag == "h2"
    assert plain_text(heading.children) == typed
    assert text(after) == "after"


@given(TYPED, TYPED)
def test_table_cells_read_back(one: str, other: str) -> None:
    (table,) = read(md.table(["A", "B"], [[md.inline(one), md.inline(other)], ["c", "d"]]))
    cells = [plain_text(cell.children) for cell in of_type([table], "td")]
    assert cells == [one, other, "c", "d"]


@given(TYPED, TYPED)
def test_text_within_bold_and_italics_reads_back(one: str, other: str) -> None:
    (paragraph,) = read(f"**{md.inline(one)}** and *({md.inline(other)})*")
    (bold,) = of_type([paragraph], "strong")
    (italics,) = of_type([paragraph], "em")
    assert (text(bold), text(italics)) == (one, f"({other})")


@given(TYPED)
def test_a_link_shows_its_address_and_goes_only_to_the_web(typed: str) -> None:
    for address in (typed, f"https://a.se/{typed}", f"javascript:{typed}", f"<{typed}>"):
        (paragraph,) = read(f"See {md.link(address)}")
        assert text(paragraph) == f"See {address}"
        for link in of_type([paragraph], "link"):
            assert str(link.attrs["href"]).startswith(("http://", "https://", "mailto:"))


@given(TYPED)
def test_a_link_in_a_table_stays_in_its_cell(typed: str) -> None:
    address = f"https://a.se/a|{''.join(typed.split())}"
    (table,) = read(md.table(["A", "B"], [[md.link(address), "b"]]))
    one, other = of_type([table], "td")
    assert (text(one), text(other)) == (address, "b")
    for link in of_type([one], "link"):
        assert "%7C" in str(link.attrs["href"])


def test_ordinary_prose_is_its_own_source() -> None:
    prose = "Vi ses 26/4 (kl. 10.30): R&D, A/B; 5 < 6! Är det ok? ”Ja” 'ja' 50 % #nu @Åsa 1.5 a-b"
    assert md.block(prose) == md.inline(prose) == md.heading(prose) == prose


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("# rubrik", r"\# rubrik"),
        ("#hashtag", "#hashtag"),
        ("- punkt", r"\- punkt"),
        ("-5 grader", "-5 grader"),
        ("1. först", r"1\. först"),
        ("2013 var ett år.", "2013 var ett år."),
        ("=", r"\="),
        ("a * b", r"a \* b"),
        ("snake_case och _kursiv_", r"snake_case och \_kursiv\_"),
        ("~30 min, ~~struket~~", r"~30 min, \~\~struket\~\~"),
        ("~a~ (~b~) c~ ~ ~d", r"~a\~ (~b\~) c\~ ~ ~d"),
        ("https://a.se/~b/", "https://a.se/~b/"),
        ("<b> men 1 < 2", r"\<b> men 1 < 2"),
        ("&amp; men R&D", r"\&amp; men R&D"),
        ("[ ] en uppgift", r"\[ \] en uppgift"),
        (" a ", "&#32;a&#32;"),
        ("rad\nrad", "rad\\\nrad"),
        ("stycke\n\nstycke", "stycke\n\nstycke"),
    ],
)
def test_only_what_means_something_is_escaped(typed: str, written: str) -> None:
    assert md.block(typed) == written


def test_an_address_of_plain_characters_is_an_autolink() -> None:
    assert md.link("https://a.se/x_y?a=1&b=2#c") == "<https://a.se/x_y?a=1&b=2#c>"


def test_a_table_leaves_out_empty_columns() -> None:
    assert md.table(["A", "B"], [["a", ""], ["b", ""]]) == "| A |\n| --- |\n| a |\n| b |"


def test_a_very_long_text_reads_back() -> None:
    typed = "en lång text med * och _ och\nrader " * 3000
    assert plain_text(read(md.block(typed))) == typed


@given(TYPED, TYPED)
def test_what_a_text_begins_with_is_set_in_bold_and_reads_back(words: str, rest: str) -> None:
    for typed in (words + rest, f"{words} {rest}", words):
        written = md.opened(words, typed)
        if written is not None:
            (paragraph,) = read(f"x {written}")
            assert text(paragraph) == f"x {typed}"
            (bold, *_) = of_type([paragraph], "strong")
            assert text(bold) == words


def test_a_text_that_goes_on_within_a_word_does_not_begin_with_it() -> None:
    assert md.opened("plan", "plans") is None
    assert md.opened("", "plans") is None
    assert md.opened("Plan", "plan, och mer") == "**plan**, och mer"
