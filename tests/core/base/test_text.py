"""Text from people is made safe where it comes in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.base.text import (
    capital,
    clean,
    clean_line,
    clean_words,
    file_slug,
    file_stem,
    fold,
    given_text,
    says_nothing,
    shortened,
    slug,
)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("Region Blekinge", "Region Blekinge"),
        ("räksmörgås ÅÄÖ", "räksmörgås ÅÄÖ"),
        ("ra\u0308k", "räk"),  # NFC
        ("A\u030a", "Å"),
        ("a\tb", "a    b"),
        ("a\r\nb\rc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf"),
        ("a\x00b\x07c\x7fd\x84e", "abcde"),
        ("a\x1b[31mb\x1b[0mc", "abc"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]8;;http://x\x1b\\b", "ab"),
        ("a\x9b31mb", "ab"),
        ("a\x9fno text either", "a"),
        ("a\x1bPq\x1b\\b", "ab"),
        ("a\x1b(Bb\x1bcd", "abd"),
        ("a\x1b]0;never ended\nb", "a\nb"),
        ("a\x1b", "a"),
        ("a\u202eb\u2066c\u200fd\u061ce\u206af", "abcdef"),
        ("a\u200bb\u2060c\ufeffd\u00ade\u034ff\u2063g\u180eh", "abcdefgh"),
        ("a\ufff9b", "ab"),
        ("a\U000e0041b", "ab"),
        ("a\ud800b", "a\ufffdb"),
        ("👩\u200d🔬 ✌️", "👩\u200d🔬 ✌️"),  # joiners and variation selectors of emoji stay
        ("[bold]x[/bold] {y} %s", "[bold]x[/bold] {y} %s"),
    ],
)
def test_clean_takes_out_what_is_no_text_and_leaves_the_rest(raw: str, kept: str) -> None:
    assert clean(raw) == kept
    assert clean(kept) == kept
    assert unicodedata.is_normalized("NFC", clean(raw))


def test_a_line_has_no_line_feeds_nor_runs_of_blanks() -> None:
    assert clean_line("  a \n\n b\t\u00a0c ") == "a b c"


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("Aktuellt i EU", "aktuellt-i-eu"),
        ("Åsa & Örjan: läget?", "åsa-örjan-läget"),
        ("A\u030asa", "åsa"),
        ("  24:e  plats_nu ", "24-e-plats-nu"),
        ("Straße", "strasse"),
        ("Москва 東京", "москва-東京"),
        ("../../etc/passwd", "etc-passwd"),
        ("!!!", ""),
        ("", ""),
    ],
)
def test_a_slug_is_lower_case_letters_and_digits_with_hyphens_between(title: str, id_: str) -> None:
    assert slug(title) == id_


@given(st.text())
def test_a_capital_is_all_that_changes(typed: str) -> None:
    begun = capital(typed)
    assert begun[1:] == typed[1:] or len(begun) != len(typed)
    assert capital("åsa Ek") == "Åsa Ek"


def test_capital_and_small_letters_are_alike_but_letters_of_their_own_are_not() -> None:
    assert fold("A\u030aSA") == fold("åsa") == "åsa"
    assert fold("Asa") != fold("Åsa")


def test_a_text_too_long_for_its_place_is_cut() -> None:
    assert shortened("abc", 3) == "abc"
    assert shortened("abcd", 3) == "ab…"
    assert shortened("a bcd", 3) == "a…"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Region Blekinge", "region-blekinge"),
        ("å" * 300, "å" * 60),
        ("\U00020000" * 300, "\U00020000" * 45),
        ("a" * 59 + " b", "a" * 59),
        ("!?", "other"),
        ("Con", "con-"),
        ("LPT1", "lpt1-"),
        ("Console", "console"),
    ],
)
def test_a_files_name_fits_every_system(title: str, name: str) -> None:
    assert file_stem(title, "other") == name
    assert file_slug(title, "other") == name.removesuffix("-")


@given(st.text())
def test_any_title_makes_a_name_of_a_file(title: str) -> None:
    name = file_stem(title, "x")
    assert 0 < len(f"2013-03-21-{name}-rehearsal.docx".encode()) <= 255
    assert "/" not in name
    assert name == clean_line(name)
    assert not name.startswith((".", "-"))


@pytest.mark.parametrize(
    "text",
    ["", " ", ",", " ,; ", "-", "–—", "...", "…", "a", "?", "0", "👍", "!"],  # noqa: RUF001 - dashes are typed
)
def test_separators_alone_say_nothing(text: str) -> None:
    assert says_nothing(text) is not any(one in text for one in "a?0👍!")
    assert clean_words(text) == ("" if says_nothing(text) else text)


@pytest.mark.parametrize(
    ("content", "encoding", "text"),
    [
        ("Åke säger “ja”".encode(), "cp1252", "Åke säger “ja”"),
        ("Åke säger “ja”".encode("cp1252"), "cp1252", "Åke säger “ja”"),
        ("Åke säger ja".encode("cp850"), "cp850", "Åke säger ja"),
        ("\ufeffÅke".encode(), "cp1252", "Åke"),  # as PowerShell begins UTF-8
        (b"\xffke", "utf-8", "\udcffke"),
    ],
)
def test_what_other_programs_give_is_utf_8_or_in_the_systems_encoding(
    content: bytes, encoding: str, text: str
) -> None:
    assert given_text(content, encoding) == text
